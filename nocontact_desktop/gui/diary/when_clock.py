"""Finds a time of day in what somebody typed: "9 pm", "21:15", "half past nine", "8 in the evening"."""

from __future__ import annotations

import re
from datetime import time

_LEAD = r"(?:\bat\s+|,\s*)?"
_DIGITS = re.compile(_LEAD + r"\b(\d{1,2})(?:[:.h](\d{2})(?::(\d{2}))?)?\s*(?:([ap])\.?\s?m\b\.?)?(?!\d)")
_NOON = re.compile(_LEAD + r"\b(?:noon|midday)\b")
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HOUR = r"(\d{1,2}|" + "|".join(_HOURS) + ")"
_PART = r"(?:\s+in the (morning|afternoon|evening)|\s+at (night)|\s*([ap])\.?\s?m\b\.?)"
_PAST = re.compile(_LEAD + r"\b(half past|quarter past|quarter to) " + _HOUR + r"\b" + _PART + "?")
_SPOKEN = re.compile(_LEAD + r"\b" + _HOUR + r"(?:[:.h](\d{2}))?(?:\s*o['’]?clock)?" + _PART)
_MINUTES = {"half past": 30, "quarter past": 15, "quarter to": -15}


def find_clock(text: str) -> tuple[str | None, str]:
    """The time of day (``21:15``) and what is left of ``text``; None when none was named to be told from the other.

    Raises ValueError for what has the form of a time and is none.
    """
    noon = _NOON.search(text)
    if noon:
        return "12:00", without(text, noon)
    past = _PAST.search(text)
    if past:
        hour = _in_the_day(_number(past[2]), *past.group(3, 4, 5))
        # "Half past nine" alone may be the morning or the evening: it stays in the writer's words.
        return (None, text) if hour is None else (_shifted(hour, _MINUTES[past[1]]), without(text, past))
    spoken = _SPOKEN.search(text)
    if spoken and (spoken[3] or spoken[4] or spoken[5]):
        hour = _in_the_day(_number(spoken[1]), *spoken.group(3, 4, 5))
        if hour is not None:
            return time(hour, int(spoken[2] or 0)).strftime("%H:%M"), without(text, spoken)
    return _in_digits(text)


def without(text: str, match: re.Match[str]) -> str:
    """``text`` without what was matched in it."""
    return f"{text[: match.start()]} {text[match.end() :]}"


def _in_digits(text: str) -> tuple[str | None, str]:
    for match in _DIGITS.finditer(text):
        hour, minute, second, half = match.groups()
        if minute is None and half is None:
            continue
        number = _half_of_the_day(int(hour), half) if half else int(hour)
        clock = f"{number:02d}:{minute or '00'}" + (f":{second}" if second else "")
        time.fromisoformat(clock)
        return clock, without(text, match)
    return None, text


def _in_the_day(hour: int, part: str | None, night: str | None, half: str | None) -> int | None:
    """The hour of 24; None where it is not said which half of the day, or "two at night" is not told from "ten"."""
    if half:
        return _half_of_the_day(hour, half)
    if hour > 12:
        return hour if hour < 24 else None
    if part == "morning":
        return hour % 12
    if part:
        return hour % 12 + 12
    if night:
        return hour + 12 if 8 <= hour <= 11 else hour if 1 <= hour <= 5 else None
    return None


def _half_of_the_day(hour: int, half: str) -> int:
    if not 1 <= hour <= 12:
        raise ValueError("no time")
    return hour % 12 + (12 if half == "p" else 0)


def _number(word: str) -> int:
    return _HOURS.index(word) + 1 if word in _HOURS else int(word)


def _shifted(hour: int, minutes: int) -> str:
    whole = (hour * 60 + minutes) % (24 * 60)
    return f"{whole // 60:02d}:{whole % 60:02d}"
