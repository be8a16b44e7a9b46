"""The SQL of the inventory of accounts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]
Field = Literal["title", "address", "login", "power", "plan", "access", "access_note", "note", "closed_at"]

_READ = (
    "SELECT id, title, address, login, source, power, plan, access, access_note, note, made_at, changed_at,"
    " password_changed_at, added_at, closed_at FROM account"
)


def accounts(db: Database) -> list[Row]:
    """All accounts: id, title, address, login, source, power, plan, access and its note, note, and the times."""
    return db.query(f"{_READ} ORDER BY id")


def account(db: Database, account_id: str) -> Row | None:
    """One account, as :func:`accounts` gives them; None when there is none."""
    return db.one(f"{_READ} WHERE id = ?", (account_id,))


def aspects(db: Database, account_id: str | None = None) -> dict[str, dict[str, Row]]:
    """By account and aspect: state, day, said at. Of one account, or of all."""
    found: dict[str, dict[str, Row]] = {}
    sql = "SELECT account_id, aspect, state, day, said_at FROM account_aspect"
    rows = db.query(sql) if account_id is None else db.query(f"{sql} WHERE account_id = ?", (account_id,))
    for of_account, aspect, *rest in rows:
        found.setdefault(of_account, {})[aspect] = tuple(rest)
    return found


def add_accounts(db: Database, rows: Iterable[Row]) -> None:
    """Add accounts: id, title, address, login, source, came, power; made, changed, password changed and added at."""
    db.executemany(
        "INSERT INTO account (id, title, address, login, source, came, power, made_at, changed_at,"
        " password_changed_at, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def known(db: Database) -> list[Row]:
    """Address, login and title of every account, and the same as an export gave them, as JSON."""
    return db.query("SELECT address, login, title, came FROM account")


def keep(db: Database, account_id: str, field: Field, value: str | None) -> int:
    """Set one field, and return how many accounts it touched."""
    return db.execute(f"UPDATE account SET {field} = ? WHERE id = ?", (value, account_id))  # noqa: S608  one of a few


def keep_aspect(db: Database, account_id: str, aspect: str, state: str, said_at: str) -> None:
    """Set the state of one thing to look at."""
    db.execute(
        "INSERT INTO account_aspect (account_id, aspect, state, said_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (account_id, aspect) DO UPDATE SET state = excluded.state, said_at = excluded.said_at",
        (account_id, aspect, state, said_at),
    )


def keep_aspect_day(db: Database, account_id: str, aspect: str, day: str, said_at: str) -> None:
    """Set the day on which it was done."""
    db.execute(
        "INSERT INTO account_aspect (account_id, aspect, state, day, said_at) VALUES (?, ?, 'open', ?, ?)"
        " ON CONFLICT (account_id, aspect) DO UPDATE SET day = excluded.day",
        (account_id, aspect, day, said_at),
    )


def drop_account(db: Database, account_id: str) -> None:
    """Erase an account and all that was said about it."""
    db.execute("DELETE FROM account WHERE id = ?", (account_id,))
    db.execute("DELETE FROM account_aspect WHERE account_id = ?", (account_id,))
