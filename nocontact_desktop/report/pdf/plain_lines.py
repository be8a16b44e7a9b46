"""The short way to lines for what most texts are: one look, left to right, single spaces.

It gives the same lines as the long way in :mod:`lines`; transcripts of many thousand messages depend on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import regex

from nocontact_desktop.report.pdf.bidi import needs_levels
from nocontact_desktop.report.pdf.book import FontBook, Look, Piece
from nocontact_desktop.report.pdf.breaks import AFTER_HYPHEN, HAS_NO_SPACES

_NUMBER: Final = regex.compile(r"[0-9:+]+")


@dataclass(slots=True, eq=False)
class Line:
    """One line: its pieces in logical order, its width in points at its size, and whether it starts right.

    A space at its end, which keeps words apart when a text is copied, is not part of the width.

    ``leads`` says that some of its pieces are links or page numbers; ``uniform`` that all share one look and
    run from the left.
    """

    pieces: list[Piece]
    width: float
    rtl: bool
    leads: bool = False
    uniform: bool = False


_Part = tuple[tuple[Piece, ...], float]


def is_plain(text: str) -> bool:
    """Whether the short way serves a text without line ends."""
    if text.isascii():
        return text.isprintable()
    return text.isprintable() and not needs_levels(text) and not HAS_NO_SPACES.search(text)


class PlainLines:
    """Breaks plain texts; keeps the parts of every word it has set."""

    def __init__(self, book: FontBook) -> None:
        self._book = book
        self._words: dict[Look, dict[str, list[_Part]]] = {}

    def lines(self, text: str, look: Look, scale: float, limit: float) -> list[Line] | None:
        """The lines of a plain text, ``limit`` in 1/1000 em; none when a word is wider than a line."""
        words = self._words.setdefault(look, {})
        (space,) = self._book.pieces(" ", look)
        lines: list[Line] = []
        pieces: list[Piece] = []
        used = end = 0.0
        for word in text.split(" "):
            parts = words.get(word)
            if parts is None:
                parts = words[word] = self._parts(word, look)
            for part, width in parts:
                if width > limit:
                    return None
                if part and pieces and used + width > limit:
                    lines.append(_line(pieces, space, end * scale, last=False))
                    pieces, used = [], 0.0
                pieces += part
                used += width
                end = used if part else end
            pieces.append(space)
            used += space.width
        lines.append(_line(pieces, space, end * scale, last=True))
        return lines

    def _parts(self, word: str, look: Look) -> list[_Part]:
        if _NUMBER.fullmatch(word):
            # Digits are all of one width: a time need not be shaped for every second of the day.
            digits = tuple(piece for sign in word for piece in self._book.pieces(sign, look))
            return [(digits, sum(piece.width for piece in digits))]
        parts = []
        for part in AFTER_HYPHEN.split(word):
            pieces = self._book.pieces(part, look) if part else ()
            parts.append((pieces, sum(piece.width for piece in pieces)))
        return parts


def _line(pieces: list[Piece], space: Piece, width: float, *, last: bool) -> Line:
    """A full line; of the spaces at its end one stays, unless the text ends here."""
    spaced = pieces[-1] is space
    while pieces and pieces[-1] is space:
        pieces.pop()
    if spaced and not last:
        pieces.append(space)
    return Line(pieces, width, rtl=False, uniform=True)
