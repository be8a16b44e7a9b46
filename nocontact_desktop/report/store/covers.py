"""The SQL of covered passages, and of findings kept on purpose."""

from __future__ import annotations

from typing import Any

from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]


def covers(db: Database) -> list[Row]:
    """Kind, record, field, revision, start, stop and when, of every cover, in the order of the text."""
    return db.query(
        "SELECT kind, record, field, revision, start, stop, covered_at FROM cover"
        " ORDER BY kind, record, field, start, stop, revision"
    )


def covers_of(db: Database, kind: str, record: str) -> list[Row]:
    """The same of one record."""
    return db.query(
        "SELECT kind, record, field, revision, start, stop, covered_at FROM cover WHERE kind = ? AND record = ?"
        " ORDER BY field, start, stop, revision",
        (kind, record),
    )


def add_cover(db: Database, cover: Row) -> None:
    """Keep a cover; one that is there already stays as it is."""
    db.execute(
        "INSERT INTO cover (kind, record, field, revision, start, stop, covered_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        cover,
    )


def drop_cover(db: Database, cover: Row) -> None:
    """Take a cover away, named by kind, record, field, revision, start and stop."""
    db.execute(
        "DELETE FROM cover WHERE kind = ? AND record = ? AND field = ? AND revision = ? AND start = ? AND stop = ?",
        cover,
    )


def kept_findings(db: Database) -> frozenset[bytes]:
    """The keys of everything that was kept on purpose."""
    return frozenset(bytes(row[0]) for row in db.query("SELECT key FROM kept_finding"))


def keep_finding(db: Database, key: bytes, kept_at: str) -> None:
    """Note that a finding is to stay."""
    db.execute("INSERT INTO kept_finding (key, kept_at) VALUES (?, ?) ON CONFLICT DO NOTHING", (key, kept_at))


def drop_kept_finding(db: Database, key: bytes) -> None:
    """Take that back."""
    db.execute("DELETE FROM kept_finding WHERE key = ?", (key,))
