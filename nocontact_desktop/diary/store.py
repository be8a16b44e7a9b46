"""The diary's SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.finding.store import where
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


def leaves_between(db: Database, first: int, last: int) -> list[Row]:
    """The leaves of a range, both ends included: number, hash, kind, record id, revision."""
    return db.query(
        "SELECT number, hash, kind, record_id, revision FROM leaf WHERE number BETWEEN ? AND ? ORDER BY number",
        (first, last),
    )


def records_between(db: Database, first: int, last: int) -> list[Row]:
    """The records whose leaf is in a range: leaf, kind, id, revision, salt and fields (None once erased)."""
    return db.query(
        "SELECT leaf, kind, id, revision, salt, fields FROM record WHERE leaf BETWEEN ? AND ? ORDER BY leaf",
        (first, last),
    )


def highest_leaf_used(db: Database) -> int:
    """The highest leaf number that a leaf, a record or a message has; -1 when there is none."""
    row = db.one(
        "SELECT max(ifnull((SELECT max(number) FROM leaf), -1), ifnull((SELECT max(leaf) FROM record), -1),"
        " ifnull((SELECT max(number) FROM message), -1))"
    )
    return int(row[0]) if row else -1


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


def newest_revisions(db: Database, kind: str) -> list[tuple[str, int]]:
    """Id and newest revision of every record of ``kind`` that ever was, by its leaves, in the order of their first."""
    rows = db.query(
        "SELECT record_id, max(revision) FROM leaf WHERE kind = ? GROUP BY record_id ORDER BY min(number)", (kind,)
    )
    return [(str(record_id), int(revision)) for record_id, revision in rows]


def erase_record(db: Database, kind: str, record_id: str) -> None:
    """Erase salt and fields of all revisions. Their leaves stay."""
    db.execute("UPDATE record SET salt = NULL, fields = NULL WHERE kind = ? AND id = ?", (kind, record_id))


# Entries


def put_entry(db: Database, row: Row) -> int:
    """Set an entry's row in the index, from its id to when it was recorded, and return its number."""
    found = db.one("SELECT number FROM entry WHERE id = ?", (row[0],))
    if found is None:
        return db.insert(
            "INSERT INTO entry (id, kind, revision, leaf, sort_key, last_key, channel, through_others, recorded_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
    db.execute(
        "UPDATE entry SET kind = ?, revision = ?, leaf = ?, sort_key = ?, last_key = ?, channel = ?,"
        " through_others = ?, recorded_at = ? WHERE number = ?",
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


def entry_rows(db: Database, wanted: EntryFilter, start: int, count: int) -> list[Row]:
    """A window of entries, newest first: id, revision, leaf, fields."""
    chosen, params = where(wanted)
    window = (
        "SELECT e.id, e.revision, e.leaf, e.sort_key, e.number FROM entry e"  # noqa: S608  (chosen is of our own parts)
        f" {chosen} ORDER BY e.sort_key DESC, e.number DESC LIMIT ? OFFSET ?"
    )
    # The window is cut out before the records are joined to it: those of skipped rows need not be read.
    return db.query(
        f"SELECT e.id, e.revision, e.leaf, r.fields FROM ({window}) e CROSS JOIN record r ON r.leaf = e.leaf"  # noqa: S608
        " ORDER BY e.sort_key DESC, e.number DESC",
        [*params, count, start],
    )


def entry_count(db: Database, wanted: EntryFilter) -> int:
    """How many entries a filter lets through."""
    chosen, params = where(wanted)
    row = db.one(f"SELECT count(*) FROM entry e {chosen}", params)  # noqa: S608  (chosen is made of our own parts)
    return int(row[0]) if row else 0


def entry_place(db: Database, wanted: EntryFilter, entry_id: str) -> int | None:
    """The place of an entry among those a filter lets through, newest first; None when it is not among them."""
    chosen, params = where(wanted)
    found = db.one(
        f"SELECT e.sort_key, e.number FROM entry e {chosen} {'AND' if chosen else 'WHERE'} e.id = ?",  # noqa: S608
        [*params, entry_id],
    )
    if found is None:
        return None
    row = db.one(
        f"SELECT count(*) FROM entry e {chosen} {'AND' if chosen else 'WHERE'} (e.sort_key, e.number) > (?, ?)",  # noqa: S608
        [*params, *found],
    )
    return int(row[0]) if row else 0


def entries_found(db: Database, expression: str, limit: int) -> list[tuple[str, Any, str]]:
    """Entries whose words fit an FTS5 expression, best first: id, fields, marked snippet."""
    rows = db.query(
        "SELECT e.id, r.fields, snippet(entry_words, -1, char(2), char(3), '…', 24) FROM entry_words"
        " CROSS JOIN entry e ON e.number = entry_words.rowid CROSS JOIN record r ON r.leaf = e.leaf"
        " WHERE entry_words MATCH ? ORDER BY entry_words.rank LIMIT ?",
        (expression, limit),
    )
    return [(str(entry_id), json.loads(fields), str(marked)) for entry_id, fields, marked in rows]


# Files and exhibits


def file_id(db: Database, sha256: bytes) -> int | None:
    """The number under which a file is kept."""
    row = db.one("SELECT id FROM file WHERE sha256 = ?", (sha256,))
    return None if row is None else int(row[0])


def begin_file(db: Database) -> int:
    """Begin to keep a file; it has no hash until it is whole."""
    return db.insert("INSERT INTO file (size) VALUES (0)")


def finish_file(db: Database, file: int, sha256: bytes, size: int) -> None:
    """Give a whole file its hash and size."""
    db.execute("UPDATE file SET sha256 = ?, size = ? WHERE id = ?", (sha256, size, file))


def unname_file(db: Database, file: int) -> None:
    """Take a file's hash and its small picture away: it is about to be erased."""
    db.execute("DELETE FROM thumbnail WHERE file_id = ?", (file,))
    db.execute("UPDATE file SET sha256 = NULL WHERE id = ?", (file,))


def remove_chunks(db: Database, file: int, most: int) -> int:
    """Erase at most ``most`` pieces of a file and return how many there were."""
    chosen = "SELECT place FROM file_chunk WHERE file_id = ? LIMIT ?"
    return db.execute(
        f"DELETE FROM file_chunk WHERE file_id = ? AND place IN ({chosen})",  # noqa: S608  (no values in it)
        (file, file, most),
    )


def remove_file(db: Database, file: int) -> None:
    """Forget a file whose pieces are erased."""
    db.execute("DELETE FROM file WHERE id = ?", (file,))


def add_file_use(db: Database, file: int, kind: str, record_id: str) -> None:
    """Note what needs a file."""
    db.execute("INSERT OR IGNORE INTO file_use (file_id, kind, id) VALUES (?, ?, ?)", (file, kind, record_id))


def remove_file_uses(db: Database, kind: str, record_id: str) -> list[int]:
    """Note that something needs its files no longer, and return their numbers."""
    rows = db.query("SELECT file_id FROM file_use WHERE kind = ? AND id = ?", (kind, record_id))
    db.execute("DELETE FROM file_use WHERE kind = ? AND id = ?", (kind, record_id))
    return [int(row[0]) for row in rows]


def unneeded_files(db: Database) -> list[int]:
    """Files that nothing needs, half-written ones among them."""
    rows = db.query("SELECT id FROM file f WHERE NOT EXISTS (SELECT 1 FROM file_use WHERE file_id = f.id)")
    return [int(row[0]) for row in rows]


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
    rows = db.query("SELECT sha256 FROM file WHERE sha256 IS NOT NULL ORDER BY id")
    return [bytes(row[0]) for row in rows]


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
    row = db.one("SELECT 1 FROM record WHERE kind = ? AND id = ? AND salt IS NOT NULL LIMIT 1", (kind, record_id))
    return row is not None
