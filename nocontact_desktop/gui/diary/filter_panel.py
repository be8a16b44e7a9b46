"""Choosing what the list shows, and keeping the choice under a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.when import sort_text
from nocontact_desktop.gui.back_link import BackLink
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import finding_jobs as jobs
from nocontact_desktop.gui.diary.finding_jobs import FilterState
from nocontact_desktop.gui.diary.views_control import ViewsControl
from nocontact_desktop.gui.diary.when_words import read_words
from nocontact_desktop.gui.diary.words import word
from nocontact_desktop.gui.widgets import (
    Checkbox,
    ChoiceField,
    FlowRow,
    Heading,
    LineField,
    PrimaryButton,
    QuietButton,
    announce,
    column,
    row,
)
from nocontact_desktop.vault.changes import Changes


class FilterPanel(QWidget):
    """``changed(EntryFilter)`` with every choice; ``closed()`` leads back to the list."""

    changed = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("filterPanel")
        self._desk = desk
        self._now = now
        self._wanted = EntryFilter()
        self._lay_out()

    def begin(self, wanted: EntryFilter) -> None:
        """Show a filter and what there is to choose from."""
        self._wanted = wanted
        self._fetch()

    def focus_first(self) -> None:
        """Let the keyboard go on at the first choice there is."""
        fields = (self._person, self._channel, self._order, self._from)
        next(field for field in fields if not field.isHidden()).setFocus()

    def take_changes(self, changes: Changes) -> None:
        """Offer what there is now."""
        if any(changes.touched(kind) for kind in ("entry", "order", "view")):
            self._fetch()

    def _fetch(self) -> None:
        self._desk.ask(jobs.filter_state, self._wanted, owner=self, on_done=self._on_state)

    def _lay_out(self) -> None:
        outer = column(self, gap=8)
        outer.addWidget(FlowRow(BackLink(self.tr("Entries"), self, self.closed, name="filterBack")))
        inner = QWidget()
        inner.setObjectName("filterInner")
        self._body = column(inner, gap=16, margins=(0, 0, 12, 8))
        scroll = QScrollArea()
        scroll.setObjectName("filterScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        outer.addWidget(scroll, 1)
        self.views = ViewsControl(self._desk)
        self.views.chosen.connect(self._on_view)
        self._body.addWidget(Heading(self.tr("Show only"), level=3, name="filterTitle"))
        for field in self._fields():
            self._body.addWidget(field)
        self._body.addWidget(self.views)
        self._body.addStretch(1)
        self._show = PrimaryButton(self.tr("Show"), name="filterShow")
        self._show.clicked.connect(self.closed)
        clear = QuietButton(self.tr("Clear the choice"), name="filterClear")
        clear.clicked.connect(lambda: self._take(EntryFilter()))
        outer.addWidget(FlowRow(self._show, clear))

    def _fields(self) -> tuple[QWidget, ...]:
        self._person = ChoiceField(self.tr("Person"), [], name="filterPerson")
        self._channel = ChoiceField(self.tr("How it came"), [], name="filterChannel")
        self._order = ChoiceField(self.tr("May concern"), [], name="filterOrder")
        for name, field in (("person", self._person), ("channel", self._channel), ("order", self._order)):
            field.changed.connect(lambda value, name=name: self._take(replace(self._wanted, **{name: value})))
        self._from = LineField(self.tr("From"), name="filterFrom", placeholder=self.tr("January 2026"))
        self._to = LineField(self.tr("Until"), name="filterTo", placeholder=self.tr("2 March 2026"))
        for edge in (self._from, self._to):
            edge.edit.editingFinished.connect(self._on_period)
        period = QWidget()
        line = row(period, gap=12)
        line.addWidget(self._from)
        line.addWidget(self._to)
        self._undated = Checkbox(self.tr("Only entries without a date"), name="filterUndated")
        self._undated.clicked.connect(lambda on: self._take(_dated(self._wanted, undated=on)))
        self._file = Checkbox(self.tr("Only entries with a file"), name="filterFile")
        self._file.clicked.connect(lambda on: self._take(replace(self._wanted, has_exhibit=on)))
        self._words = LineField(self.tr("Words in the entry"), name="filterWords")
        self._words.edit.editingFinished.connect(self._on_words)
        return self._person, self._channel, self._order, period, self._undated, self._file, self._words

    def _on_state(self, state: FilterState) -> None:
        found = state.choices
        self._offer(self._person, self.tr("Anybody"), [(name, name, n) for name, n in found.people])
        ways = [(value, word("channel", value), n) for value, n in found.channels]
        self._offer(self._channel, self.tr("Any way"), ways)
        orders = [(key, found.order_words.get(key, key), n) for key, n in found.orders]
        self._offer(self._order, self.tr("Any order, or none"), orders)
        self.views.show_views(state.views, self._wanted, found.order_words)
        self._show_wanted()
        self._on_count(state.count)

    def _offer(self, field: ChoiceField, anything: str, found: list[tuple[str, str, int]]) -> None:
        field.set_options([("", anything), *((value, f"{words} ({n:,})") for value, words, n in found)])
        field.setVisible(bool(found))

    def _show_wanted(self) -> None:
        wanted = self._wanted
        self._person.set_value(wanted.person)
        self._channel.set_value(wanted.channel)
        self._order.set_value(wanted.order)
        self._undated.setChecked(wanted.undated)
        self._file.setChecked(wanted.has_exhibit)
        self._words.set_value(wanted.search)
        for field, written in ((self._from, wanted.date_from), (self._to, wanted.date_to)):
            field.set_error(None)
            field.set_value(jobs.typed_date(written))
        self.views.set_filter(wanted)

    def _take(self, wanted: EntryFilter) -> None:
        """Let a choice hold."""
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self._show_wanted()
        self.changed.emit(wanted)
        self._desk.ask(jobs.counted, wanted, owner=self, on_done=self._on_new_count)

    def _on_new_count(self, count: int) -> None:
        self._on_count(count)
        announce(self, self._show.accessibleName())

    def _on_count(self, count: int) -> None:
        entries = counted(count, self.tr("{n} entry"), self.tr("{n} entries"))
        self._show.set_words(self.tr("Show {entries}").format(entries=entries) if count else self.tr("Nothing fits"))

    def _on_words(self) -> None:
        self._take(replace(self._wanted, search=self._words.value()))

    def _on_view(self, wanted: EntryFilter) -> None:
        self._take(wanted)
        self.closed.emit()

    def _on_period(self) -> None:
        read = [self._read(field) for field in (self._from, self._to)]
        if None in read:
            return
        first, last = read
        if first and last and sort_text(last, end=True) < sort_text(first):
            self._to.set_error(self.tr("The end lies before the beginning."))
            return
        wanted = replace(self._wanted, date_from=first or None, date_to=last or None)
        self._take(replace(wanted, undated=False) if first or last else wanted)

    def _read(self, field: LineField) -> str | None:
        """The date typed, as entries have it; "" for a blank, None where it cannot be read."""
        reading = read_words(field.value(), self._now().date())
        if reading is None:
            return ""
        if reading.occurred_from is None or reading.own_words:
            field.set_error(self.tr("Please write the day with the month as a word, like 2 March 2026."))
            return None
        return (reading.occurred_to or reading.occurred_from) if field is self._to else reading.occurred_from


def _dated(wanted: EntryFilter, *, undated: bool) -> EntryFilter:
    """What has no date lies in no period."""
    if undated:
        return replace(wanted, undated=True, date_from=None, date_to=None)
    return replace(wanted, undated=False)
