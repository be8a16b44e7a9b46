"""Contact that must remain, on terms: which way, how often, about what, how long, read when, in which style.

Terms keep their channel open on the board, on purpose. They are a plan like any other.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, Literal

import msgspec

from nocontact_desktop.errors import Problem
from nocontact_desktop.preparation.board import add_channel, board
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.store import channels
from nocontact_desktop.preparation.store import records as store
from nocontact_desktop.preparation.store.records import Record
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

Why = Literal["children", "court", "business", "money", "family", "work"]
Style = Literal["plain", "grey-rock", "order-only"]
Day = Literal[0, 1, 2, 3, 4, 5, 6]
"""A day of the week; 0 is Monday."""


class ReadingTime(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From when until when messages are read, on some days of the week.

    Local times such as ``18:30``, empty for not said. An end that is not after the start lies on the next day.
    """

    days: tuple[Day, ...] = ()
    start: str = ""
    end: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether days and both times are said. Only then does it count."""
        return bool(self.days and self.start and self.end)

    def __post_init__(self) -> None:
        """Raises ValueError for what is no time."""
        for text in filter(None, (self.start, self.end)):
            time.fromisoformat(text)


class Terms(Record, frozen=True, kw_only=True):
    """The terms for one channel. Texts are as typed, empty for what was not said; None: not said.

    ``beyond`` is the user's own rule for what goes beyond the terms. ``longest_words`` is for one message.
    ``order`` is the id of the order they come from. ``started`` and ``ended`` are first and last day (ISO 8601).
    """

    channel: str
    why: tuple[Why, ...] = ()
    why_words: str = ""
    how_often: str = ""
    times_per_week: int | None = None
    subjects: tuple[str, ...] = ()
    longest_words: int | None = None
    reading: tuple[ReadingTime, ...] = ()
    style: Style | None = None
    beyond: str = ""
    order: str = ""
    started: str = ""
    ended: str = ""
    note: str = ""

    def is_active(self, today: date) -> bool:
        """Whether they hold on a day. Without days said, they do."""
        return self.started <= today.isoformat() and (not self.ended or today.isoformat() <= self.ended)

    def may_read(self, at: datetime) -> bool | None:
        """Whether ``at`` (local) lies in a time for reading; None when there are none."""
        whole = [one for one in self.reading if one.is_whole]
        return any(_lies_in(one, at) for one in whole) if whole else None

    def next_reading(self, after: datetime) -> datetime | None:
        """When the next time for reading begins after ``after`` (local); None when there are none."""
        starts = [
            datetime.combine(after.date() + timedelta(days=ahead), time.fromisoformat(one.start), after.tzinfo)
            for one in self.reading
            for ahead in range(8)
            if one.is_whole and (after.weekday() + ahead) % 7 in one.days
        ]
        return min((start for start in starts if start > after), default=None)


def all_terms(notebook: Notebook) -> list[Terms]:
    """All terms, in the order in which they were added."""
    return store.records(notebook.db, "contact_terms", Terms)


def terms(notebook: Notebook, terms_id: str) -> Terms:
    """One of them. Raises :class:`Problem` ``terms.no-such-terms``."""
    found = store.record(notebook.db, "contact_terms", Terms, terms_id)
    if found is None:
        raise Problem("terms.no-such-terms")
    return found


def active_terms(notebook: Notebook) -> list[Terms]:
    """Those that hold today."""
    today = local_now(notebook).date()
    return [one for one in all_terms(notebook) if one.is_active(today)]


def kept_open(notebook: Notebook) -> dict[str, Terms]:
    """By channel: the terms that hold today and are the reason why it stays open."""
    return {one.channel: one for one in reversed(active_terms(notebook))}


def add_terms(notebook: Notebook, channel_id: str) -> Changes:
    """Set terms for a channel, and leave it open on the board. Raises :class:`Problem` ``board.no-such-channel``."""
    added = Terms(id=notebook.surroundings.random_bytes(8).hex(), channel=channel_id)
    _check_channel(notebook, channel_id)
    with notebook.db.transaction():
        store.keep_record(notebook.db, "contact_terms", added)
        _choose(notebook, channel_id, "open")
    return Changes.of("terms", added.id) | Changes.of("channel", channel_id)


def add_terms_for_new_channel(notebook: Notebook, name: str) -> Changes:
    """The same for a channel that is not on the board yet. Raises :class:`Problem` ``board.needs-name``."""
    channel_id, added = add_channel(notebook, name)
    return added | add_terms(notebook, channel_id)


def change_terms(notebook: Notebook, terms_id: str, **values: Any) -> Changes:
    """Say something else, field by field as in :class:`Terms`. Another channel is left open on the board.

    Raises :class:`Problem` ``terms.no-such-terms`` and ``board.no-such-channel``, and ValueError for what does not fit.
    """
    if "channel" in values:
        _check_channel(notebook, values["channel"])
    with notebook.db.transaction():
        store.keep_record(notebook.db, "contact_terms", store.changed(terms(notebook, terms_id), values))
        if "channel" in values:
            _choose(notebook, values["channel"], "open")
    touched = Changes.of("channel", values["channel"]) if "channel" in values else Changes()
    return Changes.of("terms", terms_id) | touched


def remove_terms(notebook: Notebook, terms_id: str) -> Changes:
    """Erase terms. Their channel stays as it is on the board."""
    with notebook.db.transaction():
        store.drop_record(notebook.db, "contact_terms", terms_id)
    return Changes.of("terms", terms_id)


def keep_open(notebook: Notebook, channel_id: str) -> Changes:
    """Leave a channel open on the board. Raises :class:`Problem` ``board.no-such-channel``."""
    _check_channel(notebook, channel_id)
    with notebook.db.transaction():
        _choose(notebook, channel_id, "open")
    return Changes.of("channel", channel_id)


def leave_undecided(notebook: Notebook, channel_id: str) -> Changes:
    """Put a channel back to not decided. Raises :class:`Problem` ``board.no-such-channel``."""
    _check_channel(notebook, channel_id)
    with notebook.db.transaction():
        _choose(notebook, channel_id, None)
    return Changes.of("channel", channel_id)


def local_now(notebook: Notebook) -> datetime:
    """The notebook's time in the zone of this computer."""
    return notebook.surroundings.now().astimezone()


def _choose(notebook: Notebook, channel_id: str, choice: Literal["open"] | None) -> None:
    """Within a transaction, what the board's own ``decide`` does; the board can take it back."""
    before = channels.channel(notebook.db, channel_id)
    if before[0] != choice:
        channels.add_before(notebook.db, channel_id, moment(notebook), before)
        decided_at = None if choice is None else moment(notebook)
        channels.keep_channel(notebook.db, channel_id, (choice, before[1], decided_at, None))


def _check_channel(notebook: Notebook, channel_id: str) -> None:
    if channel_id not in {state.channel_id for state in board(notebook)}:
        raise Problem("board.no-such-channel")


def _lies_in(one: ReadingTime, at: datetime) -> bool:
    start, end, now = time.fromisoformat(one.start), time.fromisoformat(one.end), at.time()
    if start < end:
        return at.weekday() in one.days and start <= now < end
    return (at.weekday() in one.days and now >= start) or ((at.weekday() - 1) % 7 in one.days and now < end)
