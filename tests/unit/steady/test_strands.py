"""Check-ins, memories, own pages, practices and days: kept, changed, erased without a mark, and in nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import get_args

import pytest

from nocontact_desktop.diary.entries import count
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import load
from nocontact_desktop.guidance.counts import count as count_content
from nocontact_desktop.preparation.coming import coming_up
from nocontact_desktop.steady import notes
from nocontact_desktop.steady.check_ins import Body, CheckIn, Mood, Sleep, check_ins, erase_check_ins, keep_check_in
from nocontact_desktop.steady.hard_days import Coming, HardDay, keep_hard_day, near_days
from nocontact_desktop.steady.memories import Memory, keep_memory, memories, memory
from nocontact_desktop.steady.on_today import on_today, show_on_today
from nocontact_desktop.steady.own_words import erase_own_words, keep_own_words, own_words
from nocontact_desktop.steady.practices import put_aside, put_practice_aside, take_practice_back
from nocontact_desktop.vault.notebook import Notebook
from tests.conftest import Clock
from tests.steady_words import plant
from tests.unit.diary.test_deleted_is_gone import decrypted_pages

WORD = "Zinnoberhafen"
CONTENT = load()


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


@pytest.mark.fact("idea:N-08")
def test_a_check_in_is_words_without_a_score_and_may_be_a_safe_moment_alone(notebook: Notebook) -> None:
    for group, words in (("sleep", Sleep), ("body", Body), ("mood", Mood)):
        assert list(CONTENT.words[group]) == list(get_args(words))
        assert not any(letter.isdigit() for said in CONTENT.words[group].values() for letter in said)
    keep_check_in(notebook, "one", CheckIn(safe="The dog on my feet."))
    assert [one.says for one in check_ins(notebook)] == [CheckIn(safe="The dog on my feet.")]
    keep_check_in(notebook, "one", CheckIn())
    assert check_ins(notebook) == []


def test_check_ins_stand_newest_first_and_are_erased_without_a_mark(notebook: Notebook, clock: Clock) -> None:
    keep_check_in(notebook, "one", CheckIn(mood=("sad",), words=WORD))
    clock.advance(days=1)
    keep_check_in(notebook, "two", CheckIn(mood=("calm",)))
    keep_check_in(notebook, "one", CheckIn(mood=("sad", "angry"), words=WORD))
    assert [one.id for one in check_ins(notebook)] == ["two", "one"]
    erase_check_ins(notebook)
    assert check_ins(notebook) == []
    assert WORD.encode() not in decrypted_pages(notebook)
    assert notebook.db.one("SELECT count(*) FROM leaf") == (0,)


@pytest.mark.fact("idea:N-17")
def test_a_memory_is_not_in_the_diary_and_keeps_both_times_apart(notebook: Notebook) -> None:
    says = Memory(what="The red door.", happened="one summer", came_back="last night", not_mine="Kim said 2019.")
    keep_memory(notebook, "one", says)
    assert memory(notebook, "one") == says
    assert count(notebook, EntryFilter()) == 0
    notes.erase(notebook, "one")
    assert memories(notebook) == []
    with pytest.raises(Problem, match=r"memory\.gone"):
        memory(notebook, "one")


@pytest.mark.fact("idea:N-21")
def test_own_pages_hold_words_part_by_part_and_are_erased_whole(notebook: Notebook) -> None:
    again = next(page for page in CONTENT.own_pages if page.id == "again")
    assert [part.id for part in again.parts] == ["need", "risk"]
    keep_own_words(notebook, "again", "need", WORD)
    keep_own_words(notebook, "again", "risk", "My sleep.")
    keep_own_words(notebook, "letter", "letter", "Dear me.")
    keep_own_words(notebook, "again", "risk", " ")
    assert own_words(notebook, "again") == {"need": WORD}
    erase_own_words(notebook, "again")
    assert own_words(notebook, "again") == {}
    assert own_words(notebook, "letter") == {"letter": "Dear me."}
    assert WORD.encode() not in decrypted_pages(notebook)
    with pytest.raises(ValueError, match="no such part"):
        keep_own_words(notebook, "again", "verdict", "yes")


def test_each_strand_has_at_least_six_practices_that_say_who_may_not_like_them() -> None:
    for strand in CONTENT.strands:
        assert sum(one.strand == strand.id for one in CONTENT.practices) >= 6
        assert strand.article in {article.id for article in CONTENT.articles}
    assert all(one.some for one in CONTENT.practices)
    assert count_content(CONTENT)["practices"] == len(CONTENT.practices)


def test_a_practice_can_be_put_aside_and_taken_back(notebook: Notebook) -> None:
    put_practice_aside(notebook, "longer-out")
    put_practice_aside(notebook, "longer-out")
    assert put_aside(notebook) == ("longer-out",)
    take_practice_back(notebook, "longer-out")
    assert put_aside(notebook) == ()


def test_nothing_of_steady_stands_on_today_at_first(notebook: Notebook) -> None:
    assert on_today(notebook) == frozenset()
    show_on_today(notebook, ["urge"])
    assert on_today(notebook) == {"urge"}
    with pytest.raises(ValueError, match="no such part"):
        show_on_today(notebook, ["days-since"])


@pytest.mark.fact("tone:M-09")
def test_a_hard_day_is_told_only_where_that_was_chosen(notebook: Notebook, clock: Clock) -> None:
    keep_hard_day(notebook, "one", HardDay(day=date(2019, 3, 4), words="An evening with Kim."))
    keep_hard_day(notebook, "two", HardDay(day=date(2019, 3, 9), words="Later."))
    assert near_days(notebook) == []
    show_on_today(notebook, ["days"])
    assert near_days(notebook) == [Coming(date(2026, 3, 4), "An evening with Kim.")]
    assert coming_up(notebook) == []
    clock.time = datetime(2026, 3, 5, 12, tzinfo=UTC)
    assert near_days(notebook) == []


@pytest.mark.parametrize(("now", "day"), [("2025-02-27", date(2025, 3, 1)), ("2028-02-27", date(2028, 2, 29))])
def test_a_day_that_not_every_year_has(notebook: Notebook, clock: Clock, now: str, day: date) -> None:
    show_on_today(notebook, ["days"])
    keep_hard_day(notebook, "one", HardDay(day=date(2024, 2, 29)))
    clock.time = datetime.fromisoformat(f"{now}T12:00:00+00:00")
    assert [one.day for one in near_days(notebook)] == [day]


def test_days_around_new_year_are_near(notebook: Notebook, clock: Clock) -> None:
    show_on_today(notebook, ["days"])
    keep_hard_day(notebook, "one", HardDay(day=date(2019, 1, 1)))
    clock.time = datetime(2025, 12, 30, 12, tzinfo=UTC)
    assert [one.day for one in near_days(notebook)] == [date(2026, 1, 1)]


def test_the_planted_word_stands_in_every_table_of_steady_and_in_no_log(notebook: Notebook) -> None:
    plant(notebook, WORD)
    for table in ("urge", "unsent", "put_away", "put_away_file", "steady_note", "own_words"):
        rows = notebook.db.query(f"SELECT * FROM {table}")
        assert rows, table
        assert all(WORD in str(row) for row in rows), table
    assert {kind for (kind,) in notebook.db.query("SELECT kind FROM steady_note")} == {
        "contact",
        "check-in",
        "memory",
        "day",
    }
    assert notebook.db.one("SELECT count(*) FROM leaf") == (0,)
    assert notebook.db.one("SELECT count(*) FROM entry") == (0,)
