"""The plan: chapters and steps, what was looked at, and what comes next. Nothing in it has to be done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.guidance.rows import Chapter, Step
from nocontact_desktop.preparation.answers import Answers, get_answers, holds
from nocontact_desktop.preparation.board import BoardCounts, board, counts
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.store import steps as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

State = Literal["open", "done", "later", "not_for_me"]

CHANNELS = "channels"
"""The chapter whose numbers are those of the channel board."""


@dataclass(frozen=True)
class StepState:
    """A step, and what was said about it. ``changed_at`` is ISO 8601 in UTC; None: not looked at yet."""

    step: Step
    state: State
    note: str
    changed_at: str | None


@dataclass(frozen=True)
class ChapterState:
    """A chapter with the steps that the answers leave in it. ``channels``: the board's numbers, in its chapter."""

    chapter: Chapter
    steps: tuple[StepState, ...]
    channels: BoardCounts | None
    answers: Answers

    def count(self, state: State) -> int:
        """How many steps are in ``state``."""
        return sum(step.state == state for step in self.steps)

    @property
    def looked_at(self) -> str | None:
        """When something in it was last changed; None: not yet."""
        return max((step.changed_at for step in self.steps if step.changed_at), default=None)


def plan(notebook: Notebook, content: Content | None = None) -> list[ChapterState]:
    """The chapters that have something in them for these answers, in their order."""
    content = content or load()
    answers, said = get_answers(notebook), store.steps(notebook.db)
    on_board = counts(board(notebook, content))
    chosen = steps_for(answers, content)
    return [
        ChapterState(
            chapter,
            tuple(_state_of(step, said) for step in chosen if step.chapter == chapter.id),
            on_board if chapter.id == CHANNELS else None,
            answers,
        )
        for chapter in content.chapters
        if holds(chapter.when, answers)
    ]


def chapter_of(notebook: Notebook, chapter_id: str, content: Content | None = None) -> ChapterState:
    """One chapter, whether or not the answers leave it in the plan. Raises :class:`Problem` ``plan.no-such-step``."""
    content = content or load()
    answers, said = get_answers(notebook), store.steps(notebook.db)
    chapter = next((one for one in content.chapters if one.id == chapter_id), None)
    if chapter is None:
        raise Problem("plan.no-such-step")
    steps = tuple(_state_of(one, said) for one in steps_for(answers, content) if one.chapter == chapter_id)
    return ChapterState(chapter, steps, counts(board(notebook, content)) if chapter_id == CHANNELS else None, answers)


def step_state(notebook: Notebook, step_id: str, content: Content | None = None) -> StepState:
    """One step and what was said about it, whether or not the answers leave it in the plan.

    Raises :class:`Problem` ``plan.no-such-step``.
    """
    step = (content or load()).step(step_id)
    if step is None:
        raise Problem("plan.no-such-step")
    return _state_of(step, store.steps(notebook.db))


def steps_for(answers: Answers, content: Content) -> list[Step]:
    """The steps that the answers choose, in their order. A question that was skipped hides none.

    Checks of devices and the pattern questions are worked on in their own places. Within a chapter, steps without
    a section come first, and the steps of a section stand together.
    """
    chosen = [step for step in content.steps if step.kind == "step" and holds(step.when, answers)]
    order = {place: number for number, place in enumerate(dict.fromkeys((one.chapter, one.section) for one in chosen))}
    chapters = {chapter.id: number for number, chapter in enumerate(content.chapters)}
    return sorted(chosen, key=lambda one: (chapters[one.chapter], one.section != "", order[one.chapter, one.section]))


def next_step(chapters: Iterable[ChapterState]) -> StepState | None:
    """The first step that is open, else the first put off for later; None when there is neither."""
    steps = [step for chapter in chapters for step in chapter.steps]
    for state in ("open", "later"):
        for step in steps:
            if step.state == state:
                return step
    return None


def set_step(notebook: Notebook, step_id: str, state: State) -> Changes:
    """Say of a step: done, later, not for me, or open again."""
    with notebook.db.transaction():
        _check_known(step_id)
        store.keep_step(notebook.db, step_id, state, moment(notebook))
    return Changes.of("step", step_id)


def set_step_note(notebook: Notebook, step_id: str, note: str) -> Changes:
    """Keep a note on a step."""
    with notebook.db.transaction():
        _check_known(step_id)
        store.keep_step_note(notebook.db, step_id, note, moment(notebook))
    return Changes.of("step", step_id)


def _state_of(step: Step, said: dict[str, store.Row]) -> StepState:
    state, note, changed_at = said.get(step.id, ("open", "", None))
    return StepState(step, state, note, changed_at)


def _check_known(step_id: str) -> None:
    if load().step(step_id) is None:
        raise Problem("plan.no-such-step")
