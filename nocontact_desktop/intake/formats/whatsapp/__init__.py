"""WhatsApp: the text of "Export chat", alone or in a zip with its files, from Android and iOS in any language."""

from __future__ import annotations

from collections.abc import Iterator

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.formats.whatsapp.files import FilesOfChat
from nocontact_desktop.intake.formats.whatsapp.overview import overview_of, title_of
from nocontact_desktop.intake.formats.whatsapp.reader import ChatReader, tidy_name
from nocontact_desktop.intake.formats.whatsapp.shape import count_headers
from nocontact_desktop.intake.items import Item, ReadOptions
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.source import Source
from nocontact_desktop.intake.text import text_chunks, text_of_head

NAME = "whatsapp"
TITLE = "WhatsApp chat"
SUFFIXES = (".txt",)


def sniff(head: bytes, name: str) -> int:
    """Return how sure it is, from 0 to 100, that a text that begins with ``head`` is a WhatsApp chat."""
    headers, lines = count_headers("\n" + text_of_head(head))
    if not headers:
        return 0
    named = name == "_chat.txt" or "whatsapp" in name.casefold()
    return min(100, (75 if headers * 8 >= lines else 45) + (20 if named else 0) + min(5, headers))


def read(source: Source, options: ReadOptions, notes: Notes) -> Iterator[Item]:
    """Yield the items of a chat; what was assumed and left out goes into ``notes``.

    Raises:
        Problem: no line looks like a message, or the zone's name is unknown.
    """
    chat = source.best_member(SUFFIXES, sniff)
    overview = overview_of(text_chunks(source.open(chat)), options.date_order)
    if overview is None:
        raise Problem("intake.not-recognised")
    files = FilesOfChat(source, chat)
    title = title_of(chat.rpartition("/")[2]) or title_of(source.name)
    notes.entitle(title)
    notes.tidy_name = tidy_name
    reader = ChatReader(overview, files.find, title=title, mine=options.mine, time_zone=options.time_zone)
    yield from reader.items(text_chunks(source.open(chat)))
    yield from files.not_mentioned(notes)
    notes.assume("date_order", overview.order.order, overview.order.basis)
    notes.assume_zone(options)
    notes.assume_me(options, reader.took_back)
