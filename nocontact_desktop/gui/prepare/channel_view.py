"""One channel in full: what to keep first, what they could notice, the steps, and what stays open."""

from __future__ import annotations

from functools import partial

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.prepare.facts import mark_words, source_words, with_mark
from nocontact_desktop.gui.prepare.kept_text import KeptText
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Checkbox,
    Fold,
    Heading,
    Notice,
    SecondaryText,
    Segmented,
    announce,
)
from nocontact_desktop.guidance.rows import Channel, HowTo
from nocontact_desktop.preparation.board import ChannelState, board, decide, set_done, set_evidence, set_identifiers


class ChannelView(PrepareView):
    """``row_id`` is the channel's."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        found = self.content.channel(row_id)
        assert found is not None, row_id
        self._channel: Channel = found
        self._identifiers: KeptText | None = None

    def title(self) -> str:
        return self._channel.name

    def read(self) -> None:
        self.desk.ask(board, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        if self._identifiers is not None:
            self._identifiers.keep_now()

    def _show(self, states: list[ChannelState]) -> None:
        state = next(one for one in states if one.channel_id == self.row_id)
        self.body.addWidget(self._first_card(state))
        self.body.addWidget(self._choice_card(state))
        self.body.addWidget(self._how_card())
        self.body.addWidget(self._known_card(state))
        self.body.addStretch(1)

    def _first_card(self, state: ChannelState) -> Card:
        card = Card(name="channelFirst")
        card.add(Heading(self.tr("Before you change anything"), level=3))
        card.add(BodyText(with_mark(self._channel.save.says, self._channel.save.mark)))
        card.add(SecondaryText(self.tr("Copies of what is there now")))
        evidence = Segmented(
            [
                ("saved", self.tr("Saved")),
                ("nothing", self.tr("Nothing there")),
                ("skipped", self.tr("Leave it, on purpose")),
            ],
            name="channelEvidence",
            spoken=self.tr("Copies of what is there now"),
            value=state.evidence,
        )
        evidence.chosen.connect(self._on_evidence)
        card.add(evidence)
        notice = self._channel.notice
        card.add(SecondaryText(self.tr("What they could notice")))
        card.add(
            Notice(
                with_mark(notice.says, notice.mark),
                tone="careful" if notice.level else "info",
                name="channelNotice",
            )
        )
        return card

    def _choice_card(self, state: ChannelState) -> Card:
        card = Card(name="channelChoiceCard")
        card.add(Heading(self.tr("Your choice"), level=3))
        self._choice = Segmented(
            [
                ("block", self._channel.verb),
                ("filter", self.tr("Filter and keep")),
                ("open", self.tr("Leave open")),
            ],
            name="channelChoice",
            spoken=self.tr("Your choice"),
            value=state.choice,
        )
        self._choice.chosen.connect(self._on_choice)
        card.add(self._choice)
        self._first = Notice(
            self.tr("Say first what became of the copies. The three answers stand above."),
            tone="careful",
            name="channelEvidenceFirst",
            icon_name="archive",
        )
        self._first.hide()
        card.add(self._first)
        self._done = Checkbox(self.tr("I have done this"), name="channelDone", checked=state.done_at is not None)
        self._done.setEnabled(state.choice is not None)
        self._done.toggled.connect(self._on_done)
        card.add(self._done)
        return card

    def _how_card(self) -> Card:
        card = Card(name="channelHow")
        card.add(Heading(self.tr("How: {verb}").format(verb=self._channel.verb), level=3))
        for place, how in enumerate(self._channel.how):
            card.add(self._steps(how, place))
        card.add(Heading(self.tr("Doors this leaves open"), level=4))
        for door in self._channel.doors:
            card.add(BodyText("• " + with_mark(door.says, door.mark)))
        for name, title, claim in (
            ("softer", self.tr("Filter and keep instead"), self._channel.softer),
            ("open", self.tr("Leave it open on purpose"), self._channel.open),
            ("undo", self.tr("How to undo it"), self._channel.undo),
        ):
            fold = Fold(title, name=f"channel_{name}", closed_words=self.tr("open to read"))
            fold.add(BodyText(with_mark(claim.says, claim.mark)))
            card.add(fold)
        card.add(SecondaryText(source_words(self._channel.sources, self._channel.checked), name="channelSources"))
        return card

    def _steps(self, how: HowTo, place: int) -> Fold:
        fold = Fold(
            how.on or self.tr("Steps"),
            name=f"channelSteps{place}",
            closed_words=self.tr("open to read"),
            is_open=place == 0,
        )
        for number, step in enumerate(how.steps, start=1):
            fold.add(BodyText(f"{number}. {step}"))
        remark = mark_words(how.mark)
        if remark:
            fold.add(SecondaryText(remark))
        return fold

    def _known_card(self, state: ChannelState) -> Card:
        card = Card(name="channelKnown")
        card.add(Heading(self.tr("Numbers and accounts of theirs"), level=3))
        self._identifiers = KeptText(
            self.tr("One on each line"),
            name="channelIdentifiers",
            hint=self.tr(
                "The number or account itself, as it is shown. A name in your contacts can change. "
                "It is kept as you write it."
            ),
            value="\n".join(state.identifiers),
            lines=3,
        )
        self._identifiers.kept.connect(self._on_identifiers)
        card.add(self._identifiers)
        return card

    def _on_evidence(self, value: str) -> None:
        self._first.hide()
        self.desk.save(set_evidence, self._channel.id, value, owner=self)

    def _on_choice(self, choice: str) -> None:
        self.desk.save(
            decide,
            self._channel.id,
            choice,
            owner=self,
            on_done=lambda _changes: self._on_decided(),
            on_problem=self._on_problem,
        )

    def _on_decided(self) -> None:
        self._done.setEnabled(True)
        self._done.setChecked(False)
        announce(self, self.tr("Kept"))

    def _on_problem(self, problem: Problem) -> None:
        self._choice.set_value(None)
        if problem.code == "board.evidence-first":
            self._first.show()
            announce(self, self._first.text())
            return
        from nocontact_desktop.gui.problems import show_problem

        show_problem(self, problem)

    def _on_done(self, done: bool) -> None:
        self.desk.save(partial(set_done, channel_id=self._channel.id, done=done), owner=self)

    def _on_identifiers(self, text: str) -> None:
        lines = tuple(line.strip() for line in text.splitlines() if line.strip())
        self.desk.save(set_identifiers, self._channel.id, lines, owner=self)
