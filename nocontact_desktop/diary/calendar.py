"""A month of the diary: what happened on which day, and what has no exact day."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from nocontact_desktop.diary.entries import count, when_of
from nocontact_desktop.diary.entry import from_fields
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.finding import store
from nocontact_desktop.diary.handovers import handovers
from nocontact_desktop.diary.when import When, last_key, local_day, sort_text
from nocontact_desktop.vault.notebook import Notebook

LONGEST = timedelta(days=7)
"""What lasted longer is shown apart: a mark on every day of a year would say nothing about any of them."""


@dataclass(frozen=True)
class Month:
    """The entries of one month by id, each day's in the order in which they happened.

    ``days`` has only days with entries (1 is the first). ``about`` are those that may have happened in this month,
    without an exact day or over a long time. ``undated`` is how many entries of the diary have no date at all.
    ``handovers`` has the hand-overs of each day that are known to the day, by id.
    """

    year: int
    month: int
    days: Mapping[int, tuple[str, ...]]
    about: tuple[str, ...]
    undated: int
    handovers: Mapping[int, tuple[str, ...]]


def month_of(notebook: Notebook, year: int, month: int) -> Month:
    """What the diary has for a month."""
    first = date(year, month, 1)
    last = date(year, month, calendar.monthrange(year, month)[1])
    days: dict[int, list[str]] = {}
    about: list[str] = []
    rows = store.entries_between(notebook.db, sort_text(first.isoformat()), sort_text(last.isoformat(), end=True))
    for entry_id, fields in rows:
        exact = tuple(exact_days(when_of(from_fields(msgspec.json.decode(fields)))))
        if not exact:
            about.append(entry_id)
        for day in exact:
            if first <= day <= last:
                days.setdefault(day.day, []).append(entry_id)
    return Month(
        year,
        month,
        {day: tuple(ids) for day, ids in sorted(days.items())},
        tuple(about),
        count(notebook, EntryFilter(undated=True)),
        _handovers_between(notebook, first, last),
    )


def _handovers_between(notebook: Notebook, first: date, last: date) -> dict[int, tuple[str, ...]]:
    days: dict[int, tuple[str, ...]] = {}
    for kept in reversed(handovers(notebook)):
        for day in exact_days(kept.when):
            if first <= day <= last:
                days[day.day] = (*days.get(day.day, ()), kept.id)
    return days


def newest_month(notebook: Notebook) -> tuple[int, int] | None:
    """Year and month of the last entry with a date."""
    key = store.last_dated(notebook.db)
    return None if key is None else (int(key[:4]), int(key[5:7]))


def exact_days(when: When) -> Iterator[date]:
    """The days on which it happened, when these are known and few; nothing for "about 3 March" or a long time.

    Where even a time of day was written, "about" is taken to speak of the time and not of the day.
    """
    first = local_day(when)
    if first is None or not (when.precision in {"exact", "day"} or "T" in (when.occurred_from or "")):
        return
    if when.occurred_to is not None and len(when.occurred_to) < len("2026-03-02"):
        return
    last = max(first, date.fromisoformat(last_key(when)[:10]))
    if last - first > LONGEST:
        return
    for place in range((last - first).days + 1):
        yield first + timedelta(days=place)
