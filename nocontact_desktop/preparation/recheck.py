"""A light look again: what there is to look at, some weeks later. It says nothing about how safe anything is."""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.preparation.accounts import Account, inventory
from nocontact_desktop.preparation.board import ChannelState, board
from nocontact_desktop.preparation.devices import DeviceState, devices
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class Recheck:
    """What to look at again: channels that were carried out, accounts that were left for later, and devices."""

    channels: tuple[ChannelState, ...]
    accounts: tuple[Account, ...]
    devices: tuple[DeviceState, ...]


def recheck(notebook: Notebook, content: Content | None = None) -> Recheck:
    """Those looked at least lately come first: an update may have changed a block, a new account may have come."""
    content = content or load()
    done = [state for state in board(notebook, content) if state.state == "done"]
    return Recheck(
        channels=tuple(sorted(done, key=lambda state: state.checked_at or state.done_at or "")),
        accounts=tuple(
            one
            for group in inventory(notebook)
            for one in group.accounts
            if one.plan == "later" and one.closed_at is None
        ),
        devices=tuple(devices(notebook)),
    )
