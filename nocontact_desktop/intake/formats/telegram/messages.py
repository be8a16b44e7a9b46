"""One message of Telegram's JSON."""

from __future__ import annotations

import re
from collections.abc import Collection

from nocontact_desktop.intake.export_paths import ExportPaths
from nocontact_desktop.intake.instants import Instants
from nocontact_desktop.intake.items import Attachment, Flag, Item, ItemTime, Kind
from nocontact_desktop.intake.json_export import Piece, Record, number_in, record_of, text_in, written
from nocontact_desktop.intake.local_time import LocalClock
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.sides import direction_of, unreadable

_FILES = ("photo", "file", "contact_vcard")
_LOCAL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_CALLS = ("phone_call", "group_call", "invite_to_group_call")
_UNANSWERED = {"missed": "Missed call", "busy": "Declined call"}


class MessageReader:
    """Turns messages into items. ``has_local_times``: some gave a time on a clock, and no instant."""

    def __init__(self, paths: ExportPaths, *, mine: Collection[str], zone: str | None, notes: Notes) -> None:
        self.has_local_times = False
        self._paths = paths
        self._mine = mine
        self._notes = notes
        self._instants = Instants(zone)
        self._clock = LocalClock(zone) if zone else None

    def item(self, piece: Piece, conversation: str, locator: str) -> Item:
        """The item of one message; what is no message keeps its text as unreadable."""
        raw = written(piece)
        record = record_of(piece)
        if record is None:
            return unreadable(raw, locator, conversation)
        author = self._author(record)
        kind = _kind(record)
        own_id = number_in(record.get("id"))
        attachments = self._attachments(record)
        return Item(
            kind=kind,
            locator=locator if own_id is None else f"message {own_id}",
            author=author,
            direction=direction_of(kind, author, self._mine, self._notes.names),
            time=self._time(record),
            raw=raw,
            text=_text(record, kind),
            flags=_flags(record, attachments),
            attachments=attachments,
            conversation=conversation,
            own_id=None if own_id is None else str(own_id),
        )

    def _author(self, record: Record) -> str | None:
        for number, name in (("from_id", "from"), ("actor_id", "actor")):
            raw, said = _account(record.get(number)), text_in(record.get(name))
            if raw or said:
                if raw and said:
                    self._notes.names[raw] = said
                return raw or said
        return None

    def _time(self, record: Record) -> ItemTime:
        said = text_in(record.get("date"))
        seconds = number_in(record.get("date_unixtime"))
        if seconds is not None:
            return self._instants.at(seconds, said or str(record["date_unixtime"]))
        if not _LOCAL.fullmatch(said):
            return ItemTime(raw=said)
        self.has_local_times = True
        try:
            utc, twice = self._clock.utc(said) if self._clock else (None, False)
        except ValueError:  # no such day or hour
            return ItemTime(raw=said)
        return ItemTime(
            raw=said,
            local=said,
            utc=utc,
            zone=self._clock.name if self._clock else None,
            zone_basis="assumed" if self._clock else "unknown",
            precision="second",
            ambiguous=twice,
        )

    def _attachments(self, record: Record) -> tuple[Attachment, ...]:
        found = []
        for name in _FILES:
            path = text_in(record.get(name))
            if not path:
                continue
            shown = text_in(record.get("file_name")) if name == "file" else ""
            if path.startswith("("):  # "(File not included. …)", in words that change
                found.append(Attachment(name=shown or name))
            else:
                found.append(self._paths.attachment(path, shown or None))
        return tuple(found)


def _account(value: object) -> str | None:
    """An account: "user1" as it is now, a bare number as it was before 2021."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"user{value}"
    return text_in(value) or None


def _kind(record: Record) -> Kind:
    if text_in(record.get("type")) == "service":
        return "call" if record.get("action") in _CALLS else "system"
    return "message"


def _flags(record: Record, attachments: tuple[Attachment, ...]) -> tuple[Flag, ...]:
    flags: list[Flag] = []
    if record.get("edited") or record.get("edited_unixtime"):
        flags.append("edited")
    if record.get("self_destruct_period_seconds") or record.get("ttl"):
        flags.append("view_once")
    if any(one.member is None for one in attachments):
        flags.append("media_missing")
    return tuple(flags)


def _text(record: Record, kind: Kind) -> str:
    if kind == "call":
        return _call_text(record)
    if kind == "system":
        return _service_text(record)
    parts = [_plain(record.get("text")), _shared(record)]
    return "\n".join(part for part in parts if part)


def _plain(text: object) -> str:
    """Text as one string: Telegram writes formatted text as a list of strings and parts."""
    if isinstance(text, list):
        return "".join(_plain(one) for one in text)
    return text_in(text.get("text")) if isinstance(text, dict) else text_in(text)


def _shared(record: Record) -> str:
    """What a message shares besides text and files: a place, a contact, a poll, a sticker's sign."""
    said = [text_in(record.get("sticker_emoji"))]
    match record.get("location_information"):
        case {"latitude": float() as latitude, "longitude": float() as longitude}:
            said.append(f"Location: {latitude}, {longitude}")
    match record.get("contact_information"):
        case {"phone_number": str() as number, **rest}:
            name = " ".join(filter(None, (text_in(rest.get("first_name")), text_in(rest.get("last_name")))))
            said.append(f"Contact: {name} {number}".strip())
    match record.get("poll"):
        case {"question": str() as question}:
            said.append(f"Poll: {question}")
    return "\n".join(one for one in said if one)


def _call_text(record: Record) -> str:
    if record.get("action") != "phone_call":
        return "Group call"
    reason = text_in(record.get("discard_reason"))
    seconds = number_in(record.get("duration_seconds"))
    if seconds is None:
        return _UNANSWERED.get(reason, "Call")
    minutes, rest = divmod(int(seconds), 60)
    return f"Call, {minutes} min {rest} s" if minutes else f"Call, {rest} s"


def _service_text(record: Record) -> str:
    """What the service says, from the names of its fields: its own words are not in the export."""
    action = text_in(record.get("action")).replace("_", " ")
    members = record.get("members")
    named = [one for one in members if isinstance(one, str)] if isinstance(members, list) else []
    further = [text_in(record.get("title")), ", ".join(named), _plain(record.get("text"))]
    return ": ".join(part for part in (action, " ".join(filter(None, further))) if part)
