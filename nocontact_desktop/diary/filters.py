"""Which entries a list shows."""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.diary.entry import EntryKind


@dataclass(frozen=True)
class EntryFilter:
    """Which entries a list shows. Empty parts let everything through.

    ``date_from`` and ``date_to`` are dates as entries have them (``2026-03-02``, ``2026-03``, ``2026``), both
    included: an entry shows when it may have happened between them. One without a date then does not.
    """

    kinds: tuple[EntryKind, ...] = ()
    through_others: bool = False
    channel: str = ""
    search: str = ""
    date_from: str | None = None
    date_to: str | None = None
