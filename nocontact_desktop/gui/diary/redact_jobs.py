"""Making a copy with parts covered, in the background. Nothing here knows of Qt."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

from nocontact_desktop.diary import redactions
from nocontact_desktop.diary.exhibits import KIND, Exhibit
from nocontact_desktop.gui.diary.exhibit_jobs import Progress, Stop, bytes_of
from nocontact_desktop.intake.file_facts import Box
from nocontact_desktop.intake.redacted import redacted_copy
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

if TYPE_CHECKING:
    from nocontact_desktop.gui.tasks import TaskRunner


def cover(
    notebook: Notebook,
    tasks: TaskRunner,
    exhibit: Exhibit,
    boxes: Sequence[Box],
    *,
    progress: Progress,
    cancelled: Stop,
) -> Changes:
    """Make a copy of an exhibit in which the boxes are black, and keep it.

    Raises:
        Problem: there is no box, the file cannot be read, or the disk has no room.
        Cancelled: the user stopped it; nothing of it is kept.
    """
    pages = exhibit.pages or 1
    redactions.check_boxes(boxes, pages)
    progress(0, pages)
    copy = redacted_copy(
        bytes_of(notebook, tasks, exhibit), exhibit.media_type, pages, boxes, progress, cancelled=cancelled
    )
    steps = redactions.keeping(notebook, exhibit, boxes, copy, cancelled)
    try:
        while tasks.fetch(_step, steps):
            pass
    finally:
        tasks.fetch(steps.close)
    return Changes.of(KIND, exhibit.id)


def _step(steps: Generator[int, None, int]) -> bool:
    """Take the next step; False when there was none left."""
    return next(steps, None) is not None
