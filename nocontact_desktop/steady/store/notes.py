"""The SQL of notes and of own words."""

from __future__ import annotations

from typing import Any

from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]


def notes(db: Database, kind: str) -> list[Row]:
    """Id, noted at and fields (JSON) of all of a kind, newest first."""
    return db.query("SELECT id, noted_at, fields FROM steady_note WHERE kind = ? ORDER BY noted_at DESC, id", (kind,))


def keep_note(db: Database, note_id: str, kind: str, noted_at: str, fields: str) -> None:
    """Set the fields of one; a new one was noted at ``noted_at``."""
    db.execute(
        "INSERT INTO steady_note (id, kind, noted_at, fields) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET fields = excluded.fields",
        (note_id, kind, noted_at, fields),
    )


def drop_note(db: Database, note_id: str) -> None:
    """Erase one."""
    db.execute("DELETE FROM steady_note WHERE id = ?", (note_id,))


def drop_notes(db: Database, kind: str) -> None:
    """Erase all of a kind."""
    db.execute("DELETE FROM steady_note WHERE kind = ?", (kind,))


def own_words(db: Database) -> dict[str, str]:
    """What was written, by place."""
    return {str(place): str(text) for place, text in db.query("SELECT place, text FROM own_words")}


def keep_words(db: Database, place: str, text: str) -> None:
    """Set what stands in a place."""
    db.execute(
        "INSERT INTO own_words (place, text) VALUES (?, ?) ON CONFLICT (place) DO UPDATE SET text = excluded.text",
        (place, text),
    )


def drop_words(db: Database, place: str) -> None:
    """Erase what stands in a place."""
    db.execute("DELETE FROM own_words WHERE place = ?", (place,))
