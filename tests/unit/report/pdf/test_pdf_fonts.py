from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from nocontact_desktop.report.pdf.book import LOOKS, FontBook
from nocontact_desktop.report.pdf.fonts import PROSE, bundled_face
from nocontact_desktop.report.pdf.system_fonts import SystemFonts

FONTS = files("nocontact_desktop") / "resources" / "fonts"
THAI = "NotoSansThai-Regular.ttf"


def font_copy(folder: Path, rights: int) -> Path:
    """A copy of a bundled font with other licence bits, where the system keeps its fonts."""
    with (FONTS / THAI).open("rb") as source:
        font = TTFont(source)
        font["OS/2"].fsType = rights
        path = folder / "deeper" / THAI
        path.parent.mkdir(exist_ok=True)
        font.save(path)
    return path


def test_every_bundled_font_has_its_licence() -> None:
    licences = (FONTS / "LICENSES.txt").read_text(encoding="utf-8")
    names = [entry.name for entry in FONTS.iterdir() if entry.name.endswith(".ttf")]
    assert len(names) >= 10
    assert [name for name in names if name not in licences] == []
    assert "SIL OPEN FONT LICENSE Version 1.1" in licences


@pytest.mark.parametrize(("rights", "usable"), [(0, True), (4, True), (8, True), (2, False), (0x100, False)])
def test_fonts_that_may_not_be_embedded_are_passed_over(tmp_path: Path, rights: int, usable: bool) -> None:
    font_copy(tmp_path, rights)
    assert (SystemFonts((tmp_path,)).face_for("ก", "ja") is not None) == usable


def test_a_damaged_font_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / THAI).write_bytes(b"not a font")
    assert SystemFonts((tmp_path,)).face_for("ก", "ja") is None
    (tmp_path / THAI).write_bytes((FONTS / THAI).read_bytes()[:400])
    assert SystemFonts((tmp_path,)).face_for("ก", "ja") is None


def test_shaping_shares_the_text_out_among_the_glyphs() -> None:
    latin = bundled_face("NotoSans-Regular.ttf")
    glyphs = latin.shape("office", rtl=False, language="en", features=PROSE).glyphs
    assert [glyph.text for glyph in glyphs] == ["o", "ffi", "c", "e"]
    hebrew = bundled_face("NotoSansHebrew-Regular.ttf")
    shaped = hebrew.shape("(שלום", rtl=True, language="he", features=PROSE)
    assert "".join(glyph.text for glyph in shaped.glyphs) == "םולש)"
    assert shaped.width == pytest.approx(sum(glyph.advance for glyph in shaped.glyphs))


def test_a_sequence_of_emoji_is_one_run_of_the_emoji_font() -> None:
    (piece,) = FontBook("en").pieces("👩🏾\u200d🚒👨\u200d👩\u200d👧", LOOKS["strong"])
    assert piece.face.name.startswith("NotoEmoji")
    assert [glyph.text for glyph in piece.glyphs if glyph.text] == ["👩🏾\u200d🚒", "👨\u200d👩\u200d👧"]


def test_digits_and_letters_stay_text_beside_emoji() -> None:
    book = FontBook("en")
    assert [piece.face.name for piece in book.pieces("1#*©", LOOKS["plain"])] == ["NotoSans-Regular"]
    assert [piece.face.name for piece in book.pieces("☎", LOOKS["plain"])] != ["NotoSans-Regular"]
