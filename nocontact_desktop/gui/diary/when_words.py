"""Reads a time as people write it: "about 3 November", "summer 2024", "yesterday 9 pm". Knows nothing of Qt.

What it reads is shown before it is saved. What it cannot read stays as the writer's own words; nothing is
made more exact than it was said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from nocontact_desktop.diary.entry import Precision
from nocontact_desktop.diary.when import MONTHS, SEASONS, WEEKDAYS, say_written, sort_text

_UNKNOWN = re.compile(r"(?:i )?(?:don['’]?t|do not) know(?: when)?|unknown|not known|date not known|\?")
_ABOUT = re.compile(r"(?:about|around|approximately|roughly|circa|ca\.?|~)\s*")
_SPLIT = re.compile(r"\s+(?:to|until|till)\s+|\s*[–—]\s*|\s+-\s+|(?<=\d)-(?=\d{1,2}:\d{2})")
_CLOCK = re.compile(r"(?:\bat\s+|,\s*)?\b(\d{1,2})(?:[:.h](\d{2})(?::(\d{2}))?)?\s*(?:([ap])\.?\s?m\b\.?)?(?!\d)")
_NOON = re.compile(r"(?:\bat\s+|,\s*)?\b(noon|midday)\b")
_AGO = re.compile(r"\b(\d{1,3}|an?|one|two|three|four|five|six) (day|week|month|year)s? ago\b")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_MONTH_NAMES = "|".join(f"{name[:3].lower()}(?:{name[3:].lower()})?\\.?" for name in MONTHS) + r"|sept\.?"
_DAYS = "|".join(f"{name[:3].lower()}(?:{name[3:].lower()})?" for name in WEEKDAYS)
_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)?"


@dataclass(frozen=True)
class Reading:
    """What was read. ``own_words`` is what was typed, where not all of it could be read.

    ``choices`` holds the ways a day in digits can be meant, each as a text to put in its place; nothing else
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
    clock: str | None
    about: bool
    rest: str

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
    if choices := _choices(text):
        return Reading(choices=choices)
    about = _ABOUT.match(lower)
    lower = lower[about.end() :] if about else lower.removeprefix("from ")
    if lower.startswith("between "):
        lower = lower.removeprefix("between ").replace(" and ", " to ", 1)
    try:
        read = _read_span(lower, today)
    except ValueError:  # the form is right, but there is no such day or time
        read = None
    if read is None:
        return Reading(own_words=text)
    if about:
        read = replace(read, precision="about")
    return replace(read, own_words=text) if read.own_words else read


def _read_span(lower: str, today: date) -> Reading | None:
    first, *rest = _SPLIT.split(lower, maxsplit=1)
    if not rest:
        return _as_reading(_moment(lower, today))
    end = _moment(rest[0], today)
    start = _moment(first, today)
    if start.day is None and end.day is not None and re.fullmatch(_ORDINAL, first.strip()):
        number = int("".join(filter(str.isdecimal, first)))
        start = _Moment(f"{end.day[:8]}{number:02d}", None, about=start.about, rest="")
        date.fromisoformat(start.written or "")
    if start.day is None:
        return _as_reading(_moment(lower, today))
    if end.day is None and end.clock is not None and start.clock is not None:
        end = replace(end, day=start.day)
        if (end.clock or "") < start.clock:
            end = replace(end, day=(date.fromisoformat(start.day) + timedelta(days=1)).isoformat())
    if end.written is None:
        return _as_reading(_moment(lower, today))
    one = _as_reading(start)
    if one is None or sort_text(end.written, end=True) < sort_text(one.occurred_from or ""):
        return None
    return replace(one, occurred_to=end.written, own_words=one.own_words or end.rest or None)


def _as_reading(moment: _Moment) -> Reading | None:
    if moment.written is None:
        return None
    precision: Precision = "about" if moment.about else _form(moment.written)
    return Reading(occurred_from=moment.written, precision=precision, own_words=moment.rest or None)


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
    day, about, left = _find_day(text, today)
    clock, left = _find_clock(left)
    left = re.sub(rf"\b(?:{_DAYS}|on|in|the|at|of)\b", " ", left) if day else left
    return _Moment(day, clock, about or bool(re.search(r"\babout\b|\baround\b", left)), _words_of(left))


def _words_of(left: str) -> str:
    return " ".join(re.findall(r"\w+", re.sub(r"\babout\b|\baround\b", " ", left)))


def _find_day(text: str, today: date) -> tuple[str | None, bool, str]:
    """The day (or season, month, year) as it is written down, whether it is an estimate, and what is left."""
    for pattern, read in _DAY_FORMS:
        match = re.search(pattern, text)
        if match:
            day = read(match, today)
            return day, bool(match.re is _AGO and match[2] != "day"), _without(text, match)
    return None, False, text


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _find_clock(text: str) -> tuple[str | None, str]:
    noon = _NOON.search(text)
    if noon:
        return "12:00", _without(text, noon)
    for match in _CLOCK.finditer(text):
        hour, minute, second, half = match.groups()
        if minute is None and half is None:
            continue
        number = int(hour)
        if half:
            if not 1 <= number <= 12:
                raise ValueError("no time")
            number = number % 12 + (12 if half == "p" else 0)
        clock = f"{number:02d}:{minute or '00'}" + (f":{second}" if second else "")
        datetime.fromisoformat(f"2000-01-01T{clock}")
        return clock, _without(text, match)
    return None, text


def _choices(text: str) -> tuple[str, ...]:
    """Both readings of a day in digits that can be read two ways, e.g. 03/04/2026."""
    match = re.search(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b", text)
    if match is None:
        return ()
    first, second, year = int(match[1]), int(match[2]), _year(match[3])
    if first == second or not (1 <= first <= 12 and 1 <= second <= 12):
        return ()
    days = (date(year, second, first), date(year, first, second))
    return tuple(
        text[: match.start()] + say_written(day.isoformat(), weekday=False) + text[match.end() :] for day in days
    )


def _year(digits: str) -> int:
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def _month(name: str) -> int:
    return next(at for at, month in enumerate(MONTHS, 1) if month.lower().startswith(name.rstrip(".")[:3]))


def _latest(month: int, day: int, today: date) -> str:
    """The latest such day that is not in the future."""
    this_year = date(today.year, month, day)
    return (this_year if this_year <= today else date(today.year - 1, month, day)).isoformat()


def _iso(match: re.Match[str], _today: date) -> str:
    return date.fromisoformat(match[0].rstrip("t")).isoformat()


def _digits(match: re.Match[str], _today: date) -> str:
    first, second, year = int(match[1]), int(match[2]), _year(match[3])
    day, month = (second, first) if second > 12 else (first, second)
    return date(year, month, day).isoformat()


def _day_month(match: re.Match[str], today: date) -> str:
    if match[3]:
        return date(_year(match[3]), _month(match[2]), int(match[1])).isoformat()
    return _latest(_month(match[2]), int(match[1]), today)


def _month_day(match: re.Match[str], today: date) -> str:
    if match[3]:
        return date(_year(match[3]), _month(match[1]), int(match[2])).isoformat()
    return _latest(_month(match[1]), int(match[2]), today)


def _season(match: re.Match[str], _today: date) -> str:
    return f"{match[2]}-{'autumn' if match[1] == 'fall' else match[1]}"


def _season_written(match: re.Match[str], _today: date) -> str:
    return match[0]


def _month_year(match: re.Match[str], _today: date) -> str:
    return f"{match[2]}-{_month(match[1]):02d}"


def _year_month(match: re.Match[str], _today: date) -> str:
    date(int(match[1]), int(match[2]), 1)
    return match[0]


def _relative(match: re.Match[str], today: date) -> str:
    back = {"today": 0, "tonight": 0, "yesterday": 1, "last night": 1, "day before yesterday": 2}[match[1]]
    return (today - timedelta(days=back)).isoformat()


def _ago(match: re.Match[str], today: date) -> str:
    count = _NUMBERS.get(match[1]) or int(match[1])
    if match[2] in ("day", "week"):
        return (today - timedelta(days=count * (7 if match[2] == "week" else 1))).isoformat()
    months = today.year * 12 + today.month - 1 - count * (12 if match[2] == "year" else 1)
    return f"{months // 12:04d}-{months % 12 + 1:02d}" if match[2] == "month" else f"{months // 12:04d}"


def _weekday(match: re.Match[str], today: date) -> str:
    wanted = next(at for at, name in enumerate(WEEKDAYS) if name.lower().startswith(match[1][:3]))
    back = (today.weekday() - wanted - 1) % 7 + 1
    return (today - timedelta(days=back)).isoformat()


def _plain_year(match: re.Match[str], _today: date) -> str:
    return match[0]


_DAY_FORMS = (
    (re.compile(r"\b\d{4}-\d{2}-\d{2}(?:t|\b)"), _iso),
    (re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b"), _digits),
    (re.compile(rf"\b{_ORDINAL}(?: of)? ({_MONTH_NAMES})\b,?(?: (\d{{4}})\b)?"), _day_month),
    (re.compile(rf"\b({_MONTH_NAMES}) {_ORDINAL}\b(?!:|\.\d),?(?: (\d{{4}})\b)?"), _month_day),
    (re.compile(r"\b(\d{4})-(?:" + "|".join(SEASONS) + r")\b"), _season_written),
    (re.compile(r"\b(spring|summer|autumn|fall|winter)(?: of)? (\d{4})\b"), _season),
    (re.compile(rf"\b({_MONTH_NAMES})(?: of)? (\d{{4}})\b"), _month_year),
    (re.compile(r"\b(\d{4})-(\d{2})\b"), _year_month),
    (re.compile(r"\b(day before yesterday|yesterday|today|tonight|last night)\b"), _relative),
    (_AGO, _ago),
    (re.compile(rf"\b(?:last )?({_DAYS})\b(?! \d)"), _weekday),
    (re.compile(r"\b(?:19|20)\d{2}\b"), _plain_year),
)
