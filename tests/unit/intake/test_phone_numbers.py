"""Spellings of numbers, and lengths of calls in words."""

from __future__ import annotations

import pytest

from nocontact_desktop.intake.calls import call_in_words
from nocontact_desktop.intake.phone_numbers import number_key


@pytest.mark.parametrize(
    "spellings",
    [
        ("+1 (555) 010-2030", "15550102030", "555.010.2030", "+1-555-010-2030", "\u202a+15550102030\u202c"),
        ("+49 171 2345678", "0049 171 2345678", "0171/2345678"),
        ("+33 6 12 34 56 78", "0612345678"),
        ("AMAZON", "Amazon", " amazon "),
        ("Ana@Site.example", "ana@site.example"),
    ],
)
def test_spellings_of_one_number(spellings: tuple[str, ...]) -> None:
    assert len({number_key(one) for one in spellings}) == 1


def test_numbers_that_differ_stay_apart() -> None:
    numbers = ["+15550102030", "+15550102031", "22000", "2000", "22 001", "AMAZON1", "a@b.example", "#555", "*100#"]
    assert len({number_key(one) for one in numbers}) == len(numbers)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, "Call"), (0, "Call, 0 s"), (59, "Call, 59 s"), (60, "Call, 1 min"), (3725, "Call, 1 h 2 min 5 s")],
)
def test_lengths_of_calls(seconds: int | None, said: str) -> None:
    assert call_in_words("Call", seconds) == said
