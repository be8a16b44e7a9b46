"""What holds on every walk through the first run, and after any changes of the board."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.answers import Answer, holds
from nocontact_desktop.preparation.board import board, decide, history, set_done, set_evidence, undo
from nocontact_desktop.preparation.flow import END, Flow, Progress, Walk

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook

FLOW = Flow(load())
QUESTIONS = {question.id: question for question in load().questions}
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


def an_answer(data: st.DataObject, question_id: str) -> Answer:
    question = QUESTIONS[question_id]
    options = [option.id for option in question.options]
    if question.kind == "text":
        return data.draw(TEXTS | st.none())
    if question.kind == "one":
        return data.draw(st.sampled_from([*options, None]))
    return tuple(data.draw(st.lists(st.sampled_from(options), unique=True)))


def a_step(data: st.DataObject, walk: Walk) -> Walk:
    """Any one thing that the stop offers."""
    here = FLOW.stop(walk)
    acts: list[Callable[[Walk], Walk]] = []
    if here.kind == "passphrase":
        acts.append(FLOW.made)
    elif here.kind == "code":
        acts.append(FLOW.code_copied)
    else:
        acts.append(FLOW.go_on)
    if here.can_go_back:
        acts.append(FLOW.back)
    if here.can_skip:
        acts += [FLOW.skip, lambda walk: FLOW.answer(walk, an_answer(data, here.row_id))]
    if walk.is_made:
        acts.append(lambda walk: FLOW.resume(Progress(at=walk.at, is_code_copied=walk.is_code_copied), walk.answers))
    return data.draw(st.sampled_from(acts))(walk)


@given(st.data())
def test_every_walk_stays_on_the_way(data: st.DataObject) -> None:
    walk = FLOW.start()
    for _ in range(data.draw(st.integers(0, 60))):
        if walk.is_over:
            break
        before, walk = walk, a_step(data, walk)
        assert walk.at == END or walk.at in {stop.id for stop in FLOW.stops(walk)}
        assert walk.is_made >= before.is_made
        assert walk.is_code_copied >= before.is_code_copied
        if not walk.is_over:
            part = FLOW.stop(walk).part
            assert not (walk.is_made and part == "before")
            assert not (part == "questions" and not walk.is_code_copied)
            number, of = FLOW.position(walk)
            assert 1 <= number <= of
        for question in QUESTIONS.values():
            asked = holds(question.when, walk.answers, unanswered=False)
            assert asked or getattr(walk.answers, question.id) is None


@given(st.data())
def test_going_on_reaches_the_end_from_anywhere(data: st.DataObject) -> None:
    walk = FLOW.start()
    for _ in range(data.draw(st.integers(0, 40))):
        if not walk.is_over:
            walk = a_step(data, walk)
    for _ in range(len(FLOW.stops(walk)) + 1):
        if walk.is_over:
            break
        walk = FLOW.go_on(replace(walk, is_made=True, is_code_copied=True))
    assert walk.is_over


CHANGES = st.lists(
    st.tuples(st.just("decide"), st.sampled_from(["block", "filter", "open"]))
    | st.tuples(st.just("evidence"), st.sampled_from(["saved", "nothing", "skipped"]))
    | st.tuples(st.just("done"), st.booleans())
    | st.tuples(st.just("undo"), st.none()),
    max_size=12,
)


def change(notebook: Notebook, channel_id: str, what: str, value: object) -> None:
    acts = {
        "decide": lambda: decide(notebook, channel_id, value),  # type: ignore[arg-type]
        "evidence": lambda: set_evidence(notebook, channel_id, value),  # type: ignore[arg-type]
        "done": lambda: set_done(notebook, channel_id, done=bool(value)),
        "undo": lambda: undo(notebook, channel_id),
    }
    acts[what]()


@settings(max_examples=25)
@given(changes=CHANGES)
def test_no_block_without_evidence_and_undo_gives_back_what_was_there(
    notebook: Notebook, changes: list[tuple[str, object]]
) -> None:
    while history(notebook, "x"):
        undo(notebook, "x")
    for what, value in changes:
        before = next(state for state in board(notebook) if state.channel_id == "x")
        steps_before = len(history(notebook, "x"))
        with suppress(Problem):  # the gate is shut, or nothing was chosen yet: then nothing has changed
            change(notebook, "x", what, value)
        after = next(state for state in board(notebook) if state.channel_id == "x")
        assert after.choice != "block" or after.evidence is not None
        assert (after.state == "open") == (after.choice is None) == (after.decided_at is None)
        if len(history(notebook, "x")) > steps_before:
            undo(notebook, "x")
            assert next(state for state in board(notebook) if state.channel_id == "x") == before
            change(notebook, "x", what, value)
