"""Copies made by themselves: in a second folder the user has chosen, when it is there, and never more than were asked.

What is chosen and what was made is kept inside the notebook. Only copies that were made by this, and that hold nothing
else, are taken away when newer ones come.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.backup import back_up, holds_only_a_copy
from nocontact_desktop.vault.database import PAGE_SIZE
from nocontact_desktop.vault.files import disk_problems
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.progress import Progress, Stop
from nocontact_desktop.vault.settings import get_setting, set_setting

LAST_COPY = "last_copy"
SIZE_THEN = "last_copy_size"
_CHOSEN = "rotating_copies"
_MADE = "rotating_copies_made"
_FAILED = "rotating_copies_failed"
_TRIED = "rotating_copies_tried"
EVERY = timedelta(days=7)
AGAIN = timedelta(hours=6)
"""After how long a copy is tried again that could not be made."""
LARGEST = 1 << 30
"""Bytes of a notebook that is copied by itself. Reading through all seals takes its time and can't be stopped: above
this, who leaves meanwhile would wait."""
GROWN = 10
"""So many saves after the last copy make it worth a line."""


@dataclass(frozen=True)
class Rotation:
    """Where copies go by themselves and how many stay. ``failed`` is a problem's code when the last one did not go."""

    folder: Path
    keep: int
    failed: str = ""


def rotation(notebook: Notebook) -> Rotation | None:
    """What the user has chosen; None while copies are made by hand only."""
    said = get_setting(notebook.db, _CHOSEN, None)
    if said is None:
        return None
    return Rotation(Path(said["folder"]), int(said["keep"]), str(get_setting(notebook.db, _FAILED, "")))


def choose_rotation(notebook: Notebook, folder: Path, keep: int) -> None:
    """From now on let copies go to ``folder``, and the newest ``keep`` of them stay there."""
    set_setting(notebook.db, _CHOSEN, {"folder": str(folder), "keep": keep})
    set_setting(notebook.db, _FAILED, "")


def stop_rotation(notebook: Notebook) -> None:
    """No more copies by themselves. Those that are there stay."""
    set_setting(notebook.db, _CHOSEN, None)


def is_due(notebook: Notebook) -> bool:
    """Whether it is time, and the folder is there."""
    chosen = rotation(notebook)
    if chosen is None or not chosen.folder.is_dir():
        return False
    tried = get_setting(notebook.db, _TRIED, None) if chosen.failed else None
    return not (
        _is_within(notebook, read_last_copy(notebook), EVERY)
        or _is_within(notebook, datetime.fromisoformat(tried) if tried else None, AGAIN)
    )


def copy_if_due(notebook: Notebook, name: str, progress: Progress, cancelled: Stop) -> Path | None:
    """Make a copy when it is due, and take the oldest away. What the disk refuses is kept to be said, not raised.

    Raises:
        Cancelled: something else was more urgent. Nothing is left behind; it is as due as before.
    """
    if not is_due(notebook):
        return None
    chosen = rotation(notebook)
    assert chosen is not None
    if int(notebook.db.pragma("page_count")) * PAGE_SIZE > LARGEST:
        _note_failure(notebook, "copies.too-large")
        return None
    place = chosen.folder / _free_name(chosen.folder, name, notebook.surroundings.now())
    try:
        made = back_up(notebook, place, progress, cancelled)
        with suppress(Problem):  # an old copy that cannot be taken away is no reason to say there is no new one
            _let_go(notebook, chosen, made)
    except Problem as problem:
        _note_failure(notebook, problem.code)
        return None
    note_copy(notebook)
    set_setting(notebook.db, _FAILED, "")
    return made


def note_copy(notebook: Notebook) -> None:
    """Remember that a copy was made now, and of how much."""
    set_setting(notebook.db, LAST_COPY, notebook.surroundings.now().isoformat(timespec="seconds"))
    set_setting(notebook.db, SIZE_THEN, _size(notebook))


def read_last_copy(notebook: Notebook) -> datetime | None:
    """When the last copy was made, None for never."""
    said = get_setting(notebook.db, LAST_COPY, None)
    return datetime.fromisoformat(said) if said else None


def is_worth_a_line(notebook: Notebook) -> bool:
    """Whether copies are wanted, or much was saved since the last one."""
    grown = _size(notebook) - int(get_setting(notebook.db, SIZE_THEN, 0)) >= GROWN
    return grown or read_last_copy(notebook) is not None or rotation(notebook) is not None


def _is_within(notebook: Notebook, time: datetime | None, span: timedelta) -> bool:
    # A clock that was set back does not keep copies from being made.
    return time is not None and timedelta() <= notebook.surroundings.now() - time < span


def _note_failure(notebook: Notebook, code: str) -> None:
    set_setting(notebook.db, _FAILED, code)
    set_setting(notebook.db, _TRIED, notebook.surroundings.now().isoformat(timespec="seconds"))


def _let_go(notebook: Notebook, chosen: Rotation, made: Path) -> None:
    """Take away the oldest of those that were made by this. The list is kept before: none is forgotten."""
    ours = [*get_setting(notebook.db, _MADE, []), str(made)]
    here = [one for one in ours if Path(one).parent == chosen.folder]
    extra = here[: max(0, len(here) - chosen.keep)]
    set_setting(notebook.db, _MADE, ours)
    with disk_problems():
        for one in extra:
            if holds_only_a_copy(Path(one)):
                shutil.rmtree(one)
    set_setting(notebook.db, _MADE, [one for one in ours if one not in extra])


def _free_name(folder: Path, name: str, now: datetime) -> str:
    day = f"{name} {now.astimezone():%Y-%m-%d}"
    names = [day, *(f"{day} {number}" for number in range(2, 100))]
    return next((one for one in names if not (folder / one).exists()), day)


def _size(notebook: Notebook) -> int:
    row = notebook.db.one("SELECT size FROM tree WHERE one = 1")
    return int(row[0]) if row else 0
