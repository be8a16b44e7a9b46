"""Writes the items of one import, batch by batch: each is sealed, or linked to the message it repeats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from nocontact_desktop.diary import files
from nocontact_desktop.diary.messages import store
from nocontact_desktop.diary.messages.identity import Conversation, author_number
from nocontact_desktop.diary.messages.kept import Clock, Kept, Names, fields_of
from nocontact_desktop.diary.messages.sealing import REVISION, SALT_LENGTH, message_id, message_leaf
from nocontact_desktop.diary.sealed_log import appending
from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import Attachment, Item, ItemTime
from nocontact_desktop.vault.notebook import Notebook

REMEMBERED = 100_000
"""How many different messages are remembered to count repetitions: these stand close together in a file."""

_json = msgspec.json.Encoder(order="sorted").encode


Key = tuple[int, int, int]
"""A message's conversation, time and mark."""


class Placed(NamedTuple):
    """An item with what finds it again: its time in milliseconds, and a mark made of all that identifies it."""

    item: Item
    lane: Lane
    place: int
    sort: int
    mark: int

    @property
    def key(self) -> Key:
        """What is the same for what is the same message."""
        return self.lane.conversation.number, self.sort, self.mark


@dataclass
class Lane:
    """What has been written of one conversation. ``earliest`` is the time of the first message that was added."""

    conversation: Conversation
    last_sort: int = 0
    repeats: dict[tuple[int, int], int] = field(default_factory=dict)
    earliest: int | None = None

    def repeated(self, sort: int, mark: int) -> int:
        """How often a message was seen at this time before, as far as is remembered."""
        before = self.repeats.get((sort, mark), 0)
        if len(self.repeats) >= REMEMBERED:
            self.repeats = dict(list(self.repeats.items())[REMEMBERED // 2 :])
        self.repeats[sort, mark] = before + 1
        return before


class Writer:
    """Writes one source's items into their conversations. Between two batches nothing is held open.

    ``conversations`` leads from the keys of the export's conversations to those of the notebook.
    """

    def __init__(
        self,
        notebook: Notebook,
        source: int,
        source_id: str,
        conversations: Mapping[str, Conversation],
        media: Callable[[Attachment], files.KeptFile],
    ) -> None:
        self._notebook = notebook
        self._source, self._source_id = source, source_id
        self.lanes = {key: Lane(one) for key, one in conversations.items()}
        self._media = media
        self._kept_media: dict[str, files.KeptFile | None] = {}
        self._clocks: dict[Clock, int] = {}
        self._names = Names({source: source_id}, {one.number: one.id for one in conversations.values()}, {}, {})
        self.seen = self.imported = self.duplicates = 0

    def write(self, items: Sequence[Item]) -> None:
        """Write a batch in a transaction of its own; the files that belong to it are kept before."""
        kept_files = [self._files_of(item) for item in items]
        placed = [self._place(item) for item in items]
        with self._notebook.db.transaction():
            known = self._known(placed)
            new: dict[Key, tuple[Placed, list[files.KeptFile | None]]] = {}
            repeated = []
            for one, kept in zip(placed, kept_files, strict=True):
                if one.key in known or one.key in new:
                    repeated.append(one)
                else:
                    new[one.key] = one, kept
            if new:
                known.update(zip(new, self._add(list(new.values())), strict=True))
            store.add_duplicates(
                self._notebook.db,
                [(self._source, one.place, known[one.key], one.item.locator) for one in repeated],
            )
        self.imported += len(new)
        self.duplicates += len(repeated)

    def _add(self, new: list[tuple[Placed, list[files.KeptFile | None]]]) -> range:
        """Add messages; returns their numbers."""
        salts = self._notebook.surroundings.random_bytes(SALT_LENGTH * len(new))
        rows: list[Kept] = []
        attached: list[tuple[int, int, int]] = []
        with appending(self._notebook) as log:
            first = log.next
            for at, (placed, kept_files) in enumerate(new):
                salt = salts[at * SALT_LENGTH : (at + 1) * SALT_LENGTH]
                row = self._row(first + at, salt, placed, kept_files)
                leaf = message_leaf(row.number, salt, fields_of(row, self._names))
                log.add_leaf("message", message_id(row.number), REVISION, leaf)
                rows.append(row)
                attached += [(row.number, place, file.number) for place, file in enumerate(kept_files) if file]
        store.add_messages(self._notebook.db, rows)
        store.add_attachments(self._notebook.db, attached)
        store.add_batch(self._notebook.db, self._source, first, first + len(new) - 1)
        for file in {file for _, kept_files in new for file in kept_files if file}:
            files.need(self._notebook, file, "source", self._source_id)
        for placed, _ in new:
            earliest = placed.lane.earliest
            if earliest is None or placed.sort < earliest:
                placed.lane.earliest = placed.sort
        return range(first, first + len(new))

    def _row(self, number: int, salt: bytes, placed: Placed, kept_files: list[files.KeptFile | None]) -> Kept:
        item = placed.item
        time = item.time
        return Kept(
            number=number,
            salt=salt,
            source=self._source,
            conversation=placed.lane.conversation.number,
            sort=placed.sort,
            mark=placed.mark,
            kind=item.kind,
            author=None if item.author is None else self._author(placed.lane.conversation, item.author),
            direction=item.direction,
            locator=item.locator,
            time_raw=time.raw,
            time_local=time.local,
            time_utc=time.utc,
            clock=self._clock(time),
            raw=None if item.raw == item.text else item.raw,
            text=item.text,
            flags=" ".join(item.flags) or None,
            attachments=_attachments(item, kept_files),
        )

    def _place(self, item: Item) -> Placed:
        """Where an item belongs in time, and its mark. One without a time stays behind the one before it.

        Raises:
            Problem: the file has a conversation that it did not have a moment ago.
        """
        lane = self.lanes.get(item.conversation)
        if lane is None:
            raise Problem("intake.changed-meanwhile")
        moment = moment_of(item.time.utc or item.time.local)
        sort = lane.last_sort if moment is None else moment
        lane.last_sort = sort
        identity = f"{item.author}\0{item.kind}\0{item.time.raw if moment is None else ''}\0{item.text}"
        if item.own_id is not None:
            # What was edited or taken back since the last export is something new, and what repeats an id is not.
            mark = _mark(f"{identity}\0{item.own_id}\0{' '.join(item.flags)}")
        else:
            mark = _mark(identity)
            if before := lane.repeated(sort, mark):
                mark = _mark(f"{identity}\0{before}")
        self.seen += 1
        return Placed(item, lane, self.seen, sort, mark)

    def _known(self, placed: Sequence[Placed]) -> dict[Key, int]:
        """The messages that are there already at the given times, by conversation, time and mark."""
        times: dict[int, set[int]] = {}
        for one in placed:
            times.setdefault(one.lane.conversation.number, set()).add(one.sort)
        return {
            (conversation, sort, mark): number
            for conversation, wanted in times.items()
            for sort, mark, number in store.marks_at(self._notebook.db, conversation, wanted)
        }

    def _author(self, conversation: Conversation, raw: str) -> int:
        number = author_number(self._notebook, conversation, raw)
        self._names.authors.setdefault(number, raw)
        return number

    def _clock(self, time: ItemTime) -> int:
        clock = Clock(time.zone or "", time.zone_basis, time.precision, int(time.ambiguous))
        number = self._clocks.get(clock)
        if number is None:
            number = self._clocks[clock] = store.clock_number(self._notebook.db, clock)
            self._names.clocks[number] = clock
        return number

    def _files_of(self, item: Item) -> list[files.KeptFile | None]:
        return [self._file_of(attachment) for attachment in item.attachments]

    def _file_of(self, attachment: Attachment) -> files.KeptFile | None:
        if attachment.data is not None:
            return self._media(attachment)
        if attachment.member is None:
            return None
        if attachment.member not in self._kept_media:
            try:
                self._kept_media[attachment.member] = self._media(attachment)
            except Problem:  # this one file can't be read; the message says so by having no hash
                self._kept_media[attachment.member] = None
        return self._kept_media[attachment.member]


def moment_of(written: str | None) -> int | None:
    """A time as milliseconds, in UTC when that is known, else as if the local time were; for sorting only."""
    if written is None:
        return None
    parsed = datetime.fromisoformat(written)
    if parsed.tzinfo is None:
        parsed = parsed.replace(tzinfo=UTC)
    return int(parsed.timestamp() * 1000)


def _mark(identity: str) -> int:
    return int.from_bytes(sha256(identity.encode()).digest()[:8], "big", signed=True)


def _attachments(item: Item, kept_files: list[files.KeptFile | None]) -> str | None:
    """The attachments as they are sealed: what the export says, and hash and size of what was kept."""
    if not item.attachments:
        return None
    described = []
    for attachment, file in zip(item.attachments, kept_files, strict=True):
        size, digest = (attachment.size, attachment.sha256) if file is None else (file.size, file.sha256)
        one: dict[str, Any] = {
            "link": attachment.link,
            "kept": file is not None,
            "media_type": attachment.media_type,
            "member": attachment.member,
            "name": attachment.name,
            "sha256": digest,
            "size": size,
        }
        described.append({name: value for name, value in one.items() if value is not None})
    return _json(described).decode()
