"""The list of entries: what it is filtered by, and cards that are fetched as they come into sight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.filters import EntryFilter, Part
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import keeping
from nocontact_desktop.gui.diary.facts import card_row
from nocontact_desktop.gui.diary.filter_chips import PartChips
from nocontact_desktop.gui.diary.finding_jobs import ListState, list_state
from nocontact_desktop.gui.diary.keeping import RowShown
from nocontact_desktop.gui.diary.nothing_fits import NothingFits
from nocontact_desktop.gui.widgets import (
    CardList,
    EmptyState,
    FilterChips,
    FlowRow,
    LinkButton,
    PrimaryButton,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
)
from nocontact_desktop.vault.changes import Changes

_KINDS = {
    "all": EntryFilter(),
    "incident": EntryFilter(kinds=("incident",)),
    "contact": EntryFilter(kinds=("contact",)),
    "others": EntryFilter(through_others=True),
    "memory": EntryFilter(kinds=("memory",)),
    "note": EntryFilter(kinds=("note",)),
}
_IN_KINDS: tuple[Part, ...] = ("kinds", "through_others")


class EntryList(QWidget):
    """``chosen(id)`` as the current card changes, ``opened(id)`` on Enter, click or double click.

    ``filter_requested()``, ``calendar_requested()`` and so on lead to what else there is.
    """

    chosen = Signal(str)
    opened = Signal(str)
    write_requested = Signal()
    import_requested = Signal()
    conversations_requested = Signal()
    handovers_requested = Signal()
    filter_requested = Signal()
    calendar_requested = Signal()
    attempts_requested = Signal()
    more_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("entryList")
        self._desk = desk
        self.wanted = EntryFilter()
        self._choose: str | None = None
        self._asked = 0
        self._places: dict[str, int] = {}
        self._orders: Mapping[str, str] = {}
        self._is_told = True
        self._lay_out()

    def refresh(self, choose: str | None = None) -> None:
        """Count again and fetch what is in sight; ``choose`` is the entry to show afterwards."""
        self._choose = choose or self.cards.current_key()
        self._asked += 1
        asked = self._asked

        def answered(state: ListState) -> None:
            if asked == self._asked:
                self._on_state(state)

        self._desk.ask(list_state, self.wanted, self._choose, owner=self, on_done=answered)

    def take_changes(self, changes: Changes) -> None:
        """Fetch the rows that changed; everything when the list has become longer, shorter or another order."""
        if any(changes.touched(kind) for kind in ("conversation", "order", "handover")):
            self.refresh()
            return
        ids = changes.touched("entry")
        if not ids:
            return
        if any(one not in self._places for one in ids):
            self.refresh()
            return
        for one in ids:
            self._desk.ask(keeping.row_and_place, self.wanted, one, owner=self, on_done=partial(self._on_row, one))

    def show_filter(self, wanted: EntryFilter) -> None:
        """Show what fits a filter, and say how many entries that are."""
        self.wanted = wanted
        kind = next((name for name, one in _KINDS.items() if one == wanted.only_with(*self._kind_parts())), None)
        self._kinds.set_value(kind or "all")
        self._is_told = False
        self.refresh()

    def take_focus(self) -> None:
        """Let the keyboard go on in the list; where nothing is in it, at what chooses other entries."""
        (self._filters if self.cards.isHidden() else self.cards).setFocus()

    def _kind_parts(self) -> tuple[Part, ...]:
        return tuple(part for part in self.wanted.parts if part in _IN_KINDS)

    def _lay_out(self) -> None:
        body = column(self, gap=12)
        self._kinds = FilterChips(
            [
                ("all", self.tr("All")),
                ("incident", self.tr("Incidents")),
                ("contact", self.tr("Contact")),
                ("others", self.tr("Through others")),
                ("memory", self.tr("Memories")),
                ("note", self.tr("Notes")),
            ],
            name="diaryKinds",
            spoken=self.tr("Show"),
        )
        self._kinds.chosen.connect(self._on_kind)
        body.addWidget(self._kinds)
        write = PrimaryButton(self.tr("Write it down"), name="diaryWrite", icon_name="plus")
        write.clicked.connect(self.write_requested)
        bring = SecondaryButton(self.tr("Bring in messages"), name="diaryImport", icon_name="download")
        bring.clicked.connect(self.import_requested)
        body.addWidget(FlowRow(write, bring, equal=True))
        body.addWidget(self._links())
        self._parts = PartChips(name="diaryParts")
        self._parts.removed.connect(lambda part: self.show_filter(self.wanted.without(cast(Part, part))))
        body.addWidget(self._parts)
        self._count = SecondaryText("", name="diaryCount")
        self._count.hide()
        body.addWidget(self._count)
        self.cards = CardList(name="diaryList", spoken=self.tr("Entries"))
        self.cards.rows_wanted.connect(self._on_rows_wanted)
        self.cards.chosen.connect(self.chosen)
        self.cards.opened.connect(self.opened)
        self.cards.clicked.connect(self._on_clicked)
        body.addWidget(self.cards, 1)
        self._empty = EmptyState(
            "book-open",
            self.tr("Nothing is written yet"),
            self.tr("What happened stands here, the newest first. When, how and one line are enough."),
            name="diaryEmpty",
        )
        self._nothing = NothingFits(name="diaryNothing")
        self._nothing.asked.connect(self.show_filter)
        self._empty.hide()
        self._nothing.hide()
        body.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        body.addWidget(self._nothing, 1)

    def _links(self) -> QWidget:
        self._filters = LinkButton(self.tr("Filter"), name="diaryFilter")
        self._filters.clicked.connect(self.filter_requested)
        calendar = LinkButton(self.tr("Calendar"), name="diaryCalendar")
        calendar.clicked.connect(self.calendar_requested)
        counts = LinkButton(self.tr("Counts"), name="diaryAttempts")
        counts.clicked.connect(self.attempts_requested)
        self._conversations = LinkButton(self.tr("Conversations"), name="diaryConversations")
        self._conversations.clicked.connect(self.conversations_requested)
        self._conversations.hide()
        self._handovers = LinkButton(self.tr("Hand-overs"), name="diaryHandovers")
        self._handovers.clicked.connect(self.handovers_requested)
        self._handovers.hide()
        more = LinkButton(self.tr("More"), name="diaryMore")
        more.clicked.connect(self.more_requested)
        return FlowRow(self._filters, calendar, counts, self._conversations, self._handovers, more, gap=20)

    def _on_kind(self, name: str) -> None:
        others = self.wanted.only_with(*(part for part in self.wanted.parts if part not in _IN_KINDS))
        kind = _KINDS[name]
        self.show_filter(replace(others, kinds=kind.kinds, through_others=kind.through_others))

    def _on_state(self, state: ListState) -> None:
        self._places.clear()
        self._orders = state.orders
        self.cards.set_count(state.count)
        self.cards.setVisible(state.count > 0)
        self._empty.setVisible(state.total == 0)
        said = counted(state.conversations, self.tr("{n} conversation"), self.tr("{n} conversations"))
        self._conversations.set_words(said)
        self._conversations.setVisible(state.conversations > 0)
        self._handovers.set_words(counted(state.handovers, self.tr("{n} hand-over"), self.tr("{n} hand-overs")))
        self._handovers.setVisible(state.handovers > 0)
        self._parts.show_filter(self.wanted, self._shown_by_kinds(), state.orders)
        self._say_count(state)
        nothing = state.count == 0 and state.total > 0
        self._nothing.setVisible(nothing)
        if nothing:
            self._nothing.show_filter(self.wanted, state.wider, state.orders)
        if state.place is not None:
            self.cards.choose(state.place)
            self.cards.scrollTo(self.cards.currentIndex())

    def _shown_by_kinds(self) -> tuple[Part, ...]:
        """Parts that the chips on top show already."""
        is_one = self.wanted.only_with(*self._kind_parts()) in _KINDS.values()
        return _IN_KINDS if is_one else ()

    def _say_count(self, state: ListState) -> None:
        fits = counted(state.count, self.tr("{n} entry"), self.tr("{n} entries"))
        words = self.tr("{fits} of {total}").format(fits=fits, total=f"{state.total:,}")
        self._count.setText(words)
        self._count.setVisible(bool(self.wanted.parts) and state.count > 0)
        if not self._is_told:
            self._is_told = True
            announce(self, words if self.wanted.parts else fits)

    def _on_rows_wanted(self, start: int, count: int) -> None:
        self._desk.ask(keeping.rows, self.wanted, start, count, owner=self, on_done=partial(self._on_rows, start))

    def _on_rows(self, start: int, rows: list[RowShown]) -> None:
        for place, shown in enumerate(rows, start):
            self._places[shown.row.id] = place
        self.cards.put(start, [card_row(shown) for shown in rows])

    def _on_row(self, entry_id: str, found: tuple[int, RowShown] | None) -> None:
        if found is None or self._places.get(entry_id) != found[0]:
            self.refresh()
            return
        self._on_rows(found[0], [found[1]])

    def _on_clicked(self) -> None:
        key = self.cards.current_key()
        if key:
            self.opened.emit(key)
