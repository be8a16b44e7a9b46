"""Turns what somebody types into a search that can't fail."""

from __future__ import annotations

import unicodedata

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


def place_in(typed: str, text: str) -> tuple[int, int] | None:
    """Where a short text has what was typed, found as ``match_expression`` finds it; None when it does not.

    The place is that of the word that begins with the last word typed: where it starts, and where it ends.
    """
    *whole, last = [_plain(word) for word in _WORD.findall(typed)[:MOST_WORDS]] or [""]
    there = [(found.span(), _plain(found[0])) for found in _WORD.finditer(text)]
    if not last or not {word for _, word in there}.issuperset(whole):
        return None
    return next((span for span, word in there if word.startswith(last)), None)


def _plain(word: str) -> str:
    """Without accents and capital letters."""
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def whole_words(typed: str) -> str | None:
    """The same for texts that have the last word as a whole too: among a million texts much sooner answered."""
    words = _WORD.findall(typed)[:MOST_WORDS]
    return " ".join(f'"{word}"' for word in words) if words else None
