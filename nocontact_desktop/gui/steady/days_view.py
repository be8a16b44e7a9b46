"""Days of the year that can be hard. The program names none by itself, and tells of them only where that was chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.steady.court_notice import CourtNotice
from nocontact_desktop.gui.steady.note_lines import erase_link
from nocontact_desktop.gui.steady.times import month_and_day
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Checkbox,
    DateTimeField,
    Divider,
    FlowRow,
    Heading,
    LineField,
    SecondaryButton,
    SecondaryText,
    Value,
    announce,
    column,
)
from nocontact_desktop.steady.hard_days import HardDay, hard_days, keep_hard_day
from nocontact_desktop.steady.notes import Note, new_id
from nocontact_desktop.steady.on_today import on_today, show_on_today
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook


class DaysView(SteadyView):
    """A birthday, a feast, a day on which something happened."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._place = QWidget()
        column(self._place, gap=20)
        self.body.addWidget(self._place)
        self.body.addWidget(self._add_card())
        self.body.addWidget(CourtNotice(desk))
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Days that can be hard")

    def read(self) -> None:
        def ask(notebook: Notebook) -> tuple[list[Note[HardDay]], bool]:
            return hard_days(notebook), "days" in on_today(notebook)

        self.desk.ask(ask, owner=self, on_done=lambda found: self._show(*found))

    def _show(self, found: Sequence[Note[HardDay]], is_told: bool) -> None:
        card = Card(name="daysCard")
        card.add(
            BodyText(self.tr("Birthdays, feasts, a day on which something happened. Only those you name."), quiet=True)
        )
        for at, one in enumerate(found):
            if at:
                card.add(Divider())
            when = month_and_day(one.says.day) if one.says.day else ""
            card.add(Value(when, name=f"day_{one.id}"))
            if one.says.words:
                card.add(SecondaryText(one.says.words, name=f"daySays_{one.id}"))
            card.add(FlowRow(erase_link(self, one.id, when)))
        told = Checkbox(
            self.tr("Show such a day on Today, from three days before, in my own words"),
            name="tellOfDays",
            checked=is_told,
        )
        told.toggled.connect(lambda is_on: self.desk.save(_tell_of_days, is_on, owner=self))
        card.add(told)
        fill(self._place, card)

    def _add_card(self) -> Card:
        card = Card(name="addDayCard", gap=14)
        card.add(Heading(self.tr("Add a day"), level=3))
        self._day = DateTimeField(self.tr("Day"), name="hardDay", with_time=False)
        self._words = LineField(
            self.tr("What it says on Today"),
            name="hardDayWords",
            hint=self.tr("Your own words. Others may see the screen. For example: an evening with Kim."),
        )
        add = SecondaryButton(self.tr("Add it"), name="addHardDay", icon_name="plus")
        add.clicked.connect(self._on_add)
        card.add(self._day)
        card.add(self._words)
        card.add(FlowRow(add))
        return card

    def _on_add(self) -> None:
        if not self._day.check() or self._day.day() is None:
            self._day.setFocus()
            return
        says = HardDay(day=self._day.day(), words=self._words.value().strip())

        def keep(notebook: Notebook) -> Changes:
            return keep_hard_day(notebook, new_id(notebook), says)

        self.desk.save(keep, owner=self, on_done=lambda _changes: self._on_added())

    def _on_added(self) -> None:
        self._day.set_value(None, None)
        self._words.set_value("")
        announce(self, self.tr("Added"))
        self.read()


def _tell_of_days(notebook: Notebook, is_on: bool) -> Changes:
    return show_on_today(notebook, on_today(notebook) | {"days"} if is_on else on_today(notebook) - {"days"})
