"""Incoming messages beside the agreed terms, as far as they were brought in. Nothing of this is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from nocontact_desktop.diary.attempts import OTHER_MESSAGES, channel_of, left_out
from nocontact_desktop.diary.case import get_case
from nocontact_desktop.diary.conversations import ConversationRow, MessageRow, conversations, messages
from nocontact_desktop.guidance.content import Content
from nocontact_desktop.preparation.terms_kept import Agreed, Comparing, Outside, agreed, holding
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.progress import Progress, Stop, stop_if

R = TypeVar("R")
_WINDOW = 500
_NO_CONTACT = ("system", "unreadable")


class Fetch(Protocol):
    """Calls a function and gives what it returns."""

    def __call__(self, function: Callable[..., R], *args: Any) -> R:
        """Call it."""


def _at_once(function: Callable[..., R], *args: Any) -> R:
    return function(*args)


@dataclass(frozen=True)
class OutsideMessage:
    """A message outside the terms. ``at`` is local, a day alone where no time is known; ``way`` the diary's channel."""

    id: str
    conversation: str
    way: str
    at: date | datetime
    outside: tuple[Outside, ...]


@dataclass(frozen=True)
class TermsKept:
    """What was looked at: the terms, how many incoming messages of their days, and those outside, the latest first.

    With terms that have no first day nothing is compared.
    """

    agreed: tuple[Agreed, ...]
    looked_at: int = 0
    found: tuple[OutsideMessage, ...] = ()

    @property
    def undated(self) -> tuple[str, ...]:
        """The names of the terms that have no first day."""
        return tuple(one.name for one in self.agreed if not one.terms.started)

    def with_reason(self, reason: Outside) -> tuple[OutsideMessage, ...]:
        """Those that lie outside in this way."""
        return tuple(one for one in self.found if reason in one.outside)


def look(
    notebook: Notebook,
    content: Content,
    *,
    progress: Progress,
    cancelled: Stop,
    fetch: Fetch = _at_once,
) -> TermsKept:
    """Compare all incoming messages with the terms of their days. Raises :class:`Cancelled` when it is stopped.

    Those of senders who are left out of the counts are left out here too, and so is what nobody said the sender of.
    ``fetch`` calls what reads the notebook, one short step at a time, such as on the thread that alone may do so.
    """
    asked = fetch(_asked, notebook, content)
    comparing = Comparing(asked.terms, content.reply_subjects)
    whole, done, looked_at = sum(row.messages for row in asked.rows), 0, 0
    found: list[OutsideMessage] = []
    for row in asked.rows:
        for start in range(0, row.messages, _WINDOW):
            stop_if(cancelled)
            window = fetch(messages, notebook, row.id, start, _WINDOW)
            for one, at in _incoming(window, asked.without, asked.zone):
                if holding(asked.terms, _day(at)):
                    looked_at += 1
                    found += _outside(row, one, at, comparing)
            done += min(_WINDOW, row.messages - start)
            progress(done, whole)
    # A day alone stands before the times of that day; all are local.
    found.sort(key=lambda one: (str(one.at), one.id), reverse=True)
    return TermsKept(asked.terms, looked_at, tuple(found))


@dataclass(frozen=True)
class _Asked:
    """What is asked for before the messages are."""

    terms: tuple[Agreed, ...]
    rows: tuple[ConversationRow, ...]
    without: frozenset[str]
    zone: str | None


def _asked(notebook: Notebook, content: Content) -> _Asked:
    terms = agreed(notebook, content)
    rows = tuple(conversations(notebook)) if terms else ()
    return _Asked(terms, rows, left_out(notebook), get_case(notebook).time_zone)


def _incoming(
    window: list[MessageRow], without: frozenset[str], zone: str | None
) -> Iterator[tuple[MessageRow, date | datetime]]:
    for one in window:
        at = local_time(one, zone)
        if one.mine is False and one.kind not in _NO_CONTACT and at is not None and (one.author or "") not in without:
            yield one, at


def local_time(message: MessageRow, zone: str | None) -> date | datetime | None:
    """When a message came, on the clock of ``zone`` where both are known, else as it was read; None: not known."""
    if message.utc and zone and (message.local is None or message.zone not in (None, zone)):
        return datetime.fromisoformat(message.utc).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    if not message.local:
        return None
    return datetime.fromisoformat(message.local) if "T" in message.local else date.fromisoformat(message.local)


def _outside(row: ConversationRow, one: MessageRow, at: date | datetime, comparing: Comparing) -> list[OutsideMessage]:
    way = channel_of(row.format, one.kind)
    if way == OTHER_MESSAGES:
        return []
    reasons = comparing.outside(way, at, one.text)
    return [OutsideMessage(one.id, row.title, way, at, reasons)] if reasons else []


def _day(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at
