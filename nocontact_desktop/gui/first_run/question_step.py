"""One of the few questions. Each can be skipped, and changed later."""

from __future__ import annotations

from nocontact_desktop.gui.first_run.step_card import StepCard
from nocontact_desktop.gui.widgets import CheckList, LineField, RadioList
from nocontact_desktop.guidance.rows import Question
from nocontact_desktop.preparation.answers import Answer


class QuestionStep(StepCard):
    """:meth:`answer` is the text, the option or the options given; None for none."""

    def __init__(self, where: str, question: Question, answer: Answer, *, can_go_back: bool) -> None:
        paragraphs = (question.hint,) if question.hint else ()
        super().__init__(where, question.title, paragraphs, name="questionStep", can_skip=True, can_go_back=can_go_back)
        self._line: LineField | None = None
        self._one: RadioList | None = None
        self._many: CheckList | None = None
        name = f"answer_{question.id}"
        options = [(row.id, row.words, row.hint) if row.hint else (row.id, row.words) for row in question.options]
        if question.kind == "text":
            value = answer if isinstance(answer, str) else ""
            self._line = LineField(self.tr("In your words"), name=name, value=value, longest=200)
            self._line.edit.setAccessibleName(question.title)
            self._line.submitted.connect(self.proceed)
            self.inside.addWidget(self._line)
        elif question.kind == "one":
            chosen = answer if isinstance(answer, str) else None
            self._one = RadioList(options, name=name, spoken=question.title, value=chosen)
            self.inside.addWidget(self._one)
        else:
            self._many = CheckList(options, name=name, spoken=question.title)
            self._many.set_values(answer if isinstance(answer, tuple) else ())
            self.inside.addWidget(self._many)

    def answer(self) -> Answer:
        """What was answered."""
        if self._line is not None:
            return self._line.value() or None
        if self._one is not None:
            return self._one.value()
        return self._many.values() if self._many is not None else None

    def take_focus(self) -> None:
        super().take_focus()
        for control in (self._line, self._one, self._many):
            if control is not None:
                control.setFocus()
