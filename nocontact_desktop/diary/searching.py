"""Turns what somebody types into a search that can't fail."""

from __future__ import annotations

import regex

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
MOST_WORDS = 32
"""More words than anybody types; a pasted page would otherwise become a very long search."""


def match_expression(typed: str) -> str | None:
    """An FTS5 expression that finds texts with every word typed, the last one also as a beginning.

    Each word is quoted, so nothing typed is taken as an operator. Without any word there is nothing to
    look for, and the answer is None.
    """
    whole = whole_words(typed)
    return None if whole is None else f"{whole}*"


def whole_words(typed: str) -> str | None:
    """The same for texts that have the last word as a whole too: among a million texts much sooner answered."""
    words = _WORD.findall(typed)[:MOST_WORDS]
    return " ".join(f'"{word}"' for word in words) if words else None
