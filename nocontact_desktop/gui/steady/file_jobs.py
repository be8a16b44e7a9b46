"""Files of a thing put away: taking them in, looking at one, saving a copy. Nothing here knows of Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nocontact_desktop.diary.exhibits import ExhibitDraft, add
from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.gui.diary.exhibit_jobs import SHOWN_PX, write_copy
from nocontact_desktop.intake.files import rendition
from nocontact_desktop.steady.put_away import add_file, file_of, inside
from nocontact_desktop.vault.notebook import Notebook

if TYPE_CHECKING:
    from nocontact_desktop.gui.tasks import TaskRunner

Given = tuple[str, Path | bytes]
"""A file's name, and where it is or what is in it."""


def take_in(
    notebook: Notebook,
    thing_id: str,
    given: Sequence[Given],
    *,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> list[tuple[str, Problem]]:
    """Keep copies of files; gives what was wrong with those that were not kept, by name. Raises ``Cancelled``."""
    wrong: list[tuple[str, Problem]] = []
    for at, (name, data) in enumerate(given):
        progress(at, len(given))
        if cancelled():
            raise Cancelled
        try:
            add_file(notebook, thing_id, data, name, cancelled)
        except Problem as problem:
            wrong.append((name, problem))
    progress(len(given), len(given))
    return wrong


def into_diary(
    notebook: Notebook,
    thing_id: str,
    *,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> list[str]:
    """Keep and seal copies of a thing's files as files of the diary; gives their ids. Those put away stay as they are.

    Raises :class:`Problem` when one can't be kept, and ``Cancelled``; those kept before it stay in the diary's files.
    """
    found = inside(notebook, thing_id).files
    kept: list[str] = []
    for at, one in enumerate(found):
        progress(at, len(found))
        data = b"".join(file_of(notebook, one.id)[1])
        exhibit_id, _changes = add(notebook, ExhibitDraft(data=data, name=one.name), cancelled)
        kept.append(exhibit_id)
    progress(len(found), len(found))
    return kept


def picture(notebook: Notebook, tasks: TaskRunner, file_id: str) -> bytes:
    """A plain copy of a picture for the screen. The notebook is read on its own thread, the copy made here."""

    def read() -> bytes:
        return b"".join(file_of(notebook, file_id)[1])

    return rendition(tasks.fetch(read), longest_px=SHOWN_PX).data


def save_copy(
    notebook: Notebook,
    file_id: str,
    path: Path,
    *,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Path:
    """Write the bytes to ``path``, outside the notebook; raises as :func:`write_copy` does."""
    one, pieces = file_of(notebook, file_id)
    return write_copy(pieces, one.size, path, progress=progress, cancelled=cancelled)
