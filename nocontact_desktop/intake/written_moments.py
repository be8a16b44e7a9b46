"""Moments written out in words, as in “lundi 2 mars 2026 à 21:15:03 UTC”, in the languages of ``months.toml``."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

from nocontact_desktop.intake.dates import half_of_day, read_clock

_CLOCK = re.compile(r"(?<!\d)(\d{1,2})(?:[:.時时]|시\s?)(\d{1,2})(?:[:.分]|분\s?)(\d{1,2})(?:[秒초]|(?!\d))")
_NUMBERED_MONTH = re.compile(r"(?<!\d)(\d{1,2})(?:月|월)")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_DOTTED = re.compile(r"\d\. ([^\W\d_]+)")
_ZONE = "UTC"
_LONGEST = 200


def read_moment(written: str) -> datetime | None:
    """Return the moment that ``written`` says, which has to be in UTC; None where any part of it is not sure."""
    text = " ".join(written[:_LONGEST].split())
    clock = _CLOCK.search(text)
    if clock is None or _ZONE not in text:
        return None
    before, after = text[: clock.start()].replace(_ZONE, ""), text[clock.end() :].replace(_ZONE, "")
    if not _NUMBER.search(before):
        return None  # the time stands in front of the day: not seen anywhere
    day, time = _day(before), _time(clock, before, after)
    if day is None or time is None:
        return None
    try:
        return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=UTC)
    except ValueError:  # the thirty-first of a shorter month
        return None


def _day(text: str) -> str | None:
    numbered = _NUMBERED_MONTH.search(text)
    months = {int(numbered[1])} if numbered else _months_in(text.casefold())
    numbers = _NUMBER.findall(text[: numbered.start()] + text[numbered.end() :] if numbered else text)
    years = [one for one in numbers if len(one) == 4]
    days = [one for one in numbers if len(one) <= 2]
    if len(months) != 1 or len(years) != 1 or len(days) != 1 or len(numbers) != 2:
        return None
    return f"{years[0]}-{months.pop():02}-{int(days[0]):02}"


def _months_in(text: str) -> set[int]:
    known = _months()
    dotted = {known[f". {word}"] for word in _DOTTED.findall(text) if f". {word}" in known}
    return dotted or {known[word] for word in _WORD.findall(text) if word in known}


def _time(clock: re.Match[str], before: str, after: str) -> str | None:
    """The time of day. A word before it that is no half of the day only leads over to it, or is the day of the week."""
    behind = half_of_day("", after)
    if behind is None:
        return None
    in_front = half_of_day("", (_WORD.findall(before) or [""])[-1])
    hour, minute, second = clock.groups()
    found = read_clock(f"{behind or in_front or ''} {hour}:{minute:0>2}:{second:0>2}")
    return found[0] if found else None


@cache
def _months() -> dict[str, int]:
    """What each word stands for, read once from the file beside this module."""
    table = tomllib.loads(files(__package__).joinpath("months.toml").read_text("utf-8"))
    return {word: number for number, words in enumerate(table.values(), 1) for word in words}
