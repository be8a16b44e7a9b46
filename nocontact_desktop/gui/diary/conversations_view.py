"""The conversations, and beside them the one that is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.conversations import ConversationRow, conversations
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import conversation_jobs as jobs
from nocontact_desktop.gui.diary.conversation_reader import ConversationReader
from nocontact_desktop.gui.diary.message_words import said_count, said_period
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import (
    CardList,
    CardRow,
    FlowRow,
    LineField,
    LinkButton,
    SecondaryButton,
    column,
    row,
)

_AT_A_GLANCE = 8
"""With more conversations than these, there is a field to find one by name or number."""
_WIDEST = 16_777_215


class ConversationsView(QWidget):
    """``entry_requested(answers)`` begins an entry about what was selected; ``closed()`` goes back to the entries."""

    entry_requested = Signal(dict)
    import_requested = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("conversationsView")
        self._desk = desk
        self._all: list[ConversationRow] = []
        self._rows: list[ConversationRow] = []
        self._reading = False
        line = row(self, gap=24, margins=(32, 0, 32, 32))
        self._side = self._side_pane()
        line.addWidget(self._side)
        self._reader = ConversationReader(desk, now)
        self._reader.entry_requested.connect(self.entry_requested)
        self._reader.list_requested.connect(self._on_to_list)
        line.addWidget(self._reader, 1)

    def begin(self) -> None:
        """Fetch the list."""
        self._desk.ask(conversations, owner=self, on_done=self._on_rows)

    def show_message(self, message_id: str) -> None:
        """Open the conversation a message is in, at that message."""
        self.begin()
        self._desk.ask(
            jobs.found_message, message_id, owner=self, on_done=lambda found: self._open_at(found[0], found[1])
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _side_pane(self) -> QWidget:
        pane = QWidget()
        pane.setObjectName("conversationsSide")
        body = column(pane, gap=12)
        back = LinkButton(self.tr("Entries"), name="conversationsBack", icon_name="arrow-left")
        back.clicked.connect(self.closed)
        bring = SecondaryButton(self.tr("Bring in messages"), name="conversationsImport", icon_name="download")
        bring.clicked.connect(self.import_requested)
        body.addWidget(FlowRow(back))
        body.addWidget(bring)
        self._named = LineField(self.tr("Name or number"), name="conversationsNamed")
        self._named.changed.connect(lambda _text: self._show_rows())
        self._named.hide()
        body.addWidget(self._named)
        self._cards = CardList(name="conversationsList", spoken=self.tr("Conversations"))
        self._cards.rows_wanted.connect(self._on_cards_wanted)
        self._cards.chosen.connect(self._on_chosen)
        self._cards.clicked.connect(lambda _index: self._on_opened())
        self._cards.opened.connect(lambda _key: self._on_opened())
        body.addWidget(self._cards, 1)
        return pane

    def _on_rows(self, rows: list[ConversationRow]) -> None:
        self._all = rows
        self._named.setVisible(len(rows) > _AT_A_GLANCE)
        self._show_rows()
        if self._reader.open_id is None and len(rows) == 1:
            self._open_at(rows[0], None)

    def _show_rows(self) -> None:
        wanted = self._named.value().casefold().strip()
        self._rows = [one for one in self._all if wanted in _known_as(one)]
        self._cards.set_count(len(self._rows))
        self._choose_open()

    def _on_cards_wanted(self, start: int, count: int) -> None:
        shown = [
            CardRow(key=one.id, title=one.title, above=said_count(one), below=said_period(one))
            for one in self._rows[start : start + count]
        ]
        self._cards.put(start, shown)

    def _on_chosen(self, key: str) -> None:
        found = next((one for one in self._rows if one.id == key), None)
        if found is not None and self._reader.open_id != key:
            self._open_at(found, None)

    def _on_opened(self) -> None:
        self._reading = True
        self._arrange()
        self._reader.messages.setFocus()

    def _on_to_list(self) -> None:
        self._reading = False
        self._arrange()
        self._cards.setFocus()

    def _open_at(self, found: ConversationRow, place: int | None) -> None:
        self._reading = self._reading or place is not None
        self._reader.open_at(found, place)
        self._choose_open()
        self._arrange()

    def _choose_open(self) -> None:
        """Show in the list which conversation is open."""
        place = next((at for at, one in enumerate(self._rows) if one.id == self._reader.open_id), None)
        if place is not None and self._cards.currentIndex().row() != place:
            self._cards.choose(place)

    def _arrange(self) -> None:
        room = self.width() - 64
        alone = room < tokens().px(640) + 24
        reading = self._reading and self._reader.open_id is not None
        self._reader.set_alone(alone)
        self._side.setVisible(not alone or not reading)
        self._reader.setVisible(not alone or reading)
        if alone:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(_WIDEST)
        else:
            self._side.setFixedWidth(max(280, min(tokens().px(340), round(room * 0.36))))


def _known_as(one: ConversationRow) -> str:
    """The title of a conversation and who takes part, for finding it."""
    people = (word for person in one.participants for word in (person.name, person.raw))
    return "\n".join((one.title, *people)).casefold()
