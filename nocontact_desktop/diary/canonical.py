"""Canonical JSON (RFC 8785) for the values the log seals: no floats, so every value has one spelling."""

from __future__ import annotations

from typing import Any

import msgspec

LARGEST = 2**53 - 1
"""The largest whole number that every reader of JSON keeps exactly (RFC 7493 section 2.2)."""

_text = msgspec.json.Encoder().encode
_FIXED = {None: b"null", True: b"true", False: b"false"}


def canonical(value: Any) -> bytes:
    """The one spelling of ``value`` (text, whole numbers, booleans, None, lists, objects) in UTF-8.

    Raises:
        ValueError: a float, a number beyond 2^53, a name that is not text, or a lone surrogate in a text.
    """
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool):
        return _FIXED[value]
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise ValueError("a number beyond what every reader keeps exactly")
        return b"%d" % value
    if isinstance(value, (list, tuple)):
        return b"[" + b",".join([canonical(part) for part in value]) + b"]"
    if isinstance(value, dict):
        return b"{" + b",".join([_text(name) + b":" + canonical(value[name]) for name in _in_order(value)]) + b"}"
    raise ValueError("a kind of value the log does not seal")


def _in_order(names: dict[Any, Any]) -> list[str]:
    """The names by their UTF-16 code units (RFC 8785 section 3.2.3), which for ASCII is the plain order."""
    if not all(isinstance(name, str) for name in names):
        raise ValueError("a name that is not text")
    ordered = sorted(names)
    return ordered if "".join(ordered).isascii() else sorted(ordered, key=_utf16)


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-be")
