"""Canonical JSON (RFC 8785) for the values the log seals: no floats, so every value has one spelling."""

from __future__ import annotations

import json
from typing import Any


def canonical(value: Any) -> bytes:
    """The one spelling of ``value`` (text, whole numbers, booleans, None, lists, objects) in UTF-8.

    Raises:
        ValueError: a float, a number beyond 2^53, a name that is not text, or a lone surrogate in a text.
    """
    _check(value)
    return json.dumps(_sorted(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _check(value: Any) -> None:
    if value is None or isinstance(value, (bool, str)):
        return
    if isinstance(value, int):
        if abs(value) >= 2**53:
            raise ValueError("a number beyond what every reader keeps exactly")
    elif isinstance(value, (list, tuple)):
        for part in value:
            _check(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            if not isinstance(name, str):
                raise ValueError("a name that is not text")  # noqa: TRY004  (one kind of error for callers)
            _check(part)
    else:
        raise ValueError("a kind of value the log does not seal")  # noqa: TRY004  (one kind of error for callers)


def _sorted(value: Any) -> Any:
    """Objects with their names in the order of RFC 8785: by UTF-16 code units."""
    if isinstance(value, dict):
        return {name: _sorted(value[name]) for name in sorted(value, key=_utf16)}
    if isinstance(value, (list, tuple)):
        return [_sorted(part) for part in value]
    return value


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-be")
