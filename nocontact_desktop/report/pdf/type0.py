"""Embedded fonts: Type0, Identity-H, subset by HarfBuzz, each code standing for one exact text.

A code is handed out for each pair of glyph and text, not for each glyph: Latin A and Cyrillic А may be
drawn by the same glyph and still copy as what was written (ISO 32000-1, 9.7.4.2 and 9.10.3).
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from nocontact_desktop.report.pdf.fonts import Face, Glyph
from nocontact_desktop.report.pdf.pdf_file import PdfFile

# What only shaping, hinting and choosing a font need.
_DROPPED_TABLES = (
    *("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "HVAR", "MATH", "MVAR", "OS/2", "STAT", "VORG", "avar"),
    *("cmap", "fvar", "gasp", "gvar", "kern", "meta", "name", "post", "vhea", "vmtx"),
)
_CODES = 0xFFFF


@dataclass
class _Part:
    """One font object: up to 65,535 codes, each with its glyph and text."""

    name: str
    texts: dict[int, str] = field(default_factory=dict)
    gids: dict[int, int] = field(default_factory=dict)


class EmbeddedFont:
    """The codes a document uses of one face, and in the end the font objects themselves."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self._codes: dict[tuple[int, str], tuple[_Part, int]] = {}
        self.parts: list[_Part] = []
        self._cids = _cff_codes(face) if face.is_cff else None

    def code(self, gid: int, text: str, fonts: EmbeddedFonts) -> tuple[str, int]:
        """The font resource and the code under which ``gid`` is drawn and copies as ``text``."""
        found = self._codes.get((gid, text))
        if found is None:
            found = self._codes[gid, text] = self._new_code(gid, text, fonts)
        return found[0].name, found[1]

    def _new_code(self, gid: int, text: str, fonts: EmbeddedFonts) -> tuple[_Part, int]:
        if self._cids is None:
            part = next((part for part in self.parts if len(part.gids) < _CODES), None) or self._new_part(fonts)
            code = len(part.gids) + 1
        else:
            # A CFF program fixes the codes of its glyphs: a second text needs a second font object.
            code = self._cids[gid]
            part = next((part for part in self.parts if code not in part.gids), None) or self._new_part(fonts)
        part.gids[code], part.texts[code] = gid, text
        return part, code

    def _new_part(self, fonts: EmbeddedFonts) -> _Part:
        part = _Part(fonts.next_name())
        self.parts.append(part)
        return part

    def write(self, pdf: PdfFile) -> Iterator[tuple[str, int]]:
        """Write the font program once and every font object on it; yield resource and object."""
        used = sorted({gid for part in self.parts for gid in part.gids.values()})
        base = f"{_subset_tag(self.face.name, used)}+{self.face.name}"
        program = _subset(self.face, used)
        kind = b"/Subtype/OpenType" if self.face.is_cff else b"/Length1 %d" % len(program)
        program_number = pdf.stream(program, kind)
        descriptor = pdf.add(self._descriptor(base, program_number))
        for part in self.parts:
            yield part.name, self._write_part(pdf, part, base, descriptor)

    def _descriptor(self, base: str, program: int) -> bytes:
        face = self.face
        box = " ".join(map(str, face.box))
        key = "FontFile3" if face.is_cff else "FontFile2"
        return (
            f"<</Type/FontDescriptor/FontName/{base}/Flags 4/FontBBox[{box}]/ItalicAngle 0/StemV 80"
            f"/Ascent {round(face.ascent)}/Descent {round(face.descent)}/CapHeight {round(face.cap_height)}"
            f"/{key} {program} 0 R>>"
        ).encode("ascii")

    def _write_part(self, pdf: PdfFile, part: _Part, base: str, descriptor: int) -> int:
        widths = "".join(f"{code}[{self.face.advance(gid):g}]" for code, gid in sorted(part.gids.items()))
        if self.face.is_cff:
            subtype, mapping = "CIDFontType0", ""
        else:
            glyph_map = bytearray(2 * (len(part.gids) + 1))
            for code, gid in part.gids.items():
                glyph_map[2 * code : 2 * code + 2] = gid.to_bytes(2, "big")
            subtype, mapping = "CIDFontType2", f"/CIDToGIDMap {pdf.stream(bytes(glyph_map))} 0 R"
        descendant = pdf.add(
            f"<</Type/Font/Subtype/{subtype}/BaseFont/{base}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            f"/Supplement 0>>/DW 1000/W[{widths}]/FontDescriptor {descriptor} 0 R{mapping}>>".encode("ascii")
        )
        to_unicode = pdf.stream(_to_unicode(part.texts))
        return pdf.add(
            f"<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding/Identity-H"
            f"/DescendantFonts[{descendant} 0 R]/ToUnicode {to_unicode} 0 R>>".encode("ascii")
        )


class EmbeddedFonts:
    """Every face a document draws with, in the order of first use."""

    def __init__(self) -> None:
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._names = 0

    def next_name(self) -> str:
        """The name of the next font resource."""
        self._names += 1
        return f"F{self._names}"

    def code(self, face: Face, glyph: Glyph) -> tuple[str, int]:
        """The font resource and the code that draw ``glyph`` and copy as its text."""
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = EmbeddedFont(face)
        return font.code(glyph.gid, glyph.text, self)

    def write(self, pdf: PdfFile) -> bytes:
        """Write all fonts; return the ``/Font`` resource dictionary."""
        entries = [f"/{name} {number} 0 R" for font in self._fonts.values() for name, number in font.write(pdf)]
        return f"<<{''.join(entries)}>>".encode("ascii")


def _cff_codes(face: Face) -> list[int]:
    """The code of each glyph of a CFF program (ISO 32000-1, 9.7.4.2)."""
    font = TTFont(io.BytesIO(face.data), fontNumber=face.index, lazy=True)
    top = font["CFF "].cff.topDictIndex[0]
    if not hasattr(top, "ROS"):
        return list(range(face.hb_face.glyph_count))
    return [0, *(int(name[3:]) for name in top.charset[1:])]


def _subset(face: Face, gids: list[int]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update([0, *gids])
    flags = hb.SubsetFlags
    wanted.flags = flags.RETAIN_GIDS | flags.NO_HINTING | flags.NOTDEF_OUTLINE | flags.NO_LAYOUT_CLOSURE
    wanted.pin_all_axes_to_default(face.hb_face)
    dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    for tag in _DROPPED_TABLES:
        dropped.add(int.from_bytes(tag.ljust(4).encode("ascii"), "big"))
    return bytes(hb.subset(face.hb_face, wanted).blob.data)


def _subset_tag(name: str, gids: list[int]) -> str:
    digest = hashlib.sha256(f"{name} {gids}".encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _to_unicode(texts: dict[int, str]) -> bytes:
    """The character map that copying and searching use (ISO 32000-1, 9.10.3)."""
    rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex()}>" for code, text in sorted(texts.items())]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{body}endcmap CMapName currentdict /CMap defineresource pop end end\n"
    ).encode("ascii")
