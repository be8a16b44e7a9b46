"""The moment and later looks: everything can stay open, and days to look again follow from the start."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.preparation import accounts, board, later, orders
from nocontact_desktop.preparation.coming import coming_up
from nocontact_desktop.preparation.doors import open_doors
from nocontact_desktop.preparation.later import chosen_moment
from nocontact_desktop.preparation.recheck import recheck
from nocontact_desktop.preparation.sitting import begin

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook
    from tests.conftest import Clock

START = date(2026, 3, 2)
TWO, EIGHT = date(2026, 3, 16), date(2026, 4, 27)


def due(notebook: Notebook) -> list[date]:
    return [look.due_on for look in chosen_moment(notebook).looks]


def coming(notebook: Notebook) -> list[tuple[str, date | None]]:
    return [(one.kind, one.day) for one in coming_up(notebook)]


@pytest.mark.fact("idea:X-01")
def test_nothing_is_asked_for_and_no_length_is_counted(notebook: Notebook) -> None:
    said = chosen_moment(notebook)
    assert (said.way, said.planned_on, said.started_on, said.ending, said.review_on, said.looks) == (
        (None,) * 5 + ((),)
    )

    later.set_started(notebook, START)
    for ending in ("open", "undecided", "review"):
        later.set_ending(notebook, ending)
        assert chosen_moment(notebook).ending == ending
    later.set_ending(notebook, None)
    assert chosen_moment(notebook).ending is None
    assert coming(notebook) == [("look", TWO), ("look", EIGHT)]


@pytest.mark.fact("idea:X-03")
def test_both_ways_can_be_chosen_changed_and_left_open(notebook: Notebook) -> None:
    for way in ("together", "stages", None):
        later.set_way(notebook, way)
        assert chosen_moment(notebook).way == way


def test_words_that_are_no_answer_are_refused(notebook: Notebook) -> None:
    with pytest.raises(ValueError, match="no such word"):
        later.set_ending(notebook, "a year")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no such word"):
        later.set_way(notebook, "at once")  # type: ignore[arg-type]


def test_looks_follow_from_the_start_and_move_with_it(notebook: Notebook) -> None:
    later.set_started(notebook, START)
    assert due(notebook) == [TWO, EIGHT]

    later.set_started(notebook, date(2026, 3, 9))
    assert due(notebook) == [date(2026, 3, 23), date(2026, 5, 4)]
    later.set_started(notebook, None)
    assert due(notebook) == []


def test_looks_that_were_moved_or_looked_at_stay(notebook: Notebook) -> None:
    later.set_started(notebook, START)
    first, second = chosen_moment(notebook).looks
    later.set_looked(notebook, first.number, looked=True)
    later.move_look(notebook, second.number, date(2026, 5, 1))
    later.set_started(notebook, date(2026, 3, 9))

    assert due(notebook) == [TWO, date(2026, 5, 1)]
    later.set_looked(notebook, first.number, looked=False)
    assert chosen_moment(notebook).looks[0].looked_at is None


def test_looks_can_be_added_and_taken_out(notebook: Notebook) -> None:
    later.add_look(notebook, TWO)
    number = chosen_moment(notebook).looks[0].number
    later.drop_look(notebook, number)
    assert due(notebook) == []
    for act in (
        lambda: later.drop_look(notebook, number),
        lambda: later.move_look(notebook, number, TWO),
        lambda: later.set_looked(notebook, number, looked=True),
    ):
        with pytest.raises(Problem) as refused:
            act()
        assert refused.value.code == "later.no-such-look"


def test_a_time_goes_with_its_day(notebook: Notebook) -> None:
    later.set_planned(notebook, TWO, time(9, 30))
    assert (chosen_moment(notebook).planned_on, chosen_moment(notebook).planned_time) == (TWO, time(9, 30))
    assert coming(notebook) == [("moment", TWO)]

    later.set_planned(notebook, None, time(9, 30))
    assert (chosen_moment(notebook).planned_on, chosen_moment(notebook).planned_time) == (None, None)


def test_a_pause_keeps_everything_and_silences_its_days(notebook: Notebook) -> None:
    later.set_started(notebook, START)
    later.pause(notebook)
    assert (chosen_moment(notebook).paused_on, chosen_moment(notebook).started_on) == (later.today(notebook), START)
    assert coming(notebook) == []

    later.start_again(notebook)
    assert (chosen_moment(notebook).paused_on, chosen_moment(notebook).started_on) == (None, START)
    assert coming(notebook) == [("look", TWO), ("look", EIGHT)]


def test_coming_up_is_sorted_and_begins_with_the_sitting(notebook: Notebook) -> None:
    later.set_started(notebook, START)
    later.set_ending(notebook, "review")
    later.set_review(notebook, date(2026, 3, 20))
    order = next(iter(orders.add_order(notebook, "An order").touched("order")))
    orders.change_order(notebook, order, ends="2026-03-04")
    begin(notebook)

    assert coming(notebook) == [
        ("sitting", None),
        ("order", date(2026, 3, 4)),
        ("look", TWO),
        ("review", date(2026, 3, 20)),
        ("look", EIGHT),
    ]
    assert coming_up(notebook)[1].name == "An order"


def test_a_look_that_was_due_stays_until_it_is_done_or_put_off(notebook: Notebook, clock: Clock) -> None:
    later.set_started(notebook, START)
    clock.advance(days=30)
    assert ("look", TWO) in coming(notebook)

    later.set_looked(notebook, chosen_moment(notebook).looks[0].number, looked=True)
    assert ("look", TWO) not in coming(notebook)


def test_days_far_ahead_are_not_shown_yet(notebook: Notebook) -> None:
    later.add_look(notebook, date(2027, 3, 2))
    assert coming(notebook) == []


@pytest.mark.fact("idea:G-12")
def test_a_look_again_goes_through_what_was_done_and_what_was_left(notebook: Notebook, clock: Clock) -> None:
    for channel_id in ("email", "x", "whatsapp"):
        board.decide(notebook, channel_id, "filter")
    board.set_done(notebook, "email", done=True)
    board.set_done(notebook, "x", done=True)
    clock.advance(days=14)
    board.look_again(notebook, "email")
    board.add_identifier(notebook, "x", "@robin_new")
    account_id, _ = accounts.add_account(notebook, "Old forum")
    accounts.set_plan(notebook, account_id, "later")

    found = recheck(notebook)
    assert [(state.channel_id, len(state.new_since)) for state in found.channels] == [("x", 1), ("email", 0)]
    assert [one.name for one in found.accounts] == ["Old forum"]


@pytest.mark.fact("idea:X-03")
def test_in_stages_the_doors_still_open_are_listed(notebook: Notebook) -> None:
    board.set_used(notebook, "whatsapp", used=True)
    board.decide(notebook, "x", "open")
    board.decide(notebook, "email", "filter")
    board.decide(notebook, "tiktok", "filter")
    board.set_done(notebook, "tiktok", done=True)

    found = {door.channel_id: door for door in open_doors(notebook)}
    assert {key: door.why for key, door in found.items()} == {
        "whatsapp": "undecided",
        "x": "open",
        "email": "planned",
    }
    assert found["whatsapp"].others
