"""All that can still be read in a notebook's file, table by table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.master import Master
from nocontact_desktop.vault.migrating import newest_schema, schema_in_memory
from nocontact_desktop.vault.progress import Progress, Stop, stop_if
from nocontact_desktop.vault.salvage.cells import INDEX_ROWS, INDEX_WAY, TABLE_ROWS, Row, Value, kind_of, rows_in
from nocontact_desktop.vault.salvage.pages import SealedPages
from nocontact_desktop.vault.salvage.shapes import Shape, schema_that_fits, shapes_of
from nocontact_desktop.vault.salvage.trees import Trees

_SCHEMA_ROOT = 1
_SCHEMA_COLUMNS = 5
_ASK_EVERY = 200


@dataclass
class Hurt:
    """What a table has lost: ranges of row ids under pages that can't be read, and single rows."""

    gaps: list[tuple[int, int]] = field(default_factory=list)
    rows: int = 0


class Remains:
    """A damaged notebook's file, looked through once.

    ``schema`` is the number of its schema, ``pages`` how many pages there were, ``unreadable`` how many of them can't
    be read, ``unplaced`` how many can be read and nothing says what they belong to. ``hurt`` has the tables that lost
    something. Nothing is written. Raises :class:`Problem` ``salvage.nothing``.
    """

    def __init__(self, path: Path, master: Master, progress: Progress, cancelled: Stop) -> None:
        self._pages = SealedPages(path, master)
        self.hurt: dict[str, Hurt] = {}
        self.unplaced = 0
        self._stray: dict[str, list[int]] = defaultdict(list)
        try:
            self._look_through(progress, cancelled)
        except BaseException:  # nothing stays open; the error itself goes on
            self.close()
            raise

    def tables(self) -> list[Shape]:
        """Every table that holds rows, in the order in which they were made."""
        return [shape for shape in self._shapes if shape.holds_rows]

    def rows(self, shape: Shape) -> Iterator[tuple[Value, ...]]:
        """The rows of a table that can be read, each with all its columns in the order of the shape."""
        if (root := self._roots.get(shape.name)) is not None:
            walk = Trees(self._pages).follow(root)
            yield from (shape.whole(row) for row in walk.rows() if shape.fits(row))
            if walk.lost:
                self.hurt.setdefault(shape.name, Hurt()).rows = walk.lost
        for number in self._stray[shape.name]:
            yield from (shape.whole(row) for row in self._rows_on(number) if shape.fits(row))

    def close(self) -> None:
        """Close the file."""
        self._pages.close()

    def _look_through(self, progress: Progress, cancelled: Stop) -> None:
        trees = Trees(self._pages)
        first = self._pages.page(_SCHEMA_ROOT)
        self.pages = max(self._pages.count, int.from_bytes(first[28:32]) if first else 0)
        things = self._things(trees)
        named = [(str(name), str(sql)) for _, name, _, _, sql in things if sql is not None]
        self.schema = int.from_bytes(first[60:64]) if first else schema_that_fits(named)
        with schema_in_memory(min(self.schema, newest_schema())) as schema:
            self._shapes = shapes_of(schema)
        self._roots = {str(name): root for _, name, _, root, _ in things if isinstance(root, int) and root > 0}
        for shape in self._shapes:
            stop_if(cancelled)
            self._follow(shape, trees)
        self.unreadable = 0
        for number in range(1, self.pages + 1):
            if number % _ASK_EVERY == 0:
                stop_if(cancelled)
                progress(number, self.pages)
            if number not in trees.used and self._pages.is_in_use(number):
                self._place(number)
        if self.unreadable == self.pages:
            raise Problem("salvage.nothing")

    def _things(self, trees: Trees) -> list[tuple[Value, ...]]:
        """The rows of the schema; looked for on every page when not all of them are where they belong."""
        walk = trees.follow(_SCHEMA_ROOT)
        found = [row.values for row in walk.rows() if row.values is not None]
        if walk.gaps:
            for number in range(2, self.pages + 1):
                rows = [row.values for row in self._rows_on(number)] if number not in trees.used else []
                if rows and all(_is_thing(values) for values in rows):
                    trees.used.add(number)
                    found += [values for values in rows if values is not None]
        return [values for values in found if _is_thing(values)]

    def _follow(self, shape: Shape, trees: Trees) -> None:
        root = self._roots.get(shape.name)
        if root is None:
            self.hurt[shape.name] = Hurt([(-(2**63), 2**63)])
            return
        walk = trees.follow(root)
        walk.pass_through()
        if walk.gaps:
            self.hurt[shape.name] = Hurt(walk.gaps)

    def _place(self, number: int) -> None:
        """Find out which table a page belongs to that nothing leads to."""
        page = self._pages.page(number)
        if page is None:
            self.unreadable += 1
            return
        if kind_of(page, number) not in {INDEX_WAY, INDEX_ROWS, TABLE_ROWS}:
            return
        rows = [row for row in self._rows_on(number) if row.values is not None]
        fitting = [shape for shape in self._shapes if rows and self._can_be(shape, rows)]
        exact = [one for one in fitting if all(len(row.values or ()) == len(one.columns) for row in rows)]
        chosen = fitting if len(fitting) == 1 else exact
        if len(chosen) == 1:
            self._stray[chosen[0].name].append(number)
        elif rows and fitting:
            self.unplaced += 1

    def _can_be(self, shape: Shape, rows: list[Row]) -> bool:
        hurt = self.hurt.get(shape.name)
        if hurt is None or not all(shape.fits(row) for row in rows):
            return False
        return shape.as_index or all(_is_in_a_gap(row.rowid, hurt.gaps) for row in rows)

    def _rows_on(self, number: int) -> Iterator[Row]:
        page = self._pages.page(number)
        return iter(()) if page is None else rows_in(page, number, self._pages.page)


def _is_thing(values: tuple[Value, ...] | None) -> bool:
    return (
        values is not None
        and len(values) == _SCHEMA_COLUMNS
        and values[0] in {"table", "index", "view", "trigger"}
        and isinstance(values[1], str)
        and isinstance(values[3], int)
    )


def _is_in_a_gap(rowid: int | None, gaps: list[tuple[int, int]]) -> bool:
    return rowid is not None and any(low < rowid <= high for low, high in gaps)
