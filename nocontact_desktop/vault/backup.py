"""Backups: a copy of the notebook under a salt and key of its own, checked before it counts."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.vault.check import check_file
from nocontact_desktop.vault.database import Database, connect
from nocontact_desktop.vault.files import (
    DATA_FILE,
    FILE_MODE,
    KEY_FILE,
    disk_problems,
    make_folder,
    sync_folder,
    write_whole,
)
from nocontact_desktop.vault.keyfile import SALT_LENGTH, wipe
from nocontact_desktop.vault.notebook import (
    Notebook,
    connect_with,
    database_key,
    unlock,
)
from nocontact_desktop.vault.settings import SETTINGS_FILE
from nocontact_desktop.vault.surroundings import SYSTEM

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
_PAGES_A_STEP = 1024


def back_up(notebook: Notebook, destination: Path, progress: Progress, cancelled: Stop) -> Path:
    """Copy the open ``notebook`` into the new folder ``destination``. The same passphrase and code open it.

    Raises:
        Problem: something stands there already, the disk refuses, or the copy is not like the original.
        Cancelled: the user stopped it. Nothing is left behind.
    """
    master = bytearray(notebook.master)
    try:
        with _new_folder(destination) as partial:
            _copy(notebook.db, partial, master, notebook.surroundings.random_bytes(SALT_LENGTH), progress, cancelled)
            _copy_files(notebook.folder, partial)
            _compare(notebook.db, partial, master, cancelled)
    finally:
        wipe(master)
    return destination


def restore(backup: Path, destination: Path, secret: str, progress: Progress, cancelled: Stop) -> Path:
    """Make a notebook in the new folder ``destination`` from ``backup``, never over another.

    Raises:
        Problem: as :func:`back_up`; the backup can't be opened with ``secret``; something stands there already.
    """
    master = unlock(backup, secret)
    try:
        source = connect_with(backup, master)
        try:
            with _new_folder(destination) as partial:
                _copy(source, partial, master, SYSTEM.random_bytes(SALT_LENGTH), progress, cancelled)
                _copy_files(backup, partial)
                _compare(source, partial, master, cancelled)
        finally:
            source.close()
    finally:
        wipe(master)
    return destination


@contextmanager
def _new_folder(destination: Path) -> Iterator[Path]:
    """A folder to fill beside ``destination``, which takes its name only when all went well."""
    if destination.exists():
        raise Problem("backup.exists")
    partial = destination.with_name(destination.name + ".partial")
    with disk_problems():
        shutil.rmtree(partial, ignore_errors=True)
        make_folder(partial)
        try:
            yield partial
            partial.rename(destination)
        except BaseException:  # a copy that is not whole does not stay; the error itself goes on
            shutil.rmtree(partial, ignore_errors=True)
            raise
        sync_folder(destination.parent)


def _copy(source: Database, partial: Path, master: bytearray, salt: bytes, progress: Progress, cancelled: Stop) -> None:
    path = partial / DATA_FILE
    path.touch(mode=FILE_MODE)
    target = connect(path, database_key(master, salt), salt)

    def step(_status: int, remaining: int, total: int) -> None:
        if cancelled():
            raise Cancelled
        progress(total - remaining, total)

    try:
        source.copy_to(target, _PAGES_A_STEP, step)
    finally:
        target.close()


def _copy_files(source: Path, partial: Path) -> None:
    for name in (KEY_FILE, SETTINGS_FILE):
        if (source / name).is_file():
            write_whole(partial / name, (source / name).read_bytes())


def _compare(source: Database, partial: Path, master: bytearray, cancelled: Stop) -> None:
    """Check the copy in full, and that it holds as much as the original and ends in the same log."""
    if check_file(partial, master, lambda _done, _total: None, cancelled):
        raise Problem("backup.not-whole")
    copy = connect_with(partial, master)
    try:
        if _measure(copy) != _measure(source):
            raise Problem("backup.not-whole")
    finally:
        copy.close()


def _measure(database: Database) -> list[tuple[object, ...]]:
    """The number of rows in every table, and the log's head."""
    tables = database.query(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    )
    counts = [(name, *(database.one(f'SELECT count(*) FROM "{name}"') or ())) for (name,) in tables]  # noqa: S608  (our own names)
    return [*counts, *database.query("SELECT size, peaks FROM tree")]
