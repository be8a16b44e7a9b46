from __future__ import annotations

import pytest

from nocontact_desktop.report.document import PageOf, Span, text
from nocontact_desktop.report.pdf import lines as lines_module
from nocontact_desktop.report.pdf.book import LOOKS, FontBook
from nocontact_desktop.report.pdf.lines import Breaker, Line

WORDS = (
    "Nobody well-known came, and the neighbour's (twenty-year-old) AVATAR left at 21:15:07 +01:00 - then it was quiet."
)


@pytest.fixture
def breaker() -> Breaker:
    return Breaker(FontBook("en"))


def read(line: Line) -> str:
    return "".join(glyph.text for piece in line.pieces for glyph in piece.glyphs).rstrip(" ")


def never(content: str) -> bool:
    return False


def broken(breaker: Breaker, content: str, width: float) -> list[str]:
    return [read(line) for line in breaker.lines(text(content), 10, width)]


def test_lines_fit_and_break_at_spaces(breaker: Breaker) -> None:
    found = breaker.lines(text("one two three four five six"), 10, 60)
    assert [read(line) for line in found] == ["one two", "three four", "five six"]
    assert all(line.width <= 60 for line in found)


def test_words_break_after_hyphens_before_letters_only(breaker: Breaker) -> None:
    assert broken(breaker, "report twenty-five", 70) == ["report twenty-", "five"]
    assert broken(breaker, "report number26-118", 70) == ["report", "number26-118"]


def test_no_break_spaces_hold(breaker: Breaker) -> None:
    assert broken(breaker, "on 3\u00a0March\u00a02026", 75) == ["on", "3\u00a0March\u00a02026"]


def test_addresses_break_after_their_separators(breaker: Breaker) -> None:
    found = broken(breaker, "https://example.org/path/to?with=parameters&and=more", 120)
    assert "".join(found) == "https://example.org/path/to?with=parameters&and=more"
    assert all(part[-1] in "/?&=.-" for part in found[:-1])


def test_a_hash_fills_its_lines(breaker: Breaker) -> None:
    found = breaker.lines(text("9c41" * 32), 10, 200)
    assert "".join(map(read, found)) == "9c41" * 32
    assert all(line.width > 190 for line in found[:-1])
    assert all(line.width <= 200 for line in found)


def test_graphemes_are_never_cut(breaker: Breaker) -> None:
    family = "👨\u200d👩\u200d👧"
    assert set(broken(breaker, family * 5, 14)) == {family}


def test_line_feeds_are_kept_and_empty_lines_stay(breaker: Breaker) -> None:
    assert broken(breaker, "one\n\ntwo\r\nthree", 100) == ["one", "", "two", "three"]
    assert [read(line) for line in breaker.lines((), 10, 100)] == [""]


def test_spaces_at_a_line_end_take_no_room(breaker: Breaker) -> None:
    first, second = breaker.lines(text("one      two"), 10, 30)
    assert (read(first), read(second)) == ("one", "two")


@pytest.mark.parametrize("sample", ["もう連絡しないでください", "อย่าโทรหาฉันอีกที่บ้าน"])
def test_scripts_without_spaces_break_and_lose_nothing(breaker: Breaker, sample: str) -> None:
    found = broken(breaker, sample * 4, 60)
    assert len(found) > 3
    assert "".join(found) == sample * 4


def test_styles_change_inside_a_word_without_a_break(breaker: Breaker) -> None:
    found = breaker.lines(text("one ", Span("hel", "strong"), "lo two"), 10, 50)
    assert [read(line) for line in found] == ["one hello", "two"]


def test_page_numbers_are_kept_apart_and_lead_there(breaker: Breaker) -> None:
    (line,) = breaker.lines(text("p. ", PageOf("there")), 10, 100)
    assert line.leads
    assert {piece.slot for piece in line.pieces if piece.link == "there"} == {("there",)}


def test_a_right_to_left_paragraph_starts_right(breaker: Breaker) -> None:
    assert breaker.lines(text("שלום abc"), 10, 100)[0].rtl
    assert not breaker.lines(text("abc שלום"), 10, 100)[0].rtl


@pytest.mark.parametrize("width", [40, 61, 93, 180, 400])
def test_the_short_way_gives_the_lines_of_the_long_way(
    breaker: Breaker, monkeypatch: pytest.MonkeyPatch, width: float
) -> None:
    short = breaker.lines(text(WORDS), 9.5, width)
    monkeypatch.setattr(lines_module, "is_plain", never)
    long = breaker.lines(text(WORDS), 9.5, width)
    assert [read(line) for line in short] == [read(line) for line in long]
    assert [line.width for line in short] == pytest.approx([line.width for line in long])


def test_kerning_shows_in_prose_and_not_in_code(breaker: Breaker) -> None:
    book = breaker.book
    prose = sum(piece.width for piece in book.pieces("AVATAR", LOOKS["plain"]))
    code = sum(piece.width for piece in book.pieces("AVATAR", LOOKS["code"]))
    assert prose < code
