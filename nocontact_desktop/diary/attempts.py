"""Incoming contact, counted: entries about contact, and messages and calls that were brought in. The user's own apart.

Counts only. What has no exact day, and what nobody said the sender of, is counted apart and not put anywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from nocontact_desktop.diary.calendar import exact_days
from nocontact_desktop.diary.case import get_case
from nocontact_desktop.diary.entries import when_of
from nocontact_desktop.diary.entry import EntryDraft, from_fields
from nocontact_desktop.diary.finding import store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.progress import Progress, Stop, stop_if
from nocontact_desktop.vault.settings import get_setting, set_setting

_SETTING = "diary.attempts.left_out"
OTHER_MESSAGES = "other-message"
_CHANNELS = {
    "whatsapp": "whatsapp",
    "sms": "sms",
    "google_voice": "sms",
    "imessage": "sms",
    "signal": "signal",
    "telegram": "telegram",
    "messenger": "messenger",
    "instagram": "instagram",
    "discord": "discord",
    "snapchat": "snapchat",
    "mail": "email",
}
"""The channel messages of a format came by, by how the format's name begins."""
_BY_PHONE = ("sms", "google_voice")
"""Formats whose calls are plain telephone calls."""


class Cell(NamedTuple):
    """So many attempts on a local day, in a local hour (None: not known), by a channel."""

    day: date
    hour: int | None
    channel: str
    number: int


class Block(NamedTuple):
    """A day on which the writer blocked a channel, as an entry says; None where it names no channel."""

    day: date
    channel: str | None


@dataclass(frozen=True)
class Sender:
    """Somebody who wrote or called. ``raw`` is as exports write it, ``count`` how many messages and calls."""

    raw: str
    name: str
    count: int


@dataclass(frozen=True)
class Tally:
    """Everything that was counted.

    ``senders`` maps who wrote (as exports write it) to what they sent. ``entries`` are the contacts of the diary
    that no message stands for. ``own`` is what the user sent, ``blocked`` when a channel was blocked.
    Apart are: ``about``, contacts without an exact day; ``undated``, messages without a day; ``told_twice``,
    contacts whose messages are counted already; ``whose``, messages of which it is not known who sent them.
    """

    entries: tuple[Cell, ...]
    senders: tuple[Sender, ...]
    sent: dict[str, tuple[Cell, ...]]
    about: int
    undated: int
    told_twice: int
    whose: int
    time_zone: str | None
    own: tuple[Cell, ...] = ()
    blocked: tuple[Block, ...] = ()

    def cells(self, without: Collection[str] = ()) -> Iterator[Cell]:
        """The attempts of the diary and of all senders but those left out."""
        yield from self.entries
        for raw, cells in self.sent.items():
            if raw not in without:
                yield from cells


def tally(notebook: Notebook, *, progress: Progress, cancelled: Stop) -> Tally:
    """Count all incoming contact, by local day and hour in the time zone of the case.

    The day of an entry is the one the writer gave. Raises :class:`Cancelled` when it is stopped.
    """
    zone = get_case(notebook).time_zone
    messages = _Messages(zone)
    with notebook.db.stopping_if(cancelled):
        for found in store.sent(notebook.db, zone or "", progress):
            messages.add(found)
    stop_if(cancelled)
    entries, own_entries, about, told_twice = _of_entries(notebook)
    sent = {raw: _cells_of(cells) for raw, cells in messages.sent.items()}
    senders = [Sender(raw, messages.names[raw], sum(cell.number for cell in cells)) for raw, cells in sent.items()]
    return Tally(
        entries=entries,
        senders=tuple(sorted(senders, key=lambda one: (-one.count, one.name))),
        sent=sent,
        about=about,
        undated=messages.undated,
        told_twice=told_twice,
        whose=messages.whose,
        time_zone=zone,
        own=(*_cells_of(messages.own), *own_entries),
        blocked=tuple(_blocked(notebook)),
    )


_Counts = dict[tuple[date, int | None, str], int]


class _Messages:
    """Adds up what was sent, by day, hour and channel: the user's own, and what came in by its sender."""

    def __init__(self, zone: str | None) -> None:
        self._zone = zone
        self.own: _Counts = {}
        self.sent: dict[str, _Counts] = {}
        self.names: dict[str, str] = {}
        self.undated = self.whose = 0

    def add(self, found: store.Sent) -> None:
        at = local_hour(found.bucket, self._zone)
        if found.mine:
            counts = self.own
        elif found.raw is None:
            self.whose += found.number
            return
        else:
            counts = self.sent.setdefault(found.raw, {})
            self.names.setdefault(found.raw, found.name)
            self.undated += found.number if at is None else 0
        if at is not None:
            key = (*at, channel_of(found.format, found.kind))
            counts[key] = counts.get(key, 0) + found.number


def _cells_of(counts: _Counts) -> tuple[Cell, ...]:
    return tuple(Cell(*key, number) for key, number in counts.items())


def left_out(notebook: Notebook) -> frozenset[str]:
    """Senders (as exports write them) whose messages the user does not want counted."""
    return frozenset(msgspec.convert(get_setting(notebook.db, _SETTING, []), list[str]))


def leave_out(notebook: Notebook, senders: Collection[str]) -> Changes:
    """Keep whose messages are not to be counted. It is a help for looking, and is not sealed."""
    set_setting(notebook.db, _SETTING, sorted(senders))
    return Changes.of("attempts", "left-out")


def _of_entries(notebook: Notebook) -> tuple[tuple[Cell, ...], tuple[Cell, ...], int, int]:
    """The contacts of the diary, those the writer made, and how many of the former have no exact day or are counted
    by their messages.
    """
    cells: list[Cell] = []
    own: list[Cell] = []
    about = told_twice = 0
    for _, fields in store.contact_entries(notebook.db):
        draft = from_fields(msgspec.json.decode(fields))
        first = next(exact_days(when_of(draft)), None)
        if draft.direction == "out":
            if first is not None and not draft.messages:
                own.append(Cell(first, _hour(draft), _way(draft), 1))
        elif draft.messages:
            told_twice += 1
        elif first is None:
            about += 1
        else:
            cells.append(Cell(first, _hour(draft), _way(draft), 1))
    return tuple(cells), tuple(own), about, told_twice


def _blocked(notebook: Notebook) -> Iterator[Block]:
    for fields in store.blocking_entries(notebook.db):
        draft = from_fields(msgspec.json.decode(fields))
        first = next(exact_days(when_of(draft)), None)
        if first is not None:
            has_way = draft.channel is not None or draft.third_party is not None
            yield Block(first, _way(draft) if has_way else None)


def _hour(draft: EntryDraft) -> int | None:
    written = draft.occurred_from or ""
    return int(written[11:13]) if "T" in written and draft.precision == "exact" else None


def _way(draft: EntryDraft) -> str:
    return "others" if draft.third_party is not None else draft.channel or "other"


def channel_of(format_name: str, kind: str) -> str:
    """The channel a message or call of a ``kind`` came by, from the name of its export's format."""
    if kind in {"call", "voicemail"} and format_name.startswith(_BY_PHONE):
        return "voicemail" if kind == "voicemail" else "phone"
    return next((way for start, way in _CHANNELS.items() if format_name.startswith(start)), OTHER_MESSAGES)


@lru_cache(maxsize=8192)
def local_hour(bucket: str | None, zone: str | None) -> tuple[date, int | None] | None:
    """The local day and hour of "2026-03-02T21", of "2026-03-02" or of "2026-03-02T21:15Z"."""
    if bucket is None:
        return None
    if not bucket.endswith("Z"):
        return date.fromisoformat(bucket[:10]), int(bucket[11:13]) if len(bucket) > 10 else None
    moment = datetime.fromisoformat(bucket[:-1]).replace(tzinfo=UTC)
    local = moment if zone is None else moment.astimezone(ZoneInfo(zone))
    return local.date(), local.hour


@dataclass(frozen=True)
class Week:
    """A week from its Monday on, with its attempts by channel."""

    start: date
    by_channel: dict[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.by_channel.values())


def week_start(day: date) -> date:
    """The Monday of a day's ISO week."""
    return day - timedelta(days=day.weekday())


def last_week(cells: Collection[Cell], today: date, weeks: int) -> date:
    """The Monday of the week a chart ends with: this one, or where ``weeks`` up to it are empty, the last with any."""
    this = week_start(today)
    last = max((week_start(cell.day) for cell in cells), default=this)
    return this if last > this - timedelta(weeks=weeks) else last


def by_week(cells: Collection[Cell], first: date, weeks: int) -> list[Week]:
    """``weeks`` weeks from the one ``first`` lies in, those without any attempt among them."""
    start = week_start(first)
    found = [Week(start + timedelta(weeks=place), {}) for place in range(weeks)]
    for cell in cells:
        place = (cell.day - start).days // 7
        if 0 <= place < weeks:
            counts = found[place].by_channel
            counts[cell.channel] = counts.get(cell.channel, 0) + cell.number
    return found


@dataclass(frozen=True)
class Hours:
    """Attempts by weekday (Monday first) and hour of the day, and how many have a day but no hour."""

    grid: tuple[tuple[int, ...], ...]
    without: int


def by_hour(cells: Collection[Cell], first: date, weeks: int) -> Hours:
    """The attempts of the same weeks by weekday and hour."""
    start = week_start(first)
    grid = [[0] * 24 for _ in range(7)]
    without = 0
    for cell in cells:
        if not 0 <= (cell.day - start).days < weeks * 7:
            continue
        if cell.hour is None:
            without += cell.number
        else:
            grid[cell.day.weekday()][cell.hour] += cell.number
    return Hours(tuple(tuple(row) for row in grid), without)
