"""What holds after any taps in a sitting: each is kept at once, and where one is follows from the notebook alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from nocontact_desktop.preparation import sitting as sittings
from nocontact_desktop.preparation.board import board, decide, set_done, set_evidence
from nocontact_desktop.preparation.sitting import Sitting, sitting
from nocontact_desktop.preparation.sitting_cards import cards_waiting
from tests.sitting_taps import CHANNELS, TAPS, tap

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook


def fresh(notebook: Notebook) -> Sitting:
    """A new sitting with every channel still to do."""
    if sitting(notebook) is not None:
        sittings.end(notebook)
    for channel_id in CHANNELS:
        set_evidence(notebook, channel_id, "nothing")
        decide(notebook, channel_id, "block")
        set_done(notebook, channel_id, done=False)
    sittings.begin(notebook)
    found = sitting(notebook)
    assert found is not None
    return found


@settings(max_examples=25)
@given(taps=st.lists(st.sampled_from(TAPS), max_size=25))
def test_each_tap_leads_to_a_stop_that_is_there(notebook: Notebook, taps: list[str]) -> None:
    now = fresh(notebook)
    for one in taps:
        tap(notebook, one)
        found = sitting(notebook)
        if found is None:
            break
        now = found
        stop = now.stop
        assert stop.kind != "card" or stop.id in {card.id for card in now.cards}
        assert stop.kind != "question" or now.answers[stop.id] is None  # type: ignore[index]
        assert (stop.kind == "wait") <= bool(now.speaks_against)
        assert {card.row_id for card in now.cards} == set(CHANNELS)
        done = {state.channel_id for state in board(notebook) if state.done_at is not None}
        assert {card.row_id for card in now.of_state("done")} == done


@settings(max_examples=25)
@given(taps=st.lists(st.sampled_from(TAPS), max_size=15))
def test_answering_what_is_asked_reaches_the_end_from_anywhere(notebook: Notebook, taps: list[str]) -> None:
    fresh(notebook)
    for one in taps:
        tap(notebook, one)
    sittings.begin(notebook)
    for _ in range(3 + len(CHANNELS) + 3):
        now = sitting(notebook)
        assert now is not None
        if now.stop.kind == "end":
            break
        tap(notebook, "on" if now.paused_at is None else "go-on")
    now = sitting(notebook)
    assert now is not None
    assert now.stop.kind == "end"


@settings(max_examples=15)
@given(taps=st.lists(st.sampled_from(TAPS), max_size=15))
def test_the_next_sitting_has_what_this_one_left(notebook: Notebook, taps: list[str]) -> None:
    fresh(notebook)
    for one in taps:
        tap(notebook, one)
    if sitting(notebook) is not None:
        sittings.end(notebook)
    done = {state.channel_id for state in board(notebook) if state.done_at is not None}
    assert {card.row_id for card in cards_waiting(notebook)} == set(CHANNELS) - done
