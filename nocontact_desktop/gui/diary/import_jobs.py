"""Looking at exports and bringing them in, in the background."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nocontact_desktop.diary.exhibits import KIND as EXHIBIT
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.imports import ImportResult, bringing_in
from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.gui.diary.exhibit_jobs import take_in_one
from nocontact_desktop.gui.tasks import TaskRunner
from nocontact_desktop.intake.items import ReadOptions, Recognised, Summary
from nocontact_desktop.intake.reading import recognise, survey
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

_NOT_A_FILE = frozenset({"intake.cannot-open", "intake.empty"})
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
Steps = Generator[tuple[int, int], None, ImportResult]


@dataclass(frozen=True)
class Looked:
    """What a file is and holds, or what is wrong with it. ``options`` is what it was read with."""

    path: Path
    options: ReadOptions
    recognised: Recognised | None = None
    summary: Summary | None = None
    problem: Problem | None = None

    @property
    def is_unknown(self) -> bool:
        """Whether no reader knows what it is."""
        return self.problem is not None and self.problem.code == "intake.not-recognised"

    @property
    def can_be_kept(self) -> bool:
        """Whether it can be kept as a file, for want of something better."""
        return self.problem is not None and self.problem.code not in _NOT_A_FILE


@dataclass(frozen=True)
class Coming:
    """A file that is to come in: read with ``options``, or kept as a file when there are none."""

    path: Path
    options: ReadOptions | None


@dataclass(frozen=True)
class Brought:
    """What came of one file: its result, or the id of the exhibit it became, or what was wrong.

    All are absent when it was stopped before its turn.
    """

    path: Path
    result: ImportResult | None = None
    exhibit: str | None = None
    problem: Problem | None = None


@dataclass(frozen=True)
class Whole:
    """What came of all files."""

    files: tuple[Brought, ...]
    changes: Changes
    stopped: bool


def look_at(files: Sequence[tuple[Path, ReadOptions]], *, progress: Progress, cancelled: Stop) -> list[Looked]:
    """Recognise and survey files. One that cannot be read does not stop the others."""
    looked = []
    for place, (path, options) in enumerate(files):
        progress(place, len(files))
        if cancelled():
            raise Cancelled
        looked.append(_look_at(path, options, cancelled))
    progress(len(files), len(files))
    return looked


def bring_in_all(
    notebook: Notebook,
    tasks: TaskRunner,
    files: Sequence[Coming],
    allowed: str,
    *,
    progress: Progress,
    cancelled: Stop,
) -> Whole:
    """Bring files in, one after the other. When stopped, the one under way is taken back and the rest is left.

    Runs on a work thread and asks the notebook's thread for one short step at a time, so that pages and saves
    have their turn in between.
    """
    brought: list[Brought] = []
    changes = Changes()
    stopped = False
    for one in files:
        if stopped:
            brought.append(Brought(one.path))
            continue
        try:
            came, changed = _bring_one(notebook, tasks, one, allowed, progress, cancelled)
        except Cancelled:  # the earlier files stay, and the page says which came in
            stopped = True
            brought.append(Brought(one.path))
        except Problem as problem:
            brought.append(Brought(one.path, problem=problem))
        else:
            brought.append(came)
            changes |= changed
    return Whole(tuple(brought), changes, stopped)


def _bring_one(
    notebook: Notebook, tasks: TaskRunner, one: Coming, allowed: str, progress: Progress, cancelled: Stop
) -> tuple[Brought, Changes]:
    if one.options is None:
        draft = ExhibitDraft(name=one.path.name, path=one.path, account=allowed)
        exhibit = take_in_one(notebook, tasks, draft, cancelled, progress)
        return Brought(one.path, exhibit=exhibit), Changes.of(EXHIBIT, exhibit)
    result = _in_steps(tasks, bringing_in(notebook, one.path, one.options, allowed, cancelled), progress)
    return Brought(one.path, result), result.changes


def _in_steps(tasks: TaskRunner, steps: Steps, progress: Progress) -> ImportResult:
    try:
        while True:
            reached, result = tasks.fetch(_step, steps)
            if result is not None:
                return result
            progress(*reached)
    finally:
        tasks.fetch(steps.close)


def _step(steps: Steps) -> tuple[tuple[int, int], ImportResult | None]:
    try:
        return next(steps), None
    except StopIteration as end:  # a generator hands its result over this way
        return (0, 0), end.value


def _look_at(path: Path, options: ReadOptions, cancelled: Stop) -> Looked:
    try:
        found = recognise(path, cancelled)
        summary = survey(path, options, cancelled)
    except Problem as problem:
        return Looked(path, options, problem=problem)
    mine = [one for one in found if one.format == summary.format]
    return Looked(path, options, recognised=mine[0] if mine else None, summary=summary)
