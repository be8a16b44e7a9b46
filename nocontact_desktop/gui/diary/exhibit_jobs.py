"""Looking at a kept file, and saving a copy of it. Nothing here knows of Qt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from nocontact_desktop.diary.exhibits import chunks, get, read
from nocontact_desktop.errors import Cancelled
from nocontact_desktop.intake.files import rendition
from nocontact_desktop.vault.files import writing
from nocontact_desktop.vault.notebook import Notebook

if TYPE_CHECKING:
    from nocontact_desktop.gui.tasks import TaskRunner

_SHOWN_PX = 1600


def picture(notebook: Notebook, tasks: TaskRunner, exhibit_id: str) -> bytes:
    """A plain copy of a picture for the screen. The notebook is read on its own thread, the copy made here."""
    return rendition(tasks.fetch(read, notebook, exhibit_id), longest_px=_SHOWN_PX).data


def save_copy(
    notebook: Notebook,
    exhibit_id: str,
    path: Path,
    *,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Path:
    """Write the original bytes to ``path``, outside the notebook.

    Raises:
        Cancelled: the user stopped it; nothing is left there.
        Problem: the disk does not take it.
    """
    size, done = get(notebook, exhibit_id).size, 0
    with writing(path) as file:
        for chunk in chunks(notebook, exhibit_id):
            if cancelled():
                raise Cancelled
            file.write(chunk)
            done += len(chunk)
            progress(done, size)
    return path
