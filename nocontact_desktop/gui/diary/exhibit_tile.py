"""One file of an entry: its small picture, its caption and the start of its fingerprint."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from nocontact_desktop.gui.diary.keeping import ExhibitShown
from nocontact_desktop.gui.diary.pictures import Picture, hash_start
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import LinkButton, SecondaryText, column

_WIDE = 143


class ExhibitTile(QWidget):
    """``look_requested(id)`` when the user wants to see it large."""

    look_requested = Signal(str)

    def __init__(self, shown: ExhibitShown) -> None:
        super().__init__()
        exhibit = shown.exhibit
        name = f"exhibit_{exhibit.id}"
        self.setObjectName(f"{name}Shown")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._body = column(self, gap=6)
        caption = exhibit.caption or exhibit.name
        self._body.addWidget(Picture(exhibit.kind, shown.thumbnail, caption, width=_WIDE))
        self._body.addWidget(SecondaryText(f"{caption}\n{hash_start(exhibit)}", name=f"{name}Caption"))
        if shown.covered:
            self._body.addWidget(SecondaryText(self.tr("Parts are covered in a copy"), name=f"{name}Covered"))
        look = LinkButton(
            self.tr("Look at it"), name=f"{name}Look", spoken=self.tr("Look at it: {name}").format(name=caption)
        )
        look.clicked.connect(lambda: self.look_requested.emit(exhibit.id))
        self._body.addWidget(look)

    def sizeHint(self) -> QSize:
        width = tokens().px(_WIDE)
        return QSize(width, self._body.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._body.invalidate()
            self.updateGeometry()
