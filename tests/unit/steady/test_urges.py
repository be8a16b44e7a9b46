"""An urge: a pause that outlives a restart, what it was about, what came of it. Nothing counts."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest

from nocontact_desktop.preparation.sheets import write
from nocontact_desktop.steady import urges
from nocontact_desktop.steady.urges import Length, Outcome
from nocontact_desktop.vault.notebook import Notebook, open_notebook
from nocontact_desktop.vault.surroundings import Surroundings
from tests.conftest import PASSPHRASE, Clock
from tests.unit.diary.test_deleted_is_gone import decrypted_pages

WORD = "Zinnoberhafen"


@pytest.fixture
def in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    """The user lives where mornings are those of UTC."""
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


@pytest.mark.parametrize(("length", "minutes"), [("ten", 10), ("twenty", 20), ("hour", 60)])
def test_a_pause_ends_after_the_time_chosen(notebook: Notebook, clock: Clock, length: Length, minutes: int) -> None:
    urges.pause(notebook, length)
    present = urges.going_on(notebook)
    assert present is not None
    assert present.ends_at == clock() + timedelta(minutes=minutes)


@pytest.mark.usefixtures("in_utc")
@pytest.mark.parametrize(("hour", "day"), [(21, 3), (23, 3), (8, 3), (5, 3), (1, 2)])
def test_until_tomorrow_morning_means_the_next_morning_also_at_night(
    notebook: Notebook, clock: Clock, hour: int, day: int
) -> None:
    clock.time = datetime(2026, 3, 2, hour, 30, tzinfo=UTC)
    urges.pause(notebook, "tomorrow")
    present = urges.going_on(notebook)
    assert present is not None
    assert present.ends_at == datetime(2026, 3, day, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("planned", "expected"), [("", "twenty"), ("ten", "ten"), ("tomorrow", "tomorrow"), ("none", None)]
)
def test_the_pause_is_as_long_as_planned(notebook: Notebook, planned: str, expected: Length | None) -> None:
    write(notebook, "urge", "wait", planned)
    assert urges.planned_length(notebook) == expected


def test_the_pause_and_what_was_written_outlive_a_restart(notebook: Notebook, clock: Clock) -> None:
    urges.pause(notebook, "hour")
    urges.say_about(notebook, ["lonely", "habit"])
    urges.say_words(notebook, WORD)
    before = urges.going_on(notebook)
    clock.advance(hours=3)
    notebook.close()
    with open_notebook(
        notebook.folder, PASSPHRASE, surroundings=Surroundings(now=clock, random_bytes=os.urandom)
    ) as again:
        assert urges.going_on(again) == before


def test_a_pause_can_be_made_longer_and_left(notebook: Notebook, clock: Clock) -> None:
    urges.pause(notebook, "ten")
    clock.advance(minutes=5)
    urges.pause(notebook, "hour")
    present = urges.going_on(notebook)
    assert present is not None
    assert present.ends_at == clock() + timedelta(hours=1)
    urges.leave_pause(notebook)
    assert urges.going_on(notebook) is None
    assert notebook.db.one("SELECT count(*) FROM urge") == (0,)


def test_leaving_a_pause_keeps_what_was_written(notebook: Notebook) -> None:
    urges.pause(notebook, "ten")
    urges.say_words(notebook, WORD)
    urges.leave_pause(notebook)
    present = urges.going_on(notebook)
    assert present is not None
    assert (present.ends_at, present.words) == (None, WORD)


def test_one_that_nobody_came_back_to_does_not_mix_with_the_next(notebook: Notebook, clock: Clock) -> None:
    urges.pause(notebook, "ten")
    urges.say_words(notebook, WORD)
    clock.advance(days=7)
    assert urges.going_on(notebook) is None
    urges.pause(notebook, "hour")
    present = urges.going_on(notebook)
    assert present is not None
    assert (present.began_at, present.words) == (clock(), "")
    assert [one.words for one in urges.noted(notebook)] == [WORD]


@pytest.mark.parametrize(("outcome", "rows"), [("passed", 1), ("wrote", 0), ("other", 0)])
def test_only_one_that_passed_is_kept_without_a_word(notebook: Notebook, outcome: Outcome, rows: int) -> None:
    urges.pause(notebook, "ten")
    urges.answer(notebook, outcome)
    assert urges.going_on(notebook) is None
    assert notebook.db.one("SELECT count(*) FROM urge") == (rows,)


def test_what_was_written_is_kept_whatever_came_of_it(notebook: Notebook) -> None:
    urges.say_words(notebook, WORD)
    urges.answer(notebook, "wrote")
    assert [one.words for one in urges.noted(notebook)] == [WORD]
    assert urges.passed(notebook) == []


def test_what_is_erased_is_on_no_page_of_the_file(notebook: Notebook) -> None:
    for outcome in ("passed", "other"):
        urges.say_words(notebook, WORD)
        urges.answer(notebook, outcome)
    urges.say_words(notebook, "Kupferbucht")
    urges.erase(notebook, urges.passed(notebook)[0].id)
    urges.erase_all(notebook)
    pages = decrypted_pages(notebook)
    assert WORD.encode() not in pages
    assert b"Kupferbucht" in pages  # the one going on stays
    assert notebook.db.one("SELECT count(*) FROM leaf") == (0,)


def test_words_that_are_none_of_the_set_are_refused(notebook: Notebook) -> None:
    with pytest.raises(ValueError, match="no such word"):
        urges.say_about(notebook, ["weak"])
    with pytest.raises(ValueError, match="no such outcome"):
        urges.answer(notebook, "failed")  # type: ignore[arg-type]
