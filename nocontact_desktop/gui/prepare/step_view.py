"""One step of the plan as a card: what, why, how, what they could notice, how to undo it."""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.facts import mark_words, source_words, with_mark
from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.parts.links import way_button, way_link
from nocontact_desktop.gui.prepare.step_state import state_choice
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Fold,
    Heading,
    Notice,
    SecondaryText,
    announce,
)
from nocontact_desktop.guidance.rows import Step
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.plan import StepState, set_step, set_step_note, step_state
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class _Shown:
    state: StepState
    voice: Voice


class StepView(PrepareView):
    """``row_id`` is the step's."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        found = self.content.step(row_id)
        assert found is not None, row_id
        self._step: Step = found
        self._note: KeptText | None = None

    def title(self) -> str:
        return next(one.title for one in self.content.chapters if one.id == self._step.chapter)

    def read(self) -> None:
        def ask(notebook: Notebook) -> _Shown:
            voice = voice_for(get_answers(notebook), self.content)
            return _Shown(step_state(notebook, self.row_id), voice)

        self.desk.ask(ask, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        if self._note is not None:
            self._note.keep_now()

    def _show(self, shown: _Shown) -> None:
        card = step_card(self, self._step, shown.voice)
        where = {"check": "devices", "pattern": "patterns"}.get(self._step.kind)
        if where is None:
            self._add_state(card, shown.state)
        else:  # said for each device, or among the ten questions, and not here
            card.add(FlowRow(way_button(self, where)))
        if self._step.sources:
            card.add(SecondaryText(source_words(self._step.sources, self._step.checked), name="stepSources"))
        self.body.addWidget(card)
        self.body.addStretch(1)

    def _add_state(self, card: Card, state: StepState) -> None:
        card.add(SecondaryText(self.tr("Where you are with it")))
        choice = state_choice(state.state, name="stepState", spoken=self.tr("Where you are with it"))
        choice.chosen.connect(self._on_state)
        card.add(choice)
        self._note = KeptText(
            self.tr("A note, if you like"),
            name="stepNote",
            value=state.note,
            hint=self.tr("It is kept as you write it."),
            lines=2,
        )
        self._note.kept.connect(self._on_note)
        card.add(self._note)

    def _on_state(self, value: str) -> None:
        self.desk.save(
            set_step, self.row_id, value, owner=self, on_done=lambda _changes: announce(self, self.tr("Kept"))
        )

    def _on_note(self, note: str) -> None:
        self.desk.save(set_step_note, self.row_id, note, owner=self)


def step_card(view: PrepareView, step: Step, say: Voice) -> Card:
    """A step in words: what, why, how, what sources say, what they could notice, what stays open, how to undo it."""
    card = Card(name="stepCard")
    card.add(Heading(say(step.title), level=2))
    card.add(BodyText(say(step.what)))
    card.add(BodyText(say(with_mark(step.why.says, step.why.mark)), quiet=True))
    aside = say.aside(step.for_relation)
    if aside:
        card.add(BodyText(aside))
    for line in step.how:
        card.add(BodyText(say(line), marker="•"))
    if mark_words(step.how_mark):
        card.add(SecondaryText(mark_words(step.how_mark)))
    _add_views(view, card, step, say)
    if step.more:
        more = Fold(view.tr("Tell me more"), name="stepMore", closed_words=view.tr("open to read"))
        for line in step.more:
            more.add(BodyText(say(line)))
        card.add(more)
    card.add(SecondaryText(view.tr("What they could notice")))
    tone = "careful" if step.notice.level else "info"
    card.add(Notice(say(with_mark(step.notice.says, step.notice.mark)), tone=tone, name="stepNotice"))  # type: ignore[arg-type]
    _add_effects(view, card, step, say)
    if step.opens:
        card.add(FlowRow(way_button(view, step.opens, name="stepOpens")))
    if step.see:
        card.add(SecondaryText(view.tr("Belongs with it")))
        card.add(FlowRow(*(way_link(view, address) for address in step.see), gap=20))
    return card


def _add_views(view: PrepareView, card: Card, step: Step, say: Voice) -> None:
    if not step.views:
        return
    card.add(SecondaryText(view.tr("Sources differ on this. What they say:")))
    for line in step.views:
        card.add(BodyText(say(line), marker="•"))


def _add_effects(view: PrepareView, card: Card, step: Step, say: Voice) -> None:
    for name, title, claims in (
        ("doors", view.tr("Doors this leaves open"), step.doors),
        ("evidence", view.tr("What it does to evidence"), (step.evidence,) if step.evidence else ()),
    ):
        if claims:
            fold = Fold(title, name=f"step_{name}", closed_words=view.tr("open to read"))
            for claim in claims:
                fold.add(BodyText(say(with_mark(claim.says, claim.mark))))
            card.add(fold)
    if step.undo:
        undo = Fold(view.tr("How to undo it"), name="stepUndo", closed_words=view.tr("open to read"))
        undo.add(BodyText(say(step.undo)))
        card.add(undo)
