"""The calendar: a month, and beside it the entries of a day, or those without an exact day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.calendar import Month, month_of
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.handovers import KIND as HANDOVER
from nocontact_desktop.diary.handovers import KeptHandover
from nocontact_desktop.diary.printed import said_outcome
from nocontact_desktop.diary.when import MONTHS, say_written, sort_text
from nocontact_desktop.gui.back_link import BackLink
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import finding_jobs as jobs
from nocontact_desktop.gui.diary.calendar_grid import MonthGrid, month_later
from nocontact_desktop.gui.diary.facts import card_row
from nocontact_desktop.gui.diary.keeping import RowShown
from nocontact_desktop.gui.diary.when_words import read_words
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import (
    Card,
    CardList,
    Columns,
    FlowRow,
    Heading,
    IconButton,
    LineField,
    LinkButton,
    QuietButton,
    ScrollPage,
    SecondaryText,
    announce,
    clear_layout_of,
    column,
    row,
)
from nocontact_desktop.vault.changes import Changes

_SHOWN = 5
"""So many cards the list of a day has room for; more are scrolled to."""


class CalendarView(QWidget):
    """``entry_opened(id)``, ``handover_opened(id)``, ``filter_asked(EntryFilter)`` for entries without a date;
    ``closed()`` to the list.
    """

    entry_opened = Signal(str)
    handover_opened = Signal(str)
    filter_asked = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("calendarView")
        self._desk = desk
        self._now = now
        self._month: Month | None = None
        self._day: date | None = None
        self._ids: tuple[str, ...] = ()
        self._shown_times: tuple[str, ...] = ()
        self._asked = 0
        outer = column(self, gap=8)
        page = ScrollPage(name="calendarScroll")
        outer.addWidget(page)
        page.add(FlowRow(BackLink(self.tr("Entries"), self, self.closed, name="calendarBack")))
        sides = Columns(shares=(6, 5), narrow=760)
        page.add(sides)
        sides.add(0, self._month_card())
        sides.add(1, self._day_card())

    def begin(self) -> None:
        """Show the month that was in sight, at first the one of today or the last one with an entry."""
        today = self._now().date()
        if self._month is None:
            self._ask(jobs.opened_month, today.year, today.month, None)
        else:
            self._ask(month_of, self._month.year, self._month.month, self._day)
        self.grid.setFocus()

    def take_changes(self, changes: Changes) -> None:
        """Show anew what may have changed."""
        if self._month is not None and any(changes.touched(kind) for kind in ("entry", "exhibit", HANDOVER)):
            self._ask(month_of, self._month.year, self._month.month, self._day)

    def _month_card(self) -> Card:
        card = Card(name="calendarCard")
        head = QWidget()
        line = row(head, gap=4)
        self._title = Heading("", level=2, name="calendarTitle")
        before = IconButton(self.tr("Month before"), name="calendarBefore", icon_name="chevron-left")
        before.clicked.connect(lambda: self._turn(-1))
        after = IconButton(self.tr("Month after"), name="calendarAfter", icon_name="chevron-right")
        after.clicked.connect(lambda: self._turn(1))
        line.addWidget(self._title, 1)
        line.addWidget(before)
        line.addWidget(after)
        card.add(head)
        self.grid = MonthGrid(name="calendarGrid", spoken=self.tr("Days"))
        self.grid.chosen.connect(self._on_day)
        self.grid.month_wanted.connect(self._go)
        self.grid.entered_day.connect(self._on_enter)
        card.add(self.grid)
        self._about = LinkButton("", name="calendarAbout", icon_name="calendar-days")
        self._about.clicked.connect(self._on_about)
        self._undated = LinkButton("", name="calendarUndated", icon_name="circle-help")
        self._undated.clicked.connect(lambda: self.filter_asked.emit(EntryFilter(undated=True)))
        card.add(FlowRow(self._about, self._undated, gap=20))
        card.add(self._jump_row())
        return card

    def _jump_row(self) -> QWidget:
        self._jump = LineField(self.tr("Go to a date"), name="calendarJump", placeholder=self.tr("March 2024"))
        self._jump.submitted.connect(self._on_jump)
        go = QuietButton(self.tr("Go"), name="calendarGo")
        go.clicked.connect(self._on_jump)
        today = QuietButton(self.tr("Today"), name="calendarToday")
        today.clicked.connect(lambda: self._go(self._now().date()))
        made = QWidget()
        line = row(made, gap=4)
        line.addWidget(self._jump, 1)
        line.addWidget(go, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(today, 0, Qt.AlignmentFlag.AlignBottom)
        return made

    def _day_card(self) -> Card:
        card = Card(name="calendarDayCard")
        self._heading = Heading("", level=3, name="calendarDay")
        card.add(self._heading)
        self._hint = SecondaryText("", name="calendarDayHint")
        card.add(self._hint)
        self.cards = CardList(name="calendarEntries", spoken=self.tr("Entries of the day"))
        self.cards.rows_wanted.connect(self._on_rows_wanted)
        self.cards.opened.connect(self.entry_opened)
        self.cards.clicked.connect(lambda _index: self._on_clicked())
        card.add(self.cards)
        self._times = QWidget()
        column(self._times, gap=4)
        card.add(self._times)
        return card

    def _ask(self, function: Callable[..., Month], year: int, month: int, chosen: date | None) -> None:
        self._asked += 1
        asked = self._asked

        def answered(found: Month) -> None:
            if asked == self._asked:
                self._on_month(found, chosen)

        self._desk.ask(function, year, month, owner=self, on_done=answered)

    def _on_month(self, found: Month, chosen: date | None) -> None:
        self._month = found
        first = date(found.year, found.month, 1)
        if chosen is None or (chosen.year, chosen.month) != (found.year, found.month):
            today = self._now().date()
            otherwise = today.day if first == today.replace(day=1) else 1
            chosen = first.replace(day=min([*found.days, *found.handovers], default=otherwise))
        title = f"{MONTHS[found.month - 1]} {found.year}"
        is_new = self._title.text() != title
        self._title.setText(title)
        about = counted(len(found.about), self.tr("{n} entry"), self.tr("{n} entries"))
        self._about.set_words(self.tr("About this month: {entries}").format(entries=about))
        self._about.setVisible(bool(found.about))
        undated = counted(found.undated, self.tr("{n} entry has no date"), self.tr("{n} entries have no date"))
        self._undated.set_words(undated)
        self._undated.setVisible(found.undated > 0)
        self._day = None
        counts = {day: len(ids) for day, ids in found.days.items()}
        times = {day: len(ids) for day, ids in found.handovers.items()}
        self.grid.show_month(first, counts, times, self._now().date(), chosen)
        if is_new:
            announce(self, f"{title}. {self.grid.spoken(chosen)}")

    def _turn(self, months: int) -> None:
        day = self.grid.current_day()
        if day is not None:
            self._go(month_later(day, months))

    def _go(self, day: date) -> None:
        self._ask(month_of, day.year, day.month, day)

    def _on_day(self, day: date) -> None:
        if self._month is None or (day.year, day.month) != (self._month.year, self._month.month):
            return
        self._day = day
        ids = self._month.days.get(day.day, ())
        times = self._month.handovers.get(day.day, ())
        hint = "" if ids or times else self.tr("Nothing is written for this day.")
        self._show(say_written(day.isoformat()), hint, ids, times)

    def _on_about(self) -> None:
        if self._month is None:
            return
        hint = self.tr("These have no exact day, or lasted longer than a week.")
        self._show(self.tr("About {month}").format(month=self._title.text()), hint, self._month.about)
        announce(self, self._about.accessibleName())
        self.cards.setFocus()

    def _show(self, heading: str, hint: str, ids: tuple[str, ...], times: tuple[str, ...] = ()) -> None:
        self._heading.setText(heading)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._ids = ids
        self.cards.set_count(len(ids))
        self.cards.setVisible(bool(ids))
        self._fit()
        clear_layout_of(self._times)
        if times:
            self._desk.ask(jobs.handovers_of, times, owner=self, on_done=lambda kept: self._show_times(times, kept))
        self._shown_times = times

    def _show_times(self, times: tuple[str, ...], kept: list[KeptHandover]) -> None:
        """The hand-overs of the day, each leading to where it can be read and corrected."""
        layout = self._times.layout()
        if times != self._shown_times or layout is None:
            return
        clear_layout_of(self._times)
        layout.addWidget(Heading(self.tr("Hand-overs"), level=4, name="calendarTimesTitle"))
        for one in kept:
            clock = (one.handover.occurred_from or "")[11:16]
            words = " · ".join(part for part in (clock, said_outcome(one.handover)) if part)
            link = LinkButton(words, name=f"calendarTime_{one.id}")
            link.clicked.connect(lambda _checked=False, one=one: self.handover_opened.emit(one.id))
            layout.addWidget(FlowRow(link))

    def _fit(self) -> None:
        """As high as its cards, up to a few."""
        one = self.cards.sizeHintForRow(0) if self._ids else 0
        self.cards.setFixedHeight(max(1, one * min(len(self._ids), _SHOWN)) + tokens().px(4))

    def _on_rows_wanted(self, start: int, count: int) -> None:
        wanted = self._ids[start : start + count]

        def came(rows: list[RowShown]) -> None:
            if self._ids[start : start + count] == wanted:
                self.cards.put(start, [card_row(shown) for shown in rows])

        self._desk.ask(jobs.rows_of, wanted, owner=self, on_done=came)

    def _on_enter(self) -> None:
        if self._ids:
            self.cards.setFocus()
            self.cards.choose(0)

    def _on_clicked(self) -> None:
        key = self.cards.current_key()
        if key:
            self.entry_opened.emit(key)

    def _on_jump(self) -> None:
        reading = read_words(self._jump.value(), self._now().date())
        if reading is None:
            return
        if reading.occurred_from is None:
            self._jump.set_error(self.tr("Please write the day with the month as a word, like 2 March 2026."))
            return
        self._go(date.fromisoformat(sort_text(reading.occurred_from)[:10]))
        self.grid.setFocus()
