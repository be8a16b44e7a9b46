"""Dates and times of day as computers and phones of any language write them, and which order a file has them in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

import msgspec

from nocontact_desktop.intake.items import Basis, DateOrder, Precision

_NUMBERS = re.compile(r"\d+")
_USUAL_CLOCK = re.compile(r"[, ]{0,2}((?:[01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)")
_CLOCK = re.compile(r"(\D*)(\d{1,2})\D{1,3}(\d{2})(?:\D{1,3}(\d{2}))?(\D*)")
_BESIDE_TIME = re.compile(r"[\s.,،、\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_PIVOT = 80  # two digits from 80 on belong to the 1900s
_FIRST_YEAR = 1980  # no telephone or computer kept messages before
_LAST_YEAR = 2100
_BUDDHIST = range(2440, 2640)
_PERSIAN = range(1388, 1425)
_NOWRUZ_1388 = date(2009, 3, 21).toordinal()

ORDERS: tuple[DateOrder, ...] = ("dmy", "mdy", "ymd")


@dataclass(frozen=True)
class OrderDecision:
    """The order of day, month and year in a file, and why it is believed."""

    order: DateOrder
    basis: Basis


class _Words(msgspec.Struct, frozen=True, kw_only=True):
    """The lists of ``dates.toml``, in the form of :func:`_tidy`."""

    before_noon: frozenset[str]
    after_noon: frozenset[str]
    around_noon: frozenset[str]
    beside_time: frozenset[str]


def decide_order(
    dates: Iterable[str], asked: DateOrder | None, *, twelve_hours: bool, since: int = _FIRST_YEAR
) -> OrderDecision:
    """Decide the order from all dates of a file, given once each in the order they appear.

    An order that gives a year before ``since`` is not the file's.

    Four digits in front are always a year. Otherwise what the user said counts, then what the numbers allow, then
    which order runs forward in time. What stays open is ambiguous, with the likelier order.
    """
    numbers = [found for found in map(_three_numbers, dates) if found is not None]
    if numbers and all(one[0] > 31 for one in numbers):
        return OrderDecision("ymd", "given")
    if asked is not None:
        return OrderDecision(asked, "asked")
    readable = [one for one in numbers if any(_date(one, order, since) for order in ORDERS)]
    possible = {order: days for order in ORDERS if (days := _days(readable, order, since)) is not None}
    if not possible:
        return OrderDecision(_most_readable(readable, since), "inferred")
    if len({tuple(days) for days in possible.values()}) == 1:
        return OrderDecision(next(iter(possible)), "inferred")
    return _by_running_forward(possible, twelve_hours)


def read_date(raw: str, order: DateOrder, since: int = _FIRST_YEAR) -> str | None:
    """Return ``2026-03-02``, or None when the numbers are no date in this order."""
    numbers = _three_numbers(raw)
    found = _date(numbers, order, since) if numbers else None
    return found.isoformat() if found else None


def may_be_swapped(raw: str, since: int = _FIRST_YEAR) -> bool:
    """Whether day and month of this date could change places and give another date."""
    numbers = _three_numbers(raw)
    return numbers is not None and _date(numbers, "dmy", since) != _date(numbers, "mdy", since)


def read_clock(raw: str) -> tuple[str, Precision] | None:
    """Return (``21:15`` or ``21:15:30``, precision) from a time with or without a half of the day.

    None when the words beside the numbers are unknown or the numbers are no time.
    """
    if usual := _USUAL_CLOCK.fullmatch(raw):
        return usual[1], "second" if usual[2] else "minute"
    found = _CLOCK.fullmatch(raw)
    if found is None:
        return None
    before, hours, minutes, seconds, after = found.groups()
    hour = _hour_of_day(int(hours), half_of_day(before, after))
    minute, second = int(minutes), int(seconds or 0)
    if hour is None or minute > 59 or second > 59:
        return None
    if seconds:
        return f"{hour:02}:{minute:02}:{second:02}", "second"
    return f"{hour:02}:{minute:02}", "minute"


@lru_cache(maxsize=256)
def half_of_day(before: str, after: str) -> str | None:
    """Return the tidied word before or after a time: "" for none, None for words nobody knows."""
    found = {tidied for word in (before, after) if (tidied := _tidy(word))} - _words().beside_time
    if not found:
        return ""
    known = _words().before_noon | _words().after_noon | _words().around_noon
    word = found.pop()
    return word if not found and word in known else None


def _hour_of_day(hour: int, half: str | None) -> int | None:
    if half is None or hour > 24:
        return None
    if half in _words().around_noon:
        return hour + 12 if hour < 6 else hour
    if half in _words().before_noon:
        return 0 if hour in {12, 24} else hour
    if half in _words().after_noon:
        return hour + 12 if hour < 12 else hour % 24
    return hour % 24


def _three_numbers(raw: str) -> tuple[int, int, int] | None:
    found = _NUMBERS.findall(raw)
    if len(found) != 3:
        return None
    first, second, third = map(int, found)
    if len(found[0]) == 4:
        return _in_our_calendar(first, second, third)
    if len(found[2]) == 4 and third in _BUDDHIST:
        third -= 543
    return first, second, third


def _in_our_calendar(year: int, month: int, day: int) -> tuple[int, int, int]:
    """A date with the year in front, from the Buddhist or the Persian calendar where the year says so."""
    if year in _BUDDHIST:
        return year - 543, month, day
    if year in _PERSIAN and 1 <= month <= 12 and 1 <= day <= 31:
        days = (month - 1) * 31 if month <= 7 else (month - 1) * 30 + 6
        found = date.fromordinal(_NOWRUZ_1388 + (year - 1388) * 365 + _leap_days(year) + days + day - 1)
        return found.year, found.month, found.day
    return year, month, day


def _leap_days(year: int) -> int:
    """Leap days between 1388 and the start of a Persian year, by the 33-year cycle that holds in our time."""
    return sum((25 * one + 11) % 33 < 8 for one in range(1388, year))


def _date(numbers: tuple[int, int, int], order: DateOrder, since: int) -> date | None:
    first, second, third = numbers
    if order == "ymd" or first > 31:
        year, month, day = first, second, third
    elif order == "dmy":
        day, month, year = first, second, third
    else:
        month, day, year = first, second, third
    if year < 100:
        year += 1900 if year >= _PIVOT else 2000
    if not since <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None  # the thirty-first of a shorter month, or a month above twelve


def _days(numbers: list[tuple[int, int, int]], order: DateOrder, since: int) -> list[date] | None:
    days = [found for one in numbers if (found := _date(one, order, since)) is not None]
    return days if numbers and len(days) == len(numbers) else None


def _most_readable(numbers: list[tuple[int, int, int]], since: int) -> DateOrder:
    return max(ORDERS, key=lambda order: sum(_date(one, order, since) is not None for one in numbers))


def _by_running_forward(possible: dict[DateOrder, list[date]], twelve_hours: bool) -> OrderDecision:
    """A weaker reason: chats run forward, give or take a line. Two digits in front are a year only for good reason."""
    backward = {order: sum(later < earlier for earlier, later in pairwise(days)) for order, days in possible.items()}
    ranked = sorted(possible, key=lambda order: backward[order])
    if backward[ranked[0]] * 4 < backward[ranked[1]]:
        return OrderDecision(ranked[0], "inferred")
    day_and_month = [order for order in possible if order != "ymd"]
    if len(day_and_month) == 1:
        other = day_and_month[0]
        return (
            OrderDecision("ymd", "ambiguous")
            if _much_shorter(possible["ymd"], possible[other])
            else (OrderDecision(other, "inferred"))
        )
    return OrderDecision("mdy" if twelve_hours else "dmy", "ambiguous")


def _much_shorter(one: list[date], other: list[date]) -> bool:
    return (max(one) - min(one)) * 20 < max(other) - min(other)


def _tidy(word: str) -> str:
    """A word that stood beside a time, without dots, spaces and invisible signs ("a. m.", "π.μ.")."""
    return _BESIDE_TIME.sub("", word).casefold()


@cache
def _words() -> _Words:
    """The lists, read once from the file beside this module."""
    table = tomllib.loads(files(__package__).joinpath("dates.toml").read_text("utf-8"))
    return msgspec.convert({name: frozenset(map(_tidy, found)) for name, found in table.items()}, _Words)
