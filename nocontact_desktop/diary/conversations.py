"""Reading conversations: the list of them, windows of their messages, and a message among its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from nocontact_desktop.diary import files
from nocontact_desktop.diary import store as diary_store
from nocontact_desktop.diary.messages import store
from nocontact_desktop.diary.messages.kept import Clock, Kept, Waypoint
from nocontact_desktop.diary.messages.sealing import message_id, message_number
from nocontact_desktop.diary.searching import match_expression
from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import Assumption, Skip
from nocontact_desktop.vault.notebook import Notebook


class ParticipantRow(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who takes part: ``raw`` as the export writes it, ``name`` for reading, ``is_me`` when known."""

    raw: str
    name: str
    is_me: bool | None = None


class ConversationRow(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation. ``first`` and ``last`` are local ISO 8601 times, None when no message gives one."""

    id: str
    title: str
    format: str
    messages: int
    first: str | None
    last: str | None
    participants: tuple[ParticipantRow, ...]


class MessageFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file a message speaks of. ``kept`` says that its bytes are in the notebook, under ``sha256`` (hex)."""

    name: str | None = None
    media_type: str | None = None
    size: int | None = None
    sha256: str | None = None
    link: str = "none"
    member: str | None = None
    kept: bool = False


class MessageRow(msgspec.Struct, frozen=True, kw_only=True):
    """One message. ``leaf`` is its place in the log, ``author`` as the export writes it, ``name`` for reading.

    ``mine`` is None when nobody said who the writer is. Times are as ``intake.items.ItemTime`` has them.
    """

    id: str
    leaf: int
    conversation: str
    source: str
    kind: str
    author: str | None
    name: str | None
    mine: bool | None
    direction: str
    locator: str
    time_raw: str
    local: str | None
    utc: str | None
    zone: str | None
    zone_basis: str
    precision: str
    ambiguous: bool
    text: str
    raw: str
    flags: tuple[str, ...] = ()
    attachments: tuple[MessageFile, ...] = ()


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was brought in, as it was sealed. ``skips`` name what was seen and could not be taken in."""

    id: str
    leaf: int
    name: str
    sha256: str
    size: int
    importer: str
    allowed: str
    conversations: tuple[str, ...]
    format: str
    recorded_at: str
    seen: int
    imported: int
    duplicates: int
    skips: tuple[Skip, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    first: str | None = None
    last: str | None = None


def conversations(notebook: Notebook) -> list[ConversationRow]:
    """All conversations that have messages, the one last written in first."""
    return [_conversation(notebook, row) for row in store.conversation_rows(notebook.db)]


def conversation(notebook: Notebook, conversation_id: str) -> ConversationRow:
    """One conversation. Raises :class:`Problem` ``diary.gone`` when there is none."""
    return _conversation(notebook, _row_of(notebook, conversation_id))


def messages(notebook: Notebook, conversation_id: str, start: int, count: int) -> list[MessageRow]:
    """``count`` messages in order of time, from place ``start`` (the first is 0) on."""
    number = int(_row_of(notebook, conversation_id)[0])
    return _Reader(notebook).rows(store.window(notebook.db, number, start, count))


def message(notebook: Notebook, message_id_: str) -> MessageRow:
    """One message. Raises :class:`Problem` ``diary.gone`` when there is none."""
    (row,) = _Reader(notebook).rows([kept_message(notebook, message_id_)])
    return row


def context(notebook: Notebook, message_id_: str, before: int, after: int) -> list[MessageRow]:
    """A message with up to ``before`` messages before it and ``after`` after it."""
    kept = kept_message(notebook, message_id_)
    place = store.place_of(notebook.db, kept.conversation, kept.sort, kept.number)
    start = max(0, place - before)
    return _Reader(notebook).rows(store.window(notebook.db, kept.conversation, start, place - start + 1 + after))


def place_of(notebook: Notebook, message_id_: str) -> int:
    """The place of a message in its conversation; the first is 0."""
    kept = kept_message(notebook, message_id_)
    return store.place_of(notebook.db, kept.conversation, kept.sort, kept.number)


def places_with(notebook: Notebook, conversation_id: str, typed: str, limit: int) -> list[int]:
    """The places of up to ``limit`` messages of a conversation with the words typed, in order of time.

    With more than that, they are the ones first brought in. Nothing that can be typed is an error.
    """
    expression = match_expression(typed)
    if expression is None:
        return []
    conversation_number = int(_row_of(notebook, conversation_id)[0])
    found = sorted(store.numbers_found_in(notebook.db, expression, conversation_number, limit))
    known: list[Waypoint] = []
    for sort, number in found:
        before = known[-1] if known else None
        known.append(Waypoint(store.place_of(notebook.db, conversation_number, sort, number, before), sort, number))
    return [one.place for one in known]


def message_exists(notebook: Notebook, message_id_: str) -> bool:
    """Whether a message is there and shows."""
    number = message_number(message_id_)
    return number is not None and store.message(notebook.db, number) is not None


def file_pieces(notebook: Notebook, file: MessageFile) -> Iterator[bytes]:
    """The bytes of a message's file, in pieces. Raises :class:`Problem` when they were not in the export."""
    if not file.kept or file.sha256 is None:
        raise Problem("diary.gone")
    return files.pieces_of(notebook, file.sha256)


def source(notebook: Notebook, source_id: str) -> Source:
    """A file that was brought in. Raises :class:`Problem` ``diary.gone`` when there is none."""
    rows = diary_store.revisions(notebook.db, "source", source_id)
    if not rows:
        raise Problem("diary.gone")
    _, leaf, fields = rows[-1]
    return msgspec.convert({**fields, "id": source_id, "leaf": leaf}, Source)


def sources(notebook: Notebook) -> list[Source]:
    """Every file that was brought in, in that order."""
    return [source(notebook, one) for one, _, _ in diary_store.records_of(notebook.db, "source")]


def kept_message(notebook: Notebook, message_id_: str) -> Kept:
    """The kept row of a message that shows. Raises :class:`Problem` ``diary.gone``."""
    number = message_number(message_id_)
    kept = None if number is None else store.message(notebook.db, number)
    if kept is None:
        raise Problem("diary.gone")
    return kept


def message_rows(notebook: Notebook, kept: list[Kept]) -> list[MessageRow]:
    """Kept messages as they are shown."""
    return _Reader(notebook).rows(kept)


class _Reader:
    """Turns kept rows into what is shown; what their numbers stand for is looked up once each."""

    def __init__(self, notebook: Notebook) -> None:
        self._db = notebook.db
        self._people: dict[int, ParticipantRow] = {}
        self._conversations: dict[int, str] = {}
        self._sources: dict[int, str] = {}
        self._clocks: dict[int, Clock] = {}

    def rows(self, kept: list[Kept]) -> list[MessageRow]:
        for number in {one.conversation for one in kept}:
            self._conversations[number] = store.conversation_id(self._db, number)
            for place, raw, name, is_me in store.participants(self._db, number):
                self._people[place] = ParticipantRow(raw=raw, name=name, is_me=is_me)
        self._sources = {number: store.source_id(self._db, number) for number in {one.source for one in kept}}
        self._clocks = {number: store.clock(self._db, number) for number in {one.clock for one in kept}}
        return [self._row(one) for one in kept]

    def _row(self, kept: Kept) -> MessageRow:
        author = None if kept.author is None else self._people[kept.author]
        clock = self._clocks[kept.clock]
        return MessageRow(
            id=message_id(kept.number),
            leaf=kept.number,
            conversation=self._conversations[kept.conversation],
            source=self._sources[kept.source],
            kind=kept.kind,
            author=None if author is None else author.raw,
            name=None if author is None else author.name,
            mine=_is_mine(kept, author),
            direction=kept.direction,
            locator=kept.locator,
            time_raw=kept.time_raw,
            local=kept.time_local,
            utc=kept.time_utc,
            zone=clock.zone or None,
            zone_basis=clock.zone_basis,
            precision=clock.precision,
            ambiguous=bool(clock.ambiguous),
            text=kept.text,
            raw=kept.text if kept.raw is None else kept.raw,
            flags=tuple(kept.flags.split(" ")) if kept.flags else (),
            attachments=_attachments(kept.attachments),
        )


def _is_mine(kept: Kept, author: ParticipantRow | None) -> bool | None:
    if kept.direction in {"in", "out"}:
        return kept.direction == "out"
    return None if author is None else author.is_me


def _attachments(written: str | None) -> tuple[MessageFile, ...]:
    return () if written is None else msgspec.json.decode(written, type=tuple[MessageFile, ...])


def _row_of(notebook: Notebook, conversation_id: str) -> tuple[Any, ...]:
    row = store.conversation_row(notebook.db, conversation_id)
    if row is None:
        raise Problem("diary.gone")
    return row


def _conversation(notebook: Notebook, row: tuple[Any, ...]) -> ConversationRow:
    number, record_id, format_name, title, counted, first, last = row
    people = store.participants(notebook.db, number)
    return ConversationRow(
        id=record_id,
        title=title,
        format=format_name,
        messages=counted,
        first=first,
        last=last,
        participants=tuple(ParticipantRow(raw=raw, name=name, is_me=is_me) for _, raw, name, is_me in people),
    )
