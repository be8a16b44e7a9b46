"""The moment, and later: how and when to begin, what comes of it, and the days to look again.

Every part may stay open. No end is better than another, and nothing here counts days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Literal, get_args

from nocontact_desktop.errors import Problem
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.store import later as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

Way = Literal["together", "stages"]
Ending = Literal["open", "review", "undecided"]
"""``open``: no end date. ``review``: looked at again on a day of the user's choice. ``undecided``: not decided."""

WEEKS = (2, 8)
"""How long after the start it is looked at again."""


@dataclass(frozen=True)
class Look:
    """A day to look again. ``looked_at`` is ISO 8601 in UTC. ``weeks`` is set while the day follows from the start."""

    number: int
    due_on: date
    weeks: int | None
    looked_at: str | None


@dataclass(frozen=True)
class Moment:
    """What was said about the moment. Days are the user's own; None: not said."""

    way: Way | None
    planned_on: date | None
    planned_time: time | None
    started_on: date | None
    paused_on: date | None
    ending: Ending | None
    review_on: date | None
    looks: tuple[Look, ...]


def chosen_moment(notebook: Notebook) -> Moment:
    """What was said so far."""
    way, planned_on, planned_time, started_on, paused_on, ending, review_on = store.said(notebook.db)
    return Moment(
        way=way,
        planned_on=_day(planned_on),
        planned_time=time.fromisoformat(planned_time) if planned_time else None,
        started_on=_day(started_on),
        paused_on=_day(paused_on),
        ending=ending,
        review_on=_day(review_on),
        looks=tuple(
            Look(number, date.fromisoformat(due_on), weeks, looked_at)
            for number, due_on, weeks, looked_at in store.looks(notebook.db)
        ),
    )


def today(notebook: Notebook) -> date:
    """The day it is where the user is."""
    return notebook.surroundings.now().astimezone().date()


def set_way(notebook: Notebook, way: Way | None) -> Changes:
    """All together, or in stages; None: not decided. Raises ValueError for anything else."""
    _check(way, Way)
    return _keep(notebook, "way", way)


def set_planned(notebook: Notebook, day: date | None, at: time | None = None) -> Changes:
    """The day, and perhaps the time, that was chosen; without a day there is no time either."""
    with notebook.db.transaction():
        store.keep(notebook.db, "planned_on", _iso(day))
        store.keep(notebook.db, "planned_time", at.isoformat("minutes") if day and at else None)
    return _changed()


def set_started(notebook: Notebook, day: date | None) -> Changes:
    """The day it started. The days to look again follow from it, but for those that were looked at or moved."""
    with notebook.db.transaction():
        store.keep(notebook.db, "started_on", _iso(day))
        _follow(notebook, day)
    return _changed()


def set_ending(notebook: Notebook, ending: Ending | None) -> Changes:
    """No end date, a day to look at it again, or not decided. Raises ValueError for anything else."""
    _check(ending, Ending)
    return _keep(notebook, "ending", ending)


def set_review(notebook: Notebook, day: date | None) -> Changes:
    """The day on which the user wants to think about the whole again."""
    return _keep(notebook, "review_on", _iso(day))


def pause(notebook: Notebook) -> Changes:
    """Let everything rest from today. Nothing that was said or done is taken back."""
    return _keep(notebook, "paused_on", today(notebook).isoformat())


def start_again(notebook: Notebook) -> Changes:
    """Go on after a pause. The day it started stays."""
    return _keep(notebook, "paused_on", None)


def note_start(notebook: Notebook, day: date) -> None:
    """Something was carried out on ``day``: it started then, unless another day was said. In the caller's transaction.

    The days to look again follow from it, unless there are some.
    """
    if chosen_moment(notebook).started_on is None:
        store.keep(notebook.db, "started_on", _iso(day))
        _follow(notebook, day)


def add_look(notebook: Notebook, day: date) -> Changes:
    """Add a day to look again."""
    with notebook.db.transaction():
        store.add_look(notebook.db, day.isoformat(), None)
    return _changed()


def move_look(notebook: Notebook, number: int, day: date) -> Changes:
    """Put a look off, or bring it forward. Raises :class:`Problem` ``later.no-such-look``."""
    with notebook.db.transaction():
        _check_look(notebook, number)
        store.set_due(notebook.db, number, day.isoformat(), None)
    return _changed()


def set_looked(notebook: Notebook, number: int, *, looked: bool) -> Changes:
    """Say that it was looked at, or not after all. Raises :class:`Problem` ``later.no-such-look``."""
    with notebook.db.transaction():
        _check_look(notebook, number)
        store.set_looked(notebook.db, number, moment(notebook) if looked else None)
    return _changed()


def drop_look(notebook: Notebook, number: int) -> Changes:
    """Take a day to look again out. Raises :class:`Problem` ``later.no-such-look``."""
    with notebook.db.transaction():
        _check_look(notebook, number)
        store.drop_look(notebook.db, number)
    return _changed()


def _follow(notebook: Notebook, day: date | None) -> None:
    rows = store.looks(notebook.db)
    for number, _due_on, weeks, looked_at in rows:
        if weeks is not None and looked_at is None:
            if day is None:
                store.drop_look(notebook.db, number)
            else:
                store.set_due(notebook.db, number, (day + timedelta(weeks=weeks)).isoformat(), weeks)
    if day is not None and not rows:
        for weeks in WEEKS:
            store.add_look(notebook.db, (day + timedelta(weeks=weeks)).isoformat(), weeks)


def _keep(notebook: Notebook, column: store.Column, value: str | None) -> Changes:
    with notebook.db.transaction():
        store.keep(notebook.db, column, value)
    return _changed()


def _check(value: str | None, words: object) -> None:
    if value is not None and value not in get_args(words):
        raise ValueError(f"no such word: {value}")


def _check_look(notebook: Notebook, number: int) -> None:
    if number not in [row[0] for row in store.looks(notebook.db)]:
        raise Problem("later.no-such-look")


def _changed() -> Changes:
    return Changes.of("moment", "moment")


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
