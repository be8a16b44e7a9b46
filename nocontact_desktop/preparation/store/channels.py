"""The SQL of the channel board."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]


def channels(db: Database) -> dict[str, Row]:
    """By id: used, choice, evidence, decided at, done at, note."""
    rows = db.query("SELECT id, used, choice, evidence, decided_at, done_at, note FROM channel")
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


def identifiers(db: Database) -> dict[str, tuple[str, ...]]:
    """By channel id: numbers, accounts and addresses, in the order given."""
    found: dict[str, tuple[str, ...]] = {}
    for channel_id, value in db.query("SELECT channel_id, value FROM channel_identifier ORDER BY channel_id, place"):
        found[channel_id] = (*found.get(channel_id, ()), value)
    return found


def keep_identifiers(db: Database, channel_id: str, values: Iterable[str]) -> None:
    """Replace the identifiers of a channel."""
    db.execute("DELETE FROM channel_identifier WHERE channel_id = ?", (channel_id,))
    db.executemany(
        "INSERT INTO channel_identifier (channel_id, place, value) VALUES (?, ?, ?)",
        [(channel_id, place, value) for place, value in enumerate(values)],
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
