"""Following a table from its first page to its rows, around the pages that can't be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from nocontact_desktop.vault.salvage.cells import (
    INDEX_ROWS,
    INDEX_WAY,
    TABLE_ROWS,
    TABLE_WAY,
    Row,
    kind_of,
    rows_in,
    ways_in,
)
from nocontact_desktop.vault.salvage.pages import SealedPages

_FURTHEST = 2**63 - 1
_KINDS = {INDEX_WAY, TABLE_WAY, INDEX_ROWS, TABLE_ROWS}


@dataclass
class Trees:
    """The trees of one file. ``used`` collects the pages they were found on."""

    pages: SealedPages
    used: set[int] = field(default_factory=set)

    def follow(self, root: int) -> Walk:
        """Walk through the tree that begins on page ``root``."""
        return Walk(self, root)


class Walk:
    """One walk. When it has ended, ``gaps`` holds the ranges of row ids that were under pages which can't be read.

    In an index the ranges say nothing. ``lost`` counts rows of which a later page can't be read.
    """

    def __init__(self, trees: Trees, root: int) -> None:
        self._trees = trees
        self._root = root
        self.gaps: list[tuple[int, int]] = []
        self.lost = 0

    def rows(self) -> Iterator[Row]:
        """The rows of the tree that can be read."""
        for number, page in self._nodes():
            for row in rows_in(page, number, self._trees.pages.page):
                if row.values is None:
                    self.lost += 1
                else:
                    yield row

    def pass_through(self) -> None:
        """Note which pages the tree is on, without reading rows."""
        for _ in self._nodes():
            pass

    def _nodes(self) -> Iterator[tuple[int, bytes]]:
        used = self._trees.used
        waiting = [(self._root, -_FURTHEST, _FURTHEST)]
        while waiting:
            number, low, high = waiting.pop()
            if number in used:
                continue  # an old page put back can lead to a page a second time
            page = self._trees.pages.page(number)
            if page is None or kind_of(page, number) not in _KINDS:
                self.gaps.append((low, high))
                continue
            used.add(number)
            yield number, page
            below = []
            for way in ways_in(page, number):
                up_to = high if way.up_to is None else way.up_to
                below.append((way.page, low, up_to))
                low = up_to
            waiting += reversed(below)
