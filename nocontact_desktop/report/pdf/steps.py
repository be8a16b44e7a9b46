"""How far the work has come, and whether it is still wanted."""

from __future__ import annotations

from collections.abc import Callable

from nocontact_desktop.errors import Cancelled
from nocontact_desktop.report.document import Document, Table, Transcript

_STEPS_BETWEEN_LOOKS = 50
_WHOLE = 100


class Steps:
    """Counts steps and tells of them in hundredths, from ``start`` to ``end``."""

    def __init__(
        self, total: int, start: int, end: int, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> None:
        self._total = max(1, total)
        self._start = start
        self._span = end - start
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0

    def __call__(self) -> None:
        """Take one step; raises :class:`errors.Cancelled` when nobody wants the result any more."""
        if self._done % _STEPS_BETWEEN_LOOKS == 0:
            if self._cancelled():
                raise Cancelled
            self._progress(self._start + self._span * min(self._done, self._total) // self._total, _WHOLE)
        self._done += 1


def steps_of_layout(document: Document) -> int:
    """How many blocks, rows and messages a document has."""
    return sum(1 + _rows(block) for section in document.sections for block in section.blocks)


def _rows(block: object) -> int:
    if isinstance(block, Table):
        return len(block.rows)
    return len(block.lines) if isinstance(block, Transcript) else 0
