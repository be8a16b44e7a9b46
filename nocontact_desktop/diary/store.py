"""The diary's SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]

# The log


def tree(db: Database) -> tuple[int, bytes]:
    """The tree's size and peaks."""
    row = db.one("SELECT size, peaks FROM tree WHERE one = 1")
    return (0, b"") if row is None else (int(row[0]), bytes(row[1]))


def add_leaves(db: Database, rows: list[tuple[int, bytes, str, str, int]], size: int, peaks: bytes) -> None:
    """Add leaves (number, hash, kind, record id, revision) and set the tree's head."""
    db.executemany("INSERT INTO leaf (number, hash, kind, record_id, revision) VALUES (?, ?, ?, ?, ?)", rows)
    db.execute("UPDATE tree SET size = ?, peaks = ? WHERE one = 1", (size, peaks))


def leaf_hashes(db: Database, size: int) -> list[bytes]:
    """The first ``size`` leaf hashes."""
    return [bytes(row[0]) for row in db.iterate("SELECT hash FROM leaf WHERE number < ? ORDER BY number", (size,))]


def leaves(db: Database) -> Iterator[Row]:
    """Every leaf in order: number, hash, kind, record id, revision."""
    return db.iterate("SELECT number, hash, kind, record_id, revision FROM leaf ORDER BY number")


def last_checkpoint(db: Database) -> tuple[int, bytes, bytes] | None:
    """Size, body and signature of the newest checkpoint."""
    row = db.one("SELECT size, body, signature FROM checkpoint ORDER BY size DESC LIMIT 1")
    return None if row is None else (int(row[0]), bytes(row[1]), bytes(row[2]))


def checkpoints(db: Database) -> list[tuple[int, bytes, bytes]]:
    """All checkpoints, oldest first."""
    return [
        (int(size), bytes(body), bytes(mark))
        for size, body, mark in db.query("SELECT size, body, signature FROM checkpoint ORDER BY size")
    ]


def add_checkpoint(db: Database, size: int, body: bytes, signature: bytes) -> None:
    """Keep a checkpoint."""
    db.insert("INSERT INTO checkpoint (size, body, signature) VALUES (?, ?, ?)", (size, body, signature))


# Records


def add_record(db: Database, kind: str, record_id: str, revision: int, leaf: int, salt: bytes, fields: Any) -> None:
    """Keep what a leaf stands for."""
    db.execute(
        "INSERT INTO record (kind, id, revision, leaf, salt, fields) VALUES (?, ?, ?, ?, ?, ?)",
        (kind, record_id, revision, leaf, salt, json.dumps(fields, ensure_ascii=False)),
    )


def sealed_record(db: Database, kind: str, record_id: str, revision: int) -> tuple[int, bytes, bytes, Any] | None:
    """Leaf number, leaf hash, salt and fields of one revision; None when it is not there or was erased."""
    if kind == "message":
        row = db.one(
            "SELECT m.leaf, l.hash, m.salt, m.fields, m.text FROM message m JOIN leaf l ON l.number = m.leaf"
            " WHERE m.id = ?",
            (record_id,),
        )
        if row is None or row[2] is None:
            return None
        return int(row[0]), bytes(row[1]), bytes(row[2]), {**json.loads(row[3]), "text": row[4]}
    row = db.one(
        "SELECT r.leaf, l.hash, r.salt, r.fields FROM record r JOIN leaf l ON l.number = r.leaf"
        " WHERE r.kind = ? AND r.id = ? AND r.revision = ?",
        (kind, record_id, revision),
    )
    if row is None or row[2] is None:
        return None
    return int(row[0]), bytes(row[1]), bytes(row[2]), json.loads(row[3])


def revisions(db: Database, kind: str, record_id: str) -> list[tuple[int, int, Any]]:
    """Revision, leaf number and fields of each revision that is still there, oldest first."""
    rows = db.query(
        "SELECT revision, leaf, fields FROM record WHERE kind = ? AND id = ? AND fields IS NOT NULL ORDER BY revision",
        (kind, record_id),
    )
    return [(int(revision), int(leaf), json.loads(fields)) for revision, leaf, fields in rows]


def records_of(db: Database, kind: str) -> list[tuple[str, int, Any]]:
    """Id, revision and fields of the newest revision of every record of ``kind``, in the order of the log."""
    rows = db.query(
        "SELECT id, revision, fields FROM record r WHERE kind = ? AND fields IS NOT NULL AND revision ="
        " (SELECT max(revision) FROM record WHERE kind = r.kind AND id = r.id) ORDER BY leaf",
        (kind,),
    )
    return [(str(record_id), int(revision), json.loads(fields)) for record_id, revision, fields in rows]


def erase_record(db: Database, kind: str, record_id: str) -> None:
    """Erase salt and fields of all revisions. Their leaves stay."""
    db.execute("UPDATE record SET salt = NULL, fields = NULL WHERE kind = ? AND id = ?", (kind, record_id))


# Entries


def put_entry(db: Database, row: Row) -> int:
    """Set an entry's row in the index: id, kind, revision, sort key, channel, through others, recorded at."""
    found = db.one("SELECT number FROM entry WHERE id = ?", (row[0],))
    if found is None:
        return db.insert(
            "INSERT INTO entry (id, kind, revision, sort_key, channel, through_others, recorded_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            row,
        )
    db.execute(
        "UPDATE entry SET kind = ?, revision = ?, sort_key = ?, channel = ?, through_others = ?, recorded_at = ?"
        " WHERE number = ?",
        (*row[1:], found[0]),
    )
    return int(found[0])


def put_entry_words(db: Database, number: int, title: str, body: str) -> None:
    """Set the words an entry is found by."""
    db.execute("DELETE FROM entry_words WHERE rowid = ?", (number,))
    db.execute("INSERT INTO entry_words (rowid, title, body) VALUES (?, ?, ?)", (number, title, body))


def put_entry_links(db: Database, entry_id: str, exhibits: Iterable[str], messages: Iterable[str]) -> None:
    """Set the exhibits and messages an entry leads to."""
    for table in ("entry_exhibit", "entry_message"):
        db.execute(f"DELETE FROM {table} WHERE entry_id = ?", (entry_id,))  # noqa: S608  (two names of our own)
    db.executemany(
        "INSERT INTO entry_exhibit (entry_id, exhibit_id, place) VALUES (?, ?, ?)",
        [(entry_id, exhibit, place) for place, exhibit in enumerate(exhibits)],
    )
    db.executemany(
        "INSERT INTO entry_message (entry_id, message_id) VALUES (?, ?)",
        [(entry_id, message) for message in messages],
    )


def remove_entry(db: Database, entry_id: str) -> None:
    """Take an entry out of the index, the search and the links."""
    found = db.one("SELECT number FROM entry WHERE id = ?", (entry_id,))
    if found is None:
        return
    db.execute("DELETE FROM entry_words WHERE rowid = ?", (found[0],))
    db.execute("DELETE FROM entry WHERE number = ?", (found[0],))
    put_entry_links(db, entry_id, (), ())


def entry_revision(db: Database, entry_id: str) -> int | None:
    """The present revision of an entry that is still there."""
    row = db.one("SELECT revision FROM entry WHERE id = ?", (entry_id,))
    return None if row is None else int(row[0])


def entry_rows(db: Database, where: str, params: list[object], start: int, count: int) -> list[Row]:
    """A window of entries, newest first: id, revision, leaf, fields."""
    return db.query(
        "SELECT e.id, e.revision, r.leaf, r.fields FROM entry e"  # noqa: S608  (where is made of our own parts)
        " JOIN record r ON r.kind = 'entry' AND r.id = e.id AND r.revision = e.revision"
        f" {where} ORDER BY e.sort_key DESC, e.number DESC LIMIT ? OFFSET ?",
        [*params, count, start],
    )


def entry_count(db: Database, where: str, params: list[object]) -> int:
    """How many entries the window's filter finds."""
    row = db.one(f"SELECT count(*) FROM entry e {where}", params)  # noqa: S608  (where is made of our own parts)
    return int(row[0]) if row else 0


# Files and exhibits


def file_id(db: Database, sha256: bytes) -> int | None:
    """The number under which a file is kept."""
    row = db.one("SELECT id FROM file WHERE sha256 = ?", (sha256,))
    return None if row is None else int(row[0])


def add_file(db: Database, sha256: bytes, size: int) -> int:
    """Begin to keep a file."""
    return db.insert("INSERT INTO file (sha256, size) VALUES (?, ?)", (sha256, size))


def add_chunk(db: Database, file: int, place: int, data: bytes) -> None:
    """Keep a piece of a file."""
    db.insert("INSERT INTO file_chunk (file_id, place, data) VALUES (?, ?, ?)", (file, place, data))


def chunks(db: Database, sha256: bytes) -> Iterator[bytes]:
    """The pieces of a file, in order."""
    rows = db.iterate(
        "SELECT c.data FROM file f JOIN file_chunk c ON c.file_id = f.id WHERE f.sha256 = ? ORDER BY c.place",
        (sha256,),
    )
    return (bytes(row[0]) for row in rows)


def files(db: Database) -> list[bytes]:
    """The hash of every kept file."""
    return [bytes(row[0]) for row in db.query("SELECT sha256 FROM file ORDER BY id")]


def put_thumbnail(db: Database, file: int, data: bytes) -> None:
    """Keep a small picture of a file."""
    db.execute("INSERT OR REPLACE INTO thumbnail (file_id, data) VALUES (?, ?)", (file, data))


def thumbnail(db: Database, sha256: bytes) -> bytes | None:
    """The small picture of a file."""
    row = db.one("SELECT t.data FROM thumbnail t JOIN file f ON f.id = t.file_id WHERE f.sha256 = ?", (sha256,))
    return None if row is None else bytes(row[0])


def exhibits_of_entry(db: Database, entry_id: str) -> list[str]:
    """The ids of an entry's exhibits, in its order."""
    rows = db.query("SELECT exhibit_id FROM entry_exhibit WHERE entry_id = ? ORDER BY place", (entry_id,))
    return [str(row[0]) for row in rows]


def exists(db: Database, kind: str, record_id: str) -> bool:
    """Whether a record is there and was not erased."""
    if kind == "message":
        return db.one("SELECT 1 FROM message WHERE id = ? AND salt IS NOT NULL", (record_id,)) is not None
    row = db.one("SELECT 1 FROM record WHERE kind = ? AND id = ? AND salt IS NOT NULL LIMIT 1", (kind, record_id))
    return row is not None
