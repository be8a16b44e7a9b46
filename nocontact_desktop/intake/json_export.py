"""JSON as exports have it, opened piece by piece: a message that is not as it should be does not spoil the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.source import Source

_LARGEST = 400 * 1024 * 1024
_PIECE = 1024 * 1024
_BOM = b"\xef\xbb\xbf"
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"|[{}\[\]]', re.DOTALL)
_CLOSING = {b"{": b"}", b"[": b"]"}
_ESCAPE = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.",
    re.DOTALL,
)
_BYTE = re.compile(r"\(byte (\d+)\)")

_as_members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_as_elements = msgspec.json.Decoder(list[msgspec.Raw]).decode
_as_value = msgspec.json.Decoder().decode

_BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)

Piece = bytes | bytearray | msgspec.Raw
Members = dict[str, msgspec.Raw]
Record = dict[str, object]


@dataclass(frozen=True)
class Opened:
    """A JSON object by its members. ``broken_at`` is the byte from which on nothing could be read; None: all could."""

    members: Members
    broken_at: int | None = None


def read_json(source: Source, member: str) -> bytearray:
    """Return the bytes of a JSON file without its mark. Raises :class:`Problem` when it is too large or damaged."""
    data = bytearray()
    with source.open(member) as stream:
        while piece := stream.read(_PIECE):
            data += piece
            if len(data) > _LARGEST:
                raise Problem("intake.too-large")
    if data.startswith(_BOM):
        del data[: len(_BOM)]
    return data


def open_object(data: bytes | bytearray) -> Opened:
    """Open a JSON object. One that is broken off is closed after the last whole thing in a list.

    Halves of signs outside Unicode's first plane, which some exports write, and bytes that are no UTF-8 become U+FFFD.

    Raises:
        Problem: ``intake.not-recognised``: this is no JSON object, or nothing of it is whole.
    """
    try:
        return Opened(_as_members(data))
    except _BROKEN:  # strange signs, cut off, damaged, or nested without end
        data = _whole_signs(data)
    try:
        return Opened(_as_members(data))
    except _BROKEN as found:  # what stands before that place may be good
        said = _BYTE.search(str(found))
        data, end = _closed(data, int(said[1]) if said else len(data))
    try:
        return Opened(_as_members(data), broken_at=end)
    except _BROKEN as found:  # nothing of it is whole
        raise Problem("intake.not-recognised") from found


def members_of(piece: Piece | None) -> Members:
    """The members of an object; none when it is something else."""
    try:
        return {} if piece is None else _as_members(piece)
    except _BROKEN:  # another kind of value stands there
        return {}


def elements_of(piece: Piece | None) -> list[msgspec.Raw]:
    """The elements of a list; none when it is something else."""
    try:
        return [] if piece is None else _as_elements(piece)
    except _BROKEN:  # another kind of value stands there
        return []


def value_of(piece: Piece | None) -> object:
    """What a piece holds, as plain Python values; None when it can't be read."""
    if piece is None:
        return None
    try:
        return _as_value(piece)
    except _BROKEN:  # bytes that are no text, or a number without end
        pass
    try:
        return _as_value(_whole_signs(bytes(piece)))
    except _BROKEN:  # not for want of whole signs, then
        return None


def record_of(piece: Piece) -> Record | None:
    """An object with all it holds; None when it is something else."""
    value = value_of(piece)
    return value if isinstance(value, dict) else None


def written(piece: Piece) -> str:
    """A piece as it stands in the file."""
    return bytes(piece).decode("utf-8", "backslashreplace")


def text_in(value: object) -> str:
    """A text; "" when it is something else."""
    return value if isinstance(value, str) else ""


def number_in(value: object) -> int | float | None:
    """A number, written as one or as text; None when it is something else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value
    if isinstance(value, str) and value.strip().lstrip("-").isdecimal() and len(value) <= 20:
        return int(value)
    return None


def objects_in(value: object) -> Iterator[Record]:
    """The objects of a list, leaving out what is none."""
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, dict))


def _closed(data: bytes | bytearray, place: int) -> tuple[bytes, int]:
    """Cut off after the last whole object in a list before ``place``, and close all that is open there."""
    stack: list[bytes] = []
    good, open_there = 0, b""
    for token in _TOKEN.finditer(data, 0, place):
        sign = token[0]
        if sign in _CLOSING:
            stack.append(sign)
        elif sign in {b"}", b"]"}:
            if not stack or _CLOSING[stack.pop()] != sign:
                break
            if sign == b"}" and stack and stack[-1] == b"[":
                good = token.end()
                open_there = b"".join(_CLOSING[one] for one in reversed(stack))
    return bytes(data[:good]) + open_there, good


def _whole_signs(data: bytes | bytearray) -> bytes:
    """Put U+FFFD for half signs and for bytes that are no UTF-8; nothing else moves."""
    whole = data.decode("utf-8", "replace").encode()
    return _ESCAPE.sub(lambda found: rb"\ufffd" if found["half"] else found[0], whole)
