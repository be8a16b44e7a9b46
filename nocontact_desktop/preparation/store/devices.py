"""The SQL of devices, their checks, comparisons of lists, and the pattern questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nocontact_desktop.vault.database import Database

Row = tuple[Any, ...]

_FIELDS = "id, kind, name, whose, handled, account, plan, note, added_at"


def devices(db: Database) -> list[Row]:
    """All devices, in the order in which they were added."""
    return db.query(f"SELECT {_FIELDS} FROM device ORDER BY added_at, name, id")  # noqa: S608  no values in it


def device(db: Database, device_id: str) -> Row | None:
    """One device."""
    return db.one(f"SELECT {_FIELDS} FROM device WHERE id = ?", (device_id,))  # noqa: S608  no values in it


def keep_device(db: Database, row: Row) -> None:
    """Add a device, or set all its fields but the time it was added."""
    db.execute(
        f"INSERT INTO device ({_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608  no values in it
        " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, whose = excluded.whose,"
        " handled = excluded.handled, account = excluded.account, plan = excluded.plan, note = excluded.note",
        row,
    )


def drop_device(db: Database, device_id: str) -> None:
    """Erase a device, and with it its checks and comparisons."""
    db.execute("DELETE FROM device WHERE id = ?", (device_id,))


def checks(db: Database) -> dict[tuple[str, str], Row]:
    """By device and step: state, note, changed at."""
    rows = db.query("SELECT device_id, step_id, state, note, changed_at FROM device_check")
    return {(device_id, step_id): tuple(said) for device_id, step_id, *said in rows}


def keep_check(db: Database, device_id: str, step_id: str, state: str, changed_at: str) -> None:
    """Set the state of a check."""
    db.execute(
        "INSERT INTO device_check (device_id, step_id, state, changed_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (device_id, step_id) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at",
        (device_id, step_id, state, changed_at),
    )


def keep_check_note(db: Database, device_id: str, step_id: str, note: str) -> None:
    """Set the note of a check."""
    db.execute(
        "INSERT INTO device_check (device_id, step_id, note) VALUES (?, ?, ?)"
        " ON CONFLICT (device_id, step_id) DO UPDATE SET note = excluded.note",
        (device_id, step_id, note),
    )


def comparisons(db: Database) -> list[Row]:
    """Id, device, compared at, date of the list, packages, listed; newest first."""
    return db.query(
        "SELECT id, device_id, compared_at, list_date, packages, listed FROM comparison ORDER BY compared_at DESC, id"
    )


def hits(db: Database) -> dict[str, list[Row]]:
    """By comparison: package, name, kind."""
    found: dict[str, list[Row]] = {}
    for comparison_id, *hit in db.query(
        "SELECT comparison_id, package, name, kind FROM comparison_hit ORDER BY comparison_id, place"
    ):
        found.setdefault(comparison_id, []).append(tuple(hit))
    return found


def add_comparison(db: Database, row: Row, found: Iterable[Row]) -> None:
    """Add a comparison with what stood in both lists."""
    db.execute(
        "INSERT INTO comparison (id, device_id, compared_at, list_date, packages, listed) VALUES (?, ?, ?, ?, ?, ?)",
        row,
    )
    db.executemany(
        "INSERT INTO comparison_hit (comparison_id, place, package, name, kind) VALUES (?, ?, ?, ?, ?)",
        [(row[0], place, *hit) for place, hit in enumerate(found)],
    )


def drop_comparison(db: Database, comparison_id: str) -> None:
    """Erase a comparison."""
    db.execute("DELETE FROM comparison WHERE id = ?", (comparison_id,))


def patterns(db: Database) -> dict[str, Row]:
    """By step: fit, note, changed at."""
    return {row[0]: row[1:] for row in db.query("SELECT step_id, fit, note, changed_at FROM pattern")}


def keep_fit(db: Database, step_id: str, fit: str, changed_at: str) -> None:
    """Set whether a pattern fits."""
    db.execute(
        "INSERT INTO pattern (step_id, fit, changed_at) VALUES (?, ?, ?)"
        " ON CONFLICT (step_id) DO UPDATE SET fit = excluded.fit, changed_at = excluded.changed_at",
        (step_id, fit, changed_at),
    )


def keep_pattern_note(db: Database, step_id: str, note: str) -> None:
    """Set the note of a pattern."""
    db.execute(
        "INSERT INTO pattern (step_id, note) VALUES (?, ?) ON CONFLICT (step_id) DO UPDATE SET note = excluded.note",
        (step_id, note),
    )
