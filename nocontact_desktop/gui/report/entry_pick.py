"""Choosing one entry, out of as many as there are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.entries import EntryRow, count, page, place
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import CardList, CardRow, SecondaryText, column

_HEIGHT = 260
_HIGHEST = 460


class EntryPick(QWidget):
    """A list in which the current entry is the chosen one. ``picked(str)`` with its id."""

    picked = Signal(str)

    def __init__(self, desk: Desk, spoken: str, nothing: str) -> None:
        super().__init__()
        self.setObjectName("entryPick")
        self._desk = desk
        self._filter = EntryFilter()
        self._wanted = ""
        self._value = ""
        body = column(self, gap=8)
        self._nothing = SecondaryText(nothing, name="entryPickNothing")
        self._nothing.hide()
        body.addWidget(self._nothing)
        self._list = CardList(name="entryPickList", spoken=spoken)
        self._list.setMinimumHeight(min(tokens().px(_HEIGHT), _HIGHEST))
        self._list.rows_wanted.connect(self._on_rows_wanted)
        self._list.chosen.connect(self._on_chosen)
        body.addWidget(self._list)

    def show_entries(self, wanted: EntryFilter, chosen: str = "") -> None:
        """Show the entries a filter lets through, with one of them chosen if it is among them."""
        self._filter = wanted
        self._wanted = chosen
        self._value = ""
        self._desk.ask(count, wanted, owner=self, on_done=self._on_count)

    def value(self) -> str:
        """The id of the chosen entry; empty when none is."""
        return self._value

    def _on_count(self, number: int) -> None:
        self._list.set_count(number)
        self._list.setVisible(number > 0)
        self._nothing.setVisible(number == 0)
        if self._wanted:
            self._desk.ask(place, self._filter, self._wanted, owner=self, on_done=self._on_place)

    def _on_place(self, at: int | None) -> None:
        if at is not None:
            self._list.choose(at)

    def _on_rows_wanted(self, start: int, wanted: int) -> None:
        def done(rows: list[EntryRow]) -> None:
            self._list.put(start, [CardRow(key=row.id, title=row.title, above=row.when) for row in rows])

        self._desk.ask(page, self._filter, start, wanted, owner=self, on_done=done)

    def _on_chosen(self, key: str) -> None:
        if key != self._value:
            self._value = key
            self.picked.emit(key)
