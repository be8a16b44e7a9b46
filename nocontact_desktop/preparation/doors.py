"""Which doors stay open meanwhile: for going in stages, and for seeing what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.guidance.rows import Claim
from nocontact_desktop.preparation.board import board
from nocontact_desktop.vault.notebook import Notebook

Why = Literal["undecided", "planned", "open"]
"""``undecided``: nothing is chosen yet. ``planned``: chosen and not carried out yet. ``open``: left open on purpose."""


@dataclass(frozen=True)
class OpenDoor:
    """A channel through which something can still come, and what else it leaves open."""

    channel_id: str
    name: str
    why: Why
    others: tuple[Claim, ...]


def open_doors(notebook: Notebook, content: Content | None = None) -> list[OpenDoor]:
    """The channels in play that are still open, those of the guidance in its order, then the user's own."""
    content = content or load()
    found = []
    for state in board(notebook, content):
        if state.in_play and (state.choice == "open" or state.done_at is None):
            why: Why = "undecided" if state.choice is None else "open" if state.choice == "open" else "planned"
            channel = content.channel(state.channel_id)
            found.append(OpenDoor(state.channel_id, state.name, why, channel.doors if channel else ()))
    return found
