"""Discord, as DiscordChatExporter writes a channel or a private chat: JSON, alone or in a zip with its files."""

from __future__ import annotations

from collections.abc import Iterator

from nocontact_desktop.intake.export_paths import ExportPaths
from nocontact_desktop.intake.instants import Instants
from nocontact_desktop.intake.items import Attachment, Flag, Item, Kind, ReadOptions
from nocontact_desktop.intake.json_export import (
    Piece,
    Record,
    elements_of,
    objects_in,
    open_object,
    read_json,
    record_of,
    text_in,
    written,
)
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.sides import direction_of, unreadable
from nocontact_desktop.intake.source import Source

NAME = "discord"
TITLE = "Discord chat"
SUFFIXES = (".json",)

_WRITTEN = frozenset({"", "Default", "Reply", "ThreadStarterMessage", "ChatInputCommand", "ContextMenuCommand"})


def sniff(head: bytes, name: str) -> int:  # noqa: ARG001  the name says nothing here
    """Return how sure it is, from 0 to 100, that a JSON file that begins with ``head`` is such an export."""
    begins = head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    return 90 if begins and all(mark in head for mark in (b'"guild"', b'"channel"', b'"messages"')) else 0


def read(source: Source, options: ReadOptions, notes: Notes) -> Iterator[Item]:
    """Yield the items of every channel; what was assumed and left out goes into ``notes``.

    Raises:
        Problem: no member is such an export, or the zone's name is unknown.
    """
    members = source.recognised(SUFFIXES, sniff)
    reader = _Reader(ExportPaths(source), options, notes)
    for member in members:
        yield from reader.channel(source, member, f"file {member}, " if len(members) > 1 else "")
    notes.assume_shown_zone(options)
    notes.assume_me(options)


class _Reader:
    def __init__(self, paths: ExportPaths, options: ReadOptions, notes: Notes) -> None:
        self._paths = paths
        self._mine = options.mine
        self._notes = notes
        self._instants = Instants(options.time_zone)

    def channel(self, source: Source, member: str, place: str) -> Iterator[Item]:
        whole = open_object(read_json(source, member))
        guild, channel = (record_of(whole.members.get(name, b"{}")) or {} for name in ("guild", "channel"))
        key = text_in(channel.get("id")) or member
        above = "" if text_in(guild.get("id")) in {"", "0"} else text_in(guild.get("name"))
        title = " · ".join(part for part in (above, text_in(channel.get("name"))) if part)
        self._notes.entitle(title or None, key)
        for position, piece in enumerate(elements_of(whole.members.get("messages"))):
            yield self._item(piece, key, f"{place}messages[{position}]")
        if whole.broken_at is not None:
            self._notes.skip(f"{place}byte {whole.broken_at}", "broken-off")

    def _item(self, piece: Piece, key: str, locator: str) -> Item:
        raw, record = written(piece), record_of(piece)
        if record is None:
            return unreadable(raw, locator, key)
        author = self._author(record.get("author"))
        said = text_in(record.get("type"))
        kind: Kind = "message" if said in _WRITTEN else "call" if said == "Call" else "system"
        attachments = tuple(self._attachment(one) for one in objects_in(record.get("attachments")))
        own_id = text_in(record.get("id"))
        return Item(
            kind=kind,
            locator=f"message {own_id}" if own_id else locator,
            author=author,
            direction=direction_of(kind, author, self._mine, self._notes.names),
            time=self._instants.of_iso(text_in(record.get("timestamp"))),
            raw=raw,
            text=_text(record, said),
            flags=_flags(record, attachments),
            attachments=attachments,
            conversation=key,
            own_id=own_id or None,
        )

    def _author(self, value: object) -> str | None:
        if not isinstance(value, dict):
            return None
        account, name = text_in(value.get("id")), text_in(value.get("name"))
        shown = text_in(value.get("nickname")) or name
        if account and shown:
            self._notes.names[account] = shown
        return account or shown or None

    def _attachment(self, record: Record) -> Attachment:
        path, name = text_in(record.get("url")), text_in(record.get("fileName"))
        if not path or "://" in path:
            return Attachment(name=name or path.rpartition("/")[2])
        return self._paths.attachment(path, name or None)


def _flags(record: Record, attachments: tuple[Attachment, ...]) -> tuple[Flag, ...]:
    flags: list[Flag] = ["edited"] if record.get("timestampEdited") else []
    if any(one.member is None for one in attachments):
        flags.append("media_missing")
    return tuple(flags)


def _text(record: Record, said: str) -> str:
    """What was written; for a row of the service without words the kind of row it is."""
    stickers = [f"Sticker: {text_in(one.get('name'))}" for one in objects_in(record.get("stickers"))]
    body = "\n".join(part for part in (text_in(record.get("content")), *stickers) if part)
    return body or ("" if said in _WRITTEN else said)
