"""Finding words in the conversation that is open, and going from hit to hit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.widgets import (
    IconButton,
    LineField,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
    row,
)


class FindBar(QWidget):
    """``asked(words)`` when words are to be found; ``place_wanted(place)`` for the hit to show."""

    asked = Signal(str)
    place_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self._places: list[int] = []
        self._at = 0
        self._more = False
        self.field = LineField(self.tr("Find in this conversation"), name="readerFind")
        self.field.submitted.connect(self._on_ask)
        go = SecondaryButton(self.tr("Find"), name="readerFindGo", icon_name="search")
        go.clicked.connect(self._on_ask)
        self._before = IconButton(self.tr("The hit before"), name="readerFindBefore", icon_name="chevron-up")
        self._before.clicked.connect(lambda: self._move(-1))
        self._after = IconButton(self.tr("The next hit"), name="readerFindAfter", icon_name="chevron-down")
        self._after.clicked.connect(lambda: self._move(1))
        self._said = SecondaryText("", name="readerFindSaid")
        holder = QWidget()
        line = row(holder, gap=8)
        line.addWidget(self.field, 1)
        for button in (go, self._before, self._after):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        body = column(self, gap=8)
        body.addWidget(holder)
        body.addWidget(self._said)
        self.show_places([], more=False)
        self._said.hide()

    def clear(self) -> None:
        """Look for nothing."""
        self.field.set_value("")
        self.show_places([], more=False)
        self._said.hide()

    def show_places(self, places: list[int], *, more: bool) -> None:
        """Take in where the words stand, and show the last of them first: the end of a chat is nearest.

        ``more``: there are more than were looked for.
        """
        self._places, self._more = places, more
        for button in (self._before, self._after):
            button.setEnabled(len(places) > 1)
        if not places:
            self._say(self.tr("These words are in none of the messages."))
            return
        self._show(len(places) - 1)

    def _on_ask(self) -> None:
        if self.field.value().strip():
            self.asked.emit(self.field.value())

    def _move(self, step: int) -> None:
        self._show((self._at + step) % len(self._places))

    def _show(self, at: int) -> None:
        self._at = at
        words = self.tr("Hit {at} of more than {n}") if self._more else self.tr("Hit {at} of {n}")
        self._say(words.format(at=at + 1, n=len(self._places)))
        self.place_wanted.emit(self._places[at])

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()
        announce(self, words)
