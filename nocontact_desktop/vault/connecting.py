"""Opening a notebook's file: the one right order of keys, settings and lock."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.database import PAGE_SIZE, Database, in_words
from nocontact_desktop.vault.files import disk_problems
from nocontact_desktop.vault.master import SALT_LENGTH, Master, wipe

_RAW_KEY = re.compile(rb"x'[0-9a-f]{96}'\Z")
_SETTINGS = (
    "journal_mode = DELETE",
    # Under an exclusive lock the journal stays between saves: emptied, so that no replaced page lies in it.
    "journal_size_limit = 0",
    "synchronous = EXTRA",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "foreign_keys = ON",
    "locking_mode = EXCLUSIVE",
)

_open_here: set[tuple[int, int]] = set()
"""The files this process has open, by device and number.

On POSIX a process loses its lock on a file when it closes any handle to it, so such a file is never touched a
second time. The lock belongs to the process, and so does this set.
"""


def open_file(path: Path, master: Master) -> Database:
    """Open the file of a notebook and lock it for this process alone.

    Raises:
        Problem: it is missing, empty, cut off, damaged, open already; or the disk can't be read or written.
    """
    refuse_if_open_here(path)
    size = _size_of(path)
    if size == 0:
        raise Problem("notebook.empty")
    if size % PAGE_SIZE and not _has_journal(path):
        raise Problem("notebook.cut")
    # SQLite would open it for reading alone, unlocked, and the first save would fail.
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise Problem("disk.read-only")
    with disk_problems(), path.open("rb") as file:
        salt = file.read(SALT_LENGTH)
    database = connect(path, master, salt)
    try:
        _refuse_other_length(path, database)
    except BaseException:  # a file that is not in order stays shut; the error itself goes on
        database.close()
        raise
    return database


def connect(path: Path, master: Master, salt: bytes) -> Database:
    """Open ``path``, a notebook's file or an empty one that is to become one, under ``master`` and ``salt``.

    The file has to be there: a wrong path must not make a second, empty notebook.

    The order matters: the key before anything is read, and a lock by an empty exclusive transaction, since
    ``locking_mode`` alone takes none before the first write. A key of another form would silently be taken
    as a passphrase, and no key at all would make a plain file.

    Raises:
        Problem: open already, damaged, the disk can't be read or written.
    """
    refuse_if_open_here(path)
    here = _identity(path)
    with in_words():
        connection = sqlcipher.connect(
            f"{path.resolve().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=0,
        )
    _open_here.add(here)
    database = Database(
        connection, closed=lambda: _open_here.discard(here), is_in_place=lambda: _is_in_place(path, here)
    )
    try:
        database.pragma("cipher_log_level = NONE")
        _set_key(connection, master, salt)
        _settle(connection, database)
    except BaseException:  # no half-open connection stays behind; the error itself goes on
        database.close()
        raise
    return database


def refuse_if_open_here(path: Path) -> None:
    """Raise :class:`Problem` ``notebook.in-use`` when this process has the file open."""
    if _identity(path) in _open_here:
        raise Problem("notebook.in-use")


def refuse_if_replaced(path: Path) -> None:
    """Raise :class:`Problem` ``notebook.in-use`` when another file took the place of the one this process has open.

    That can be before it was locked. What is written into it would be lost.
    """
    if _identity(path) not in _open_here:
        raise Problem("notebook.in-use")


def _identity(path: Path) -> tuple[int, int]:
    if not path.exists():
        raise Problem("notebook.data-missing")
    with disk_problems():
        facts = path.stat()
    return facts.st_dev, facts.st_ino


def _is_in_place(path: Path, here: tuple[int, int]) -> bool:
    try:
        facts = path.stat()
    except OSError:  # moved away, or on a stick that was taken out
        return False
    return (facts.st_dev, facts.st_ino) == here


def _size_of(path: Path) -> int:
    with disk_problems():
        return path.stat().st_size


def _refuse_other_length(path: Path, database: Database) -> None:
    # SQLite takes no notice of what follows its last page.
    if _size_of(path) != int(database.pragma("page_count")) * PAGE_SIZE:
        raise Problem("notebook.cut")


def _has_journal(path: Path) -> bool:
    """Whether a save was interrupted. SQLite takes it back, to whole pages."""
    journal = journal_of(path)
    return journal.exists() and _size_of(journal) > 0


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what it needs to take back a save that was interrupted."""
    return path.with_name(path.name + "-journal")


def _set_key(connection: Any, master: Master, salt: bytes) -> None:
    key = master.database_key(salt)
    raw = bytearray(b"x'" + 2 * bytes(len(key) + len(salt)) + b"'")
    raw[2:-1] = (b"0123456789abcdef"[half] for byte in (*key, *salt) for half in (byte >> 4, byte & 15))
    try:
        if not _RAW_KEY.match(raw):
            raise RuntimeError("a raw key has 48 bytes")
        with in_words():
            connection.set_key(raw)
    finally:
        wipe(key)
        wipe(raw)


def _settle(connection: Any, database: Database) -> None:
    connection.enable_load_extension(False)
    connection.set_authorizer(_refuse_attach)
    for words in _SETTINGS:
        database.pragma(words)
    with in_words():
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    if str(database.pragma("cipher_status")) != "1":
        raise Problem("notebook.damaged")


def _refuse_attach(action: int, *_details: object) -> int:
    refused = action in {sqlcipher.SQLITE_ATTACH, sqlcipher.SQLITE_DETACH}
    return int(sqlcipher.SQLITE_DENY if refused else sqlcipher.SQLITE_OK)
