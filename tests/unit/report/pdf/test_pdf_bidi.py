from __future__ import annotations

import random

import pytest
from bidi import get_display

from nocontact_desktop.report.pdf.bidi import levels, needs_levels, visual_order

ALPHABET = (
    "aβ1٣ אבج،.,+-(([)]) \u2067\u2066\u2068\u2069\u2069\u202a\u202b\u202c\u202d\u202e\u05b0$%#:/\u200f\u200e\u061c&"
)
CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u200e\u200f\u061c\u2066\u2067\u2068\u2069"


def shown(text: str, base: int | None = None) -> str:
    return "".join(visual_order(text, levels(text, base).of))


def without_controls(text: str) -> str:
    return "".join(sign for sign in text if sign not in CONTROLS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", [0, 0, 0]),
        ("אב", [1, 1]),
        ("א1", [1, 2]),
        ("a א", [0, 0, 1]),
        ("ا 12", [1, 1, 2, 2]),
        # N0: the brackets go with the paragraph when its direction stands in them.
        ("אב (a) ", [1, 1, 1, 1, 2, 1, 1]),
        # An isolate does not reach the numbers after it.
        ("\u2067א\u20691", [0, 1, 0, 0]),
        # An unmatched embedding ends with the paragraph.
        ("\u202ea", [0, 1]),
    ],
)
def test_levels(text: str, expected: list[int]) -> None:
    assert levels(text).of == expected


def test_a_first_strong_isolate_does_not_turn_the_paragraph() -> None:
    assert levels("\u2068אבג\u2069 abc").base == 0
    assert levels("אבג abc").base == 1
    assert levels("12 .").base == 0


def test_the_base_can_be_given() -> None:
    assert levels("abc", 1).of == [2, 2, 2]
    assert shown("a.", 1) == ".a"


def test_a_name_in_an_isolate_stands_alone() -> None:
    without = shown("user אבג 3 posts")
    isolated = without_controls(shown("user \u2067אבג\u2069 3 posts"))
    assert without == "user 3 גבא posts"
    assert isolated == "user גבא 3 posts"


def test_isolates_and_embeddings_deeper_than_the_limit_are_harmless() -> None:
    deep = "\u2067" * 200 + "א" + "\u2069" * 200 + "a"
    assert levels(deep).of[-1] == 0
    assert max(levels("\u202b" * 200 + "א").of) <= 126


def test_only_texts_with_right_to_left_signs_need_levels() -> None:
    assert not needs_levels("Ünïcödé 12 (ok)")
    assert needs_levels("a\u202eb")
    assert needs_levels("١")


def test_a_second_opinion_on_random_texts() -> None:
    chance = random.Random(20260302)
    for _ in range(4000):
        text = "".join(chance.choice(ALPHABET) for _ in range(chance.randint(1, 14)))
        assert without_controls(shown(text)) == without_controls(get_display(text)), ascii(text)
