from __future__ import annotations

import pytest
from uniseg.linebreak import line_break_units

from nocontact_desktop.report.pdf.breaks import Breaks


def units(text: str) -> list[str]:
    return [text[start:following] for start, _, following in Breaks().units(text)]


def test_units_are_words_with_the_space_after_them() -> None:
    assert units("one  two\u3000three ") == ["one  ", "two\u3000", "three "]
    assert units("  one") == ["  ", "one"]
    assert units("") == []
    assert units("   ") == []


def test_hyphens_part_words_but_not_numbers() -> None:
    assert units("twenty-five 26-118 -x a-b") == ["twenty-", "five ", "26-118 ", "-x ", "a-", "b"]


def test_no_break_spaces_and_controls_do_not_part() -> None:
    assert units("3\u00a0March\x1f2026") == ["3\u00a0March\x1f2026"]


@pytest.mark.parametrize(
    "text",
    [
        "もう「連絡」しないでください。直接、家に来ないで！",
        "请不要再联系我（直接来我家）是不可以的。",
        "私はABCを見た。",
        "다시는 연락하지 마세요.",
        "อย่าโทรหาฉันอีก ที่น้ำตก",
        "ok😀😀👨\u200d👩\u200d👧x",
        "スーパーっぽいョ",
    ],
)
def test_signs_part_as_unicode_says(text: str) -> None:
    assert units(text) == list(line_break_units(text))


def test_flags_part_between_each_other() -> None:
    assert units("🇩🇪🇺🇸🇫🇷") == ["🇩🇪", "🇺🇸", "🇫🇷"]
