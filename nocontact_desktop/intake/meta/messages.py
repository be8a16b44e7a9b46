"""One message of such an export: its older form (``sender_name``), that of end-to-end chats, or that of a web page."""

from __future__ import annotations

from collections.abc import Collection

from nocontact_desktop.intake.export_paths import ExportPaths
from nocontact_desktop.intake.instants import Instants
from nocontact_desktop.intake.items import Attachment, Flag, Item, ItemTime, Kind
from nocontact_desktop.intake.json_export import Piece, Record, number_in, objects_in, record_of, text_in, written
from nocontact_desktop.intake.meta.pages import PageMessage
from nocontact_desktop.intake.sides import direction_of, unreadable

_MEDIA = ("photos", "videos", "audio_files", "gifs", "files", "media")
_SYSTEM_TYPES = frozenset({"Subscribe", "Unsubscribe"})
_MILLISECONDS = 1000


class MessageReader:
    """Turns messages into items. ``used`` holds the files of the export that messages have."""

    def __init__(self, paths: ExportPaths, *, mine: Collection[str], zone: str | None) -> None:
        self.used: set[str] = set()
        self._paths = paths
        self._mine = mine
        self._instants = Instants(zone)

    def item(self, piece: Piece, conversation: str, locator: str) -> Item:
        """The item of one message; what is no message keeps its text as unreadable."""
        raw = written(piece)
        record = record_of(piece)
        if record is None:
            return unreadable(raw, locator, conversation)
        author = mended(text_in(record.get("sender_name")) or text_in(record.get("senderName"))) or None
        kind = _kind(record)
        attachments = self._attachments(record)
        return Item(
            kind=kind,
            locator=locator,
            author=author,
            direction=direction_of(kind, author, self._mine, {}),
            time=self._time(record),
            raw=raw,
            text=_text(record, kind),
            flags=_flags(record, attachments),
            attachments=attachments,
            conversation=conversation,
        )

    def item_of_page(self, message: PageMessage, time: ItemTime, conversation: str, locator: str) -> Item:
        """The item of a message on a web page."""
        author = message.sender or None
        attachments = tuple(self._found(path) for path in message.files)
        return Item(
            kind="message",
            locator=locator,
            author=author,
            direction=direction_of("message", author, self._mine, {}),
            time=time,
            raw="\n".join(part for part in (message.sender, message.text, message.time) if part),
            text=message.text,
            flags=("media_missing",) if any(one.member is None for one in attachments) else (),
            attachments=attachments,
            conversation=conversation,
        )

    def _time(self, record: Record) -> ItemTime:
        for name in ("timestamp_ms", "timestamp"):
            value = number_in(record.get(name))
            if value is not None:
                return self._instants.at(value / _MILLISECONDS, str(record[name]))
        return ItemTime(raw=text_in(record.get("timestamp")))

    def _attachments(self, record: Record) -> tuple[Attachment, ...]:
        described = [one for name in _MEDIA for one in objects_in(record.get(name))]
        described += objects_in([record.get("sticker")])
        return tuple(self._found(path) for one in described if (path := text_in(one.get("uri"))))

    def _found(self, path: str) -> Attachment:
        attachment = self._paths.attachment(path)
        if attachment.member is not None:
            self.used.add(attachment.member)
        return attachment


def mended(text: str) -> str:
    """Text as it was meant. These exports write the bytes of UTF-8 as if each were a sign, but not in every string.

    What reads as UTF-8 that way is mended, and everything else is kept as it is.
    """
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:  # it was right already
        return text


def _kind(record: Record) -> Kind:
    said = text_in(record.get("type"))
    if said == "Call" or "call_duration" in record:
        return "call"
    return "system" if said in _SYSTEM_TYPES else "message"


def _flags(record: Record, attachments: tuple[Attachment, ...]) -> tuple[Flag, ...]:
    flags: list[Flag] = []
    if record.get("is_unsent") is True or record.get("isUnsent") is True:
        flags.append("unsent")
    if any(one.member is None for one in attachments):
        flags.append("media_missing")
    return tuple(flags)


def _text(record: Record, kind: Kind) -> str:
    said = [mended(text_in(record.get("content")) or text_in(record.get("text")))]
    match record.get("share"):
        case {"link": str() as link} if link not in said[0]:
            said.append(link)
    match record.get("share"):
        case {"share_text": str() as quoted}:
            said.append(mended(quoted))
    seconds = number_in(record.get("call_duration"))
    if kind == "call" and not said[0]:
        said.append(f"Call, {int(seconds)} s" if seconds else "Call")
    return "\n".join(one for one in said if one)
