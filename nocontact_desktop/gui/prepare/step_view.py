"""One step of the plan as a card: what, why, how, what they could notice, how to undo it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.prepare.back_link import BackLink
from nocontact_desktop.gui.prepare.facts import source_words, with_mark
from nocontact_desktop.gui.prepare.kept_text import KeptText
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Fold,
    Heading,
    Notice,
    SecondaryButton,
    SecondaryText,
    Segmented,
    announce,
    column,
)
from nocontact_desktop.guidance.rows import Step
from nocontact_desktop.preparation.plan import StepState, set_step, set_step_note

OPENS = {
    "diary": ("diary", "new"),
    "import": ("diary", "import"),
    "channels": ("prepare", "channels"),
    "danger": ("danger", None),
    "backup": ("settings", None),
}
"""Where in the program a step is done."""


class StepView(QWidget):
    """Signal ``back_asked()``."""

    back_asked = Signal()

    def __init__(self, desk: Desk, step: Step, state: StepState) -> None:
        super().__init__()
        self.setObjectName("stepView")
        self._desk = desk
        self._step = step
        body = column(self, gap=20)
        body.addWidget(BackLink(self.tr("The whole plan"), self, self.back_asked, name="stepBack"))
        card = Card(name="stepCard")
        card.add(Heading(step.title, level=2))
        card.add(BodyText(step.what))
        card.add(BodyText(with_mark(step.why.says, step.why.mark), quiet=True))
        for line in step.how:
            card.add(BodyText("• " + line))
        if step.more:
            more = Fold(self.tr("Tell me more"), name="stepMore", closed_words=self.tr("open to read"))
            for line in step.more:
                more.add(BodyText(line))
            card.add(more)
        card.add(SecondaryText(self.tr("What they could notice")))
        card.add(
            Notice(
                with_mark(step.notice.says, step.notice.mark),
                tone="careful" if step.notice.level else "info",
                name="stepNotice",
            )
        )
        if step.undo:
            undo = Fold(self.tr("How to undo it"), name="stepUndo", closed_words=self.tr("open to read"))
            undo.add(BodyText(step.undo))
            card.add(undo)
        self._add_way_in(card)
        self._add_state(card, state)
        if step.sources:
            card.add(SecondaryText(source_words(step.sources, step.checked), name="stepSources"))
        body.addWidget(card)
        body.addStretch(1)

    def _add_way_in(self, card: Card) -> None:
        if not self._step.opens:
            return
        words = {
            "diary": self.tr("Write it down"),
            "import": self.tr("Bring in messages"),
            "channels": self.tr("Open the board"),
            "danger": self.tr("Emergency numbers"),
            "backup": self.tr("Make a copy"),
        }[self._step.opens]
        button = SecondaryButton(words, name="stepOpens")
        page, where = OPENS[self._step.opens]
        button.clicked.connect(lambda: self._desk.go_to(page, where))
        card.add(FlowRow(button))

    def _add_state(self, card: Card, state: StepState) -> None:
        card.add(SecondaryText(self.tr("Where you are with it")))
        choice = Segmented(
            [
                ("open", self.tr("Open")),
                ("done", self.tr("Looked at")),
                ("later", self.tr("Later")),
                ("not_for_me", self.tr("Not for me")),
            ],
            name="stepState",
            spoken=self.tr("Where you are with it"),
            value=state.state,
        )
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
        self._desk.save(
            set_step, self._step.id, value, owner=self, on_done=lambda _changes: announce(self, self.tr("Kept"))
        )

    def keep_now(self) -> None:
        """The view is about to go: keep what was typed."""
        self._note.keep_now()

    def _on_note(self, note: str) -> None:
        self._desk.save(set_step_note, self._step.id, note, owner=self)
