"""Contact that must remain: terms are a plan, keep their channel open, and are given up without a trace."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from nocontact_desktop.diary.orders import remove_order
from nocontact_desktop.errors import Problem
from nocontact_desktop.preparation.board import add_channel, board, decide, set_evidence, undo
from nocontact_desktop.preparation.orders import add_order
from nocontact_desktop.preparation.terms import (
    ReadingTime,
    active_terms,
    add_terms,
    add_terms_for_new_channel,
    all_terms,
    change_terms,
    keep_open,
    kept_open,
    leave_undecided,
    remove_terms,
    terms,
)

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook

MONDAY_EVENING = datetime(2026, 3, 2, 18, 15, tzinfo=UTC)


def add(notebook: Notebook, channel_id: str = "email") -> str:
    (terms_id,) = add_terms(notebook, channel_id).touched("terms")
    return terms_id


def choice_of(notebook: Notebook, channel_id: str) -> str | None:
    return next(state.choice for state in board(notebook) if state.channel_id == channel_id)


@pytest.mark.fact("idea:L-03")
def test_terms_keep_way_frequency_subjects_and_length(notebook: Notebook) -> None:
    terms_id = add(notebook)
    change_terms(
        notebook,
        terms_id,
        why=("children", "court"),
        why_words="the house",
        how_often=" on Sundays ",
        times_per_week=1,
        subjects=("hand-over", "health"),
        longest_words=60,
        started="2026-02-01",
        note="as typed ",
    )
    kept = terms(notebook, terms_id)
    assert (kept.channel, kept.how_often, kept.times_per_week) == ("email", " on Sundays ", 1)
    assert (kept.subjects, kept.longest_words) == (("hand-over", "health"), 60)
    assert (kept.why, kept.why_words, kept.started, kept.note) == (
        ("children", "court"),
        "the house",
        "2026-02-01",
        "as typed ",
    )


@pytest.mark.fact("idea:L-13")
def test_few_contacts_and_grey_rock_go_together(notebook: Notebook) -> None:
    terms_id = add(notebook)
    change_terms(notebook, terms_id, times_per_week=1, style="grey-rock")
    kept = terms(notebook, terms_id)
    assert (kept.times_per_week, kept.style) == (1, "grey-rock")


@pytest.mark.fact("idea:L-19")
def test_terms_leave_their_channel_open_and_the_board_can_take_it_back(notebook: Notebook) -> None:
    set_evidence(notebook, "email", "saved")
    decide(notebook, "email", "block")
    terms_id = add(notebook)
    assert choice_of(notebook, "email") == "open"
    assert kept_open(notebook) == {"email": terms(notebook, terms_id)}

    undo(notebook, "email")
    assert choice_of(notebook, "email") == "block"
    keep_open(notebook, "email")
    assert choice_of(notebook, "email") == "open"


def test_a_way_of_ones_own_can_have_terms(notebook: Notebook) -> None:
    channel_id, _ = add_channel(notebook, "Parenting app")
    add(notebook, channel_id)
    added = add_terms_for_new_channel(notebook, "A book at the school")
    (new,) = added.touched("terms")
    assert choice_of(notebook, channel_id) == "open"
    assert choice_of(notebook, terms(notebook, new).channel) == "open"


@pytest.mark.fact("idea:X-09")
def test_the_way_can_be_changed_when_a_court_names_another(notebook: Notebook) -> None:
    terms_id = add(notebook)
    other = next(state.channel_id for state in board(notebook) if state.channel_id != "email")
    assert change_terms(notebook, terms_id, channel=other).touched("channel") == {other}
    assert (terms(notebook, terms_id).channel, choice_of(notebook, other)) == (other, "open")
    assert choice_of(notebook, "email") == "open"


def test_removed_terms_leave_nothing_and_the_channel_waits_for_the_users_word(notebook: Notebook) -> None:
    terms_id = add(notebook)
    remove_terms(notebook, terms_id)
    assert notebook.db.query("SELECT * FROM contact_terms") == []
    assert choice_of(notebook, "email") == "open"

    leave_undecided(notebook, "email")
    assert choice_of(notebook, "email") is None
    undo(notebook, "email")
    assert choice_of(notebook, "email") == "open"


@pytest.mark.parametrize(
    ("started", "ended", "holds"),
    [
        ("", "", True),
        ("2026-03-02", "2026-03-02", True),
        ("2026-03-03", "", False),
        ("", "2026-03-01", False),
        ("2026-01-01", "2026-12-31", True),
    ],
)
def test_terms_hold_from_their_first_to_their_last_day(
    notebook: Notebook, started: str, ended: str, holds: bool
) -> None:
    terms_id = add(notebook)
    change_terms(notebook, terms_id, started=started, ended=ended)
    assert terms(notebook, terms_id).is_active(date(2026, 3, 2)) == holds


def test_only_what_holds_today_is_active_and_a_reason_to_stay_open(notebook: Notebook) -> None:
    over = add(notebook)
    change_terms(notebook, over, ended="2020-01-01")
    assert (active_terms(notebook), kept_open(notebook)) == ([], {})
    now = add(notebook)
    assert [one.id for one in active_terms(notebook)] == [now]
    assert [one.id for one in all_terms(notebook)] == [over, now]


@pytest.mark.fact("idea:L-20")
def test_there_are_times_to_read_and_times_to_wait(notebook: Notebook) -> None:
    terms_id = add(notebook)
    assert terms(notebook, terms_id).may_read(MONDAY_EVENING) is None
    change_terms(notebook, terms_id, reading=(ReadingTime(days=(0, 4), start="18:00", end="18:30"),))
    kept = terms(notebook, terms_id)

    assert kept.may_read(MONDAY_EVENING)
    assert not kept.may_read(MONDAY_EVENING.replace(minute=30))
    assert not kept.may_read(MONDAY_EVENING.replace(day=3))
    assert kept.next_reading(MONDAY_EVENING) == datetime(2026, 3, 6, 18, 0, tzinfo=UTC)
    assert kept.next_reading(MONDAY_EVENING.replace(hour=9)) == datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


def test_a_time_past_midnight_belongs_to_the_day_on_which_it_begins(notebook: Notebook) -> None:
    terms_id = add(notebook)
    change_terms(notebook, terms_id, reading=(ReadingTime(days=(0,), start="23:00", end="00:30"),))
    kept = terms(notebook, terms_id)
    assert kept.may_read(datetime(2026, 3, 2, 23, 5, tzinfo=UTC))
    assert kept.may_read(datetime(2026, 3, 3, 0, 29, tzinfo=UTC))
    assert not kept.may_read(datetime(2026, 3, 2, 0, 10, tzinfo=UTC))


def test_a_time_that_is_not_whole_is_kept_and_does_not_count(notebook: Notebook) -> None:
    terms_id = add(notebook)
    half = ReadingTime(days=(0,), start="18:00")
    change_terms(notebook, terms_id, reading=(half,))
    kept = terms(notebook, terms_id)
    assert kept.reading == (half,)
    assert (kept.may_read(MONDAY_EVENING), kept.next_reading(MONDAY_EVENING)) == (None, None)


def test_what_does_not_fit_is_not_kept(notebook: Notebook) -> None:
    terms_id = add(notebook)
    for wrong in ({"style": "cold"}, {"reading": [{"start": "soon"}]}, {"longest_words": "sixty"}):
        with pytest.raises(ValueError, match="does not fit"):
            change_terms(notebook, terms_id, **wrong)
    with pytest.raises(Problem, match=r"board\.no-such-channel"):
        add_terms(notebook, "own-nothing")
    with pytest.raises(Problem, match=r"board\.no-such-channel"):
        change_terms(notebook, terms_id, channel="own-nothing")
    with pytest.raises(Problem, match=r"terms\.no-such-terms"):
        terms(notebook, "nothing")
    with pytest.raises(Problem, match=r"board\.needs-name"):
        add_terms_for_new_channel(notebook, " ")


def test_an_order_that_is_removed_is_not_named_any_more(notebook: Notebook) -> None:
    terms_id = add(notebook)
    (order_id,) = add_order(notebook, "Order").touched("order")
    change_terms(notebook, terms_id, order=order_id, style="order-only")
    changes = remove_order(notebook, order_id)
    assert changes.touched("terms") == {terms_id}
    assert (terms(notebook, terms_id).order, terms(notebook, terms_id).style) == ("", "order-only")
