"""The SQL that compares lists and links with the records they were made from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]

_LATEST = (
    "SELECT id, max(revision) AS revision, leaf, fields FROM record WHERE kind = ? AND fields IS NOT NULL GROUP BY id"
)


def entries(db: Database) -> Iterator[Row]:
    """Each entry: what its newest record is (id, revision, leaf, fields), and what stands in the list for it.

    Of that come the row as it is put there, and the ids of its exhibits and messages as JSON, each in their order.
    """
    return db.iterate(
        "SELECT r.id, r.revision, r.leaf, r.fields, e.id, e.kind, e.revision, e.leaf, e.sort_key, e.last_key,"  # noqa: S608
        " e.channel, e.through_others, e.recorded_at,"
        " (SELECT json_group_array(exhibit_id ORDER BY place) FROM entry_exhibit WHERE entry_id = r.id),"
        " (SELECT json_group_array(message_id) FROM entry_message WHERE entry_id = r.id)"
        f" FROM ({_LATEST}) r FULL JOIN entry e ON e.id = r.id",
        ("entry",),
    )


def links_of_nothing(db: Database) -> int:
    """How many links lead from entries that are not in the list."""
    row = db.one(
        "SELECT (SELECT count(*) FROM entry_exhibit WHERE entry_id NOT IN (SELECT id FROM entry))"
        " + (SELECT count(*) FROM entry_message WHERE entry_id NOT IN (SELECT id FROM entry))"
    )
    return int(row[0]) if row else 0


def exhibits_out_of_step(db: Database) -> int:
    """How many exhibits the list and their records do not agree about."""
    row = db.one(
        f"SELECT count(*) FROM ({_LATEST}) r FULL JOIN exhibit e ON e.id = r.id"  # noqa: S608  (our own words)
        " WHERE e.id IS NULL OR r.id IS NULL OR e.leaf <> r.leaf"
        " OR CASE WHEN json_valid(r.fields) THEN e.kind IS NOT json_extract(r.fields, '$.kind')"
        " OR e.parent IS NOT json_extract(r.fields, '$.parent') END",
        ("exhibit",),
    )
    return int(row[0]) if row else 0


def sources_out_of_step(db: Database, lost: set[str]) -> int:
    """How many imports count as complete and were not sealed, or the other way round; ``lost`` records are known of."""
    row = db.one(
        f"SELECT count(*) FROM ({_LATEST}) r FULL JOIN source s ON s.id = r.id"  # noqa: S608  (our own words)
        " WHERE (r.id IS NULL AND s.state = 'complete' AND s.id NOT IN (SELECT value FROM json_each(?)))"
        " OR (r.id IS NOT NULL AND s.state IS NOT 'complete')",
        ("source", json.dumps(sorted(lost))),
    )
    return int(row[0]) if row else 0


def orders_out_of_step(db: Database) -> int:
    """How many sealed orders were taken out of the list without a leaf that says so."""
    row = db.one(
        f"SELECT count(*) FROM ({_LATEST}) r WHERE r.id NOT IN (SELECT id FROM protective_order)",  # noqa: S608
        ("order",),
    )
    return int(row[0]) if row else 0


def sealed_sources(db: Database) -> list[str]:
    """The fields of each sealed import, as JSON."""
    return [str(row[0]) for row in db.query("SELECT fields FROM record WHERE kind = 'source' AND fields IS NOT NULL")]


def conversation_titles(db: Database) -> list[tuple[str, str]]:
    """The id of each conversation that shows, and what it is called."""
    return [(str(one), str(title)) for one, title in db.query("SELECT id, title FROM conversation WHERE messages > 0")]


def people(db: Database) -> list[Row]:
    """For each person of a conversation that shows: its id, what the export writes, the name, and whether it is me."""
    return db.query(
        "SELECT c.id, p.raw, p.name, p.is_me FROM participant p JOIN conversation c ON c.number = p.conversation"
        " WHERE c.messages > 0"
    )
