"""One card of the sitting: what to do, what they could notice, and the answers to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.parts.facts import with_mark
from nocontact_desktop.gui.prepare.board_words import ChannelWords, known_line
from nocontact_desktop.gui.prepare.channel_cards import steps_fold
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Chip,
    FlowRow,
    Heading,
    LineField,
    LinkButton,
    Notice,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    column,
)
from nocontact_desktop.guidance.content import Content
from nocontact_desktop.guidance.rows import Channel
from nocontact_desktop.guidance.services import load_services
from nocontact_desktop.preparation import sitting as sittings
from nocontact_desktop.preparation.accounts import Account
from nocontact_desktop.preparation.board import ChannelState
from nocontact_desktop.preparation.people import Person
from nocontact_desktop.preparation.voice import Voice


class SittingCard(Card):
    """``answered(state, why)``, ``pause_asked()``, ``opened(address)``. Subclasses fill in what it is about."""

    answered = Signal(str, str)
    pause_asked = Signal()
    opened = Signal(str)

    def __init__(self, card: sittings.Card, stage: str, place: tuple[int, int]) -> None:
        super().__init__(name="sittingCard")
        self.card = card
        where = self.tr("{stage} · card {number} of {count}").format(stage=stage, number=place[0], count=place[1])
        self.add(FlowRow(Chip(where, tone="accent", name="sittingStage")))
        self.add(Heading(card.title, name="sittingTitle"))

    def add_answers(self) -> None:
        """The buttons, after all there is to know."""
        done = PrimaryButton(self.tr("Done"), name="sittingDone", icon_name="check")
        later = SecondaryButton(self.tr("Later"), name="sittingLater")
        skip = QuietButton(self.tr("Skip"), name="sittingSkip")
        pause = QuietButton(self.tr("Pause"), name="sittingPause", icon_name="pause")
        done.clicked.connect(lambda: self.answered.emit("done", ""))
        later.clicked.connect(lambda: self.answered.emit("later", ""))
        skip.clicked.connect(self._ask_why)
        pause.clicked.connect(self.pause_asked)
        self.add(FlowRow(done, later, skip, pause))
        self._why = QWidget()
        body = column(self._why, gap=10)
        self._reason = LineField(self.tr("Why, if you like"), name="sittingWhy", value=self.card.why, longest=500)
        self._reason.submitted.connect(self._on_skip)
        skipped = SecondaryButton(self.tr("Skip this card"), name="sittingSkipNow")
        skipped.clicked.connect(self._on_skip)
        body.addWidget(self._reason)
        body.addWidget(FlowRow(skipped))
        self._why.hide()
        self.add(self._why)

    def add_notice(self, says: str, *, careful: bool) -> None:
        """What they could notice, before the button."""
        self.add(SecondaryText(self.tr("What they could notice")))
        self.add(Notice(says, tone="careful" if careful else "info", name="sittingNotice"))

    def add_link(self, words: str, address: str) -> None:
        """A way to more about it."""
        link = LinkButton(words, name="sittingMore")
        link.clicked.connect(lambda: self.opened.emit(address))
        self.add(link)

    def _ask_why(self) -> None:
        self._why.show()
        self._reason.setFocus()

    def _on_skip(self) -> None:
        self.answered.emit("skipped", self._reason.value())


class ChannelCard(SittingCard):
    """A channel with its own verb, or the way to filter and keep it."""

    def __init__(
        self,
        card: sittings.Card,
        stage: str,
        place: tuple[int, int],
        state: ChannelState,
        channel: Channel | None,
        words: ChannelWords,
        say: Voice,
    ) -> None:
        super().__init__(card, stage, place)
        filtered = state.choice == "filter"
        verb = self.tr("Filter and keep") if filtered else words.verb
        self.add(Heading(verb, level=3, name="sittingVerb"))
        if known_line(state):
            self.add(SecondaryText(known_line(state), name="sittingKnown"))
        if state.note:
            self.add(SecondaryText(self.tr("Your note: {note}").format(note=state.note)))
        if channel is not None and filtered:
            self.add(BodyText(say(with_mark(channel.softer.says, channel.softer.mark))))
        elif channel is not None:
            for number, how in enumerate(channel.how):
                self.add(steps_fold(how, say, name=f"sittingSteps{number}", is_open=number == 0))
        self.add_notice(words.notice, careful=words.level != 0)
        self.add_answers()
        self.add_link(self.tr("All about this channel"), f"channel:{state.channel_id}")


class PersonCard(SittingCard):
    """Somebody who is to know."""

    def __init__(self, card: sittings.Card, stage: str, place: tuple[int, int], person: Person, say: Voice) -> None:
        super().__init__(card, stage, place)
        self.add(Heading(self.tr("Tell them"), level=3, name="sittingVerb"))
        for words in (person.reach, person.knows):
            if words:
                self.add(SecondaryText(words))
        self.add_notice(
            say(self.tr("What is said can travel. Say what may reach {person}, and no more.")), careful=True
        )
        self.add_answers()
        self.add_link(self.tr("Words to use"), "scripts")


class AccountCard(SittingCard):
    """An account that is to be made one's own: what is still open on it."""

    def __init__(
        self, card: sittings.Card, stage: str, place: tuple[int, int], account: Account, content: Content
    ) -> None:
        super().__init__(card, stage, place)
        self.add(Heading(self.tr("Make it yours"), level=3, name="sittingVerb"))
        if account.login:
            self.add(SecondaryText(account.login, name="sittingKnown"))
        self.add(BodyText(load_services(content.language).power(account.power).why))
        for aspect in account.open:
            self.add(BodyText(content.words["account_aspect"][aspect], marker="•"))
        self.add_notice(
            self.tr(
                "A new password or a sign-out can be noticed. Some services send a mail or a message about it. "
                "Look first where these go."
            ),
            careful=True,
        )
        self.add_answers()
        self.add_link(self.tr("All about this account"), f"account:{account.id}")
