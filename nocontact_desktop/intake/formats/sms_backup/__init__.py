"""SMS Backup & Restore (Android): messages with their files, and calls, as XML, alone or in a zip."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nocontact_desktop.intake.formats.sms_backup.elements import pieces
from nocontact_desktop.intake.formats.sms_backup.reader import BackupReader
from nocontact_desktop.intake.items import Item, ReadOptions
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.source import Source
from nocontact_desktop.intake.text import encoding_of, text_chunks, text_of_head

NAME = "sms_backup"
TITLE = "SMS Backup & Restore"
SUFFIXES = (".xml",)

_CHUNK = 256 * 1024
_ROOT = re.compile(r"<(?:smses|calls)[\s/>]")
_ELEMENT = re.compile(r"<(?:sms|mms|call)\s[^<]*\bdate\s*=")


def sniff(head: bytes, name: str) -> int:  # noqa: ARG001  any name will do
    """Return how sure it is, from 0 to 100, that a file that begins with ``head`` is a backup."""
    text = text_of_head(head)
    if not text.lstrip("\ufeff \t\r\n").startswith("<"):
        return 0
    root, element = _ROOT.search(text), _ELEMENT.search(text)
    return 98 if root and element else 80 if element else 60 if root else 0


def read(source: Source, options: ReadOptions, notes: Notes) -> Iterator[Item]:
    """Yield the messages and calls of all the backups in a file.

    Raises:
        Problem: none of it is a backup, it declares entities, or the zone's name is unknown.
    """
    best = source.best_member(SUFFIXES, sniff)
    backups = [member for member in source.candidates(SUFFIXES) if member == best or sniff(source.head(member), member)]
    notes.entitle(source.name)
    for locator, reason in source.left_out():
        notes.skip(locator, reason)
    for member in source.members():
        if member not in backups:
            notes.skip(f"file {member}", "not-messages")
    reader = BackupReader(options, notes)
    for member in backups:
        place = f"file {member}, " if len(backups) > 1 else ""
        yield from reader.items(pieces(_chunks(source, member)), place)
    notes.assume_shown_zone(options)


def _chunks(source: Source, member: str) -> Iterator[bytes]:
    if encoding_of(source.head(member)[:4096]).startswith("utf-16"):
        yield from (text.encode("utf-8", "backslashreplace") for text in text_chunks(source.open(member)))
        return
    with source.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
