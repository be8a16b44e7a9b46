"""What long operations are handed to say how far they are, and to ask whether to stop."""

from __future__ import annotations

from collections.abc import Callable

from nocontact_desktop.errors import Cancelled

Progress = Callable[[int, int], None]
"""Called with what is done and the total."""

Stop = Callable[[], bool]
"""Answers whether the user has asked to stop."""

PARTS = 1000


def part_of(progress: Progress, start: int, end: int) -> Progress:
    """A progress of its own for one part of the work: from ``start`` to ``end`` of :data:`PARTS`."""

    def say(done: int, total: int) -> None:
        progress(start + (end - start) * done // max(total, 1), PARTS)

    return say


def stop_if(cancelled: Stop) -> None:
    """Raise :class:`Cancelled` when the user has asked to stop."""
    if cancelled():
        raise Cancelled
