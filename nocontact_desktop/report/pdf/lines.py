"""Breaking texts into lines.

Lines break at spaces and after hyphens; in scripts without spaces where Unicode allows it (UAX #14); and a
word longer than its line, such as an address or a hash, after its own separators or between two graphemes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final, NamedTuple

from nocontact_desktop.report.document import PageOf, Style, Text
from nocontact_desktop.report.pdf.bidi import Levels, levels, needs_levels
from nocontact_desktop.report.pdf.book import LOOKS, QUIET_CODE, FontBook, Look, Piece
from nocontact_desktop.report.pdf.breaks import Breaks
from nocontact_desktop.report.pdf.plain_lines import Line, PlainLines, is_plain
from nocontact_desktop.report.pdf.signs import GRAPHEMES, paragraphs

_SEPARATORS: Final = frozenset("/?&=._-:;,@#+|\\~%")


class Stretch(NamedTuple):
    """Text of one look; ``link`` leads to an anchor, ``slot`` stands for those anchors' page numbers."""

    text: str
    look: Look
    link: str | None = None
    slot: tuple[str, ...] = ()


@dataclass(slots=True)
class _Word:
    """What stays together on a line, and the space after it that a line end swallows."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    width: float
    spaces: tuple[Piece, ...] = ()
    space_width: float = 0.0


class Breaker:
    """Breaks texts into lines with the fonts of one document.

    ``digits`` is how wide a page number not yet known is taken to be.
    """

    def __init__(self, book: FontBook, digits: int = 3) -> None:
        self.book = book
        self._slot_text = "0" * digits
        self._plain = PlainLines(book)
        self._breaks = Breaks()

    def lines(self, text: Text, size: float, width: float, look: Look | None = None) -> list[Line]:
        """Break ``text`` into lines of at most ``width`` points; at least one line comes back."""
        return [line for stretches in _paragraphs(text, look) for line in self._paragraph(stretches, size, width)]

    def plain(self, text: str, look: Look, size: float, width: float) -> list[Line]:
        """Break a plain string set in one look."""
        return [line for part in paragraphs(text) for line in self._paragraph([Stretch(part, look)], size, width)]

    def _paragraph(self, stretches: list[Stretch], size: float, width: float) -> list[Line]:
        scale = size / 1000
        if not stretches:
            return [Line([], 0.0, rtl=False)]
        only = stretches[0]
        if len(stretches) == 1 and only.link is None and is_plain(only.text):
            plain = self._plain.lines(only.text, only.look, scale, width / scale)
            if plain is not None:
                return plain
        paragraph = _Paragraph(stretches, self.book, self._breaks, self._slot_text)
        lines = [paragraph.line(words, scale) for words in _fill(paragraph, width / scale)]
        return lines or [Line([], 0.0, rtl=False)]


def _paragraphs(text: Text, look: Look | None) -> Iterator[list[Stretch]]:
    """The paragraphs of a text as stretches; ``look`` replaces that of what is plain, and greys codes if grey."""
    current: list[Stretch] = []
    for part in text:
        style = _look(part.style, look)
        if isinstance(part, PageOf):
            current.append(Stretch("0", style, part.anchor, part.anchors))
            continue
        first, *rest = paragraphs(part.text)
        current.append(Stretch(first, style, part.link))
        for further in rest:
            yield current
            current = [Stretch(further, style, part.link)]
    yield current


def _look(style: Style, instead: Look | None) -> Look:
    if instead is None:
        return LOOKS[style]
    if style == "code" and instead.grey:
        return QUIET_CODE
    return instead if style == "plain" else LOOKS[style]


class _Paragraph:
    """One paragraph without line ends, ready to be cut into pieces anywhere."""

    def __init__(self, stretches: list[Stretch], book: FontBook, breaks: Breaks, slot_text: str) -> None:
        self.stretches = [stretch for stretch in stretches if stretch.text]
        self.text = "".join(stretch.text for stretch in self.stretches)
        self._starts = [0, *accumulate(len(stretch.text) for stretch in self.stretches)][:-1]
        self.book = book
        self.breaks = breaks
        self.slot_text = slot_text
        self.levels: Levels | None = levels(self.text) if needs_levels(self.text) else None
        only = self.stretches[0] if len(self.stretches) == 1 else None
        self.only_look = only.look if only and not only.link and self.levels is None else None
        book.start_text(self.text)

    def words(self) -> Iterator[_Word]:
        for start, end, following in self.breaks.units(self.text):
            pieces = self.pieces(start, end)
            word = _Word(start, end, pieces, _width(pieces))
            if following > end:
                word.spaces = self.pieces(end, following)
                word.space_width = _width(word.spaces)
            yield word

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """The shaped pieces of ``text[start:end]``."""
        if start == end:
            return ()
        if self.only_look is not None:
            return self.book.pieces(self.text[start:end], self.only_look)
        found: list[Piece] = []
        for stretch, first, last in self._parts(start, end):
            for begin, finish, level in self._level_runs(first, last):
                drawn = "–".join([self.slot_text] * len(stretch.slot)) or self.text[begin:finish]
                pieces = self.book.pieces(drawn, stretch.look, level)
                if stretch.link:
                    pieces = tuple(replace(piece, link=stretch.link, slot=stretch.slot) for piece in pieces)
                found += pieces
        return tuple(found)

    def _parts(self, start: int, end: int) -> Iterator[tuple[Stretch, int, int]]:
        """The stretches between two places, each with where it begins and ends there."""
        for index in range(bisect_right(self._starts, start) - 1, len(self.stretches)):
            offset = self._starts[index]
            if offset >= end:
                return
            stretch = self.stretches[index]
            yield stretch, max(start, offset), min(end, offset + len(stretch.text))

    def _level_runs(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        if self.levels is None:
            yield start, end, 0
            return
        of = self.levels.of
        begin = start
        for place in range(start + 1, end + 1):
            if place == end or of[place] != of[begin]:
                yield begin, place, of[begin]
                begin = place

    def line(self, words: list[_Word], scale: float) -> Line:
        """One line of words; the space after the last counts for nothing."""
        pieces: list[Piece] = []
        for word in words[:-1]:
            pieces += word.pieces
            pieces += word.spaces
        pieces += words[-1].pieces
        width = sum(word.width + word.space_width for word in words) - words[-1].space_width
        line = Line(pieces, width * scale, rtl=bool(self.levels and self.levels.base))
        if self.only_look is None:
            line.leads = any(piece.link for piece in pieces)
        elif words[-1].end + 1 < len(self.text):
            pieces += words[-1].spaces
        return line


def _width(pieces: Iterable[Piece]) -> float:
    return sum(piece.width for piece in pieces)


def _fill(paragraph: _Paragraph, limit: float) -> Iterator[list[_Word]]:
    """Put words on lines until they are full."""
    current: list[_Word] = []
    used = 0.0
    for word in paragraph.words():
        parts = [word]
        if word.width > limit:
            parts = list(_broken(paragraph, word, limit, limit - used))
        for part in parts:
            if current and used + part.width > limit:
                yield current
                current, used = [], 0.0
            current.append(part)
            used += part.width + part.space_width
    if current:
        yield current


def _broken(paragraph: _Paragraph, word: _Word, limit: float, first_limit: float) -> Iterator[_Word]:
    """Cut a word that is wider than a line, so that its first part fills the line it starts on."""
    graphemes = [match.end() for match in GRAPHEMES.finditer(paragraph.text[word.start : word.end])]
    ends = [word.start + end for end in graphemes]
    start, room = word.start, first_limit if first_limit > limit / 3 else limit
    while ends:
        count = _fitting(paragraph, start, ends, room)
        if count == 0 and room < limit:
            room = limit
            continue
        count = max(1, count)
        if count < len(ends):
            count = _at_separator(paragraph.text, ends, count)
        end = ends[count - 1]
        ends = ends[count:]
        pieces = paragraph.pieces(start, end)
        part = _Word(start, end, pieces, _width(pieces))
        if not ends:
            part.spaces, part.space_width = word.spaces, word.space_width
        yield part
        start, room = end, limit


def _fitting(paragraph: _Paragraph, start: int, ends: list[int], room: float) -> int:
    """How many graphemes from ``start`` fit into ``room``."""
    low, high = 0, 1
    while high < len(ends) and _width(paragraph.pieces(start, ends[high - 1])) <= room:
        low, high = high, high * 2
    high = min(high, len(ends))
    while low < high:
        middle = (low + high + 1) // 2
        if _width(paragraph.pieces(start, ends[middle - 1])) <= room:
            low = middle
        else:
            high = middle - 1
    return low


def _at_separator(text: str, ends: list[int], count: int) -> int:
    """A cut at or before ``count`` that follows a separator, unless that leaves the line half empty."""
    for shorter in range(count, count // 2, -1):
        if text[ends[shorter - 1] - 1] in _SEPARATORS:
            return shorter
    return count
