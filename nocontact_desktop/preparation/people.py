"""The people around the user: who may know what, who is told and when, and who can be called.

Where somebody stands is for the user to say. Nothing here puts anyone into a group.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from nocontact_desktop.errors import Problem
from nocontact_desktop.preparation.store import records as store
from nocontact_desktop.preparation.store.records import Record
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.settings import get_setting, set_setting

Circle = Literal["trusted", "neutral", "no-share", "no-contact"]
"""Trusted; neutral, told little; not told; no contact with them either."""

Hear = Literal["ask", "threats", "never"]
"""Does the user want to hear what the person said: ask first, threats only, not at all."""

Tell = Literal["before", "on", "after"]
"""When somebody is told, counted from the start of no contact."""

SETTING = "preparation.hear"


class Person(Record, frozen=True, kw_only=True):
    """Somebody the user knows. Texts are as typed, empty for what was not said; None: not said.

    ``to_me`` and ``to_them`` is what they are to the user and to the person. ``told_on`` is a day (ISO 8601).
    ``may_call``: the user may call them when the wish to write comes. ``hear`` None: as for everybody.
    """

    name: str
    circle: Circle | None = None
    to_me: str = ""
    to_them: str = ""
    reach: str = ""
    knows: str = ""
    tell: Tell | None = None
    told_on: str = ""
    may_call: bool = False
    keeps: str = ""
    hear: Hear | None = None
    note: str = ""


def people(notebook: Notebook) -> list[Person]:
    """Everybody on the list, in the user's own order."""
    return store.records(notebook.db, "person", Person)


def person(notebook: Notebook, person_id: str) -> Person:
    """One of them. Raises :class:`Problem` ``people.no-such-person``."""
    found = store.record(notebook.db, "person", Person, person_id)
    if found is None:
        raise Problem("people.no-such-person")
    return found


def callable_people(notebook: Notebook) -> list[Person]:
    """Whom to call when the wish to write comes: those trusted who may be called."""
    return [one for one in people(notebook) if one.circle == "trusted" and one.may_call]


def add_person(notebook: Notebook, name: str, circle: Circle | None = None) -> Changes:
    """Put somebody on the list, last. Raises :class:`Problem` ``people.needs-name`` for a blank name."""
    added = Person(id=notebook.surroundings.random_bytes(8).hex(), name=_name(name), circle=circle)
    with notebook.db.transaction():
        store.keep_record(notebook.db, "person", added)
    return Changes.of("person", added.id)


def change_person(notebook: Notebook, person_id: str, **values: Any) -> Changes:
    """Say something else about somebody, field by field as in :class:`Person`.

    Raises :class:`Problem` ``people.no-such-person`` and ``people.needs-name``, and ValueError for what does not fit.
    """
    if "name" in values:
        values["name"] = _name(values["name"])
    with notebook.db.transaction():
        store.keep_record(notebook.db, "person", store.changed(person(notebook, person_id), values))
    return Changes.of("person", person_id)


def move_person(notebook: Notebook, person_id: str, by: Literal[-1, 1]) -> Changes:
    """Change places with the one before (-1) or after (1) in the same circle; at its end, nothing happens."""
    with notebook.db.transaction():
        circle = person(notebook, person_id).circle
        everybody = people(notebook)
        order = [one.id for one in everybody]
        same = [one.id for one in everybody if one.circle == circle]
        there = same.index(person_id) + by
        if 0 <= there < len(same):
            here, other = order.index(person_id), order.index(same[there])
            order[here], order[other] = order[other], order[here]
            store.put_in_order(notebook.db, "person", order)
    return Changes.of("person", person_id)


def remove_person(notebook: Notebook, person_id: str) -> Changes:
    """Erase somebody from the list, and all that was said about them."""
    with notebook.db.transaction():
        store.drop_record(notebook.db, "person", person_id)
    return Changes.of("person", person_id)


def hear(notebook: Notebook) -> Hear | None:
    """Whether the user wants to hear what the person said, for everybody; None: not said."""
    kept: Hear | None = msgspec.convert(get_setting(notebook.db, SETTING, None), Hear | None)
    return kept


def set_hear(notebook: Notebook, value: Hear | None) -> Changes:
    """Keep that wish; it holds for everybody who has none of their own. Raises ValueError for another value."""
    try:
        set_setting(notebook.db, SETTING, msgspec.convert(value, Hear | None))
    except msgspec.ValidationError as error:
        raise ValueError("no such wish") from error
    return Changes.of("hear", "hear")


def hear_from(one: Person, for_all: Hear | None) -> Hear | None:
    """What holds for one of them: a wish of their own, or the one for everybody."""
    return one.hear or for_all


def _name(name: str) -> str:
    if not name.strip():
        raise Problem("people.needs-name")
    return name.strip()
