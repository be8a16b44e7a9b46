"""Finds a day, a month, a season, a year or a stretch of days in what somebody typed.

What people say without a year is the latest such day that is not in the future. What can be meant in two ways
is not found here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from nocontact_desktop.diary.when import MONTHS, SEASONS, WEEKDAYS
from nocontact_desktop.gui.diary.when_clock import without
from nocontact_desktop.gui.diary.when_feasts import easter_sundays

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT = r"(\d{1,3}|an?|a couple of|" + "|".join(_NUMBERS) + ")"
MONTH_NAMES = "|".join(f"{name[:3].lower()}(?:{name[3:].lower()})?\\.?" for name in MONTHS) + r"|sept\.?"
DAY_NAMES = "|".join(
    [*(f"{name[:3].lower()}(?:{name[3:].lower()})?" for name in WEEKDAYS), "tues", "thur", "thurs", "weds"]
)
_SEASONS = "spring|summer|autumn|fall|winter"
ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)?"
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Found:
    """A written time (``2026-03-02``, ``2026-03``, ``2024-summer``, ``2024``), for a stretch with its last one.

    ``about``: it was said as an estimate. ``left`` is the rest of the text, with the words themselves where they say
    more than a date can.
    """

    first: str
    left: str = ""
    last: str | None = None
    about: bool = False


def find_day(text: str, today: date) -> Found | None:
    """The day in a text of small letters. Raises ValueError for what has the form of a day and is none."""
    for pattern, read in _FORMS:
        match = re.search(pattern, text)
        found = read(match, today) if match else None
        if match and found:
            left = text if read is _easter else without(text, match)
            return Found(found.first, left, found.last, about=found.about)
    return None


def month_number(name: str) -> int:
    """1 to 12 for the name of a month, in full or short."""
    return next(at for at, month in enumerate(MONTHS, 1) if month.lower().startswith(name.rstrip(".")[:3]))


def weekday_number(name: str) -> int:
    """0 (Monday) to 6 for the name of a weekday, in full or short."""
    return next(at for at, day in enumerate(WEEKDAYS) if day.lower().startswith(name[:3]))


def full_year(digits: str) -> int:
    """The year of two or four digits."""
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def _day(day: date) -> Found:
    return Found(day.isoformat())


def _days(first: date, last: date) -> Found:
    """Some time between two days, both included."""
    return Found(first.isoformat(), "", last.isoformat(), about=True)


def _latest(month: int, day: int, today: date) -> Found:
    this_year = date(today.year, month, day)
    return _day(this_year if this_year <= today else date(today.year - 1, month, day))


def _iso(match: re.Match[str], _today: date) -> Found:
    return _day(date.fromisoformat(match[0].rstrip("t")))


def _digits(match: re.Match[str], _today: date) -> Found:
    first, second, year = int(match[1]), int(match[2]), full_year(match[3])
    day, month = (second, first) if second > 12 else (first, second)
    return _day(date(year, month, day))


def _day_month(match: re.Match[str], today: date) -> Found:
    if match[3]:
        return _day(date(full_year(match[3]), month_number(match[2]), int(match[1])))
    return _latest(month_number(match[2]), int(match[1]), today)


def _month_day(match: re.Match[str], today: date) -> Found:
    if match[3]:
        return _day(date(full_year(match[3]), month_number(match[1]), int(match[2])))
    return _latest(month_number(match[1]), int(match[2]), today)


def _season(match: re.Match[str], _today: date) -> Found:
    return Found(f"{match[2]}-{'autumn' if match[1] == 'fall' else match[1]}")


def _as_written(match: re.Match[str], _today: date) -> Found:
    return Found(match[0])


def _month_year(match: re.Match[str], _today: date) -> Found:
    return Found(f"{match[2]}-{month_number(match[1]):02d}")


def _year_month(match: re.Match[str], _today: date) -> Found:
    date(int(match[1]), int(match[2]), 1)
    return Found(match[0])


def _month_alone(match: re.Match[str], today: date) -> Found:
    month = month_number(match[1])
    year = today.year if month <= today.month else today.year - 1
    return Found(f"{year}-{month:02d}")


def _relative(match: re.Match[str], today: date) -> Found:
    word = match[1]
    back = 2 if word.startswith("day before") else 1 if word in ("yesterday", "last") else 0
    return _day(today - timedelta(days=back))


def _ago(match: re.Match[str], today: date) -> Found | None:
    count = _count(match[1])
    if match[2] in ("day", "week"):
        day = today - timedelta(days=count * (7 if match[2] == "week" else 1))
        return Found(day.isoformat(), about=match[2] == "week")
    months = today.year * 12 + today.month - 1 - count * (12 if match[2] == "year" else 1)
    if months < 12:
        return None
    year = f"{months // 12:04d}"
    return Found(f"{year}-{months % 12 + 1:02d}" if match[2] == "month" else year, about=True)


def _count(word: str) -> int:
    if word.isdecimal():
        return int(word)
    return {"a": 1, "an": 1, "a couple of": 2}.get(word) or _NUMBERS.index(word) + 1


def _weekday(match: re.Match[str], today: date) -> Found:
    return _day(today - timedelta(days=(today.weekday() - weekday_number(match[1]) - 1) % 7 + 1))


def _weekday_of_last_week(match: re.Match[str], today: date) -> Found:
    name = match[1] or match[2]
    return _day(_monday(today) - WEEK + timedelta(days=weekday_number(name)))


def _week(match: re.Match[str], today: date) -> Found:
    """This week as far as it has come, the last one, or the one before."""
    monday = _monday(today)
    if match[1] == "this week":
        return _days(monday, today)
    monday -= WEEK * (2 if match[1] == "week before last" else 1)
    return _days(monday, monday + timedelta(days=6))


def _week_of(match: re.Match[str], today: date) -> Found | None:
    found = find_day(match[1], today)
    if found is None or len(found.first) != 10:
        return None
    monday = _monday(date.fromisoformat(found.first))
    return _days(monday, monday + timedelta(days=6))


def _weekend(match: re.Match[str], today: date) -> Found | None:
    """The weekend that is over last; while it lasts, "this weekend" is the one it is."""
    saturday = _monday(today) + timedelta(days=5)
    if match[1] == "last" or saturday > today:
        saturday -= WEEK
    return _days(saturday, min(saturday + timedelta(days=1), today))


def _month_or_year(match: re.Match[str], today: date) -> Found:
    back = int(match[1] == "last")
    if match[2] == "year":
        return Found(f"{today.year - back}")
    months = today.year * 12 + today.month - 1 - back
    return Found(f"{months // 12:04d}-{months % 12 + 1:02d}")


def _turn_of_the_year(match: re.Match[str], today: date) -> Found:
    month, day = (12, 31) if match[1] == "eve" else (1, 1)
    if match[2]:
        return _day(date(int(match[2]), month, day))
    return _latest(month, day, today)


def _easter(match: re.Match[str], today: date) -> Found | None:
    """Where the churches differ by weeks, it is as long as both of them need."""
    first, last = _AROUND_EASTER[(match[1] or match[2] or match[3] or "").strip()]
    year = int(match[4]) if match[4] else today.year
    if not 1900 <= year <= 2099:
        return None
    if not match[4] and easter_sundays(year)[0] + timedelta(days=first) > today:
        year -= 1
    sundays = easter_sundays(year)
    start, end = sundays[0] + timedelta(days=first), sundays[-1] + timedelta(days=last)
    if len(sundays) > 1:
        return Found(f"{start:%Y-%m}", "", f"{end:%Y-%m}", about=True)
    return _day(start) if start == end else _days(start, end)


_AROUND_EASTER = {
    "week before": (-7, -1),
    "week after": (1, 7),
    "good friday": (-2, -2),
    "easter": (-2, 1),
    "easter weekend": (-2, 1),
    "easter sunday": (0, 0),
    "easter monday": (1, 1),
}
"""First and last day, counted from Easter Sunday."""


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


_Read = Callable[[re.Match[str], date], Found | None]
_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (
        re.compile(
            r"\b(?:(?:the )?(week (?:before|after)) easter|(good friday)|(easter(?: (?:sunday|monday|weekend))?))"
            r"(?:,? (?:in |of )?(\d{4}))?\b"
        ),
        _easter,
    ),
    (re.compile(rf"\bweek of (?:the )?({ORDINAL}(?: of)? (?:{MONTH_NAMES})\b,?(?: \d{{4}}\b)?)"), _week_of),
    (re.compile(r"\b\d{4}-\d{2}-\d{2}(?:t|\b)"), _iso),
    (re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b"), _digits),
    (re.compile(rf"\b{ORDINAL}(?: of)? ({MONTH_NAMES})\b,?(?: (\d{{4}})\b)?"), _day_month),
    (re.compile(rf"\b({MONTH_NAMES}) {ORDINAL}\b(?!:|\.\d),?(?: (\d{{4}})\b)?"), _month_day),
    (re.compile(r"\b(\d{4})-(?:" + "|".join(SEASONS) + r")\b"), _as_written),
    (re.compile(rf"\b({_SEASONS})(?:,? (?:of |in )?)(\d{{4}})\b"), _season),
    (re.compile(rf"\b({MONTH_NAMES})(?:,? (?:of |in )?)(\d{{4}})\b"), _month_year),
    (re.compile(r"\b(\d{4})-(\d{2})\b"), _year_month),
    (re.compile(r"\bnew year['’]?s (eve|day)(?:,? (\d{4})\b)?"), _turn_of_the_year),
    # The part of the day stays in the text, and so with the writer's own words.
    (re.compile(r"\b(day before yesterday|yesterday|today|tonight|last(?= night\b))"), _relative),
    (re.compile(r"\b(this)(?= (?:morning|afternoon|evening)\b)"), _relative),
    (re.compile(rf"\b{_COUNT} (day|week|month|year)s? ago\b"), _ago),
    (re.compile(rf"\b(?:({DAY_NAMES})(?: of)? last week|last week(?: on)? ({DAY_NAMES}))\b"), _weekday_of_last_week),
    (re.compile(r"\b(?:the )?(week before last|this week|last week)\b"), _week),
    (re.compile(r"\b(this|last|at the) weekend\b"), _weekend),
    (re.compile(r"\b(this|last) (month|year)\b"), _month_or_year),
    (re.compile(rf"\b(?:last )?({DAY_NAMES})\b(?! \d)"), _weekday),
    (re.compile(r"\b(?:19|20)\d{2}\b"), _as_written),
    (re.compile(rf"(?:^|\b(?:in|early|late|mid|of)[ -])({MONTH_NAMES})\b(?! have| be)"), _month_alone),
)
