"""Snapchat's "My Data": chat_history.json and snap_history.json, alone or in a zip with the saved media.

The layout of today is one list for each conversation; the older one has lists of what was received and what was sent.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime

from nocontact_desktop.intake.export_paths import ExportPaths
from nocontact_desktop.intake.instants import Instants
from nocontact_desktop.intake.items import Attachment, Direction, Flag, Item, ItemTime, Kind, ReadOptions
from nocontact_desktop.intake.json_export import (
    Piece,
    Record,
    elements_of,
    number_in,
    open_object,
    read_json,
    record_of,
    text_in,
    written,
)
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.sides import unreadable
from nocontact_desktop.intake.source import Source

NAME = "snapchat"
TITLE = "Snapchat"
SUFFIXES = ("history.json",)

_OLDER = re.compile(r"(Received|Sent) (?:Saved )?(?:Chat|Snap) History")
_CREATED = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC")
_MICROSECONDS_FROM = 10**14  # what is called microseconds is mostly milliseconds: only its size tells
_STATUS_CALL = re.compile(r"STATUSCALL(MISSED)?(AUDIO|VIDEO)?", re.IGNORECASE)


def sniff(head: bytes, name: str) -> int:
    """Return how sure it is, from 0 to 100, that a JSON file that begins with ``head`` is one of these."""
    if b'"Media Type"' not in head or b'"Created' not in head:
        return 0
    return 95 if name.endswith(SUFFIXES) else 80


def read(source: Source, options: ReadOptions, notes: Notes) -> Iterator[Item]:
    """Yield the items of every conversation; what was assumed and left out goes into ``notes``.

    Raises:
        Problem: no member is such a list, or the zone's name is unknown.
    """
    members = source.recognised(SUFFIXES, sniff)
    reader = _Reader(source, options, notes)
    for member in members:
        yield from reader.file(source, member, f"file {member}, " if len(members) > 1 else "")
    notes.assume_shown_zone(options)


class _Reader:
    def __init__(self, source: Source, options: ReadOptions, notes: Notes) -> None:
        self._paths = ExportPaths(source)
        self._media = [one for one in source.members() if source.is_archive and not one.endswith(".json")]
        self._notes = notes
        self._instants = Instants(options.time_zone)

    def file(self, source: Source, member: str, place: str) -> Iterator[Item]:
        whole = open_object(read_json(source, member))
        for name, pieces in whole.members.items():
            older = _OLDER.fullmatch(name)
            for position, piece in enumerate(elements_of(pieces)):
                locator = f"{place}{name}[{position}]"
                yield self._older(piece, older[1] == "Sent", locator) if older else self._item(piece, name, locator)
        if whole.broken_at is not None:
            self._notes.skip(f"{place}byte {whole.broken_at}", "broken-off")

    def _item(self, piece: Piece, key: str, locator: str) -> Item:
        raw, record = written(piece), record_of(piece)
        if record is None:
            return unreadable(raw, locator, key)
        title = text_in(record.get("Conversation Title"))
        if title:
            self._notes.entitle(title, key)
        sender = record.get("IsSender")
        direction: Direction = "unknown" if not isinstance(sender, bool) else "out" if sender else "in"
        author = text_in(record.get("From")) or None
        return self._made(record, raw, locator, key, author=author, direction=direction, text=_text(record, "Content"))

    def _older(self, piece: Piece, sent: bool, locator: str) -> Item:
        raw, record = written(piece), record_of(piece)
        if record is None:
            return unreadable(raw, locator)
        other = text_in(record.get("To" if sent else "From"))
        author = None if sent else other or None
        direction: Direction = "out" if sent else "in"
        text = html.unescape(_text(record, "Text"))
        return self._made(record, raw, locator, other, author=author, direction=direction, text=text)

    def _made(
        self, record: Record, raw: str, locator: str, key: str, *, author: str | None, direction: Direction, text: str
    ) -> Item:
        kind = _kind(record)
        attachments = tuple(self._attachments(text_in(record.get("Media IDs"))))
        flags: tuple[Flag, ...] = ("deleted",) if "ERASED" in text_in(record.get("Media Type")).upper() else ()
        if any(one.member is None for one in attachments):
            flags = (*flags, "media_missing")
        return Item(
            kind=kind,
            locator=locator,
            author=author,
            direction="none" if kind == "system" else direction,
            time=self._time(record),
            raw=raw,
            text=text,
            flags=flags,
            attachments=attachments,
            conversation=key,
        )

    def _time(self, record: Record) -> ItemTime:
        exact = number_in(record.get("Created(microseconds)"))
        created = text_in(record.get("Created"))
        if exact:
            return self._instants.at(
                exact / (1_000_000 if exact >= _MICROSECONDS_FROM else 1_000), created or str(exact)
            )
        found = _CREATED.fullmatch(created)
        try:
            moment = datetime.fromisoformat(f"{found[1]}T{found[2]}+00:00") if found else None
        except ValueError:  # no such day or hour
            moment = None
        return (
            ItemTime(raw=created) if moment is None else self._instants.at(moment.astimezone(UTC).timestamp(), created)
        )

    def _attachments(self, ids: str) -> Iterator[Attachment]:
        for one in filter(None, (part.strip() for part in ids.split("|"))):
            found = next((member for member in self._media if one in member), None)
            yield Attachment(name=one) if found is None else self._paths.attachment(found)


def _kind(record: Record) -> Kind:
    said = text_in(record.get("Media Type")).upper()
    if _STATUS_CALL.match(said):
        return "call"
    return "system" if said.startswith("STATUS") and "ERASED" not in said else "message"


def _text(record: Record, field: str) -> str:
    """The words; without any, what kind of message it is."""
    words = text_in(record.get(field))
    said = text_in(record.get("Media Type"))
    if words or said.upper() in {"TEXT", ""}:
        return words
    call = _STATUS_CALL.match(said)
    if call:
        kind = (call[2] or "").lower()
        return " ".join(part for part in ("Missed" if call[1] else "", kind, "call") if part).capitalize()
    if "ERASED" in said.upper():
        return ""
    return said.removeprefix("STATUS").lower() if said.startswith("STATUS") else said.capitalize()
