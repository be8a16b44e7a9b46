"""What a reader finds in an export: items, who took part, and how sure it is of itself.

These are plain frozen values. They travel from the limited child process to the program as msgpack.
"""

from __future__ import annotations

from typing import Literal

import msgspec

DateOrder = Literal["dmy", "mdy", "ymd"]
Kind = Literal["message", "call", "system", "mail", "media", "voicemail", "unreadable"]
Direction = Literal["in", "out", "none", "unknown"]
ZoneBasis = Literal["given", "assumed", "unknown"]
Precision = Literal["second", "minute", "day", "unknown"]
Link = Literal["exact", "name", "time", "none"]
Basis = Literal["given", "inferred", "asked", "ambiguous"]
Flag = Literal["deleted", "edited", "unsent", "draft", "failed", "media_missing", "view_once"]


class Participant(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Someone who took part. ``raw`` as the export writes it, ``name`` tidied for reading, ``is_me`` when known."""

    raw: str
    name: str
    is_me: bool | None = None


class ItemTime(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """When an item says it happened.

    ``raw`` is the export's own spelling. ``local`` is ISO 8601 without an offset, with seconds only when the export
    gives them. ``utc`` ends in ``Z`` and is there when the zone is known or assumed. ``ambiguous`` is true when
    day and month could be the other way round, or when the clock showed this time twice that day.
    """

    raw: str
    local: str | None = None
    utc: str | None = None
    zone: str | None = None
    zone_basis: ZoneBasis = "unknown"
    precision: Precision = "unknown"
    ambiguous: bool = False


NO_TIME = ItemTime(raw="")
"""The time of something that gives none. Nothing is filled in for it."""


class Attachment(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A file an item speaks of.

    ``name`` as the export writes it, ``size`` in bytes, ``sha256`` in hexadecimal when the export itself gives it,
    ``media_type`` by content when the file is there, ``link`` how sure it is that this is the file, ``member`` where
    it lies inside the export (to be handed back to ``Export.media``), or ``data`` its bytes where the export writes
    them out in between; both None when the export does not contain it.
    """

    name: str | None = None
    size: int | None = None
    sha256: str | None = None
    media_type: str | None = None
    link: Link = "none"
    member: str | None = None
    data: bytes | None = None


class Item(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """One thing in an export: a message, a call, a line of the system, or something nobody could read.

    ``locator`` says where it stands ("line 12"), ``author`` is the participant as the export writes it, ``raw`` the
    exact text of the export without its last line end, ``text`` what was said, without marks of the export.
    ``author`` is None where the export gives only the direction. ``conversation`` is how the export tells its
    conversations apart, "" where it has but one; ``own_id`` the export's own id of the item, the same each time.
    """

    kind: Kind
    locator: str
    author: str | None
    direction: Direction
    time: ItemTime
    raw: str
    text: str
    flags: tuple[Flag, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    conversation: str = ""
    own_id: str | None = None


class Recognised(msgspec.Struct, frozen=True, kw_only=True):
    """A format a file could have: ``confidence`` from 0 to 100, ``why`` as a code, ``name`` for people."""

    format: str
    confidence: int
    why: str
    name: str


class Assumption(msgspec.Struct, frozen=True, kw_only=True):
    """Something the file does not say. ``ambiguous`` asks for an answer; ``value`` is then the likelier one.

    ``time_zone`` is that of times which give none; ``shown_zone`` the one in which exact instants are to be read.
    """

    name: Literal["date_order", "time_zone", "shown_zone", "me", "columns"]
    value: str
    basis: Basis


class Skip(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was seen and not turned into an item: where it stands, and why, as a code."""

    locator: str
    reason: str


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the user has said about a file. ``me`` is a participant as the export writes it, ``also_me`` are further
    names, numbers or addresses of theirs.

    ``columns`` says which column of a table is what: "time", "author", "text" … to the head of the column.
    """

    format: str | None = None
    me: str | None = None
    also_me: tuple[str, ...] | None = None
    date_order: DateOrder | None = None
    time_zone: str | None = None
    columns: dict[str, str] | None = None

    @property
    def mine(self) -> tuple[str, ...]:
        """Everything the user has said they are called."""
        return (*([self.me] if self.me else []), *(self.also_me or ()))


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """One conversation of a file: ``key`` as its items name it, ``title`` where the export gives one.

    ``read`` is how many items it has; ``first`` and ``last`` are local times in ISO 8601.
    """

    key: str
    title: str | None = None
    participants: tuple[Participant, ...] = ()
    read: int = 0
    first: str | None = None
    last: str | None = None


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a file holds. ``seen`` is always ``read`` plus the number of ``skips``.

    ``first`` and ``last`` are local times in ISO 8601. ``columns`` are the heads of a table whose meaning the user
    has to say, with a few of its rows in ``examples``.
    """

    format: str
    seen: int
    read: int
    skips: tuple[Skip, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    threads: tuple[Thread, ...] = ()
    first: str | None = None
    last: str | None = None
    columns: tuple[str, ...] = ()
    examples: tuple[tuple[str, ...], ...] = ()

    @property
    def participants(self) -> tuple[Participant, ...]:
        """Everybody who takes part in any of the conversations, each once."""
        found: dict[str, Participant] = {}
        for thread in self.threads:
            for one in thread.participants:
                found.setdefault(one.raw, one)
        return tuple(found.values())
