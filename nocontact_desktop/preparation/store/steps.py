"""The SQL of the steps of the plan."""

from __future__ import annotations

from typing import Any

from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]


def steps(db: Database) -> dict[str, Row]:
    """By id: state, note, changed at."""
    return {row[0]: row[1:] for row in db.query("SELECT id, state, note, changed_at FROM step")}


def keep_step(db: Database, step_id: str, state: str, changed_at: str) -> None:
    """Set the state of a step."""
    db.execute(
        "INSERT INTO step (id, state, changed_at) VALUES (?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at",
        (step_id, state, changed_at),
    )


def keep_step_note(db: Database, step_id: str, note: str, changed_at: str) -> None:
    """Set the note of a step."""
    db.execute(
        "INSERT INTO step (id, state, note, changed_at) VALUES (?, 'open', ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET note = excluded.note, changed_at = excluded.changed_at",
        (step_id, note, changed_at),
    )
