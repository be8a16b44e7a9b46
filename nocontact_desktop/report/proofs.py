"""Proofs over a whole log at once: every level of the tree is kept, so that one proof costs O(log n)."""

from __future__ import annotations

from collections.abc import Sequence

from nocontact_desktop.diary.merkle import node_hash


class Tree:
    """The RFC 9162 tree over leaf hashes, for many proofs about its first ``size`` leaves."""

    def __init__(self, leaf_hashes: Sequence[bytes]) -> None:
        self._levels: list[Sequence[bytes]] = [leaf_hashes]
        while len(self._levels[-1]) > 1:
            below = self._levels[-1]
            self._levels.append([node_hash(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)])

    def root(self, size: int) -> bytes:
        """Return the root over the first ``size`` (at least 1) leaves."""
        return self._over(0, size)

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """Return the proof that leaf ``index`` stands among the first ``size`` (RFC 9162 section 2.1.3.1)."""
        path: list[bytes] = []
        start, end = 0, size
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                path.append(self._over(middle, end))
                end = middle
            else:
                path.append(self._over(start, middle))
                start = middle
        return path[::-1]

    def consistency(self, first: int, second: int) -> list[bytes]:
        """Return the proof that ``second`` leaves begin with ``first`` of them (RFC 9162, 2.1.4.1)."""
        if first in (0, second):
            return []
        path: list[bytes] = []
        start, end, whole = 0, second, True
        while first != end:
            middle = start + _split(end - start)
            if first <= middle:
                path.append(self._over(middle, end))
                end = middle
            else:
                path.append(self._over(start, middle))
                start, whole = middle, False
        if not whole:
            path.append(self._over(start, end))
        return path[::-1]

    def _over(self, start: int, end: int) -> bytes:
        count = end - start
        level = count.bit_length() - 1
        if count == 1 << level:
            return self._levels[level][start >> level]
        middle = start + _split(count)
        return node_hash(self._over(start, middle), self._over(middle, end))


def _split(count: int) -> int:
    """Return the largest power of two smaller than ``count``."""
    return 1 << (count - 1).bit_length() - 1
