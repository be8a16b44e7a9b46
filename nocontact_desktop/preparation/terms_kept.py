"""A message beside the agreed terms: whether it came another way, at another time, or about something else.

It knows channels, clocks and words. It does not know what a message means, and it says nothing about its writer.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from nocontact_desktop.guidance.content import Content
from nocontact_desktop.guidance.folded import folded
from nocontact_desktop.guidance.rows import ReplySubject
from nocontact_desktop.preparation.board import board
from nocontact_desktop.preparation.subjects import OffSubject
from nocontact_desktop.preparation.terms import Terms, all_terms
from nocontact_desktop.vault.notebook import Notebook

Outside = Literal["way", "time", "subject"]
OUTSIDE: tuple[Outside, ...] = ("way", "time", "subject")


class Agreed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Terms as far as messages can be compared with them. Without a first day, it is not known since when they hold.

    ``name`` is what the channel is called, ``ways`` what contact through it is called in the diary (none when that is
    not known). Of ``terms`` only subjects, times and days are there: no reason, no note.
    """

    name: str
    ways: tuple[str, ...]
    terms: Terms


def agreed(notebook: Notebook, content: Content) -> tuple[Agreed, ...]:
    """All terms, those that have ended among them, as messages are compared with them."""
    names = {state.channel_id: state.name for state in board(notebook, content)}
    return tuple(
        Agreed(name=names[one.channel], ways=_ways(one, content), terms=_compared(one))
        for one in all_terms(notebook)
        if one.channel in names
    )


def holding(found: tuple[Agreed, ...], day: date) -> tuple[Agreed, ...]:
    """Those of which it is known that they held on a day."""
    return tuple(one for one in found if one.terms.started and one.terms.is_active(day))


class Comparing:
    """Compares incoming messages with terms; what is looked for in them is worked out once."""

    def __init__(self, found: tuple[Agreed, ...], subjects: tuple[ReplySubject, ...]) -> None:
        self._found = found
        self._undated = [one for one in found if not one.terms.started]
        self._off_subject = {one.terms.id: OffSubject(one.terms.subjects, subjects) for one in found}

    def outside(self, way: str, at: date | datetime, text: str) -> tuple[Outside, ...]:
        """How a message lies outside the terms of its day; nothing where there are none or it is not known.

        ``way`` is the channel as the diary calls it. ``at`` is the local time, or the day alone where no time is
        known. With several terms for one channel, a message is within as soon as one of them has room for it. What
        may be within terms without a first day is not outside.
        """
        held = holding(self._found, at.date() if isinstance(at, datetime) else at)
        if not held or any(way in one.ways for one in self._undated):
            return ()
        here = [one.terms for one in held if way in one.ways]
        if not here:
            return ("way",) if all(one.ways for one in (*held, *self._undated)) else ()
        reasons: list[Outside] = []
        if isinstance(at, datetime) and all(one.may_read(at) is False for one in here):
            reasons.append("time")
        said = folded(text)
        if all(any(self._off_subject[one.id].spans(said)) for one in here):
            reasons.append("subject")
        return tuple(reasons)


def _ways(terms: Terms, content: Content) -> tuple[str, ...]:
    channel = content.channel(terms.channel)
    return channel.ways if channel is not None else ()


def _compared(terms: Terms) -> Terms:
    return Terms(
        id=terms.id,
        channel=terms.channel,
        subjects=terms.subjects,
        reading=tuple(one for one in terms.reading if one.is_whole),
        started=terms.started,
        ended=terms.ended,
    )
