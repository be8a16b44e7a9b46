"""The two cards of the plan on Today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.today.row_button import RowButton
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Chip,
    Divider,
    FlowRow,
    Heading,
    LinkButton,
    PrimaryButton,
    QuietButton,
    SecondaryText,
    row,
)
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.plan import ChapterState, StepState, next_step, set_step
from nocontact_desktop.preparation.voice import Voice, voice_for


class NextCard(Card):
    """The next step, to open or to leave for another day."""

    def __init__(self, desk: Desk, state: StepState, say: Voice) -> None:
        super().__init__(name="nextCard")
        step = state.step
        self.add(Chip(self.tr("Next in your plan"), tone="accent", name="nextChip"))
        self.add(Heading(say(step.title), name="nextTitle"))
        self.add(BodyText(say(step.what), name="nextWhat", quiet=True))
        open_step = PrimaryButton(self.tr("Open this step"), name="openStep")
        open_step.clicked.connect(lambda: desk.go_to("prepare", f"step:{step.id}"))
        not_now = QuietButton(self.tr("Not now"), name="stepNotNow")
        not_now.clicked.connect(lambda: desk.save(set_step, step.id, "later", owner=self))
        buttons = FlowRow(open_step)
        if state.state == "open":
            buttons.add(not_now)
        self.add(buttons)

    @classmethod
    def for_plan(cls, desk: Desk, chapters: Sequence[ChapterState]) -> NextCard | None:
        """The card for what comes next; None when nothing is open."""
        found = next_step(chapters)
        if found is None:
            return None
        return cls(desk, found, voice_for(chapters[0].answers, load(desk.settings.language)))


_MOST_LINES = 7


class PlanCard(Card):
    """The chapters that have something in them and the next ones, in one line each; the whole plan is a click away."""

    def __init__(self, desk: Desk, chapters: Sequence[ChapterState]) -> None:
        super().__init__(name="planCard", gap=0)
        top = row(gap=12, margins=(0, 0, 0, 8))
        top.addWidget(Heading(self.tr("Your plan"), level=3), 1)
        top.addWidget(SecondaryText(self.tr("Nothing has to be done today")))
        self.body.addLayout(top)
        for state in chapters_at_a_glance(chapters):
            self.add(Divider())
            line = RowButton(state.chapter.title, say_state(state), name=f"chapter_{state.chapter.id}")
            line.clicked.connect(
                lambda _checked=False, chapter=state.chapter.id: desk.go_to("prepare", f"chapter:{chapter}")
            )
            self.add(line)
        self.add(Divider())
        whole = LinkButton(self.tr("The whole plan"), name="wholePlan")
        whole.clicked.connect(lambda: desk.go_to("prepare"))
        self.body.addSpacing(10)
        self.add(whole)


def chapters_at_a_glance(chapters: Sequence[ChapterState]) -> list[ChapterState]:
    """Those looked at last, then the next ones as far as there is room, in the order of the plan."""
    begun = sorted((one for one in chapters if _touched(one)), key=lambda one: one.looked_at or "", reverse=True)
    chosen = [*begun, *(one for one in chapters if not _touched(one))][:_MOST_LINES]
    return [one for one in chapters if one in chosen]


def _touched(state: ChapterState) -> bool:
    on_board = state.channels is not None and (state.channels.decided or state.channels.open)
    return bool(on_board) or state.looked_at is not None


def say_state(state: ChapterState) -> str:
    """A chapter's state in a few words, never as a score."""
    say = QCoreApplication.translate
    if state.channels is not None and (state.channels.decided or state.channels.open):
        decided, still_open = state.channels.decided, state.channels.open
        return say("plan", "{decided} decided, {open} open").format(decided=decided, open=still_open)
    if state.looked_at is None:
        return say("plan", "not looked at yet")
    still_open = state.count("open") + state.count("later")
    if still_open:
        looked = len(state.steps) - state.count("open")
        return say("plan", "{looked} looked at, {open} open").format(looked=looked, open=still_open)
    day = datetime.fromisoformat(state.looked_at).astimezone().date()
    return say("plan", "looked at {day}").format(day=f"{day.day} {QLocale.c().monthName(day.month)}")
