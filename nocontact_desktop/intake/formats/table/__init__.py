"""Tables of messages (CSV, TSV) from any program, iMazing among them: columns are known by name, or the user says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.accounts import managers
from nocontact_desktop.intake.export_paths import ExportPaths
from nocontact_desktop.intake.formats.table.heads import Roles, are_secret, fit, is_imazing, known_roles, said_roles
from nocontact_desktop.intake.formats.table.reader import RowReader, direction_said, time_cell
from nocontact_desktop.intake.formats.table.rows import Row, Table, rows_of, table_in
from nocontact_desktop.intake.formats.table.times import Times
from nocontact_desktop.intake.items import Item, ReadOptions
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.rest import leave_out_the_rest
from nocontact_desktop.intake.sides import unreadable
from nocontact_desktop.intake.source import Source
from nocontact_desktop.intake.text import encoding_in

NAME = "table"
TITLE = "Table (CSV)"
SUFFIXES = (".csv", ".tsv")

_EXAMPLES = 3
_EXAMPLE_LENGTH = 60
_WAYS = 1000


def sniff(head: bytes, name: str) -> int:
    """Return how sure it is that this is a table of messages: 40 at the most, so that any other format comes first."""
    if any(manager.sniff(head) for manager in managers()):
        return 0
    table = table_in(head)
    if table is None or are_secret(table.heads):
        return 0
    if is_imazing(table.heads):
        return 40
    named = name.casefold().endswith(SUFFIXES)
    if fit(known_roles(table.heads)):
        return 36 if named else 32
    return 30 if named else 0


def read(source: Source, options: ReadOptions, notes: Notes) -> Iterator[Item]:
    """Yield an item for each row; where it is open which column is what, the heads go into ``notes``.

    Raises:
        Problem: it is no table, or the zone's name is unknown.
    """
    tables = _tables(source)
    heads = next(iter(tables.values())).heads
    notes.entitle(source.name)
    roles = said_roles(heads, options.columns) if options.columns else known_roles(heads)
    if not fit(roles):
        yield from _as_they_are(source, tables, notes)
        return
    said = ", ".join(f"{role}: {heads[place]}" for role, place in roles.items())
    notes.assume("columns", said, "asked" if options.columns else "inferred")
    yield from _items(source, tables, roles, options, notes)


def _items(
    source: Source, tables: dict[str, Table], roles: Roles, options: ReadOptions, notes: Notes
) -> Iterator[Item]:
    ways: set[str] = set()
    times = Times(options, _times(source, tables, roles, ways))
    if not any(map(direction_said, ways)):
        roles = {role: place for role, place in roles.items() if role != "direction"}
    reader = RowReader(roles, next(iter(tables.values())), times, options, notes, ExportPaths(source))
    for place, row in _rows(source, tables, notes):
        yield reader.item(row, f"{place}row {row.number}")
    if times.order is not None:
        notes.assume("date_order", times.order.order, times.order.basis)
    if times.has_local:
        notes.assume_zone(options)
    elif times.has_instants:
        notes.assume_shown_zone(options)
    if not reader.says_direction:
        notes.assume_me(options)
    leave_out_the_rest(source, {*tables, *reader.used}, notes)


def _times(source: Source, tables: dict[str, Table], roles: Roles, ways: set[str]) -> Iterator[str]:
    """Yield the cells with times, and gather in ``ways`` what stands in the column for the direction."""
    place = roles.get("direction")
    for _, row in _rows(source, tables):
        if row.cells:
            if place is not None and place < len(row.cells) and len(ways) < _WAYS:
                ways.add(row.cells[place][:_EXAMPLE_LENGTH])
            yield time_cell(row.cells, roles)


def _as_they_are(source: Source, tables: dict[str, Table], notes: Notes) -> Iterator[Item]:
    """Rows of which nobody has said what they are: kept as they stand, with the question put."""
    notes.columns = next(iter(tables.values())).heads
    notes.examples = tuple(
        tuple(cell[:_EXAMPLE_LENGTH] for cell in row.cells)
        for _, row in islice(((place, row) for place, row in _rows(source, tables) if row.cells), _EXAMPLES)
        if row.cells
    )
    notes.assume("columns", "", "ambiguous")
    for place, row in _rows(source, tables, notes):
        yield unreadable(row.raw, f"{place}row {row.number}")
    leave_out_the_rest(source, set(tables), notes)


def _rows(source: Source, tables: dict[str, Table], notes: Notes | None = None) -> Iterator[tuple[str, Row]]:
    """Yield the rows below the heads, with the place of their table; what stands above goes into ``notes``."""
    for member, table in tables.items():
        place = f"file {member}, " if len(tables) > 1 else ""
        for row in rows_of(source.open(member), table):
            if row.number > table.head_row:
                yield place, row
            elif notes and row.number < table.head_row and not row.raw.strip("\ufeff").startswith("sep="):
                notes.skip(f"{place}row {row.number}", "above-the-heads")


def _tables(source: Source) -> dict[str, Table]:
    """The members that are tables with the same heads as the surest of them."""
    best = source.best_member(SUFFIXES, sniff)
    found = {member: table for member in source.candidates(SUFFIXES) if (table := _table(source, member))}
    if best not in found:
        raise Problem("intake.not-recognised")
    return {member: table for member, table in found.items() if table.heads == found[best].heads}


def _table(source: Source, member: str) -> Table | None:
    return table_in(source.head(member), encoding_in(source.open(member)))
