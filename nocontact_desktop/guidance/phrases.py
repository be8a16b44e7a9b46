"""Phrases of the guidance as patterns over folded text.

“*” stands for any ending of a word, “…” for up to two words in between. An apostrophe may be left out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from nocontact_desktop.guidance.folded import fold

_BETWEEN = r"(?:[^\w.!?\n]+\w[\w'-]*){0,2}[^\w.!?\n]+"
_PIECE = re.compile(r"\s*…\s*|\s+|'|\*|[^\s…'*]+")
_FEWEST_DIGITS = 6
_KEPT_DIGITS = 9
"""So many digits at the end say that a number is the same, with or without the code of a country before it."""
_NOTHING = re.compile(r"(?!)")


@lru_cache(256)
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of ``phrases``, the longest first. Without phrases, nothing."""
    found = sorted(set(phrases), key=lambda one: (-len(one), one))
    return re.compile("|".join(map(_phrase, found))) if found else _NOTHING


@lru_cache(256)
def any_fact(facts: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some names, places, numbers or addresses, however they are spaced and dotted."""
    found = sorted(filter(None, map(_fact, facts)), key=lambda one: (-len(one), one))
    return re.compile("|".join(found)) if found else _NOTHING


def _phrase(phrase: str) -> str:
    # Taken apart before it is folded: folding would make three dots of “…”.
    return _bounded("".join(map(_piece, _PIECE.findall(phrase))), fold(phrase))


def _piece(piece: str) -> str:
    if piece.strip() == "…":
        return _BETWEEN
    if piece.isspace():
        return r"\s+"
    return {"'": "'?", "*": r"\w*"}.get(piece) or re.escape(fold(piece))


def _bounded(pattern: str, shown: str) -> str:
    """``pattern`` standing alone: no word begins before it or goes on behind it. Signs may stand anywhere."""
    if not re.search(r"\w", shown):
        return pattern
    before = "" if _joins(shown[0]) else r"(?<!\w)"
    behind = r"(?!\w)" if re.match(r"[\w*]", shown[-1]) and not _joins(shown[-1]) else ""
    return before + pattern + behind


def _joins(sign: str) -> bool:
    """Whether words of this script stand together without blanks, or grow at their ends."""
    return unicodedata.category(sign) == "Lo"


def _fact(fact: str) -> str:
    shown = fold(fact)
    digits = "".join(re.findall(r"\d", shown))
    if len(digits) >= _FEWEST_DIGITS and not re.search(r"[^\W\d]", shown):
        return r"(?:\+?\d[\d\s()./-]{0,12})?" + r"[\s()./-]{0,3}".join(digits[-_KEPT_DIGITS:]) + r"(?!\d)"
    words = re.findall(r"\w+", shown)
    if not words:
        return re.escape(shown.strip())
    return _bounded(r"\W{1,3}".join(words) + r"(?:'?s)?", words[0] + words[-1])
