"""What a report is made of, read from the notebook, checked, and already cut down to what may be shown.

``gather`` fills it in, ``compose`` turns it into a document and ``bundle`` into files. Nothing in it
may be left out of a report for privacy any more: that was decided when it was filled in. The only
whole values are in ``records``, and the bundle asks ``privacy`` again which of them to open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from nocontact_desktop.report.records import LogState, Record
from nocontact_desktop.report.request import ReportRequest


@dataclass(frozen=True)
class Handling:
    """One thing that was done with an exhibit: what may be shown of it, and when it was noted, in UTC.

    ``left_out`` says that something else was noted, which may not be shown.
    """

    fields: Mapping[str, Any]
    recorded_at: str
    left_out: bool = False


@dataclass(frozen=True)
class CoveredCopy:
    """A copy with parts covered, which stands for an exhibit.

    ``reference`` names its bytes, ``place`` counts the exhibit's copies from 1.
    """

    reference: str
    place: int
    sha256: str
    size: int


@dataclass(frozen=True)
class Exhibit:
    """One exhibit in the report.

    ``label`` is its letter and number ("A-1"), ``fields`` what may be shown of its record. ``picture``
    is the reference of a rendition when it can be printed, and ``further_pages`` those of a document's other
    pages. ``file_name`` is the name in the bundle, None when the file does not travel in it. ``taken_in`` is when
    it came into the notebook, in UTC; empty when the log does not prove it. With ``covered``, that copy is what is
    printed and travels; hash and size are still those of the original.
    """

    id: str
    label: str
    entry_number: int | None
    kind: str
    fields: Mapping[str, Any]
    sha256: str
    size: int
    picture: str | None = None
    further_pages: tuple[str, ...] = ()
    file_name: str | None = None
    original: bool = True
    taken_in: str = ""
    handling: tuple[Handling, ...] = ()
    covered: CoveredCopy | None = None


@dataclass(frozen=True)
class Earlier:
    """What a corrected entry said before: what may be shown of it, its time in words, and when it was saved, in UTC."""

    fields: Mapping[str, Any]
    said: str
    recorded_at: str


@dataclass(frozen=True)
class Entry:
    """One entry in the report. ``number`` counts from the newest; ``fields`` is what may be shown.

    ``said`` is its time in words and ``said_short`` the same for tables; ``order`` sorts by it. All
    three are empty when no date is known. ``first_day`` and ``last_day`` are for counting (None when less than
    a day is known); ``about`` says that it is an estimate. ``left_out`` counts exhibits left out
    by the writer. ``corrected_at`` has the time of each correction, in UTC.
    """

    id: str
    number: int
    kind: str
    fields: Mapping[str, Any]
    said: str
    said_short: str
    order: str
    first_day: date | None
    last_day: date | None
    about: bool
    recorded_at: str
    corrected_at: tuple[str, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    left_out: int = 0
    message_ids: tuple[str, ...] = ()
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True)
class Handover:
    """One hand-over of children. ``number`` counts from the oldest; the times are as an :class:`Entry`'s."""

    number: int
    fields: Mapping[str, Any]
    said_short: str
    order: str
    recorded_at: str
    corrected: int = 0


@dataclass(frozen=True)
class Order:
    """One protective order: what may be shown of it, and how often it was changed since it was sealed first."""

    id: str
    fields: Mapping[str, Any]
    corrected: int = 0


@dataclass(frozen=True)
class MessageFile:
    """A file that came with a message. ``label`` is that of the exhibit with the same content, if any."""

    kind: str
    sha256: str
    label: str | None = None


Sender = Literal["me", "them", "else", "unsaid"]


@dataclass(frozen=True)
class Message:
    """One message in the report. ``day`` and ``clock`` are as the file gives them, or empty.

    ``author`` is the number or account as the file gives it, None when it may not be shown or is not given;
    ``name`` is how it is called, and ``member`` the sender's place in a group when only that is left to call
    the sender by. ``sender`` is whose it is: the writer's, theirs whom the facts of the case name, somebody
    else's, or nobody said whose. ``place`` is where it stands in its conversation, so that what is left out
    can be told; ``shift`` is the distance from UTC in minutes when known. ``marks`` are codes such as ``deleted``.
    """

    id: str
    number: str
    kind: str
    day: date | None
    clock: str
    shift: int | None
    author: str | None
    name: str | None
    text: str
    mine: bool
    system: bool
    place: int = 0
    marks: tuple[str, ...] = ()
    files: tuple[MessageFile, ...] = ()
    missing_files: int = 0
    member: int | None = None
    sender: Sender = "unsaid"


@dataclass(frozen=True)
class Source:
    """The file that a conversation was read from."""

    name: str
    sha256: str
    format: str
    imported_at: str
    zone: str
    zone_basis: Literal["given", "assumed", "unknown"]
    skipped: tuple[str, ...]
    allowed: str


@dataclass(frozen=True)
class Party:
    """Somebody who takes part in a conversation: number or account (None when not shown), name, is it me.

    ``member`` is the place in the group when neither number nor name may be shown.
    """

    author: str | None
    name: str | None
    mine: bool
    member: int | None = None


@dataclass(frozen=True)
class Conversation:
    """The messages of one conversation that the report prints; ``held`` is how many there are in all.

    ``title`` is empty when it says what may not be shown.
    """

    id: str
    title: str
    parties: tuple[Party, ...]
    sources: tuple[Source, ...]
    messages: tuple[Message, ...]
    held: int


GapKind = Literal[
    "entry", "exhibit", "message", "source", "case", "earlier", "handling", "handover", "order", "redaction"
]


GapReason = Literal["changed", "absent"]


@dataclass(frozen=True)
class Gap:
    """Something that was asked for and is not printed, because it does not fit its hash or is not there."""

    kind: GapKind
    reason: GapReason
    entry_number: int | None = None


@dataclass(frozen=True)
class Material:
    """Everything one report is made of. ``records`` has the sealed record of each thing that is printed.

    ``made_at`` is the time of the checkpoint in UTC, ``zone`` the zone that such times are said in,
    ``first_day`` and ``last_day`` the days the report speaks of.
    """

    request: ReportRequest
    case: Mapping[str, Any]
    entries: tuple[Entry, ...]
    exhibits: tuple[Exhibit, ...]
    conversations: tuple[Conversation, ...]
    gaps: tuple[Gap, ...]
    records: tuple[Record, ...]
    log: LogState
    made_at: str
    clock_source: str
    check_code: str
    zone: str
    first_day: date | None
    last_day: date | None
    handovers: tuple[Handover, ...] = ()
    orders: tuple[Order, ...] = ()
