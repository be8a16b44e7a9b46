"""The plan: which steps the answers choose, what was said about each, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.answers import Answers, save_answers
from nocontact_desktop.preparation.board import BoardCounts, decide, set_used
from nocontact_desktop.preparation.plan import (
    ChapterState,
    StepState,
    chapter_of,
    next_step,
    plan,
    set_step,
    set_step_note,
    step_state,
)
from nocontact_desktop.vault.changes import Changes

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook
    from tests.conftest import Clock


def steps_of(chapters: list[ChapterState]) -> list[StepState]:
    return [step for chapter in chapters for step in chapter.steps]


def of(notebook: Notebook, step_id: str) -> StepState:
    return next(state for state in steps_of(plan(notebook)) if state.step.id == step_id)


def test_a_new_plan_has_every_step_open(notebook: Notebook) -> None:
    chapters = plan(notebook)

    assert [chapter.chapter.id for chapter in chapters] == [chapter.id for chapter in load().chapters]
    assert {step.step.id for step in steps_of(chapters)} == {step.id for step in load().steps if step.kind == "step"}
    assert {(step.state, step.note, step.changed_at) for step in steps_of(chapters)} == {("open", "", None)}
    assert {chapter.looked_at for chapter in chapters} == {None}


def test_answers_choose_the_steps(notebook: Notebook) -> None:
    save_answers(notebook, Answers(ties=("pets",)))
    shown = {step.step.id for step in steps_of(plan(notebook))}

    assert "pets" in shown
    assert shown.isdisjoint({"children", "money"})

    save_answers(notebook, Answers(ties=("children", "business")))
    shown = {step.step.id for step in steps_of(plan(notebook))}
    assert {"children", "money"} <= shown
    assert "pets" not in shown


def test_what_was_said_about_a_hidden_step_comes_back_with_it(notebook: Notebook) -> None:
    set_step(notebook, "pets", "done")
    save_answers(notebook, Answers(ties=()))
    assert "pets" not in {step.step.id for step in steps_of(plan(notebook))}

    save_answers(notebook, Answers(ties=("pets",)))
    assert of(notebook, "pets").state == "done"


def test_the_next_step_passes_over_what_was_looked_at(notebook: Notebook) -> None:
    order = [step.step.id for step in steps_of(plan(notebook))]

    def upcoming() -> str | None:
        found = next_step(plan(notebook))
        return found.step.id if found else None

    assert upcoming() == order[0]
    assert set_step(notebook, order[0], "done") == Changes.of("step", order[0])
    set_step(notebook, order[1], "later")
    set_step(notebook, order[2], "not_for_me")
    assert upcoming() == order[3]

    for step_id in order[3:]:
        set_step(notebook, step_id, "done")
    assert upcoming() == order[1]
    set_step(notebook, order[1], "done")
    assert upcoming() is None
    set_step(notebook, order[5], "open")
    assert upcoming() == order[5]


def test_notes_and_dates(notebook: Notebook, clock: Clock) -> None:
    set_step_note(notebook, "bag", "at Kim's")
    assert (of(notebook, "bag").state, of(notebook, "bag").note) == ("open", "at Kim's")

    clock.advance(hours=1)
    set_step(notebook, "bag", "later")
    state = of(notebook, "bag")
    assert (state.state, state.note, state.changed_at) == ("later", "at Kim's", "2026-03-02T22:04:00+00:00")
    assert chapter_of(notebook, "stay-safe").looked_at == "2026-03-02T22:04:00+00:00"


def test_a_chapter_counts_its_steps(notebook: Notebook) -> None:
    set_step(notebook, "messages", "done")
    set_step(notebook, "mails", "later")
    evidence = chapter_of(notebook, "evidence")

    assert (evidence.count("done"), evidence.count("later"), evidence.count("not_for_me")) == (1, 1, 0)
    assert evidence.count("open") == len(evidence.steps) - 2


def test_the_chapter_on_channels_carries_the_numbers_of_the_board(notebook: Notebook) -> None:
    set_used(notebook, "x", used=True)
    decide(notebook, "email", "filter")

    with_numbers = {chapter.chapter.id: chapter.channels for chapter in plan(notebook) if chapter.channels}
    assert with_numbers == {"channels": BoardCounts(decided=1, open=1, done=0)}


def test_a_step_that_is_not_there_is_refused(notebook: Notebook) -> None:
    with pytest.raises(Problem) as refused:
        set_step(notebook, "fly", "done")
    assert refused.value.code == "plan.no-such-step"


def test_a_step_that_the_answers_hide_can_still_be_opened(notebook: Notebook) -> None:
    set_step(notebook, "pets", "done")
    save_answers(notebook, Answers(ties=()))

    assert step_state(notebook, "pets").state == "done"
    for missing in (step_state, chapter_of):
        with pytest.raises(Problem) as refused:
            missing(notebook, "fly")
        assert refused.value.code == "plan.no-such-step"
