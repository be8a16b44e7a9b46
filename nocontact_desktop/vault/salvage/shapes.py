"""What the rows of each table look like, and which schema a file has: to know a row where nothing says whose it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nocontact_desktop.vault.database import Database
from nocontact_desktop.vault.migrating import newest_schema, schema_in_memory
from nocontact_desktop.vault.salvage.cells import Row, Value

_TYPES: dict[str, tuple[type, ...]] = {"TEXT": (str,), "INTEGER": (int,), "BLOB": (bytes,), "REAL": (float, int)}


@dataclass(frozen=True)
class Column:
    """One column, in the order in which rows are stored. ``types`` is empty when anything can stand there."""

    name: str
    types: tuple[type, ...]
    required: bool
    default: Value


@dataclass(frozen=True)
class Shape:
    """A table or an index. ``rowid`` is the place of the column that stands for the row id."""

    name: str
    columns: tuple[Column, ...]
    rowid: int | None
    as_index: bool
    holds_rows: bool

    def fits(self, row: Row) -> bool:
        """Whether a row can be one of these."""
        values = row.values
        if values is None or (row.rowid is None) is not self.as_index or not 0 < len(values) <= len(self.columns):
            return False
        for place, (value, column) in enumerate(zip(values, self.columns, strict=False)):
            if place == self.rowid:
                if value is not None:
                    return False
            elif value is None:
                if column.required:
                    return False
            elif column.types and not isinstance(value, column.types):
                return False
        return all(not one.required or one.default is not None for one in self.columns[len(values) :])

    def whole(self, row: Row) -> tuple[Value, ...]:
        """The row's values, the row id and what was added to the table later among them."""
        values = list(row.values or ())
        values += [one.default for one in self.columns[len(values) :]]
        if self.rowid is not None:
            values[self.rowid] = row.rowid
        return tuple(values)


def schema_that_fits(found: Iterable[tuple[str, str]]) -> int:
    """The number of the schema that has the things of these names and statements; the newest when none has."""
    wanted, before, best = set(found), set[tuple[str, str]](), 0
    for number in range(1, newest_schema() + 1):
        with schema_in_memory(number) as schema:
            present = set(schema.query("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
        if (present - before) & wanted:
            best = number
        before = present
    return best or newest_schema()


def shapes_of(schema: Database) -> list[Shape]:
    """The shapes of all tables and indexes of a schema."""
    tables = schema.query(
        "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')"
    )
    shapes = [_table(schema, str(name), bool(without_rowid)) for name, without_rowid in tables if name != _SCHEMA]
    kept_as_index = {shape.name for shape in shapes if shape.as_index}
    for name, table in schema.query("SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index'"):
        if not (table in kept_as_index and str(name).startswith("sqlite_autoindex")):
            shapes.append(_index(schema, str(name), str(table)))
    return shapes


_SCHEMA = "sqlite_schema"


def _table(schema: Database, name: str, without_rowid: bool) -> Shape:
    columns = _columns(schema, name)
    alias = None
    if without_rowid:
        (index,) = schema.query("SELECT name FROM pragma_index_list(?) WHERE origin = 'pk'", (name,))[0]
        order = schema.query("SELECT name FROM pragma_index_xinfo(?) ORDER BY seqno", (index,))
        stored = [columns[str(one)] for (one,) in order]
    else:
        stored = list(columns.values())
        keys = schema.query("SELECT cid, upper(type) FROM pragma_table_xinfo(?) WHERE pk > 0", (name,))
        alias = int(keys[0][0]) if len(keys) == 1 and keys[0][1] == "INTEGER" else None
    return Shape(name, tuple(stored), alias, as_index=without_rowid, holds_rows=True)


def _index(schema: Database, name: str, table: str) -> Shape:
    columns = _columns(schema, table)
    anything, number = Column("", (), False, None), Column("", (int,), True, None)
    stored = [
        number if cid == -1 else columns.get(str(column), anything)
        for cid, column in schema.query("SELECT cid, name FROM pragma_index_xinfo(?) ORDER BY seqno", (name,))
    ]
    return Shape(name, tuple(stored), None, as_index=True, holds_rows=False)


def _columns(schema: Database, table: str) -> dict[str, Column]:
    rows = schema.query('SELECT name, upper(type), "notnull", dflt_value FROM pragma_table_xinfo(?)', (table,))
    found = {}
    for name, declared, required, default in rows:
        value = None if default is None else (schema.one(f"SELECT {default}") or (None,))[0]
        found[str(name)] = Column(str(name), _TYPES.get(declared, ()), bool(required), value)
    return found
