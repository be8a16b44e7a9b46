"""What the view of an urge shows, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from nocontact_desktop.guidance.content import Content
from nocontact_desktop.guidance.rows import Part
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.numbers import OwnNumber, own_numbers
from nocontact_desktop.preparation.people import callable_people
from nocontact_desktop.preparation.sheets import ListRow, SheetState, sheet
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.steady.urges import Length, Urge, going_on, planned_length
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class Said:
    """One thing the user wrote in a calm hour: what it was asked as, and the lines."""

    part: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Supporter:
    """Somebody who can be called, and how."""

    name: str
    reach: str


@dataclass(frozen=True)
class UrgeShown:
    """The urge going on, how long a pause was planned, and what helps in the user's own words."""

    now: datetime
    urge: Urge | None
    planned: Length | None
    reasons: tuple[Said, ...]
    plan: tuple[Said, ...]
    kind_line: str
    supporters: tuple[Supporter, ...]
    voice: Voice


def read_urge(notebook: Notebook, content: Content) -> UrgeShown:
    """Everything the view shows."""
    voice = voice_for(get_answers(notebook), content)
    plan = sheet(notebook, "urge", content)
    return UrgeShown(
        now=notebook.surroundings.now(),
        urge=going_on(notebook),
        planned=planned_length(notebook),
        reasons=_said(sheet(notebook, "reasons", content), ("why", "room-for", "to-me", "not-again"), voice),
        plan=_said(plan, ("reasons", "helps", "own", "checking"), voice),
        kind_line=cast(str, plan.values.get("after", "")),
        supporters=_supporters(notebook, plan),
        voice=voice,
    )


def _said(state: SheetState, parts: tuple[str, ...], voice: Voice) -> tuple[Said, ...]:
    rows = {part.id: part for part in state.parts}
    return tuple(
        Said(one, voice(rows[one].title), _lines(rows[one], state, voice))
        for one in parts
        if one in rows and state.values.get(one)
    )


def _lines(part: Part, state: SheetState, voice: Voice) -> tuple[str, ...]:
    value = state.values[part.id]
    if part.kind == "many":
        return tuple(voice(option.words) for option in part.options if option.id in value)
    return (cast(str, value),)


def _supporters(notebook: Notebook, plan: SheetState) -> tuple[Supporter, ...]:
    """Those trusted who may be called, those named on the user's plan who are not among them, and own numbers."""
    trusted = [Supporter(one.name, one.reach) for one in callable_people(notebook)]
    known = {one.name.casefold() for one in trusted}
    rows = cast("tuple[ListRow, ...]", plan.values.get("who", ()))
    planned = [Supporter(row.get("who", ""), row.get("how", "")) for row in rows]
    own = [Supporter(one.name or one.number, " · ".join(_reach(one))) for one in own_numbers(notebook)]
    return (*trusted, *(one for one in planned if one.name.casefold() not in known), *own)


def _reach(one: OwnNumber) -> tuple[str, ...]:
    """How an own number is reached, where that is not said by its name already."""
    return tuple(part for part in (one.number if one.name else "", one.note) if part)
