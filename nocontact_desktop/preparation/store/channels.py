"""The SQL of the channel board."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]


def channels(db: Database) -> dict[str, Row]:
    """By id: used, choice, evidence, decided at, done at, note, checked at, stays."""
    rows = db.query("SELECT id, used, choice, evidence, decided_at, done_at, note, checked_at, stays FROM channel")
    return {row[0]: row[1:] for row in rows}


def channel(db: Database, channel_id: str) -> Row:
    """Choice, evidence, decided at, done at; all None when nothing was said yet."""
    row = db.one("SELECT choice, evidence, decided_at, done_at FROM channel WHERE id = ?", (channel_id,))
    return row or (None, None, None, None)


def keep_channel(db: Database, channel_id: str, decision: Row) -> None:
    """Set choice, evidence, decided at and done at."""
    db.execute(
        "INSERT INTO channel (id, choice, evidence, decided_at, done_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET choice = excluded.choice, evidence = excluded.evidence,"
        " decided_at = excluded.decided_at, done_at = excluded.done_at",
        (channel_id, *decision),
    )


def keep_used(db: Database, channel_id: str, used: bool | None) -> None:
    """Set whether both use the channel."""
    db.execute(
        "INSERT INTO channel (id, used) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET used = excluded.used",
        (channel_id, used if used is None else int(used)),
    )


def keep_channel_note(db: Database, channel_id: str, note: str) -> None:
    """Set the note of a channel."""
    db.execute(
        "INSERT INTO channel (id, note) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET note = excluded.note",
        (channel_id, note),
    )


def keep_checked(db: Database, channel_id: str, checked_at: str) -> None:
    """Set when a channel was last looked at again."""
    db.execute(
        "INSERT INTO channel (id, checked_at) VALUES (?, ?)"
        " ON CONFLICT (id) DO UPDATE SET checked_at = excluded.checked_at",
        (channel_id, checked_at),
    )


def keep_stays(db: Database, channel_id: str, stays: str) -> None:
    """Set what stays of a channel, a line each."""
    db.execute(
        "INSERT INTO channel (id, stays) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET stays = excluded.stays",
        (channel_id, stays),
    )


def identifiers(db: Database) -> dict[str, tuple[tuple[str, str | None], ...]]:
    """By channel id: numbers, accounts and addresses, each with when it was added, in the order given."""
    found: dict[str, tuple[tuple[str, str | None], ...]] = {}
    for channel_id, value, added_at in db.query(
        "SELECT channel_id, value, added_at FROM channel_identifier ORDER BY channel_id, place"
    ):
        found[channel_id] = (*found.get(channel_id, ()), (value, added_at))
    return found


def identifiers_of(db: Database, channel_id: str) -> dict[str, str | None]:
    """The identifiers of one channel with when each was added, in the order given."""
    rows = db.query("SELECT value, added_at FROM channel_identifier WHERE channel_id = ? ORDER BY place", (channel_id,))
    return dict(rows)


def keep_identifiers(db: Database, channel_id: str, values: Iterable[tuple[str, str | None]]) -> None:
    """Replace the identifiers of a channel."""
    db.execute("DELETE FROM channel_identifier WHERE channel_id = ?", (channel_id,))
    db.executemany(
        "INSERT INTO channel_identifier (channel_id, place, value, added_at) VALUES (?, ?, ?, ?)",
        [(channel_id, place, value, added_at) for place, (value, added_at) in enumerate(values)],
    )


def own_channels(db: Database) -> dict[str, str]:
    """Names of the user's own channels by id, in the order they were added."""
    return dict(db.query("SELECT id, name FROM own_channel ORDER BY number"))


def add_own_channel(db: Database, channel_id: str, name: str) -> None:
    """Add an own channel."""
    db.insert("INSERT INTO own_channel (id, name) VALUES (?, ?)", (channel_id, name))


def rename_own_channel(db: Database, channel_id: str, name: str) -> None:
    """Rename an own channel."""
    db.execute("UPDATE own_channel SET name = ? WHERE id = ?", (name, channel_id))


def drop_own_channel(db: Database, channel_id: str) -> None:
    """Erase an own channel and all that was said about it."""
    for table, column in (
        ("own_channel", "id"),
        ("channel", "id"),
        ("channel_identifier", "channel_id"),
        ("channel_before", "channel_id"),
    ):
        db.execute(f"DELETE FROM {table} WHERE {column} = ?", (channel_id,))  # noqa: S608  both stand above


def add_before(db: Database, channel_id: str, changed_at: str, decision: Row) -> None:
    """Keep what a change is about to replace."""
    db.insert(
        "INSERT INTO channel_before (channel_id, changed_at, choice, evidence, decided_at, done_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (channel_id, changed_at, *decision),
    )


def befores(db: Database, channel_id: str) -> list[Row]:
    """What each change replaced, newest first: changed at, choice, evidence, decided at, done at."""
    return db.query(
        "SELECT changed_at, choice, evidence, decided_at, done_at FROM channel_before"
        " WHERE channel_id = ? ORDER BY number DESC",
        (channel_id,),
    )


def last_changed(db: Database) -> str | None:
    """The channel that was changed last; None when nothing can be taken back."""
    row = db.one("SELECT channel_id FROM channel_before ORDER BY number DESC LIMIT 1")
    return str(row[0]) if row else None


def take_before(db: Database, channel_id: str) -> Row | None:
    """Take the newest row of :func:`befores` away and give its decision; None when there is none."""
    row = db.one(
        "SELECT number, choice, evidence, decided_at, done_at FROM channel_before"
        " WHERE channel_id = ? ORDER BY number DESC LIMIT 1",
        (channel_id,),
    )
    if row is None:
        return None
    db.execute("DELETE FROM channel_before WHERE number = ?", (row[0],))
    return row[1:]
