"""Chats and files made up for the tests of intake, and short ways to read them without a child process."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from nocontact_desktop.intake.formats import whatsapp
from nocontact_desktop.intake.items import Item, ReadOptions, Summary
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.source import Source

LRM = "\u200e"


def read_bytes(data: bytes, name: str = "_chat.txt", options: ReadOptions | None = None) -> tuple[list[Item], Summary]:
    source = Source(io.BytesIO(data), name, len(data))
    notes = Notes()
    items = list(whatsapp.read(source, options or ReadOptions(), notes))
    notes.count(items)
    return items, notes.summary("whatsapp")


def read_chat(text: str, name: str = "_chat.txt", options: ReadOptions | None = None) -> tuple[list[Item], Summary]:
    return read_bytes(text.encode(), name, options)


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()
