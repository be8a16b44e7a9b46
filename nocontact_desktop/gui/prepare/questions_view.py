"""The few questions once more. Nothing that was done is lost when an answer changes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.open_choice import OpenChoice
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    CheckList,
    Heading,
    LineField,
    SecondaryText,
    announce,
)
from nocontact_desktop.guidance.rows import Question
from nocontact_desktop.preparation.answers import Answer, Answers, answered, get_answers, holds, save_answers


class QuestionsView(PrepareView):
    """Every question on a card; each answer is kept as it is given."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._answers = Answers()
        self._cards: dict[str, Card] = {}
        self.body.addWidget(
            BodyText(
                self.tr("Your answers choose what the plan shows. Nothing you have noted is lost when they change."),
                quiet=True,
            )
        )

    def title(self) -> str:
        return self.tr("A few questions")

    def read(self) -> None:
        self.desk.ask(get_answers, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        line = self.findChild(LineField)
        if line is not None:
            self._on_answer("label", line.value())

    def _show(self, answers: Answers) -> None:
        self._answers = answers
        for question in self.content.questions:
            card = Card(name=f"question_{question.id}")
            card.add(Heading(question.title, level=3))
            if question.hint:
                card.add(SecondaryText(question.hint))
            card.add(self._control(question, getattr(answers, question.id)))
            self._cards[question.id] = card
            self.body.addWidget(card)
        self.body.addStretch(1)
        self._show_asked()

    def _control(self, question: Question, answer: Answer) -> QWidget:
        name = f"answer_{question.id}"
        options = [(row.id, row.words, row.hint) if row.hint else (row.id, row.words) for row in question.options]
        if question.kind == "text":
            line = LineField(self.tr("In your words"), name=name, value=str(answer or ""), longest=200)
            line.edit.setAccessibleName(question.title)
            line.edit.editingFinished.connect(lambda: self._on_answer(question.id, line.value()))
            return line
        if question.kind == "one":
            one = OpenChoice(options, name=name, spoken=question.title, value=str(answer) if answer else None)
            one.answered.connect(lambda value: self._on_answer(question.id, value))
            return one
        many = CheckList(options, name=name, spoken=question.title)
        many.set_values(answer if isinstance(answer, tuple) else ())
        many.changed.connect(lambda: self._on_answer(question.id, many.values()))
        return many

    def _on_answer(self, question_id: str, answer: Answer) -> None:
        changed = answered(self._answers, question_id, answer, self.content)
        if changed != self._answers:
            self._answers = changed
            self.desk.save(save_answers, changed, owner=self, on_done=lambda _done: announce(self, self.tr("Kept")))
            self._show_asked()

    def _show_asked(self) -> None:
        """A question that depends on another shows when it is asked."""
        for question in self.content.questions:
            self._cards[question.id].setVisible(holds(question.when, self._answers, unanswered=False))
