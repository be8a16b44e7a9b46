from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.diary.when import When, say
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
    assert read_words("the week after Easter", TODAY) == Reading(own_words="the week after Easter")
    assert read_words("32 March 2026", TODAY) == Reading(own_words="32 March 2026")


def test_what_is_said_beside_a_date_is_not_lost() -> None:
    reading = read_words("2 March 2026 in the evening", TODAY)
    assert reading == Reading(occurred_from="2026-03-02", precision="day", own_words="2 March 2026 in the evening")


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
