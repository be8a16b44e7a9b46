"""The SQL of putting a salvaged notebook in order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]


def identity(db: Database) -> str | None:
    """The notebook's id, when the row that holds it is there."""
    row = db.one("SELECT notebook_id FROM notebook WHERE one = 1")
    return None if row is None else str(row[0])


def set_identity(db: Database, sentinel: str, notebook_id: str, made_at: str) -> None:
    """Write the row that says which notebook this is."""
    db.insert(
        "INSERT INTO notebook (one, sentinel, notebook_id, made_at) VALUES (1, ?, ?, ?)",
        (sentinel, notebook_id, made_at),
    )


def first_recorded(db: Database) -> str:
    """When the first record that is left was saved; empty when none says it."""
    row = db.one(
        "SELECT json_extract(fields, '$.recorded_at') FROM record WHERE fields IS NOT NULL ORDER BY leaf LIMIT 1"
    )
    return str(row[0]) if row and row[0] else ""


# The log


def put_leaf(db: Database, row: Row) -> None:
    """Put a leaf into its place: number, hash, kind, record id, revision."""
    db.insert("INSERT INTO leaf (number, hash, kind, record_id, revision) VALUES (?, ?, ?, ?, ?)", row)


def erase_unreadable(db: Database) -> None:
    """Take out records that make no sense, and words that were erased and came back with an old page."""
    db.execute(
        "DELETE FROM record WHERE fields IS NOT NULL AND CASE WHEN json_valid(fields)"
        " THEN salt IS NULL OR json_type(fields) <> 'object' ELSE 1 END"
    )
    db.execute(
        "UPDATE record SET salt = NULL, fields = NULL WHERE (kind, id) IN (SELECT"
        " json_extract(fields, '$.deleted_kind'), json_extract(fields, '$.deleted_id') FROM record"
        " WHERE kind = 'deletion' AND fields IS NOT NULL)"
    )


def remove_record(db: Database, leaf: int) -> None:
    """Take a record out that does not fit its leaf."""
    db.execute("DELETE FROM record WHERE leaf = ?", (leaf,))


def put_erased(db: Database, leaf: int, kind: str, record_id: str, revision: int) -> None:
    """Let the place of a record stand empty."""
    db.execute(
        "INSERT OR IGNORE INTO record (leaf, kind, id, revision, salt, fields) VALUES (?, ?, ?, ?, NULL, NULL)",
        (leaf, kind, record_id, revision),
    )


def set_head(db: Database, size: int, peaks: bytes) -> None:
    """Write the tree's head."""
    db.execute("INSERT OR REPLACE INTO tree (one, size, peaks) VALUES (1, ?, ?)", (size, peaks))


def remove_checkpoint(db: Database, size: int) -> None:
    """Take a checkpoint out, with what came from outside about it."""
    for table in ("slip", "time_reply", "time_request", "checkpoint"):
        db.execute(f"DELETE FROM {table} WHERE size = ?", (size,))  # noqa: S608  (names of our own)


def witnesses_of(db: Database, size: int) -> list[Row]:
    """The replies about a checkpoint, to be kept in the log: reply, authority, time."""
    return db.query("SELECT reply, authority, time FROM time_reply WHERE size = ?", (size,))


def fields_of_kind(db: Database, kind: str) -> Iterator[tuple[int, str, Any]]:
    """Leaf, id and fields of each revision of a kind that is left."""
    rows = db.query("SELECT leaf, id, fields FROM record WHERE kind = ? AND fields IS NOT NULL ORDER BY leaf", (kind,))
    return ((int(leaf), str(one), json.loads(fields)) for leaf, one, fields in rows)


def erased(db: Database) -> list[tuple[int, str, str]]:
    """Leaf, kind and id of each record whose place is empty."""
    rows = db.query("SELECT leaf, kind, id FROM record WHERE fields IS NULL")
    return [(int(leaf), str(kind), str(one)) for leaf, kind, one in rows]


def ids_left(db: Database, kind: str) -> set[str]:
    """The ids of a kind of which some revision is left."""
    return {str(row[0]) for row in db.query("SELECT id FROM record WHERE kind = ? AND fields IS NOT NULL", (kind,))}


def ids_in_log(db: Database, kind: str) -> set[str]:
    """The ids of a kind that the log knows."""
    return {str(row[0]) for row in db.query("SELECT DISTINCT record_id FROM leaf WHERE kind = ?", (kind,))}


def newest_lost(db: Database, kind: str, lost: list[int]) -> set[str]:
    """The ids of a kind whose newest revision is among the ``lost`` leaves."""
    rows = db.query(
        "SELECT record_id FROM (SELECT record_id, max(number) AS newest FROM leaf WHERE kind = ? GROUP BY record_id)"
        " WHERE newest IN (SELECT value FROM json_each(?))",
        (kind, json.dumps(lost)),
    )
    return {str(row[0]) for row in rows}


def leaves_of(db: Database, kind: str) -> Iterator[int]:
    """The numbers of the leaves of a kind."""
    return (int(row[0]) for row in db.iterate("SELECT number FROM leaf WHERE kind = ?", (kind,)))


def messages_left(db: Database) -> int:
    """How many messages there are."""
    row = db.one("SELECT count(*) FROM message")
    return int(row[0]) if row else 0


# Messages and what they stand in


def put_missing_names(db: Database) -> None:
    """Let messages that have lost the name of their import, conversation, writer or clock show without it."""
    db.execute(
        "INSERT INTO source (number, id, state) SELECT DISTINCT source, 'lost-' || source, 'complete' FROM message"
        " WHERE source NOT IN (SELECT number FROM source)"
    )
    db.execute(
        "INSERT INTO conversation (number, id, format, title)"
        " SELECT DISTINCT conversation, 'lost-' || conversation, '', '?' FROM message"
        " WHERE conversation NOT IN (SELECT number FROM conversation)"
    )
    db.execute(
        "INSERT INTO conversation (number, id, format, title)"
        " SELECT DISTINCT conversation, 'lost-' || conversation, '', '?' FROM participant"
        " WHERE conversation NOT IN (SELECT number FROM conversation)"
    )
    db.execute(
        "INSERT INTO participant (number, conversation, raw, name)"
        " SELECT author, min(conversation), '?' || author, '?' FROM message"
        " WHERE author IS NOT NULL AND author NOT IN (SELECT number FROM participant) GROUP BY author"
    )
    db.execute(
        "INSERT OR IGNORE INTO clock (zone, zone_basis, precision, ambiguous) VALUES ('', 'unknown', 'unknown', 0)"
    )
    db.execute(
        "UPDATE message SET clock = (SELECT number FROM clock WHERE zone = '' AND zone_basis = 'unknown'"
        " AND precision = 'unknown' AND ambiguous = 0) WHERE clock NOT IN (SELECT number FROM clock)"
    )


def put_message_words(db: Database) -> None:
    """Set the words messages are found by."""
    db.execute("INSERT INTO message_words (rowid, text) SELECT number, text FROM message WHERE text <> ''")


def conversation_numbers(db: Database) -> list[int]:
    """The numbers of all conversations."""
    return [int(row[0]) for row in db.query("SELECT number FROM conversation")]


def with_attachments(db: Database) -> Iterator[tuple[int, int, Any]]:
    """Number, source and attachments of each message that has some."""
    rows = db.iterate("SELECT number, source, attachments FROM message WHERE attachments IS NOT NULL")
    return ((int(number), int(source), json.loads(said)) for number, source, said in rows)


def sources_without_record(db: Database) -> list[str]:
    """Complete imports whose record is lost."""
    rows = db.query(
        "SELECT id FROM source WHERE state = 'complete' AND id NOT IN"
        " (SELECT id FROM record WHERE kind = 'source' AND fields IS NOT NULL)"
    )
    return [str(row[0]) for row in rows]


def set_sources(db: Database) -> None:
    """Imports that were sealed are complete, whether they still have messages or not."""
    db.execute(
        "UPDATE source SET state = 'complete' WHERE id IN"
        " (SELECT id FROM record WHERE kind = 'source' AND fields IS NOT NULL)"
    )
    db.execute(
        "INSERT INTO source (id, state) SELECT DISTINCT id, 'complete' FROM record WHERE kind = 'source'"
        " AND fields IS NOT NULL AND id NOT IN (SELECT id FROM source)"
    )


# Files


def file_numbers(db: Database) -> list[int]:
    """The numbers of all files that have a row or a piece."""
    return [int(row[0]) for row in db.query("SELECT id FROM file UNION SELECT file_id FROM file_chunk ORDER BY 1")]


def file_hash(db: Database, file: int) -> bytes | None:
    """The hash a file was kept with."""
    row = db.one("SELECT sha256 FROM file WHERE id = ?", (file,))
    return None if row is None or row[0] is None else bytes(row[0])


def pieces(db: Database, file: int) -> Iterator[bytes]:
    """The pieces of a file that are left, in order."""
    return (
        bytes(row[0]) for row in db.iterate("SELECT data FROM file_chunk WHERE file_id = ? ORDER BY place", (file,))
    )


def put_file(db: Database, file: int, sha256: bytes, size: int) -> None:
    """Give the pieces of a file their row again."""
    db.insert("INSERT INTO file (id, sha256, size) VALUES (?, ?, ?)", (file, sha256, size))


def remove_row(db: Database, file: int) -> None:
    """Take the row of a file out; its pieces stay."""
    db.execute("DELETE FROM file WHERE id = ?", (file,))


def remove_file(db: Database, file: int) -> None:
    """Take a file out that is not whole, with all that hangs on it."""
    for table in ("file_chunk", "thumbnail", "file_use", "attachment"):
        db.execute(f"DELETE FROM {table} WHERE file_id = ?", (file,))  # noqa: S608  (names of our own)
    db.execute("DELETE FROM file WHERE id = ?", (file,))


def put_attachment(db: Database, message: int, place: int, file: int) -> None:
    """Note which file belongs to a message."""
    db.execute("INSERT OR IGNORE INTO attachment (message, place, file_id) VALUES (?, ?, ?)", (message, place, file))


def exhibits_without_record(db: Database) -> list[tuple[str, int]]:
    """Id and file of each exhibit of which only the file is left."""
    rows = db.query(
        "SELECT u.id, u.file_id FROM file_use u JOIN file f ON f.id = u.file_id WHERE u.kind = 'exhibit'"
        " AND f.sha256 IS NOT NULL AND u.id NOT IN"
        " (SELECT id FROM record WHERE kind = 'exhibit' AND fields IS NOT NULL) ORDER BY u.file_id"
    )
    return [(str(one), int(file)) for one, file in rows]


def put_away_files(db: Database) -> list[tuple[str, bytes]]:
    """Id and hash of each file that was put away."""
    return [(str(one), bytes(digest)) for one, digest in db.query("SELECT id, sha256 FROM put_away_file")]


def source_ids(db: Database) -> dict[int, str]:
    """The ids of imports by their numbers."""
    return {int(number): str(one) for number, one in db.query("SELECT number, id FROM source")}


# Lists


def latest(db: Database, kind: str) -> Iterator[tuple[str, int, int, Any]]:
    """Id, revision, leaf and fields of the newest revision that is left of each record of a kind."""
    rows = db.query(
        "SELECT id, max(revision), leaf, fields FROM record WHERE kind = ? AND fields IS NOT NULL GROUP BY id"
        " ORDER BY leaf",
        (kind,),
    )
    return ((str(one), int(revision), int(leaf), json.loads(fields)) for one, revision, leaf, fields in rows)


def listed_ids(db: Database, table: str) -> set[str]:
    """The ids in a list."""
    return {str(row[0]) for row in db.query(f"SELECT id FROM {table}")}  # noqa: S608  (names of our own)


def exhibit_has_words(db: Database, exhibit_id: str) -> bool:
    """Whether the words of a listed exhibit are there."""
    row = db.one("SELECT 1 FROM exhibit_words WHERE rowid = (SELECT number FROM exhibit WHERE id = ?)", (exhibit_id,))
    return row is not None


def set_exhibit(db: Database, exhibit_id: str, kind: str, leaf: int, parent: str | None) -> None:
    """Let the list say what the record says."""
    db.execute("UPDATE exhibit SET kind = ?, leaf = ?, parent = ? WHERE id = ?", (kind, leaf, parent, exhibit_id))


def put_exhibit_words(db: Database, exhibit_id: str, words: tuple[str, str, str]) -> None:
    """Set the words a listed exhibit is found by: its name, what is said about it, text in it."""
    db.execute(
        "INSERT INTO exhibit_words (rowid, name, said, body) SELECT number, ?, ?, ? FROM exhibit WHERE id = ?",
        (*words, exhibit_id),
    )


def remove_what_leads_nowhere(db: Database) -> None:
    """Take out rows that need another one which is lost, until none is left."""
    ways = db.query(
        'SELECT m.name, f."from", f."table", f."to" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f'
        " WHERE m.type = 'table'"
    )
    removed = 1
    while removed:
        removed = sum(_remove_without(db, *map(str, way)) for way in ways)


def _remove_without(db: Database, child: str, column: str, parent: str, key: str) -> int:
    return db.execute(
        f'DELETE FROM "{child}" WHERE "{column}" IS NOT NULL'  # noqa: S608  (names of our own)
        f' AND "{column}" NOT IN (SELECT "{key}" FROM "{parent}")'
    )


def remove_links_of(db: Database, ids: Iterable[str]) -> None:
    """Take the links of entries out that are not in the list."""
    for one in ids:
        db.execute("DELETE FROM entry_exhibit WHERE entry_id = ?", (one,))
        db.execute("DELETE FROM entry_message WHERE entry_id = ?", (one,))


def linked_entries(db: Database) -> set[str]:
    """The ids of entries that links lead from."""
    rows = db.query("SELECT entry_id FROM entry_exhibit UNION SELECT entry_id FROM entry_message")
    return {str(row[0]) for row in rows}
