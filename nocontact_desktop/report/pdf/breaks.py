"""Where a line may end: at spaces, after hyphens, and between the signs of scripts that put no spaces.

For the latter UAX #14 is asked about two graphemes at a time, and only once for two of the same kinds: for a
whole text it takes a hundred times longer, and within a word the pair decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import regex
from uniseg.linebreak import line_break, line_break_units

from nocontact_desktop.report.pdf.signs import GAPS, GRAPHEMES

HAS_NO_SPACES: Final = regex.compile(
    r"[\p{Line_Break=SA}\p{Line_Break=ID}\p{Line_Break=CJ}\p{Hangul}\p{Katakana}\p{Hiragana}"
    r"\p{Line_Break=RI}\p{Line_Break=EB}\p{Line_Break=EM}]"
)
AFTER_HYPHEN: Final = regex.compile(rf"(?<=[^{GAPS}][-\u2010\u2013\u2014])(?=\p{{L}})")
_WORDS: Final = regex.compile(rf"[^{GAPS}]+")
_FLAG_HALF: Final = "RI"
_IDEOGRAPH: Final = "一"


class Unit(NamedTuple):
    """What stays on one line: where it starts and ends, and where the next one starts."""

    start: int
    end: int
    following: int


class Breaks:
    """Finds the units of texts and remembers which kinds of signs may be parted."""

    def __init__(self) -> None:
        self._kinds: dict[str, str] = {}
        self._pairs: dict[tuple[str, str], bool] = {}

    def units(self, text: str) -> list[Unit]:
        """The units of a paragraph in order; together with the spaces between them they are the text."""
        spans = [span for match in _WORDS.finditer(text) for span in self._parts(text, *match.span())]
        if spans and spans[0][0] > 0:
            spans.insert(0, (0, 0))
        starts = [start for start, _ in spans[1:]] + [len(text)]
        return [Unit(start, end, following) for (start, end), following in zip(spans, starts, strict=False)]

    def _parts(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of one word without spaces."""
        word = text[start:end]
        cuts = self._between_signs(word) if HAS_NO_SPACES.search(word) else AFTER_HYPHEN.finditer(word)
        begin = start
        for cut in cuts:
            place = start + (cut if isinstance(cut, int) else cut.start())
            yield begin, place
            begin = place
        yield begin, end

    def _between_signs(self, word: str) -> Iterator[int]:
        previous = ""
        for match in GRAPHEMES.finditer(word):
            sign = word[match.start()]
            if previous and self._may_part(previous, sign):
                yield match.start()
            previous = sign

    def _may_part(self, before: str, after: str) -> bool:
        pair = (self._kind(before), self._kind(after))
        found = self._pairs.get(pair)
        if found is None:
            # Two flags may be parted, though the halves of one may not: each counts as one ideograph.
            signs = (
                _IDEOGRAPH if kind == _FLAG_HALF else sign for kind, sign in zip(pair, before + after, strict=True)
            )
            found = self._pairs[pair] = len(list(line_break_units("".join(signs)))) > 1
        return found

    def _kind(self, sign: str) -> str:
        kind = self._kinds.get(sign)
        if kind is None:
            kind = self._kinds[sign] = str(line_break(sign).value)
        return kind
