"""The SQL of people, terms and orders: records in the user's own order, each kept as JSON of its shape."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, TypeVar

import msgspec

from nocontact_desktop.vault.database import Database

Table = Literal["person", "contact_terms", "protective_order"]


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What every record is: fixed once read, with an id."""

    id: str


R = TypeVar("R", bound=Record)


def records(db: Database, table: Table, shape: type[R]) -> list[R]:
    """All records of a table, in the user's own order."""
    rows = db.query(f"SELECT said FROM {table} ORDER BY place")  # noqa: S608  one of three names
    return [msgspec.json.decode(said, type=shape) for (said,) in rows]


def record(db: Database, table: Table, shape: type[R], record_id: str) -> R | None:
    """One record; None when there is none."""
    row = db.one(f"SELECT said FROM {table} WHERE id = ?", (record_id,))  # noqa: S608  one of three names
    return None if row is None else msgspec.json.decode(row[0], type=shape)


def changed(before: R, values: dict[str, Any]) -> R:
    """``before`` with other values in some fields. Raises ValueError for what does not fit."""
    fields = msgspec.to_builtins(msgspec.structs.asdict(before)) | msgspec.to_builtins(values)
    try:
        return msgspec.convert(fields, type(before))
    except msgspec.ValidationError as error:
        raise ValueError("does not fit the record") from error


def keep_record(db: Database, table: Table, kept: Record) -> None:
    """Set a record; a new one comes last."""
    db.execute(
        f"INSERT INTO {table} (id, place, said)"  # noqa: S608  one of three names
        f" VALUES (?, (SELECT coalesce(max(place) + 1, 0) FROM {table}), ?)"
        " ON CONFLICT (id) DO UPDATE SET said = excluded.said",
        (kept.id, msgspec.json.encode(kept).decode()),
    )


def drop_record(db: Database, table: Table, record_id: str) -> None:
    """Erase a record."""
    db.execute(f"DELETE FROM {table} WHERE id = ?", (record_id,))  # noqa: S608  one of three names


def put_in_order(db: Database, table: Table, ids: Iterable[str]) -> None:
    """Set the order of the records."""
    db.executemany(
        f"UPDATE {table} SET place = ? WHERE id = ?",  # noqa: S608  one of three names
        [(place, record_id) for place, record_id in enumerate(ids)],
    )
