"""The line grammar: how the lines of one file begin, found once, then one pattern for all of them.

Android writes ``date, time - Name: text``, iOS ``[date, time] Name: text``, old iOS ``date time: Name: text``. Every
export is written in one language at one moment, so that all its lines begin alike; whatever begins otherwise was
written or pasted by people and stays part of their message.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from nocontact_desktop.intake.dates import half_of_day

MARKS = r"[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]*"
_SPACE = r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_SEPARATOR = rf"{MARKS}(?:{_SPACE}?[./\-‐‑–−年月년월]{_SPACE}?|{_SPACE}){MARKS}"
_COLON = rf"(?:[:.٫：]|{_SPACE}?[h時时시]{_SPACE}?)"
_BESIDE = r"[^\d\n\r\[\]<>:]"

_ANY_HEADER = re.compile(
    rf"[\n\r]{MARKS}(\[?){MARKS}"
    rf"(\d{{1,4}})({_SEPARATOR})(\d{{1,2}})({_SEPARATOR})(\d{{1,4}})"
    rf"({_BESIDE}{{1,24}}?)"
    rf"(\d{{1,2}}{_COLON}\d{{2}}({_COLON}\d{{2}})?)"
    rf"({_BESIDE}{{0,20}}?)"
    rf"({MARKS}\]|{_SPACE}{MARKS}[-–—]{MARKS}(?={_SPACE})|:(?={_SPACE}))"
)
_AUTHOR = r"(?:([^\n\r]{1,120}?):(?: |(?=\.?\r?(?:[\n\r]|\Z))))?"
_AUTHOR_AND_MORE = r"(?:([^\n\r]{1,120}?): (?:([^:\n\r]{1,40}): )?)?"


@dataclass(frozen=True)
class Shape:
    """How the lines of one file begin.

    ``pattern`` splits text into (all up to the body, date, time with its words, author or None, body);
    ``dates`` finds all dates, ``overview`` all (author, what stands before a second colon). ``twelve_hours`` is whether
    times carry a half of the day, ``strange_words`` whether those are words nobody knows.
    """

    pattern: re.Pattern[str]
    dates: re.Pattern[str]
    overview: re.Pattern[str]
    twelve_hours: bool
    strange_words: bool
    lone_returns: bool


def find_shape(sample: str) -> Shape | None:
    """Return the shape of a text that begins with a line end, or None when no line looks like a message.

    The first line decides when it is one; otherwise the most frequent kind of beginning.
    """
    found = list(_ANY_HEADER.finditer(sample))
    sure = [one for one in found if _half(one) is not None]
    strange = len(sure) * 2 < len(found)
    headers = found if strange else sure
    if not headers:
        return None
    kinds = Counter(map(_kind, headers))
    first = headers[0] if not sample[: headers[0].start()].strip("\ufeff\u200e \r\n") else None
    chosen = _kind(first) if first else kinds.most_common(1)[0][0]
    alike = [one for one in headers if _kind(one) == chosen]
    return _shape_of(alike, strange_words=strange, lone_returns=re.search(r"\r(?!\n)", sample) is not None)


def count_headers(sample: str) -> tuple[int, int]:
    """Return (lines that begin like a message, lines with something on them) of a text that begins with a line end."""
    return sum(1 for _ in _ANY_HEADER.finditer(sample)), sum(1 for line in sample.splitlines() if line.strip())


def _kind(header: re.Match[str]) -> tuple[object, ...]:
    opening, first, one, _, two, third, between, _, seconds, _, end = header.groups()
    return (
        opening,
        _bare(one),
        _bare(two),
        len(first) == 4,
        len(third) == 4,
        "," in between,
        bool(seconds),
        _bare(end),
    )


def _half(header: re.Match[str]) -> str | None:
    return half_of_day(header[7], header[10])


@lru_cache(maxsize=256)
def _bare(sign: str) -> str:
    return re.sub(rf"{_SPACE}|{MARKS}", "", sign)


def _shape_of(headers: list[re.Match[str]], *, strange_words: bool, lone_returns: bool) -> Shape:
    digit = (
        "[0-9]"
        if all(one[0].isascii() or re.search(r"[^\x00-\x7f]", _digits(one)) is None for one in headers)
        else r"\d"
    )
    date = (
        _width([one[2] for one in headers], digit)
        + _separator([one[3] for one in headers])
        + _width([one[4] for one in headers], digit)
        + _separator([one[5] for one in headers])
        + _width([one[6] for one in headers], digit)
    )
    halves = set(map(_half, headers))
    seconds = rf"{_COLON}{digit}{{2}}" if headers[0][9] else ""
    clock = (
        _beside([one[7] for one in headers], "{1,24}?", exact=halves == {""})
        + rf"{digit}{{1,2}}{_COLON}{digit}{{2}}{seconds}"
        + _beside([one[10] for one in headers], "{0,20}?", exact=halves == {""})
    )
    opening = rf"\[{MARKS}" if headers[0][1] else ""
    end = {"]": rf"\]{_SPACE}?", ":": rf":{_SPACE}"}.get(_bare(headers[0][11]), rf"{_SPACE}{MARKS}[-–—]{MARKS}{_SPACE}")
    start = r"(?:\r\n|\n|\r)" if lone_returns else r"\n"
    front, back = rf"{start}{MARKS}{opening}", rf"{MARKS}{end}"
    return Shape(
        pattern=re.compile(rf"{start}({MARKS}{opening}({date})({clock}){back}{_AUTHOR})"),
        dates=re.compile(rf"{front}({date}){clock}{back}"),
        overview=re.compile(rf"{front}{date}{clock}{back}{_AUTHOR_AND_MORE}"),
        twelve_hours=halves != {""},
        strange_words=strange_words,
        lone_returns=lone_returns,
    )


def _digits(header: re.Match[str]) -> str:
    return "".join(sign for sign in header[0] if sign.isdigit())


def _width(numbers: list[str], digit: str) -> str:
    """Years keep their length; a day or month is written with two digits when any below ten is."""
    longest = max(map(len, numbers))
    if longest == 4:
        return f"{digit}{{4}}"
    return f"{digit}{{2}}" if any(one.startswith(("0", "٠", "۰")) for one in numbers) else f"{digit}{{1,2}}"


def _separator(found: list[str]) -> str:
    variants = sorted(set(found))
    if len(variants) == 1 and variants[0].isascii():
        return re.escape(variants[0])
    sign = _bare(variants[0])
    return rf"{MARKS}{_SPACE}?{re.escape(sign)}{_SPACE}?{MARKS}" if sign else _SEPARATOR


def _beside(found: list[str], width: str, *, exact: bool) -> str:
    """What stands beside the numbers of a time: just what was seen, or where there are words, any."""
    if not exact:
        return f"{_BESIDE}{width}"
    return "(?:" + "|".join(map(re.escape, sorted(set(found), key=len, reverse=True))) + ")"
