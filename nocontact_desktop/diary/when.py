"""When something happened: as it was said, with its precision, and never more exact than that."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from nocontact_desktop.diary.entry import Precision
from nocontact_desktop.errors import Problem

SEASONS = {"winter": 1, "spring": 3, "summer": 6, "autumn": 9}
"""Each season with the month it is sorted under. Winter is sorted under the year it is named with."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_YEAR = re.compile(r"\d{4}\Z", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})\Z", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_SEASON = re.compile(r"(\d{4})-(winter|spring|summer|autumn)\Z", re.ASCII)
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?\Z", re.ASCII)
UNKNOWN_KEY = "0000"

_EXACTNESS = {"year": 0, "season": 1, "month": 2, "day": 3, "exact": 4}
_LEAST_WRITTEN = {"year": 0, "season": 1, "month": 2, "day": 3, "exact": 3, "about": 0}
"""How exact a time has to be written for each precision: an exact day needs no time of day."""
_LENGTH = {"year": 4, "month": 7, "day": 10}
"""How much of a written time each precision lets show."""


class When(msgspec.Struct, frozen=True, kw_only=True):
    """A time as it was said. ``occurred_from`` is local ISO 8601, shortened to what is known, or None."""

    occurred_from: str | None = None
    occurred_to: str | None = None
    precision: Precision = "unknown"
    time_zone: str | None = None
    occurred_text: str | None = None


def read_when(
    occurred_from: str | None,
    occurred_to: str | None = None,
    precision: Precision | None = None,
    time_zone: str | None = None,
    occurred_text: str | None = None,
) -> When:
    """Check a time and settle its precision, which the written form gives when it is not said.

    Raises:
        Problem: with the field's name; ``entry.time-unreadable``, ``entry.time-backwards``, ``entry.time-zone``,
            or ``entry.time-less-exact`` when less is written than the precision claims.
    """
    if time_zone is not None:
        _zone(time_zone)
    if occurred_from is None:
        if precision not in {None, "unknown"} or occurred_to is not None:
            raise Problem("entry.time-unreadable", field="occurred_from")
        return When(precision="unknown", time_zone=time_zone, occurred_text=occurred_text)
    form = check_written(occurred_from, "occurred_from")
    if occurred_to is not None:
        check_written(occurred_to, "occurred_to")
        if sort_text(occurred_to, end=True) < sort_text(occurred_from) and not _hour_came_twice(
            occurred_from, occurred_to, time_zone
        ):
            raise Problem("entry.time-backwards", field="occurred_to")
    settled: Precision = precision or form
    _check_precision(settled, form)
    return When(
        occurred_from=occurred_from,
        occurred_to=occurred_to,
        precision=settled,
        time_zone=time_zone,
        occurred_text=occurred_text,
    )


def sort_key(when: When) -> str:
    """A text that sorts entries by when they happened. Unknown dates come before all others."""
    return UNKNOWN_KEY if when.occurred_from is None else sort_text(when.occurred_from)


def last_key(when: When) -> str:
    """The latest moment it may have been, as a text to compare with ``sort_key``s."""
    written = when.occurred_to or when.occurred_from
    return UNKNOWN_KEY if written is None else sort_text(written, end=True)


def sort_text(written: str, *, end: bool = False) -> str:
    """``written`` as a full local time, its earliest moment or with ``end`` its latest, for sorting only."""
    season = _SEASON.match(written)
    if season:
        month = SEASONS[season[2]] + (2 if end else 0)
        written = f"{season[1]}-{month:02d}"
    fill = "9999-12-31T23:59:59" if end else "0000-01-01T00:00:00"
    return written + fill[len(written) :]


def local_day(when: When) -> date | None:
    """The day it happened, when at least that is known."""
    if when.occurred_from is None or not (_DAY.match(when.occurred_from) or _TIME.match(when.occurred_from)):
        return None
    return date.fromisoformat(when.occurred_from[:10])


def say(when: When) -> str:
    """The time in words, marked "about" when it is an estimate: "Monday 2 March 2026, 21:15 to 21:35"."""
    if when.occurred_from is None:
        return when.occurred_text or "date not known"
    length = _LENGTH.get(when.precision)
    start = when.occurred_from[:length] if length else when.occurred_from
    text = say_written(start, weekday=when.precision != "about")
    if when.occurred_to is not None:
        end = when.occurred_to[:length] if length else when.occurred_to
        text += "" if end == start else " to " + _say_end(start, end, weekday=when.precision != "about")
    return f"about {text}" if when.precision == "about" else text


def say_short(when: When) -> str:
    """The same in the short form of lists: "Mon 2 March, 21:15" without the year when ``say`` has it nearby."""
    if when.occurred_from is None:
        return "date not known"
    text = say_written(when.occurred_from, weekday=False)
    day = local_day(when)
    if day is not None and when.precision != "about":
        text = f"{WEEKDAYS[day.weekday()][:3]} {text}"
    if when.occurred_to is not None and when.occurred_to[:10] == when.occurred_from[:10] and "T" in when.occurred_to:
        text += "–" + when.occurred_to[11:16]
    return f"about {text}" if when.precision == "about" else text


def say_written(written: str, *, weekday: bool = True) -> str:
    """A written time in words, as exact as it is."""
    season = _SEASON.match(written)
    if season:
        return f"{season[2]} {season[1]}"
    if _YEAR.match(written):
        return written
    month = _MONTH.match(written)
    if month:
        return f"{MONTHS[int(month[2]) - 1]} {month[1]}"
    day = date.fromisoformat(written[:10])
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    if weekday:
        text = f"{WEEKDAYS[day.weekday()]} {text}"
    return f"{text}, {written[11:]}" if "T" in written else text


def say_recorded(recorded_at: str, time_zone: str | None) -> str:
    """A recorded moment (ISO 8601, UTC) in words and in the zone the writer lives in: "2 March 2026, 22:04"."""
    moment = datetime.fromisoformat(recorded_at)
    if time_zone is not None:
        moment = moment.astimezone(_zone(time_zone))
    zone = "" if time_zone is not None else " UTC"
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}, {moment:%H:%M}{zone}"


def days_between(when: When, recorded_at: str) -> int | None:
    """How many days after the day it happened it was written down; None when that day is not known."""
    day = local_day(when)
    if day is None:
        return None
    moment = datetime.fromisoformat(recorded_at)
    if when.time_zone is not None:
        moment = moment.astimezone(_zone(when.time_zone))
    return max(0, (moment.date() - day) // timedelta(days=1))


def _say_end(start: str, end: str, *, weekday: bool) -> str:
    same_day = "T" in end and end[:10] == start[:10]
    return end[11:] if same_day else say_written(end, weekday=weekday)


def clock_changed(when: When) -> Literal["skipped", "twice"] | None:
    """Whether the clocks were changed at that hour: the local time never came, or came twice that night."""
    if when.occurred_from is None or when.time_zone is None or not _TIME.match(when.occurred_from):
        return None
    local, zone = datetime.fromisoformat(when.occurred_from), _zone(when.time_zone)
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return None
    back = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    return "twice" if back == local else "skipped"


def _check_precision(precision: Precision, form: Precision) -> None:
    if precision == "season" and form == "season":
        return
    least = _LEAST_WRITTEN.get(precision)
    if least is None or precision == "season" or _EXACTNESS[form] < least:
        raise Problem("entry.time-less-exact", field="precision")


def _hour_came_twice(start: str, end: str, time_zone: str | None) -> bool:
    """Whether an end that reads earlier than its beginning is the second coming of that hour."""
    marks = [clock_changed(When(occurred_from=one, time_zone=time_zone)) for one in (start, end)]
    return marks == ["twice", "twice"]


def check_written(written: str, field: str) -> Precision:
    """The precision a written time has by its form. Raises :class:`Problem` naming ``field``."""
    season = _SEASON.match(written)
    try:
        if season:
            date(int(season[1]), 1, 1)
            return "season"
        if _TIME.match(written):
            datetime.fromisoformat(written)
            return "exact"
        if _DAY.match(written):
            date.fromisoformat(written)
            return "day"
        month = _MONTH.match(written)
        if month:
            date(int(month[1]), int(month[2]), 1)
            return "month"
        if _YEAR.match(written):
            date(int(written), 1, 1)
            return "year"
    except ValueError as error:  # the form is right, but there is no such day or time
        raise Problem("entry.time-unreadable", field=field) from error
    raise Problem("entry.time-unreadable", field=field)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # no such zone, or a name that is no name
        raise Problem("entry.time-zone", field="time_zone") from error
