"""WebM and Matroska: length, size and time of making, from the few elements that tell (RFC 9559). In the child only."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import BinaryIO

_SEGMENT, _INFO, _TRACKS, _TRACK, _VIDEO = 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0xE0
_SCALE, _DURATION, _DATE, _WIDTH, _HEIGHT = 0x2AD7B1, 0x4489, 0x4461, 0xB0, 0xBA
_CLUSTER = 0x1F43B675
_INSIDE = frozenset({_SEGMENT, _INFO, _TRACKS, _TRACK, _VIDEO})
_WANTED = frozenset({_SCALE, _DURATION, _DATE, _WIDTH, _HEIGHT})
_EPOCH = datetime(2001, 1, 1)  # noqa: DTZ001  a claim, never stored as a time
_MOST_ELEMENTS = 10_000


def told_by(stream: BinaryIO, size: int) -> tuple[float | None, int | None, int | None, str | None]:
    """Return milliseconds, width, height, and the time of making in the form EXIF uses; None where nothing says so.

    Raises struct.error, ValueError or ArithmeticError for noise.
    """
    found: dict[int, bytes] = {}
    for name, data in _elements(stream, size):
        found.setdefault(name, data)
    scale = _whole(found.get(_SCALE)) or 1_000_000
    duration = _real(found[_DURATION]) * scale / 1e6 if _DURATION in found else None
    made = None
    if _DATE in found:
        since = int.from_bytes(found[_DATE], "big", signed=True) // 1000
        made = (_EPOCH + timedelta(microseconds=since)).strftime("%Y:%m:%d %H:%M:%S")
    return duration, _whole(found.get(_WIDTH)), _whole(found.get(_HEIGHT)), made


def _elements(stream: BinaryIO, size: int) -> Iterator[tuple[int, bytes]]:
    """The wanted elements before the first cluster. Walks into those that hold them and over all others."""
    at = 0
    for _ in range(_MOST_ELEMENTS):
        stream.seek(at)
        head = stream.read(12)
        if at >= size or len(head) < 2:
            return
        name, taken = _number(head, keep_mark=True)
        length, more = _number(head[taken:], keep_mark=False)
        at += taken + more
        if name == _CLUSTER:
            return
        if name in _WANTED and length <= 8:
            stream.seek(at)
            yield name, stream.read(length)
        if name not in _INSIDE:
            at += length


def _number(data: bytes, *, keep_mark: bool) -> tuple[int, int]:
    """A number of one to eight bytes, and how many those are."""
    length = 9 - data[0].bit_length()
    if not data[0] or length > 8 or len(data) < length:
        raise ValueError
    value = int.from_bytes(data[:length], "big")
    return (value if keep_mark else value & ~(1 << (7 * length))), length


def _whole(data: bytes | None) -> int | None:
    return int.from_bytes(data, "big") or None if data is not None else None


def _real(data: bytes) -> float:
    return float(struct.unpack(">d" if len(data) == 8 else ">f", data)[0])
