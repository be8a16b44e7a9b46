"""More than usual: a week against one's own past weeks, in simple numbers, and silent when it can't tell."""

from __future__ import annotations

import math
import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from nocontact_desktop.diary import attempts
from nocontact_desktop.diary.attempts import Cell
from nocontact_desktop.diary.entries import save, save_many
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.preparation import later
from nocontact_desktop.steady.more_than_usual import LEAST_WEEKS, Weeks, look, weeks_of
from nocontact_desktop.vault.notebook import Notebook

TODAY = date(2026, 3, 2)
QUIET_WEEKS = (3, 2, 4, 1, 3, 2, 5, 3, 2, 4, 3, 2)


def cells(*weeks: int) -> list[Cell]:
    """Attempts of the last seven days and of the weeks before, each on the first day of its week."""
    first_days = [TODAY - timedelta(days=7 * at + 6) for at in range(len(weeks))]
    return [Cell(day, None, "sms", number) for day, number in zip(first_days, weeks, strict=True) if number]


@pytest.mark.fact("idea:K-06")
@pytest.mark.parametrize(("latest", "is_more"), [(40, True), (12, True), (7, False), (4, False), (0, False)])
def test_forty_beside_ones_own_weeks_is_more_and_four_is_not(latest: int, *, is_more: bool) -> None:
    assert Weeks(latest, QUIET_WEEKS).is_more == is_more


@pytest.mark.parametrize("weeks", [0, 1, LEAST_WEEKS - 1])
def test_too_few_weeks_say_nothing_whatever_comes(weeks: int) -> None:
    assert not Weeks(500, (2,) * weeks).is_more
    assert Weeks(500, (2,) * LEAST_WEEKS).is_more


def test_after_silent_weeks_four_say_nothing_and_five_do() -> None:
    assert not Weeks(4, (0,) * 20).is_more
    assert Weeks(5, (0,) * 20).is_more


def test_weeks_that_go_up_and_down_need_more_than_even_ones() -> None:
    assert Weeks(40, (20,) * 12).is_more
    assert not Weeks(40, (5, 38, 12, 33, 9, 30, 15, 41, 7, 26, 18, 36)).is_more


def test_one_loud_week_before_does_not_hide_the_next() -> None:
    assert Weeks(40, (45, *QUIET_WEEKS)).is_more


def test_chance_alone_is_seldom_called_more() -> None:
    chance = random.Random(7)
    for mean in (0.3, 1.0, 3.0, 10.0, 60.0):
        called = sum(
            Weeks(poisson(chance, mean), tuple(poisson(chance, mean) for _ in range(12))).is_more for _ in range(2000)
        )
        assert called <= 50, mean  # 2.5 %


def poisson(chance: random.Random, mean: float) -> int:
    """Knuth's way."""
    limit, product, count = math.exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        count += 1
    return count


def test_weeks_are_seven_days_back_from_today_and_begin_with_the_first_attempt() -> None:
    assert weeks_of(cells(4, 1, 0, 2), TODAY) == Weeks(4, (1, 0, 2))
    day_after = [Cell(TODAY + timedelta(days=1), None, "sms", 9)]
    assert weeks_of([*cells(4, 1), *day_after], TODAY) == Weeks(4, (1,))
    assert weeks_of([], TODAY) == Weeks(0, ())
    begun = [Cell(TODAY - timedelta(days=10), None, "sms", 3)]  # a week that is not whole
    assert weeks_of(begun, TODAY) == Weeks(0, ())


def test_half_a_year_counts_and_no_more() -> None:
    assert len(weeks_of(cells(*([1] * 60)), TODAY).before) == 26


def test_weeks_before_the_start_count_only_until_there_are_enough_since() -> None:
    talked = cells(40, *QUIET_WEEKS[:9], *([150] * 9))
    since_nine_weeks = TODAY - timedelta(days=7 * 10 - 1)
    since_three_weeks = TODAY - timedelta(days=7 * 4 - 1)
    assert weeks_of(talked, TODAY, since_nine_weeks).before == QUIET_WEEKS[:9]
    assert weeks_of(talked, TODAY, since_nine_weeks).is_more
    assert len(weeks_of(talked, TODAY, since_three_weeks).before) == 18


def test_it_is_counted_without_what_the_writer_sent_and_without_senders_left_out(
    notebook: Notebook, tmp_path: Path
) -> None:
    for day in ("2026-03-02", "2026-02-25", "2026-02-23"):
        save(notebook, EntryDraft(kind="contact", occurred_from=day, channel="sms"))
    save(notebook, EntryDraft(kind="contact", occurred_from="2026-03-01", channel="sms", direction="out"))
    chat = tmp_path / "chat.txt"
    chat.write_text(
        "[01/03/2026, 19:10:03] Kim: Are you home?\n[01/03/2026, 19:11:40] Robin: Pick up\n"
        "[01/03/2026, 19:20:11] Me Myself: No.\n",
        "utf-8",
    )
    me = ReadOptions(me="Me Myself", time_zone="UTC", date_order="dmy")
    bring_in(notebook, chat, me, "chat.txt", progress=lambda _done, _total: None, cancelled=lambda: False)
    assert looked(notebook).latest == 4
    attempts.leave_out(notebook, ["Kim"])
    assert looked(notebook).latest == 3


def looked(notebook: Notebook) -> Weeks:
    return look(notebook, progress=lambda _done, _total: None, cancelled=lambda: False)


def test_the_start_that_was_noted_is_asked_for(notebook: Notebook) -> None:
    with_talk = [(at, 150 if at > 10 else 2) for at in range(1, 26)]
    drafts = [
        EntryDraft(kind="contact", occurred_from=str(TODAY - timedelta(days=7 * at)), channel="sms")
        for at, number in with_talk
        for _ in range(number // 10 + 1)
    ]
    drafts += [EntryDraft(kind="contact", occurred_from=str(TODAY), channel="sms")] * 9
    save_many(notebook, drafts)
    assert not looked(notebook).is_more
    later.set_started(notebook, TODAY - timedelta(weeks=11))
    assert looked(notebook).is_more
