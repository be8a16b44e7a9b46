"""Lists of known tracking apps in the layout of Echap's stalkerware-indicators (YAML). In the child only.

A list of entries, each with ``name``, ``type`` and ``packages``; whatever else stands in them is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.comparison import Listed

_MOST_EVENTS = 2_000_000
_DEEPEST = 12
_LONGEST_NAME = 100
_DATE = re.compile(r"(?<!\d)(20\d\d)[-/.](\d\d)[-/.](\d\d)(?!\d)")


@dataclass(frozen=True)
class Indicators:
    """``by_package`` has the package names in lower case. ``date`` is ISO 8601, from the comment at the head."""

    by_package: dict[str, list[Listed]]
    date: str | None

    def hits(self, packages: tuple[str, ...]) -> tuple[Listed, ...]:
        """What the list says about ``packages``, which keep their own spelling."""
        return tuple(
            Listed(package=package, name=one.name, kind=one.kind)
            for package in packages
            for one in self.by_package.get(package.lower(), ())
        )


def indicators_in(text: str) -> Indicators:
    """Read a list.

    Raises :class:`Problem`: ``intake.list-damaged`` for what is no YAML, ``intake.list-not-plain`` for what refers
    back to itself or is nested deeper than any such list, ``intake.list-not-known`` for another layout.
    """
    try:
        _check_plain(text)
        # This loader knows texts, lists and tables only: nothing in the file becomes a date, a number or an object.
        entries = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506
    except yaml.YAMLError as found:
        raise Problem("intake.list-damaged") from found
    by_package: dict[str, list[Listed]] = {}
    for one in _listed(entries):
        by_package.setdefault(one.package.lower(), []).append(one)
    if not by_package:
        raise Problem("intake.list-not-known")
    return Indicators(by_package, _date_in_head(text))


def _check_plain(text: str) -> None:
    """Aliases can make a small file endlessly large; such lists have none, and are shallow."""
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=yaml.CBaseLoader)):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
            raise Problem("intake.list-not-plain")
        if number > _MOST_EVENTS:
            raise Problem("intake.too-large")


def _listed(entries: Any) -> Iterator[Listed]:
    if not isinstance(entries, list):
        raise Problem("intake.list-not-known")
    for entry in entries:
        if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
            raise Problem("intake.list-not-known")
        for package in _texts(entry.get("packages", [])):
            yield Listed(package=package, name=_short(entry["name"]), kind=_short(entry.get("type", "")))


def _texts(value: Any) -> Iterator[str]:
    """The texts of a list; nothing where the list is empty. Raises :class:`Problem` for anything else."""
    if value == "":
        return
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Problem("intake.list-not-known")
    yield from (one.strip() for one in value if one.strip())


def _short(value: Any) -> str:
    """One line that can be shown, from a text that could be anything."""
    line = " ".join(str(value).split()) if isinstance(value, str) else ""
    return "".join(sign for sign in line if sign.isprintable())[:_LONGEST_NAME]


def _date_in_head(text: str) -> str | None:
    """The latest day named in the comments before the first entry, ISO 8601."""
    days = []
    for line in text.split("\n"):
        if line.strip() and not line.startswith(("#", "---", "%")):
            break
        days += [day for found in _DATE.finditer(line) if (day := _day(*map(int, found.groups())))]
    return max(days, default=None)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None  # it looks like a date and is none
