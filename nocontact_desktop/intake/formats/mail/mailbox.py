"""A mailbox cut into its mails, one after the other, so that its size does not matter.

The standard ``mailbox`` ends at separators that are not ASCII, and takes every line that begins with "From " for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

LARGEST = 100 * 1024 * 1024
"""A mail of more bytes than this is not taken apart."""
HEAD = 64 * 1024
_CHUNK = 4 * 1024 * 1024
_LONGEST_LINE = 4096
_FROM = b"\nFrom "
_CLOCK = re.compile(rb"\d:\d\d")
_YEAR = re.compile(rb"(?:19|20)\d\d")
_BARE = re.compile(rb"From (?:-\s*)?\r?")
_HEADER = re.compile(rb">?From |[!-9;-~]+[ \t]*:")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


class Piece(NamedTuple):
    """The bytes of one mail; only its first ``HEAD`` bytes where it is too large to be ``whole``."""

    data: bytes
    whole: bool


def is_mailbox(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is a mailbox."""
    return _separates(bytearray(b"\n" + head.lstrip(b"\r\n")), 0)


def mails_in(stream: BinaryIO) -> Iterator[Piece]:
    """Yield the mails of a mailbox, each with its separator, after what stands before the first."""
    buffer, searched, kept = bytearray(b"\n"), 0, b""
    while chunk := stream.read(_CHUNK):
        buffer += chunk
        while (place := _separator(buffer, searched, final=False)) is not None:
            yield _piece(buffer[:place], kept)
            del buffer[:place]
            searched, kept = 1, b""
        searched = max(searched, len(buffer) - 2 * _LONGEST_LINE)
        if len(buffer) > LARGEST or kept:
            kept = kept or bytes(buffer[1 : HEAD + 1])
            del buffer[:searched]
            searched = 0
    while (place := _separator(buffer, searched, final=True)) is not None:
        yield _piece(buffer[:place], kept)
        del buffer[:place]
        searched, kept = 1, b""
    yield _piece(buffer, kept)


def without_quoting(data: bytes) -> bytes:
    """The bytes of a mail where its own lines that begin with "From " had to be marked."""
    return _QUOTED.sub(rb"\1", data) if b"\n>" in data else data


def _piece(data: bytearray, kept: bytes) -> Piece:
    return Piece(kept, whole=False) if kept else Piece(bytes(data[1:]), whole=True)


def _separator(buffer: bytearray, start: int, *, final: bool) -> int | None:
    """The place of the line end before the next separator, from ``start`` on."""
    place = buffer.find(_FROM, start)
    while place >= 0:
        if not final and len(buffer) - place < 2 * _LONGEST_LINE:
            return None  # what follows it is not there yet
        if _separates(buffer, place):
            return place
        place = buffer.find(_FROM, place + 1)
    return None


def _separates(buffer: bytearray, place: int) -> bool:
    """Whether this line that begins with "From " stands between two mails: people begin lines with that word too."""
    end = buffer.find(b"\n", place + 1, place + _LONGEST_LINE)
    if not buffer.startswith(_FROM, place) or end < 0 or not _HEADER.match(buffer, end + 1, end + _LONGEST_LINE):
        return False
    line = bytes(buffer[place + 1 : end])
    return bool((_CLOCK.search(line) and _YEAR.search(line)) or _BARE.fullmatch(line))
