"""Exports that are tables (CSV): known by the names of their columns, read row by row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.account_items import AccountSkipped, Entry
from nocontact_desktop.intake.accounts.entry import entry
from nocontact_desktop.intake.text import encoding_of, text_of_head

Cells = dict[str, str]
"""The wanted cells of a row, by the name of their column in small letters."""

_DELIMITERS = ",;\t"
_LEAST_KNOWN = 50
_LARGEST_CELL = 64 * 1024 * 1024


def _never(_cells: Cells) -> str:
    return ""


def _no_time(_text: str) -> str:
    return ""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The columns of a manager's table, in small letters.

    ``known`` are all it can have, ``needs`` those it cannot lack. An account's login is the first of ``logins`` that
    has something in it. ``time`` reads the columns ``made``, ``changed`` and ``password_changed``; ``left_out`` gives
    the reason why a row is no account, from ``extra`` columns too.
    """

    known: frozenset[str]
    needs: frozenset[str]
    title: str
    address: str
    logins: tuple[str, ...]
    made: str = ""
    changed: str = ""
    password_changed: str = ""
    extra: str = ""
    time: Callable[[str], str] = _no_time
    left_out: Callable[[Cells], str] = _never
    addresses: Callable[[str], list[str]] = lambda text: [text]

    @property
    def wanted(self) -> frozenset[str]:
        """The columns that are looked at."""
        named = {self.title, self.address, self.made, self.changed, self.password_changed, self.extra, *self.logins}
        return frozenset(named - {""})


def sure_of(head: bytes, layout: Layout) -> int:
    """How sure it is that a file that begins like this has this layout, from 0 to 100."""
    _, names = _header(text_of_head(head))
    if not layout.needs <= set(names):
        return 0
    known = 100 * len(layout.known & set(names)) // len(names)
    return known if known >= _LEAST_KNOWN else 0


def accounts_in(stream: BinaryIO, head: bytes, layout: Layout) -> Iterator[Entry]:
    """Yield the entries of a table. Raises :class:`Problem` when it is damaged."""
    for locator, cells in _rows(stream, head, layout.wanted):
        if cells is None:
            yield AccountSkipped(locator=locator, reason="wrong-columns")
        elif reason := layout.left_out(cells):
            yield AccountSkipped(locator=locator, reason=reason)
        else:
            yield _account(locator, cells, layout)


def _account(locator: str, cells: Cells, layout: Layout) -> Entry:
    return entry(
        locator,
        title=cells.get(layout.title, ""),
        addresses=layout.addresses(cells.get(layout.address, "")),
        login=next((cells[name] for name in layout.logins if cells.get(name, "").strip()), ""),
        made_at=layout.time(cells.get(layout.made, "")),
        changed_at=layout.time(cells.get(layout.changed, "")),
        password_changed_at=layout.time(cells.get(layout.password_changed, "")),
    )


def _rows(stream: BinaryIO, head: bytes, wanted: frozenset[str]) -> Iterator[tuple[str, Cells | None]]:
    """Yield place and cells of each row; None for a row with more or fewer cells than there are columns.

    In such a row no cell can be trusted to be what its column says: it could be the password.
    """
    csv.field_size_limit(_LARGEST_CELL)
    delimiter, names = _header(text_of_head(head))
    with io.TextIOWrapper(stream, encoding_of(head[:4096]), errors="backslashreplace", newline="") as text:
        text.readline()
        places = {name: place for place, name in enumerate(names) if name in wanted}
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        before = 0
        try:
            for row in reader:
                locator, before = f"line {before + 2}", reader.line_num
                if row:
                    yield locator, _cells(row, places) if len(row) == len(names) else None
        except csv.Error as found:
            # A quotation mark that is never closed, or one in the middle of a cell.
            raise Problem("intake.accounts-damaged") from found


def _cells(row: list[str], places: dict[str, int]) -> Cells:
    return {name: row[place] for name, place in places.items()}


def _header(text: str) -> tuple[str, list[str]]:
    """Delimiter and column names of a table's first line, in small letters."""
    line = re.split(r"[\r\n]", text.lstrip("\ufeff"), maxsplit=1)[0]
    delimiter = max(_DELIMITERS, key=line.count)
    try:
        names = next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:  # no table at all
        names = []
    return delimiter, [name.strip().lower() for name in names]
