"""Backups: a copy of the notebook under a salt and key of its own, checked before it counts.

The passphrase and the recovery code open it. "Open with this computer" does not: a copy is often kept elsewhere.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.check import check_file, plain_tables
from nocontact_desktop.vault.connecting import connect, journal_of, open_file
from nocontact_desktop.vault.database import Database
from nocontact_desktop.vault.files import (
    DATA_FILE,
    FILE_MODE,
    KEY_FILE,
    PARTIAL,
    disk_problems,
    make_folder,
    sync_folder,
    write_whole,
)
from nocontact_desktop.vault.master import SALT_LENGTH, Master
from nocontact_desktop.vault.migrating import refuse_newer
from nocontact_desktop.vault.notebook import Notebook, connect_with, read_keys, unlock
from nocontact_desktop.vault.places import THIS_COMPUTER
from nocontact_desktop.vault.progress import PARTS, Progress, Stop, part_of
from nocontact_desktop.vault.settings import SETTINGS_FILE
from nocontact_desktop.vault.surroundings import SYSTEM

_COPIED = PARTS * 6 // 10


def back_up(notebook: Notebook, destination: Path, progress: Progress, cancelled: Stop) -> Path:
    """Copy the open ``notebook`` into the new folder ``destination``. The same passphrase and code open it.

    Raises:
        Problem: something stands there already, the disk refuses, or the copy is not like the original.
        Cancelled: the user stopped it. Nothing is left behind.
    """
    read_keys(notebook.folder)
    salt = notebook.surroundings.random_bytes(SALT_LENGTH)
    with new_folder(destination) as partial:
        copy_database(notebook.db, partial, notebook.master, salt, progress, cancelled)
        copy_files(notebook.folder, partial)
        compare(notebook.db, partial, notebook.master, progress, cancelled)
    return destination


def restore(backup: Path, destination: Path, secret: str, progress: Progress, cancelled: Stop) -> Path:
    """Make a notebook in the new folder ``destination`` from ``backup``, never over another.

    Raises:
        Problem: as :func:`back_up`; the backup can't be opened with ``secret``; something stands there already.
    """
    master = unlock(backup, secret)
    try:
        with new_folder(destination) as partial, _opened(backup, master, partial) as source:
            refuse_newer(source)
            copy_database(source, partial, master, SYSTEM.random_bytes(SALT_LENGTH), progress, cancelled)
            copy_files(backup, partial)
            compare(source, partial, master, progress, cancelled)
    finally:
        master.wipe()
    return destination


@contextmanager
def _opened(backup: Path, master: Master, room: Path) -> Iterator[Database]:
    """The backup's database. One that lies where nothing can be written can't be locked: it is taken to ``room``."""
    original = backup / DATA_FILE
    taken = room / (DATA_FILE + PARTIAL)
    try:
        source = connect_with(backup, master)
    except Problem as problem:  # only the place decides; everything else is the user's to know
        if problem.code != "disk.read-only":
            raise
        for path, copy in ((original, taken), (journal_of(original), journal_of(taken))):
            if path.exists():
                shutil.copyfile(path, copy)
        source = open_file(taken, master)
    try:
        yield source
    finally:
        source.close()
        taken.unlink(missing_ok=True)


@contextmanager
def new_folder(destination: Path) -> Iterator[Path]:
    """A folder to fill beside ``destination``, which takes its name only when all went well."""
    if destination.exists():
        raise Problem("backup.exists")
    partial = destination.with_name(destination.name + PARTIAL)
    with disk_problems():
        _clear(partial)
        make_folder(partial)
        try:
            yield partial
            partial.rename(destination)
        except BaseException:  # a copy that is not whole does not stay; the error itself goes on
            shutil.rmtree(partial, ignore_errors=True)
            raise
        sync_folder(destination.parent)


def _clear(partial: Path) -> None:
    """Take away what a copy that was cut short has left, and nothing else."""
    if not partial.exists():
        return
    if not holds_only_a_copy(partial):
        raise Problem("backup.exists")
    shutil.rmtree(partial)


def holds_only_a_copy(folder: Path) -> bool:
    """Whether ``folder`` is one, and nothing is in it but the files of a copy or what is left of some."""
    ours = {DATA_FILE, KEY_FILE, SETTINGS_FILE}
    ours |= {name + PARTIAL for name in ours}
    names = ours | {journal_of(Path(name)).name for name in ours}
    real = folder.is_dir() and not folder.is_symlink()
    return real and all(entry.name in names for entry in folder.iterdir())


def copy_database(
    source: Database, partial: Path, master: Master, salt: bytes, progress: Progress, cancelled: Stop
) -> None:
    """Copy ``source`` into the folder ``partial``, under ``master`` and ``salt``."""
    # The backup call takes a last page whose seal is broken for one full of zeros, and seals it anew.
    if source.pragma_answers("cipher_integrity_check"):
        raise Problem("notebook.damaged")
    path = partial / DATA_FILE
    path.touch(mode=FILE_MODE)
    target = connect(path, master, salt)
    try:
        source.copy_to(target, part_of(progress, 0, _COPIED), cancelled)
    finally:
        target.close()


def copy_files(source: Path, partial: Path) -> None:
    """Put the key file and the plain settings beside a copied database. "This computer" does not come along."""
    write_whole(partial / KEY_FILE, read_keys(source).without(THIS_COMPUTER).to_bytes())
    if (source / SETTINGS_FILE).is_file():
        write_whole(partial / SETTINGS_FILE, (source / SETTINGS_FILE).read_bytes())


def compare(source: Database, partial: Path, master: Master, progress: Progress, cancelled: Stop) -> None:
    """Check the copy in full, and that it holds as much as the original and ends in the same log."""
    if check_file(partial, master, part_of(progress, _COPIED, PARTS), cancelled):
        raise Problem("backup.not-whole")
    copy = connect_with(partial, master)
    try:
        if _measure(copy) != _measure(source):
            raise Problem("backup.not-whole")
    finally:
        copy.close()


def _measure(database: Database) -> list[tuple[object, ...]]:
    """The number of rows in every table, and the log's head."""
    tables = plain_tables(database)
    counts = [(name, *(database.one(f'SELECT count(*) FROM "{name}"') or ())) for name in tables]  # noqa: S608  (our own names)
    head = database.query("SELECT size, peaks FROM tree") if "tree" in tables else []
    return [*counts, *head]
