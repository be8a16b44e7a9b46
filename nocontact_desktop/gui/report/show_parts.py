"""How one entry and its files look when they are shown to somebody across a desk."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.paper_jobs import picture_to_show
from nocontact_desktop.gui.widgets import BodyText, Card, Divider, Heading, SecondaryText, column
from nocontact_desktop.report.beside.showing import ShownEntry, ShownFile

_WIDEST = 900


class ShownPicture(QWidget):
    """A picture as wide as there is room for; empty until it has come."""

    def __init__(self, spoken: str) -> None:
        super().__init__()
        self.setObjectName("shownPicture")
        self.setAccessibleName(spoken)
        self._pixmap = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_data(self, data: bytes) -> None:
        """Show the bytes of a picture that the program made itself."""
        self._pixmap.loadFromData(data)
        self.updateGeometry()
        self.update()

    def is_shown(self) -> bool:
        """Whether the picture has come."""
        return not self._pixmap.isNull()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._pixmap.isNull():
            return 1
        return round(min(width, _WIDEST, self._pixmap.width()) * self._pixmap.height() / self._pixmap.width())

    def sizeHint(self) -> QSize:
        return QSize(_WIDEST, self.heightForWidth(_WIDEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pixmap.isNull():
            return
        width = min(self.width(), _WIDEST, self._pixmap.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRectF(0, 0, width, self.heightForWidth(width)), self._pixmap, QRectF(self._pixmap.rect()))


def _pair(label: str, words: str) -> QWidget:
    """A label with what it says close under it."""
    pair = QWidget()
    body = column(pair, gap=2)
    body.addWidget(SecondaryText(label, name="shownLabel"))
    body.addWidget(BodyText(words, name="shownFact"))
    return pair


class ShownCard(Card):
    """One entry: when, what was written, then the rest. Its pictures are asked for when it is made."""

    def __init__(self, desk: Desk, entry: ShownEntry) -> None:
        super().__init__(name="shownEntry", inside=32, gap=14)
        self._desk = desk
        self.add(Heading(entry.title, level=2, name="shownTitle"))
        when, *others = entry.facts
        self.add(_pair(*when))
        for part in entry.words:
            self.add(Heading(part.heading, level=3))
            self.add(BodyText(f"“{part.words}”" if part.quoted else part.words, name="shownWords"))
        if entry.messages:
            self.add(Heading(self.tr("Messages"), level=3))
            for message in entry.messages:
                self.add(BodyText(message, name="shownMessage"))
        self.add(Divider())
        for fact in others:
            self.add(_pair(*fact))
        for file in entry.files:
            self._add_file(file)
        for text in self.findChildren(BodyText):
            # Nothing is copied from a screen that others sit at.
            text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            text.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
            text.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _add_file(self, file: ShownFile) -> None:
        self.add(Heading(f"{file.label} · {file.caption}", level=3, name="shownFile"))
        if file.picture is not None:
            picture = ShownPicture(file.caption)
            self.add(picture)
            self._desk.tasks.run(
                picture_to_show,
                self._desk.notebook,
                self._desk.tasks,
                file.picture,
                owner=picture,
                executor="work",
                on_done=picture.show_data,
                on_problem=lambda _problem: picture.hide(),
            )
        self.add(SecondaryText(file.facts, name="shownFileFacts"))
