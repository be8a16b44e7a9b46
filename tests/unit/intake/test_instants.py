"""Exact instants, said as the clocks went somewhere."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.instants import Instants


def test_an_instant_is_said_in_the_zone_that_was_asked_for() -> None:
    time = Instants("Europe/Berlin").at(1_772_486_103, "1772486103000")
    assert (time.local, time.utc, time.zone) == ("2026-03-02T22:15:03", "2026-03-02T21:15:03Z", "Europe/Berlin")
    assert (time.raw, time.zone_basis, time.precision) == ("1772486103000", "given", "second")


def test_without_a_zone_it_is_said_in_utc() -> None:
    time = Instants(None).at(1_772_486_103, "x")
    assert (time.local, time.utc, time.zone) == ("2026-03-02T21:15:03", "2026-03-02T21:15:03Z", "UTC")


@pytest.mark.parametrize("seconds", [0, -5, 1e15, float("inf"), float("nan")])
def test_what_is_no_instant_gives_no_time_and_is_kept_as_written(seconds: float) -> None:
    time = Instants("Asia/Kathmandu").at(seconds, "raw")
    assert (time.raw, time.local, time.utc, time.precision) == ("raw", None, None, "unknown")


def test_text_with_an_offset_is_an_instant_and_text_without_is_not() -> None:
    assert Instants("Asia/Kathmandu").of_iso("2026-03-02T21:15:03-05:00").local == "2026-03-03T08:00:03"
    assert Instants(None).of_iso("2026-03-02T21:15:03").local is None
    assert Instants(None).of_iso("yesterday").raw == "yesterday"


def test_a_zone_nobody_knows_is_said() -> None:
    with pytest.raises(Problem, match=r"intake\.unknown-time-zone"):
        Instants("Middle/Earth")


@given(st.integers(1, 4_000_000_000), st.sampled_from(["Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns"]))
def test_it_agrees_with_the_calendar_of_each_zone(seconds: int, zone: str) -> None:
    time = Instants(zone).at(seconds, "")
    there = datetime.fromtimestamp(seconds, UTC).astimezone(ZoneInfo(zone))
    assert time.local == there.replace(tzinfo=None).isoformat()
