"""What comes into the sitting, stage by stage, and where its answers are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.preparation.accounts import inventory
from nocontact_desktop.preparation.board import ChannelState, board, carry_out
from nocontact_desktop.preparation.later import today
from nocontact_desktop.preparation.people import Person, people, person
from nocontact_desktop.preparation.store import records
from nocontact_desktop.preparation.store import sitting as store
from nocontact_desktop.vault.notebook import Notebook

Stage = Literal["people", "mail", "accounts", "blocks", "apart"]
Kind = Literal["person", "account", "channel"]
CardId = str
"""``person:…``, ``account:…`` or ``channel:…``."""

_MAIL_AND_RECOVERY = ("mail", "phone", "main", "passwords")
"""The powers that reset or open the other accounts: they come first."""


@dataclass(frozen=True)
class Found:
    """Something that comes in. ``is_done``: it is said to be carried out, where it belongs."""

    stage: Stage
    kind: Kind
    row_id: str
    title: str
    is_done: bool = False

    @property
    def id(self) -> CardId:
        """Kind and id in one."""
        return f"{self.kind}:{self.row_id}"


def cards_waiting(notebook: Notebook, answered: frozenset[CardId] = frozenset()) -> list[Found]:
    """What comes in now, in its order, with what is in already because it was ``answered``."""
    content = load()
    states = board(notebook, content)
    return [
        *_people(notebook, answered),
        *_accounts(notebook, answered),
        *_channels(states, content, "blocks", answered),
        *_channels(states, content, "apart", answered),
    ]


def say_done(notebook: Notebook, kind: Kind, row_id: str, *, done: bool) -> None:
    """Keep where it belongs that something was carried out, inside the caller's transaction."""
    if kind == "person":
        told_on = today(notebook).isoformat() if done else ""
        records.keep_record(notebook.db, "person", records.changed(person(notebook, row_id), {"told_on": told_on}))
    elif kind == "channel":
        carry_out(notebook, row_id, done=done)
    # An account has no such mark of its own: what was said to its card is all there is.


def to_be_told(one: Person) -> bool:
    """Whether somebody trusted is to know before it starts or on the day."""
    return one.circle == "trusted" and one.tell in ("before", "on")


def _people(notebook: Notebook, answered: frozenset[CardId]) -> list[Found]:
    found = [
        Found("people", "person", one.id, one.name, bool(one.told_on)) for one in people(notebook) if to_be_told(one)
    ]
    return [card for card in found if not card.is_done or card.id in answered]


def _accounts(notebook: Notebook, answered: frozenset[CardId]) -> list[Found]:
    """Accounts with the plan "now", in the order of their power; those of an earlier sitting are done."""
    done = store.cards_done(notebook.db)
    found: list[Found] = []
    for one in (one for group in inventory(notebook) for one in group.accounts):
        if one.plan == "now" and one.closed_at is None:
            stage: Stage = "mail" if one.power in _MAIL_AND_RECOVERY else "accounts"
            found.append(Found(stage, "account", one.id, one.name, f"account:{one.id}" in done))
    found.sort(key=lambda card: card.stage != "mail")
    return [card for card in found if not card.is_done or card.id in answered]


def _channels(states: list[ChannelState], content: Content, stage: Stage, answered: frozenset[CardId]) -> list[Found]:
    found = []
    for state in states:
        channel = content.channel(state.channel_id)
        card = Found(stage, "channel", state.channel_id, state.name, state.done_at is not None)
        is_apart = channel is not None and channel.apart
        if is_apart == (stage == "apart") and is_ready(state) and (not card.is_done or card.id in answered):
            found.append(card)
    return found


def is_ready(state: ChannelState) -> bool:
    """Whether there is something to carry out on a channel, and what becomes of its evidence is decided."""
    return state.choice in ("block", "filter") and state.evidence is not None
