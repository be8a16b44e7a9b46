"""The conversations of such an export: each lies in files of up to 10,000 messages, the newest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.export_paths import ExportPaths
from nocontact_desktop.intake.formats.table.times import Times
from nocontact_desktop.intake.items import Item, ReadOptions
from nocontact_desktop.intake.json_export import Members, elements_of, open_object, read_json, text_in, value_of
from nocontact_desktop.intake.meta.messages import MessageReader, mended
from nocontact_desktop.intake.meta.pages import looks_like_page, messages_of_page, title_of_page
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.rest import leave_out_the_rest
from nocontact_desktop.intake.source import Source
from nocontact_desktop.intake.text import text_chunks

SUFFIXES = (".json", ".html")
_NUMBERED = re.compile(r"_(\d+)\.(?:json|html)$", re.IGNORECASE)
_LARGEST_PAGE = 64 * 1024 * 1024


class ThreadFile(NamedTuple):
    """One file of a conversation: the member it is, the conversation's folder or name, its number in it."""

    member: str
    thread: str
    number: int


def read_threads(
    source: Source, options: ReadOptions, notes: Notes, sniff: Callable[[bytes, str], int]
) -> Iterator[Item]:
    """Yield the items of every conversation in a file or zip, each conversation from its beginning on.

    Raises:
        Problem: no member holds messages, or the zone's name is unknown.
    """
    members = source.recognised(SUFFIXES, sniff)
    files = sorted(map(_thread_file, members), key=lambda one: (one.thread, -one.number))
    reader = MessageReader(ExportPaths(source), mine=options.mine, zone=options.time_zone)
    pages = False
    for file in files:
        if looks_like_page(source.head(file.member)):
            pages = True
            yield from _of_page(source, file, reader, options, notes, alone=len(files) == 1)
        else:
            yield from _of_file(source, file, reader, notes, alone=len(files) == 1)
    if source.is_archive:
        leave_out_the_rest(source, {*members, *reader.used}, notes)
    notes.tidy_name = mended
    if pages:
        notes.assume_zone(options)
    else:
        notes.assume_shown_zone(options)
    notes.assume_me(options)


def _thread_file(member: str) -> ThreadFile:
    folder, _, name = member.rpartition("/")
    number = _NUMBERED.search(name)
    thread = folder if name.startswith("message") else _NUMBERED.sub("", member)
    return ThreadFile(member, thread, int(number[1]) if number else 0)


def _of_file(source: Source, file: ThreadFile, reader: MessageReader, notes: Notes, *, alone: bool) -> Iterator[Item]:
    place = "" if alone else f"file {file.member}, "
    try:
        whole = open_object(read_json(source, file.member))
    except Problem as found:
        if alone:
            raise
        notes.skip(f"file {file.member}", found.code)  # one file that can't be read does not end the others
        return
    key = _key(whole.members, file)
    title = text_in(value_of(whole.members.get("title"))) or text_in(value_of(whole.members.get("threadName")))
    notes.entitle(mended(title) or None, key)
    people = value_of(whole.members.get("participants"))
    notes.take_part((mended(name) for name in _names(people)), key)
    pieces = elements_of(whole.members.get("messages"))
    for position in reversed(range(len(pieces))):
        yield reader.item(pieces[position], key, f"{place}messages[{position}]")
    if whole.broken_at is not None:
        notes.skip(f"{place}byte {whole.broken_at}", "broken-off")


def _of_page(
    source: Source, file: ThreadFile, reader: MessageReader, options: ReadOptions, notes: Notes, *, alone: bool
) -> Iterator[Item]:
    place = "" if alone else f"file {file.member}, "
    if source.size_of(file.member) > _LARGEST_PAGE:
        notes.skip(f"file {file.member}", "too-large")
        return
    page = "".join(text_chunks(source.open(file.member)))
    messages = messages_of_page(page)
    key = file.thread.rpartition("/")[2]
    notes.entitle(title_of_page(page) or None, key)
    times = Times(options, [one.time for one in messages])
    for position in reversed(range(len(messages))):
        message = messages[position]
        yield reader.item_of_page(message, times.read(message.time), key, f"{place}message {position + 1}")


def _key(members: Members, file: ThreadFile) -> str:
    """What tells a conversation from the others: its own path, else its name in the newer export, else its folder."""
    path = text_in(value_of(members.get("thread_path")))
    return path.rpartition("/")[2] or text_in(value_of(members.get("threadName"))) or file.thread.rpartition("/")[2]


def _names(people: object) -> Iterator[str]:
    if isinstance(people, list):
        for one in people:
            name = text_in(one.get("name")) if isinstance(one, dict) else text_in(one)
            if name:
                yield name
