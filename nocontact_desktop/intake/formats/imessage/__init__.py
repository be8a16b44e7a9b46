"""Messages of an iPhone or a Mac: Apple's own database, and the pages and texts that imessage-exporter makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.export_paths import ExportPaths
from nocontact_desktop.intake.formats.imessage import exported
from nocontact_desktop.intake.formats.imessage.database import MAGIC, Database
from nocontact_desktop.intake.formats.imessage.messages import MessageReader
from nocontact_desktop.intake.items import Item, ReadOptions
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.source import JOURNAL, Source

NAME = "imessage"
TITLE = "Messages of iPhone or Mac"
_IN_A_BACKUP = "3d0d7e5fb2ce288813306e4d4636395e047a3d28"
"""What a backup of a phone calls its ``sms.db``."""
_DATABASES = ("chat.db", "sms.db", _IN_A_BACKUP)
SUFFIXES = (*_DATABASES, ".txt", ".html")


def sniff(head: bytes, name: str) -> int:
    """Return how sure it is, from 0 to 100, that a file that begins with ``head`` has such messages."""
    if not head.startswith(MAGIC):
        return exported.sniff(head)
    if b"chat_message_join" in head or b"chat_handle_join" in head:
        return 95
    return 60 if name.casefold().endswith(_DATABASES) else 0


def read(source: Source, options: ReadOptions, notes: Notes) -> Iterator[Item]:
    """Yield the items of every conversation; what was assumed and left out goes into ``notes``.

    Raises:
        Problem: there are no such messages, the database is too large, or the zone's name is unknown.
    """
    best = source.best_member(SUFFIXES, sniff)
    for locator, reason in source.left_out():
        notes.skip(locator, reason)
    if not source.head(best).startswith(MAGIC):
        yield from exported.read(source, options, notes)
        return
    journal = f"{best}{JOURNAL}"
    there = journal in source.members()
    with source.open(best) as stream, source.open(journal) if there else nullcontext() as newest:
        database = Database(stream, newest)
    if not {"date", "is_from_me"} <= database.columns("message"):
        raise Problem("intake.not-recognised")
    reader = MessageReader(database, ExportPaths(source), options, notes)
    yield from reader.items()
    for member in source.members():
        if member not in (best, journal) and member not in reader.used:
            notes.skip(f"file {member}", "other-file")
    if database.journal_state in ("damaged", "missing"):
        notes.skip(f"file {journal}", f"journal-{database.journal_state}")
    notes.assume_shown_zone(options)
