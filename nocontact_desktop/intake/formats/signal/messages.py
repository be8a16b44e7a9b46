"""From the frames that are messages, calls and events to items."""

from __future__ import annotations

import msgspec

from nocontact_desktop.intake.formats.signal.people import Directory, Recipient, bytes_in, id_in, part_of
from nocontact_desktop.intake.formats.signal.words import call_in, event_in_words, text_of_message
from nocontact_desktop.intake.instants import Instants
from nocontact_desktop.intake.items import Attachment, Direction, Flag, Item, ItemTime, Kind, ReadOptions
from nocontact_desktop.intake.json_export import Record, number_in, objects_in, text_in
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.signatures import media_type_of
from nocontact_desktop.intake.source import Source

_HEAD = 4096
_HASH_BYTES = 32
_MOST_FILES = 1_000


class FrameReader:
    """Turns frames into items. ``used`` are the files of the export that belong to them."""

    def __init__(self, source: Source, directory: Directory, options: ReadOptions, notes: Notes) -> None:
        self.used: set[str] = set()
        self._source = source
        self._directory = directory
        self._notes = notes
        self._instants = Instants(options.time_zone)
        members = source.members() if source.is_archive else []
        self._files = {member.rpartition("/")[2].partition(".")[0].casefold(): member for member in members}

    def message(self, frame: Record, raw: str, locator: str) -> Item:
        """The item of a ``chatItem``."""
        update = part_of(frame, "updateMessage")
        call = call_in(update) if update else None
        author = self._directory.recipient(frame.get("authorId"))
        kind: Kind = "call" if call else "system" if "updateMessage" in frame else "message"
        attachments = self._attachments(frame)
        date = frame.get("dateSent")
        return Item(
            kind=kind,
            locator=locator,
            author=None if author is None or author.is_me else author.raw,
            direction="none" if kind == "system" else _direction(frame, call[1] if call else None, author),
            time=self._time(date),
            raw=raw,
            text=call[0] if call else event_in_words(update) if kind == "system" else text_of_message(frame),
            flags=_flags(frame, attachments),
            attachments=attachments,
            conversation=self._directory.conversation(frame.get("chatId")),
            own_id=_own_id(author, date) if kind == "message" else None,
        )

    def call(self, frame: Record, raw: str, locator: str) -> Item:
        """The item of an ``adHocCall``, a call to which a link leads."""
        link = self._directory.recipient(frame.get("recipientId"))
        key = link.raw if link else ""
        self._notes.entitle((link.name if link else "") or "Calls by link", key)
        return Item(
            kind="call",
            locator=locator,
            author=None,
            direction="unknown",
            time=self._time(frame.get("callTimestamp")),
            raw=raw,
            text="Group call",
            conversation=key,
        )

    def _time(self, date: object) -> ItemTime:
        milliseconds = number_in(date)
        if milliseconds is None:
            return ItemTime(raw=text_in(date)[:100])
        return self._instants.at(int(milliseconds) // 1000, str(date))

    def _attachments(self, frame: Record) -> tuple[Attachment, ...]:
        standard, once = part_of(frame, "standardMessage"), part_of(frame, "viewOnceMessage")
        pointers = [part_of(one, "pointer") for one in objects_in(standard.get("attachments"))]
        if "attachment" in once:
            pointers.append(part_of(part_of(once, "attachment"), "pointer"))
        story = part_of(part_of(frame, "directStoryReplyMessage"), "textReply")
        beside = (part_of(standard, "longText"), part_of(story, "longText"))
        sticker = part_of(part_of(part_of(frame, "stickerMessage"), "sticker"), "data")
        pointers += [one for one in (*beside, sticker) if one]
        return tuple(self._attachment(one) for one in pointers[:_MOST_FILES])

    def _attachment(self, pointer: Record) -> Attachment:
        place = part_of(pointer, "locatorInfo")
        fingerprint = bytes_in(place.get("plaintextHash"))
        known = fingerprint.hex() if len(fingerprint) == _HASH_BYTES else None
        size = number_in(place.get("size"))
        named = Attachment(
            name=text_in(pointer.get("fileName")) or text_in(pointer.get("contentType")) or None,
            size=int(size) if size is not None and 0 <= size < 2**53 else None,
            sha256=known,
        )
        member = self._files.get(known or "")
        if member is None:
            return named
        self.used.add(member)
        with self._source.open(member) as stream:
            head = stream.read(_HEAD)
        return msgspec.structs.replace(
            named,
            size=self._source.size_of(member),
            media_type=media_type_of(head, named.name or ""),
            link="exact",
            member=member,
        )


def _direction(frame: Record, call: Direction | None, author: Recipient | None) -> Direction:
    if call:
        return call
    if "outgoing" in frame or (author is not None and author.is_me):
        return "out"
    return "in" if "incoming" in frame else "unknown"


def _own_id(author: Recipient | None, date: object) -> str | None:
    """Signal itself tells messages apart by who sent them and the millisecond of sending."""
    return f"{author.raw} {id_in(date)}" if author is not None and id_in(date) not in {"", "0"} else None


def _flags(frame: Record, attachments: tuple[Attachment, ...]) -> tuple[Flag, ...]:
    flags: list[Flag] = []
    if "remoteDeletedMessage" in frame or "adminDeletedMessage" in frame:
        flags.append("deleted")
    if frame.get("revisions"):
        flags.append("edited")
    if "viewOnceMessage" in frame:
        flags.append("view_once")
    sent = list(objects_in(part_of(frame, "outgoing").get("sendStatus")))
    if sent and all("failed" in one for one in sent):
        flags.append("failed")
    if any(one.member is None for one in attachments):
        flags.append("media_missing")
    return tuple(flags)
