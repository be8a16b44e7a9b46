"""Contact that a report holds, counted. Only what is printed counts, and each thing once.

Whose a message is comes from the import and from the facts of the case. What is not known is not guessed: it is
counted apart, under what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from nocontact_desktop.diary.attempts import OTHER_MESSAGES, Cell, channel_of
from nocontact_desktop.report.material import Conversation, Entry, Material, Message

_NEVER_LEFT = frozenset({"draft", "failed"})
"""Marks of what the writer wrote and did not send."""
_NO_CONTACT = frozenset({"system", "unreadable"})


@dataclass(frozen=True)
class Blocked:
    """A day on which the writer blocked a channel (None: the entry names none), and the entry that says so."""

    day: date
    channel: str | None
    entry: Entry


@dataclass(frozen=True)
class From:
    """Somebody whose messages were counted, or were not: a message to name them by, and how many."""

    one: Message
    number: int


@dataclass(frozen=True)
class Contact:
    """What was counted, from ``first`` to ``last``.

    ``incoming`` is contact that came in, ``own`` what the petitioner sent, ``asked_for`` what came through others
    because the petitioner had asked them. ``senders`` are those whose messages are in ``incoming``; ``named`` says
    that the facts of the case name them. ``others`` are those whose messages are not counted. Apart are: ``about``,
    entries without an exact day; ``undated``, messages without a day; ``told_twice``, entries that are counted by
    their messages; ``unsaid``, messages of which it is not known whether they are the petitioner's.
    """

    incoming: tuple[Cell, ...] = ()
    own: tuple[Cell, ...] = ()
    asked_for: tuple[Cell, ...] = ()
    blocked: tuple[Blocked, ...] = ()
    senders: tuple[From, ...] = ()
    named: bool = False
    others: tuple[From, ...] = ()
    about: int = 0
    undated: int = 0
    told_twice: int = 0
    unsaid: int = 0
    first: date | None = None
    last: date | None = None

    @property
    def total(self) -> int:
        """How much contact came in."""
        return sum(cell.number for cell in self.incoming)


def contact_in(material: Material) -> Contact:
    """Count the contact of a report."""
    printed = _printed(material)
    named = any(one.sender == "them" for _, one in printed)
    counted = incoming(material)
    sent = [(each, one) for each, one in printed if one.sender == "me" and not _NEVER_LEFT & set(one.marks)]
    entries = [one for one in material.entries if one.kind == "contact"]
    theirs = {one.id for _, one in counted}
    ids = theirs | {one.id for _, one in sent}
    alone = [one for one in entries if not ids & set(one.message_ids)]
    dated = [one for one in alone if exact_day(one)]
    came_in = [*_cells(counted), *(_cell(one) for one in dated if not is_own(one) and not _was_asked_for(one))]
    own = [*_cells(sent), *(_cell(one) for one in dated if is_own(one))]
    asked_for = [_cell(one) for one in dated if not is_own(one) and _was_asked_for(one)]
    blocked = sorted(_blocked(material.entries), key=lambda one: (one.day, one.entry.number))
    first, last = _period(material, [cell.day for cell in (*came_in, *own, *asked_for)])
    return Contact(
        incoming=tuple(came_in),
        own=tuple(own),
        asked_for=tuple(asked_for),
        blocked=tuple(blocked),
        senders=_by_sender(one for _, one in counted),
        named=named,
        others=_by_sender(one for _, one in printed if one.sender == "else" and one.id not in theirs),
        about=len(alone) - len(dated),
        undated=sum(one.day is None for _, one in (*counted, *sent)),
        told_twice=len(entries) - len(alone),
        unsaid=sum(one.sender == "unsaid" for _, one in printed),
        first=first,
        last=last,
    )


def incoming(material: Material) -> list[tuple[Conversation, Message]]:
    """The printed messages that count as theirs."""
    printed = _printed(material)
    named = any(one.sender == "them" for _, one in printed)
    return [(each, one) for each, one in printed if _is_theirs(each, one, named=named)]


def _printed(material: Material) -> list[tuple[Conversation, Message]]:
    return [(each, one) for each in material.conversations for one in each.messages if one.kind not in _NO_CONTACT]


def exact_day(entry: Entry) -> date | None:
    """The day of an entry where it is known; with a time of day, "about" speaks of the time and not of the day."""
    is_exact = entry.fields.get("precision") in {"exact", "day"} or "T" in str(entry.fields.get("occurred_from") or "")
    return entry.first_day if is_exact else None


def is_own(entry: Entry) -> bool:
    """Whether an entry tells of contact that the writer made."""
    return entry.fields.get("direction") == "out"


def _is_theirs(conversation: Conversation, message: Message, *, named: bool) -> bool:
    """Whether a message counts as theirs: by name, or else in a conversation between two."""
    if named or message.sender != "else":
        return message.sender == "them"
    return sum(not one.mine for one in conversation.parties) == 1


def _was_asked_for(entry: Entry) -> bool:
    third_party = entry.fields.get("third_party")
    return isinstance(third_party, dict) and third_party.get("asked_for") == "yes"


def _cells(messages: Iterable[tuple[Conversation, Message]]) -> Iterator[Cell]:
    for conversation, one in messages:
        if one.day is not None:
            channel = channel_of(conversation.sources[0].format, one.kind) if conversation.sources else OTHER_MESSAGES
            yield Cell(one.day, int(one.clock[:2]) if one.clock else None, channel, 1)


def _cell(entry: Entry) -> Cell:
    day = exact_day(entry)
    assert day is not None
    written = str(entry.fields.get("occurred_from") or "")
    has_hour = "T" in written and entry.fields.get("precision") == "exact"
    return Cell(day, int(written[11:13]) if has_hour else None, _way(entry) or "other", 1)


def _way(entry: Entry) -> str | None:
    if entry.fields.get("third_party") is not None:
        return "others"
    channel = entry.fields.get("channel")
    return str(channel) if channel else None


def _blocked(entries: Iterable[Entry]) -> Iterator[Blocked]:
    for one in entries:
        response = one.fields.get("response")
        day = exact_day(one)
        if isinstance(response, dict) and response.get("kind") == "blocked" and day is not None:
            yield Blocked(day, _way(one), one)


def _by_sender(messages: Iterable[Message]) -> tuple[From, ...]:
    found: dict[tuple[str | None, str | None, int | None], list[Message]] = {}
    for one in messages:
        found.setdefault((one.author, one.name, one.member), []).append(one)
    by_number = sorted(found.values(), key=lambda each: (-len(each), each[0].number))
    return tuple(From(each[0], len(each)) for each in by_number)


def _period(material: Material, days: list[date]) -> tuple[date | None, date | None]:
    """From the first day asked for, or else the first that is counted, to the last day of the report.

    No day counts that had not come when the report was made, unless something is dated there.
    """
    if not days:
        return None, None
    first = date.fromisoformat(material.request.date_from) if material.request.date_from else days[0]
    made = date.fromisoformat(material.made_at[:10])
    last = min(material.last_day or made, made)
    return min(first, *days), max(last, *days)
