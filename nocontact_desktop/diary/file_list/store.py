"""The SQL of the list of exhibits, and of finding words in them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from nocontact_desktop.diary.file_list.wanted import FileFilter
from nocontact_desktop.diary.searching import match_expression
from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]
NO_WORD = '""'
"""A search that finds nothing."""


def add(db: Database, exhibit: tuple[str, int, str, str | None], words: tuple[str, str, str]) -> None:
    """List an exhibit (id, leaf, kind, parent) with its words: name, what is said about it, text in it."""
    number = db.insert("INSERT INTO exhibit (id, leaf, kind, parent) VALUES (?, ?, ?, ?)", exhibit)
    db.insert("INSERT INTO exhibit_words (rowid, name, said, body) VALUES (?, ?, ?, ?)", (number, *words))


def renew(db: Database, exhibit_id: str, leaf: int, parent: str | None, said: str) -> None:
    """Let a newer revision stand for an exhibit. Its name and text are what they were."""
    db.execute("UPDATE exhibit SET leaf = ?, parent = ? WHERE id = ?", (leaf, parent, exhibit_id))
    number = "SELECT number FROM exhibit WHERE id = ?"
    db.execute(f"UPDATE exhibit_words SET said = ? WHERE rowid = ({number})", (said, exhibit_id))  # noqa: S608


def remove(db: Database, exhibit_id: str) -> None:
    """Take an exhibit and its words out of the list."""
    number = "SELECT number FROM exhibit WHERE id = ?"
    db.execute(f"DELETE FROM exhibit_words WHERE rowid = ({number})", (exhibit_id,))  # noqa: S608
    db.execute("DELETE FROM exhibit WHERE id = ?", (exhibit_id,))


def rows(db: Database, wanted: FileFilter, start: int, count: int) -> list[tuple[str, Any, int, bool]]:
    """A window of exhibits: id, fields with ``revision`` among them, how many entries name it, is it covered."""
    where, params = _where(wanted)
    way = "ASC" if wanted.oldest_first else "DESC"
    window = f"SELECT e.number, e.id, e.leaf FROM exhibit e {where} ORDER BY e.number {way} LIMIT ? OFFSET ?"  # noqa: S608
    # The window is cut out before the records are joined to it: those of skipped rows need not be read.
    found = db.query(
        "SELECT e.id, r.revision, r.fields,"  # noqa: S608  (window is made of our own parts)
        " (SELECT count(*) FROM entry_exhibit WHERE exhibit_id = e.id),"
        " EXISTS (SELECT 1 FROM record WHERE kind = 'redaction' AND id = e.id)"
        f" FROM ({window}) e CROSS JOIN record r ON r.leaf = e.leaf ORDER BY e.number {way}",
        [*params, count, start],
    )
    return [
        (str(one), {**json.loads(fields), "revision": int(revision)}, int(linked), bool(covered))
        for one, revision, fields, linked, covered in found
    ]


def count(db: Database, wanted: FileFilter) -> int:
    """How many exhibits a filter lets through."""
    where, params = _where(wanted)
    row = db.one(f"SELECT count(*) FROM exhibit e {where}", params)  # noqa: S608  (where is made of our own parts)
    return int(row[0]) if row else 0


def place(db: Database, wanted: FileFilter, exhibit_id: str) -> int | None:
    """The place of an exhibit in the order of ``rows``, from 0; None when the filter does not let it through."""
    where, params = _where(wanted)
    also = "AND" if where else "WHERE"
    found = db.one(f"SELECT e.number FROM exhibit e {where} {also} e.id = ?", [*params, exhibit_id])  # noqa: S608
    if found is None:
        return None
    before = "<" if wanted.oldest_first else ">"
    row = db.one(
        f"SELECT count(*) FROM exhibit e {where} {also} e.number {before} ?",  # noqa: S608
        [*params, found[0]],
    )
    return int(row[0]) if row else 0


def exhibits_found(db: Database, expression: str, limit: int) -> list[tuple[str, Any, str]]:
    """Exhibits whose words fit an FTS5 expression, best first: id, fields, marked snippet.

    A hit in the name or in what is said weighs more than one in the text. ``\\x02`` and ``\\x03`` stand around a hit.
    """
    found = db.query(
        "SELECT e.id, r.fields, snippet(exhibit_words, -1, char(2), char(3), '…', 24) FROM exhibit_words"
        " CROSS JOIN exhibit e ON e.number = exhibit_words.rowid CROSS JOIN record r ON r.leaf = e.leaf"
        " WHERE exhibit_words MATCH ? AND exhibit_words.rank MATCH 'bm25(1000, 1000, 1)'"
        " ORDER BY exhibit_words.rank LIMIT ?",
        (expression, limit),
    )
    return [(str(one), json.loads(fields), str(marked)) for one, fields, marked in found]


def entries_with(db: Database, exhibit_id: str) -> list[str]:
    """The ids of the entries that name an exhibit, newest first."""
    found = db.query(
        "SELECT e.id FROM entry_exhibit x JOIN entry e ON e.id = x.entry_id WHERE x.exhibit_id = ?"
        " ORDER BY e.sort_key DESC, e.number DESC",
        (exhibit_id,),
    )
    return [str(row[0]) for row in found]


def parts_of(db: Database, parent: str) -> list[str]:
    """The ids of the exhibits that are part of something, in the order they were taken in."""
    return [str(row[0]) for row in db.query("SELECT id FROM exhibit WHERE parent = ? ORDER BY number", (parent,))]


def set_begun(db: Database, exhibit_ids: Iterable[str], *, begun: bool) -> None:
    """Note whether exhibits came with an entry that is not saved yet."""
    db.executemany("UPDATE exhibit SET begun = ? WHERE id = ?", [(int(begun), one) for one in exhibit_ids])


def only_begun(db: Database, exhibit_id: str) -> bool:
    """Whether an exhibit came with an entry that is not saved yet, and belongs to nothing else."""
    row = db.one(
        "SELECT 1 FROM exhibit e WHERE id = ? AND begun = 1"
        " AND NOT EXISTS (SELECT 1 FROM entry_exhibit WHERE exhibit_id = e.id)",
        (exhibit_id,),
    )
    return row is not None


def text_of(db: Database, exhibit_id: str) -> str:
    """The text that stands in an exhibit."""
    row = db.one(
        "SELECT w.body FROM exhibit e JOIN exhibit_words w ON w.rowid = e.number WHERE e.id = ?", (exhibit_id,)
    )
    return "" if row is None else str(row[0])


def put_words_of_copy(db: Database, exhibit_id: str, place: int, words: str) -> None:
    """Keep the text that is still to be read in a copy with parts covered."""
    db.execute("INSERT INTO redaction_words (exhibit_id, place, words) VALUES (?, ?, ?)", (exhibit_id, place, words))


def words_of_copy(db: Database, exhibit_id: str, place: int) -> str:
    """The text that is still to be read in a copy."""
    row = db.one("SELECT words FROM redaction_words WHERE exhibit_id = ? AND place = ?", (exhibit_id, place))
    return "" if row is None else str(row[0])


def piece(db: Database, sha256: bytes, place: int) -> bytes | None:
    """One piece of a kept file, of 1 MiB but for the last; None after the last."""
    row = db.one(
        "SELECT c.data FROM file f JOIN file_chunk c ON c.file_id = f.id WHERE f.sha256 = ? AND c.place = ?",
        (sha256, place),
    )
    return None if row is None else bytes(row[0])


def _where(wanted: FileFilter) -> tuple[str, list[object]]:
    parts: list[str] = []
    params: list[object] = []
    if wanted.kinds:
        parts.append(f"e.kind IN ({', '.join('?' * len(wanted.kinds))})")
        params += wanted.kinds
    if wanted.unlinked:
        parts.append("NOT EXISTS (SELECT 1 FROM entry_exhibit WHERE exhibit_id = e.id)")
    if wanted.search.strip():
        parts.append("e.number IN (SELECT rowid FROM exhibit_words WHERE exhibit_words MATCH ?)")
        params.append(match_expression(wanted.search) or NO_WORD)
    return (f"WHERE {' AND '.join(parts)}" if parts else ""), params
