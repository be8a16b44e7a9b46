"""The SQL of the moment and of later looks."""

from __future__ import annotations

from typing import Any, Literal

from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]
Column = Literal["way", "planned_on", "planned_time", "started_on", "paused_on", "ending", "review_on"]


def said(db: Database) -> Row:
    """Way, planned on, planned time, started on, paused on, ending, review on; all None when nothing was said."""
    row = db.one(
        "SELECT way, planned_on, planned_time, started_on, paused_on, ending, review_on FROM moment WHERE id = 1"
    )
    return row or (None,) * 7


def keep(db: Database, column: Column, value: str | None) -> None:
    """Set one thing about the moment."""
    db.execute(
        f"INSERT INTO moment (id, {column}) VALUES (1, ?)"  # noqa: S608  the columns stand above
        f" ON CONFLICT (id) DO UPDATE SET {column} = excluded.{column}",
        (value,),
    )


def looks(db: Database) -> list[Row]:
    """Number, due on, weeks and looked at, by day."""
    return db.query("SELECT number, due_on, weeks, looked_at FROM later_look ORDER BY due_on, number")


def add_look(db: Database, due_on: str, weeks: int | None) -> None:
    """Add a day to look again."""
    db.insert("INSERT INTO later_look (due_on, weeks) VALUES (?, ?)", (due_on, weeks))


def set_due(db: Database, number: int, due_on: str, weeks: int | None) -> None:
    """Move a look to another day."""
    db.execute("UPDATE later_look SET due_on = ?, weeks = ? WHERE number = ?", (due_on, weeks, number))


def set_looked(db: Database, number: int, looked_at: str | None) -> None:
    """Set when it was looked at."""
    db.execute("UPDATE later_look SET looked_at = ? WHERE number = ?", (looked_at, number))


def drop_look(db: Database, number: int) -> None:
    """Take a day to look again out."""
    db.execute("DELETE FROM later_look WHERE number = ?", (number,))
