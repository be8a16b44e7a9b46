"""How old a fact is, what mark a row has, and what is counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from nocontact_desktop.guidance.age import day_of, is_old
from nocontact_desktop.guidance.content import load
from nocontact_desktop.guidance.counts import count, counts
from nocontact_desktop.guidance.rows import weakest


@pytest.mark.parametrize(
    ("checked", "day"), [("2026-11-21", date(2026, 11, 21)), ("2026-11", date(2026, 11, 1)), ("2026", date(2026, 1, 1))]
)
def test_a_date_counts_from_its_earliest_day(checked: str, day: date) -> None:
    assert day_of(checked) == day


@pytest.mark.parametrize("checked", ["", "lately", "2026-13", "2026-11-31", "2026-11-21-07", "2026-11-21T07:00"])
def test_what_is_no_date_is_refused(checked: str) -> None:
    with pytest.raises(ValueError):
        day_of(checked)


def test_a_row_is_old_after_180_days() -> None:
    checked = date(2026, 11, 21)

    assert not is_old("2026-11-21", checked)
    assert not is_old("2026-11-21", checked + timedelta(days=180))
    assert is_old("2026-11-21", checked + timedelta(days=181))
    assert is_old("2009", checked)


def test_a_clock_set_back_makes_nothing_old() -> None:
    assert not is_old("2026-11", date(2020, 1, 1))


def test_the_weakest_mark_counts() -> None:
    assert weakest("V", None, "S") == "S"
    assert weakest("C", "U", "V") == "U"
    assert weakest(None, None) == "V"


def test_counts_have_the_names_of_the_command_line() -> None:
    numbers = counts()["en"]

    assert list(numbers) == [
        "channels",
        "audit_items",
        "steps",
        "questions",
        "myths",
        "practices",
        "helplines",
        "articles",
        "forms",
        "oldest",
        "unchecked",
    ]
    assert numbers == count(load())
    assert numbers["channels"] == len(load().channels)


def test_unchecked_counts_rows_that_rest_on_an_unchecked_fact() -> None:
    content = load()
    resting = [row.id for row in (*content.channels, *content.steps) if row.mark == "U"]

    assert count(content)["unchecked"] == len(resting)
    assert "whatsapp" in resting  # live location is marked U there


def test_the_oldest_date_is_that_of_a_row() -> None:
    content = load()
    oldest = str(count(content)["oldest"])
    dates = [row.checked for row in (*content.emergency, *content.helplines, *content.channels, *content.steps)]

    assert oldest in dates
    assert all(day_of(oldest) <= day_of(one) for one in dates)
