"""The first run without a window: order, gates, leaving and coming back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.answers import Answers, get_answers, save_answers
from nocontact_desktop.preparation.flow import END, Flow, Progress, Walk, load_progress, save_progress

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook

FLOW = Flow(load())


def at(walk: Walk, stop_id: str) -> Walk:
    return replace(walk, at=stop_id)


def made() -> Walk:
    return FLOW.made(at(FLOW.start(), "passphrase"))


def asking() -> Walk:
    return FLOW.code_copied(made())


def test_the_way_from_the_first_card_to_the_end() -> None:
    walk, seen = FLOW.start(), []
    while not walk.is_over:
        here = FLOW.stop(walk)
        seen.append(here.id)
        if here.kind == "passphrase":
            walk = FLOW.made(walk)
        elif here.kind == "code":
            walk = FLOW.code_copied(walk)
        else:
            walk = FLOW.go_on(walk)

    assert seen == [
        "card:country",
        "card:safe-now",
        "card:this-computer",
        "card:noticed",
        "card:save-first",
        "card:court",
        "card:cannot",
        "card:leaving",
        "place",
        "name",
        "passphrase",
        "code",
        "question:label",
        "question:relation",
        "question:living",
        "question:ties",
        "question:law",
        "question:aim",
        "question:computer",
    ]
    assert walk.is_made
    assert walk.is_code_copied
    assert walk.answers == Answers()


def test_position_within_a_part() -> None:
    assert FLOW.position(FLOW.start()) == (1, 8)
    assert FLOW.position(at(FLOW.start(), "name")) == (2, 4)
    assert FLOW.position(asking()) == (1, 7)


def test_an_answer_leads_to_a_further_question() -> None:
    walk = FLOW.answer(at(asking(), "question:ties"), ("children", "pets"))
    walk = FLOW.go_on(walk)
    assert walk.at == "question:children_time"
    assert FLOW.position(walk) == (5, 8)

    walk = FLOW.go_on(FLOW.answer(walk, "undecided"))
    assert walk.at == "question:law"
    assert walk.answers == Answers(ties=("children", "pets"), children_time="undecided")


def test_skipping_takes_an_answer_back() -> None:
    walk = FLOW.answer(asking(), "R.")
    assert walk.answers.label == "R."

    walk = FLOW.skip(walk)
    assert (walk.at, walk.answers.label) == ("question:relation", None)


def test_questions_can_be_left_for_later_all_at_once() -> None:
    walk = FLOW.skip_questions(FLOW.answer(asking(), "R."))

    assert walk.is_over
    assert walk.answers.label == "R."


def test_back_keeps_what_was_said() -> None:
    walk = replace(FLOW.start(), at="name", country="IE", name="Recipes")
    walk = FLOW.back(FLOW.back(walk))

    assert (walk.at, walk.country, walk.name) == ("card:leaving", "IE", "Recipes")


def test_there_is_no_way_back_over_the_notebook() -> None:
    for walk in (FLOW.start(), made(), asking()):
        assert not FLOW.stop(walk).can_go_back
        with pytest.raises(ValueError, match="no way back"):
            FLOW.back(walk)


def test_nothing_passes_before_it_is_made_or_copied() -> None:
    with pytest.raises(ValueError, match="not made"):
        FLOW.go_on(at(FLOW.start(), "passphrase"))
    with pytest.raises(ValueError, match="not copied"):
        FLOW.go_on(made())


def test_what_a_stop_does_not_offer_is_a_bug() -> None:
    with pytest.raises(ValueError, match="cannot be skipped"):
        FLOW.skip(FLOW.start())
    with pytest.raises(ValueError, match="asks nothing"):
        FLOW.answer(FLOW.start(), "R.")
    with pytest.raises(ValueError, match="no questions yet"):
        FLOW.skip_questions(FLOW.start())
    with pytest.raises(ValueError, match="at the passphrase"):
        FLOW.made(FLOW.start())
    with pytest.raises(ValueError, match="no code here"):
        FLOW.code_copied(FLOW.start())
    with pytest.raises(ValueError, match="not at a stop"):
        FLOW.stop(at(FLOW.start(), END))


def test_a_walk_is_resumed_where_it_was_left(notebook: Notebook) -> None:
    assert load_progress(notebook) is None

    walk = FLOW.go_on(FLOW.answer(asking(), "R."))
    save_answers(notebook, walk.answers)
    save_progress(notebook, walk)

    progress = load_progress(notebook)
    assert progress is not None
    resumed = FLOW.resume(progress, get_answers(notebook))
    assert (resumed.at, resumed.answers, resumed.is_made) == ("question:relation", Answers(label="R."), True)


def test_a_walk_that_ended_is_not_resumed(notebook: Notebook) -> None:
    save_progress(notebook, FLOW.skip_questions(asking()))

    assert load_progress(notebook) is None


def test_a_code_that_was_not_copied_is_asked_for_again() -> None:
    for left_at in ("code", "question:label", END):
        resumed = FLOW.resume(Progress(at=left_at, is_code_copied=False), Answers())
        assert resumed.at == "code"


def test_a_question_that_is_not_asked_any_more_gives_way_to_the_first() -> None:
    resumed = FLOW.resume(Progress(at="question:children_time", is_code_copied=True), Answers())

    assert resumed.at == "question:label"
