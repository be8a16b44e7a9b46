"""The notebook's database: SQLCipher, opened in the one right order, with every failure in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from nocontact_desktop.errors import Problem

PAGE_SIZE = 4096
_RAW_KEY = re.compile(rb"x'[0-9a-f]{96}'\Z")
_PROBLEMS = {
    "SQLITE_FULL": "disk.full",
    "SQLITE_READONLY": "disk.read-only",
    "SQLITE_CANTOPEN": "disk.read-only",
    "SQLITE_BUSY": "notebook.in-use",
    "SQLITE_LOCKED": "notebook.in-use",
    "SQLITE_NOTADB": "notebook.damaged",
    "SQLITE_CORRUPT": "notebook.damaged",
    "SQLITE_IOERR": "disk.failed-notebook",
}


class Database:
    """The only connection to a notebook's file. Reads are free; writes stand inside :meth:`transaction`."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def query(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a SELECT."""
        with _in_words():
            return list(self._connection.execute(sql, params))

    def one(self, sql: str, params: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """The first row of a SELECT, or None."""
        with _in_words():
            row: tuple[Any, ...] | None = self._connection.execute(sql, params).fetchone()
            return row

    def iterate(self, sql: str, params: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a SELECT one after the other, for results too large to hold."""
        with _in_words():
            yield from self._connection.execute(sql, params)

    def execute(self, sql: str, params: Sequence[object] = ()) -> int:
        """Run one writing statement and return how many rows it touched."""
        self._needs_transaction()
        with _in_words():
            return int(self._connection.execute(sql, params).rowcount)

    def insert(self, sql: str, params: Sequence[object] = ()) -> int:
        """Run one INSERT and return the row's number."""
        self._needs_transaction()
        with _in_words():
            return int(self._connection.execute(sql, params).lastrowid)

    def executemany(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one writing statement for each of ``rows``."""
        self._needs_transaction()
        with _in_words():
            self._connection.executemany(sql, rows)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return bool(self._connection.in_transaction)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes inside are kept together or not at all. When it ends well they are on the disk."""
        if self.in_transaction:
            raise RuntimeError("a transaction is open already")
        with _in_words():
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with _in_words():
                self._connection.execute("COMMIT")
        except BaseException:  # nothing of it may stay, whatever went wrong; the error itself goes on
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self._connection.in_transaction:  # a full disk may have rolled back already
            self._connection.execute("ROLLBACK")

    def run_script(self, script: str) -> None:
        """Run the statements of a migration, inside the caller's transaction."""
        self._needs_transaction()
        with _in_words():
            for statement in split_statements(script):
                self._connection.execute(statement)

    def pragma(self, words: str) -> Any:
        """The first value a PRAGMA answers, or None."""
        with _in_words():
            row = self._connection.execute(f"PRAGMA {words}").fetchone()
        return row[0] if row else None

    def copy_to(self, other: Database, pages: int, progress: Any) -> None:
        """Copy everything into ``other`` with SQLite's backup call, ``pages`` at a time."""
        with _in_words():
            self._connection.backup(other._connection, pages=pages, progress=progress)

    def close(self) -> None:
        """Close the file and let go of its lock."""
        self._connection.close()

    def _needs_transaction(self) -> None:
        if not self.in_transaction:
            raise RuntimeError("writing needs a transaction")


def connect(path: Path, key: bytes, salt: bytes) -> Database:
    """Open the file ``path`` under the 32-byte ``key`` and 16-byte ``salt``, and lock it for this process alone.

    The file has to be there: a wrong path must not make a second, empty notebook. A new notebook starts as an
    empty file.

    The order matters: the key before anything is read, and a lock by an empty exclusive transaction, since
    ``locking_mode`` alone takes none before the first write. A key of another form would silently be taken
    as a passphrase, and no key at all would make a plain file.

    Raises :class:`Problem`: in use elsewhere, damaged, read-only, not there.
    """
    raw = bytearray(b"x'" + key.hex().encode() + salt.hex().encode() + b"'")
    if not _RAW_KEY.match(raw):
        raise RuntimeError("a raw key has 48 bytes")
    with _in_words():
        connection = sqlcipher.connect(
            f"{path.resolve().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=0,
        )
    database = Database(connection)
    try:
        database.pragma("cipher_log_level = NONE")
        connection.set_key(raw)
        _settle(connection, database)
    except BaseException:  # no half-open connection stays behind; the error itself goes on
        connection.close()
        raise
    finally:
        raw[:] = bytes(len(raw))
    return database


def _settle(connection: Any, database: Database) -> None:
    connection.enable_load_extension(False)
    connection.set_authorizer(_refuse_attach)
    for words in (
        "journal_mode = DELETE",
        "synchronous = EXTRA",
        "secure_delete = ON",
        "temp_store = MEMORY",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "foreign_keys = ON",
        "locking_mode = EXCLUSIVE",
    ):
        database.pragma(words)
    with _in_words():
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    if str(database.pragma("cipher_status")) != "1":
        raise Problem("notebook.damaged")


def _refuse_attach(action: int, *_details: object) -> int:
    refused = action in {sqlcipher.SQLITE_ATTACH, sqlcipher.SQLITE_DETACH}
    return int(sqlcipher.SQLITE_DENY if refused else sqlcipher.SQLITE_OK)


@contextmanager
def _in_words() -> Iterator[None]:
    """Turn SQLite's failures into problems. A mistake in our own SQL stays what it is: a bug."""
    try:
        yield
    except sqlcipher.DatabaseError as error:
        name = str(getattr(error, "sqlite_errorname", "") or "")
        for start, code in _PROBLEMS.items():
            if name.startswith(start):
                raise Problem(code) from None  # the original may hold words of the user
        raise


def split_statements(script: str) -> Iterator[str]:
    """The statements of a migration file. A trigger's inner semicolons do not end it."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlcipher.complete_statement(statement):
            yield statement
            statement = ""
