"""What a salvage has sealed about itself: what the full check does not look for any more, since it is said."""

from __future__ import annotations

from bisect import bisect_right
from contextlib import suppress
from typing import Any

from nocontact_desktop.diary import store
from nocontact_desktop.vault.database import Database

KIND = "salvage"
LOST_LEAF = "lost"
"""The kind of a leaf that stands where neither the leaf nor what it stood for could be read."""


class Accounted:
    """All that the salvages of a notebook have said is missing, or can't be proven any more."""

    def __init__(self, db: Database) -> None:
        self._lost: list[tuple[int, int]] = []
        self._unproven: list[tuple[int, int]] = []
        self.files: set[str] = set()
        self.sources: set[str] = set()
        self._checkpoints: set[str] = set()
        with suppress(ValueError, TypeError, KeyError):  # what was changed so is named by its leaf, and says nothing
            for _, _, fields in store.records_of(db, KIND):
                self._take(fields)

    def _take(self, fields: dict[str, Any]) -> None:
        self._lost = sorted([*self._lost, *((first, last) for first, last in fields["lost"])])
        self._unproven = sorted([*self._unproven, *((first, last) for first, last in fields["unproven"])])
        self.files |= set(fields["files_lost"])
        self.sources |= set(fields["sources_lost"])
        self._checkpoints |= set(fields["checkpoints_missing"])

    def is_lost(self, number: int) -> bool:
        """Whether the record behind a leaf is known to be missing."""
        return _is_in(number, self._lost)

    def is_unproven(self, number: int) -> bool:
        """Whether what stands behind a leaf is known not to fit it."""
        return _is_in(number, self._unproven)

    def is_missing_checkpoint(self, digest: str | None) -> bool:
        """Whether a checkpoint, by the SHA-256 of its body, is known to be missing."""
        return digest in self._checkpoints


def _is_in(number: int, ranges: list[tuple[int, int]]) -> bool:
    at = bisect_right(ranges, (number, 1 << 62))
    return at > 0 and ranges[at - 1][0] <= number <= ranges[at - 1][1]


def as_ranges(numbers: list[int]) -> list[list[int]]:
    """Numbers in rising order as ranges, both ends included."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] + 1 == number:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ranges
