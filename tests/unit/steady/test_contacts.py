"""Contact that happened: noted in neutral words, erased without a mark, told as ranges and only when asked for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest

from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.plan import plan, set_step
from nocontact_desktop.steady import notes, urges
from nocontact_desktop.steady.contacts import (
    Contact,
    ContactKind,
    Need,
    Range,
    contacts,
    erase_contacts,
    keep_contact,
    trend,
)
from nocontact_desktop.vault.notebook import Notebook
from tests.conftest import Clock
from tests.unit.diary.test_deleted_is_gone import decrypted_pages

WORD = "Zinnoberhafen"
TODAY = date(2026, 3, 2)


def note(notebook: Notebook, days_ago: int, number: int = 1) -> None:
    for at in range(number):
        keep_contact(notebook, f"{days_ago}-{at}", Contact(day=TODAY - timedelta(days=days_ago), kinds=("wrote",)))


def pass_an_urge(notebook: Notebook, clock: Clock, days_ago: int) -> None:
    now = clock.time
    clock.time = now - timedelta(days=days_ago)
    urges.answer(notebook, "passed")
    clock.time = now


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


@pytest.mark.fact("idea:K-10", "idea:A-10")
def test_looking_asking_and_driving_past_can_be_noted_as_writing_can(notebook: Notebook) -> None:
    words = load().words
    assert {*words["contact_between"], *words["contact_looking"]} == set(get_args(ContactKind))
    assert {"looked", "asked", "went-by", "old-things", "read"} <= set(words["contact_looking"])
    says = Contact(day=TODAY, kinds=("wrote", "looked", "asked"), needs=("company",), words=WORD)
    keep_contact(notebook, "one", says)
    assert [one.says for one in contacts(notebook)] == [says]
    assert notebook.db.one("SELECT count(*) FROM leaf") == (0,)


@pytest.mark.fact("idea:K-11")
def test_what_it_told_about_ones_needs_is_a_choice_of_words(notebook: Notebook) -> None:
    assert set(load().words["needs"]) == set(get_args(Need))
    keep_contact(notebook, "one", Contact(needs=("structure", "calm")))
    assert contacts(notebook)[0].says.needs == ("structure", "calm")


def test_a_note_may_stay_blank_and_a_blank_one_is_not_kept(notebook: Notebook) -> None:
    keep_contact(notebook, "one", Contact(words=WORD))
    assert contacts(notebook)[0].says.day is None
    keep_contact(notebook, "one", Contact())
    assert contacts(notebook) == []


def test_a_kind_that_is_none_of_the_set_is_refused(notebook: Notebook) -> None:
    with pytest.raises(ValueError, match="no such word"):
        keep_contact(notebook, "one", Contact(kinds=("failed",)))  # type: ignore[arg-type]
    assert contacts(notebook) == []


@pytest.mark.fact("idea:K-14", "tone:M-04")
def test_noting_contact_changes_nothing_else(notebook: Notebook, clock: Clock) -> None:
    pass_an_urge(notebook, clock, 3)
    set_step(notebook, "bag", "done")
    before = plan(notebook), urges.passed(notebook)
    note(notebook, 0)
    assert (plan(notebook), urges.passed(notebook)) == before


def test_what_is_erased_is_on_no_page_of_the_file(notebook: Notebook) -> None:
    keep_contact(notebook, "one", Contact(words=WORD))
    keep_contact(notebook, "two", Contact(words="Kupferbucht"))
    notes.erase(notebook, "one")
    pages = decrypted_pages(notebook)
    assert WORD.encode() not in pages
    assert b"Kupferbucht" in pages
    erase_contacts(notebook)
    assert b"Kupferbucht" not in decrypted_pages(notebook)


@pytest.mark.fact("idea:K-12")
def test_the_trend_says_ranges_of_what_was_noted_and_of_urges_that_passed(notebook: Notebook, clock: Clock) -> None:
    for days_ago, number in ((160, 1), (125, 4), (95, 2), (65, 3), (40, 2)):
        note(notebook, days_ago, number)
    keep_contact(notebook, "without a day", Contact(kinds=("looked",)))
    for days_ago in (70, 20, 19, 35):
        pass_an_urge(notebook, clock, days_ago)
    found = trend(notebook)
    assert found is not None
    assert found.contact_before == Range(2, 4)
    assert found.contact_lately == Range(0, 2)
    assert (found.passed_before, found.passed_lately) == (Range(0, 1), Range(1, 2))


@pytest.mark.parametrize(("days_ago", "is_enough"), [(None, False), (0, False), (119, False), (120, True)])
def test_too_little_says_nothing(notebook: Notebook, days_ago: int | None, *, is_enough: bool) -> None:
    if days_ago is not None:
        note(notebook, days_ago, 3)
    assert (trend(notebook) is not None) == is_enough


def test_a_day_to_come_does_not_count(notebook: Notebook) -> None:
    note(notebook, 130)
    note(notebook, -40, 5)
    found = trend(notebook)
    assert found is not None
    assert found.contact_lately == Range(0, 0)
