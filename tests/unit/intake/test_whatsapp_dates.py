"""The order of day and month, and times in a zone."""

from __future__ import annotations

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.dates import read_clock
from nocontact_desktop.intake.formats.whatsapp.dates import decide_order, may_be_swapped, read_date
from nocontact_desktop.intake.items import DateOrder, ReadOptions
from nocontact_desktop.intake.local_time import LocalClock
from tests.intake_chats import read_chat


@pytest.mark.parametrize(
    ("dates", "order", "basis"),
    [
        (["01/02/2026", "13/02/2026"], "dmy", "inferred"),
        (["02/01/2026", "02/13/2026"], "mdy", "inferred"),
        (["2026/01/02"], "ymd", "given"),
        (["2026-13-02"], "ymd", "given"),
        (["01/02/2026", "02/02/2026", "01/03/2026"], "dmy", "inferred"),
        (["02/01/2026", "02/02/2026", "03/01/2026"], "mdy", "inferred"),
        (["01/02/2026", "03/02/2026"], "dmy", "ambiguous"),
        (["05/05/2026"], "dmy", "inferred"),
        (["20/01/19", "30/01/19", "10/06/20"], "dmy", "inferred"),
        (["26.1.13.", "26.2.2.", "26.2.3."], "ymd", "inferred"),
        (["99/99/2026", "01/13/2026"], "mdy", "inferred"),
    ],
)
def test_order_of_a_file(dates: list[str], order: str, basis: str) -> None:
    found = decide_order(dates, None, twelve_hours=False)
    assert (found.order, found.basis) == (order, basis)


def test_a_clock_of_twelve_hours_makes_month_first_likelier() -> None:
    found = decide_order(["01/02/2026"], None, twelve_hours=True)
    assert (found.order, found.basis) == ("mdy", "ambiguous")


@pytest.mark.parametrize("asked", ["dmy", "mdy"])
def test_what_the_user_says_counts(asked: DateOrder) -> None:
    items, summary = read_chat("01/02/2026, 21:15 - Ana: hi", options=ReadOptions(date_order=asked))
    assert items[0].time.local == {"dmy": "2026-02-01T21:15", "mdy": "2026-01-02T21:15"}[asked]
    assert not items[0].time.ambiguous
    assert ("date_order", asked, "asked") in [(one.name, one.value, one.basis) for one in summary.assumptions]


def test_year_first_stays_year_first_whatever_was_said() -> None:
    items, _ = read_chat("2026/01/02, 21:15 - Ana: hi", options=ReadOptions(date_order="dmy"))
    assert items[0].time.local == "2026-01-02T21:15"


def test_an_open_order_marks_only_what_could_be_swapped() -> None:
    items, summary = read_chat("01/02/2026, 21:15 - Ana: a\n03/03/2026, 21:15 - Ana: b")
    assert [item.time.ambiguous for item in items] == [True, False]
    assert ("date_order", "dmy", "ambiguous") in [(one.name, one.value, one.basis) for one in summary.assumptions]


def test_an_impossible_date_keeps_its_words_and_gets_no_time() -> None:
    items, _ = read_chat("13/01/2026, 21:15 - Ana: a\n31/02/2026, 21:15 - Ana: b\n14/01/2026, 21:75 - Ana: c")
    assert [item.time.local for item in items] == ["2026-01-13T21:15", None, "2026-01-14"]
    assert items[1].time.raw == "31/02/2026, 21:15"
    assert [item.text for item in items] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("1388/1/1", "2009-03-21"), ("1395/1/1", "2016-03-20"), ("1399/1/1", "2020-03-20"), ("1400/1/1", "2021-03-21"),
        ("1403/12/30", "2025-03-20"), ("1404/1/1", "2025-03-21"), ("1405/1/1", "2026-03-21"),
        ("1408/1/1", "2029-03-20"),
    ],
)  # fmt: skip
def test_persian_years(raw: str, iso: str) -> None:
    assert read_date(raw, "ymd") == iso


def test_years_of_two_digits_turn_at_eighty() -> None:
    assert read_date("1/2/26", "dmy") == "2026-02-01"
    assert read_date("1/2/85", "dmy") is None  # 1985: long before there was such a chat


def test_swapping() -> None:
    assert may_be_swapped("01/02/2026")
    assert may_be_swapped("13/02/2026")
    assert not may_be_swapped("02/02/2026")


@pytest.mark.parametrize("raw", ["25:00", "10:60", "10:00:61", "10", "10:00 tea", "10:00 am pm"])
def test_what_is_no_time(raw: str) -> None:
    assert read_clock(raw) is None


@pytest.mark.parametrize(
    ("local", "utc", "ambiguous"),
    [
        ("2026-01-13T21:15", "2026-01-13T20:15Z", False),
        ("2026-07-13T00:15:30", "2026-07-12T22:15:30Z", False),
        ("2025-10-26T02:30", "2025-10-26T00:30Z", True),
        ("2025-10-26T03:00", "2025-10-26T02:00Z", False),
        ("2026-03-29T02:30", "2026-03-29T01:30Z", True),
    ],
)
def test_times_of_a_zone(local: str, utc: str, ambiguous: bool) -> None:
    assert LocalClock("Europe/Berlin").utc(local) == (utc, ambiguous)


def test_zones_of_half_hours() -> None:
    assert LocalClock("Asia/Kolkata").utc("2026-01-13T00:15") == ("2026-01-12T18:45Z", False)
    assert LocalClock("Australia/Lord_Howe").utc("2026-04-05T01:45") == ("2026-04-04T14:45Z", True)


def test_a_zone_that_was_given_is_an_assumption() -> None:
    items, summary = read_chat("13/01/2026, 21:15 - Ana: hi", options=ReadOptions(time_zone="America/Chicago"))
    time = items[0].time
    assert (time.utc, time.zone, time.zone_basis) == ("2026-01-14T03:15Z", "America/Chicago", "assumed")
    assert ("time_zone", "America/Chicago", "asked") in [
        (one.name, one.value, one.basis) for one in summary.assumptions
    ]


@pytest.mark.parametrize("name", ["Europe/Atlantis", "../../etc/passwd", "", "Europe"])
def test_zones_that_are_none(name: str) -> None:
    with pytest.raises(Problem) as found:
        LocalClock(name)
    assert found.value.code == "intake.unknown-time-zone"
