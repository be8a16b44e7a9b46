"""The SQL of filters, the calendar, counts and saved views."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.searching import match_expression
from nocontact_desktop.diary.when import sort_text
from nocontact_desktop.vault.database import Database
from nocontact_desktop.vault.progress import Progress

FIRST_DATE = "0001"
"""What sorts before every known date, and after "not known"."""
NO_WORD = '""'
"""A search that finds nothing."""

_HAS_EXHIBIT = (
    "e.id IN (SELECT x.entry_id FROM entry_exhibit x JOIN record k ON k.kind = 'exhibit' AND k.id = x.exhibit_id"
    " WHERE k.salt IS NOT NULL)"
)


def where(wanted: EntryFilter) -> tuple[str, list[object]]:
    """The condition on ``entry e`` that a filter stands for, with its values; nothing when all may pass."""
    parts: list[str] = []
    params: list[object] = []
    if wanted.kinds:
        parts.append(f"e.kind IN ({', '.join('?' * len(wanted.kinds))})")
        params += wanted.kinds
    for named, value in (
        ("e.channel = ?", wanted.channel),
        ("e.id IN (SELECT entry_id FROM entry_person WHERE name = ?)", wanted.person),
        ("e.id IN (SELECT entry_id FROM entry_order WHERE order_key = ?)", wanted.order),
    ):
        if value:
            parts.append(named)
            params.append(value)
    for said, holds in (
        ("e.through_others = 1", wanted.through_others),
        (_HAS_EXHIBIT, wanted.has_exhibit),
        (f"e.sort_key < '{FIRST_DATE}'", wanted.undated),
    ):
        if holds:
            parts.append(said)
    if wanted.date_from:
        parts.append("e.last_key >= ?")
        params.append(sort_text(wanted.date_from))
    if wanted.date_to:
        parts.append("e.sort_key BETWEEN ? AND ?")
        params += [FIRST_DATE, sort_text(wanted.date_to, end=True)]
    if wanted.search.strip():
        parts.append("e.number IN (SELECT rowid FROM entry_words WHERE entry_words MATCH ?)")
        params.append(match_expression(wanted.search) or NO_WORD)
    return (f"WHERE {' AND '.join(parts)}" if parts else ""), params


def people_named(db: Database) -> list[tuple[str, int]]:
    """Everybody an entry names, with the number of entries, most often named first."""
    return _counted(db, "SELECT min(name), count(*) FROM entry_person GROUP BY name ORDER BY 2 DESC, 1")


def orders_named(db: Database) -> list[tuple[str, str, int]]:
    """Every order an entry names: its id or, where there is none, its words; its words; the number of entries."""
    rows = db.query("SELECT order_key, max(name), count(*) FROM entry_order GROUP BY order_key ORDER BY 3 DESC, 2")
    return [(str(key), str(name), int(count)) for key, name, count in rows]


def channels_used(db: Database) -> list[tuple[str, int]]:
    """Every channel an entry has, with the number of entries."""
    return _counted(
        db, "SELECT channel, count(*) FROM entry WHERE channel IS NOT NULL GROUP BY channel ORDER BY 2 DESC, 1"
    )


def entries_between(db: Database, first: str, last: str) -> list[tuple[str, str]]:
    """Entries that may have happened between two moments (``sort_key``s), both included: id and fields as JSON."""
    rows = db.query(
        "SELECT e.id, r.fields FROM entry e CROSS JOIN record r ON r.leaf = e.leaf"
        " WHERE e.last_key >= ? AND e.sort_key BETWEEN ? AND ? ORDER BY e.sort_key, e.number",
        (first, FIRST_DATE, last),
    )
    return [(str(entry_id), str(fields)) for entry_id, fields in rows]


def last_dated(db: Database) -> str | None:
    """When the last entry with a date happened, as a ``sort_key``."""
    row = db.one("SELECT max(sort_key) FROM entry WHERE sort_key >= ?", (FIRST_DATE,))
    return None if row is None or row[0] is None else str(row[0])


def contact_entries(db: Database) -> list[tuple[str, str]]:
    """Every entry about contact, oldest first: id and fields as JSON."""
    rows = db.query(
        "SELECT e.id, r.fields FROM entry e CROSS JOIN record r ON r.leaf = e.leaf WHERE e.kind = 'contact'"
        " ORDER BY e.sort_key, e.number"
    )
    return [(str(entry_id), str(fields)) for entry_id, fields in rows]


def blocking_entries(db: Database) -> list[str]:
    """The fields, as JSON, of every entry that says that the writer blocked a channel, oldest first."""
    rows = db.query(
        "SELECT r.fields FROM entry e CROSS JOIN record r ON r.leaf = e.leaf WHERE json_valid(r.fields)"
        " AND json_extract(r.fields, '$.response.kind') = 'blocked' ORDER BY e.sort_key, e.number"
    )
    return [str(fields) for (fields,) in rows]


class Sent(NamedTuple):
    """Messages of one sender at one time. ``mine`` says that the user sent them.

    ``raw`` is None when they are not the user's for all that is known, and nobody said whose they are.

    ``bucket`` is the hour in local time ("2026-03-02T21"), the minute in UTC where that has to be converted
    ("2026-03-02T21:15Z"), the day where no time is known, and None where no day is.
    """

    format: str
    kind: str
    raw: str | None
    name: str
    bucket: str | None
    number: int
    mine: bool


_LEAVES_AT_A_TIME = 50_000
_SENT = """
    SELECT c.format, g.kind,
        CASE WHEN g.direction = 'in' OR p.is_me = 0 THEN coalesce(p.raw, c.title) END,
        coalesce(p.name, c.title), g.bucket, g.counted,
        g.direction = 'out' OR (g.direction <> 'in' AND p.is_me IS 1)
    FROM (
        SELECT conversation, author, direction, kind, count(*) AS counted,
            CASE WHEN time_local IS NULL OR time_utc IS NOT NULL AND clock IN (SELECT value FROM json_each(?))
                THEN substr(time_utc, 1, 16) || 'Z' ELSE substr(time_local, 1, 13) END AS bucket
        FROM message NOT INDEXED
        WHERE number BETWEEN ? AND ? AND kind NOT IN ('system', 'unreadable')
            AND (direction = 'in' OR flags IS NULL OR (flags NOT LIKE '%draft%' AND flags NOT LIKE '%failed%'))
            AND source NOT IN (SELECT number FROM source WHERE state <> 'complete')
        GROUP BY conversation, author, direction, kind, bucket
    ) g
    JOIN conversation c ON c.number = g.conversation
    LEFT JOIN participant p ON p.number = g.author
"""


def sent(db: Database, zone: str, progress: Progress) -> Iterator[Sent]:
    """Messages and calls, counted by sender and hour; a sender comes up more than once. Drafts are left out.

    Where messages were read in another zone than ``zone`` ("": none is set), their UTC stands in place of their hour.
    """
    ends = db.one("SELECT min(number), max(number) FROM message")
    if ends is None or ends[0] is None:
        return
    first, last = int(ends[0]), int(ends[1])
    others = db.one("SELECT json_group_array(number) FROM clock WHERE ? <> '' AND zone NOT IN ('', ?)", (zone, zone))
    for start in range(first, last + 1, _LEAVES_AT_A_TIME):
        progress(start - first, last + 1 - first)
        end = start + _LEAVES_AT_A_TIME - 1
        for row in db.query(_SENT, (others[0] if others else "[]", start, end)):
            yield Sent(*row)


def saved_views(db: Database) -> list[tuple[str, str, str]]:
    """Saved views in the order of their names: id, name, filter as JSON."""
    rows = db.query("SELECT id, name, filter FROM saved_view ORDER BY name COLLATE NOCASE, id")
    return [(str(view_id), str(name), str(wanted)) for view_id, name, wanted in rows]


def put_view(db: Database, view_id: str, name: str, wanted: str) -> None:
    """Keep a view, or another wording of it."""
    db.execute("INSERT OR REPLACE INTO saved_view (id, name, filter) VALUES (?, ?, ?)", (view_id, name, wanted))


def rename_view(db: Database, view_id: str, name: str) -> int:
    """Give a view another name. Returns how many there were."""
    return db.execute("UPDATE saved_view SET name = ? WHERE id = ?", (name, view_id))


def remove_view(db: Database, view_id: str) -> None:
    """Erase a view."""
    db.execute("DELETE FROM saved_view WHERE id = ?", (view_id,))


def _counted(db: Database, sql: str) -> list[tuple[str, int]]:
    return [(str(name), int(count)) for name, count in db.query(sql)]
