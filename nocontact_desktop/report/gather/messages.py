"""The messages of a report: those of the period, or those entries point to with a few around each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

import msgspec

from nocontact_desktop.diary import conversations as diary
from nocontact_desktop.diary import files
from nocontact_desktop.diary.conversations import (
    ConversationRow,
    MessageRow,
    conversations,
    message,
    messages,
    place_of,
    source,
)
from nocontact_desktop.errors import Problem
from nocontact_desktop.report.gather.dates import day_of
from nocontact_desktop.report.gather.exhibits import Exhibits
from nocontact_desktop.report.gather.group import Group
from nocontact_desktop.report.gather.sealed import Desk, misfit
from nocontact_desktop.report.material import Conversation, Gap, Message, MessageFile, Source
from nocontact_desktop.report.privacy import shown
from nocontact_desktop.report.records import Record

KIND: Final = "message"
AROUND = 5
"""How many messages stand before and after one that an entry points to."""

_WINDOW = 500

_KINDS = {"image": "image", "audio": "audio", "video": "video", "text": "document", "application": "document"}


class Messages:
    """Collects the messages that entries point to, then reads the conversations."""

    def __init__(self, desk: Desk, case: Mapping[str, Any], around: int = AROUND) -> None:
        self._desk = desk
        self._case = case
        self._around = around
        self._linked: dict[str, set[int]] = {}
        self._number = 0

    def expected(self) -> int:
        """Return how many messages there are to go through."""
        if not self._desk.request.all_messages:
            return 0
        return sum(row.messages for row in conversations(self._desk.notebook))

    def of_entry(self, record: Record, entry_number: int) -> tuple[str, ...]:
        """Return the ids of an entry's messages that are there, and note where they stand."""
        named = map(str, record.fields.get("messages") or ())
        return tuple(one for one in named if self.choose(one, entry_number))

    def choose(self, message_id: str, entry_number: int | None = None) -> bool:
        """Note where a message stands, so that it is printed with those around it. False when it is gone."""
        try:
            one = message(self._desk.notebook, message_id)
        except Problem:
            # Its import was withdrawn, or it is gone: the gap is said in the report.
            self._desk.gaps.append(Gap(KIND, "absent", entry_number))
            return False
        place = place_of(self._desk.notebook, message_id)
        self._linked.setdefault(one.conversation, set()).add(place)
        return True

    def conversations(self, exhibits: Exhibits) -> tuple[Conversation, ...]:
        """Read every conversation with something to print, numbering messages from 1 through all of them."""
        read = [self._conversation(row, exhibits) for row in reversed(conversations(self._desk.notebook))]
        return tuple(one for one in read if one.messages)

    def _conversation(self, row: ConversationRow, exhibits: Exhibits) -> Conversation:
        group = Group(self._desk.request, row, self._case)
        chosen = self._of_period(row) if self._desk.request.all_messages else self._around_linked(row)
        printed: list[Message] = []
        bases: dict[str, set[str]] = {}
        for place, one in chosen:
            record = self._desk.sealed(KIND, one.id, 1, rules=group.rules(one))
            if record is None:
                continue
            self._number += 1
            bases.setdefault(one.source, set()).add(one.zone_basis)
            printed.append(self._message(place, one, record, exhibits, group))
        sources = tuple(made for one, basis in bases.items() if (made := self._source(one, basis)))
        return Conversation(row.id, group.title(row.title), group.parties(), sources, tuple(printed), row.messages)

    def _of_period(self, row: ConversationRow) -> Iterator[tuple[int, MessageRow]]:
        request = self._desk.request
        first, last = request.date_from or "", (request.date_to or "9999") + "~"
        for start in range(0, row.messages, _WINDOW):
            for place, one in enumerate(messages(self._desk.notebook, row.id, start, _WINDOW), start):
                # A message without a time is not left out for it.
                if one.local is None or first <= one.local <= last:
                    yield place, one
            self._desk.step(min(_WINDOW, row.messages - start))

    def _around_linked(self, row: ConversationRow) -> Iterator[tuple[int, MessageRow]]:
        wanted = {
            near
            for place in self._linked.get(row.id, ())
            for near in range(max(0, place - self._around), min(row.messages, place + self._around + 1))
        }
        for start, count in _runs(sorted(wanted)):
            yield from enumerate(messages(self._desk.notebook, row.id, start, count), start)

    def _message(self, place: int, one: MessageRow, record: Record, exhibits: Exhibits, group: Group) -> Message:
        fields = shown(self._desk.request, record.rules, record.fields)
        kept = [file for file in one.attachments if file.kept and file.sha256]
        return Message(
            id=one.id,
            number=str(self._number),
            kind=one.kind,
            day=day_of(one.local),
            clock=(one.local or "")[11:],
            shift=_shift(one),
            author=fields.get("author"),
            name=group.name(one.author, one.name),
            text=group.text(msgspec.structs.replace(one, text=str(record.fields["text"]))),
            mine=one.mine is True,
            system=one.kind == "system",
            place=place,
            marks=tuple(mark for mark in one.flags if mark != "media_missing"),
            files=tuple(_file(file, exhibits) for file in kept),
            member=group.member(one.author),
            sender=group.sender(one),
            missing_files=max(len(one.attachments) - len(kept), int("media_missing" in one.flags)),
        )

    def _source(self, source_id: str, bases: set[str]) -> Source | None:
        desk = self._desk
        record = desk.sealed("source", source_id, 1)
        if record is None or not self._file_fits(record):
            return None
        fields = shown(desk.request, "source", record.fields)
        whole = source(desk.notebook, source_id)
        zones = [one.value for one in whole.assumptions if one.name == "time_zone"]
        return Source(
            name=str(fields.get("name") or ""),
            sha256=whole.sha256,
            format=whole.format,
            imported_at=whole.recorded_at,
            zone=zones[0] if zones else "",
            zone_basis=next((basis for basis in ("assumed", "unknown") if basis in bases), "given"),
            skipped=tuple(one.locator for one in whole.skips),
            allowed=str(fields.get("allowed") or ""),
        )

    def _file_fits(self, record: Record) -> bool:
        digest = str(record.fields["sha256"])
        wrong = misfit(self._desk, files.pieces_of(self._desk.notebook, digest), digest)
        if wrong is None:
            return True
        self._desk.gaps.append(Gap("source", wrong))
        self._desk.drop(record)
        return False


def _file(file: diary.MessageFile, exhibits: Exhibits) -> MessageFile:
    kind = (file.media_type or "").partition("/")[0]
    return MessageFile(_KINDS.get(kind, "other"), str(file.sha256), exhibits.label_of_hash(file.sha256))


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """Return runs of neighbouring places as start and count."""
    start = count = 0
    for place in places:
        if count and place == start + count:
            count += 1
        else:
            if count:
                yield start, count
            start, count = place, 1
    if count:
        yield start, count


def _shift(one: MessageRow) -> int | None:
    """Return the distance from UTC in minutes, where the zone is given or assumed."""
    if one.local is None or one.utc is None or len(one.local) < 16:
        return None
    distance = datetime.fromisoformat(one.local) - datetime.fromisoformat(one.utc).replace(tzinfo=None)
    return round(distance.total_seconds() / 60)
