"""Google Voice: the pages of a Takeout, one for each call, voicemail or run of texts; a zip, or a single page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.formats.google_voice.files import FilesOfLogs
from nocontact_desktop.intake.formats.google_voice.reader import LogReader, numbers_by_name
from nocontact_desktop.intake.items import NO_TIME, Item, ReadOptions
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.rest import leave_out_the_rest
from nocontact_desktop.intake.source import Source
from nocontact_desktop.intake.text import text_chunks, text_of_head

NAME = "google_voice"
TITLE = "Google Voice"
SUFFIXES = (".html",)

_LARGEST = 64 * 1024 * 1024
_LOG = re.compile(r'<div class="(?:hChatLog hfeed|haudio)"')


def sniff(head: bytes, name: str) -> int:  # noqa: ARG001  any name will do
    """Return how sure it is, from 0 to 100, that a page that begins with ``head`` is a log of Google Voice."""
    return 97 if _LOG.search(text_of_head(head)) else 0


def read(source: Source, options: ReadOptions, notes: Notes) -> Iterator[Item]:
    """Yield the items of all logs, then the files nothing speaks of.

    Raises:
        Problem: there is no log in it, or the zone's name is unknown.
    """
    logs = [member for member in source.candidates(SUFFIXES) if sniff(source.head(member), member)]
    if not logs:
        raise Problem("intake.not-recognised")
    notes.entitle(source.name)
    files = FilesOfLogs(source, logs)
    reader = LogReader(options, notes, files, numbers_by_name(_page(source, log) for log in logs))
    seen: dict[bytes, str] = {}
    for log in logs:
        place = f"file {log}" if source.is_archive else ""
        page = _page(source, log)
        first = seen.setdefault(sha256(page.encode("utf-8", "surrogatepass")).digest(), log)
        if first != log:
            notes.skip(place, "identical-copy")
        elif source.size_of(log) > _LARGEST:
            notes.skip(place, "too-large")
        else:
            yield from reader.items(page, log.rpartition("/")[2], place)
    yield from _files_nothing_speaks_of(source, files, logs, notes)
    notes.assume_shown_zone(options)


def _page(source: Source, log: str) -> str:
    return "".join(text_chunks(source.open(log))) if source.size_of(log) <= _LARGEST else log


def _files_nothing_speaks_of(source: Source, files: FilesOfLogs, logs: list[str], notes: Notes) -> Iterator[Item]:
    """The ones beside the logs are items; what else a Takeout holds is about other things."""
    folders = {log.rpartition("/")[0] for log in logs}
    used = {*logs, *files.used}
    for member in source.members():
        folder, _, name = member.rpartition("/")
        if member in used or folder not in folders or member.casefold().endswith(SUFFIXES):
            continue
        used.add(member)
        yield Item(
            kind="media",
            locator=f"file {member}",
            author=None,
            direction="unknown",
            time=NO_TIME,
            raw=name,
            text="",
            attachments=(files.at(member, "none"),),
        )
    leave_out_the_rest(source, used, notes)
