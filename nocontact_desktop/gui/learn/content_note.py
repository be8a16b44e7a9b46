"""What a text is about, said before it: to read it is a choice, and to leave it out is one too."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QWidget

from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import FlowRow, Notice, QuietButton, SecondaryButton, announce


class ContentNote(Notice):
    """Holds ``text`` back until it is wanted; "leave it out" leads back from ``view``."""

    def __init__(self, view: View, words: str, text: QWidget) -> None:
        super().__init__(words, tone="info", name="articleNote")
        self._held = text
        text.hide()
        self._read = SecondaryButton(self.tr("Read it"), name="articleRead")
        self._read.clicked.connect(self._on_read)
        leave = QuietButton(self.tr("Leave it out"), name="articleLeave")
        leave.clicked.connect(view.back_asked)
        self._choice = FlowRow(self._read, leave)
        self.add(self._choice)

    def _on_read(self) -> None:
        self._held.show()
        self._choice.hide()
        first = self._held.findChild(QAbstractButton)
        if first is not None:
            first.setFocus()
        announce(self._held, self.tr("The text is shown"))
