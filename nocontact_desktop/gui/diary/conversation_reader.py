"""The conversation that is open: its messages, finding words and days in it, and what is selected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.conversations import ConversationRow, MessageFile, MessageRow, messages
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
    EmptyState,
    Heading,
    LineField,
    LinkButton,
    SecondaryButton,
    SecondaryText,
    row,
)

_HIGH = 480


class ConversationReader(Card):
    """``entry_requested(answers)`` begins an entry about what was selected; ``list_requested()`` goes to the list."""

    entry_requested = Signal(dict)
    list_requested = Signal()

    def __init__(self, desk: Desk, now: Callable[[], datetime]) -> None:
        super().__init__(name="readerCard", gap=12)
        self._desk = desk
        self._now = now
        self._open: ConversationRow | None = None
        self.messages = MessageList(name="readerMessages", spoken_name=self.tr("Messages"))
        self._find = FindBar()
        self._selected = SelectionBar(desk, self.messages.chosen)
        self._lay_out()
        self._connect()
        self._show(shown=False)

    @property
    def open_id(self) -> str | None:
        """The id of the conversation that is open."""
        return self._open.id if self._open else None

    def open_at(self, found: ConversationRow, place: int | None) -> None:
        """Open a conversation at its end, or at a place."""
        self._open = found
        self._title.setText(found.title)
        facts = (_other_accounts(found), said_count(found), said_period(found))
        self._facts.setText(" · ".join(part for part in facts if part))
        self._jump.set_error(None)
        self._show(shown=True)
        self.messages.show_messages(found.messages, place)

    def set_alone(self, alone: bool) -> None:
        """Whether the list has no room beside it: then a link leads there."""
        self._to_list.setVisible(alone)

    def _lay_out(self) -> None:
        self._to_list = LinkButton(self.tr("All conversations"), name="readerBack", icon_name="arrow-left")
        self._to_list.hide()
        self.add(self._to_list)
        self.add(self._head())
        self._facts = SecondaryText("", name="readerFacts")
        self.add(self._facts)
        self.add(self._jump_bar())
        self.add(self._find)
        self.body.addWidget(self.messages, 1)
        self._empty = EmptyState(
            "messages-square",
            self.tr("No conversation is open"),
            self.tr("Choose one on the left. To bring in a chat, start with “Bring in messages”."),
            name="readerEmpty",
        )
        self.body.addWidget(self._empty, 1)
        self.add(self._selected)

    def _head(self) -> QWidget:
        self._title = Heading("", level=3, name="readerTitle")
        to_find = LinkButton(self.tr("Find"), name="readerToFind", icon_name="search")
        to_find.clicked.connect(lambda: self._unfold(self._find, self._find.field))
        to_date = LinkButton(self.tr("Go to a date"), name="readerToDate", icon_name="calendar")
        to_date.clicked.connect(lambda: self._unfold(self._jump_row, self._jump))
        self._above = QWidget()
        head = row(self._above, gap=12)
        head.addWidget(self._title, 1)
        head.addWidget(to_find, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(to_date, 0, Qt.AlignmentFlag.AlignTop)
        return self._above

    def _jump_bar(self) -> QWidget:
        self._jump = LineField(self.tr("Date"), name="readerDate", placeholder=self.tr("2 March 2026"))
        self._jump.submitted.connect(self._on_jump)
        go = SecondaryButton(self.tr("Go"), name="readerGo")
        go.clicked.connect(self._on_jump)
        self._jump_row = QWidget()
        line = row(self._jump_row, gap=8)
        line.addWidget(self._jump, 1)
        line.addWidget(go, 0, Qt.AlignmentFlag.AlignBottom)
        return self._jump_row

    def _connect(self) -> None:
        self._to_list.clicked.connect(self.list_requested)
        self._find.asked.connect(self._on_asked)
        self._find.place_wanted.connect(self.messages.go_to)
        self.messages.windows.rows_wanted.connect(self._on_rows_wanted)
        self.messages.selection_changed.connect(self._on_selection)
        self.messages.picture_wanted.connect(self._on_picture_wanted)
        self._selected.entry_wanted.connect(self._on_make)
        self._selected.cleared.connect(self.messages.clear_chosen)

    def _show(self, *, shown: bool) -> None:
        for part in (self._above, self._facts, self.messages):
            part.setVisible(shown)
        self._jump_row.hide()
        self._find.hide()
        self._find.clear()
        self._empty.setVisible(not shown)

    def _unfold(self, bar: QWidget, field: QWidget) -> None:
        bar.setVisible(bar.isHidden())
        if not bar.isHidden():
            field.setFocus()

    def _on_selection(self) -> None:
        """Show what can be made of what is selected; on a low window, what stands above the messages makes room."""
        self._selected.follow()
        low = self.height() < tokens().px(_HIGH) and self._selected.isVisible()
        self._facts.setVisible(self._open is not None and not low)
        if low:
            self._find.hide()
            self._jump_row.hide()

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

    def _on_asked(self, typed: str) -> None:
        opened = self._open
        if opened is None:
            return

        def came(found: tuple[list[int], bool]) -> None:
            if self._open is opened:
                self._find.show_places(found[0], more=found[1])

        self._desk.ask(jobs.hits, opened.id, typed, owner=self, on_done=came)

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
        form = self._open.format if self._open else ""
        self.entry_requested.emit(answers_about(self.messages.chosen(), form))


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
