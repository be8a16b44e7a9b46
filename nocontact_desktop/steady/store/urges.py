"""The SQL of urges."""

from __future__ import annotations

from typing import Any

from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]
_COLUMNS = "id, began_at, ends_at, about, words, outcome"


def going_on(db: Database) -> Row | None:
    """Id, began at, ends at, about (JSON), words and outcome of the urge without an outcome."""
    return db.one(f"SELECT {_COLUMNS} FROM urge WHERE outcome IS NULL")  # noqa: S608  our own names


def over(db: Database) -> list[Row]:
    """The same of all others, newest first."""
    return db.query(f"SELECT {_COLUMNS} FROM urge WHERE outcome IS NOT NULL ORDER BY began_at DESC, id")  # noqa: S608


def begin(db: Database, urge_id: str, began_at: str) -> None:
    """Add an urge."""
    db.execute("INSERT INTO urge (id, began_at) VALUES (?, ?)", (urge_id, began_at))


def set_end(db: Database, urge_id: str, ends_at: str | None) -> None:
    """Set when its pause ends."""
    db.execute("UPDATE urge SET ends_at = ? WHERE id = ?", (ends_at, urge_id))


def set_about(db: Database, urge_id: str, about: str) -> None:
    """Set what it was about, as a JSON list."""
    db.execute("UPDATE urge SET about = ? WHERE id = ?", (about, urge_id))


def set_words(db: Database, urge_id: str, words: str) -> None:
    """Set what was said about it in the user's own words."""
    db.execute("UPDATE urge SET words = ? WHERE id = ?", (words, urge_id))


def set_outcome(db: Database, urge_id: str, outcome: str) -> None:
    """Set what came of it."""
    db.execute("UPDATE urge SET outcome = ?, ends_at = NULL WHERE id = ?", (outcome, urge_id))


def drop(db: Database, urge_id: str) -> None:
    """Erase one."""
    db.execute("DELETE FROM urge WHERE id = ?", (urge_id,))


def drop_over(db: Database) -> None:
    """Erase all that are over."""
    db.execute("DELETE FROM urge WHERE outcome IS NOT NULL")
