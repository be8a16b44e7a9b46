"""Reads a time as people write it: "about 3 November", "summer 2024", "the week after Easter", "yesterday 9 pm".

What it reads is shown before it is saved. What it cannot read stays as the writer's own words; nothing is
made more exact than it was said. Knows nothing of Qt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nocontact_desktop.diary.entry import Precision
from nocontact_desktop.diary.when import MONTHS, SEASONS, say_written, sort_text
from nocontact_desktop.gui.diary.when_clock import find_clock
from nocontact_desktop.gui.diary.when_days import (
    DAY_NAMES,
    MONTH_NAMES,
    ORDINAL,
    find_day,
    full_year,
    month_number,
    weekday_number,
)

_UNKNOWN = re.compile(r"(?:i )?(?:don['’]?t|do not) (?:know|remember)(?: when)?|unknown|not known|date not known|\?")
_ABOUT = re.compile(r"(?:about|around|approximately|approx\.?|roughly|circa|ca\.?|~)\s*")
_ESTIMATED = re.compile(
    r"\b(?:about|around|approximately|roughly|or|maybe|perhaps|possibly|probably|before|after|since|until|by|ish)\b"
    r"|\bi think\b|\bnot sure\b|\b(?:may|might|could) (?:have|be)\b|\?"
)
"""With one of these a time is an estimate. All but the first few stay with the writer's own words."""
_PLAIN_ESTIMATE = re.compile(r"\b(?:about|around)\b")
_SPLIT = re.compile(r"\s+(?:to|until|till)\s+|\s*[–—]\s*|\s+-\s+|(?<=\d)-(?=\d{1,2}:\d{2})")
_BETWEEN = re.compile(r"\b(?:sometime )?between (.+?) and ")
_SMALL_WORDS = re.compile(r"\b(?:on|in|the|at|of|during|some ?time)\b")
_WEEKDAY = re.compile(rf"\b(?:{DAY_NAMES})\b")
_TWO_WAYS = re.compile(rf"\blast (spring|summer|autumn|fall|winter|(?:{MONTH_NAMES})(?! \d))(?![\w.])")
_SMALL_HOURS = "06:00"


@dataclass(frozen=True)
class Reading:
    """What was read. ``own_words`` is what was typed, where not all of it could be read.

    ``choices`` holds the ways a day or a season can be meant, each as a text to put in its place; nothing else
    is read then.
    """

    occurred_from: str | None = None
    occurred_to: str | None = None
    precision: Precision = "unknown"
    own_words: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Moment:
    day: str | None
    clock: str | None = None
    last: str | None = None
    about: bool = False
    rest: str = ""

    @property
    def written(self) -> str | None:
        if self.day is None:
            return None
        return f"{self.day}T{self.clock}" if self.clock and len(self.day) == 10 else self.day


def read_words(typed: str, today: date) -> Reading | None:
    """Read a time; None for a blank. ``today`` is what "yesterday" and a day without a year are counted from."""
    text = " ".join(typed.split())
    if not text:
        return None
    lower = text.lower().rstrip(".")
    if _UNKNOWN.fullmatch(lower):
        return Reading()
    try:
        last_ones = _last_ones(lower, today)
        choices = _choices(text) or last_ones
        if len(choices) > 1:
            return Reading(choices=choices)
        lower = last_ones[0].lower() if last_ones else lower
        about = _ABOUT.match(lower)
        lower = lower[about.end() :] if about else lower.removeprefix("from ")
        read = _read_span(_BETWEEN.sub(r"\1 to ", lower, count=1), today)
    except (ValueError, OverflowError):  # the form is right, but there is no such day or time
        return Reading(own_words=text)
    if read is None:
        return Reading(own_words=text)
    if about:
        read = replace(read, precision="about")
    return replace(read, own_words=text) if read.own_words else read


def _read_span(lower: str, today: date) -> Reading | None:
    first, *rest = _SPLIT.split(lower, maxsplit=1)
    if not rest:
        return _as_reading(_moment(lower, today))
    start, end = _both_ends(first, rest[0], today)
    if start.day is None or end.written is None:
        return _as_reading(_moment(lower, today))
    one = _as_reading(start)
    if one is None or sort_text(end.last or end.written, end=True) < sort_text(one.occurred_from or ""):
        return None
    precision = "about" if start.about or end.about else one.precision
    return replace(
        one,
        occurred_to=end.last or end.written,
        precision=precision,
        own_words=one.own_words or end.rest or None,
    )


def _both_ends(first: str, rest: str, today: date) -> tuple[_Moment, _Moment]:
    """Beginning and end of a span, each with what only the other one says: day, month, year, half of the day."""
    start, end = _moment(first, today), _moment(rest, today)
    if end.day is not None:
        start = _with_day_of_end(start, first.strip(), end)
    if end.day is None and end.clock is not None and start.day is not None and len(start.day) == 10:
        if start.clock is None and re.fullmatch(r"\d{1,2}", start.rest):
            half = re.search(r"([ap])\.?\s?m", rest)
            clock, _ = find_clock(f"{start.rest} {half[1]}m" if half else f"{start.rest}:00")
            start = replace(start, clock=clock, rest="")
        if start.clock is not None and start.day is not None:
            over_midnight = (end.clock or "") < start.clock
            end = replace(end, day=_next_day(start.day) if over_midnight else start.day)
    return start, end


def _with_day_of_end(start: _Moment, first: str, end: _Moment) -> _Moment:
    assert end.day is not None
    if start.day is None and re.fullmatch(ORDINAL, first) and len(end.day) == 10:
        number = int("".join(filter(str.isdecimal, first)))
        return _Moment(date.fromisoformat(f"{end.day[:8]}{number:02d}").isoformat())
    month = re.fullmatch(rf"(?:(?:early|mid|late)[ -])?({MONTH_NAMES})", first)
    if month and end.day[4:5] == "-" and end.day[5:7].isdigit():
        # "May to July 2024": the year is said once. "November to January 2024" began the year before.
        number, year = month_number(month[1]), int(end.day[:4])
        year -= number > int(end.day[5:7])
        return _Moment(f"{year:04d}-{number:02d}", rest=_words_of(first.removesuffix(month[1])))
    day = re.fullmatch(rf"{ORDINAL}(?: of)? ({MONTH_NAMES})", first)
    if day and len(end.day) == 10:
        number, year = month_number(day[2]), int(end.day[:4])
        year -= number > int(end.day[5:7])
        return _Moment(date(year, number, int(day[1])).isoformat())
    return start


def _as_reading(moment: _Moment) -> Reading | None:
    if moment.written is None:
        return None
    precision: Precision = "about" if moment.about else _form(moment.written)
    # Within a week that was named, a time of day says nothing about which of its days.
    last = moment.last if moment.clock is None else None
    return Reading(moment.written, last, precision, moment.rest or None)


def _form(written: str) -> Precision:
    if "T" in written:
        return "exact"
    if written.count("-") == 2:
        return "day"
    if "-" not in written:
        return "year"
    return "month" if written[5:].isdigit() else "season"


def _moment(text: str, today: date) -> _Moment:
    text = text.strip(" ,.")
    found = find_day(text, today)
    if found is None:
        clock, left = find_clock(text)
        return _Moment(None, clock, about=bool(_ESTIMATED.search(left)), rest=_words_of(left))
    if found.last is not None:
        # "Last week on Monday at 9" is more than a stretch of days: what is beside it stays in words.
        return _Moment(found.first, None, found.last, about=True, rest=_words_of(_SMALL_WORDS.sub(" ", found.left)))
    clock, left = find_clock(found.left)
    day = found.first
    if clock and clock < _SMALL_HOURS and re.search(r"\blast night\b", text):
        day = _next_day(day)
    left = _SMALL_WORDS.sub(" ", _without_weekday(left, day))
    about = found.about or bool(_ESTIMATED.search(left)) or (clock is None and "last night" in text)
    # Another weekday than that day's: one of the two is wrong.
    about = about or (len(day) == 10 and bool(_WEEKDAY.search(left)))
    return _Moment(day, clock, about=about, rest=_words_of(left))


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _without_weekday(text: str, day: str) -> str:
    """The weekday goes where it is that day's."""
    if len(day) != 10:
        return text
    number = date.fromisoformat(day).weekday()
    return _WEEKDAY.sub(lambda match: " " if weekday_number(match[0]) == number else match[0], text)


def _words_of(left: str) -> str:
    return " ".join(re.findall(r"\w+", _PLAIN_ESTIMATE.sub(" ", left)))


def _choices(text: str) -> tuple[str, ...]:
    """Both readings of a day in digits that can be read two ways, e.g. 03/04/2026."""
    match = re.search(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b", text)
    if match is None:
        return ()
    first, second, year = int(match[1]), int(match[2]), full_year(match[3])
    if first == second or not (1 <= first <= 12 and 1 <= second <= 12):
        return ()
    days = (date(year, second, first), date(year, first, second))
    return tuple(
        text[: match.start()] + say_written(day.isoformat(), weekday=False) + text[match.end() :] for day in days
    )


def _last_ones(lower: str, today: date) -> tuple[str, ...]:
    """ "Last summer" with its year; in autumn it is for some this year's and for others the one before: then both."""
    match = _TWO_WAYS.search(lower)
    if match is None:
        return ()
    season = "autumn" if match[1] == "fall" else match[1]
    begins = SEASONS.get(season) or month_number(match[1])
    years = (today.year, today.year - 1) if begins < today.month else (today.year - 1,)
    return tuple(f"{lower[: match.start()]}{_named(match[1])} {year}{lower[match.end() :]}" for year in years)


def _named(word: str) -> str:
    return word if word in (*SEASONS, "fall") else MONTHS[month_number(word) - 1]
