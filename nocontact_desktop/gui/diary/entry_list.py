"""The list of entries: filters, and cards that are fetched as they come into sight."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.search import Hit
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import keeping
from nocontact_desktop.gui.diary.facts import card_row, found_row
from nocontact_desktop.gui.diary.keeping import ListState, RowShown
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

_FILTERS = {
    "all": EntryFilter(),
    "incident": EntryFilter(kinds=("incident",)),
    "contact": EntryFilter(kinds=("contact",)),
    "others": EntryFilter(through_others=True),
    "memory": EntryFilter(kinds=("memory",)),
    "note": EntryFilter(kinds=("note",)),
}


class EntryList(QWidget):
    """``chosen(id)`` as the current card changes, ``opened(id)`` on Enter, click or double click.

    Under the entries that were found stand the messages that were found: ``message_opened(id)``.
    """

    chosen = Signal(str)
    opened = Signal(str)
    message_opened = Signal(str)
    write_requested = Signal()
    import_requested = Signal()
    conversations_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("entryList")
        self._desk = desk
        self._filter = EntryFilter()
        self._search = ""
        self._wanted: str | None = None
        self._asked = 0
        self._places: dict[str, int] = {}
        self._count = 0
        self._found_messages: dict[str, Hit] = {}
        self._lay_out()

    def refresh(self, choose: str | None = None) -> None:
        """Count again and fetch what is in sight; ``choose`` is the entry to show afterwards."""
        self._wanted = choose or self.cards.current_key()
        self._asked += 1
        asked = self._asked

        def answered(state: ListState) -> None:
            if asked == self._asked:
                self._on_state(state)

        self._desk.ask(keeping.list_state, self._filter, self._wanted, owner=self, on_done=answered)

    def take_changes(self, changes: Changes) -> None:
        """Fetch the rows that changed; everything when the list has become longer, shorter or another order."""
        if changes.touched("conversation"):
            self.refresh()
            return
        ids = changes.touched("entry")
        if not ids:
            return
        if any(one not in self._places for one in ids):
            self.refresh()
            return
        for one in ids:
            self._desk.ask(keeping.row_and_place, self._filter, one, owner=self, on_done=partial(self._on_row, one))

    def search_for(self, text: str) -> None:
        """Show the entries with these words; nothing typed shows all."""
        self._search = text
        self._searching.setVisible(bool(text))
        self._apply()

    def _lay_out(self) -> None:
        body = column(self, gap=12)
        self._chips = FilterChips(
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
        self._chips.chosen.connect(lambda _value: self._apply())
        body.addWidget(self._chips)
        write = PrimaryButton(self.tr("Write it down"), name="diaryWrite", icon_name="plus")
        write.clicked.connect(self.write_requested)
        bring = SecondaryButton(self.tr("Bring in messages"), name="diaryImport", icon_name="download")
        bring.clicked.connect(self.import_requested)
        body.addWidget(FlowRow(write, bring, equal=True))
        self._conversations = LinkButton(
            self.tr("Conversations"), name="diaryConversations", icon_name="messages-square"
        )
        self._conversations.clicked.connect(self.conversations_requested)
        body.addWidget(FlowRow(self._conversations))
        self._found = SecondaryText("", name="diaryFound")
        self._all = LinkButton(self.tr("Show all"), name="diaryShowAll")
        self._all.clicked.connect(lambda: self.search_for(""))
        self._searching = FlowRow(self._found, self._all)
        self._searching.hide()
        body.addWidget(self._searching)
        self.cards = CardList(name="diaryList", spoken=self.tr("Entries"))
        self.cards.rows_wanted.connect(self._on_rows_wanted)
        self.cards.chosen.connect(self._on_chosen)
        self.cards.opened.connect(self._on_opened)
        self.cards.clicked.connect(self._on_clicked)
        body.addWidget(self.cards, 1)
        self._empty = EmptyState(
            "book-open",
            self.tr("Nothing is written yet"),
            self.tr("What happened stands here, the newest first. When, how and one line are enough."),
            name="diaryEmpty",
        )
        self._nothing = EmptyState(
            "search", self.tr("Nothing found"), self.tr("No entry fits this choice."), name="diaryNothing"
        )
        for state in (self._empty, self._nothing):
            state.hide()
            body.addWidget(state, 1)

    def _apply(self) -> None:
        chosen = _FILTERS[self._chips.value()]
        self._filter = EntryFilter(kinds=chosen.kinds, through_others=chosen.through_others, search=self._search)
        self.refresh()

    def _on_state(self, state: ListState) -> None:
        self._count = state.count
        self._places.clear()
        self._found_messages = {hit.id: hit for hit in state.messages}
        whole = state.count + len(state.messages)
        self.cards.set_count(whole)
        self.cards.setVisible(whole > 0)
        self._empty.setVisible(state.total == 0)
        said = counted(state.conversations, self.tr("{n} conversation"), self.tr("{n} conversations"))
        self._conversations.set_words(said)
        self._conversations.setVisible(state.conversations > 0)
        self._nothing.setVisible(whole == 0 and state.total > 0)
        if self._search:
            said = counted(state.count, self.tr("{n} entry found"), self.tr("{n} entries found"))
            if state.messages:
                more = counted(len(state.messages), self.tr("{n} message"), self.tr("{n} messages"))
                said = f"{said} · {more}"
            self._found.setText(said)
            announce(self, said)
        if state.place is not None:
            self.cards.choose(state.place)
            self.cards.scrollTo(self.cards.currentIndex())

    def _on_rows_wanted(self, start: int, count: int) -> None:
        of_entries = min(count, self._count - start)
        if of_entries > 0:
            self._desk.ask(
                keeping.rows, self._filter, start, of_entries, owner=self, on_done=partial(self._on_rows, start)
            )
        if of_entries < count:
            first = max(start, self._count)
            hits = list(self._found_messages.values())[first - self._count : start + count - self._count]
            self.cards.put(first, [found_row(hit) for hit in hits])

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
            self._on_opened(key)

    def _on_chosen(self, key: str) -> None:
        if key not in self._found_messages:
            self.chosen.emit(key)

    def _on_opened(self, key: str) -> None:
        (self.message_opened if key in self._found_messages else self.opened).emit(key)
