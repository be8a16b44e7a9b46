"""One font file: which signs it covers, what its glyphs measure, and how it shapes a run of text."""

from __future__ import annotations

import struct
from importlib.resources import files
from itertools import groupby
from typing import Final, NamedTuple

import uharfbuzz as hb
from bidi.mirror import MIRRORED

from nocontact_desktop.report.pdf.signs import may_be_drawn

Features = dict[str, bool]
PROSE: Features = {"kern": True, "liga": True}
LITERAL: Features = {"kern": False, "liga": False, "clig": False, "calt": False}

# OpenType OS/2, fsType.
_EMBEDDING: Final = 0x000E
_RESTRICTED: Final = 0x0002
_NO_SUBSETTING: Final = 0x0100


class Glyph(NamedTuple):
    """One drawn sign: its glyph, the text it stands for, and its measures in 1/1000 em.

    The texts of a run's glyphs, read in order, are the run's text; a glyph too many carries the empty
    string. In a right-to-left run they stand reversed and mirrored: readers turn such runs round.
    """

    gid: int
    text: str
    advance: float
    dx: float
    dy: float


class Shaped(NamedTuple):
    """A run in visual order with its width in 1/1000 em."""

    glyphs: tuple[Glyph, ...]
    width: float


class Face:
    """A loaded font file, or one face of a collection."""

    def __init__(self, blob: hb.Blob, index: int = 0) -> None:
        self._blob = blob
        self.index = index
        self.hb_face = hb.Face(blob, index)
        self._font = hb.Font(self.hb_face)
        self.per_em = 1000 / self.hb_face.upem
        self.coverage = frozenset(sign for sign in self.hb_face.unicodes if may_be_drawn(chr(sign)))
        self.name: str = self.hb_face.get_name(6) or "Unnamed"
        self.is_cff = "CFF " in self.hb_face.table_tags
        self._advances: dict[int, float] = {}

    @property
    def data(self) -> bytes:
        """The bytes of the whole font file."""
        return bytes(self._blob.data)

    @property
    def embeddable(self) -> bool:
        """Whether a PDF 1.7 can hold its outlines (``glyf`` or ``CFF``), and its licence bits let it."""
        rights = int.from_bytes(self.hb_face.reference_table("OS/2").data[8:10], "big")
        forbidden = rights & _EMBEDDING == _RESTRICTED or rights & _NO_SUBSETTING
        return not forbidden and (self.is_cff or "glyf" in self.hb_face.table_tags)

    def covers(self, signs: list[int]) -> bool:
        """Whether every one of the code points has a glyph."""
        coverage = self.coverage
        return all(sign in coverage for sign in signs)

    def advance(self, gid: int) -> float:
        """The unshaped width of a glyph in 1/1000 em."""
        found = self._advances.get(gid)
        if found is None:
            found = self._advances[gid] = self._font.get_glyph_h_advance(gid) * self.per_em
        return found

    def shape(self, text: str, *, rtl: bool, language: str, features: Features) -> Shaped:
        """Shape ``text``, which is one run of one direction that this face covers."""
        buffer = hb.Buffer()
        # Marks keep clusters of their own where they can, so that copying gives back each sign.
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = language
        hb.shape(self._font, buffer, features)
        texts = _glyph_texts(text, [info.cluster for info in buffer.glyph_infos], rtl=rtl)
        scale = self.per_em
        glyphs = tuple(
            Glyph(info.codepoint, part, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale)
            for info, place, part in zip(buffer.glyph_infos, buffer.glyph_positions, texts, strict=True)
        )
        return Shaped(glyphs, sum(glyph.advance for glyph in glyphs))

    @property
    def ascent(self) -> float:
        """The height above the baseline in 1/1000 em."""
        return float(self._font.get_font_extents("ltr").ascender * self.per_em)

    @property
    def descent(self) -> float:
        """The depth below the baseline in 1/1000 em, negative."""
        return float(self._font.get_font_extents("ltr").descender * self.per_em)

    @property
    def cap_height(self) -> float:
        """The height of a capital letter in 1/1000 em."""
        return float(self._font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT) * self.per_em)

    @property
    def box(self) -> list[int]:
        """The box around every glyph in 1/1000 em (OpenType ``head``: xMin, yMin, xMax, yMax)."""
        head = self.hb_face.reference_table("head").data
        return [round(value * self.per_em) for value in struct.unpack(">4h", head[36:44])]


def _glyph_texts(text: str, clusters: list[int], *, rtl: bool) -> list[str]:
    """Share each cluster's text out among its glyphs, so that reading them in order gives it back.

    ``clusters`` holds for each glyph where its cluster starts in ``text``.
    """
    if not rtl and clusters == list(range(len(text))):
        return list(text)
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    texts: list[str] = []
    for start, group in groupby(clusters):
        part = text[start : ends[start]]
        signs = list(_as_seen_from_the_left(part) if rtl else part)
        count = len(list(group))
        shares = [*signs[: count - 1], "".join(signs[count - 1 :])]
        texts += shares + [""] * (count - len(shares))
    return texts


def _as_seen_from_the_left(text: str) -> str:
    return "".join(MIRRORED.get(sign, sign) for sign in reversed(text))


def bundled_face(name: str) -> Face:
    """Load one of the fonts that travel with the program."""
    return Face(hb.Blob((files("nocontact_desktop") / "resources" / "fonts" / name).read_bytes()))
