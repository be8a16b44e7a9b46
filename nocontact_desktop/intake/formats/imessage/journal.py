"""The journal that SQLite keeps beside a database (``-wal``): the newest pages stand in it until they are moved in.

They are moved in here as SQLite would do it, in memory: nothing is written, and the files stay as they are.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

from nocontact_desktop.errors import Problem

_HEAD = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_ORDERS = {0x377F0682: "<", 0x377F0683: ">"}  # in which the sums are made
_VERSION = 3_007_000
_PAGE_SIZE = slice(16, 18)
_KEEPS_ONE = slice(18, 20)
_LARGEST_PAGE = 65_536
_PAGE_SIZES = frozenset(1 << power for power in range(9, 17))
_MASK = 0xFFFFFFFF
_CHECKED = 8  # so many bytes of what stands above a page or the journal are in its sum, besides the page


def keeps_journal(data: bytes | bytearray) -> bool:
    """Whether a database is one that keeps a journal beside it."""
    return data[_KEEPS_ONE] == b"\2\2"


def move_in(data: bytearray, journal: BinaryIO, largest: int) -> bool:
    """Move what was saved since into ``data``; False when the journal is none, or another database's.

    Raises:
        Problem: the database would be larger than ``largest`` bytes.
    """
    head = journal.read(_HEAD.size)
    if not head:
        return True  # emptied: everything has been moved in
    if len(head) < _HEAD.size:
        return False
    magic, version, size, _, *salts, first, second = _HEAD.unpack(head)
    order = _ORDERS.get(magic)
    if order is None or version != _VERSION or size != _page_size(data) or size not in _PAGE_SIZES:
        return False
    sums = _summed(head[:24], order, (0, 0))
    if sums != (first, second):
        return False
    waiting: dict[int, bytes] = {}
    while len(above := journal.read(_FRAME.size)) == _FRAME.size:
        number, pages, *own, first, second = _FRAME.unpack(above)
        page = journal.read(size)
        if own != salts or len(page) < size or not number:
            break  # left over from an earlier round, or cut off
        sums = _summed(page, order, _summed(above[:_CHECKED], order, sums))
        if sums != (first, second):
            break
        if max(number, pages) * size > largest:
            raise Problem("intake.too-large")
        waiting[number] = page
        if pages:  # the last one of something that was saved
            _put(data, waiting, pages * size)
            waiting = {}
    return True


def _put(data: bytearray, waiting: dict[int, bytes], length: int) -> None:
    del data[length:]
    data.extend(bytes(length - len(data)))
    for number, page in waiting.items():
        start = (number - 1) * len(page)
        if start < length:
            data[start : start + len(page)] = page


def _page_size(data: bytearray) -> int:
    size = int.from_bytes(data[_PAGE_SIZE], "big")
    return _LARGEST_PAGE if size == 1 else size


def _summed(data: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    """The sum of what stands before and of ``data``, whose length is a multiple of eight."""
    first, second = sums
    for left, right in struct.iter_unpack(f"{order}2I", data):
        first = (first + left + second) & _MASK
        second = (second + right + first) & _MASK
    return first, second
