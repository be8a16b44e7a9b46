"""Facebook Messenger: "Download your information" as JSON or web pages, and the download of encrypted chats."""

from __future__ import annotations

from collections.abc import Iterator

from nocontact_desktop.intake.items import Item, ReadOptions
from nocontact_desktop.intake.meta.recognising import looks_like_instagram, looks_like_messages
from nocontact_desktop.intake.meta.threads import SUFFIXES, read_threads
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.source import Source

__all__ = ["NAME", "SUFFIXES", "TITLE", "read", "sniff"]

NAME = "messenger"
TITLE = "Facebook Messenger"


def sniff(head: bytes, name: str) -> int:
    """Return how sure it is, from 0 to 100, that a file that begins with ``head`` is a Messenger chat."""
    if not looks_like_messages(head):
        return 0
    return 60 if looks_like_instagram(head, name) else 85


def read(source: Source, options: ReadOptions, notes: Notes) -> Iterator[Item]:
    """Yield the items of every conversation; what was assumed and left out goes into ``notes``.

    Raises:
        Problem: no member holds messages, or the zone's name is unknown.
    """
    return read_threads(source, options, notes, sniff)
