"""Kept files after a salvage: each is hashed again from its pieces; one that is not whole is taken out and named."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator

from nocontact_desktop.diary import store
from nocontact_desktop.diary.exhibits import ExhibitDraft, add
from nocontact_desktop.diary.salvaging import store as mending_store
from nocontact_desktop.vault.database import Database
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.progress import Stop, stop_if

_ATTACHED = "source"
_PUT_AWAY = "put-away"
_NAMELESS = "file"
Use = tuple[str, str]
"""What needs a file: its kind and id."""


def mend_files(db: Database, cancelled: Stop) -> set[bytes]:
    """Keep what is whole, inside the caller's transaction. Returns the hashes of needed files that are lost."""
    needed = _needed(db)
    kept: dict[bytes, int] = {}
    for file in mending_store.file_numbers(db):
        stop_if(cancelled)
        found = hashlib.sha256()
        size = 0
        for piece in mending_store.pieces(db, file):
            found.update(piece)
            size += len(piece)
        digest, said = found.digest(), mending_store.file_hash(db, file)
        if digest == said:
            kept[digest] = file
        elif said is None and size and digest in needed and digest not in kept:
            mending_store.remove_row(db, file)
            mending_store.put_file(db, file, digest, size)
            kept[digest] = file
        else:
            mending_store.remove_file(db, file)
    for digest, uses in needed.items():
        for use in uses if digest in kept else ():
            store.add_file_use(db, kept[digest], *use)
    _mend_attachments(db, kept)
    return set(needed) - set(kept)


def bring_back_nameless(notebook: Notebook, cancelled: Stop) -> int:
    """Keep files as new exhibits whose exhibit's record is lost with their name. Returns how many there are.

    Things put away are none of them: they stay behind their wait, or go.
    """
    found = mending_store.exhibits_without_record(notebook.db)
    for number, (one, file) in enumerate(found, start=1):
        stop_if(cancelled)
        data = b"".join(mending_store.pieces(notebook.db, file))
        add(notebook, ExhibitDraft(name=f"{_NAMELESS} {number}", data=data), cancelled)
        with notebook.db.transaction():
            store.remove_file_uses(notebook.db, "exhibit", one)
    return len(found)


def _needed(db: Database) -> dict[bytes, set[Use]]:
    """What every file that something speaks of is needed by."""
    needed: dict[bytes, set[Use]] = defaultdict(set)
    for digest, use in (*_named_in_records(db), *_named_in_messages(db)):
        needed[bytes.fromhex(digest)].add(use)
    for one, sha256 in mending_store.put_away_files(db):
        needed[sha256].add((_PUT_AWAY, one))
    return needed


def _named_in_records(db: Database) -> Iterator[tuple[str, Use]]:
    for kind in ("exhibit", "redaction", "source"):
        for _, one, fields in mending_store.fields_of_kind(db, kind):
            yield str(fields["sha256"]), (kind, one)
            for other in fields.get("beside", ()):
                yield str(other["sha256"]), (kind, one)


def _named_in_messages(db: Database) -> Iterator[tuple[str, Use]]:
    sources = mending_store.source_ids(db)
    for _, source, said in mending_store.with_attachments(db):
        for one in said:
            if one["kept"]:
                yield str(one["sha256"]), (_ATTACHED, sources[source])


def _mend_attachments(db: Database, kept: dict[bytes, int]) -> None:
    for message, _, said in list(mending_store.with_attachments(db)):
        for place, one in enumerate(said):
            file = kept.get(bytes.fromhex(one["sha256"])) if one["kept"] else None
            if file is not None:
                mending_store.put_attachment(db, message, place, file)
