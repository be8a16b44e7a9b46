"""The sitting: what comes in, three questions first, one card at a time, and everything is kept at each tap."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.preparation import accounts, board, later, people
from nocontact_desktop.preparation import sitting as sittings
from nocontact_desktop.preparation.paper import PaperBox
from nocontact_desktop.preparation.papers.board import board_paper
from nocontact_desktop.preparation.papers.sitting import sitting_paper
from nocontact_desktop.preparation.sitting import Sitting, Stop, sitting
from nocontact_desktop.preparation.sitting_cards import cards_waiting

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook
    from tests.conftest import Clock


def now(notebook: Notebook) -> Sitting:
    found = sitting(notebook)
    assert found is not None
    return found


def ready_to_block(notebook: Notebook, *channels: str) -> None:
    for channel_id in channels:
        board.set_evidence(notebook, channel_id, "saved")
        board.decide(notebook, channel_id, "block")


def begun(notebook: Notebook) -> None:
    """A sitting whose three questions are answered."""
    sittings.begin(notebook)
    sittings.answer(notebook, "place", "alone")
    sittings.answer(notebook, "person", "away")
    sittings.answer(notebook, "device", "mine")


def to_tell(notebook: Notebook, name: str, tell: people.Tell) -> str:
    person_id = next(iter(people.add_person(notebook, name, "trusted").touched("person")))
    people.change_person(notebook, person_id, tell=tell)
    return person_id


@pytest.mark.fact("idea:F-16")
def test_it_goes_through_everything_in_its_stages(notebook: Notebook) -> None:
    ready_to_block(notebook, "whatsapp", "location", "email")
    to_tell(notebook, "Ann", "before")
    to_tell(notebook, "Ben", "after")
    forum, _ = accounts.add_account(notebook, "Forum", power="other")
    mail, _ = accounts.add_account(notebook, "My mail", power="mail")
    for account_id in (forum, mail):
        accounts.set_plan(notebook, account_id, "now")

    assert [(card.stage, card.title) for card in cards_waiting(notebook)] == [
        ("people", "Ann"),
        ("mail", "My mail"),
        ("accounts", "Forum"),
        ("blocks", next(one.name for one in board.board(notebook) if one.channel_id == "email")),
        ("blocks", "WhatsApp"),
        ("apart", next(one.name for one in board.board(notebook) if one.channel_id == "location")),
    ]


def test_only_what_is_decided_comes_in(notebook: Notebook) -> None:
    board.set_used(notebook, "x", used=True)
    board.decide(notebook, "email", "filter")
    board.decide(notebook, "tiktok", "open")
    assert cards_waiting(notebook) == []
    assert [state.channel_id for state in sittings.undecided(notebook)] == ["email", "x"]

    board.set_evidence(notebook, "email", "skipped")
    assert [card.row_id for card in cards_waiting(notebook)] == ["email"]


def test_it_begins_with_three_questions(notebook: Notebook) -> None:
    ready_to_block(notebook, "whatsapp")
    sittings.begin(notebook)
    for question in sittings.QUESTIONS:
        assert now(notebook).stop == Stop("question", question)
        sittings.answer(notebook, question, sittings.QUESTIONS[question][0])
    assert now(notebook).stop == Stop("card", "channel:whatsapp")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (question, said)
        for question, answers in sittings.QUESTIONS.items()
        for said in answers
        if said in sittings.SPEAKS_AGAINST
    ],
)
def test_an_answer_that_speaks_against_it_offers_to_wait_and_forbids_nothing(
    notebook: Notebook, question: sittings.Question, said: str
) -> None:
    ready_to_block(notebook, "whatsapp")
    begun(notebook)
    sittings.answer(notebook, question, said)
    assert now(notebook).stop == Stop("wait")
    assert now(notebook).speaks_against == (question,)

    sittings.go_on_anyway(notebook)
    assert now(notebook).stop == Stop("card", "channel:whatsapp")


def test_waiting_asks_the_questions_again_on_another_day(notebook: Notebook) -> None:
    ready_to_block(notebook, "whatsapp")
    begun(notebook)
    sittings.answer(notebook, "person", "near")
    sittings.pause(notebook)
    sittings.go_on(notebook)
    assert now(notebook).stop == Stop("question", "place")


def test_done_is_done_on_the_board_too(notebook: Notebook) -> None:
    ready_to_block(notebook, "whatsapp")
    begun(notebook)
    changes = sittings.mark(notebook, "channel:whatsapp", "done")

    state = next(one for one in board.board(notebook) if one.channel_id == "whatsapp")
    assert (state.state, state.done_at) == ("done", "2026-03-02T21:04:00+00:00")
    assert changes.touched("channel") == {"whatsapp"}
    assert now(notebook).stop == Stop("end")


def test_what_is_taken_back_on_the_board_is_open_again(notebook: Notebook) -> None:
    ready_to_block(notebook, "whatsapp")
    begun(notebook)
    sittings.mark(notebook, "channel:whatsapp", "done")
    board.undo(notebook, "whatsapp")
    assert now(notebook).stop == Stop("card", "channel:whatsapp")


def test_a_card_can_be_opened_again_and_answered_otherwise(notebook: Notebook) -> None:
    ready_to_block(notebook, "whatsapp", "x")
    begun(notebook)
    sittings.mark(notebook, "channel:whatsapp", "done")
    sittings.open_card(notebook, "channel:whatsapp")
    assert now(notebook).stop == Stop("card", "channel:whatsapp")

    sittings.mark(notebook, "channel:whatsapp", "skipped", " it is needed for work ")
    state = next(one for one in board.board(notebook) if one.channel_id == "whatsapp")
    assert state.done_at is None
    assert [(card.row_id, card.why) for card in now(notebook).of_state("skipped")] == [
        ("whatsapp", "it is needed for work")
    ]
    assert now(notebook).stop == Stop("card", "channel:x")


def test_what_can_be_seen_has_its_own_question(notebook: Notebook) -> None:
    ready_to_block(notebook, "whatsapp", "location")
    begun(notebook)
    sittings.mark(notebook, "channel:whatsapp", "later")
    assert now(notebook).stop == Stop("apart")

    sittings.answer_apart(notebook, "later")
    assert now(notebook).stop == Stop("end")
    assert [card.row_id for card in now(notebook).of_state("open", "later")] == ["whatsapp", "location"]
    sittings.answer_apart(notebook, "now")
    assert now(notebook).stop == Stop("card", "channel:location")


def test_somebody_told_is_told_on_that_day(notebook: Notebook) -> None:
    ann = to_tell(notebook, "Ann", "on")
    begun(notebook)
    sittings.mark(notebook, f"person:{ann}", "done")
    assert people.person(notebook, ann).told_on == later.today(notebook).isoformat()

    sittings.mark(notebook, f"person:{ann}", "later")
    assert people.person(notebook, ann).told_on == ""


def test_a_second_sitting_takes_what_is_left(notebook: Notebook) -> None:
    ready_to_block(notebook, "whatsapp", "x", "email")
    account_id, _ = accounts.add_account(notebook, "My mail", power="mail")
    accounts.set_plan(notebook, account_id, "now")
    begun(notebook)
    sittings.mark(notebook, f"account:{account_id}", "done")
    sittings.mark(notebook, "channel:email", "done")
    sittings.mark(notebook, "channel:whatsapp", "later")
    sittings.mark(notebook, "channel:x", "skipped", "not now")
    sittings.end(notebook)
    assert sitting(notebook) is None
    assert sittings.last_ended(notebook) == "2026-03-02T21:04:00+00:00"

    begun(notebook)
    assert [(card.row_id, card.state) for card in now(notebook).cards] == [("whatsapp", "open"), ("x", "open")]


@pytest.mark.fact("idea:F-16")
def test_ending_sets_days_to_look_again_once_something_was_done(notebook: Notebook) -> None:
    ready_to_block(notebook, "whatsapp", "x")
    begun(notebook)
    sittings.end(notebook)
    assert later.chosen_moment(notebook).looks == ()

    begun(notebook)
    sittings.mark(notebook, "channel:whatsapp", "done")
    sittings.end(notebook)
    day = later.today(notebook)
    assert [look.due_on for look in later.chosen_moment(notebook).looks] == [
        day + timedelta(weeks=2),
        day + timedelta(weeks=8),
    ]


def test_the_start_is_the_day_of_the_first_thing_carried_out(notebook: Notebook, clock: Clock) -> None:
    ready_to_block(notebook, "whatsapp", "x")
    begun(notebook)
    sittings.mark(notebook, "channel:whatsapp", "done")
    day = later.today(notebook)
    clock.advance(days=3)
    sittings.mark(notebook, "channel:x", "done")
    assert later.chosen_moment(notebook).started_on is None
    sittings.end(notebook)
    said = later.chosen_moment(notebook)
    assert said.started_on == day
    assert [look.due_on for look in said.looks] == [day + timedelta(weeks=2), day + timedelta(weeks=8)]


def test_a_start_that_was_said_stays_when_a_sitting_ends(notebook: Notebook) -> None:
    later.set_started(notebook, date(2026, 2, 1))
    ready_to_block(notebook, "whatsapp")
    begun(notebook)
    sittings.mark(notebook, "channel:whatsapp", "done")
    sittings.end(notebook)
    said = later.chosen_moment(notebook)
    assert said.started_on == date(2026, 2, 1)
    assert [look.due_on for look in said.looks] == [date(2026, 2, 15), date(2026, 3, 29)]


def test_telling_somebody_is_no_start(notebook: Notebook) -> None:
    someone = to_tell(notebook, "Aunt Jo", "before")
    begun(notebook)
    sittings.mark(notebook, f"person:{someone}", "done")
    sittings.end(notebook)
    said = later.chosen_moment(notebook)
    assert (said.started_on, said.looks) == (None, ())


def test_days_that_are_there_stay_when_a_sitting_ends(notebook: Notebook) -> None:
    later.add_look(notebook, date(2026, 3, 5))
    ready_to_block(notebook, "whatsapp")
    begun(notebook)
    sittings.mark(notebook, "channel:whatsapp", "done")
    sittings.end(notebook)
    assert [look.due_on for look in later.chosen_moment(notebook).looks] == [date(2026, 3, 5)]


def test_a_pause_keeps_the_place(notebook: Notebook) -> None:
    ready_to_block(notebook, "whatsapp", "x")
    begun(notebook)
    sittings.mark(notebook, "channel:whatsapp", "done")
    before = now(notebook).stop
    sittings.pause(notebook)
    assert now(notebook).paused_at is not None
    sittings.begin(notebook)
    sittings.go_on(notebook)
    assert (now(notebook).paused_at, now(notebook).stop) == (None, before)


def test_asking_again_keeps_what_was_said_to_the_cards(notebook: Notebook) -> None:
    ready_to_block(notebook, "whatsapp", "x")
    begun(notebook)
    sittings.mark(notebook, "channel:whatsapp", "later")
    sittings.ask_again(notebook)
    assert now(notebook).stop == Stop("question", "place")
    assert [card.row_id for card in now(notebook).of_state("later")] == ["whatsapp"]


def test_what_is_not_there_is_refused(notebook: Notebook) -> None:
    with pytest.raises(Problem) as refused:
        sittings.mark(notebook, "channel:x", "done")
    assert refused.value.code == "sitting.none-under-way"

    begun(notebook)
    with pytest.raises(Problem) as refused:
        sittings.mark(notebook, "channel:x", "done")
    assert refused.value.code == "sitting.no-such-card"
    with pytest.raises(ValueError, match="no such answer"):
        sittings.answer(notebook, "place", "on the moon")


def test_the_cards_go_on_paper_with_a_box_and_their_steps(notebook: Notebook) -> None:
    ready_to_block(notebook, "whatsapp")
    board.set_identifiers(notebook, "whatsapp", ["020 7946 0018"])
    to_tell(notebook, "Ann", "before")
    paper = sitting_paper(notebook)

    boxes = [block for block in paper.blocks if isinstance(block, PaperBox)]
    assert len(boxes) == len(sittings.QUESTIONS) + 2
    assert boxes[-1].text == "WhatsApp: Block"
    assert "020 7946 0018" in boxes[-1].detail
    assert paper.title == "List"
    assert "{" not in "".join(box.text + box.detail for box in boxes)


def test_the_board_goes_on_paper_with_what_is_in_play(notebook: Notebook) -> None:
    board.set_used(notebook, "whatsapp", used=True)
    board.add_channel(notebook, "Amateur radio")
    board.set_stays(notebook, "whatsapp", ["school group"])

    boxes = [block for block in board_paper(notebook).blocks if isinstance(block, PaperBox)]
    assert [box.text for box in boxes] == ["WhatsApp", "Amateur radio"]
    assert "school group" in boxes[0].detail


def test_nothing_of_the_sitting_is_sealed(notebook: Notebook) -> None:
    before = notebook.db.one("SELECT count(*) FROM leaf")
    ready_to_block(notebook, "whatsapp")
    begun(notebook)
    sittings.mark(notebook, "channel:whatsapp", "done")
    sittings.end(notebook)
    later.set_started(notebook, date(2026, 3, 2))
    assert notebook.db.one("SELECT count(*) FROM leaf") == before
