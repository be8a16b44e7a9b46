"""Incoming contact per week and by hour: shown only here, when somebody asks for it. Counts, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary import attempts
from nocontact_desktop.diary.attempts import Cell, Tally, Week, by_hour, by_week
from nocontact_desktop.diary.when import WEEKDAYS
from nocontact_desktop.gui.back_link import BackLink
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import attempts_words as words
from nocontact_desktop.gui.diary.chart_view import ChartView
from nocontact_desktop.gui.diary.numbers_table import NumbersTable
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    Card,
    CheckList,
    EmptyState,
    FlowRow,
    Fold,
    Heading,
    IconButton,
    Notice,
    ProgressRow,
    ScrollPage,
    SecondaryText,
    Segmented,
    announce,
    clear_layout_of,
    column,
)
from nocontact_desktop.preparation.orders import Order, orders
from nocontact_desktop.report.charts.hours import HoursDrawing
from nocontact_desktop.report.charts.weeks import WeeksDrawing
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.progress import Progress, Stop

_MOST_SENDERS = 60
_WEEKS = 26


class AttemptsView(QWidget):
    """``begin()`` counts and shows; ``closed()`` leads back to the list."""

    closed = Signal()

    def __init__(self, desk: Desk, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("attemptsView")
        self._desk = desk
        self._now = now
        self._found: Tally | None = None
        self._left_out: frozenset[str] = frozenset()
        self._orders: list[Order] = []
        self._back = 0
        self._task: Task | None = None
        page = ScrollPage(name="attemptsScroll")
        column(self).addWidget(page)
        page.add(FlowRow(BackLink(self.tr("Entries"), self, self.closed, name="attemptsBack")))
        self._progress = ProgressRow(name="attemptsProgress")
        self._progress.cancel_requested.connect(self._on_cancel)
        page.add(self._progress)
        self._empty = EmptyState(
            "hash",
            self.tr("Nothing to count yet"),
            self.tr("Counted are entries about contact, and messages and calls that came in."),
            name="attemptsEmpty",
        )
        page.add(self._empty)
        self._shown = QWidget()
        body = column(self._shown, gap=20)
        body.addWidget(self._week_card())
        body.addWidget(self._hour_card())
        page.add(self._shown)
        self._shown.hide()
        self._empty.hide()

    def begin(self) -> None:
        """Count, and show what was counted."""
        if self._task is not None:
            return
        self._progress.start(self.tr("Counting"))
        self._task = self._desk.work(
            _counted,
            self._desk.notebook,
            owner=self,
            on_done=self._on_counted,
            on_progress=self._progress.set_progress,
            on_cancelled=self._on_cancelled,
        )

    def take_changes(self, changes: Changes) -> None:
        """Count again when something was written or brought in."""
        if any(changes.touched(kind) for kind in ("entry", "conversation", "source", "case", "order")):
            self.begin()

    def _week_card(self) -> Card:
        card = Card(name="attemptsCard", gap=14)
        card.add(Heading(self.tr("Incoming contact per week"), level=2, name="attemptsTitle"))
        calm = self.tr("These are counts of what stands in this notebook. Fewer attempts do not mean that it is safer.")
        card.add(Notice(calm, name="attemptsCalm"))
        self._weeks = Segmented(
            [("12", self.tr("12 weeks")), ("26", self.tr("26 weeks")), ("52", self.tr("52 weeks"))],
            name="attemptsWeeks",
            spoken=self.tr("How long"),
            value=str(_WEEKS),
        )
        self._weeks.chosen.connect(lambda _value: self._show(back=0))
        earlier = IconButton(self.tr("Earlier"), name="attemptsEarlier", icon_name="chevron-left")
        earlier.clicked.connect(lambda: self._show(back=self._back + 1))
        self._later = IconButton(self.tr("Later"), name="attemptsLater", icon_name="chevron-right")
        self._later.clicked.connect(lambda: self._show(back=self._back - 1))
        self._form = Segmented(
            [("chart", self.tr("Chart")), ("table", self.tr("Table"))],
            name="attemptsForm",
            spoken=self.tr("Show as"),
            value="chart",
        )
        self._form.chosen.connect(lambda _value: self._show_form())
        card.add(FlowRow(self._weeks, FlowRow(earlier, self._later, gap=4), self._form))
        self._period = Heading("", level=4, name="attemptsPeriod")
        card.add(self._period)
        self.chart = ChartView(name="attemptsChart", title=self.tr("Attempts per week, as a chart"))
        card.add(self.chart)
        heads = (self.tr("Week from"), self.tr("All"), self.tr("Of these"))
        self.table = NumbersTable(heads, name="attemptsTable", spoken=self.tr("Attempts per week"))
        card.add(self.table)
        self._notes = QWidget()
        column(self._notes, gap=4)
        card.add(self._notes)
        self._senders = Fold(self.tr("Whose messages are counted"), name="attemptsSenders")
        self._choice = QWidget()
        column(self._choice)
        self._senders.add(self._choice)
        card.add(self._senders)
        return card

    def _hour_card(self) -> Card:
        card = Card(name="hoursCard", gap=14)
        card.add(Heading(self.tr("By weekday and hour"), level=2, name="hoursTitle"))
        self._hours_say = SecondaryText("", name="hoursSay")
        card.add(self._hours_say)
        self.hours = ChartView(name="hoursChart", title=self.tr("Attempts by weekday and hour, as a chart"))
        card.add(self.hours)
        heads = (self.tr("Day"), self.tr("All"), self.tr("By hour"))
        self.hours_table = NumbersTable(heads, name="hoursTable", spoken=self.tr("Attempts by weekday and hour"))
        card.add(self.hours_table)
        return card

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_cancelled(self) -> None:
        self._task = None
        self._progress.hide()
        if self._found is None:
            self.closed.emit()

    def _on_counted(self, result: _Counted) -> None:
        self._task = None
        self._progress.hide()
        self._found, self._left_out, self._orders = result.found, result.left_out, result.orders
        has_any = bool(self._found.entries or self._found.senders)
        self._shown.setVisible(has_any)
        self._empty.setVisible(not has_any)
        if has_any:
            self._show_senders(self._found)
            self._show(back=self._back)

    def _show(self, *, back: int) -> None:
        """Show the weeks chosen, ``back`` times their length before the last ones."""
        if self._found is None:
            return
        self._back = max(0, back)
        self._later.setEnabled(self._back > 0)
        cells = list(self._found.cells(self._left_out))
        count = int(self._weeks.value() or _WEEKS)
        last = attempts.last_week(cells, self._now().date(), count) - timedelta(weeks=count * self._back)
        weeks = by_week(cells, last - timedelta(weeks=count - 1), count)
        self._show_weeks(self._found, weeks)
        self._show_hours(cells, weeks)
        self._show_form()
        announce(self, words.summary_of(weeks))

    def _show_weeks(self, found: Tally, weeks: Sequence[Week]) -> None:
        self._period.setText(words.period_of(weeks))
        own = by_week(found.own, weeks[0].start, len(weeks))
        drawing = WeeksDrawing(
            starts=tuple(week.start for week in weeks),
            strips=words.strips_of(weeks, own, found.blocked),
            across=self.tr("Weeks, each from its Monday on. All strips have one scale."),
            moments=words.moments_of(self._orders, weeks),
            pointer_words=self.tr("you blocked this way on that day, as an entry says"),
        )
        self.chart.show_chart(drawing, words.summary_of(weeks))
        self.table.show_rows(words.week_rows(weeks, own))
        clear_layout_of(self._notes)
        notes = self._notes.layout()
        assert notes is not None
        said = [words.senders_said(found.senders, self._left_out), *words.notes_of(found, weeks, self._now().date())]
        for place, note in enumerate(said):
            notes.addWidget(SecondaryText(note, name=f"attemptsNote{place}"))

    def _show_hours(self, cells: Sequence[Cell], weeks: Sequence[Week]) -> None:
        hours = by_hour(cells, weeks[0].start, len(weeks))
        short = [name[:3] for name in WEEKDAYS]
        drawing = HoursDrawing(hours.grid, tuple(short), self.tr("Hours of the day"))
        most = max(number for row in hours.grid for number in row)
        says = self.tr("The same weeks. The larger the square, the more attempts; the largest stands for {n}.")
        said = says.format(n=f"{most:,}") if most else self.tr("In these weeks no attempt has a time of day.")
        self.hours.show_chart(drawing, said)
        self._hours_say.setText(" ".join((said, *words.hour_notes(hours))))
        self.hours_table.show_rows(words.hour_rows(hours))

    def _show_form(self) -> None:
        as_table = self._form.value() == "table"
        for chart, table in ((self.chart, self.table), (self.hours, self.hours_table)):
            chart.setVisible(not as_table)
            table.setVisible(as_table)

    def _show_senders(self, found: Tally) -> None:
        clear_layout_of(self._choice)
        self._senders.setVisible(len(found.senders) > 1)
        listed = found.senders[:_MOST_SENDERS]
        boxes = CheckList(
            [(str(at), f"{one.name} ({one.count:,})") for at, one in enumerate(listed)],
            name="attemptsSender",
            spoken=self.tr("Whose messages are counted"),
        )
        boxes.set_values([str(at) for at, one in enumerate(listed) if one.raw not in self._left_out])

        def on_changed() -> None:
            chosen = {int(value) for value in boxes.values()}
            others = self._left_out - {one.raw for one in listed}
            self._left_out = others | {one.raw for at, one in enumerate(listed) if at not in chosen}
            self._desk.save(attempts.leave_out, self._left_out, owner=self)
            self._show(back=self._back)

        boxes.changed.connect(on_changed)
        choice = self._choice.layout()
        assert choice is not None
        choice.addWidget(boxes)


@dataclass(frozen=True)
class _Counted:
    found: Tally
    left_out: frozenset[str]
    orders: list[Order]


def _counted(notebook: Notebook, *, progress: Progress, cancelled: Stop) -> _Counted:
    found = attempts.tally(notebook, progress=progress, cancelled=cancelled)
    return _Counted(found, attempts.left_out(notebook), orders(notebook))
