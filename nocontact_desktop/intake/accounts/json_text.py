"""Exports that are JSON: decoded into the few fields wanted; everything else is skipped and never made."""

from __future__ import annotations

from typing import BinaryIO, TypeVar

import msgspec

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.text import encoding_of

Shape = TypeVar("Shape")


def json_in(stream: BinaryIO, shape: type[Shape]) -> Shape:
    """The whole of a stream. Raises :class:`Problem` when it is no such JSON."""
    data = stream.read()
    encoding = encoding_of(data[:4096])
    try:
        if encoding != "utf-8-sig":
            data = data.decode(encoding).encode()
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as found:
        raise Problem("intake.accounts-damaged") from found


def part_of(raw: msgspec.Raw, shape: type[Shape]) -> Shape | None:
    """One part of it; None for what has another shape."""
    try:
        return msgspec.json.decode(raw, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):  # one entry does not end the others
        return None
