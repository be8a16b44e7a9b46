"""Apple's database of messages, opened as a copy in memory. Nothing in it is trusted, and nothing is written to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO, Literal

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.formats.imessage.journal import keeps_journal, move_in
from nocontact_desktop.intake.notes import Notes

LARGEST = 350 * 1024 * 1024
MAGIC = b"SQLite format 3\0"
JournalState = Literal["used", "damaged", "missing", "none"]
Row = dict[str, object]
"""What a row holds, without what is empty."""

_LONGEST = 32 * 1024 * 1024
_PIECE = 4 * 1024 * 1024
_STEPS = 100_000
_MOST_STEPS = 2_000  # times _STEPS without a single row
_MOST_DAMAGE = 200
_JOURNAL = slice(18, 20)
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION})
_WRONG = (sqlite3.Error, OverflowError, ValueError)
_PRAGMAS = ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "temp_store = MEMORY")


class Database:
    """The tables of one database, those only that are plain tables.

    ``journal`` is the file that SQLite keeps beside it. ``journal_state`` is "used", "damaged", "missing" when the
    database is one that keeps one and none was given, or "none".

    Raises:
        Problem: it is too large, or none that can be opened.
    """

    def __init__(self, stream: BinaryIO, journal: BinaryIO | None = None) -> None:
        data = _all_of(stream)
        self.journal_state: JournalState = "missing" if keeps_journal(data) else "none"
        if journal is not None:
            self.journal_state = "used" if move_in(data, journal, LARGEST) else "damaged"
        data[_JOURNAL] = b"\1\1"  # there is none beside a copy in memory
        self._steps = 0
        self._link = sqlite3.connect(":memory:", isolation_level=None)
        try:
            self._link.deserialize(data)
            del data
            self._protect()
            found = self._link.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchmany(1000)
            names = [name for name, sql in found if str(sql).lstrip().upper().startswith("CREATE TABLE")]
            self._columns = {name.casefold(): self._columns_of(name) for name in names if str(name).isidentifier()}
            self._link.set_authorizer(_only_reading)
        except _WRONG as wrong:
            raise Problem("intake.not-recognised") from wrong

    def columns(self, table: str) -> frozenset[str]:
        """The columns of a table; none where there is no such table."""
        return self._columns.get(table, frozenset())

    def rows(self, table: str, wanted: tuple[str, ...], notes: Notes) -> Iterator[tuple[int, Row]]:
        """Yield the number of each row and what it holds in the columns that are there; damaged ones are noted."""
        there = [name for name in wanted if name.casefold() in self.columns(table)]
        if not self.columns(table):
            return
        query = f'SELECT ROWID{"".join(f", {name}" for name in there)} FROM "{table}"'  # noqa: S608  names of ours
        last, damaged = -(2**63), 0
        while damaged < _MOST_DAMAGE:
            try:
                for number, *values in self._link.execute(f"{query} WHERE ROWID > ? ORDER BY ROWID", (last,)):
                    self._steps, last = 0, number
                    yield number, _row(there, values)
                return
            except _WRONG:  # in the next row or the one after it: the link looks ahead
                pass
            following = self._first(f'SELECT ROWID FROM "{table}" WHERE ROWID > ? ORDER BY ROWID LIMIT 1', last)  # noqa: S608
            if following is None or not isinstance(following[0], int) or following[0] <= last:
                notes.skip(f"{table} after row {max(last, 0)}", "broken-off")
                return
            last = following[0]
            found = self._first(f"{query} WHERE ROWID = ? LIMIT 1", last)
            if found is None:
                notes.skip(f"{table} row {last}", "row-damaged")
                damaged += 1
            else:
                yield last, _row(there, found[1:])
        notes.skip(f"{table} after row {last}", "broken-off")

    def _protect(self) -> None:
        for pragma in _PRAGMAS:
            self._link.execute(f"PRAGMA {pragma}")
        self._link.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        self._link.setlimit(sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 50)
        self._link.set_progress_handler(self._goes_on_without_end, _STEPS)
        self._link.text_factory = lambda data: data.decode("utf-8", "backslashreplace")

    def _columns_of(self, table: str) -> frozenset[str]:
        with suppress(sqlite3.Error):
            found = self._link.execute(f'PRAGMA table_xinfo("{table}")').fetchmany(500)
            return frozenset(str(row[1]).casefold() for row in found if row[6] == 0)  # what is computed is left out
        return frozenset()

    def _first(self, query: str, number: int) -> tuple[object, ...] | None:
        self._steps = 0
        with suppress(*_WRONG):
            found = self._link.execute(query, (number,)).fetchone()
            return found if isinstance(found, tuple) else None
        return None

    def _goes_on_without_end(self) -> bool:
        self._steps += 1
        return self._steps > _MOST_STEPS


def _all_of(stream: BinaryIO) -> bytearray:
    """The bytes of a file, without a second copy of them on the way."""
    data = bytearray()
    while piece := stream.read(_PIECE):
        data += piece
        if len(data) > LARGEST:
            raise Problem("intake.too-large")
    return data


def _row(names: list[str], values: Sequence[object]) -> Row:
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}


def _only_reading(action: int, *_what: str | None) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
