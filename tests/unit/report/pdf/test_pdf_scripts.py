from __future__ import annotations

import pytest
from PIL import ImageStat

from nocontact_desktop.report.document import Paragraph, Space, Span, text
from nocontact_desktop.report.pdf import book
from nocontact_desktop.report.pdf.system_fonts import SystemFonts, han_language, usual_folders
from tests.unit.report.pdf.printing import Printed, dense, document, printed

LEFT_TO_RIGHT = {
    "Latin": "The office find: fluffy, affine, naïve, Győr, Việt Nam, Ærøskøbing, AVATAR",
    "decomposed Latin": "nai\u0308ve e\u0301te\u0301 a\u030a",
    "Greek": "Καλημέρα κόσμε, ἐν ἀρχῇ",
    "Cyrillic": "АВСЕ Привет, не звони мне ABCE",
    "Devanagari": "क्षत्रिय हिन्दी: मुझे फिर से फ़ोन मत करना। कि",
    "Thai": "อย่าโทรหาฉัน ที่น้ำตก",
    "emoji": "a😀👨‍👩‍👧👨‍👩‍👧‍👦👋🏽🇩🇪🇺🇸❤️🏴󠁧󠁢󠁳󠁣󠁴󠁿1️⃣👩🏾‍🚒👨‍👩‍👧👨‍👩‍👧b",
    "symbols": "½ → ✓ ☎ € “quoted” ‘single’ – — … ™",
}
RIGHT_TO_LEFT = {
    "Arabic": "لا تتصل بي مرة أخرى، رقم 26 في المحكمة",
    "Hebrew": "שלום עולם, אל תתקשר אליי",
    "Hebrew with points": "שָׁלוֹם",
}


def system_face(sign: str) -> bool:
    return SystemFonts(usual_folders()).face_for(sign, "ja") is not None


def mean_darkness(made: Printed) -> float:
    picture = made.pdfium[0].render(scale=3).to_pil().convert("L")
    return 255 - ImageStat.Stat(picture.crop((1500, 270, 1700, 330))).mean[0]


def line(content: str) -> Printed:
    return printed(document(Paragraph(text(content))))


@pytest.mark.parametrize("name", LEFT_TO_RIGHT)
def test_text_comes_back_exactly(name: str) -> None:
    made = line(LEFT_TO_RIGHT[name])
    assert made.facts.missing == ()
    assert dense(made.text()) == dense(LEFT_TO_RIGHT[name])


@pytest.mark.parametrize("name", LEFT_TO_RIGHT)
def test_another_reader_agrees(name: str) -> None:
    assert dense(line(LEFT_TO_RIGHT[name]).pypdf_text()) == dense(LEFT_TO_RIGHT[name])


@pytest.mark.parametrize("name", RIGHT_TO_LEFT)
def test_right_to_left_text_comes_back(name: str) -> None:
    made = line(RIGHT_TO_LEFT[name])
    assert made.facts.missing == ()
    assert sorted(dense(made.text())) == sorted(dense(RIGHT_TO_LEFT[name]))


@pytest.mark.parametrize("name", ["Arabic", "Hebrew"])
def test_right_to_left_words_read_in_order(name: str) -> None:
    words = [word for word in RIGHT_TO_LEFT[name].split() if word.isalpha()]
    found = line(" ".join(words)).text().split()
    assert found == words


def test_brackets_in_right_to_left_text_read_as_written() -> None:
    assert "(עולם)" in line("שלום (עולם) טוב").text()


def test_a_name_in_another_script_stands_in_its_place() -> None:
    found = line("He wrote שלום עולם twice.").text()
    assert found.startswith("He wrote")
    assert found.rstrip().endswith("twice.")
    assert "שלום" in found


@pytest.mark.parametrize("content", ["もう連絡しないでください", "请不要再联系我。", "다시는 연락하지 마세요"])
def test_han_kana_and_hangul_with_a_font_of_the_system(content: str) -> None:
    if not all(system_face(sign) for sign in content if not sign.isspace()):
        pytest.skip("no such font on this computer")
    made = line(content)
    assert made.facts.missing == ()
    assert dense(made.text()) == dense(content)


def test_one_glyph_for_two_signs_copies_as_each_of_them() -> None:
    # U+2F00 is drawn like U+4E00 in many fonts; Latin and Cyrillic A always.
    if not (system_face("一") and system_face("⼀")):
        pytest.skip("no such font on this computer")
    assert dense(line("一⼀AА一⼀").text()) == "一⼀AА一⼀"


def test_without_a_system_font_code_points_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "usual_folders", lambda: ())
    made = line("直接 தமிழ்")
    assert made.facts.missing == ("U+0BA4", "U+0BAE", "U+0BB4", "U+0BBF", "U+0BCD", "U+63A5", "U+76F4")
    assert "U+76F4U+63A5" in dense(made.text())


@pytest.mark.parametrize(
    ("sign", "code"),
    [
        ("\x00", "U+0000"),
        ("\x07", "U+0007"),
        ("\x7f", "U+007F"),
        ("\x9b", "U+009B"),
        ("\ud800", "U+D800"),
        ("\udfff", "U+DFFF"),
        ("\ue000", "U+E000"),
        ("\u0378", "U+0378"),
        ("\U000e0041", "U+E0041"),
        ("\U0010ffff", "U+10FFFF"),
    ],
)
def test_signs_without_a_drawing_print_as_code_points(sign: str, code: str) -> None:
    made = line(f"before{sign}after")
    assert made.facts.missing == (code,)
    assert made.text().strip() == f"before{code}after"


def test_heaped_marks_do_not_cover_other_lines() -> None:
    content = "a" + "\u0301" * 60 + "b" + "\u0323" * 60
    made = printed(document(Paragraph(text("x")), Space(12), Paragraph(text(content))))
    assert dense(made.text()) == "x" + dense(content)
    text_page = made.pdfium[0].get_textpage()
    bottom = text_page.get_charbox(text_page.get_text_range().index("a"))[1]
    baseline = round(made.pdfium[0].get_height() - bottom)
    picture = made.pdfium[0].render(scale=1).to_pil().convert("L")
    assert picture.crop((0, baseline - 15, 612, baseline)).getextrema()[0] < 100
    assert picture.crop((0, 110, 612, baseline - 18)).getextrema() == (255, 255)
    assert picture.crop((0, baseline + 12, 612, 730)).getextrema() == (255, 255)


def test_tags_hidden_behind_a_letter_are_shown() -> None:
    assert "U+E0068U+E0069" in dense(line("x\U000e0068\U000e0069").text())


def test_silent_signs_are_not_called_missing() -> None:
    assert line("soft\u00adhyphen zero\u200bwidth \u202aembedded\u202c \ufeff").facts.missing == ()


def test_bold_without_a_bold_font_is_drawn_heavier() -> None:
    plain = printed(document(Paragraph(text(Span("שלום")))))
    strong = printed(document(Paragraph(text(Span("שלום", "strong")))))
    ink = [mean_darkness(made) for made in (plain, strong)]
    assert ink[1] > ink[0] * 1.1
    assert dense(strong.text()) == "שלום"


@pytest.mark.parametrize(
    ("content", "language", "expected"),
    [
        ("直接", "en", "zh-Hans"),
        ("直接", "zh-Hant-TW", "zh-Hant"),
        ("直接", "ja", "ja"),
        ("直接に", "en", "ja"),
        ("직접 直接", "zh", "ko"),
    ],
)
def test_the_han_tradition_follows_text_and_language(content: str, language: str, expected: str) -> None:
    assert han_language(content, language) == expected
