"""The SQL of the text that stands in exhibits."""

from __future__ import annotations

from nocontact_desktop.vault.database import Database


def file_text(db: Database, exhibit_id: str) -> str:
    """The text that was found in a file when it was taken in; empty when there is none."""
    row = db.one(
        "SELECT body FROM exhibit_words WHERE rowid = (SELECT number FROM exhibit WHERE id = ?)", (exhibit_id,)
    )
    return str(row[0]) if row else ""
