"""Google Chat from Takeout: a folder for each conversation with messages.json and group_info.json, mostly in a zip."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from nocontact_desktop.intake.export_paths import ExportPaths
from nocontact_desktop.intake.instants import Instants
from nocontact_desktop.intake.items import Flag, Item, ItemTime, ReadOptions
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
from nocontact_desktop.intake.written_moments import read_moment

NAME = "google_chat"
TITLE = "Google Chat"
SUFFIXES = ("messages.json",)


def sniff(head: bytes, name: str) -> int:  # noqa: ARG001  every such file has the same name
    """Return how sure it is, from 0 to 100, that a JSON file that begins with ``head`` is one of these."""
    return 90 if all(mark in head for mark in (b'"messages"', b'"creator"', b'"created_date"')) else 0


def read(source: Source, options: ReadOptions, notes: Notes) -> Iterator[Item]:
    """Yield the items of every conversation; what was assumed and left out goes into ``notes``.

    Raises:
        Problem: no member is such a list, or the zone's name is unknown.
    """
    members = source.recognised(SUFFIXES, sniff)
    mine = list(_own_accounts(source))
    reader = _Reader(ExportPaths(source), options.mine or (mine if len(mine) == 1 else ()), options, notes)
    for member in members:
        yield from reader.conversation(source, member, f"file {member}, " if len(members) > 1 else "")
    notes.assume_shown_zone(options)
    notes.assume_me(options, mine)


class _Reader:
    def __init__(self, paths: ExportPaths, mine: Collection[str], options: ReadOptions, notes: Notes) -> None:
        self._paths = paths
        self._mine = mine
        self._notes = notes
        self._instants = Instants(options.time_zone)

    def conversation(self, source: Source, member: str, place: str) -> Iterator[Item]:
        folder = member.rpartition("/")[0]
        key = folder.rpartition("/")[2] or member
        about = _record_at(source, f"{folder}/group_info.json")
        people = [_account(one) for one in objects_in(about.get("members"))]
        self._notes.entitle(text_in(about.get("name")) or None, key)
        self._notes.take_part((self._called(one, name) for one, name in people if one), key)
        whole = open_object(read_json(source, member))
        for position, piece in enumerate(elements_of(whole.members.get("messages"))):
            yield self._item(piece, key, folder, f"{place}messages[{position}]")
        if whole.broken_at is not None:
            self._notes.skip(f"{place}byte {whole.broken_at}", "broken-off")

    def _item(self, piece: Piece, key: str, folder: str, locator: str) -> Item:
        raw, record = written(piece), record_of(piece)
        if record is None:
            return unreadable(raw, locator, key)
        account, name = _account(record.get("creator"))
        author = self._called(account, name) if account else None
        attachments = tuple(
            self._paths.attachment(f"{folder}/{path}", text_in(one.get("original_name")) or None)
            for one in objects_in(record.get("attached_files"))
            if (path := text_in(one.get("export_name")))
        )
        flags = _flags(record)
        if any(one.member is None for one in attachments):
            flags = (*flags, "media_missing")
        return Item(
            kind="message",
            locator=locator,
            author=author,
            direction=direction_of("message", author, self._mine, self._notes.names),
            time=self._time(text_in(record.get("created_date"))),
            raw=raw,
            text=text_in(record.get("text")),
            flags=flags,
            attachments=attachments,
            conversation=key,
            own_id=text_in(record.get("message_id")) or None,
        )

    def _called(self, account: str, name: str) -> str:
        if name:
            self._notes.names[account] = name
        return account

    def _time(self, said: str) -> ItemTime:
        """A day and time in words, always UTC; where these are not sure, they are kept without a value."""
        moment = read_moment(said)
        return ItemTime(raw=said) if moment is None else self._instants.at(moment.timestamp(), said)


def _own_accounts(source: Source) -> Iterator[str]:
    """Whose export it is: the accounts that have a folder of their own in it."""
    if source.is_archive:
        for member in source.members():
            if member.endswith("/user_info.json"):
                account, _ = _account(_record_at(source, member).get("user"))
                if account:
                    yield account


def _record_at(source: Source, member: str) -> Record:
    if not source.is_archive or member not in source.members():
        return {}
    return record_of(read_json(source, member)) or {}


def _account(value: object) -> tuple[str, str]:
    """An account and its name: the address where there is one, else the name."""
    if not isinstance(value, dict):
        return "", ""
    name = text_in(value.get("name"))
    return text_in(value.get("email")) or name, name


def _flags(record: Record) -> tuple[Flag, ...]:
    if record.get("message_state") == "DELETED" or record.get("deletion_metadata"):
        return ("deleted",)
    return ("edited",) if record.get("updated_date") else ()
