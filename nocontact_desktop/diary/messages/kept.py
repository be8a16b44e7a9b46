"""A message as it is kept, and the fields its leaf is made of."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec


class Clock(NamedTuple):
    """How far a message's time can be trusted; the same for most messages of a file."""

    zone: str
    zone_basis: str
    precision: str
    ambiguous: int


class Kept(NamedTuple):
    """One row of the table of messages, in the order of its columns."""

    number: int
    salt: bytes
    source: int
    conversation: int
    sort: int
    mark: int
    kind: str
    author: int | None
    direction: str
    locator: str
    time_raw: str
    time_local: str | None
    time_utc: str | None
    clock: int
    raw: str | None
    text: str
    flags: str | None
    attachments: str | None


class Waypoint(NamedTuple):
    """Where a message stands: its place in the conversation, its time, its number."""

    place: int
    sort: int
    number: int


class Names(NamedTuple):
    """What the numbers in a row stand for: sources and conversations by id, authors as written, clocks."""

    sources: dict[int, str]
    conversations: dict[int, str]
    authors: dict[int, str]
    clocks: dict[int, Clock]


def fields_of(kept: Kept, names: Names) -> dict[str, Any]:
    """The sealed fields of a message, sorted by name; what the export did not say is absent."""
    fields: dict[str, Any] = {}
    if kept.attachments is not None:
        fields["attachments"] = msgspec.json.decode(kept.attachments)
    if kept.author is not None:
        fields["author"] = names.authors[kept.author]
    fields["conversation"] = names.conversations[kept.conversation]
    fields["direction"] = kept.direction
    if kept.flags is not None:
        fields["flags"] = kept.flags.split(" ")
    fields["kind"] = kept.kind
    fields["locator"] = kept.locator
    if kept.raw is not None:
        fields["raw"] = kept.raw
    fields["source"] = names.sources[kept.source]
    fields["text"] = kept.text
    fields["time"] = _time_of(kept, names.clocks[kept.clock])
    return fields


def _time_of(kept: Kept, clock: Clock) -> dict[str, Any]:
    time: dict[str, Any] = {"ambiguous": bool(clock.ambiguous)}
    if kept.time_local is not None:
        time["local"] = kept.time_local
    time["precision"] = clock.precision
    time["raw"] = kept.time_raw
    if kept.time_utc is not None:
        time["utc"] = kept.time_utc
    if clock.zone:
        time["zone"] = clock.zone
    time["zone_basis"] = clock.zone_basis
    return time
