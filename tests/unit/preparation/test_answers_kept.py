"""The few questions: kept in the notebook, answered again, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nocontact_desktop.guidance.content import load
from nocontact_desktop.guidance.rows import Condition
from nocontact_desktop.preparation.answers import (
    Answers,
    answered,
    get_answers,
    holds,
    name_of_person,
    save_answers,
)
from nocontact_desktop.vault.changes import Changes

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook


def test_nothing_is_answered_at_first(notebook: Notebook) -> None:
    assert get_answers(notebook) == Answers()


def test_answers_are_kept_and_can_be_given_again(notebook: Notebook) -> None:
    first = Answers(label="R.", relation="parent", ties=("pets", "money"), law=())
    assert save_answers(notebook, first) == Changes.of("answers", "answers")
    assert get_answers(notebook) == first

    save_answers(notebook, Answers(aim="not-sure"))
    assert get_answers(notebook) == Answers(aim="not-sure")


def test_a_blank_label_is_no_answer() -> None:
    assert answered(Answers(label="R."), "label", "  ") == Answers()
    assert answered(Answers(), "label", " R. ") == Answers(label="R.")


def test_an_answer_that_is_no_option_is_a_bug() -> None:
    with pytest.raises(ValueError, match="relation"):
        answered(Answers(), "relation", "landlord")
    with pytest.raises(ValueError, match="ties"):
        answered(Answers(), "ties", ("pets", "boat"))


def test_an_answer_falls_away_with_the_question_it_depends_on() -> None:
    answers = answered(Answers(ties=("children",)), "children_time", "yes")
    assert answers.children_time == "yes"

    assert answered(answers, "ties", ("pets",)).children_time is None
    assert answered(answers, "ties", None).children_time is None
    assert answered(answers, "ties", ("children", "pets")).children_time == "yes"


def test_conditions() -> None:
    pets, partner = Condition(question="ties", one_of=("pets",)), Condition(question="relation", one_of=("partner",))

    assert holds((), Answers(), unanswered=False)
    assert holds((pets,), Answers())
    assert not holds((pets,), Answers(), unanswered=False)
    assert not holds((pets,), Answers(ties=()))
    assert holds((pets, partner), Answers(ties=("pets", "work"), relation="partner"))
    assert not holds((pets, partner), Answers(ties=("pets",), relation="friend"))


def test_what_the_person_is_called() -> None:
    assert name_of_person(Answers(), load()) == "the person"
    assert name_of_person(Answers(label="R."), load()) == "R."
