"""Signal's own export of all chats: ``main.jsonl``, one frame on a line, alone or in a zip with its files.

The frames are those of Signal's backups (Backup.proto), written as JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.formats.signal.messages import FrameReader
from nocontact_desktop.intake.formats.signal.people import Directory, part_of
from nocontact_desktop.intake.items import Item, ReadOptions
from nocontact_desktop.intake.json_export import record_of
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.sides import unreadable
from nocontact_desktop.intake.source import Source

NAME = "signal"
TITLE = "Signal export"
SUFFIXES = (".jsonl",)

_BOM = b"\xef\xbb\xbf"
_LONGEST = 32 * 1024 * 1024
_LONGEST_RAW = 256 * 1024
_SILENT = frozenset({
    "account", "stickerPack", "notificationProfile", "chatFolder", "version", "backupTimeMs",
})  # fmt: skip


def sniff(head: bytes, name: str) -> int:  # noqa: ARG001  the name says nothing here
    """Return how sure it is, from 0 to 100, that a file that begins with ``head`` is such an export."""
    start = head.removeprefix(_BOM).lstrip()
    if not start.startswith(b"{"):
        return 0
    if b'"chatItem"' in head and b'"chatId"' in head:
        return 95
    if b'"backupTimeMs"' in start[:2000] and b"\n" in start:
        return 90
    frames = (b'{"account":', b'{"recipient":', b'{ "account":', b'{ "recipient":')
    return 85 if start.startswith(frames) and b"\n" in start else 0


def read(source: Source, options: ReadOptions, notes: Notes) -> Iterator[Item]:
    """Yield the items of every conversation; what was assumed and left out goes into ``notes``.

    Raises:
        Problem: this is no such export, or the zone's name is unknown.
    """
    member = source.best_member(SUFFIXES, sniff)
    for locator, reason in source.left_out():
        notes.skip(locator, reason)
    directory = Directory(notes)
    reader = FrameReader(source, directory, options, notes)
    frames = 0
    with source.open(member) as stream:
        for number, line in enumerate(_lines(stream), 1):
            item, known = _of_line(line, directory, reader, f"line {number}")
            frames += known
            if item is not None:
                yield item
    if not frames:
        raise Problem("intake.not-recognised")
    for other in source.members():
        if other != member and other not in reader.used:
            notes.skip(f"file {other}", "other-file")
    notes.assume_shown_zone(options)


def _of_line(line: bytes, directory: Directory, reader: FrameReader, locator: str) -> tuple[Item | None, bool]:
    """The item of a line, if it has one, and whether the line is a frame that is known."""
    if not line.strip():
        return None, False
    raw = line[:_LONGEST_RAW].decode("utf-8", "backslashreplace").strip()
    frame = record_of(line) if len(line) <= _LONGEST else None
    if frame is None:
        return unreadable(raw, locator), False
    if "chatItem" in frame:
        return reader.message(part_of(frame, "chatItem"), raw, locator), True
    if "adHocCall" in frame:
        return reader.call(part_of(frame, "adHocCall"), raw, locator), True
    if "recipient" in frame:
        directory.learn_recipient(part_of(frame, "recipient"))
    elif "chat" in frame:
        directory.learn_chat(part_of(frame, "chat"))
    elif not frame.keys() & _SILENT:
        return unreadable(raw, locator), False
    return None, True


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a file without its mark; what is longer than a line may be comes without its end."""
    first = True
    while line := stream.readline(_LONGEST + 1):
        yield line.removeprefix(_BOM) if first else line
        first = False
        while len(line) > _LONGEST and not line.endswith(b"\n"):
            line = stream.readline(_LONGEST + 1)
