"""Looking at a kept file, and saving a copy of it. Nothing here knows of Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from nocontact_desktop.diary.exhibits import chunks, get, read
from nocontact_desktop.errors import Cancelled
from nocontact_desktop.intake.files import rendition
from nocontact_desktop.vault.files import writing
from nocontact_desktop.vault.notebook import Notebook

if TYPE_CHECKING:
    from nocontact_desktop.gui.tasks import TaskRunner

SHOWN_PX = 1600


def picture(notebook: Notebook, tasks: TaskRunner, exhibit_id: str) -> bytes:
    """A plain copy of a picture for the screen. The notebook is read on its own thread, the copy made here."""
    return rendition(tasks.fetch(read, notebook, exhibit_id), longest_px=SHOWN_PX).data


def save_copy(
    notebook: Notebook,
    exhibit_id: str,
    path: Path,
    *,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Path:
    """Write the original bytes to ``path``, outside the notebook; raises as :func:`write_copy` does."""
    pieces = chunks(notebook, exhibit_id)
    return write_copy(pieces, get(notebook, exhibit_id).size, path, progress=progress, cancelled=cancelled)


def write_copy(
    pieces: Iterable[bytes],
    size: int,
    path: Path,
    *,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Path:
    """Write a kept file's bytes, ``size`` of them, to ``path``, outside the notebook.

    Raises:
        Cancelled: the user stopped it; nothing is left there.
        Problem: the disk does not take it.
    """
    done = 0
    with writing(path) as file:
        for piece in pieces:
            if cancelled():
                raise Cancelled
            file.write(piece)
            done += len(piece)
            progress(done, size)
    return path
