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

    ``beside`` names the lines to show with one that is for women only, ``young`` says that it is for young people.
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
    young: bool = False
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

    ``fact`` is the key of the fact row it is there for, ``facts`` those of others behind it; ``verb`` is the
    channel's own word for closing it; ``ways`` are the ways a contact through it is called in the diary, if
    one can come; ``apart``: ending it can be seen, so it is kept out of the sitting's blocks and has a part of its own.
    ``save`` says what to keep first, ``softer`` how to filter and keep, ``open`` how to leave it open on purpose.
    """

    id: str
    fact: str
    facts: tuple[str, ...] = ()
    name: str
    group: str
    icon: str
    verb: str
    ways: tuple[str, ...] = ()
    apart: bool = False
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
    def marks(self) -> tuple[Mark | None, ...]:
        """The marks of all facts in the row."""
        return tuple(claim.mark for claim in self.claims())

    @property
    def mark(self) -> Mark:
        """The mark of the least supported fact in the row."""
        return weakest(*self.marks)


class Chapter(Row, frozen=True, kw_only=True):
    """A chapter of the plan. ``tools`` are the addresses of what it is worked on with."""

    id: str
    title: str
    summary: str
    icon: str
    tools: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()


DeviceKind = Literal["phone", "tablet", "computer", "router", "home", "car", "child", "tracker", "other"]


class Step(Row, frozen=True, kw_only=True):
    """One thing to look at or to do.

    ``kind``: a *step* of the plan; a *check* made once for each device of one of the kinds in ``devices``; a
    *pattern*, one of the questions to how the person knows things. ``audit`` is the key of the audit or
    safety-plan item it stands for, ``facts`` those of the others it covers. ``section`` heads it within its chapter.
    ``views`` are what different sources say where they do not agree. ``doors`` says what stays open besides,
    ``evidence`` what it does to proof. ``for_relation`` adds a sentence for what the person is to the user.
    ``opens`` is the address of what it is done with, ``see`` those of what belongs to it (see :mod:`addresses`).
    """

    id: str
    chapter: str
    kind: Literal["step", "check", "pattern"] = "step"
    section: str = ""
    audit: str = ""
    title: str
    what: str
    why: Claim
    how: tuple[str, ...]
    how_mark: Mark | None = None
    more: tuple[str, ...] = ()
    views: tuple[str, ...] = ()
    notice: Notice
    doors: tuple[Claim, ...] = ()
    evidence: Claim | None = None
    undo: str
    for_relation: dict[str, str] = {}
    icon: str
    opens: str = ""
    devices: tuple[DeviceKind, ...] = ()
    see: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    checked: str

    @property
    def marks(self) -> tuple[Mark | None, ...]:
        """The marks of all its facts."""
        evidence = self.evidence.mark if self.evidence else None
        return (self.why.mark, self.how_mark, self.notice.mark, evidence, *(door.mark for door in self.doors))

    @property
    def mark(self) -> Mark:
        """The mark of the least supported of its facts."""
        return weakest(*self.marks)


class Column(Row, frozen=True, kw_only=True):
    """A column of a list that the user fills in, row by row."""

    id: str
    title: str
    kind: Literal["text", "one", "day"] = "text"
    options: tuple[Option, ...] = ()


class Part(Row, frozen=True, kw_only=True):
    """One thing a sheet asks: own words, one or many of the options, a day, or a list with columns."""

    id: str
    title: str
    hint: str = ""
    kind: Literal["text", "one", "many", "day", "list"]
    options: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    when: tuple[Condition, ...] = ()


class Sheet(Row, frozen=True, kw_only=True):
    """A sheet to fill in, as far as one likes, and to print. No answer leads to a verdict.

    ``note`` says, before it opens, what hard thing it is about; empty where there is none.
    """

    id: str
    chapter: str
    title: str
    intro: str
    icon: str
    note: str = ""
    parts: tuple[Part, ...]
    when: tuple[Condition, ...] = ()
    facts: tuple[str, ...] = ()


class Reading(Row, frozen=True, kw_only=True):
    """Something to read. ``views`` are what different sources say where they do not agree."""

    id: str
    chapter: str
    title: str
    icon: str
    note: str = ""
    paragraphs: tuple[Claim, ...]
    views: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    checked: str


class Topic(Row, frozen=True, kw_only=True):
    """What articles are about. ``note`` is said before them where they may be hard to read."""

    id: str
    title: str
    icon: str
    summary: str
    note: str = ""


Call = Literal["emergency", "crisis", "young", "people"]
"""Whom an article shows to call: the emergency number, crisis lines, lines for young people, somebody trusted."""


class Article(Row, frozen=True, kw_only=True):
    """Something to learn: in short, and in full for those who want more.

    ``topic`` is the folder it stands in. ``views`` are what different sources say where they do not agree; ``see`` are
    addresses of what can be done about it; ``note`` is said before it where it may be hard to read. ``call`` is whom it
    shows to call.
    """

    id: str
    topic: str
    title: str
    short: str
    note: str = ""
    paragraphs: tuple[Claim, ...]
    views: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    call: tuple[Call, ...] = ()
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    checked: str


class Strand(Row, frozen=True, kw_only=True):
    """One of the strands of recovery. ``article`` is the one of Learn that says more."""

    id: str
    title: str
    icon: str
    summary: str
    article: str


class Practice(Row, frozen=True, kw_only=True):
    """A small thing to try, or to skip. ``some`` says who may not like it; ``note`` is said before a hard one."""

    id: str
    strand: str
    title: str
    what: str
    how: tuple[str, ...]
    some: str
    note: str = ""
    facts: tuple[str, ...] = ()


class OwnPart(Row, frozen=True, kw_only=True):
    """A place for own words on a page."""

    id: str
    title: str
    hint: str = ""


class OwnPage(Row, frozen=True, kw_only=True):
    """A page for own words, opened only by the user. ``note`` says before it opens what it is about.

    ``see`` are addresses of what belongs to it, ``article`` the one of Learn that says more.
    """

    id: str
    title: str
    icon: str
    summary: str
    note: str
    intro: str
    parts: tuple[OwnPart, ...]
    see: tuple[str, ...] = ()
    article: str = ""
    facts: tuple[str, ...] = ()


class Flavour(Row, frozen=True, kw_only=True):
    """How attempts can sound when they become more: examples, what it may be, and what one can do.

    ``danger``: the way to the numbers stands first.
    """

    id: str
    title: str
    danger: bool = False
    sounds: tuple[str, ...]
    says: Claim
    can: tuple[str, ...]
    see: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...]
    checked: str


class Myth(Row, frozen=True, kw_only=True):
    """Something people say about no contact, and what there is to say to it."""

    id: str
    says: str
    answer: str
    facts: tuple[str, ...]


class Script(Row, frozen=True, kw_only=True):
    """Words to say or write to somebody, to be made one's own. ``group`` is whom they are for."""

    id: str
    title: str
    group: Literal["trusted", "contacted", "passed-on", "work", "community", "children", "terms"]
    use: str
    text: str
    note: str = ""
    when: tuple[Condition, ...] = ()
    facts: tuple[str, ...] = ()


class ReplyRule(Row, frozen=True, kw_only=True):
    """One thing that the reply helper marks in a draft, why, and a neutral way to begin instead.

    ``kind``: *words* marks each of the ``phrases``; *length* what goes beyond ``most_words``, where the terms say
    nothing else; *mixed* a second subject; *off-subject* one that the terms leave out; *private* and *people* what the
    notebook knows; *hours* a time that is not one for reading. ``marks``: the phrase, or the sentence it stands in.
    For names of people: ``also_words`` are words as well and count with a capital letter only; ``not_alone`` are those
    that name nobody by themselves, such as “aunt”.
    """

    id: str
    title: str
    kind: Literal["words", "length", "mixed", "off-subject", "private", "people", "hours"]
    why: str
    offer: str
    phrases: tuple[str, ...] = ()
    marks: Literal["phrase", "sentence"] = "phrase"
    most_words: int = 0
    also_words: tuple[str, ...] = ()
    not_alone: tuple[str, ...] = ()


class ReplySubject(Row, frozen=True, kw_only=True):
    """Something a message can be about: ``words`` show it in a draft, ``called`` is how terms may name it."""

    id: str
    name: str
    called: tuple[str, ...]
    words: tuple[str, ...]


class ReplyLimit(Row, frozen=True, kw_only=True):
    """What the reply helper is not for."""

    id: str
    says: str
    mark: Mark | None = None


class CaptureTip(Row, frozen=True, kw_only=True):
    """What to look at before something is saved, so that it shows who, when and all of it.

    ``ways`` are the ways of contact it is for, as an entry keeps them. ``see`` are addresses of steps that say more.
    """

    id: str
    title: str
    icon: str
    ways: tuple[str, ...]
    looks: tuple[Claim, ...]
    see: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...]
    checked: str


class Stays(Row, frozen=True, kw_only=True):
    """How long something stays where it is. No ``ways``: it is for all of them."""

    id: str
    title: str
    how_long: str
    ways: tuple[str, ...]
    says: Claim
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...]
    checked: str


class ExportHelp(Row, frozen=True, kw_only=True):
    """An export that can be brought in: which files it is, and how it is made. ``id`` is the name of its reader."""

    id: str
    title: str
    files: str
    how: tuple[str, ...]
    mark: Mark
    checked: str


class PaperPart(Row, frozen=True, kw_only=True):
    """One thing a printed sheet asks: a heading, what helps with it, boxes to tick, and lines to write on."""

    title: str
    hint: str = ""
    boxes: tuple[str, ...] = ()
    lines: int = 0


class PaperSheet(Row, frozen=True, kw_only=True):
    """A sheet to print and fill in by hand. ``title`` stands on it and is neutral; ``by`` is who fills it in."""

    id: str
    title: str
    name: str
    about: str
    by: Literal["me", "other"]
    parts: tuple[PaperPart, ...]
    foot: str


class Letter(Row, frozen=True, kw_only=True):
    """A letter to ask for records, or that they be kept. Everything in it can be changed before it is printed.

    ``title`` and ``about`` stand in the window. In ``subject`` and ``text`` the names in braces are filled with what
    an entry says, or with room to write: ``{days}`` (when), ``{identifier}`` (number or account), ``{channel}``.
    """

    id: str
    title: str
    about: str
    icon: str
    to: str
    subject: str
    text: tuple[str, ...]


class HearingPart(Row, frozen=True, kw_only=True):
    """What to think of on the day of a hearing: before it, there, and afterwards."""

    id: str
    title: str
    lines: tuple[Claim, ...]


class Law(Row, frozen=True, kw_only=True):
    """What protective orders are called in one place, by the ISO 3166 code of its country."""

    id: str
    country: str
    place: str
    orders: tuple[str, ...]
    notes: tuple[Claim, ...]
    mark: Mark
    sources: tuple[str, ...] = ()
    checked: str


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
