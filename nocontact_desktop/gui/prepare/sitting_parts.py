"""What the sitting shows besides its cards: the beginning, the questions, the pause, and what is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal

from nocontact_desktop.gui.parts.day_words import moment_words
from nocontact_desktop.gui.parts.wrapped_link import WrappedLink
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Fold,
    Heading,
    PrimaryButton,
    QuietButton,
    RadioList,
    SecondaryButton,
    SecondaryText,
)
from nocontact_desktop.gui.widgets.day_and_time import say_day
from nocontact_desktop.guidance.content import Content
from nocontact_desktop.preparation.later import Moment
from nocontact_desktop.preparation.sitting import QUESTIONS, Question, Sitting
from nocontact_desktop.preparation.sitting import Card as SittingRow
from nocontact_desktop.preparation.voice import Voice


class StartCard(Card):
    """Before a sitting: what it is, and what would come in. ``begun()``."""

    begun = Signal()

    def __init__(self, counts: Mapping[str, int], content: Content, last_ended: str | None) -> None:
        super().__init__(name="sittingStart")
        self.add(Heading(self.tr("One card at a time"), level=2))
        self.add(
            BodyText(
                self.tr(
                    "The sitting goes through what you have decided, one card after the other. "
                    "You do each step yourself, on your own devices. You can pause at any card and go on another day."
                )
            )
        )
        self.add(
            BodyText(
                self.tr(
                    "Doing everything in one go is one way. It can raise risk where a sudden change is noticed. "
                    "Stages are as good a way."
                ),
                quiet=True,
            )
        )
        if last_ended is not None:
            self.add(SecondaryText(self.tr("Last one ended {day}").format(day=moment_words(last_ended))))
        for stage, count in counts.items():
            words = content.words["sitting_stages"][stage]
            self.add(SecondaryText(f"{words}: {count}", name=f"sittingStage_{stage}"))
        if not counts:
            self.add(
                SecondaryText(self.tr("No card is ready yet. Choices on the board bring them in."), name="sittingNone")
            )
        begin = PrimaryButton(self.tr("Begin"), name="sittingBegin")
        begin.clicked.connect(self.begun)
        begin.setEnabled(bool(counts))
        self.add(FlowRow(begin))


class NotInYetCard(Card):
    """Channels that wait until something is decided. ``opened(address)``."""

    opened = Signal(str)

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        super().__init__(name="sittingNotYet", gap=8)
        self.add(Heading(self.tr("Not in it yet"), level=3))
        self.add(SecondaryText(self.tr("A channel comes in once its choice is made and its copies are decided.")))
        for channel_id, name in rows:
            link = WrappedLink(name, name=f"notYet_{channel_id}")
            link.clicked.connect(
                lambda _checked=False, channel_id=channel_id: self.opened.emit(f"channel:{channel_id}")
            )
            self.add(link)


class QuestionCard(Card):
    """One of the three questions at the beginning. ``answered(question, answer)``."""

    answered = Signal(str, str)

    def __init__(self, question: Question, content: Content, say: Voice) -> None:
        super().__init__(name="sittingQuestion")
        title = say(content.words["sitting_questions"][question])
        self.add(SecondaryText(self.tr("Before the first card")))
        self.add(Heading(title, level=2))
        options = [(value, say(content.words[f"sitting_{question}"][value])) for value in QUESTIONS[question]]
        answers = RadioList(options, name=f"sitting_{question}", spoken=title)
        answers.chosen.connect(lambda value: self.answered.emit(question, value))
        self.add(answers)


class WaitCard(Card):
    """After an answer that speaks against it. ``later()``, ``went_on()``, ``ask_again()``."""

    later = Signal()
    went_on = Signal()
    ask_again = Signal()

    def __init__(self, now: Sitting, content: Content, say: Voice) -> None:
        super().__init__(name="sittingWait")
        self.add(Heading(self.tr("It can wait"), level=2))
        self.add(BodyText(self.tr("Nothing is lost by waiting. This is what you said:")))
        for question in now.speaks_against:
            answer = say(content.words[f"sitting_{question}"][now.answers[question] or ""])
            asked = say(content.words["sitting_questions"][question])
            self.add(BodyText(f"{asked} {answer}.", marker="•"))
        self.add(
            BodyText(
                self.tr("A sitting can be done on another day, in another place, or on paper. You decide."), quiet=True
            )
        )
        later = PrimaryButton(self.tr("Later"), name="sittingWaitLater")
        go_on = SecondaryButton(self.tr("Go on all the same"), name="sittingGoOnAnyway")
        again = QuietButton(self.tr("Answer again"), name="sittingAskAgain")
        later.clicked.connect(self.later)
        go_on.clicked.connect(self.went_on)
        again.clicked.connect(self.ask_again)
        self.add(FlowRow(later, go_on, again))


class PausedCard(Card):
    """A sitting that rests. ``went_on()``, ``ask_again()``, ``ended()``."""

    went_on = Signal()
    ask_again = Signal()
    ended = Signal()

    def __init__(self, now: Sitting) -> None:
        super().__init__(name="sittingPaused")
        self.add(Heading(self.tr("Paused"), level=2))
        still_open = len(now.of_state("open", "later"))
        self.add(BodyText(self.tr("Everything is kept. Cards still open: {n}.").format(n=still_open)))
        self.add(
            BodyText(
                self.tr("Is it still a good place and time? You can answer the three questions again first."),
                quiet=True,
            )
        )
        go_on = PrimaryButton(self.tr("Go on"), name="sittingGoOn")
        again = SecondaryButton(self.tr("Answer the questions first"), name="sittingAskAgain")
        end = QuietButton(self.tr("End it here"), name="sittingEndPaused")
        go_on.clicked.connect(self.went_on)
        again.clicked.connect(self.ask_again)
        end.clicked.connect(self.ended)
        self.add(FlowRow(go_on, again, end))


class ApartCard(Card):
    """The question to what can be seen at once. ``answered("now" or "later")``."""

    answered = Signal(str)

    def __init__(self, rows: Sequence[SittingRow]) -> None:
        super().__init__(name="sittingApart")
        self.add(Heading(self.tr("What can be seen at once: now or later?"), level=2))
        self.add(
            BodyText(
                self.tr(
                    "Ending shared location, trackers or tracking software can be seen right away. "
                    "That can make someone angry or watchful. It is a part of its own, now or on another day."
                )
            )
        )
        for row in rows:
            self.add(BodyText(row.title, marker="•"))
        now = SecondaryButton(self.tr("Go through them now"), name="sittingApartNow")
        later = SecondaryButton(self.tr("Leave them for another day"), name="sittingApartLater")
        now.clicked.connect(lambda: self.answered.emit("now"))
        later.clicked.connect(lambda: self.answered.emit("later"))
        self.add(FlowRow(later, now))


class EndCard(Card):
    """After the last card: what comes next. ``ended()``, ``opened(address)``."""

    ended = Signal()
    opened = Signal(str)

    def __init__(self, now: Sitting, said: Moment) -> None:
        super().__init__(name="sittingEndCard")
        self.add(Heading(self.tr("That was the last card"), level=2))
        done = len(now.of_state("done"))
        left = len(now.of_state("open", "later"))
        skipped = len(now.of_state("skipped"))
        self.add(
            BodyText(
                self.tr("Done: {done}. Still open: {left}. Skipped: {skipped}.").format(
                    done=done, left=left, skipped=skipped
                ),
                name="sittingSum",
            )
        )
        due = [look.due_on for look in said.looks if look.looked_at is None]
        if due:
            days = ", ".join(say_day(day) for day in due)
            self.add(BodyText(self.tr("Days to look again: {days}.").format(days=days), name="sittingLooks"))
        if now.carried_out and said.started_on is None:
            self.add(
                BodyText(
                    self.tr(
                        "When you end it, the day of your first step is noted as the day it started. "
                        "Days to look again follow from it. You can change each of them."
                    ),
                    name="sittingStarts",
                )
            )
        end = PrimaryButton(self.tr("End the sitting"), name="sittingEnd")
        end.clicked.connect(self.ended)
        moment = SecondaryButton(self.tr("The moment and later looks"), name="sittingMoment")
        moment.clicked.connect(lambda: self.opened.emit("moment"))
        self.add(FlowRow(end, moment))


class LeftCard(Card):
    """What is still open, and what was skipped and why. ``card_asked(card)``, ``ended()``."""

    card_asked = Signal(str)
    ended = Signal()

    def __init__(self, now: Sitting, *, is_over: bool) -> None:
        super().__init__(name="sittingLeft", gap=6)
        groups = (
            ("sittingOpen", self.tr("What is still open"), now.of_state("open", "later")),
            ("sittingSkipped", self.tr("What was skipped, and why"), now.of_state("skipped")),
            ("sittingDoneList", self.tr("What is done"), now.of_state("done")),
        )
        for name, title, rows in groups:
            fold = Fold(f"{title} · {len(rows)}", name=name, closed_words=self.tr("open to see"))
            for row in rows:
                self._add_row(fold, row)
            self.add(fold)
        if not is_over:
            end = QuietButton(self.tr("End it without finishing"), name="sittingEndNow")
            end.clicked.connect(self.ended)
            self.add(FlowRow(end))

    def _add_row(self, fold: Fold, row: SittingRow) -> None:
        link = WrappedLink(row.title, name=f"left_{row.id.replace(':', '_')}")
        link.clicked.connect(lambda: self.card_asked.emit(row.id))
        fold.add(link)
        if row.state == "skipped":
            fold.add(SecondaryText(row.why or self.tr("No reason given")))
        elif row.state == "later":
            fold.add(SecondaryText(self.tr("Put off for later")))
