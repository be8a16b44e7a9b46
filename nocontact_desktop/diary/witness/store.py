"""The SQL of what stands beside checkpoints."""

from __future__ import annotations

from typing import Any

from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]


def made_at(db: Database) -> str:
    """When the notebook was made, ISO 8601 in UTC."""
    row = db.one("SELECT made_at FROM notebook WHERE one = 1")
    return str(row[0]) if row else ""


def slips(db: Database) -> list[Row]:
    """Id, size, the checkpoint's body, who signed it, on which day; the newest checkpoint first."""
    return db.query(
        "SELECT s.id, s.size, c.body, s.signed_by, s.signed_on FROM slip s JOIN checkpoint c ON c.size = s.size"
        " ORDER BY s.size DESC, s.id DESC"
    )


def unsigned_slip(db: Database, size: int) -> int | None:
    """A slip of this checkpoint that nobody has signed."""
    row = db.one("SELECT id FROM slip WHERE size = ? AND signed_by = '' LIMIT 1", (size,))
    return None if row is None else int(row[0])


def add_slip(db: Database, size: int, at: str) -> None:
    """Note that a slip was made."""
    db.insert("INSERT INTO slip (size, made_at) VALUES (?, ?)", (size, at))


def sign_slip(db: Database, slip: int, signed_by: str, signed_on: str) -> int:
    """Note who signed it and on which day; returns how many slips of this id there are."""
    return db.execute("UPDATE slip SET signed_by = ?, signed_on = ? WHERE id = ?", (signed_by, signed_on, slip))


def remove_slip(db: Database, slip: int) -> None:
    """Forget a slip that nobody has signed."""
    db.execute("DELETE FROM slip WHERE id = ? AND signed_by = ''", (slip,))


def requests(db: Database) -> list[tuple[int, bytes, bytes]]:
    """Size, nonce, and the checkpoint's body; the newest first."""
    rows = db.query(
        "SELECT r.size, r.nonce, c.body FROM time_request r JOIN checkpoint c ON c.size = r.size ORDER BY r.size DESC"
    )
    return [(int(size), bytes(nonce), bytes(body)) for size, nonce, body in rows]


def add_request(db: Database, size: int, nonce: bytes, at: str) -> None:
    """Keep what a request is made of."""
    db.insert("INSERT INTO time_request (size, nonce, made_at) VALUES (?, ?, ?)", (size, nonce, at))


def replies(db: Database) -> list[Row]:
    """SHA-256, size, the checkpoint's body, reply, root, authority, time, chain, who is above; the newest first."""
    return db.query(
        "SELECT r.sha256, r.size, c.body, r.reply, r.root, r.authority, r.time, r.chain, r.above FROM time_reply r"
        " JOIN checkpoint c ON c.size = r.size ORDER BY r.size DESC, r.time, r.sha256"
    )


def replies_as_kept(db: Database) -> list[Row]:
    """As :func:`replies` without the body, and then it and the nonce that was asked with: None where they are gone."""
    return db.query(
        "SELECT r.sha256, r.size, r.reply, r.root, r.authority, r.time, r.chain, r.above, c.body, q.nonce"
        " FROM time_reply r LEFT JOIN checkpoint c ON c.size = r.size LEFT JOIN time_request q ON q.size = r.size"
    )


def put_reply(db: Database, row: Row) -> None:
    """Keep a reply: SHA-256, size, reply, root, authority, time, chain, who is above, when it was brought.

    The same reply again takes the place of the one that is there: it may come with a root now.
    """
    db.execute(
        "INSERT OR REPLACE INTO time_reply (sha256, size, reply, root, authority, time, chain, above, brought_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    )
