"""Times as they were said: every form and precision, zones, and what is refused."""

from __future__ import annotations

import pytest

from nocontact_desktop.diary.when import clock_changed, days_between, last_key, read_when, say, sort_key
from nocontact_desktop.errors import Problem


@pytest.mark.parametrize(
    ("occurred_from", "occurred_to", "precision", "said"),
    [
        ("2026-03-02T21:15", None, "exact", "Monday 2 March 2026, 21:15"),
        ("2026-03-02T21:15", None, None, "Monday 2 March 2026, 21:15"),
        ("2026-03-02T21:15", "2026-03-02T21:35", "exact", "Monday 2 March 2026, 21:15 to 21:35"),
        ("2026-03-02", "2026-03-04", "day", "Monday 2 March 2026 to Wednesday 4 March 2026"),
        ("2026-03-02", None, "exact", "Monday 2 March 2026"),
        ("2026-03-02T21:15", None, "day", "Monday 2 March 2026"),
        ("2026-03-02T21:15", "2026-03-02T21:35", "day", "Monday 2 March 2026"),
        ("2026-03-02T21:15", None, "month", "March 2026"),
        ("2026-03-02", None, "year", "2026"),
        ("2025-11-03", None, "about", "about 3 November 2025"),
        ("2026-03", None, "month", "March 2026"),
        ("2024-summer", None, "season", "summer 2024"),
        ("2024-winter", None, None, "winter 2024"),
        ("2024", None, "year", "2024"),
        ("2024", None, "about", "about 2024"),
        (None, None, "unknown", "date not known"),
        (None, None, None, "date not known"),
    ],
)
def test_said_as_exactly_as_it_is_known(
    occurred_from: str | None, occurred_to: str | None, precision: str | None, said: str
) -> None:
    assert say(read_when(occurred_from, occurred_to, precision)) == said  # type: ignore[arg-type]


def test_unknown_is_said_in_the_writers_words_when_there_are_any() -> None:
    assert say(read_when(None, occurred_text="the week after Easter")) == "the week after Easter"


@pytest.mark.parametrize(
    ("arguments", "code", "field"),
    [
        ({"occurred_from": "yesterday"}, "entry.time-unreadable", "occurred_from"),
        ({"occurred_from": ""}, "entry.time-unreadable", "occurred_from"),
        ({"occurred_from": "2026-02-30"}, "entry.time-unreadable", "occurred_from"),
        ({"occurred_from": "2026-13"}, "entry.time-unreadable", "occurred_from"),
        ({"occurred_from": "2026-03-02T24:15"}, "entry.time-unreadable", "occurred_from"),
        ({"occurred_from": "2026-03-02T21:15+01:00"}, "entry.time-unreadable", "occurred_from"),
        ({"occurred_from": "2026-03-02 21:15"}, "entry.time-unreadable", "occurred_from"),
        ({"occurred_from": "0000"}, "entry.time-unreadable", "occurred_from"),
        ({"occurred_from": "2026-03-02\n"}, "entry.time-unreadable", "occurred_from"),
        ({"occurred_from": "٢٠٢٦"}, "entry.time-unreadable", "occurred_from"),
        ({"occurred_from": "2026", "occurred_to": "soon"}, "entry.time-unreadable", "occurred_to"),
        ({"occurred_from": None, "precision": "day"}, "entry.time-unreadable", "occurred_from"),
        ({"occurred_from": None, "occurred_to": "2026"}, "entry.time-unreadable", "occurred_from"),
        ({"occurred_from": "2026-03-02", "occurred_to": "2026-03-01"}, "entry.time-backwards", "occurred_to"),
        ({"occurred_from": "2026-03-02", "time_zone": "Europe/Lodnon"}, "entry.time-zone", "time_zone"),
        ({"occurred_from": "2026-03-02", "time_zone": "../etc/passwd"}, "entry.time-zone", "time_zone"),
        ({"occurred_from": "2026-03-02", "time_zone": ""}, "entry.time-zone", "time_zone"),
        ({"occurred_from": "2026-03", "precision": "day"}, "entry.time-less-exact", "precision"),
        ({"occurred_from": "2026", "precision": "exact"}, "entry.time-less-exact", "precision"),
        ({"occurred_from": "2026-03-02", "precision": "season"}, "entry.time-less-exact", "precision"),
        ({"occurred_from": "2024-summer", "precision": "month"}, "entry.time-less-exact", "precision"),
        ({"occurred_from": "2026-03-02", "precision": "unknown"}, "entry.time-less-exact", "precision"),
    ],
)
def test_what_cannot_be_is_refused_by_field(arguments: dict[str, str], code: str, field: str) -> None:
    with pytest.raises(Problem) as refused:
        read_when(**arguments)  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.params["field"]) == (code, field)


def test_sorted_as_they_happened_the_vaguer_first() -> None:
    written = [None, "2023-12-31T23:59", "2024", "2024-winter", "2024-03-01", "2024-summer", "2024-07-04T08:00", "2025"]
    keys = [sort_key(read_when(one)) for one in written]
    assert keys == sorted(keys)
    assert len({len(key) for key in keys[1:]}) == 1


def test_the_last_moment_it_may_have_been() -> None:
    for written, end in (("2026-03-02", None), ("2026-03", None), ("2026", None), ("2026-01", "2026-03")):
        assert sort_key(read_when("2026-03-01")) < last_key(read_when(written, end))
    assert last_key(read_when("2024-summer")) > sort_key(read_when("2024-08-31T23:00"))
    assert last_key(read_when("2024-summer")) < sort_key(read_when("2024-09-01"))


def test_hours_the_clocks_skip_or_repeat_are_kept_as_said() -> None:
    skipped = read_when("2026-03-29T01:30", time_zone="Europe/London")
    assert say(skipped) == "Sunday 29 March 2026, 01:30"
    assert clock_changed(skipped) == "skipped"
    twice = read_when("2026-10-25T01:30", time_zone="Europe/London")
    assert clock_changed(twice) == "twice"
    assert clock_changed(read_when("2026-10-25T03:30", time_zone="Europe/London")) is None
    assert clock_changed(read_when("2026-10-25", time_zone="Europe/London")) is None


def test_an_end_in_the_second_coming_of_an_hour_is_no_mistake() -> None:
    read_when("2026-10-25T01:50", "2026-10-25T01:10", time_zone="Europe/London")
    with pytest.raises(Problem):
        read_when("2026-10-24T01:50", "2026-10-24T01:10", time_zone="Europe/London")


def test_days_until_it_was_written_down_are_counted_where_it_happened() -> None:
    late = read_when("2026-03-02T23:30", time_zone="America/New_York")
    assert days_between(late, "2026-03-03T04:45:00+00:00") == 0
    assert days_between(late, "2026-03-05T12:00:00+00:00") == 3
    assert days_between(read_when("2026-03"), "2026-03-05T12:00:00+00:00") is None
