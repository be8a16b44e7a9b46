"""Choosing single entries for a report, out of as many as there are."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.entries import EntryRow, count, page
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.widgets import CardList, CardRow, FlowRow, SecondaryButton, SecondaryText, announce, column

_EVERY = EntryFilter()
_LIST_HEIGHT = 320


class EntryChoice(QWidget):
    """A list of all entries. Enter, a double click or the button puts one in or leaves it out.

    ``for_report`` is False where they are shown on the screen.
    """

    def __init__(self, desk: Desk, *, for_report: bool = True) -> None:
        super().__init__()
        self.setObjectName("entryChoice")
        self._desk = desk
        self._is_in, self._count = (
            (self.tr("In the report"), self.tr("{n} in the report"))
            if for_report
            else (self.tr("Shown"), self.tr("{n} shown"))
        )
        self._chosen: dict[str, None] = {}
        self._rows: dict[int, EntryRow] = {}
        body = column(self, gap=8)
        self._says = SecondaryText("", name="entryChoiceCount")
        body.addWidget(self._says)
        self._list = CardList(name="entryChoiceList", spoken=self.tr("Entries to choose from"))
        self._list.setMinimumHeight(_LIST_HEIGHT)
        self._list.rows_wanted.connect(self._on_rows_wanted)
        self._list.opened.connect(self._toggle)
        self._list.chosen.connect(lambda _key: self._tell())
        body.addWidget(self._list)
        self._switch = SecondaryButton(self.tr("Put in"), name="entryChoiceSwitch", small=True)
        self._switch.clicked.connect(self._on_switch)
        body.addWidget(FlowRow(self._switch))
        self._tell()

    def refresh(self) -> None:
        """Ask again how many entries there are."""
        self._desk.ask(count, _EVERY, owner=self, on_done=self._on_count)

    def chosen(self) -> tuple[str, ...]:
        """The ids that were put in, in the order of choosing."""
        return tuple(self._chosen)

    def choose_only(self, *entry_ids: str) -> None:
        """Put in these entries and no other."""
        self._chosen = dict.fromkeys(entry_ids)
        self._show_rows()

    def _on_count(self, number: int) -> None:
        self._rows.clear()
        self._list.set_count(number)

    def _on_rows_wanted(self, start: int, wanted: int) -> None:
        def done(rows: list[EntryRow]) -> None:
            self._rows.update(enumerate(rows, start))
            self._show_rows()

        self._desk.ask(page, _EVERY, start, wanted, owner=self, on_done=done)

    def _show_rows(self) -> None:
        for place, row in self._rows.items():
            self._list.put(place, [self._card(row)])
        self._tell()

    def _card(self, row: EntryRow) -> CardRow:
        is_in = row.id in self._chosen
        return CardRow(
            key=row.id,
            title=row.title,
            above=row.when,
            chip=self._is_in if is_in else self.tr("Left out"),
            tone="accent" if is_in else "neutral",
        )

    def _on_switch(self) -> None:
        key = self._list.current_key()
        if key:
            self._toggle(key)

    def _toggle(self, key: str) -> None:
        if key in self._chosen:
            del self._chosen[key]
        else:
            self._chosen[key] = None
        self._show_rows()
        announce(self, self._says.text())

    def _tell(self) -> None:
        self._says.setText(self._count.format(n=len(self._chosen)))
        is_in = self._list.current_key() in self._chosen
        self._switch.set_words(self.tr("Leave out") if is_in else self.tr("Put in"))
