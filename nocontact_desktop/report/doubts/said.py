"""Days and counts that a text names: weekdays, weekdays beside dates, "fourteen calls"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from nocontact_desktop.diary.when import MONTHS, WEEKDAYS

CountKind = Literal["call", "message", "voicemail", "mail"]

_DAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})\b"
_MONTH = rf"(?P<month>{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)})\b\.?"
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?:,?\s+(?P<year>\d{4})\b)?"
_DATED: Final = tuple(
    re.compile(rf"\b{_DAY},?\s+{rest}", re.IGNORECASE)
    for rest in (
        rf"(?:the\s+)?{_NUMBER}\s+(?:of\s+)?{_MONTH}{_YEAR}",
        rf"{_MONTH}\s+{_NUMBER}{_YEAR}",
        r"(?P<iso>\d{4}-\d{2}-\d{2})\b",
    )
)
# After one of these another day than that of the entry may be meant.
_OTHER_DAY = r"(?:last|next|every|each|following|previous|other|until|till|by|before|after|since|for|from)"
_ALONE: Final = re.compile(rf"(?P<other>\b{_OTHER_DAY}\s+(?:the\s+|this\s+)?)?\b{_DAY}", re.IGNORECASE)

_WORDS: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_TENS: Final = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100}
_THINGS: Final[dict[str, CountKind]] = {
    "call": "call",
    "message": "message",
    "text": "message",
    "voicemail": "voicemail",
    "voice message": "voicemail",
    "email": "mail",
    "e-mail": "mail",
}
_COUNTED: Final = re.compile(
    rf"\b(?P<number>\d{{1,4}}|{'|'.join((*_WORDS, *_TENS))})\s+(?:missed\s+|unanswered\s+|phone\s+|text\s+)*"
    rf"(?P<thing>{'|'.join(sorted(_THINGS, key=len, reverse=True))})s?\b",
    re.IGNORECASE,
)
_YEARS_AROUND: Final = 1


@dataclass(frozen=True)
class DaySaid:
    """A weekday beside a date, as it stands in the text, with the date it names."""

    said: str
    weekday: int
    day: date

    @property
    def fits(self) -> bool:
        """Whether that day was such a weekday."""
        return self.day.weekday() == self.weekday


@dataclass(frozen=True)
class CountSaid:
    """A count, as it stands in the text."""

    said: str
    number: int
    kind: CountKind


def days_said(text: str, near: date | None) -> Iterator[DaySaid]:
    """The weekdays that stand beside a date. A date without a year is the one nearest to ``near``."""
    for pattern in _DATED:
        for found in pattern.finditer(text):
            day = _day_of(found.groupdict(), near)
            if day is not None:
                yield DaySaid(found.group().strip(" ,."), _weekday(found["weekday"]), day)


def weekdays_alone(text: str) -> frozenset[int]:
    """The weekdays (Monday is 0) that stand without a date, where no other word sends them to another day."""
    for pattern in _DATED:
        text = pattern.sub(" ", text)
    return frozenset(_weekday(found["weekday"]) for found in _ALONE.finditer(text) if not found["other"])


def counts_said(text: str) -> Iterator[CountSaid]:
    """The counts of calls, messages, voicemails and emails."""
    for found in _COUNTED.finditer(text):
        written = found["number"].lower()
        number = int(written) if written.isdecimal() else _TENS.get(written) or _WORDS.index(written) + 1
        yield CountSaid(found.group(), number, _THINGS[found["thing"].lower()])


def _weekday(written: str) -> int:
    return WEEKDAYS.index(written.capitalize())


def _day_of(parts: dict[str, str | None], near: date | None) -> date | None:
    if parts.get("iso"):
        return _date(str(parts["iso"]))
    month = next(at for at, name in enumerate(MONTHS, 1) if name[:3] == str(parts["month"])[:3].capitalize())
    if parts["year"]:
        return _date(f"{parts['year']}-{month:02d}-{int(str(parts['day'])):02d}")
    if near is None:
        return None
    years = range(near.year - _YEARS_AROUND, near.year + _YEARS_AROUND + 1)
    days = [day for year in years if (day := _date(f"{year:04d}-{month:02d}-{int(str(parts['day'])):02d}"))]
    return min(days, key=lambda day: abs(day - near), default=None)


def _date(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:  # 31 April: a slip of the pen, and no weekday to compare
        return None
