"""Choosing single entries for a report, out of as many as there are."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.entries import EntryRow, count, page
from nocontact_desktop.diary.entry import EntryKind
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.entry_jobs import Suggested, ids, since_days, suggested
from nocontact_desktop.gui.report.entry_suggestions import EntrySuggestions
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import (
    CardList,
    CardRow,
    ChoiceField,
    FlowRow,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
)

_LIST_HEIGHT = 320
_HIGHEST = 460


class EntryChoice(QWidget):
    """A list of entries. Enter, a double click or the button puts one in or leaves it out. ``changed()`` then.

    ``for_report`` is False where they are shown on the screen.
    """

    changed = Signal()

    def __init__(self, desk: Desk, *, for_report: bool = True) -> None:
        super().__init__()
        self.setObjectName("entryChoice")
        self._desk = desk
        self._is_in, self._count = (
            (self.tr("In the report"), self.tr("{n} in the report · {listed} in the list"))
            if for_report
            else (self.tr("Shown"), self.tr("{n} shown · {listed} in the list"))
        )
        self._chosen: dict[str, None] = {}
        self._rows: dict[int, EntryRow] = {}
        self._listed = 0
        self._filter = EntryFilter()
        body = column(self, gap=8)
        self._suggestions = EntrySuggestions()
        self._suggestions.wanted.connect(self._put_in)
        body.addWidget(self._suggestions)
        body.addWidget(self._filters())
        self._says = SecondaryText("", name="entryChoiceCount")
        body.addWidget(self._says)
        self._list = CardList(name="entryChoiceList", spoken=self.tr("Entries to choose from"))
        self._list.setMinimumHeight(min(tokens().px(_LIST_HEIGHT), _HIGHEST))
        self._list.rows_wanted.connect(self._on_rows_wanted)
        self._list.opened.connect(self._toggle)
        self._list.chosen.connect(lambda _key: self._tell())
        body.addWidget(self._list)
        self._switch = SecondaryButton(self.tr("Put in"), name="entryChoiceSwitch", small=True)
        self._switch.clicked.connect(self._on_switch)
        self._all = QuietButton(self.tr("Put in all of the list"), name="entryChoiceAll", small=True)
        self._all.clicked.connect(self._on_all)
        self._none = QuietButton(self.tr("Leave all out"), name="entryChoiceNone", small=True)
        self._none.clicked.connect(lambda: self._take({}))
        body.addWidget(FlowRow(self._switch, self._all, self._none))
        self._tell()

    def refresh(self) -> None:
        """Ask again how many entries there are."""
        self._desk.ask(suggested, owner=self, on_done=self._on_suggested)
        self._ask_count()

    def chosen(self) -> tuple[str, ...]:
        """The ids that were put in, in the order of choosing."""
        return tuple(self._chosen)

    def choose_only(self, *entry_ids: str) -> None:
        """Put in these entries and no other."""
        self._chosen = dict.fromkeys(entry_ids)
        self._show_rows()

    def _filters(self) -> FlowRow:
        kinds = [
            ("", self.tr("All kinds")),
            ("incident", self.tr("Incidents")),
            ("contact", self.tr("Contacts")),
            ("memory", self.tr("Memories")),
            ("note", self.tr("Notes")),
        ]
        times = [
            ("", self.tr("All of it")),
            ("31", self.tr("Last month")),
            ("92", self.tr("Last 3 months")),
            ("365", self.tr("Last 12 months")),
        ]
        self._kind = ChoiceField(self.tr("Kind"), kinds, name="entryKind")
        self._time = ChoiceField(self.tr("Time"), times, name="entryTime")
        for field in (self._kind, self._time):
            field.changed.connect(lambda _value: self._on_filter())
        return FlowRow(self._kind, self._time)

    def _on_filter(self) -> None:
        days = self._time.value()
        if days:
            self._desk.ask(since_days, int(days), owner=self, on_done=self._filter_from)
        else:
            self._filter_from(None)

    def _filter_from(self, first: str | None) -> None:
        kind: EntryKind | None = self._kind.value() or None  # type: ignore[assignment]  # the values are ours
        self._filter = EntryFilter(kinds=(kind,) if kind else (), date_from=first)
        self._ask_count()

    def _ask_count(self) -> None:
        self._desk.ask(count, self._filter, owner=self, on_done=partial(self._on_count, self._filter))

    def _on_suggested(self, found: tuple[Suggested, ...]) -> None:
        self._suggestions.show_suggested(found)

    def _on_count(self, asked: EntryFilter, number: int) -> None:
        if asked != self._filter:  # another one was chosen meanwhile
            return
        self._rows.clear()
        self._listed = number
        self._list.set_count(number)
        self._tell()

    def _on_rows_wanted(self, start: int, wanted: int) -> None:
        asked = self._filter

        def done(rows: list[EntryRow]) -> None:
            if asked == self._filter:
                self._rows.update(enumerate(rows, start))
                self._show_rows()

        self._desk.ask(page, asked, start, wanted, owner=self, on_done=done)

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

    def _on_all(self) -> None:
        self._desk.ask(ids, self._filter, owner=self, on_done=self._put_in)

    def _put_in(self, entry_ids: tuple[str, ...]) -> None:
        self._take(self._chosen | dict.fromkeys(entry_ids))

    def _toggle(self, key: str) -> None:
        self._take(
            {one: None for one in self._chosen if one != key} if key in self._chosen else self._chosen | {key: None}
        )

    def _take(self, chosen: dict[str, None]) -> None:
        self._chosen = chosen
        self._show_rows()
        self.changed.emit()
        announce(self, self._says.text())

    def _tell(self) -> None:
        self._says.setText(self._count.format(n=len(self._chosen), listed=self._listed))
        is_in = self._list.current_key() in self._chosen
        self._switch.set_words(self.tr("Leave out") if is_in else self.tr("Put in"))
        self._none.setVisible(bool(self._chosen))
