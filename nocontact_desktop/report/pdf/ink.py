"""Lines of text as content-stream operators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from nocontact_desktop.report.document import page_numbers
from nocontact_desktop.report.pdf.bidi import visual_order
from nocontact_desktop.report.pdf.book import BLACK, FontBook, Piece
from nocontact_desktop.report.pdf.flow import Ink
from nocontact_desktop.report.pdf.fonts import Face, Glyph
from nocontact_desktop.report.pdf.type0 import EmbeddedFonts

_STROKE_OF_BOLD: Final = 0.03  # of the size
_CLOSE_ENOUGH: Final = 0.5  # of 1/1000 em
# Marks may be heaped up to cover what stands above or below; further away than this, in em, they are cut off.
_HIGHEST: Final = 1.7
_LOWEST: Final = -1.0


class _Fragment(NamedTuple):
    """The inside of a ``TJ`` array for glyphs of one font object and one rise (in 1/1000 em).

    ``actual`` is the text that this fragment and those after it stand for, up to the one that ``ends`` it,
    where their glyphs cannot say so themselves.
    """

    font: str
    rise: float
    codes: str
    actual: str = ""
    ends: bool = False


class Link(NamedTuple):
    """Where on a page a line leads to an anchor: left, right and baseline in points, and the size."""

    anchor: str
    left: float
    right: float
    baseline: float
    size: float


class Pen:
    """Draws lines; keeps the operators of every piece it has drawn before."""

    def __init__(self, fonts: EmbeddedFonts, book: FontBook, anchors: dict[str, int]) -> None:
        self._fonts = fonts
        self._book = book
        self._anchors = anchors
        self._known: dict[Piece, tuple[_Fragment, ...]] = {}
        self._simple: dict[Piece, tuple[str, str]] = {}

    def draw(self, ink: Ink, left: float, baseline: float, code: list[str]) -> list[Link]:
        """Append the operators that draw ``ink`` on a page's ``left`` and ``baseline``; return its links."""
        line = ink.line
        if not line.pieces:
            return []
        if line.uniform and (operators := self._uniform(ink, left, baseline)) is not None:
            code.append(operators)
            return []
        pieces = [self._page_number(piece) for piece in line.pieces] if line.leads else line.pieces
        levels = [piece.level for piece in pieces]
        if any(levels):
            pieces = visual_order(pieces, levels)
        x = left + ink.x
        if ink.end or line.rtl:
            drawn = sum(piece.width for piece in pieces) * ink.size / 1000 if line.leads else line.width
            x += ink.width - drawn
        show = _Show(ink.size)
        for piece in pieces:
            show.style(piece)
            for fragment in self._fragments(piece):
                show.fragment(fragment)
        code.append(show.operators(x, baseline))
        return list(_links(pieces, x, baseline, ink.size)) if line.leads else []

    def _uniform(self, ink: Ink, left: float, baseline: float) -> str | None:
        """The short way for a line of one look, font object and rise; none when it is not such a line."""
        pieces = ink.line.pieces
        codes = []
        font = ""
        for piece in pieces:
            known = self._simple.get(piece)
            if known is None:
                known = self._simple[piece] = _simple(piece, self._fragments(piece))
            if not known[0] or (font and known[0] != font):
                return None
            font = known[0]
            codes.append(known[1])
        x = left + ink.x + (ink.width - ink.line.width if ink.end else 0.0)
        show = f"BT {x:.2f} {baseline:.2f} Td /{font} {ink.size:g} Tf [{_joined(codes)}]TJ ET"
        grey = pieces[0].look.grey
        return show if grey == BLACK else f"q {grey:g} g {show} Q"

    def _page_number(self, piece: Piece) -> Piece:
        if not piece.slot:
            return piece
        shown = page_numbers(self._anchors[anchor] for anchor in piece.slot)
        (number,) = self._book.pieces(shown, piece.look, piece.level)
        return Piece(number.face, number.look, number.level, number.glyphs, number.width, piece.link)

    def _fragments(self, piece: Piece) -> tuple[_Fragment, ...]:
        found = self._known.get(piece)
        if found is None:
            found = tuple(
                fragment for group in _groups(piece.glyphs) for fragment in self._group_fragments(piece.face, group)
            )
            self._known[piece] = found
        return found

    def _group_fragments(self, face: Face, glyphs: list[Glyph]) -> list[_Fragment]:
        """The fragments of a group; one with a silent glyph says what it stands for."""
        coded = [(*self._codes(face, glyph), glyph.dy) for glyph in glyphs]
        fragments = [
            _Fragment(font, rise, _joined([codes for _, codes, _ in group]))
            for (font, rise), group in groupby(coded, key=itemgetter(0, 2))
        ]
        if any(not glyph.text for glyph in glyphs):
            fragments[0] = fragments[0]._replace(actual="".join(glyph.text for glyph in glyphs))
            fragments[-1] = fragments[-1]._replace(ends=True)
        return fragments

    def _codes(self, face: Face, glyph: Glyph) -> tuple[str, str]:
        """The font resource of a glyph, and its code with the shifts before and after it."""
        font, code = self._fonts.code(face, glyph)
        drift = face.advance(glyph.gid) + glyph.dx - glyph.advance
        before = f"{-glyph.dx:.4g}" if abs(glyph.dx) > _CLOSE_ENOUGH else ""
        after = f"{drift:.4g}" if abs(drift) > _CLOSE_ENOUGH else ""
        return font, f"{before}<{code:04X}>{after}"


@dataclass
class _Show:
    """Gathers the operators of one line: one array for what shares font, style and rise."""

    size: float

    def __post_init__(self) -> None:
        self._code: list[str] = []
        self._codes: list[str] = []
        self._font = ""
        self._rise = 0.0
        self._grey = BLACK
        self._bold = False
        self._restore = False
        self._heaped = False

    def style(self, piece: Piece) -> None:
        """Draw what follows in the grey and weight of ``piece``."""
        if self._grey == piece.look.grey and self._bold == piece.embolden:
            return
        self._flush()
        self._grey, self._bold = piece.look.grey, piece.embolden
        self._restore = True
        weight = f"2 Tr {self.size * _STROKE_OF_BOLD:.2f} w" if self._bold else "0 Tr"
        self._code.append(f"{self._grey:g} g {self._grey:g} G {weight}")

    def fragment(self, fragment: _Fragment) -> None:
        """Append one fragment."""
        if fragment.font != self._font:
            self._flush()
            self._font = fragment.font
            self._code.append(f"/{fragment.font} {self.size:g} Tf")
        if fragment.rise != self._rise:
            self._flush()
            self._rise = fragment.rise
            self._restore = True
            self._heaped = self._heaped or not _LOWEST < fragment.rise / 1000 < _HIGHEST - 1
            self._code.append(f"{self._rise * self.size / 1000:.2f} Ts")
        if fragment.actual:
            self._flush()
            actual = fragment.actual.encode("utf-16-be").hex()
            self._code.append(f"/Span<</ActualText<feff{actual}>>>BDC")
        self._codes.append(fragment.codes)
        if fragment.ends:
            self._flush()
            self._code.append("EMC")

    def operators(self, x: float, baseline: float) -> str:
        """All operators; the graphics state is left as it was."""
        self._flush()
        text = f"BT {x:.2f} {baseline:.2f} Td {' '.join(self._code)} ET"
        if self._heaped:
            low, height = baseline + _LOWEST * self.size, (_HIGHEST - _LOWEST) * self.size
            text = f"0 {low:.2f} 9999 {height:.2f} re W n {text}"
        return f"q {text} Q" if self._restore else text

    def _flush(self) -> None:
        if self._codes:
            self._code.append(f"[{_joined(self._codes)}]TJ")
            self._codes = []


def _simple(piece: Piece, fragments: tuple[_Fragment, ...]) -> tuple[str, str]:
    """Font and codes of a piece that needs nothing else; empty for any other."""
    if len(fragments) != 1 or fragments[0].rise or fragments[0].actual or piece.embolden:
        return "", ""
    return fragments[0].font, fragments[0].codes


def _joined(codes: list[str]) -> str:
    return " ".join(codes).replace("> <", "")


def _groups(glyphs: tuple[Glyph, ...]) -> Iterator[list[Glyph]]:
    """Glyphs that speak for themselves together; a glyph with silent ones after it apart with them."""
    group: list[Glyph] = []
    for index, glyph in enumerate(glyphs):
        starts_silence = index + 1 < len(glyphs) and glyph.text and not glyphs[index + 1].text
        ends_silence = glyph.text and group and not group[-1].text
        if group and (starts_silence or ends_silence):
            yield group
            group = []
        group.append(glyph)
    if group:
        yield group


def _links(pieces: list[Piece], x: float, baseline: float, size: float) -> Iterator[Link]:
    """Neighbouring pieces that lead to the same anchor make one link."""
    current: Link | None = None
    for piece in pieces:
        right = x + piece.width * size / 1000
        if current is not None and piece.link != current.anchor:
            yield current
            current = None
        if piece.link is not None:
            current = current._replace(right=right) if current else Link(piece.link, x, right, baseline, size)
        x = right
    if current is not None:
        yield current
