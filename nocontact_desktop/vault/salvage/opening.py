"""Coming to the pages of a damaged notebook without touching it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.connecting import connect, journal_of, refuse_if_open_here
from nocontact_desktop.vault.files import DATA_FILE, PARTIAL, disk_problems
from nocontact_desktop.vault.master import SALT_LENGTH, Master
from nocontact_desktop.vault.progress import Progress, Stop
from nocontact_desktop.vault.salvage.remains import Remains


@contextmanager
def remains_of(folder: Path, master: Master, room: Path, progress: Progress, cancelled: Stop) -> Iterator[Remains]:
    """What is left of the notebook in ``folder``. A copy of its file can lie in the folder ``room`` meanwhile.

    Raises:
        Problem: it is open somewhere, missing, or empty; the disk refuses.
    """
    original = folder / DATA_FILE
    refuse_if_open_here(original)
    _refuse_if_open_elsewhere(original)
    if original.stat().st_size == 0:
        raise Problem("notebook.empty")
    taken = room / (DATA_FILE + PARTIAL)
    try:
        remains = Remains(_settled(original, taken, master), master, progress, cancelled)
        try:
            yield remains
        finally:
            remains.close()
    finally:
        taken.unlink(missing_ok=True)
        journal_of(taken).unlink(missing_ok=True)


def _settled(original: Path, taken: Path, master: Master) -> Path:
    """The file as it was before a save that was cut short. That is taken back in a copy."""
    journal = journal_of(original)
    if not journal.exists() or journal.stat().st_size == 0:
        return original
    with disk_problems():
        shutil.copyfile(original, taken)
        shutil.copyfile(journal, journal_of(taken))
        with taken.open("rb") as file:
            salt = file.read(SALT_LENGTH)
    with suppress(Problem):  # damage is what this is about; what could be taken back has been
        connect(taken, master, salt).close()
    return taken


def _refuse_if_open_elsewhere(path: Path) -> None:
    """Ask for the file as any reader would: its lock is met before its pages are."""
    connection = sqlcipher.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlcipher.DatabaseError as error:
        # Without its key it is no database to SQLite; that is no news here.
        if str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_BUSY") or "locked" in str(error):
            raise Problem("notebook.in-use") from None
    finally:
        connection.close()
