"""From the elements of a backup to items, in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nocontact_desktop.intake.calls import call_in_words
from nocontact_desktop.intake.formats.sms_backup.elements import Piece, Tag
from nocontact_desktop.intake.formats.sms_backup.parts import Contents, contents_of, value
from nocontact_desktop.intake.instants import Instants
from nocontact_desktop.intake.items import Direction, Flag, Item, ItemTime, Kind, ReadOptions
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.phone_numbers import NO_NUMBER, number_key
from nocontact_desktop.intake.sides import unreadable_parts

_BOXES: dict[str, tuple[Direction, tuple[Flag, ...]]] = {
    "1": ("in", ()),
    "2": ("out", ()),
    "3": ("out", ("draft",)),
    "4": ("out", ("failed",)),  # 4 and 6 were still waiting to be sent
    "5": ("out", ("failed",)),
    "6": ("out", ("failed",)),
}
_BY_MMS_TYPE: dict[str, tuple[Direction, tuple[Flag, ...]]] = {
    "128": ("out", ()),
    "130": ("in", ()),
    "132": ("in", ()),
}
_CALLS: dict[str, tuple[Direction, str]] = {
    "1": ("in", "Incoming call"),
    "2": ("out", "Outgoing call"),
    "3": ("in", "Missed call"),
    "4": ("in", "Voicemail"),
    "5": ("in", "Rejected call"),
    "6": ("in", "Blocked call"),
    "7": ("in", "Call answered on another device"),
}
_SENDER = "137"
_OWNER = "insert-address-token"
_NOT_SHOWN = frozenset({"", "-1", "-2", "-3"})
_NO_NAMES = frozenset({"", "(unknown)", "null"})
_SECONDS_BELOW = 100_000_000_000  # as milliseconds this would be before 1973


class BackupReader:
    """Reads one backup after another; what they say of people goes into ``notes``."""

    def __init__(self, options: ReadOptions, notes: Notes) -> None:
        self._instants = Instants(options.time_zone)
        self._notes = notes
        self._known: dict[tuple[str, str], str] = {}
        self._titled = {""}
        notes.entitle("No number shown", NO_NUMBER)

    def items(self, pieces: Iterable[Piece], place: str) -> Iterator[Item]:
        """Yield the items of one backup; ``place`` stands in front of where each is."""
        number, ended, last = 0, False, "start"
        for piece in pieces:
            ended = ended or piece.ends
            if piece.element or piece.too_large:
                number += 1
                last = f"{'call' if piece.element.startswith('<call') else 'message'} {number}"
            locator = f"{place}{last}"
            if piece.too_large:
                self._notes.skip(locator, "too-large")
            elif piece.tags:
                yield self._item(piece, locator)
            elif piece.element:
                yield from unreadable_parts(piece.element, locator)
            if piece.beside:
                yield from unreadable_parts(piece.beside, f"{place}after {last}" if number else locator)
        if not ended:
            self._notes.skip(f"{place}after {last}", "broken-off")

    def _item(self, piece: Piece, locator: str) -> Item:
        name, element = piece.tags[0]
        if name == "call":
            return self._call(element, piece.element, locator)
        address = value(element, "address")
        people = [one for one in address.split("~") if one.strip()]
        conversation = self._conversation(people, address, value(element, "contact_name"))
        time = self._time(value(element, "date"))
        if name == "sms":
            direction, flags = _BOXES.get(value(element, "type"), ("unknown", ()))
            subject, body = value(element, "subject"), value(element, "body")
            found = Contents("message", "\n".join(filter(None, (subject, body))))
            author = people[0] if direction == "in" and people else None
        else:
            other = _BY_MMS_TYPE.get(value(element, "m_type"), ("unknown", ()))
            direction, flags = _BOXES.get(value(element, "msg_box"), other)
            found = contents_of(piece.tags, piece.files)
            author = _sender(piece.tags, people) if direction == "in" else None
        return Item(
            kind=found.kind,
            locator=locator,
            author=author,
            direction=direction,
            time=time,
            raw=piece.element,
            text=found.text.replace("\r\n", "\n"),
            flags=flags + found.flags,
            attachments=found.attachments,
            conversation=conversation,
        )

    def _call(self, element: dict[str, str], raw: str, locator: str) -> Item:
        number, kind = value(element, "number"), value(element, "type")
        shown = number not in _NOT_SHOWN
        direction, words = _CALLS.get(kind, ("unknown", f"Call ({kind})" if kind else "Call"))
        length = value(element, "duration")
        seconds = int(length) if length.isdecimal() and len(length) < 9 and kind in {"1", "2", "4", "7"} else None
        said: Kind = "voicemail" if kind == "4" else "call"
        return Item(
            kind=said,
            locator=locator,
            author=number if shown and direction == "in" else None,
            direction=direction,
            time=self._time(value(element, "date")),
            raw=raw,
            text=call_in_words(words, seconds) + ("" if shown else ", no number shown"),
            conversation=self._conversation([number], number, value(element, "contact_name")) if shown else NO_NUMBER,
        )

    def _conversation(self, people: list[str], address: str, name: str) -> str:
        """The key of a conversation, whose title and people are noted when they are seen for the first time."""
        found = self._known.get((address, name))
        if found is not None:
            return found
        key = self._known[address, name] = "~".join(sorted({number_key(one) for one in people}))
        named = "" if name.strip().casefold() in _NO_NAMES else name.strip()
        self._notes.take_part(people, key)
        if named and len(people) == 1:
            self._notes.names.setdefault(people[0], named)
        if key not in self._titled:
            self._notes.entitle(named or ", ".join(people), key)
            self._titled.update([key] * bool(named))
        return key

    def _time(self, raw: str) -> ItemTime:
        if not (raw.isdecimal() and raw.isascii() and len(raw) < 20):
            return ItemTime(raw=raw)
        date = int(raw)
        return self._instants.at(date if date < _SECONDS_BELOW else date // 1000, raw)


def _sender(tags: list[Tag], people: list[str]) -> str | None:
    """Who sent a message that came in, as its own list of addresses says; else the only other one."""
    for name, one in tags:
        address = value(one, "address")
        if name == "addr" and one.get("type") == _SENDER and address and address != _OWNER:
            alike = [person for person in people if number_key(person) == number_key(address)]
            return alike[0] if alike else address if len(people) != 1 else people[0]
    return people[0] if len(people) == 1 else None
