"""The sitting: everything that was decided, one card at a time, with a pause whenever one is needed.

It begins with three questions and then goes through the people who are to know, mail and recovery, other accounts,
and the channels. What can be seen at once, such as ending shared location, is a part of its own with its own question.
Each answer is kept at once, and where one is follows from the answers: whatever happens, it goes on from there.
The sitting changes nothing outside the notebook, and no clock runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from nocontact_desktop.errors import Problem
from nocontact_desktop.preparation import board as boards
from nocontact_desktop.preparation.later import note_start
from nocontact_desktop.preparation.moment import day_of, moment
from nocontact_desktop.preparation.sitting_cards import CardId, Found, Stage, cards_waiting, say_done
from nocontact_desktop.preparation.store import sitting as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

Question = Literal["place", "person", "device"]
QUESTIONS: dict[Question, tuple[str, ...]] = {
    "place": ("alone", "others", "near", "not-now"),
    "person": ("away", "unknown", "near", "not-now"),
    "device": ("mine", "unsure", "watched", "not-now"),
}
"""The questions at the beginning, with their answers."""

SPEAKS_AGAINST = {"near", "unsure", "watched", "not-now"}
"""Answers after which the sitting offers to wait. It never forbids."""

CardState = Literal["open", "done", "later", "skipped"]
Apart = Literal["now", "later"]


@dataclass(frozen=True)
class Card:
    """One card. ``kind`` and ``row_id`` name what it is about, ``title`` is what that is called."""

    id: CardId
    stage: Stage
    kind: Literal["person", "account", "channel"]
    row_id: str
    title: str
    state: CardState
    why: str


@dataclass(frozen=True)
class Stop:
    """Where one is: a ``question``, the offer to ``wait``, a ``card``, the question to what is ``apart``, the ``end``.

    ``id`` is that of the question or card, else empty.
    """

    kind: Literal["question", "wait", "card", "apart", "end"]
    id: str = ""


@dataclass(frozen=True)
class Sitting:
    """A sitting under way. ``paused_at`` is ISO 8601 in UTC; None: not paused."""

    number: int
    begun_at: str
    paused_at: str | None
    answers: dict[Question, str | None]
    went_on: bool
    apart: Apart | None
    at_card: CardId
    cards: tuple[Card, ...]

    @property
    def speaks_against(self) -> tuple[Question, ...]:
        """The questions whose answers speak against doing it now."""
        return tuple(one for one, answer in self.answers.items() if answer in SPEAKS_AGAINST)

    @property
    def stop(self) -> Stop:
        """Where one is."""
        for question, answer in self.answers.items():
            if answer is None:
                return Stop("question", question)
        if self.speaks_against and not self.went_on:
            return Stop("wait")
        if any(card.id == self.at_card for card in self.cards):
            return Stop("card", self.at_card)
        for card in self.cards:
            if card.state == "open" and card.stage != "apart":
                return Stop("card", card.id)
        return self._stop_apart()

    def _stop_apart(self) -> Stop:
        still_open = [card.id for card in self.cards if card.stage == "apart" and card.state == "open"]
        if not still_open or self.apart == "later":
            return Stop("end")
        return Stop("apart") if self.apart is None else Stop("card", still_open[0])

    @property
    def carried_out(self) -> tuple[Card, ...]:
        """The cards done by which something changed: telling people changes nothing yet."""
        return tuple(card for card in self.of_state("done") if card.kind != "person")

    def of_state(self, *states: CardState) -> tuple[Card, ...]:
        """The cards in one of these states."""
        return tuple(card for card in self.cards if card.state in states)


def sitting(notebook: Notebook) -> Sitting | None:
    """The sitting under way; None when there is none."""
    row = store.under_way(notebook.db)
    if row is None:
        return None
    number, begun_at, paused_at, place, person, device, went_on, apart, at_card = row
    said = store.cards(notebook.db, number)
    return Sitting(
        number=number,
        begun_at=begun_at,
        paused_at=paused_at,
        answers={"place": place, "person": person, "device": device},
        went_on=bool(went_on),
        apart=apart,
        at_card=at_card,
        cards=tuple(_card(one, said) for one in cards_waiting(notebook, frozenset(said))),
    )


def begin(notebook: Notebook) -> Changes:
    """Begin one, with what is left by now; one that is under way goes on."""
    with notebook.db.transaction():
        if store.under_way(notebook.db) is None:
            store.begin(notebook.db, moment(notebook))
    return _changed()


def answer(notebook: Notebook, question: Question, said: str) -> Changes:
    """Answer one of the three questions. Raises ValueError for an answer it does not have."""
    if said not in QUESTIONS[question]:
        raise ValueError(f"no such answer to {question}")
    with notebook.db.transaction():
        now = _under_way(notebook)
        _keep_answers(notebook, now, {**now.answers, question: said}, went_on=False)
    return _changed()


def go_on_anyway(notebook: Notebook) -> Changes:
    """Go on although an answer speaks against it."""
    with notebook.db.transaction():
        now = _under_way(notebook)
        _keep_answers(notebook, now, now.answers, went_on=True)
    return _changed()


def ask_again(notebook: Notebook) -> Changes:
    """Ask the three questions again. The cards keep what was said to them."""
    with notebook.db.transaction():
        _keep_answers(notebook, _under_way(notebook), dict.fromkeys(QUESTIONS), went_on=False)
    return _changed()


def mark(notebook: Notebook, card_id: CardId, state: Literal["done", "later", "skipped"], why: str = "") -> Changes:
    """Say of a card: done, later, or skipped and perhaps why. What is done is done where it belongs too.

    Raises :class:`Problem` ``sitting.no-such-card`` when the card is not among them any more.
    """
    with notebook.db.transaction():
        now = _under_way(notebook)
        card = next((one for one in now.cards if one.id == card_id), None)
        if card is None:
            raise Problem("sitting.no-such-card")
        store.keep_card(notebook.db, now.number, card_id, state, why.strip(), moment(notebook))
        store.set_at(notebook.db, now.number, "")
        if (state == "done") != (card.state == "done"):
            say_done(notebook, card.kind, card.row_id, done=state == "done")
    return _changed() | Changes.of(card.kind, card.row_id)


def open_card(notebook: Notebook, card_id: CardId) -> Changes:
    """Go to a card, answered or not; its answer leads on to the first that is open."""
    with notebook.db.transaction():
        store.set_at(notebook.db, _under_way(notebook).number, card_id)
    return _changed()


def answer_apart(notebook: Notebook, said: Apart) -> Changes:
    """Say whether what can be seen is done now or left for another time."""
    with notebook.db.transaction():
        store.set_apart(notebook.db, _under_way(notebook).number, said)
    return _changed()


def pause(notebook: Notebook) -> Changes:
    """Pause. Everything stays as it is."""
    with notebook.db.transaction():
        store.set_paused(notebook.db, _under_way(notebook).number, moment(notebook))
    return _changed()


def go_on(notebook: Notebook) -> Changes:
    """Go on after a pause. One that waited because of an answer asks the questions again."""
    with notebook.db.transaction():
        now = _under_way(notebook)
        store.set_paused(notebook.db, now.number, None)
        if now.stop.kind == "wait":
            _keep_answers(notebook, now, dict.fromkeys(QUESTIONS), went_on=False)
    return _changed()


def end(notebook: Notebook) -> Changes:
    """End it, finished or not. The first thing that was carried out in it can be the start of the whole."""
    with notebook.db.transaction():
        now = _under_way(notebook)
        store.set_ended(notebook.db, now.number, moment(notebook))
        said_at = store.said_at(notebook.db, now.number)
        if now.carried_out:
            note_start(notebook, day_of(min(said_at[card.id] for card in now.carried_out)))
    return _changed() | Changes.of("moment", "moment")


def last_ended(notebook: Notebook) -> str | None:
    """When the last sitting was ended, ISO 8601 in UTC; None when none was."""
    return store.last_ended(notebook.db)


def undecided(notebook: Notebook) -> list[boards.ChannelState]:
    """Channels in play that do not come in yet: nothing is chosen, or the evidence is not decided."""
    return [
        state
        for state in boards.board(notebook)
        if state.in_play and state.choice != "open" and (state.choice is None or state.evidence is None)
    ]


def _card(found: Found, said: dict[str, tuple[str, str]]) -> Card:
    state, why = said.get(found.id, ("open", ""))
    if state == "done" and not found.is_done:  # taken back since, where it belongs
        state = "open"
    return Card(found.id, found.stage, found.kind, found.row_id, found.title, cast("CardState", state), why)


def _under_way(notebook: Notebook) -> Sitting:
    now = sitting(notebook)
    if now is None:
        raise Problem("sitting.none-under-way")
    return now


def _keep_answers(notebook: Notebook, now: Sitting, answers: dict[Question, str | None], *, went_on: bool) -> None:
    row = tuple(answers[question] for question in QUESTIONS)
    store.set_answers(notebook.db, now.number, row, went_on=went_on)


def _changed() -> Changes:
    return Changes.of("sitting", "sitting")
