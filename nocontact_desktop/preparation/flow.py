"""The first run as data and a small machine without a window: cards, the notebook, a few questions.

A :class:`Walk` is where one is and what was said; :class:`Flow` gives the next one and never changes one.
Before the notebook is made nothing is kept anywhere, so leaving there means starting over.
Afterwards a :class:`Progress` is kept in the notebook at each step.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import msgspec

from nocontact_desktop.guidance.content import Content
from nocontact_desktop.preparation.answers import Answer, Answers, answered, holds
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.settings import get_setting, set_setting

Part = Literal["before", "notebook", "questions"]
Kind = Literal["card", "place", "name", "passphrase", "code", "question"]

END = "end"
PROGRESS = "preparation.first_run"


@dataclass(frozen=True)
class Stop:
    """One stop on the way. ``row_id`` is the card or question shown there."""

    id: str
    part: Part
    kind: Kind
    row_id: str = ""
    can_skip: bool = False
    can_go_back: bool = True


@dataclass(frozen=True)
class Walk:
    """Where one is, and what was said. The passphrase and the recovery code are never in it."""

    at: str
    country: str = ""
    folder: Path | None = None
    name: str = "Daybook"
    is_made: bool = False
    is_code_copied: bool = False
    answers: Answers = field(default_factory=Answers)

    @property
    def is_over(self) -> bool:
        """Whether the end was reached."""
        return self.at == END


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """What the notebook keeps of a walk besides the answers."""

    at: str
    is_code_copied: bool


class Flow:
    """The way through the first run for one language's guidance."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def start(self) -> Walk:
        """At the first card, with nothing said."""
        return Walk(at=self.stops(Walk(at=END))[0].id)

    def resume(self, progress: Progress, answers: Answers) -> Walk:
        """Where a walk was left after the notebook was made.

        A code that was shown but not copied is gone: the walk is at the code again, for a new one.
        """
        walk = Walk(at=progress.at, is_made=True, is_code_copied=progress.is_code_copied, answers=answers)
        if not walk.is_code_copied:
            return replace(walk, at="code")
        if walk.is_over or self._place(walk) is not None:
            return walk
        return replace(walk, at=self._after_code(walk))  # a question that is not asked any more

    def stops(self, walk: Walk) -> tuple[Stop, ...]:
        """All stops, with the questions that the answers so far lead to."""
        cards = [Stop(f"card:{card.id}", "before", "card", card.id) for card in self._content.cards]
        cards[0] = replace(cards[0], can_go_back=False)
        making = [
            Stop("place", "notebook", "place"),
            Stop("name", "notebook", "name"),
            Stop("passphrase", "notebook", "passphrase"),
            Stop("code", "notebook", "code", can_go_back=False),
        ]
        questions = [
            Stop(f"question:{question.id}", "questions", "question", question.id, can_skip=True)
            for question in self._content.questions
            if holds(question.when, walk.answers, unanswered=False)
        ]
        questions[0] = replace(questions[0], can_go_back=False)
        return (*cards, *making, *questions)

    def stop(self, walk: Walk) -> Stop:
        """The stop the walk is at. Raises ValueError at the end."""
        place = self._place(walk)
        if place is None:
            raise ValueError("the walk is not at a stop")
        return self.stops(walk)[place]

    def position(self, walk: Walk) -> tuple[int, int]:
        """The number of this stop within its part, and how many the part has, such as (2, 8)."""
        here = self.stop(walk)
        part = [stop.id for stop in self.stops(walk) if stop.part == here.part]
        return part.index(here.id) + 1, len(part)

    def go_on(self, walk: Walk) -> Walk:
        """The next stop, or the end. Raises ValueError where something has to be made or copied first."""
        here = self.stop(walk)
        if here.kind == "passphrase" and not walk.is_made:
            raise ValueError("the notebook is not made yet")
        if here.kind == "code" and not walk.is_code_copied:
            raise ValueError("the code is not copied yet")
        ids = [stop.id for stop in self.stops(walk)]
        return replace(walk, at=(*ids, END)[ids.index(here.id) + 1])

    def skip(self, walk: Walk) -> Walk:
        """Go on from a question without answering; an answer given before is taken back."""
        here = self.stop(walk)
        if not here.can_skip:
            raise ValueError(f"{here.id} cannot be skipped")
        return self.go_on(self.answer(walk, None))

    def skip_questions(self, walk: Walk) -> Walk:
        """Leave all further questions for later."""
        if self.stop(walk).kind != "question":
            raise ValueError("no questions yet")
        return replace(walk, at=END)

    def back(self, walk: Walk) -> Walk:
        """The stop before. Not from the first card, nor back to what is made already."""
        here = self.stop(walk)
        if not here.can_go_back:
            raise ValueError(f"no way back from {here.id}")
        ids = [stop.id for stop in self.stops(walk)]
        return replace(walk, at=ids[ids.index(here.id) - 1])

    def answer(self, walk: Walk, answer: Answer) -> Walk:
        """Keep an answer to the question the walk is at; None takes it back."""
        here = self.stop(walk)
        if here.kind != "question":
            raise ValueError(f"{here.id} asks nothing")
        return replace(walk, answers=answered(walk.answers, here.row_id, answer, self._content))

    def made(self, walk: Walk) -> Walk:
        """The notebook was made with the passphrase just given: on to its recovery code."""
        if self.stop(walk).kind != "passphrase":
            raise ValueError("the notebook is made at the passphrase")
        return self.go_on(replace(walk, is_made=True))

    def code_copied(self, walk: Walk) -> Walk:
        """The recovery code was copied and compared: on to the questions."""
        if self.stop(walk).kind != "code":
            raise ValueError("there is no code here")
        return self.go_on(replace(walk, is_code_copied=True))

    def _place(self, walk: Walk) -> int | None:
        return next((place for place, stop in enumerate(self.stops(walk)) if stop.id == walk.at), None)

    def _after_code(self, walk: Walk) -> str:
        return next(stop.id for stop in self.stops(walk) if stop.kind == "question")


def save_progress(notebook: Notebook, walk: Walk) -> None:
    """Keep where the walk is. The answers are kept by themselves."""
    progress = Progress(at=walk.at, is_code_copied=walk.is_code_copied)
    set_setting(notebook.db, PROGRESS, msgspec.to_builtins(progress))


def load_progress(notebook: Notebook) -> Progress | None:
    """Where the first run was left; None when there is nothing to resume."""
    kept = get_setting(notebook.db, PROGRESS, None)
    if kept is None:
        return None
    progress = msgspec.convert(kept, Progress)
    return None if progress.at == END and progress.is_code_copied else progress
