"""What imessage-exporter makes of the database: a text or a page for each conversation, alone or in a zip with files.

Times are those of a clock, in no zone that is named. A reply stands twice, below the message it answers and again in
its own place: it is read in its own place only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from nocontact_desktop.intake.export_paths import ExportPaths
from nocontact_desktop.intake.formats.imessage.pages import blocks_of_page
from nocontact_desktop.intake.formats.imessage.texts import TIME, Block, blocks_of_text
from nocontact_desktop.intake.items import Attachment, Direction, Flag, Item, ItemTime, ReadOptions
from nocontact_desktop.intake.local_time import LocalClock
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.sides import unreadable
from nocontact_desktop.intake.source import Source
from nocontact_desktop.intake.text import text_chunks, text_of_head

SUFFIXES = (".txt", ".html")
_ME = "Me"
_TEXT = re.compile(rf"\ufeff?\s*{TIME}(?: \(Read by .{{1,60}}\))?(?:\r?\n\S| \S)")
_PAGE = re.compile(rf'<span class="timestamp">(?:<a [^>]*>)?{TIME}')
_UNSENT = re.compile(r"^.{1,100} unsent (?:a message|this message part|this part)\b", re.MULTILINE)
_EDITED = re.compile(r"^Edited .{1,60} later: |^Edited \d", re.MULTILINE)
_DELETED = "This message was deleted from the conversation!"
_REPLY = "This message responded to an earlier message."
_MISSING = "Attachment missing!"
_PATH = re.compile(r"(?:attachments/|/|~/|[A-Z]:\\).{1,1000}\.\w{1,8}")


def sniff(head: bytes) -> int:
    """Return how sure it is, from 0 to 100, that a file that begins with ``head`` was made by imessage-exporter."""
    text = text_of_head(head)
    if text.lstrip("\ufeff \r\n").startswith("<"):
        return 92 if _PAGE.search(text) and 'class="message' in text else 0
    return 88 if _TEXT.match(text) else 0


def read(source: Source, options: ReadOptions, notes: Notes) -> Iterator[Item]:
    """Yield the items of every conversation."""
    members = [one for one in source.candidates(SUFFIXES) if sniff(source.head(one))]
    reader = _Reader(ExportPaths(source), options, notes)
    for member in members:
        yield from reader.items(source, member, f"file {member}, " if len(members) > 1 else "")
    for member in source.members():
        if member not in members and member not in reader.used:
            notes.skip(f"file {member}", "other-file")
    notes.assume_zone(options)


class _Reader:
    def __init__(self, paths: ExportPaths, options: ReadOptions, notes: Notes) -> None:
        self.used: set[str] = set()
        self._paths = paths
        self._notes = notes
        self._clock = LocalClock(options.time_zone) if options.time_zone else None

    def items(self, source: Source, member: str, place: str) -> Iterator[Item]:
        title = member.rpartition("/")[2].rpartition(".")[0]
        self._notes.entitle(title or None, title)
        page = text_of_head(source.head(member)).lstrip("\ufeff \r\n").startswith("<")
        blocks = (blocks_of_page if page else blocks_of_text)(text_chunks(source.open(member)))
        for block in blocks:
            if block.time is None:
                yield unreadable(block.raw, f"{place}{block.place}", title)
            else:
                yield self._item(block, f"{place}{block.place}", title)

    def _item(self, block: Block, locator: str, conversation: str) -> Item:
        system = block.sender is None
        out = block.sender == _ME if block.sent is None else block.sent
        attachments = self._attachments(block)
        text = "\n".join(line for line in block.text.split("\n") if line not in {_DELETED, _REPLY}).strip("\n")
        direction: Direction = "none" if system else "out" if out else "in"
        return Item(
            kind="system" if system else "message",
            locator=locator,
            author=None if system or out else block.sender,
            direction=direction,
            time=self._time(block.time or ""),
            raw=block.raw,
            text=text,
            flags=_flags(block.text, attachments, missing=_MISSING in block.text.split("\n")),
            attachments=attachments,
            conversation=conversation,
            own_id=block.own_id,
        )

    def _attachments(self, block: Block) -> tuple[Attachment, ...]:
        paths = block.files or [line for line in block.text.split("\n") if _PATH.fullmatch(line)]
        found = tuple(self._paths.attachment(path.replace("\\", "/")) for path in paths)
        self.used.update(one.member for one in found if one.member is not None)
        return found

    def _time(self, written: str) -> ItemTime:
        try:
            moment = datetime.strptime(" ".join(written.split()), "%b %d, %Y %I:%M:%S %p")  # noqa: DTZ007  it has none
        except ValueError:  # no such day
            return ItemTime(raw=written)
        local = moment.isoformat()
        if self._clock is None:
            return ItemTime(raw=written, local=local, precision="second")
        try:
            utc, twice = self._clock.utc(local)
        except (ValueError, OverflowError):  # the first and the last day there is
            return ItemTime(raw=written, local=local, precision="second")
        return ItemTime(
            raw=written,
            local=local,
            utc=utc,
            zone=self._clock.name,
            zone_basis="assumed",
            precision="second",
            ambiguous=twice,
        )


def _flags(text: str, attachments: tuple[Attachment, ...], *, missing: bool) -> tuple[Flag, ...]:
    flags: list[Flag] = ["deleted"] * (_DELETED in text.split("\n"))
    if _UNSENT.search(text):
        flags.append("unsent")
    elif _EDITED.search(text):
        flags.append("edited")
    if missing or any(one.member is None for one in attachments):
        flags.append("media_missing")
    return tuple(flags)
