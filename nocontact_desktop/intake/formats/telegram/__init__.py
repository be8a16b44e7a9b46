"""Telegram Desktop's JSON: one chat ("Export chat history") or all of them ("Export Telegram data"), alone or in a zip.

Layout: https://core.telegram.org/import-export and the exports of Telegram Desktop since 2018.
"""

from __future__ import annotations

from collections.abc import Iterator

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.export_paths import ExportPaths
from nocontact_desktop.intake.formats.telegram.messages import MessageReader
from nocontact_desktop.intake.items import Item, ReadOptions
from nocontact_desktop.intake.json_export import (
    Members,
    Piece,
    elements_of,
    members_of,
    number_in,
    open_object,
    read_json,
    text_in,
    value_of,
)
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.source import Source

NAME = "telegram"
TITLE = "Telegram chat"
SUFFIXES = (".json",)

_LISTS = ("chats", "left_chats")
_OWN_MARKS = (b'"date_unixtime"', b'"from_id"', b'"actor_id"', b'"text_entities"', b'"personal_information"')


def sniff(head: bytes, name: str) -> int:
    """Return how sure it is, from 0 to 100, that a JSON file that begins with ``head`` is from Telegram."""
    if not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return 0
    marks = sum(mark in head for mark in _OWN_MARKS)
    if not marks or (b'"messages"' not in head and b'"chats"' not in head and b'"personal_information"' not in head):
        return 0
    return min(100, 70 + 10 * marks + (10 if name.rpartition("/")[2] == "result.json" else 0))


def read(source: Source, options: ReadOptions, notes: Notes) -> Iterator[Item]:
    """Yield the items of every chat; what was assumed and left out goes into ``notes``.

    Raises:
        Problem: this is no JSON of Telegram's, or the zone's name is unknown.
    """
    member = source.best_member(SUFFIXES, sniff)
    whole = open_object(read_json(source, member))
    own = own_account(whole.members.get("personal_information"))
    reader = MessageReader(
        ExportPaths(source), mine=options.mine or ((own,) if own else ()), zone=options.time_zone, notes=notes
    )
    chats = list(_chats(whole.members))
    if not chats:
        raise Problem("intake.not-recognised")
    for number, chat in enumerate(chats, 1):
        yield from _of_chat(chat, reader, notes, f"chat {number}, " if len(chats) > 1 else "")
    if whole.broken_at is not None:
        notes.skip(f"byte {whole.broken_at}", "broken-off")
    if reader.has_local_times:
        notes.assume_zone(options)
    else:
        notes.assume_shown_zone(options)
    notes.assume_me(options, [own] if own else [])


def own_account(personal: Piece | None) -> str | None:
    """The account the whole export is of, as messages name it; None when the export does not say."""
    number = number_in(value_of(members_of(personal).get("user_id")))
    return None if number is None else f"user{number}"


def _chats(members: Members) -> Iterator[Members]:
    if "messages" in members:
        yield members
    for name in _LISTS:
        for chat in elements_of(members_of(members.get(name)).get("list")):
            yield members_of(chat)


def _of_chat(chat: Members, reader: MessageReader, notes: Notes, place: str) -> Iterator[Item]:
    number = number_in(value_of(chat.get("id")))
    key = "" if number is None else str(number)
    title = text_in(value_of(chat.get("name")))
    if not title and text_in(value_of(chat.get("type"))) == "saved_messages":
        title = "Saved Messages"
    notes.entitle(title or None, key)
    for position, piece in enumerate(elements_of(chat.get("messages"))):
        yield reader.item(piece, key, f"{place}messages[{position}]")
