"""How do they know? Which patterns fit, and where to look first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import msgspec
import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.addresses import parts_of
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.paper import PaperBox, PaperText
from nocontact_desktop.preparation.papers.patterns import patterns_paper
from nocontact_desktop.preparation.patterns import (
    Fit,
    PatternState,
    Source,
    patterns,
    set_fit,
    set_pattern_note,
    sources,
)

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook
    from tests.conftest import Clock

PATTERNS = [step for step in load().steps if step.kind == "pattern"]


def test_there_are_ten_questions_and_all_are_open(notebook: Notebook) -> None:
    states = patterns(notebook)
    assert [state.step.audit for state in states] == [f"P-{number:02}" for number in range(1, 11)]
    assert {(state.fit, state.note, state.changed_at) for state in states} == {("open", "", None)}
    assert sources(states) == []


def test_every_question_leads_to_places_that_are_there() -> None:
    content = load()
    find = {"step": content.step, "sheet": content.sheet, "reading": content.reading, "channel": content.channel}
    for step in PATTERNS:
        assert step.see, step.id
        for kind, row_id in map(parts_of, step.see):
            assert not row_id or find[kind](row_id), (step.id, row_id)


def test_what_was_said_and_noted_is_kept(notebook: Notebook, clock: Clock) -> None:
    step = PATTERNS[0].id
    set_pattern_note(notebook, step, "Tuesday")
    assert patterns(notebook)[0].changed_at is None
    said = clock.time.isoformat(timespec="seconds")
    assert set_fit(notebook, step, "fits").touched("pattern") == {step}
    clock.advance(days=1)
    set_pattern_note(notebook, step, "Tuesday, in the kitchen")
    state = patterns(notebook)[0]
    assert (state.fit, state.note, state.changed_at) == ("fits", "Tuesday, in the kitchen", said)
    set_fit(notebook, step, "open")
    assert patterns(notebook)[0].fit == "open"


def state_of(place: int, fit: Fit, *see: str) -> PatternState:
    return PatternState(msgspec.structs.replace(PATTERNS[place], see=see), fit, "", None)


def test_the_place_most_named_comes_first_and_only_what_fits_counts() -> None:
    states = [
        state_of(0, "fits", "step:a", "step:b", "step:b"),
        state_of(1, "fits", "step:c", "step:b"),
        state_of(2, "not", "step:a"),
        state_of(3, "not_sure", "step:a"),
        state_of(4, "open", "step:a"),
    ]
    assert sources(states) == [Source("step:b", 2), Source("step:a", 1), Source("step:c", 1)]
    assert sources([replace(state, fit="not") for state in states]) == []


def test_what_is_no_pattern_is_a_known_problem(notebook: Notebook) -> None:
    plain = next(step.id for step in load().steps if step.kind == "step")
    for step in (plain, "gone"):
        with pytest.raises(Problem) as found:
            set_fit(notebook, step, "fits")
        assert found.value.code == "plan.no-such-step"
        with pytest.raises(Problem) as found:
            set_pattern_note(notebook, step, "x")
        assert found.value.code == "plan.no-such-step"


def test_every_answer_has_words() -> None:
    assert set(load().words["pattern_fit"]) == set(get_args(Fit))


def test_paper_says_that_it_proves_nothing_and_ticks_what_fits(notebook: Notebook) -> None:
    set_fit(notebook, PATTERNS[1].id, "fits")
    set_pattern_note(notebook, PATTERNS[2].id, "the bill")
    paper = patterns_paper(notebook)
    first = paper.blocks[0]
    assert isinstance(first, PaperText)
    assert "It proves nothing." in first.text
    assert "more common than spy software" in first.text
    boxes = [block for block in paper.blocks if isinstance(block, PaperBox)]
    assert [box.text for box in boxes if box.ticked] == [PATTERNS[1].title]
    assert boxes[2].detail == "Open\nthe bill"
    named = {box.text for box in boxes[len(PATTERNS) :]}
    steps = [load().step(address.removeprefix("step:")) for address in PATTERNS[1].see if address.startswith("step:")]
    assert {step.title for step in steps if step} <= named
    assert paper.title == "Notes"
