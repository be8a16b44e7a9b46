"""The cards of the moment: how, when, for how long, and the days to look again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.parts.day_field import DayField
from nocontact_desktop.gui.parts.day_words import moment_words
from nocontact_desktop.gui.parts.open_choice import OpenChoice
from nocontact_desktop.gui.prepare.doors_list import DoorsList
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Divider,
    FlowRow,
    Fold,
    Heading,
    LineField,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    column,
)
from nocontact_desktop.gui.widgets.day_and_time import read_time, say_day
from nocontact_desktop.preparation.doors import OpenDoor
from nocontact_desktop.preparation.later import Look, Moment
from nocontact_desktop.preparation.voice import Voice


class WayCard(Card):
    """All together or in stages. ``answered(way)``, empty when taken back; ``opened(address)``."""

    answered = Signal(str)
    opened = Signal(str)

    def __init__(self, said: Moment, doors: Sequence[OpenDoor], say: Voice) -> None:
        super().__init__(name="momentWay")
        self.add(Heading(self.tr("All together, or in stages"), level=3))
        self.add(SecondaryText(self.tr("Sources differ on this. What they say:")))
        for view in (
            self.tr("One author: everything in one go, for each gap gives access and shows what you do."),
            self.tr("Others: a sudden change can be noticed and can raise risk. Prepare first, then go step by step."),
            self.tr("Others still: close the ways that hurt most first, and keep one open for proof."),
        ):
            self.add(BodyText(view, marker="•"))
        choice = OpenChoice(
            [
                (
                    "together",
                    self.tr("All together"),
                    self.tr("A sitting goes through your choices, card by card."),
                ),
                ("stages", self.tr("In stages"), self.tr("One way in after the other, over days or weeks.")),
            ],
            name="way",
            spoken=self.tr("All together, or in stages"),
            value=said.way,
        )
        choice.answered.connect(self.answered)
        self.add(choice)
        if said.way == "together":
            go = SecondaryButton(self.tr("The sitting"), name="momentSitting")
            go.clicked.connect(lambda: self.opened.emit("sitting"))
            self.add(FlowRow(go))
        elif said.way == "stages":
            fold = Fold(
                self.tr("Doors that stay open meanwhile"), name="momentDoors", closed_words=self.tr("open to read")
            )
            listed = DoorsList(doors, say)
            listed.opened.connect(self.opened)
            fold.add(listed)
            self.add(fold)


class WhenCard(Card):
    """The day chosen and the day it started. ``planned(day, time)`` and ``started(day)``; None for a blank."""

    planned = Signal(object, object)
    started = Signal(object)

    def __init__(self, said: Moment) -> None:
        super().__init__(name="momentWhen")
        self.add(Heading(self.tr("When"), level=3))
        self.add(SecondaryText(self.tr("Both can stay blank. Nothing begins or ends by itself.")))
        self._day = DayField(self.tr("The day you chose"), name="planned", value=_iso(said.planned_on))
        self._day.kept.connect(lambda _day: self._on_planned())
        self._time = LineField(
            self.tr("A time, if you like"),
            name="plannedTime",
            value=said.planned_time.isoformat("minutes") if said.planned_time else "",
            longest=10,
        )
        self._time.edit.editingFinished.connect(self._on_planned)
        self._started = DayField(
            self.tr("The day it started"),
            name="started",
            value=_iso(said.started_on),
            hint=self.tr("Days to look again follow from it: in 2 and in 8 weeks."),
        )
        self._started.kept.connect(lambda day: self.started.emit(_day(day)))
        for field in (self._day, FlowRow(self._time), self._started):  # a time needs no whole line
            self.add(field)

    def _on_planned(self) -> None:
        try:
            at = read_time(self._time.value())
        except ValueError:  # what was typed is no time: said in words
            self._time.set_error(self.tr("Please write the time like 21:15 or 9:15 pm."))
            return
        if self._day.check():
            self.planned.emit(self._day.day(), at)


class PauseCard(Card):
    """A pause of the whole, and the way back. ``paused()``, ``again()``."""

    paused = Signal()
    again = Signal()

    def __init__(self, said: Moment) -> None:
        super().__init__(name="momentPause")
        self.add(Heading(self.tr("Change it, pause, start again"), level=3))
        if said.paused_on is None:
            self.add(BodyText(self.tr("Each part of the plan can be changed. It can also rest. Nothing is reset.")))
            pause = SecondaryButton(self.tr("Let it rest from today"), name="momentRest", icon_name="pause")
            pause.clicked.connect(self.paused)
            self.add(FlowRow(pause))
        else:
            words = self.tr("It rests since {day}. Days to look again wait.").format(day=say_day(said.paused_on))
            self.add(BodyText(words, name="momentRests"))
            again = SecondaryButton(self.tr("Start again"), name="momentAgain", icon_name="play")
            again.clicked.connect(self.again)
            self.add(FlowRow(again))


class EndingCard(Card):
    """For how long: three answers of the same weight. ``answered(ending)``, ``reviewed(day)``."""

    answered = Signal(str)
    reviewed = Signal(object)

    def __init__(self, said: Moment) -> None:
        super().__init__(name="momentEnding")
        self.add(Heading(self.tr("For how long"), level=3))
        self.add(SecondaryText(self.tr("Some do this for a time, some for good, some leave it open. Each is fine.")))
        choice = OpenChoice(
            [
                ("open", self.tr("No end date")),
                ("review", self.tr("I look at it again on a day I choose")),
                ("undecided", self.tr("Not decided")),
            ],
            name="ending",
            spoken=self.tr("For how long"),
            value=said.ending,
        )
        choice.answered.connect(self.answered)
        self.add(choice)
        if said.ending == "review":
            day = DayField(self.tr("The day"), name="review", value=_iso(said.review_on))
            day.kept.connect(lambda written: self.reviewed.emit(_day(written)))
            self.add(day)


class LooksCard(Card):
    """The days to look again. Signals carry the number of the look."""

    looked = Signal(int, bool)
    moved = Signal(int, object)
    dropped = Signal(int)
    added = Signal(object)

    def __init__(self, looks: Sequence[Look]) -> None:
        super().__init__(name="momentLooks")
        self.add(Heading(self.tr("Days to look again"), level=3))
        self.add(SecondaryText(self.tr("They stand under “Coming up” on Today. No message pops up.")))
        for look in looks:
            self.add(self._look(look))
            self.add(Divider())
        new = DayField(self.tr("Another day"), name="anotherLook")
        new.kept.connect(lambda day: self.added.emit(_day(day)) if day else None)
        self.add(new)

    def _look(self, look: Look) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=8)
        number = look.number
        if look.looked_at is not None:
            words = self.tr("{day}, looked at {looked}").format(
                day=say_day(look.due_on), looked=moment_words(look.looked_at)
            )
            body.addWidget(BodyText(words, name=f"look_{number}"))
            back = QuietButton(self.tr("Not after all"), name=f"lookNot_{number}", small=True)
            back.clicked.connect(lambda: self.looked.emit(number, False))
            body.addWidget(FlowRow(back))
            return holder
        day = DayField(self._title(look), name=f"lookDay_{number}", value=look.due_on.isoformat())
        day.kept.connect(lambda written: self.moved.emit(number, _day(written)) if written else None)
        looked = SecondaryButton(self.tr("Looked at"), name=f"looked_{number}", small=True)
        later = QuietButton(self.tr("A week later"), name=f"lookLater_{number}", small=True)
        out = QuietButton(self.tr("Take it out"), name=f"lookOut_{number}", small=True)
        looked.clicked.connect(lambda: self.looked.emit(number, True))
        later.clicked.connect(lambda: self.moved.emit(number, look.due_on + timedelta(weeks=1)))
        out.clicked.connect(lambda: self.dropped.emit(number))
        body.addWidget(day)
        body.addWidget(FlowRow(looked, later, out))
        return holder

    def _title(self, look: Look) -> str:
        if look.weeks is None:
            return self.tr("A day you chose")
        return self.tr("{n} weeks after the start").format(n=look.weeks)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
