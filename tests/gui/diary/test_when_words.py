from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.diary.when import When, say
from nocontact_desktop.gui.diary.when_feasts import easter_sundays
from nocontact_desktop.gui.diary.when_words import Reading, read_words

TODAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("typed", "occurred", "precision"),
    [
        ("about 3 November 2025", "2025-11-03", "about"),
        ("~ 3 Nov 2025", "2025-11-03", "about"),
        ("2 March", "2026-03-02", "day"),
        ("5 March", "2025-03-05", "day"),
        ("March 2, 2026 at 9.15 p.m.", "2026-03-02T21:15", "exact"),
        ("yesterday 9 pm", "2026-03-03T21:00", "exact"),
        ("last Friday at noon", "2026-02-27T12:00", "exact"),
        ("fall 2023", "2023-autumn", "season"),
        ("March 2023", "2023-03", "month"),
        ("2019", "2019", "year"),
        ("two weeks ago", "2026-02-18", "about"),
        ("a couple of weeks ago", "2026-02-18", "about"),
        ("Tuesday last week", "2026-02-24", "day"),
        ("last week on Monday at 9 pm", "2026-02-23T21:00", "exact"),
        ("last month", "2026-02", "month"),
        ("in May", "2025-05", "month"),
        ("sometime in 2019", "2019", "year"),
        ("New Year’s Eve", "2025-12-31", "day"),
        ("yesterday at half past nine in the evening", "2026-03-03T21:30", "exact"),
        ("8 in the morning on 3 March", "2026-03-03T08:00", "exact"),
        ("13/04/2025", "2025-04-13", "day"),
        ("2026-03-02T21:15", "2026-03-02T21:15", "exact"),
    ],
)
def test_a_time_as_people_write_it(typed: str, occurred: str, precision: str) -> None:
    assert read_words(typed, TODAY) == Reading(occurred_from=occurred, precision=precision)  # type: ignore[arg-type]


def test_a_blank_is_no_time_and_not_now() -> None:
    assert read_words("  ", TODAY) is None


def test_not_knowing_is_an_answer() -> None:
    assert read_words("I don't know", TODAY) == Reading()


def test_words_without_a_date_stay_the_writers_own() -> None:
    assert read_words("the week after she moved out", TODAY) == Reading(own_words="the week after she moved out")
    assert read_words("a few weeks ago", TODAY) == Reading(own_words="a few weeks ago")
    assert read_words("32 March 2026", TODAY) == Reading(own_words="32 March 2026")


def test_what_is_said_beside_a_date_is_not_lost() -> None:
    reading = read_words("2 March 2026 in the evening", TODAY)
    assert reading == Reading(occurred_from="2026-03-02", precision="day", own_words="2 March 2026 in the evening")


@pytest.mark.parametrize(
    ("typed", "first", "last", "precision"),
    [
        ("between May and July 2024", "2024-05", "2024-07", "month"),
        ("November to January 2024", "2023-11", "2024-01", "month"),
        ("3 May to 7 June 2024", "2024-05-03", "2024-06-07", "day"),
        ("yesterday between 9 and 10 pm", "2026-03-03T21:00", "2026-03-03T22:00", "exact"),
        ("last week", "2026-02-23", "2026-03-01", "about"),
        ("the week of 3 March 2025", "2025-03-03", "2025-03-09", "about"),
        ("last weekend", "2026-02-28", "2026-03-01", "about"),
    ],
)
def test_a_stretch_as_people_say_it(typed: str, first: str, last: str, precision: str) -> None:
    assert read_words(typed, TODAY) == Reading(first, last, precision)  # type: ignore[arg-type]


def test_easter_is_that_of_every_church_and_stays_in_the_writers_words() -> None:
    both = read_words("the week after Easter", TODAY)
    assert both == Reading("2025-04-21", "2025-04-27", "about", own_words="the week after Easter")
    apart = read_words("the week after Easter 2024", TODAY)
    assert apart == Reading("2024-04", "2024-05", "about", own_words="the week after Easter 2024")


@pytest.mark.parametrize(
    ("typed", "occurred", "precision"),
    [
        ("last Tuesday evening", "2026-03-03", "day"),
        ("early 2023", "2023", "year"),
        ("end of March 2025", "2025-03", "month"),
        ("after 3 March 2025", "2025-03-03", "about"),
        ("Monday or Tuesday", "2026-03-02", "about"),
        ("Tuesday 3 March 2025", "2025-03-03", "about"),
        ("it may have been Monday", "2026-03-02", "about"),
        ("last night", "2026-03-03", "about"),
        ("last night at 2 am", "2026-03-04T02:00", "exact"),
        ("half past nine yesterday", "2026-03-03", "day"),
        ("yesterday at midnight", "2026-03-03", "day"),
        ("Christmas 2024", "2024", "year"),
    ],
)
def test_what_says_more_or_less_than_a_date_stays_beside_it(typed: str, occurred: str, precision: str) -> None:
    assert read_words(typed, TODAY) == Reading(occurred, None, precision, own_words=typed)  # type: ignore[arg-type]


def test_last_summer_is_asked_where_it_can_be_this_years_or_the_one_before() -> None:
    autumn = date(2026, 11, 21)
    assert read_words("last summer at the lake", TODAY) == Reading(
        "2025-summer", None, "season", own_words="last summer at the lake"
    )
    assert read_words("last summer", autumn) == Reading(choices=("summer 2026", "summer 2025"))
    assert read_words("last March", autumn) == Reading(choices=("March 2026", "March 2025"))


def test_a_day_in_digits_that_can_be_read_two_ways_is_asked() -> None:
    reading = read_words("03/04/2025 at 9 pm", TODAY)
    assert reading is not None
    assert reading.occurred_from is None
    assert reading.choices == ("3 April 2025 at 9 pm", "4 March 2025 at 9 pm")
    assert [read_words(choice, TODAY).occurred_from for choice in reading.choices] == [  # type: ignore[union-attr]
        "2025-04-03T21:00",
        "2025-03-04T21:00",
    ]


def test_an_end_after_midnight_is_the_next_day() -> None:
    reading = read_words("2 March 2026 23:50 - 00:20", TODAY)
    assert reading is not None
    assert (reading.occurred_from, reading.occurred_to) == ("2026-03-02T23:50", "2026-03-03T00:20")


def test_an_end_before_the_beginning_is_not_read() -> None:
    assert read_words("5 March 2025 to 2 March 2025", TODAY) == Reading(own_words="5 March 2025 to 2 March 2025")


YEARS = st.integers(1950, 2049)
# Times as they are said: local, without a zone of their own.
MOMENTS = st.datetimes(datetime.fromisoformat("1950-01-01"), datetime.fromisoformat("2049-12-31")).map(
    lambda one: one.replace(microsecond=0)
)
WRITTEN = st.one_of(
    MOMENTS.map(lambda one: one.replace(second=0).isoformat(timespec="minutes")),
    MOMENTS.map(lambda one: one.isoformat(timespec="seconds")),
    MOMENTS.map(lambda one: one.date().isoformat()),
    MOMENTS.map(lambda one: f"{one:%Y-%m}"),
    YEARS.map(str),
    st.tuples(YEARS, st.sampled_from(["spring", "summer", "autumn", "winter"])).map(lambda one: f"{one[0]}-{one[1]}"),
)


def natural(written: str) -> str:
    if "T" in written:
        return "exact"
    return {2: "day", 0: "year"}.get(written.count("-"), "month" if written[5:].isdigit() else "season")


@given(WRITTEN, st.booleans())
def test_what_is_said_reads_as_what_it_was(written: str, about: bool) -> None:
    when = When(occurred_from=written, precision="about" if about else natural(written))  # type: ignore[arg-type]
    assert read_words(say(when), TODAY) == Reading(occurred_from=written, precision=when.precision)


@given(MOMENTS, st.timedeltas(timedelta(minutes=1), timedelta(days=400)))
def test_a_stretch_of_time_reads_as_what_it_was(start: datetime, length: timedelta) -> None:
    first, last = (one.replace(second=0).isoformat(timespec="minutes") for one in (start, start + length))
    when = When(occurred_from=first, occurred_to=last, precision="exact")
    reading = read_words(say(when), TODAY)
    assert reading == Reading(occurred_from=first, occurred_to=last, precision="exact")


@given(st.text(max_size=60))
def test_nothing_typed_is_an_error_or_lost(typed: str) -> None:
    reading = read_words(typed, TODAY)
    assert (reading is None) == (not typed.split())


SAYINGS = st.sampled_from(
    [
        *("today", "yesterday", "last night", "this morning", "last week", "last weekend", "this month", "last year"),
        *("two weeks ago", "3 days ago", "Tuesday", "last Friday", "Monday last week", "the week before last"),
        *("the week after Easter", "Easter Monday", "New Year’s Eve", "in May", "early March", "2 March", "5th of May"),
    ]
)


@given(SAYINGS, st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_what_is_said_from_today_is_never_in_the_future(saying: str, today: date) -> None:
    reading = read_words(saying, today)
    assert reading is not None
    if not reading.choices:
        assert reading.occurred_from is not None
        assert reading.occurred_from <= today.isoformat()


@given(st.integers(1900, 2099))
def test_easter_is_a_sunday_in_its_season(year: int) -> None:
    for day in easter_sundays(year):
        assert day.weekday() == 6
        assert date(year, 3, 22) <= day <= date(year, 5, 8)


def test_easter_as_calendars_have_it() -> None:
    assert easter_sundays(2024) == (date(2024, 3, 31), date(2024, 5, 5))
    assert easter_sundays(2025) == (date(2025, 4, 20),)
    assert easter_sundays(2026) == (date(2026, 4, 5), date(2026, 4, 12))


@given(st.sampled_from(["about", "maybe", "I think", "before", "after", "not sure,"]), MOMENTS)
def test_a_doubt_is_never_taken_for_a_certain_day(doubt: str, moment: datetime) -> None:
    reading = read_words(f"{doubt} {moment.day} {moment:%B %Y}", TODAY)
    assert reading is not None
    assert (reading.occurred_from, reading.precision) == (moment.date().isoformat(), "about")
