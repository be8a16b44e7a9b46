"""A text as it is compared: without case, accents and invisible signs, with every letter's place in the original."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´′＇‛"), "'")
_LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?؟。]+[\"'”»)\]]*(?=\s|$)|(?=\n|$))")
_JOINER = "\u200d"
_SKIN = range(0x1F3FB, 0x1F400)
_Span = tuple[int, int]


@dataclass(frozen=True)
class Folded:
    """``text`` is what is compared; ``places`` says for each of its letters which one of ``original`` it came from.

    One letter can become several (ß) or none (an accent of its own).
    """

    original: str
    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> _Span:
        """Where ``text[start:end]``, not empty, stands in the original. Letters and emoji are not cut apart."""
        return self.places[start], _end_of_sign(self.original, self.places[end - 1] + 1)

    @cached_property
    def sentences(self) -> tuple[_Span, ...]:
        """Start and end of each sentence in ``text``, blanks around it left out. A line ends a sentence."""
        found = []
        for match in _SENTENCE.finditer(self.text):
            bare = match[0].strip()
            if bare:
                start = match.start() + match[0].index(bare)
                found.append((start, start + len(bare)))
        return tuple(found)

    def sentence_at(self, place: int) -> _Span:
        """The sentence in which a letter of ``text`` stands; the letter alone where there is none."""
        return next((one for one in self.sentences if one[0] <= place < one[1]), (place, place + 1))


def folded(original: str) -> Folded:
    """``original`` to be compared."""
    letters = [_folded_sign(sign) for sign in original]
    places = tuple(place for place, letter in enumerate(letters) for _ in letter)
    return Folded(original, "".join(letters), places)


def fold(text: str) -> str:
    """``text`` as it is compared, for what is looked for."""
    return "".join(map(_folded_sign, text))


@lru_cache(4096)
def _folded_sign(sign: str) -> str:
    if sign in _LINE_ENDS:
        return "\n"
    if sign.isspace():
        return " "
    decomposed = unicodedata.normalize("NFKD", sign.translate(_APOSTROPHES)).casefold()
    return "".join(one for one in unicodedata.normalize("NFKD", decomposed) if not _is_unseen(one))


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Me", "Cf")


def _end_of_sign(text: str, end: int) -> int:
    """``end`` moved behind what belongs to the sign before it: accents, a skin colour, the rest of a joined emoji."""
    while end < len(text):
        if text[end] == _JOINER:
            end = min(end + 2, len(text))
        elif unicodedata.category(text[end]) in ("Mn", "Me", "Mc") or ord(text[end]) in _SKIN:
            end += 1
        else:
            break
    return end
