"""The rows of a table in a file of unknown encoding and delimiter, each with the exact text it was read from."""

from __future__ import annotations

import csv
import io
from collections import Counter, deque
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO, NamedTuple

from nocontact_desktop.intake.formats.table.times import written_in
from nocontact_desktop.intake.text import encoding_in

_DELIMITERS = ",;\t|"
_SAMPLE = 30
_LARGEST_CELL = 2 * 1024 * 1024
_NOT_A_TABLE = ("{", "[", "<", "begin:", "%pdf")


class Table(NamedTuple):
    """How a table is written. ``heads`` are the names of its columns, in row ``head_row``; 0 when it has none."""

    encoding: str
    delimiter: str
    heads: tuple[str, ...]
    head_row: int


class Row(NamedTuple):
    """A row by its number, counted from 1. ``cells`` is None when it cannot be read."""

    number: int
    raw: str
    cells: list[str] | None


def table_in(head: bytes, encoding: str | None = None) -> Table | None:
    """Return how the table is written that begins with ``head``, or None when it is none."""
    encoding = encoding or encoding_in(io.BytesIO(head))
    lines = io.StringIO(head.decode(encoding, "backslashreplace"), newline="").readlines()
    if len(lines) > 2 and not lines[-1].endswith(("\n", "\r")):
        lines.pop()  # it may go on
    if not lines or lines[0].lstrip("\ufeff \t").casefold().startswith(_NOT_A_TABLE):
        return None
    named = next((one for one in _DELIMITERS if lines[0].strip("\ufeff\r\n").casefold() == f"sep={one}"), None)
    if named:
        lines[0] = "\n"
    rated = [found for one in (named or _DELIMITERS) if (found := _shape(lines, one))]
    if not rated:
        return None
    _, width, delimiter, rows = max(rated, key=lambda one: one[:2])
    number, first = next((at, row) for at, row in enumerate(rows, 1) if len(row) == width)
    heads = tuple(cell.strip().removeprefix("\ufeff") for cell in first)
    if any(_is_data(cell) for cell in heads) or sum(map(bool, heads)) < 2:
        return Table(encoding, delimiter, tuple(f"Column {place}" for place in range(1, width + 1)), 0)
    return Table(encoding, delimiter, heads, number)


def rows_of(stream: BinaryIO, table: Table) -> Iterator[Row]:
    """Yield all rows with something in them, that with the heads too; the stream is closed in the end."""
    csv.field_size_limit(_LARGEST_CELL)
    with io.TextIOWrapper(stream, table.encoding, errors="backslashreplace", newline="") as text:
        lines = _Lines(text)
        reader = csv.reader(lines, delimiter=table.delimiter, strict=True)
        number = 0
        while True:
            lines.taken.clear()
            number += 1
            cells: list[str] | None
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                # A quotation mark that is never closed, or one within a cell: that line is read alone.
                cells = _alone(lines.only_the_first(), table)
            if cells is None or any(cells):
                yield Row(number, "".join(lines.taken).rstrip("\r\n"), cells)


class _Lines:
    """Lines that can be given back."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.taken: list[str] = []
        self._text = text
        self._back: deque[str] = deque()

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._text)
        self.taken.append(line)
        return line

    def only_the_first(self) -> str:
        """Give back all but the first of the lines that were taken; returns that."""
        self._back.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]
        return self.taken[0] if self.taken else ""


def _alone(line: str, table: Table) -> list[str] | None:
    line = line.rstrip("\r\n")
    for quoting in (csv.QUOTE_NONE, csv.QUOTE_MINIMAL):
        try:
            cells = next(csv.reader([line], delimiter=table.delimiter, quoting=quoting), [])
        except csv.Error:
            return None
        if len(cells) == len(table.heads):
            return cells
    return None


def _shape(lines: list[str], delimiter: str) -> tuple[float, int, str, list[list[str]]] | None:
    """How regular a table would be with this delimiter: share of rows that are alike, their width, the rows."""
    try:
        rows = list(islice(csv.reader(lines, delimiter=delimiter), _SAMPLE))
    except csv.Error:
        return None
    widths = Counter(len(row) for row in rows if any(row))
    if not widths:
        return None
    width, alike = max(widths.items(), key=lambda one: (one[1] * (one[0] > 1), one[0]))
    return (alike / widths.total(), width, delimiter, rows) if width > 1 else None


def _is_data(cell: str) -> bool:
    found = written_in(cell)
    return found.instant is not None or found.day is not None or found.date is not None
