"""What a row of the form is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Control = Literal[
    "line",
    "name",
    "text",
    "tri",
    "pick",
    "one",
    "many",
    "group",
    "groups",
    "lines",
    "when",
    "tick",
    "terms",
    "exhibits",
    "messages",
]
"""What a field is answered with: a line, a name, several lines, yes/no/don't know, one of a few side by side, one of a
set, several of a set, one small group, several groups, several lines one by one, a time, a tick, terms of orders,
files, or messages."""


@dataclass(frozen=True)
class Part:
    """One part of a group: ``options`` names a fixed set of words, else it is a line.

    ``says`` is how it reads among the others, with ``{value}``, where the value alone would not be understood.
    ``names``: it is somebody's name, and can be chosen from the user's people.
    """

    name: str
    label: str
    options: str = ""
    needed: bool = False
    says: str = ""
    names: bool = False


@dataclass(frozen=True)
class Asks:
    """What is asked before a tick is set: a title, what there is to think of, and the words for doing it."""

    title: str
    says: str
    act: str


@dataclass(frozen=True)
class FieldRow:
    """One field of the form.

    ``seen_by`` says in words who sees it when it is not everybody a report is for. ``yes_says`` is
    said when the answer is yes. ``only_if`` names another
    field and the answers that bring this one up; a field with an answer shows in any case. ``first_if`` likewise
    names what lets it stand in the short form and not under its heading. ``asks`` is asked before a tick is set.
    """

    name: str
    heading: str
    control: Control
    label: str
    hint: str = ""
    options: str = ""
    parts: tuple[Part, ...] = ()
    adds: str = ""
    seen_by: str = ""
    yes_says: str = ""
    only_if: tuple[str, tuple[str, ...]] | None = None
    first_if: tuple[str, tuple[str, ...]] | None = None
    asks: Asks | None = None
