"""The shapes of the rows in ``resources/content/<language>/*.toml``. Nothing here is open to the user's hand."""

from __future__ import annotations

from typing import Literal

import msgspec

Mark = Literal["V", "S", "C", "U", "D"]
"""How well a fact is supported: **V** by its maker or an expert body, **S** by other published pages,
**D** by an open list of numbers only, **C** sources differ, **U** not checked."""

MARKS: tuple[Mark, ...] = ("V", "S", "D", "C", "U")
"""From best to least supported."""


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every row is: fixed once read, and without names nobody knows."""


class Wording(Row, frozen=True, kw_only=True):
    """What is the case, and what to do next. Parameters stand in braces."""

    says: str
    next: str = ""


class Claim(Row, frozen=True, kw_only=True):
    """One sentence or two of fact, and how well it is supported. Without a mark it is an idea of ours, not a fact."""

    says: str
    mark: Mark | None = None


class Notice(Row, frozen=True, kw_only=True):
    """What the person could notice: 0 nothing known, 1 can work it out, 2 sees it by looking, 3 is told."""

    level: Literal[0, 1, 2, 3]
    says: str
    mark: Mark | None = None


class Condition(Row, frozen=True, kw_only=True):
    """Holds when the answer to ``question`` is, or has among it, one of ``one_of``."""

    question: str
    one_of: tuple[str, ...]


class Card(Row, frozen=True, kw_only=True):
    """One card before the start. ``shows`` names what the window puts below the words."""

    id: str
    title: str
    body: str
    quiet: str
    more: tuple[str, ...]
    icon: str
    shows: Literal["words", "country", "emergency", "leaving"] = "words"


class Option(Row, frozen=True, kw_only=True):
    """One answer to choose."""

    id: str
    words: str
    hint: str = ""


class Question(Row, frozen=True, kw_only=True):
    """One of the few questions. ``kind``: own words, one of the options, or any number of them."""

    id: str
    title: str
    hint: str
    kind: Literal["text", "one", "many"]
    options: tuple[Option, ...] = ()
    when: tuple[Condition, ...] = ()


class Country(Row, frozen=True, kw_only=True):
    """A country by its ISO 3166 code."""

    id: str
    name: str


class Emergency(Row, frozen=True, kw_only=True):
    """An emergency number of one country. ``silent`` says what to do when one cannot speak."""

    id: str
    country: str
    number: str
    reaches: str
    silent: str = ""
    note: str = ""
    mark: Mark
    sources: tuple[str, ...]
    checked: str


class Helpline(Row, frozen=True, kw_only=True):
    """A line to call or write to. Nobody has dialled it. ``area`` is the part of the country it serves.

    ``beside`` names the lines to show with one that is for women only.
    """

    id: str
    country: str
    service: str
    who: str
    subject: Literal["violence", "sexual", "trafficking", "stalking", "legal", "crisis", "children"] = "violence"
    number: str = ""
    text: str = ""
    chat: str = ""
    hours: str = ""
    area: str = ""
    women_only: bool = False
    beside: tuple[str, ...] = ()
    traces: str = ""
    note: str = ""
    mark: Mark
    sources: tuple[str, ...]
    checked: str


class ChannelGroup(Row, frozen=True, kw_only=True):
    """A group on the channel board."""

    id: str
    name: str


class HowTo(Row, frozen=True, kw_only=True):
    """The steps on one kind of device or service. ``on`` is empty when there is only one."""

    on: str = ""
    steps: tuple[str, ...]
    mark: Mark


class Channel(Row, frozen=True, kw_only=True):
    """A way the person could use, and all that is known about closing it.

    ``facts`` are the keys of the fact rows behind it; ``verb`` is the channel's own word for closing it;
    ``ways`` what a single contact through it is called, where the name takes several together;
    ``save`` says what to keep first, ``softer`` how to filter and keep, ``open`` how to leave it open on purpose.
    """

    id: str
    facts: tuple[str, ...]
    name: str
    group: str
    icon: str
    verb: str
    ways: tuple[str, ...] = ()
    how: tuple[HowTo, ...]
    notice: Notice
    doors: tuple[Claim, ...]
    save: Claim
    undo: Claim
    softer: Claim
    open: Claim
    sources: tuple[str, ...]
    checked: str

    def claims(self) -> tuple[HowTo | Notice | Claim, ...]:
        """Everything in the row that can carry a mark."""
        return (*self.how, self.notice, *self.doors, self.save, self.undo, self.softer, self.open)

    @property
    def mark(self) -> Mark:
        """The mark of the least supported fact in the row."""
        return weakest(*(claim.mark for claim in self.claims()))


class Chapter(Row, frozen=True, kw_only=True):
    """A chapter of the plan."""

    id: str
    title: str
    summary: str
    icon: str


class Step(Row, frozen=True, kw_only=True):
    """One step of the plan. ``opens`` is the part of the program it is done in; empty when it is done elsewhere."""

    id: str
    chapter: str
    title: str
    what: str
    why: Claim
    how: tuple[str, ...]
    more: tuple[str, ...]
    notice: Notice
    undo: str
    icon: str
    opens: Literal["", "diary", "import", "channels", "danger", "backup"] = ""
    when: tuple[Condition, ...] = ()
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    checked: str

    @property
    def mark(self) -> Mark:
        """The mark of the less supported of its two facts."""
        return weakest(self.why.mark, self.notice.mark)


class DangerPart(Row, frozen=True, kw_only=True):
    """A part of "In danger now", in the order in which it is shown."""

    id: str
    title: str
    body: str
    lines: tuple[str, ...] = ()
    shows: Literal["words", "emergency", "silent", "helplines"] = "words"


def weakest(*marks: Mark | None) -> Mark:
    """The least supported of ``marks``. With none at all nothing is claimed, and nothing needs support."""
    return max((mark for mark in marks if mark), key=MARKS.index, default="V")
