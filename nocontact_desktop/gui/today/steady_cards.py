"""What stands on Today of Steady: only what the user has chosen there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Heading,
    LinkButton,
    SecondaryButton,
    SecondaryText,
    clear_layout_of,
    column,
)
from nocontact_desktop.gui.widgets.day_and_time import say_day
from nocontact_desktop.steady.hard_days import Coming, near_days
from nocontact_desktop.steady.on_today import on_today
from nocontact_desktop.vault.notebook import Notebook

if TYPE_CHECKING:
    from nocontact_desktop.steady.more_than_usual import Weeks


@dataclass(frozen=True)
class Chosen:
    """What was chosen for Today, and the days that are near."""

    parts: frozenset[str] = frozenset()
    days: tuple[Coming, ...] = ()


def read_chosen(notebook: Notebook) -> Chosen:
    """In one reading."""
    return Chosen(on_today(notebook), tuple(near_days(notebook)))


class SteadyCards(QWidget):
    """Empty until something was chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("todaySteady")
        self._desk = desk
        self._counting: Task | None = None
        self._round = 0
        self._body = column(self, gap=20)
        self.hide()

    def show_chosen(self, chosen: Chosen) -> None:
        """Show what was chosen. Attempts are counted anew each time, and only where that was chosen."""
        if self._counting is not None:
            self._counting.cancel()
        self._round += 1
        clear_layout_of(self)
        if chosen.days:
            self._body.addWidget(self._days_card(chosen.days))
        if "urge" in chosen.parts:
            self._body.addWidget(self._urge_card())
        if "check-in" in chosen.parts:
            self._body.addWidget(self._check_in_card())
        self.setVisible(bool(chosen.days or {"urge", "check-in"} & chosen.parts))
        if "more" in chosen.parts:
            from nocontact_desktop.steady.more_than_usual import look  # Today is the first page: loaded where chosen

            self._counting = self._desk.work(
                look, self._desk.notebook, owner=self, on_done=partial(self._show_more, self._round)
            )

    def _show_more(self, asked_in: int, weeks: Weeks) -> None:
        if asked_in != self._round or not weeks.is_more:
            return
        from nocontact_desktop.gui.steady.more_words import more_words

        card = Card(name="todayMoreCard")
        card.add(Heading(self.tr("More than usual"), level=3))
        card.add(BodyText(more_words()))
        read = LinkButton(self.tr("Read on, and numbers to call"), name="readMore")
        read.clicked.connect(lambda: self._desk.go_to("steady", "more"))
        card.add(FlowRow(read))
        self._body.insertWidget(0, card)
        self.show()

    def _urge_card(self) -> Card:
        card = Card(name="todayUrgeCard")
        card.add(Heading(self.tr("An urge to reach out?"), level=3))
        card.add(SecondaryText(self.tr("A pause, your own reasons, someone to call.")))
        pause = SecondaryButton(self.tr("Take a moment"), name="takeAMoment", icon_name="anchor")
        pause.clicked.connect(lambda: self._desk.go_to("steady", "urge"))
        card.add(pause)
        return card

    def _check_in_card(self) -> Card:
        card = Card(name="todayCheckInCard")
        card.add(Heading(self.tr("How is it?"), level=3))
        card.add(SecondaryText(self.tr("A few words, if you like.")))
        begin = SecondaryButton(self.tr("A short check-in"), name="openCheckIn", icon_name="sun-moon")
        begin.clicked.connect(lambda: self._desk.go_to("steady", "check-in"))
        card.add(begin)
        return card

    def _days_card(self, days: Sequence[Coming]) -> Card:
        card = Card(name="todayDaysCard")
        card.add(Heading(self.tr("A day you named"), level=3))
        for at, one in enumerate(days):
            card.add(BodyText(one.words or say_day(one.day), name=f"todayDay_{at}"))
            if one.words:
                card.add(SecondaryText(say_day(one.day)))
        return card
