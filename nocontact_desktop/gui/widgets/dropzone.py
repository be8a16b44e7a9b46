"""A place to drop, paste or choose files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFrame, QWidget

from nocontact_desktop.gui.widgets.buttons import SecondaryButton
from nocontact_desktop.gui.widgets.dialogs import dialogs
from nocontact_desktop.gui.widgets.frames import IconLabel
from nocontact_desktop.gui.widgets.layouts import column
from nocontact_desktop.gui.widgets.naming import set_state
from nocontact_desktop.gui.widgets.text import SecondaryText, Value


class Dropzone(QFrame):
    """``Dropzone("Drop files here", hint="PDF, pictures", name="importDrop", spoken="Files to bring in")``.

    ``files_given(list[Path])`` for files dropped, pasted or chosen; ``picture_pasted(bytes)`` (PNG) for a
    picture that came without a file.
    """

    files_given = Signal(list)
    picture_pasted = Signal(bytes)

    def __init__(
        self,
        words: str,
        parent: QWidget | None = None,
        *,
        name: str,
        spoken: str,
        hint: str = "",
        filters: str = "",
        several: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._filters = filters
        self._several = several
        centre = Qt.AlignmentFlag.AlignHCenter
        body = column(self, gap=8, margins=(24, 24, 24, 24))
        body.addWidget(IconLabel("download", "accent", 24), 0, centre)
        says = Value(words, name=f"{name}Words")
        says.setAlignment(centre | Qt.AlignmentFlag.AlignTop)
        body.addWidget(says)
        small = SecondaryText(hint, name=f"{name}Hint")
        small.setAlignment(centre | Qt.AlignmentFlag.AlignTop)
        body.addWidget(small)
        small.setVisible(bool(hint))
        self._choose = SecondaryButton(
            self.tr("Choose files") if several else self.tr("Choose a file"), name=f"{name}Choose"
        )
        self._choose.clicked.connect(self._on_choose)
        body.addWidget(self._choose, 0, centre)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files_in(event.mimeData()):
            set_state(self, "over", value=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        set_state(self, "over", value=False)

    def dropEvent(self, event: QDropEvent) -> None:
        set_state(self, "over", value=False)
        self._give(_files_in(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_choose()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Take files or a picture from the clipboard."""
        held = QGuiApplication.clipboard().mimeData()
        if files := _files_in(held):
            self._give(files)
        elif held.hasImage():
            self.picture_pasted.emit(_png(QImage(held.imageData())))

    def _on_choose(self) -> None:
        dialogs().open_files(self, self.tr("Choose files"), self._filters, self._give, several=self._several)

    def _give(self, files: list[Path]) -> None:
        if files:
            self.files_given.emit(files if self._several else files[:1])


def _files_in(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _png(image: QImage) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(held.data())
