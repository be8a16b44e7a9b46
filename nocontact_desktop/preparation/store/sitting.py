"""The SQL of the sitting."""

from __future__ import annotations

from typing import Any

from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]


def under_way(db: Database) -> Row | None:
    """Number, begun at, paused at, place, person, device, went on, apart and card of the sitting without an end."""
    return db.one(
        "SELECT number, begun_at, paused_at, place, person, device, went_on, apart, at_card"
        " FROM sitting WHERE ended_at IS NULL ORDER BY number DESC LIMIT 1"
    )


def last_ended(db: Database) -> str | None:
    """When the last sitting was ended; None when none was."""
    row = db.one("SELECT max(ended_at) FROM sitting")
    return row[0] if row else None


def begin(db: Database, begun_at: str) -> None:
    """Begin a sitting."""
    db.insert("INSERT INTO sitting (begun_at) VALUES (?)", (begun_at,))


def set_paused(db: Database, number: int, paused_at: str | None) -> None:
    """Set since when it is paused; None: it goes on."""
    db.execute("UPDATE sitting SET paused_at = ? WHERE number = ?", (paused_at, number))


def set_ended(db: Database, number: int, ended_at: str) -> None:
    """End it."""
    db.execute("UPDATE sitting SET ended_at = ?, paused_at = NULL WHERE number = ?", (ended_at, number))


def set_answers(db: Database, number: int, answers: Row, *, went_on: bool) -> None:
    """Set the answers to place, person and device, and whether the user went on all the same."""
    db.execute(
        "UPDATE sitting SET place = ?, person = ?, device = ?, went_on = ? WHERE number = ?",
        (*answers, int(went_on), number),
    )


def set_apart(db: Database, number: int, apart: str) -> None:
    """Set what was said to the part that can be seen."""
    db.execute("UPDATE sitting SET apart = ? WHERE number = ?", (apart, number))


def set_at(db: Database, number: int, card_id: str) -> None:
    """Set the card that was opened by hand; empty: none."""
    db.execute("UPDATE sitting SET at_card = ? WHERE number = ?", (card_id, number))


def cards(db: Database, number: int) -> dict[str, tuple[str, str]]:
    """By card id: state and why."""
    rows = db.query("SELECT card_id, state, why FROM sitting_card WHERE sitting = ?", (number,))
    return {card_id: (state, why) for card_id, state, why in rows}


def said_at(db: Database, number: int) -> dict[str, str]:
    """By card id: when it was answered, ISO 8601 in UTC."""
    return dict(db.query("SELECT card_id, said_at FROM sitting_card WHERE sitting = ?", (number,)))


def keep_card(db: Database, number: int, card_id: str, state: str, why: str, said_at: str) -> None:
    """Set what was said to a card."""
    db.execute(
        "INSERT INTO sitting_card (sitting, card_id, state, why, said_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (sitting, card_id) DO UPDATE SET state = excluded.state, why = excluded.why,"
        " said_at = excluded.said_at",
        (number, card_id, state, why, said_at),
    )


def cards_done(db: Database) -> set[str]:
    """The cards whose last answer in any sitting was that they are done."""
    rows = db.query("SELECT card_id, state FROM sitting_card ORDER BY sitting")
    return {card_id for card_id, state in dict(rows).items() if state == "done"}
