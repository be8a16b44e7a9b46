"""How do they know? Which of the pattern questions fit, and where to look first. It narrows down and proves nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.guidance.rows import Step
from nocontact_desktop.preparation.answers import get_answers, holds
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.store import devices as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

Fit = Literal["fits", "not", "not_sure", "open"]


@dataclass(frozen=True)
class PatternState:
    """A pattern, and whether it fits. ``changed_at``: when that was last said, ISO 8601 in UTC; None: not yet."""

    step: Step
    fit: Fit
    note: str
    changed_at: str | None


@dataclass(frozen=True)
class Source:
    """A place to look at, by its address, and how many of the patterns that fit name it."""

    address: str
    named: int


def patterns(notebook: Notebook, content: Content | None = None) -> list[PatternState]:
    """The pattern questions that the answers leave, in their order."""
    answers, said = get_answers(notebook), store.patterns(notebook.db)
    nothing = ("open", "", None)
    return [
        PatternState(step, *said.get(step.id, nothing))
        for step in (content or load()).steps
        if step.kind == "pattern" and holds(step.when, answers)
    ]


def sources(states: Iterable[PatternState]) -> list[Source]:
    """Where the patterns that fit lead, most named first; among equals, as they are named first."""
    named: dict[str, int] = {}
    for state in states:
        if state.fit == "fits":
            for address in dict.fromkeys(state.step.see):
                named[address] = named.get(address, 0) + 1
    return [Source(address, count) for address, count in sorted(named.items(), key=lambda one: -one[1])]


def set_fit(notebook: Notebook, step_id: str, fit: Fit) -> Changes:
    """Say whether a pattern fits. Raises :class:`Problem` ``plan.no-such-step``."""
    with notebook.db.transaction():
        _check_known(step_id)
        store.keep_fit(notebook.db, step_id, fit, moment(notebook))
    return Changes.of("pattern", step_id)


def set_pattern_note(notebook: Notebook, step_id: str, note: str) -> Changes:
    """Keep a note on a pattern. Raises :class:`Problem` ``plan.no-such-step``."""
    with notebook.db.transaction():
        _check_known(step_id)
        store.keep_pattern_note(notebook.db, step_id, note)
    return Changes.of("pattern", step_id)


def _check_known(step_id: str) -> None:
    step = load().step(step_id)
    if step is None or step.kind != "pattern":
        raise Problem("plan.no-such-step")
