"""The text in a ``typedstream``, Apple's old way to write objects: newer databases keep what was said only there."""

from __future__ import annotations

import re

_STRING = re.compile(rb"NS(?:Mutable)?String\x01.{0,24}?\x84\x01\+", re.DOTALL)
_LENGTHS = {0x81: 2, 0x82: 4}
_SMALLEST_MARK = 0x80


def text_of_typedstream(data: bytes) -> str | None:
    """Return the first string, which is the text of the message; None where there is none."""
    found = _STRING.search(data)
    if found is None or found.end() >= len(data):
        return None
    start = found.end() + 1
    length = data[found.end()]
    if length >= _SMALLEST_MARK:
        size = _LENGTHS.get(length)
        if size is None:
            return None
        length = int.from_bytes(data[start : start + size], "little")
        start += size
    text = data[start : start + length]
    return text.decode("utf-8", "backslashreplace") if len(text) == length else None
