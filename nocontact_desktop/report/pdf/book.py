"""Which font draws which sign: text of one style and level into shaped pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from nocontact_desktop.report.document import Style
from nocontact_desktop.report.pdf.fonts import LITERAL, PROSE, Face, Glyph, Shaped, bundled_face
from nocontact_desktop.report.pdf.signs import (
    EMOJI,
    GRAPHEMES,
    code_point,
    composed,
    is_silent,
    is_tag,
    may_be_drawn,
)
from nocontact_desktop.report.pdf.system_fonts import SystemFonts, han_language, usual_folders

BLACK: Final = 0.0
GREY: Final = 0.25  # #404040, which still reads after copying

_UPRIGHT: Final = "NotoSans-Regular.ttf"
_OTHER_SCRIPTS: Final = (
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSansThai-Regular.ttf",
    "NotoSansSymbols-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
)
_EMOJI: Final = "NotoEmoji_400Regular.ttf"
_FLAG: Final = "\U0001f3f4"
_JOINS_ANY_FACE: Final = frozenset(" .,:;!?-()'\"")


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How a style is drawn: its first font, its grey, and its typographic features."""

    font: str
    grey: float = BLACK
    literal: bool = False
    bold: bool = False


LOOKS: Final[dict[Style, Look]] = {
    "plain": Look(_UPRIGHT),
    "strong": Look("NotoSans-Bold.ttf", bold=True),
    "emphasis": Look("NotoSans-Italic.ttf"),
    "quiet": Look(_UPRIGHT, grey=GREY),
    "code": Look(_UPRIGHT, literal=True),
}
QUIET_CODE: Final = Look(_UPRIGHT, grey=GREY, literal=True)
LABEL: Final = Look("NotoSans-Bold.ttf", grey=GREY, bold=True)


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A run of one face, look and level, shaped.

    ``link`` names the anchor it leads to; ``slot`` the anchors whose page numbers will stand here instead.
    """

    face: Face
    look: Look
    level: int
    glyphs: tuple[Glyph, ...]
    width: float
    link: str | None = None
    slot: tuple[str, ...] = ()

    @property
    def embolden(self) -> bool:
        """Whether the face has no bold of its own and is drawn with a stroke."""
        return self.look.bold and not self.face.name.endswith("Bold")


class FontBook:
    """Chooses a face for each grapheme and keeps what has been shaped, for one document.

    ``missing`` collects the signs that no font draws, as they print.
    """

    def __init__(self, language: str, system: SystemFonts | None = None) -> None:
        self.language = language
        self.missing: set[str] = set()
        self._system = system if system is not None else SystemFonts(usual_folders())
        self._faces: dict[str, Face] = {}
        self._pieces: dict[tuple[str, Look, int, str], tuple[Piece, ...]] = {}
        self._shaped: dict[tuple[Face, str, int, bool], Shaped] = {}
        self._choices: dict[tuple[str, str, str], tuple[tuple[Face, str], ...]] = {}
        self._han = han_language("", language)

    def pieces(self, text: str, look: Look, level: int = 0) -> tuple[Piece, ...]:
        """Shape ``text``, in logical order; the result is shared and not to be changed."""
        key = (text, look, level, self._han)
        found = self._pieces.get(key)
        if found is None:
            found = tuple(self._piece(face, part, look, level) for face, part in self._runs(text, look))
            self._pieces[key] = found
        return found

    def start_text(self, text: str) -> None:
        """Note which Han tradition the following pieces belong to."""
        if not text.isascii():
            self._han = han_language(text, self.language)

    def _piece(self, face: Face, text: str, look: Look, level: int) -> Piece:
        key = (face, text, level % 2, look.literal)
        shaped = self._shaped.get(key)
        if shaped is None:
            shaped = self._shaped[key] = face.shape(
                text, rtl=bool(level % 2), language=self.language, features=LITERAL if look.literal else PROSE
            )
        return Piece(face, look, level, shaped.glyphs, shaped.width)

    def _runs(self, text: str, look: Look) -> list[tuple[Face, str]]:
        primary = self._face(look.font)
        if all(ord(sign) in primary.coverage for sign in text) and not EMOJI.search(text):
            return [(primary, text)]
        runs: list[tuple[Face, str]] = []
        emoji = self._face(_EMOJI)
        for grapheme in GRAPHEMES.findall(text):
            for face, part in self._choose(grapheme, look):
                previous = runs[-1][0] if runs else face
                joins = part in _JOINS_ANY_FACE and previous is not emoji and ord(part) in previous.coverage
                if runs and (previous is face or joins):
                    runs[-1] = (previous, runs[-1][1] + part)
                else:
                    runs.append((face, part))
        return runs

    def _choose(self, grapheme: str, look: Look) -> tuple[tuple[Face, str], ...]:
        key = (grapheme, look.font, self._han)
        found = self._choices.get(key)
        if found is None:
            whole = self._face_for(grapheme, look)
            found = ((whole, grapheme),) if whole else tuple(self._sign(sign, look) for sign in grapheme)
            self._choices[key] = found
        return found

    def _face_for(self, grapheme: str, look: Look) -> Face | None:
        """The first face that draws the whole grapheme; emoji sequences go to the emoji font."""
        visible = [sign for sign in grapheme if not is_silent(sign)]
        if grapheme[0] == _FLAG:
            visible = [sign for sign in visible if not is_tag(sign)]
        signs = [ord(sign) for sign in visible]
        emoji = self._face(_EMOJI)
        if EMOJI.search(grapheme) and emoji.covers(signs):
            return emoji
        short = [ord(sign) for sign in composed(grapheme) if not is_silent(sign)]
        for name in (look.font, *_OTHER_SCRIPTS, _EMOJI):
            face = self._face(name)
            if face.covers(signs) or face.covers(short):
                return face
        found = self._system.face_for(visible[0], self._han) if may_be_drawn(visible[0]) else None
        return found if found is not None and found.covers(signs) else None

    def _sign(self, sign: str, look: Look) -> tuple[Face, str]:
        """One sign of a grapheme that no face draws whole."""
        face = self._face_for(sign, look)
        if face is not None:
            return face, sign
        if sign.isspace() and may_be_drawn(sign):
            return self._face(look.font), " "
        self.missing.add(code_point(sign))
        return self._face(look.font), code_point(sign)

    def _face(self, name: str) -> Face:
        face = self._faces.get(name)
        if face is None:
            face = self._faces[name] = bundled_face(name)
        return face
