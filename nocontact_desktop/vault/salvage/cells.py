"""What stands in one page of an SQLite file: rows, or the way to other pages (sqlite.org/fileformat2.html)."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nocontact_desktop.vault.salvage.pages import USABLE

INDEX_WAY, TABLE_WAY, INDEX_ROWS, TABLE_ROWS = 2, 5, 10, 13
"""The kinds of pages. A table without row ids is kept as an index; its ways hold rows too."""
Value = None | int | float | str | bytes
_HEADER_OF_FILE = 100
_OVERFLOW = USABLE - 4
_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_MISREAD = (IndexError, ValueError, struct.error, OverflowError)
"""What comes of reading a page that is whole and still makes no sense: an old one in a new place."""


@dataclass(frozen=True)
class Row:
    """One row: its row id (None in an index) and values; None instead of them when it leads to a page that is lost."""

    rowid: int | None
    values: tuple[Value, ...] | None


@dataclass(frozen=True)
class Way:
    """A page below, and the highest row id that stands there (None: the last one, or an index)."""

    page: int
    up_to: int | None


def kind_of(page: bytes, number: int) -> int:
    """The kind of a page; of a page that is none of a tree any other number."""
    return page[_HEADER_OF_FILE if number == 1 else 0]


def ways_in(page: bytes, number: int) -> list[Way]:
    """The pages a page leads to. Empty when there are none, or it makes no sense."""
    kind = kind_of(page, number)
    if kind not in {INDEX_WAY, TABLE_WAY}:
        return []
    try:
        found = []
        for at in _cells(page, number):
            below = int.from_bytes(page[at : at + 4])
            found.append(Way(below, _varint(page, at + 4)[0] if kind == TABLE_WAY else None))
        start = _HEADER_OF_FILE if number == 1 else 0
        return [*found, Way(int.from_bytes(page[start + 8 : start + 12]), None)]
    except _MISREAD:
        return []


def rows_in(page: bytes, number: int, fetch: Callable[[int], bytes | None]) -> Iterator[Row]:
    """The rows that stand in a page. ``fetch`` gives the pages on which long ones go on."""
    kind = kind_of(page, number)
    if kind not in {INDEX_WAY, INDEX_ROWS, TABLE_ROWS}:
        return
    try:
        cells = _cells(page, number)
    except _MISREAD:
        return
    for at in cells:
        try:
            yield _row(page, at, kind, fetch)
        except _MISREAD:
            yield Row(None, None)


def _cells(page: bytes, number: int) -> list[int]:
    start = _HEADER_OF_FILE if number == 1 else 0
    count = int.from_bytes(page[start + 3 : start + 5])
    first = start + (12 if page[start] in {INDEX_WAY, TABLE_WAY} else 8)
    return [int.from_bytes(page[at : at + 2]) for at in range(first, first + 2 * count, 2)]


def _row(page: bytes, at: int, kind: int, fetch: Callable[[int], bytes | None]) -> Row:
    if kind == INDEX_WAY:
        at += 4
    length, at = _varint(page, at)
    rowid = None
    if kind == TABLE_ROWS:
        rowid, at = _varint(page, at)
    most = USABLE - 35 if kind == TABLE_ROWS else (USABLE - 12) * 64 // 255 - 23
    here = length
    if length > most:
        least = (USABLE - 12) * 32 // 255 - 23
        here = least + (length - least) % _OVERFLOW
        here = here if here <= most else least
    payload = page[at : at + here]
    if here < length:
        rest = _overflow(int.from_bytes(page[at + here : at + here + 4]), length - here, fetch)
        if rest is None:
            return Row(rowid, None)
        payload += rest
    if len(payload) != length:
        raise ValueError("a row ends outside its page")
    return Row(rowid, tuple(_values(payload)))


def _overflow(number: int, length: int, fetch: Callable[[int], bytes | None]) -> bytes | None:
    found = []
    while length > 0:
        page = fetch(number)
        if page is None:
            return None
        found.append(page[4 : 4 + min(length, _OVERFLOW)])
        length -= len(found[-1])
        number = int.from_bytes(page[:4])
    return b"".join(found)


def _values(payload: bytes) -> Iterator[Value]:
    end, at = _varint(payload, 0)
    data = end
    while at < end:
        form, at = _varint(payload, at)
        value, data = _value(payload, form, data)
        yield value


def _value(payload: bytes, form: int, at: int) -> tuple[Value, int]:
    if form == 0:
        return None, at
    if form in {8, 9}:
        return form - 8, at
    length = _NUMBERS.get(form, 8) if form < 12 else (form - 12) // 2
    written = payload[at : at + length]
    if len(written) != length:
        raise ValueError("a value ends outside its row")
    if form >= 12:
        return (written.decode() if form % 2 else written), at + length
    if form == 7:
        return float(struct.unpack(">d", written)[0]), at + length
    return int.from_bytes(written, signed=True), at + length


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next one stands."""
    value = 0
    for place in range(8):
        byte = data[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    value = value << 8 | data[at + 8]
    return value - (1 << 64 if value >> 63 else 0), at + 9
