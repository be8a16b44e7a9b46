"""The few questions: what was answered. Each can be left out, and answered again at any time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.guidance.rows import Condition
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.settings import get_setting, set_setting

Relation = Literal["partner", "parent", "sibling", "adult-child", "relative", "friend", "colleague", "community"]
Tie = Literal["children", "pets", "money", "business", "accounts", "work", "community"]
Law = Literal["police", "order", "case"]
Aim = Literal["no-contact", "low-contact", "grey-rock", "parallel-parenting", "not-sure"]

SETTING = "preparation.answers"


class Answers(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One field for each question, by its id. None: not answered. An empty tuple: nothing of it."""

    label: str | None = None
    relation: Relation | None = None
    living: Literal["yes", "sometimes", "no"] | None = None
    ties: tuple[Tie, ...] | None = None
    children_time: Literal["yes", "no", "undecided"] | None = None
    law: tuple[Law, ...] | None = None
    aim: Aim | None = None
    computer: Literal["no", "yes", "not-sure"] | None = None


Answer = str | tuple[str, ...] | None


def get_answers(notebook: Notebook) -> Answers:
    """What was answered so far."""
    return msgspec.convert(get_setting(notebook.db, SETTING, {}), Answers)


def save_answers(notebook: Notebook, answers: Answers) -> Changes:
    """Keep the answers."""
    set_setting(notebook.db, SETTING, msgspec.to_builtins(answers))
    return Changes.of("answers", "answers")


def answered(answers: Answers, question_id: str, answer: Answer, content: Content | None = None) -> Answers:
    """``answers`` with one more answer; answers to questions that are not asked any more fall away.

    A blank text is no answer. Raises ValueError for an option that the question does not have.
    """
    if isinstance(answer, str):
        answer = answer.strip() or None
    try:
        changed_answers = msgspec.convert({**msgspec.structs.asdict(answers), question_id: answer}, Answers)
    except msgspec.ValidationError as error:
        raise ValueError(f"no such answer to {question_id}") from error
    for question in (content or load()).questions:
        if not holds(question.when, changed_answers, unanswered=False):
            changed_answers = msgspec.structs.replace(changed_answers, **{question.id: None})
    return changed_answers


def holds(conditions: Iterable[Condition], answers: Answers, *, unanswered: bool = True) -> bool:
    """Whether all ``conditions`` hold; ``unanswered`` is what a question without an answer counts as.

    The plan counts it as True, since a question that was skipped hides no step.
    """
    return all(_holds(condition, answers, unanswered) for condition in conditions)


def _holds(condition: Condition, answers: Answers, unanswered: bool) -> bool:
    answer: Answer = getattr(answers, condition.question)
    if answer is None:
        return unanswered
    given = (answer,) if isinstance(answer, str) else answer
    return not set(given).isdisjoint(condition.one_of)


def name_of_person(answers: Answers, content: Content) -> str:
    """What the person is called on the pages."""
    return answers.label or content.words["person"]["nameless"]
