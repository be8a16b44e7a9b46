"""Words of a text as the privacy check compares them: however they are spelled, and where each stands.

Compatibility forms, case, accents and invisible signs make no difference, and neither does what stands between
words or between the groups of a number.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

import regex

_ASCII_WORD: Final = re.compile(r"[A-Za-z0-9]+")
# In scripts that put no spaces between words, every sign is a word. Elsewhere a word is letters, numbers, what is
# written over and under them, and invisible signs inside it.
_UNSPACED: Final = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_WORD: Final = regex.compile(
    rf"{_UNSPACED}\p{{M}}*|[[\p{{L}}\p{{N}}]--{_UNSPACED}][[\p{{L}}\p{{N}}\p{{M}}\p{{Cf}}]--{_UNSPACED}]*",
    regex.VERSION1,
)
LEAST_DIGITS: Final = 7
"""So many digits make a number that tells one from another."""
_BETWEEN: Final = r"[ \u00a0\u202f().\-/\u2010-\u2015]{0,3}"
_GROUPS: Final = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}])\p{{L}}{{0,2}}\p{{Nd}}(?:{_BETWEEN}\p{{Nd}}){{{LEAST_DIGITS - 1},}}"
)


class Word(NamedTuple):
    """One word, folded, and where it stands in the text."""

    folded: str
    start: int
    stop: int


class Digits(NamedTuple):
    """A number with its groups drawn together. ``places`` has the place of each digit in the text."""

    digits: str
    places: tuple[int, ...]


def words_of(text: str) -> list[Word]:
    """The words of a text in their order."""
    if text.isascii():
        return [Word(one.group().lower(), one.start(), one.end()) for one in _ASCII_WORD.finditer(text)]
    return [Word(fold(one.group()), one.start(), one.end()) for one in _WORD.finditer(text)]


def numbers_of(text: str) -> list[Digits]:
    """The longer numbers of a text in their order, with what separates their groups left out."""
    found = []
    for run in _GROUPS.finditer(text):
        places = tuple(place for place in range(run.start(), run.end()) if text[place].isdecimal())
        found.append(Digits(digits_of(run.group()), places))
    return found


def digits_of(text: str) -> str:
    """All digits of a text, drawn together."""
    return "".join(str(unicodedata.decimal(sign)) for sign in text if sign.isdecimal())


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """One spelling for all spellings of a word."""
    spread = unicodedata.normalize("NFKD", word.casefold())
    kept = (sign for sign in spread if unicodedata.category(sign) not in {"Mn", "Cf"})
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in kept).casefold()
