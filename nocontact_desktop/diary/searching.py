"""Turns what somebody types into a search that can't fail."""

from __future__ import annotations

import regex

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")


def match_expression(typed: str) -> str:
    """An FTS5 expression that finds texts with every word typed, the last one also as a beginning.

    Each word is quoted, so nothing typed is taken as an operator. Text without words finds nothing.
    """
    words = _WORD.findall(typed)
    if not words:
        return '""'
    return " ".join(f'"{word}"' for word in words) + "*"
