"""Days of the year that can be hard: birthdays, feasts, what happened once. Only those the user notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from nocontact_desktop.preparation.later import today
from nocontact_desktop.steady import notes
from nocontact_desktop.steady.notes import Fields, Note
from nocontact_desktop.steady.on_today import on_today
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

_AHEAD = timedelta(days=3)


class HardDay(Fields, frozen=True):
    """A day that comes back each year, and what Today says on it, in the user's words. The year plays no part."""

    day: date | None = None
    words: str = ""


@dataclass(frozen=True)
class Coming:
    """A day that is near."""

    day: date
    words: str


def hard_days(notebook: Notebook) -> list[Note[HardDay]]:
    """Every day noted."""
    return notes.notes(notebook, "day", HardDay)


def keep_hard_day(notebook: Notebook, note_id: str, says: HardDay) -> Changes:
    """Keep a day."""
    return notes.keep(notebook, "day", note_id, says)


def near_days(notebook: Notebook) -> list[Coming]:
    """Those of today and the next three days; none unless the user wants to be told on Today."""
    if "days" not in on_today(notebook):
        return []
    this_day = today(notebook)
    found = [
        Coming(day, one.says.words)
        for one in hard_days(notebook)
        if one.says.day is not None and (day := _next(one.says.day, this_day)) <= this_day + _AHEAD
    ]
    return sorted(found, key=lambda one: one.day)


def _next(day: date, after: date) -> date:
    """The next time a day of the year comes. 29 February is the first of March in years without it."""
    this_year = _in_year(day, after.year)
    return this_year if this_year >= after else _in_year(day, after.year + 1)


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
