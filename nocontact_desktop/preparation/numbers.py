"""The user's own numbers for "In danger now": a local line, a shelter, a neighbour. None of them is sealed."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.settings import get_setting, set_setting

SETTING = "preparation.numbers"


class OwnNumber(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number as it was typed: whose it is, how it is reached, what else is known of it. ``id`` empty: a new one."""

    id: str = ""
    name: str
    number: str
    note: str = ""


def own_numbers(notebook: Notebook) -> tuple[OwnNumber, ...]:
    """All of them, in the order in which they were added."""
    return msgspec.convert(get_setting(notebook.db, SETTING, []), tuple[OwnNumber, ...])


def keep_number(notebook: Notebook, number: OwnNumber) -> Changes:
    """Add a number, or say one of them anew. Raises ValueError for one without a number."""
    if not number.number.strip():
        raise ValueError("a number is missing")
    kept = list(own_numbers(notebook))
    ids = [one.id for one in kept]
    if number.id in ids:
        kept[ids.index(number.id)] = number
    else:
        number = replace(number, id=number.id or notebook.surroundings.random_bytes(8).hex())
        kept.append(number)
    return _keep(notebook, kept, number.id)


def remove_number(notebook: Notebook, number_id: str) -> Changes:
    """Erase one of them."""
    return _keep(notebook, [one for one in own_numbers(notebook) if one.id != number_id], number_id)


def _keep(notebook: Notebook, kept: list[OwnNumber], touched: str) -> Changes:
    set_setting(notebook.db, SETTING, msgspec.to_builtins(kept))
    return Changes.of("number", touched)
