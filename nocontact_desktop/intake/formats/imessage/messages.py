"""From the rows of the database to items."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator

import msgspec

from nocontact_desktop.intake.export_paths import ExportPaths
from nocontact_desktop.intake.formats.imessage.database import Database, Row
from nocontact_desktop.intake.formats.imessage.typedstream import text_of_typedstream
from nocontact_desktop.intake.formats.imessage.words import answer_in_words, event_in_words
from nocontact_desktop.intake.instants import Instants
from nocontact_desktop.intake.items import Attachment, Flag, Item, ItemTime, Kind, ReadOptions
from nocontact_desktop.intake.notes import Notes

_MESSAGE = (
    "guid", "text", "attributedBody", "subject", "service", "handle_id", "is_from_me", "date", "date_edited",
    "date_retracted", "date_read", "date_delivered", "item_type", "group_title", "group_action_type", "other_handle",
    "share_status", "associated_message_guid", "associated_message_type", "associated_message_emoji",
    "balloon_bundle_id", "error", "is_audio_message", "thread_originator_guid", "message_summary_info",
    "destination_caller_id",
)  # fmt: skip
_CHAT = ("guid", "chat_identifier", "display_name")
_FILE = ("filename", "transfer_name", "total_bytes")
_EPOCH = 978_307_200  # 1 January 2001 in seconds since 1970
_NANO = 1_000_000_000
_SECONDS_BELOW = 100_000_000_000  # as seconds this would be after the year 5000
_PLACE_OF_FILE = "\ufffc"
_LARGEST_SUMMARY = 1024 * 1024
_MOST_FILES = 1_000
_MOST_WORDINGS = 100


class MessageReader:
    """Reads one database; what it says of people and conversations goes into ``notes``.

    ``used`` are the files beside it that belong to messages.
    """

    def __init__(self, database: Database, paths: ExportPaths, options: ReadOptions, notes: Notes) -> None:
        self._database = database
        self.used: set[str] = set()
        self._paths = paths
        self._notes = notes
        self._instants = Instants(options.time_zone)
        self._people = {number: _text(row, "id") for number, row in database.rows("handle", ("id",), notes)}
        self._files: dict[int, Row] = dict(database.rows("attachment", _FILE, notes))
        self._files_of = self._pairs("message_attachment_join", "message_id", "attachment_id")
        self._chats_of = self._pairs("chat_message_join", "message_id", "chat_id")
        self._deleted = self._pairs("chat_recoverable_message_join", "message_id", "chat_id")
        self._keys = self._conversations()

    def items(self) -> Iterator[Item]:
        """Yield the item of every message, in the order of the database."""
        for number, row in self._database.rows("message", _MESSAGE, self._notes):
            yield self._item(number, row)

    def _item(self, number: int, row: Row) -> Item:
        author = self._people.get(_number(row, "handle_id")) or None
        out = _number(row, "is_from_me") == 1
        kind, text = self._said(row)
        attachments = self._attachments(number)
        return Item(
            kind=kind,
            locator=f"row {number}",
            author=None if out else author,
            direction="none" if kind == "system" else "out" if out else "in",
            time=self._time(row),
            raw=_as_json(row),
            text=text,
            flags=_flags(row, attachments, deleted=number in self._deleted),
            attachments=attachments,
            conversation=self._conversation(number, author),
            own_id=_text(row, "guid") or None,
        )

    def _said(self, row: Row) -> tuple[Kind, str]:
        body = row.get("attributedBody")
        text = _text(row, "text") or (text_of_typedstream(body) if isinstance(body, bytes) else None) or ""
        text = text.replace(_PLACE_OF_FILE, "").replace("\0", "").strip("\n")
        event = _number(row, "item_type")
        if event:
            other = self._people.get(_number(row, "other_handle"))
            return "system", text or event_in_words(event, row, other)
        answer = answer_in_words(_number(row, "associated_message_type"), _text(row, "associated_message_emoji"))
        if answer:
            return "message", text or answer
        app = _text(row, "balloon_bundle_id").rpartition(":")[2]
        if app and not text:
            text = f"Message of an app ({app})"
        return "message", "\n".join(part for part in (_text(row, "subject"), text) if part)

    def _time(self, row: Row) -> ItemTime:
        date = row.get("date")
        if not isinstance(date, int) or date == 0:
            return ItemTime(raw="" if date is None else str(date)[:100])
        seconds = date if abs(date) < _SECONDS_BELOW else date // _NANO
        return self._instants.at(seconds + _EPOCH, str(date))

    def _attachments(self, message: int) -> tuple[Attachment, ...]:
        found = []
        for number in self._files_of.get(message, ())[:_MOST_FILES]:
            row = self._files.get(number, {})
            path, name = _text(row, "filename"), _text(row, "transfer_name")
            one = self._paths.attachment(path or name or "file", name or None)
            if one.member is not None:
                self.used.add(one.member)
            else:
                one = msgspec.structs.replace(one, size=_number(row, "total_bytes") or None)
            found.append(one)
        return tuple(found)

    def _conversation(self, message: int, author: str | None) -> str:
        chats = self._chats_of.get(message) or self._deleted.get(message) or ()
        key = next((self._keys[chat] for chat in chats if chat in self._keys), author or "")
        if not chats and author:
            self._notes.entitle(author, key)
        return key

    def _conversations(self) -> dict[int, str]:
        """The key of every conversation by its number; its name and its people are noted."""
        people = self._pairs("chat_handle_join", "chat_id", "handle_id")
        keys: dict[int, str] = {}
        named: set[str] = set()
        for number, row in self._database.rows("chat", _CHAT, self._notes):
            key = keys[number] = _text(row, "chat_identifier") or _text(row, "guid") or f"chat {number}"
            here = [name for one in people.get(number, ()) if (name := self._people.get(one))]
            self._notes.take_part(here, key)
            name = _text(row, "display_name")
            if name or key not in named:
                self._notes.entitle(name or ", ".join(here) or key, key)
            named.update([key] * bool(name))
        return keys

    def _pairs(self, table: str, one: str, other: str) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for _, row in self._database.rows(table, (one, other), self._notes):
            left, right = row.get(one), row.get(other)
            if isinstance(left, int) and isinstance(right, int):
                found.setdefault(left, []).append(right)
        return found


def _flags(row: Row, attachments: tuple[Attachment, ...], *, deleted: bool) -> tuple[Flag, ...]:
    flags: list[Flag] = ["deleted"] * deleted
    if _number(row, "date_retracted") or _taken_back(row):
        flags.append("unsent")
    elif _number(row, "date_edited"):
        flags.append("edited")
    if _number(row, "error") and _number(row, "is_from_me") == 1:
        flags.append("failed")
    if any(one.member is None for one in attachments):
        flags.append("media_missing")
    return tuple(flags)


def _taken_back(row: Row) -> bool:
    """Whether parts of a message were unsent; that stands in a property list since 2022."""
    return bool(_summary(row).get("rp"))


def _wordings(row: Row) -> list[str]:
    """Every wording of a message that was edited, the first one first."""
    edited = _summary(row).get("ec")
    found: list[str] = []
    for versions in edited.values() if isinstance(edited, dict) else ():
        for one in versions if isinstance(versions, list) else ():
            body = one.get("t") if isinstance(one, dict) else None
            text = text_of_typedstream(body) if isinstance(body, bytes) else None
            found += [text] if text is not None else []
    return found[:_MOST_WORDINGS]


def _summary(row: Row) -> dict[object, object]:
    summary = row.get("message_summary_info")
    if not isinstance(summary, bytes) or len(summary) > _LARGEST_SUMMARY:
        return {}
    try:
        found = plistlib.loads(summary)
    except Exception:  # noqa: BLE001  the reader of property lists raises many kinds of errors on damaged ones
        return {}
    return found if isinstance(found, dict) else {}


def _as_json(row: Row) -> str:
    """A row as it is, with the length of what is no text, and with all wordings of what was edited."""
    shown: dict[str, object] = {
        name: f"({len(value)} bytes)" if isinstance(value, bytes) else value for name, value in row.items()
    }
    if row.get("date_edited"):
        shown["wordings"] = _wordings(row)
    return msgspec.json.encode(shown).decode()


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def _number(row: Row, name: str) -> int:
    value = row.get(name)
    return value if isinstance(value, int) else 0
