"""The SQL of things put away. What is on the outside and what is inside are read apart."""

from __future__ import annotations

from typing import Any, Literal

from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]
Field = Literal["name", "wait", "note", "keeper", "text", "closed_at", "asked_at"]
_OUTSIDE = "id, kind, name, wait, note, keeper, closed_at, asked_at"
_FILE = "id, thing, name, hex(sha256), size, kind"


def things(db: Database) -> list[Row]:
    """Id, kind, name, wait, note, keeper, closed at and asked at of all, in the order they were begun."""
    return db.query(f"SELECT {_OUTSIDE} FROM put_away ORDER BY begun_at, id")  # noqa: S608  our own names


def thing(db: Database, thing_id: str) -> Row | None:
    """The same of one."""
    return db.one(f"SELECT {_OUTSIDE} FROM put_away WHERE id = ?", (thing_id,))  # noqa: S608  our own names


def text(db: Database, thing_id: str) -> str:
    """The text inside one."""
    row = db.one("SELECT text FROM put_away WHERE id = ?", (thing_id,))
    return "" if row is None else str(row[0])


def begin(db: Database, thing_id: str, kind: str, wait: str, begun_at: str) -> None:
    """Add a thing that is still being packed."""
    db.execute(
        "INSERT INTO put_away (id, kind, wait, begun_at) VALUES (?, ?, ?, ?)",
        (thing_id, kind, wait, begun_at),
    )


def set_field(db: Database, thing_id: str, field: Field, value: str | None) -> None:
    """Set one column of a thing."""
    db.execute(f"UPDATE put_away SET {field} = ? WHERE id = ?", (value, thing_id))  # noqa: S608  one of our own names


def drop(db: Database, thing_id: str) -> None:
    """Erase a thing with what is noted of its files."""
    db.execute("DELETE FROM put_away_file WHERE thing = ?", (thing_id,))
    db.execute("DELETE FROM put_away WHERE id = ?", (thing_id,))


def files(db: Database, thing_id: str) -> list[Row]:
    """Id, thing, name, SHA-256 in hexadecimal, size and kind of a thing's files, in their order."""
    return db.query(f"SELECT {_FILE} FROM put_away_file WHERE thing = ? ORDER BY place", (thing_id,))  # noqa: S608


def file(db: Database, file_id: str) -> Row | None:
    """The same of one file."""
    return db.one(f"SELECT {_FILE} FROM put_away_file WHERE id = ?", (file_id,))  # noqa: S608  our own names


def add_file(db: Database, file_id: str, thing_id: str, name: str, sha256: str, size: int, kind: str) -> None:
    """Note a file of a thing, after those that are there."""
    db.execute(
        "INSERT INTO put_away_file (id, thing, place, name, sha256, size, kind) "
        "SELECT ?, ?, ifnull(max(place), 0) + 1, ?, ?, ?, ? FROM put_away_file WHERE thing = ?",
        (file_id, thing_id, name, bytes.fromhex(sha256), size, kind, thing_id),
    )


def drop_file(db: Database, file_id: str) -> None:
    """Erase what is noted of a file."""
    db.execute("DELETE FROM put_away_file WHERE id = ?", (file_id,))
