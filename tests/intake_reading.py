"""Exports made up for the tests of readers, read without a child process."""

from __future__ import annotations

import io
from collections.abc import Mapping

from nocontact_desktop.intake import formats
from nocontact_desktop.intake.exports import recognised
from nocontact_desktop.intake.items import Item, ReadOptions, Summary
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.source import Source
from tests.intake_chats import zipped

Files = bytes | str | Mapping[str, bytes | str]
"""One file, or those of a zip by their names."""


def read_as(name: str, files: Files, file_name: str, options: ReadOptions | None = None) -> tuple[list[Item], Summary]:
    """The items of an export in the format ``name``, and its summary, which adds up."""
    notes = Notes()
    items = list(formats.called(name).read(source_of(files, file_name), options or ReadOptions(), notes))
    notes.count(items)
    summary = notes.summary(name)
    assert (summary.read, summary.seen) == (len(items), len(items) + len(summary.skips))
    return items, summary


def surest(files: Files, file_name: str) -> str | None:
    """The format that a file is taken for; None when no reader knows it."""
    found = recognised(source_of(files, file_name))
    return found[0].format if found else None


def source_of(files: Files, file_name: str) -> Source:
    """A file as readers see it."""
    data = files.encode() if isinstance(files, str) else files if isinstance(files, bytes) else zipped(files)
    return Source(io.BytesIO(data), file_name, len(data))
