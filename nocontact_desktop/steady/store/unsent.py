"""The SQL of words that are not sent."""

from __future__ import annotations

from typing import Any

from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]


def all_unsent(db: Database) -> list[Row]:
    """Id, began at and text, newest first."""
    return db.query("SELECT id, began_at, text FROM unsent ORDER BY began_at DESC, id")


def unsent(db: Database, unsent_id: str) -> Row | None:
    """One of them."""
    return db.one("SELECT id, began_at, text FROM unsent WHERE id = ?", (unsent_id,))


def keep(db: Database, unsent_id: str, began_at: str, text: str) -> None:
    """Set the text of one; a new one begins at ``began_at``."""
    db.execute(
        "INSERT INTO unsent (id, began_at, text) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET text = excluded.text",
        (unsent_id, began_at, text),
    )


def drop(db: Database, unsent_id: str) -> None:
    """Erase one."""
    db.execute("DELETE FROM unsent WHERE id = ?", (unsent_id,))
