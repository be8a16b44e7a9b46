"""The conversations and their messages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.conversations import ConversationRow, MessageFile, MessageRow, conversations, messages
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import conversation_jobs as jobs
from nocontact_desktop.gui.diary.find_bar import FindBar
from nocontact_desktop.gui.diary.message_list import MessageList
from nocontact_desktop.gui.diary.message_words import answers_about, said_count, said_period
from nocontact_desktop.gui.diary.selection_bar import SelectionBar
from nocontact_desktop.gui.diary.when_words import read_words
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import (
    Card,
    CardList,
    CardRow,
    EmptyState,
    FlowRow,
    Heading,
    LineField,
    LinkButton,
    SecondaryButton,
    SecondaryText,
    column,
    row,
)


class ConversationsView(QWidget):
    """``entry_requested(answers)`` begins an entry about what was selected; ``closed()`` goes back to the entries."""

    entry_requested = Signal(dict)
    import_requested = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("conversationsView")
        self._desk = desk
        self._now = now
        self._rows: list[ConversationRow] = []
        self._open: ConversationRow | None = None
        self._reading = False
        self.messages = MessageList(name="readerMessages", spoken_name=self.tr("Messages"))
        self._selected = SelectionBar(desk, self.messages.chosen)
        line = row(self, gap=24, margins=(32, 0, 32, 32))
        self._side = self._side_pane()
        line.addWidget(self._side)
        self._card = self._reader()
        line.addWidget(self._card, 1)
        self._show_reader(shown=False)

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
        self._cards = CardList(name="conversationsList", spoken=self.tr("Conversations"))
        self._cards.rows_wanted.connect(self._on_cards_wanted)
        self._cards.chosen.connect(self._on_chosen)
        self._cards.clicked.connect(lambda _index: self._on_opened())
        self._cards.opened.connect(lambda _key: self._on_opened())
        body.addWidget(self._cards, 1)
        return pane

    def _reader(self) -> Card:
        card = Card(name="readerCard", gap=12)
        self._to_list = LinkButton(self.tr("All conversations"), name="readerBack", icon_name="arrow-left")
        self._to_list.clicked.connect(self._on_to_list)
        self._to_list.hide()
        card.add(self._to_list)
        self._title = Heading("", level=3, name="readerTitle")
        self._to_date = LinkButton(self.tr("Go to a date"), name="readerToDate", icon_name="calendar")
        self._to_date.clicked.connect(self._on_to_date)
        self._head = QWidget()
        head = row(self._head, gap=12)
        head.addWidget(self._title, 1)
        to_find = LinkButton(self.tr("Find"), name="readerToFind", icon_name="search")
        to_find.clicked.connect(self._on_find)
        head.addWidget(to_find, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._to_date, 0, Qt.AlignmentFlag.AlignTop)
        card.add(self._head)
        self._facts = SecondaryText("", name="readerFacts")
        card.add(self._facts)
        self._jump = LineField(self.tr("Date"), name="readerDate", placeholder=self.tr("2 March 2026"))
        self._jump.submitted.connect(self._on_jump)
        go = SecondaryButton(self.tr("Go"), name="readerGo")
        go.clicked.connect(self._on_jump)
        self._jump_row = QWidget()
        line = row(self._jump_row, gap=8)
        line.addWidget(self._jump, 1)
        line.addWidget(go, 0, Qt.AlignmentFlag.AlignBottom)
        self._jump_row.hide()
        card.add(self._jump_row)
        self._find = FindBar()
        self._find.asked.connect(self._on_asked)
        self._find.place_wanted.connect(self.messages.go_to)
        self._find.hide()
        card.add(self._find)
        self.messages.windows.rows_wanted.connect(self._on_rows_wanted)
        self.messages.selection_changed.connect(self._selected.follow)
        self.messages.picture_wanted.connect(self._on_picture_wanted)
        card.body.addWidget(self.messages, 1)
        self._empty = EmptyState(
            "messages-square",
            self.tr("No conversation is open"),
            self.tr("Choose one on the left. To bring in a chat, start with “Bring in messages”."),
            name="readerEmpty",
        )
        card.body.addWidget(self._empty, 1)
        self._selected.entry_wanted.connect(self._on_make)
        self._selected.cleared.connect(self.messages.clear_chosen)
        card.add(self._selected)
        return card

    def _on_rows(self, rows: list[ConversationRow]) -> None:
        self._rows = rows
        self._cards.set_count(len(rows))
        if self._open is None and len(rows) == 1:
            self._open_at(rows[0], None)

    def _on_cards_wanted(self, start: int, count: int) -> None:
        shown = [
            CardRow(key=one.id, title=one.title, above=said_count(one), below=said_period(one))
            for one in self._rows[start : start + count]
        ]
        self._cards.put(start, shown)

    def _on_chosen(self, key: str) -> None:
        found = next((one for one in self._rows if one.id == key), None)
        if found is not None and (self._open is None or self._open.id != key):
            self._open_at(found, None)

    def _on_opened(self) -> None:
        self._reading = True
        self._arrange()
        self.messages.setFocus()

    def _on_to_list(self) -> None:
        self._reading = False
        self._arrange()
        self._cards.setFocus()

    def _open_at(self, found: ConversationRow, place: int | None) -> None:
        self._open = found
        self._reading = self._reading or place is not None
        self._title.setText(found.title)
        self._facts.setText(
            " · ".join(part for part in (_other_accounts(found), said_count(found), said_period(found)) if part)
        )
        self._jump.set_error(None)
        self._show_reader(shown=True)
        self.messages.show_messages(found.messages, place)
        self._arrange()

    def _show_reader(self, *, shown: bool) -> None:
        for part in (self._head, self._facts, self.messages):
            part.setVisible(shown)
        self._jump_row.hide()
        self._find.hide()
        self._find.clear()
        self._empty.setVisible(not shown)

    def _on_rows_wanted(self, start: int, count: int) -> None:
        opened = self._open
        if opened is None:
            return

        def came(rows: list[MessageRow]) -> None:
            if self._open is opened:
                self.messages.windows.put(start, rows)

        self._desk.ask(messages, opened.id, start, count, owner=self, on_done=came)

    def _on_picture_wanted(self, file: MessageFile) -> None:
        self._desk.tasks.run(
            jobs.small_picture,
            self._desk.notebook,
            self._desk.tasks,
            file,
            owner=self.messages,
            executor="work",
            on_done=partial(self._on_picture, file),
            on_problem=_leave_icon,
        )

    def _on_picture(self, file: MessageFile, data: bytes) -> None:
        pixmap = QPixmap()
        pixmap.loadFromData(data)
        self.messages.put_picture(file, pixmap)

    def _on_to_date(self) -> None:
        self._jump_row.setVisible(self._jump_row.isHidden())
        if not self._jump_row.isHidden():
            self._jump.setFocus()

    def _on_jump(self) -> None:
        reading = read_words(self._jump.value(), self._now().date())
        if self._open is None or reading is None:
            return
        if reading.occurred_from is None:
            self._jump.set_error(self.tr("Please write the day with the month as a word, like 2 March 2026."))
            return
        day = _first_day(reading.occurred_from)
        self._desk.ask(jobs.place_of_day, self._open.id, day, owner=self, on_done=self._on_place)

    def _on_place(self, place: int) -> None:
        self._jump_row.hide()
        self.messages.go_to(place)
        self.messages.setFocus()

    def _on_make(self) -> None:
        chosen = self.messages.chosen()
        form = self._open.format if self._open else ""
        self.entry_requested.emit(answers_about(chosen, form))

    def _on_find(self) -> None:
        self._find.setVisible(self._find.isHidden())
        if not self._find.isHidden():
            self._find.field.setFocus()

    def _on_asked(self, typed: str) -> None:
        opened = self._open
        if opened is None:
            return

        def came(found: tuple[list[int], bool]) -> None:
            if self._open is opened:
                self._find.show_places(found[0], more=found[1])

        self._desk.ask(jobs.hits, opened.id, typed, owner=self, on_done=came)

    def _arrange(self) -> None:
        room = self.width() - 64
        alone = room < tokens().px(640) + 24
        reading = self._reading and self._open is not None
        self._to_list.setVisible(alone)
        self._side.setVisible(not alone or not reading)
        self._card.setVisible(not alone or reading)
        if alone:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16777215)
        else:
            self._side.setFixedWidth(max(280, min(tokens().px(340), round(room * 0.36))))


def _other_accounts(found: ConversationRow) -> str:
    """The others by number or account as the export writes them, where the title does not say it."""
    raw = ", ".join(one.raw for one in found.participants if not one.is_me)
    return "" if raw == found.title else raw


def _first_day(written: str) -> str:
    if written[5:].isalpha():
        return written[:4]
    return written[:10]


def _leave_icon(_problem: Problem) -> None:
    """A picture that cannot be drawn keeps its icon; the file itself is kept as it is."""
