"""What has to be known of a whole file before its first message can be read: date order, names, title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from nocontact_desktop.intake.dates import OrderDecision
from nocontact_desktop.intake.formats.whatsapp.dates import decide_order
from nocontact_desktop.intake.formats.whatsapp.shape import Shape, find_shape
from nocontact_desktop.intake.formats.whatsapp.words import plain, words
from nocontact_desktop.intake.items import DateOrder

_SAMPLE = 64 * 1024
_NAMES_WITHIN = 1024 * 1024  # names are looked at in so much of a text; dates in all of it
_ENOUGH = 3  # times a name with a colon is seen before it is believed
_QUOTES = (('"', '"'), ("“", "”"), ("«", "»"), ("„", "“”"), ("「", "」"), ("‘", "’"))
_TITLES = re.compile(
    r"(?:WhatsApp[ _-]Chat[ _](?:with|mit|-)|WhatsApp[ _]Chat[ _]-|Chat[ _](?:de[ _])?WhatsApp[ _](?:con|com|avec|de)"
    r"|Conversa[ _](?:do|no)[ _]WhatsApp[ _]com|Discussion[ _]WhatsApp[ _]avec|Чат[ _]WhatsApp[ _]с"
    r"|WhatsApp-chat[ _]met|Keskustelu[ _]WhatsApp|WhatsApp[ _].{0,20}?[ _]-)[ _]+(.+)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Overview:
    """What is true of a whole text.

    ``prefixes`` maps what stands before the first colon to a name that has a colon itself; ``marks`` and ``returns``
    are whether the text has left-to-right marks and carriage returns anywhere.
    """

    shape: Shape
    order: OrderDecision
    prefixes: dict[str, str]
    marks: bool
    returns: bool


def overview_of(chunks: Iterable[str], asked: DateOrder | None) -> Overview | None:
    """Read a whole text once. None when no line of it looks like a message."""
    shape: Shape | None = None
    seen: Counter[tuple[str, str]] = Counter()
    dates: dict[str, None] = {}
    marks = returns = False
    rest, length = "\n", 0
    for chunk in chunks:
        rest += chunk
        length += len(chunk)
        marks, returns = marks or "\u200e" in chunk, returns or "\r" in chunk
        if shape is None:
            shape = find_shape(rest[:_SAMPLE]) or find_shape(rest)
            if shape is None:
                continue
        whole = max(rest.rfind("\n"), rest.rfind("\r") if shape.lone_returns else 0)
        if whole > 0:
            lines, rest = rest[:whole], rest[whole:]
            if length <= _NAMES_WITHIN:
                seen.update(shape.overview.findall(lines))
            dates.update(dict.fromkeys(shape.dates.findall(lines)))
    shape = shape or find_shape(rest)
    if shape is None:
        return None
    seen.update(shape.overview.findall(rest))
    dates.update(dict.fromkeys(shape.dates.findall(rest)))
    return Overview(
        shape=shape,
        order=decide_order(dates, asked, twelve_hours=shape.twelve_hours),
        prefixes=_names_with_colon(seen),
        marks=marks,
        returns=returns,
    )


def title_of(file_name: str) -> str | None:
    """Return the name of the conversation, as the name of its file gives it."""
    stem = re.sub(r"\.(?:txt|zip)$", "", file_name, flags=re.IGNORECASE)
    found = _TITLES.fullmatch(re.sub(r"\s?\(\d+\)$", "", stem))
    return found[1].strip() if found else None


def is_name(candidate: str) -> bool:
    """Whether the words before a colon can be someone's name, and not the start of what WhatsApp itself says."""
    if any(candidate.count(opening) > _closed(candidate, closing) for opening, closing in _QUOTES[1:]):
        return False
    if candidate.count('"') % 2:
        return False
    said = plain(candidate)
    return bool(said) and not said.startswith(words().not_a_name)


def _closed(candidate: str, closing: str) -> int:
    return sum(candidate.count(sign) for sign in closing)


def _names_with_colon(seen: Counter[tuple[str, str]]) -> dict[str, str]:
    """Names such as "Mum: home": the same words stand before the second colon each time."""
    seconds: dict[str, Counter[str]] = {}
    for (author, second), times in seen.items():
        if author:
            seconds.setdefault(author, Counter())[second] += times
    return {
        author: f"{author}: {second}"
        for author, found in seconds.items()
        if len(found) == 1 and (second := next(iter(found))) and found[second] >= _ENOUGH
    }
