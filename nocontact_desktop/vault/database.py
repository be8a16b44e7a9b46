"""The notebook's database: one connection, with every failure in words. Opening it is in ``connecting``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.progress import Progress, Stop, stop_if

PAGE_SIZE = 4096
_STEPS_BETWEEN_QUESTIONS = 20_000
_PAGES_AT_A_TIME = 512
_PROBLEMS = {
    "SQLITE_FULL": "disk.full",
    "SQLITE_READONLY": "disk.read-only",
    "SQLITE_CANTOPEN": "disk.read-only",
    "SQLITE_BUSY": "notebook.in-use",
    "SQLITE_NOTADB": "notebook.damaged",
    "SQLITE_CORRUPT": "notebook.damaged",
    "SQLITE_IOERR": "disk.failed-notebook",
}
_NAMES = {
    "database or disk is full": "SQLITE_FULL",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database is locked": "SQLITE_BUSY",
    "file is not a database": "SQLITE_NOTADB",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "disk I/O error": "SQLITE_IOERR",
}
"""SQLite's own words: the backup call raises them without the name."""


class Database:
    """The only connection to a notebook's file. Reads are free; writes stand inside :meth:`transaction`."""

    def __init__(
        self, connection: Any, closed: Callable[[], None], is_in_place: Callable[[], bool] = lambda: True
    ) -> None:
        self._connection = connection
        self._closed = closed
        self._is_in_place = is_in_place

    def query(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a SELECT."""
        with in_words():
            return list(self._connection.execute(sql, params))

    def one(self, sql: str, params: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """The first row of a SELECT, or None."""
        with in_words():
            row: tuple[Any, ...] | None = self._connection.execute(sql, params).fetchone()
            return row

    def iterate(self, sql: str, params: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a SELECT one after the other, for results too large to hold."""
        with in_words():
            yield from self._connection.execute(sql, params)

    def execute(self, sql: str, params: Sequence[object] = ()) -> int:
        """Run one writing statement and return how many rows it touched."""
        self._needs_transaction()
        with in_words():
            return int(self._connection.execute(sql, params).rowcount)

    def insert(self, sql: str, params: Sequence[object] = ()) -> int:
        """Run one INSERT and return the row's number."""
        self._needs_transaction()
        with in_words():
            return int(self._connection.execute(sql, params).lastrowid)

    def executemany(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one writing statement for each of ``rows``."""
        self._needs_transaction()
        with in_words():
            self._connection.executemany(sql, rows)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return bool(self._connection.in_transaction)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes inside are kept together or not at all. When it ends well they are on the disk.

        Raises:
            Problem: ``notebook.gone`` when the file is not where it was opened. It can still be written to then, and
                what was written would be lost with it; nothing is kept.
        """
        if self.in_transaction:
            raise RuntimeError("a transaction is open already")
        self._must_be_in_place()
        with in_words():
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._must_be_in_place()
            with in_words():
                self._connection.execute("COMMIT")
        except BaseException:  # nothing of it may stay, whatever went wrong; the error itself goes on
            self._roll_back()
            raise

    def _must_be_in_place(self) -> None:
        if not self._is_in_place():
            raise Problem("notebook.gone")

    def _roll_back(self) -> None:
        if self._connection.in_transaction:  # a full disk may have rolled back already
            with in_words():
                self._connection.execute("ROLLBACK")

    def run_script(self, script: str) -> None:
        """Run the statements of a migration, inside the caller's transaction."""
        self._needs_transaction()
        with in_words():
            for statement in split_statements(script):
                self._connection.execute(statement)

    def pragma(self, words: str) -> Any:
        """The first value a PRAGMA answers, or None."""
        answers = self.pragma_answers(words)
        return answers[0] if answers else None

    def pragma_answers(self, words: str) -> list[Any]:
        """The first column of all a PRAGMA answers."""
        with in_words():
            return [row[0] for row in self._connection.execute(f"PRAGMA {words}")]

    @contextmanager
    def stopping_if(self, cancelled: Stop) -> Iterator[None]:
        """Ask ``cancelled`` now and then while statements run; raises :class:`Cancelled` when it says so."""
        self._connection.set_progress_handler(cancelled, _STEPS_BETWEEN_QUESTIONS)
        try:
            yield
        except sqlcipher.OperationalError:  # what SQLite raises when the handler has stopped it
            stop_if(cancelled)
            raise
        finally:
            self._connection.set_progress_handler(None, 0)

    def copy_to(self, other: Database, progress: Progress, cancelled: Stop) -> None:
        """Copy everything into ``other``, which is empty, with SQLite's backup call."""

        def between(_status: int, remaining: int, total: int) -> None:
            stop_if(cancelled)
            progress(total - remaining, total)

        with in_words():
            self._connection.backup(other._connection, pages=_PAGES_AT_A_TIME, progress=between)

    def close(self) -> None:
        """Close the file and let go of its lock."""
        self._connection.close()
        self._closed()

    def _needs_transaction(self) -> None:
        if not self.in_transaction:
            raise RuntimeError("writing needs a transaction")


@contextmanager
def in_words() -> Iterator[None]:
    """Turn SQLite's failures into problems. A mistake in our own SQL stays what it is: a bug."""
    try:
        yield
    except sqlcipher.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", None) or _NAMES.get(str(error), "")
        for start, code in _PROBLEMS.items():
            if name.startswith(start):
                raise Problem(code) from None  # the original may hold words of the user
        raise


def split_statements(script: str) -> Iterator[str]:
    """The statements of a migration file. A trigger's inner semicolons do not end it."""
    statement = ""
    for line in script.splitlines():
        if statement.strip() or not line.startswith("--"):
            statement += line + "\n"
        if sqlcipher.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise RuntimeError("a migration ends within a statement")
