"""Signs as readers see them: graphemes, what draws no ink, and what prints as its code point."""

from __future__ import annotations

import unicodedata
from typing import Final

import regex

# White space at which a line may end, and which its end swallows; no-break spaces are not among it.
GAPS: Final = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"
GRAPHEMES: Final = regex.compile(r"\X")
EMOJI: Final = regex.compile(r"\p{Emoji_Presentation}|\ufe0f|\p{Regional_Indicator}|\u20e3|\p{Emoji_Modifier}")
_LINE_ENDS: Final = regex.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# Joiners, direction marks, variation selectors, soft hyphens: they shape what stands beside them.
_SILENT: Final = frozenset(
    {0xAD, 0x34F, 0x61C, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065)}
    | {*range(0x2066, 0x206A), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
)


def is_silent(sign: str) -> bool:
    """Whether a sign is invisible by its nature and only acts on its neighbours."""
    return ord(sign) in _SILENT


def is_tag(sign: str) -> bool:
    """Whether a sign is one of the invisible tags that name the region of a flag."""
    return "\U000e0020" <= sign <= "\U000e007f"


def may_be_drawn(sign: str) -> bool:
    """Whether a font's drawing of a sign means anything: not for controls, surrogates and private use."""
    return unicodedata.category(sign) not in {"Cc", "Cs", "Co"} and not is_tag(sign)


def code_point(sign: str) -> str:
    """How a sign prints that no font draws, such as ``U+0007``."""
    return f"U+{ord(sign):04X}"


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: every kind of line end parts them; a tab becomes four spaces."""
    if text.isprintable():
        return [text]
    return _LINE_ENDS.split(text.replace("\t", "    "))


def composed(grapheme: str) -> str:
    """The grapheme with its marks composed, which is how a font may know it."""
    return unicodedata.normalize("NFC", grapheme)
