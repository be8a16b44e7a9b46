"""A new notebook with all that can still be read of a damaged one. The damaged one is only read.

The new one has a salt of its own and the same master, so the same passphrase and recovery code open it. Its sealed log
goes on from the old one's; a leaf says that it was salvaged, from which head, and what is missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from nocontact_desktop.diary import store
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.salvaging import store as mending_store
from nocontact_desktop.diary.salvaging.accounted import KIND, as_ranges
from nocontact_desktop.diary.salvaging.kept_files import bring_back_nameless, mend_files
from nocontact_desktop.diary.salvaging.lists import mend_lists
from nocontact_desktop.diary.salvaging.log import LogLosses, mend_log
from nocontact_desktop.diary.salvaging.losses import Losses, count_losses
from nocontact_desktop.diary.sealed_log import append
from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.backup import copy_files, new_folder
from nocontact_desktop.vault.check import check_file
from nocontact_desktop.vault.database import Database
from nocontact_desktop.vault.files import DATA_FILE
from nocontact_desktop.vault.master import SALT_LENGTH, Master
from nocontact_desktop.vault.migrating import newest_schema
from nocontact_desktop.vault.notebook import SENTINEL, Notebook, connect_with, taken_up, unlock
from nocontact_desktop.vault.progress import PARTS, Progress, Stop, part_of
from nocontact_desktop.vault.salvage.opening import remains_of
from nocontact_desktop.vault.salvage.remains import Remains
from nocontact_desktop.vault.salvage.writing import filling, without_triggers, write_rest
from nocontact_desktop.vault.surroundings import SYSTEM, Surroundings

_LOOKED, _WRITTEN, _MENDED = PARTS * 2 // 10, PARTS * 6 // 10, PARTS * 7 // 10


def salvage(
    damaged: Path,
    destination: Path,
    secret: str,
    progress: Progress,
    cancelled: Stop,
    *,
    surroundings: Surroundings = SYSTEM,
) -> Losses:
    """Make a notebook in the new folder ``destination`` from what can be read in ``damaged``. Says what is lost.

    Raises:
        Problem: the key file is damaged, or ``secret`` does not open it; it is open somewhere; nothing can be read;
            something stands at ``destination`` already; the disk refuses.
        Cancelled: the user stopped it. Nothing is left behind.
    """
    master = unlock(damaged, secret)
    try:
        return _salvage(damaged, destination, master, surroundings, progress, cancelled)
    finally:
        master.wipe()


def salvage_open(notebook: Notebook, destination: Path, progress: Progress, cancelled: Stop) -> Losses:
    """The same for an open notebook: it is closed meanwhile, and opened again.

    To be called from the one thread that uses the notebook, so that nobody meets it closed.
    """
    notebook.db.close()
    try:
        return _salvage(notebook.folder, destination, notebook.master, notebook.surroundings, progress, cancelled)
    finally:
        notebook.db = connect_with(notebook.folder, notebook.master)


def _salvage(
    damaged: Path,
    destination: Path,
    master: Master,
    surroundings: Surroundings,
    progress: Progress,
    cancelled: Stop,
) -> Losses:
    with new_folder(destination) as room:
        with (
            remains_of(damaged, master, room, part_of(progress, 0, _LOOKED), cancelled) as remains,
            _filled(remains, room, master, surroundings, part_of(progress, _LOOKED, _WRITTEN), cancelled) as fresh,
        ):
            losses = _mend(fresh, remains, part_of(progress, _WRITTEN, _MENDED), cancelled)
        copy_files(damaged, room)
        left = check_file(room, master, part_of(progress, _MENDED, PARTS), cancelled)
        if not left:
            database = connect_with(room, master)
            try:
                fresh = taken_up(room, database, master, surroundings)
                left = check_log(fresh, part_of(progress, _MENDED, PARTS), cancelled)
            finally:
                database.close()
        if left:
            raise Problem("salvage.not-in-order", count=len(left))
    return losses


@contextmanager
def _filled(
    remains: Remains, room: Path, master: Master, surroundings: Surroundings, progress: Progress, cancelled: Stop
) -> Iterator[Notebook]:
    """The rows that are left, in a new file that is to become a notebook."""
    if remains.schema > newest_schema():
        raise Problem("notebook.newer")
    with filling(room / DATA_FILE, master, surroundings.random_bytes(SALT_LENGTH)) as database:
        write_rest(remains, database, progress, cancelled)
        if mending_store.identity(database) is None:
            _take_identity_from_log(database, surroundings)
        yield taken_up(room, database, master, surroundings)


def _mend(fresh: Notebook, remains: Remains, progress: Progress, cancelled: Stop) -> Losses:
    """Put the new notebook in order, and seal what was found."""
    db = fresh.db
    erased = {(kind, one) for _, kind, one in mending_store.erased(db)}
    with without_triggers(db), db.transaction():
        mending_store.erase_unreadable(db)
        mending_store.put_missing_names(db)
        log = mend_log(fresh, progress, cancelled)
    with db.transaction():
        mending_store.set_sources(db)
        files_lost = mend_files(db, cancelled)
        mend_lists(fresh)
    lost = {digest.hex() for digest in files_lost}
    losses = replace(count_losses(db, log, lost, erased, remains), nameless=bring_back_nameless(fresh, cancelled))
    with db.transaction():
        _seal(fresh, log, losses, files_lost)
    return losses


def _seal(fresh: Notebook, log: LogLosses, losses: Losses, files_lost: set[bytes]) -> None:
    fields: dict[str, Any] = {
        "recorded_at": fresh.surroundings.now().isoformat(timespec="milliseconds"),
        "old_size": log.old_size,
        "old_root": log.old_root,
        "pages": losses.pages,
        "pages_unreadable": losses.unreadable,
        "lost": as_ranges(log.lost),
        "unknown": as_ranges(log.unknown),
        "unproven": as_ranges(log.unproven),
        "files_lost": sorted(digest.hex() for digest in files_lost),
        "sources_lost": sorted(mending_store.sources_without_record(fresh.db)),
        "checkpoints": log.checkpoints,
        "checkpoints_missing": log.missing,
    }
    salvage_id = fresh.surroundings.random_bytes(8).hex()
    sealed = append(fresh, KIND, salvage_id, 1, fields)
    store.add_record(fresh.db, KIND, salvage_id, 1, sealed.leaf, sealed.salt, fields)


def _take_identity_from_log(database: Database, surroundings: Surroundings) -> None:
    """Which notebook it is: every checkpoint says so. One that says nothing any more gets an id of its own."""
    said = (json.loads(body)["notebook"] for _, body, _ in store.checkpoints(database))
    notebook_id = next(said, None) or surroundings.random_bytes(16).hex()
    with database.transaction():
        mending_store.set_identity(database, SENTINEL, str(notebook_id), mending_store.first_recorded(database))
