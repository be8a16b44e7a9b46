"""Exports made up for tests: items as a reader would hand them over, with and without files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import Attachment, Item, ItemTime, Participant, ReadOptions, Skip, Summary, Thread

ROBIN, ME = "Robin Example", "M. Example"
PEOPLE = (Participant(raw=ROBIN, name="Robin", is_me=False), Participant(raw=ME, name=ME, is_me=True))


def time(local: str | None, **parts: Any) -> ItemTime:
    """A time in London as an export gives it; None for an item without any."""
    if local is None:
        return ItemTime(raw="")
    given: dict[str, Any] = {
        "raw": local.replace("T", ", "),
        "local": local,
        "utc": local + "Z",
        "zone": "Europe/London",
        "zone_basis": "assumed",
        "precision": "second",
    }
    return ItemTime(**{**given, **parts})


def item(text: str, local: str | None = "2026-02-01T21:15:03", author: str | None = ROBIN, **parts: Any) -> Item:
    """A message by Robin, unless something else is said."""
    direction = "none" if author is None else "out" if author == ME else "in"
    given: dict[str, Any] = {
        "kind": "system" if author is None else "message",
        "locator": "line 1",
        "author": author,
        "direction": direction,
        "time": time(local),
        "raw": f"[{local}] {author}: {text}",
        "text": text,
    }
    return Item(**{**given, **parts})


def attached(name: str, *, there: bool = True) -> Attachment:
    """A picture named in a message, and lying in the export or not."""
    return Attachment(name=name, link="exact", media_type="image/jpeg", member=f"media/{name}" if there else None)


class MadeUpExport:
    """Stands in for a file in a format: ``items`` in batches, files by their place, and what to say of it all."""

    def __init__(
        self,
        items: list[Item],
        *,
        media: dict[str, bytes] | None = None,
        skips: tuple[Skip, ...] = (),
        title: str | None = "Robin",
        people: tuple[Participant, ...] = PEOPLE,
        batch: int = 3,
        breaks_at: int | None = None,
    ) -> None:
        self._items, self._media, self._batch, self._breaks_at = items, media or {}, batch, breaks_at
        times = [one.time.utc for one in items if one.time.utc]
        self.summary = Summary(
            format="whatsapp",
            seen=len(items) + len(skips),
            read=len(items),
            skips=skips,
            threads=tuple(
                Thread(key=key, title=title, participants=people, read=len(items))
                for key in dict.fromkeys(one.conversation for one in items)
            ),
            first=min(times, default=None),
            last=max(times, default=None),
        )

    def items(self) -> Iterator[list[Item]]:
        for start in range(0, len(self._items), self._batch):
            if self._breaks_at is not None and start >= self._breaks_at:
                raise Problem("intake.reader-stopped")
            yield self._items[start : start + self._batch]

    def media(self, member: str) -> Iterator[bytes]:
        if member not in self._media:
            raise Problem("intake.reader-stopped")
        yield self._media[member]

    def survey(self, path: Path, options: ReadOptions, cancelled: Any = None) -> Summary:
        return self.summary

    @contextmanager
    def open_export(self, path: Path, options: ReadOptions, cancelled: Any) -> Iterator[MadeUpExport]:
        yield self
