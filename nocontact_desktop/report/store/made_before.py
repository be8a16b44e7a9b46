"""The SQL of the reports that were saved, and of what came after them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]

_CHOSEN = "SELECT id FROM record WHERE kind = ? AND revision = 1 AND leaf >= ? AND salt IS NOT NULL ORDER BY leaf"


def reports(db: Database) -> list[Row]:
    """Id, when, profile, check code, size of the log and number of entries; the newest first."""
    return db.query(
        "SELECT r.id, r.made_at, r.privacy, r.check_code, r.size,"
        " (SELECT count(*) FROM report_entry WHERE report = r.id) FROM report_made r ORDER BY r.id DESC"
    )


def entries_of(db: Database, report: int) -> dict[str, int]:
    """The entries of a report with the revision that was printed."""
    rows = db.query("SELECT entry_id, revision FROM report_entry WHERE report = ?", (report,))
    return {str(entry_id): int(revision) for entry_id, revision in rows}


def add_report(db: Database, made: Row, entries: Iterable[tuple[str, int]]) -> int:
    """Remember a report: when, profile, check code, size; and its entries."""
    report = db.insert("INSERT INTO report_made (made_at, privacy, check_code, size) VALUES (?, ?, ?, ?)", made)
    db.executemany(
        "INSERT INTO report_entry (report, entry_id, revision) VALUES (?, ?, ?)",
        [(report, entry_id, revision) for entry_id, revision in entries],
    )
    return report


def saved_again(db: Database, report: int, made_at: str) -> None:
    """Set when a report was saved last."""
    db.execute("UPDATE report_made SET made_at = ? WHERE id = ?", (made_at, report))


def forget_report(db: Database, report: int) -> None:
    """Forget a report and its entries."""
    db.execute("DELETE FROM report_entry WHERE report = ?", (report,))
    db.execute("DELETE FROM report_made WHERE id = ?", (report,))


def present_revisions(db: Database) -> dict[str, int]:
    """The present revision of every entry."""
    return {str(entry_id): int(revision) for entry_id, revision in db.query("SELECT id, revision FROM entry")}


def sealed_since(db: Database, kind: str, size: int) -> list[str]:
    """The records of a kind that came after the first ``size`` leaves and are still there."""
    return [str(row[0]) for row in db.query(_CHOSEN, (kind, size))]


def messages_since(db: Database, size: int) -> list[tuple[str, str, int]]:
    """The conversations with messages that were brought in after the first ``size`` leaves: id, title, how many."""
    rows = db.query(
        "SELECT c.id, c.title, n FROM (SELECT conversation, count(*) AS n FROM message NOT INDEXED WHERE number >= ?"
        " AND source NOT IN (SELECT number FROM source WHERE state <> 'complete') GROUP BY conversation) m"
        " JOIN conversation c ON c.number = m.conversation ORDER BY n DESC, c.number",
        (size,),
    )
    return [(str(record_id), str(title), int(number)) for record_id, title, number in rows]
