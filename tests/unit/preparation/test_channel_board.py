"""The channel board: three choices, evidence first, and every change can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation import board as boards
from nocontact_desktop.preparation.board import (
    BoardCounts,
    ChannelState,
    add_channel,
    add_identifier,
    board,
    counts,
    decide,
    history,
    last_changed,
    look_again,
    remove_channel,
    rename_channel,
    set_done,
    set_evidence,
    set_identifiers,
    set_note,
    set_stays,
    set_used,
    undo,
)
from nocontact_desktop.vault.changes import Changes

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook
    from tests.conftest import Clock

NOON, LATER = "2026-03-02T21:04:00+00:00", "2026-03-02T22:04:00+00:00"


def of(notebook: Notebook, channel_id: str) -> ChannelState:
    return next(state for state in board(notebook) if state.channel_id == channel_id)


def values(state: ChannelState) -> tuple[str, ...]:
    return tuple(one.value for one in state.identifiers)


@pytest.mark.fact("idea:F-01")
def test_a_new_board_has_every_channel_and_nothing_decided(notebook: Notebook) -> None:
    states = board(notebook)

    assert [state.channel_id for state in states] == [channel.id for channel in load().channels]
    assert {(state.choice, state.evidence, state.used, state.state) for state in states} == {(None, None, None, "open")}


def test_a_block_waits_until_the_evidence_is_decided(notebook: Notebook) -> None:
    with pytest.raises(Problem) as refused:
        decide(notebook, "whatsapp", "block")
    assert refused.value.code == "board.evidence-first"
    assert of(notebook, "whatsapp").choice is None
    assert history(notebook, "whatsapp") == []


@pytest.mark.parametrize("evidence", ["saved", "nothing", "skipped"])
def test_each_answer_about_evidence_opens_the_gate(notebook: Notebook, evidence: boards.Evidence) -> None:
    assert set_evidence(notebook, "whatsapp", evidence) == Changes.of("channel", "whatsapp")
    assert decide(notebook, "whatsapp", "block") == Changes.of("channel", "whatsapp")

    state = of(notebook, "whatsapp")
    assert (state.choice, state.evidence, state.state, state.decided_at) == ("block", evidence, "decided", NOON)


@pytest.mark.parametrize("choice", ["filter", "open"])
def test_the_other_choices_need_no_evidence(notebook: Notebook, choice: boards.Choice) -> None:
    decide(notebook, "email", choice)

    assert of(notebook, "email").choice == choice


def test_carrying_out_is_said_apart_from_choosing(notebook: Notebook, clock: Clock) -> None:
    with pytest.raises(Problem) as refused:
        set_done(notebook, "email", done=True)
    assert refused.value.code == "board.not-decided"

    decide(notebook, "email", "filter")
    clock.advance(hours=1)
    set_done(notebook, "email", done=True)
    state = of(notebook, "email")
    assert (state.state, state.decided_at, state.done_at) == ("done", NOON, LATER)

    set_done(notebook, "email", done=False)
    assert of(notebook, "email").state == "decided"


def test_another_choice_is_not_carried_out_yet(notebook: Notebook, clock: Clock) -> None:
    decide(notebook, "email", "filter")
    set_done(notebook, "email", done=True)
    clock.advance(hours=1)
    decide(notebook, "email", "open")

    state = of(notebook, "email")
    assert (state.choice, state.state, state.decided_at) == ("open", "decided", LATER)


def test_the_same_choice_again_changes_nothing(notebook: Notebook, clock: Clock) -> None:
    decide(notebook, "email", "filter")
    set_done(notebook, "email", done=True)
    clock.advance(hours=1)
    decide(notebook, "email", "filter")
    set_done(notebook, "email", done=True)

    assert (of(notebook, "email").state, of(notebook, "email").decided_at) == ("done", NOON)
    assert len(history(notebook, "email")) == 2


def test_every_change_can_be_taken_back_one_by_one(notebook: Notebook) -> None:
    set_evidence(notebook, "x", "saved")
    decide(notebook, "x", "block")
    set_done(notebook, "x", done=True)
    assert [(one.choice, one.evidence, one.done_at) for one in history(notebook, "x")] == [
        ("block", "saved", None),
        (None, "saved", None),
        (None, None, None),
    ]

    assert undo(notebook, "x") == Changes.of("channel", "x")
    assert (of(notebook, "x").choice, of(notebook, "x").state) == ("block", "decided")
    undo(notebook, "x")
    assert (of(notebook, "x").choice, of(notebook, "x").evidence) == (None, "saved")
    undo(notebook, "x")
    undo(notebook, "x")
    assert (of(notebook, "x").choice, of(notebook, "x").evidence) == (None, None)
    assert history(notebook, "x") == []


def test_undo_leaves_the_other_channels_and_notes_alone(notebook: Notebook) -> None:
    decide(notebook, "x", "open")
    decide(notebook, "email", "open")
    set_note(notebook, "x", "after the move")
    undo(notebook, "x")

    assert of(notebook, "email").choice == "open"
    assert (of(notebook, "x").choice, of(notebook, "x").note) == (None, "after the move")


def test_numbers_and_accounts_are_kept_as_typed(notebook: Notebook) -> None:
    set_identifiers(notebook, "whatsapp", [" +44 20 7946 0018", "", "+44 20 7946 0018 ", "020 7946 0999"])
    assert values(of(notebook, "whatsapp")) == ("+44 20 7946 0018", "020 7946 0999")

    set_identifiers(notebook, "whatsapp", ["020 7946 0999"])
    assert values(of(notebook, "whatsapp")) == ("020 7946 0999",)


@pytest.mark.fact("idea:F-18")
def test_a_new_number_is_added_with_its_date_and_shows_up_as_new(notebook: Notebook, clock: Clock) -> None:
    set_identifiers(notebook, "whatsapp", ["020 7946 0018"])
    decide(notebook, "whatsapp", "filter")
    set_done(notebook, "whatsapp", done=True)
    clock.advance(hours=1)
    add_identifier(notebook, "whatsapp", " 020 7946 0999 ")

    state = of(notebook, "whatsapp")
    assert [(one.value, one.added_at) for one in state.identifiers] == [
        ("020 7946 0018", NOON),
        ("020 7946 0999", LATER),
    ]
    assert [one.value for one in state.new_since] == ["020 7946 0999"]

    clock.advance(hours=1)
    add_identifier(notebook, "whatsapp", "020 7946 0018")
    set_identifiers(notebook, "whatsapp", ["020 7946 0999", "020 7946 0018"])
    assert [one.added_at for one in of(notebook, "whatsapp").identifiers] == [LATER, NOON]


def test_a_blank_number_is_not_added(notebook: Notebook) -> None:
    with pytest.raises(Problem) as refused:
        add_identifier(notebook, "whatsapp", "  ")
    assert refused.value.code == "board.needs-identifier"
    assert of(notebook, "whatsapp").identifiers == ()


def test_what_stays_of_a_channel_is_kept_line_by_line(notebook: Notebook) -> None:
    set_stays(notebook, "whatsapp", ["school group stays", " ", "leave the others "])
    assert of(notebook, "whatsapp").stays == ("school group stays", "leave the others")

    set_stays(notebook, "whatsapp", [])
    assert of(notebook, "whatsapp").stays == ()


@pytest.mark.fact("idea:F-22")
def test_a_channel_keeps_state_dates_evidence_and_note(notebook: Notebook, clock: Clock) -> None:
    set_evidence(notebook, "email", "saved")
    decide(notebook, "email", "block")
    set_note(notebook, "email", "after the move")
    clock.advance(hours=1)
    set_done(notebook, "email", done=True)
    look_again(notebook, "email")

    state = of(notebook, "email")
    assert (state.state, state.evidence, state.note) == ("done", "saved", "after the move")
    assert (state.decided_at, state.done_at, state.checked_at) == (NOON, LATER, LATER)


def test_the_last_change_of_the_whole_board_can_be_found(notebook: Notebook) -> None:
    assert last_changed(notebook) is None
    decide(notebook, "email", "open")
    decide(notebook, "x", "open")
    assert last_changed(notebook) == "x"

    undo(notebook, "x")
    assert last_changed(notebook) == "email"


@pytest.mark.fact("idea:X-05")
def test_no_channel_is_to_be_deleted_unless_somebody_chooses_so(notebook: Notebook) -> None:
    assert {state.choice for state in board(notebook)} == {None}
    assert [channel.id for channel in load().channels if "delete" in channel.verb.lower()] == []
    assert all(channel.save.says for channel in load().channels)


def test_own_channels_stand_at_the_end(notebook: Notebook) -> None:
    radio, _ = add_channel(notebook, " Amateur radio ")
    game, _ = add_channel(notebook, "A board game")

    assert [(state.name, state.is_own, state.used) for state in board(notebook)[-2:]] == [
        ("Amateur radio", True, True),
        ("A board game", True, True),
    ]
    rename_channel(notebook, game, "Chess by post")
    assert of(notebook, game).name == "Chess by post"

    set_evidence(notebook, radio, "nothing")
    decide(notebook, radio, "block")
    set_identifiers(notebook, radio, ["M0XYZ"])
    assert of(notebook, radio).choice == "block"


def test_an_own_channel_is_erased_with_all_that_was_said(notebook: Notebook) -> None:
    radio, _ = add_channel(notebook, "Amateur radio")
    decide(notebook, radio, "filter")
    set_identifiers(notebook, radio, ["M0XYZ"])
    assert remove_channel(notebook, radio) == Changes.of("channel", radio)

    assert radio not in [state.channel_id for state in board(notebook)]
    for table in ("own_channel", "channel", "channel_identifier", "channel_before"):
        assert notebook.db.query(f"SELECT * FROM {table}") == []


def test_a_channel_needs_a_name(notebook: Notebook) -> None:
    with pytest.raises(Problem) as refused:
        add_channel(notebook, "  ")
    assert refused.value.code == "board.needs-name"


@pytest.mark.parametrize(
    "act",
    [
        lambda notebook: decide(notebook, "telegraph", "open"),
        lambda notebook: set_evidence(notebook, "telegraph", "saved"),
        lambda notebook: set_done(notebook, "telegraph", done=True),
        lambda notebook: set_used(notebook, "telegraph", used=True),
        lambda notebook: set_note(notebook, "telegraph", "x"),
        lambda notebook: set_identifiers(notebook, "telegraph", ["x"]),
        lambda notebook: undo(notebook, "telegraph"),
        lambda notebook: remove_channel(notebook, "email"),
        lambda notebook: rename_channel(notebook, "email", "Mail"),
    ],
)
def test_a_channel_that_is_not_there_is_refused(notebook: Notebook, act: object) -> None:
    assert callable(act)
    with pytest.raises(Problem) as refused:
        act(notebook)
    assert refused.value.code == "board.no-such-channel"


def test_counts_are_of_the_channels_in_play(notebook: Notebook) -> None:
    assert counts(board(notebook)) == BoardCounts(decided=0, open=0, done=0)

    for channel_id in ("email", "x", "tiktok"):
        set_used(notebook, channel_id, used=True)
    set_used(notebook, "tiktok", used=False)
    decide(notebook, "email", "filter")
    decide(notebook, "cloud", "open")
    set_done(notebook, "cloud", done=True)

    assert counts(board(notebook)) == BoardCounts(decided=2, open=1, done=1)


def test_the_database_itself_keeps_the_gate_shut(notebook: Notebook) -> None:
    with pytest.raises(Exception, match="CHECK constraint"), notebook.db.transaction():
        notebook.db.execute("INSERT INTO channel (id, choice, decided_at) VALUES ('x', 'block', ?)", (NOON,))


def test_nothing_of_the_plan_is_sealed(notebook: Notebook) -> None:
    before = notebook.db.one("SELECT count(*) FROM leaf")
    decide(notebook, "email", "filter")
    add_channel(notebook, "Amateur radio")

    assert notebook.db.one("SELECT count(*) FROM leaf") == before
