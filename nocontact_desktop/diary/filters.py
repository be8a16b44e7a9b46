"""Which entries a list shows: one choice of each kind, put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from nocontact_desktop.diary.entry import EntryKind

Part = Literal["kinds", "through_others", "person", "channel", "order", "period", "undated", "has_exhibit", "search"]

_FIELDS: dict[Part, tuple[str, ...]] = {
    "kinds": ("kinds",),
    "through_others": ("through_others",),
    "person": ("person",),
    "channel": ("channel",),
    "order": ("order",),
    "period": ("date_from", "date_to"),
    "undated": ("undated",),
    "has_exhibit": ("has_exhibit",),
    "search": ("search",),
}


@dataclass(frozen=True)
class EntryFilter:
    """Which entries a list shows. Empty parts let everything through.

    ``person`` is named in the entry: was there, passed it on, witnessed it, was told or told it. ``order`` is the
    id of an order, or the words of one that an entry names in words alone. ``date_from`` and ``date_to`` are dates as
    entries have them (``2026-03-02``, ``2026-03``, ``2026``), both included: an entry shows when it may have happened
    between them. One without a date then does not; ``undated`` shows those alone. ``has_exhibit``: with a file that is
    still there.
    """

    kinds: tuple[EntryKind, ...] = ()
    through_others: bool = False
    person: str = ""
    channel: str = ""
    order: str = ""
    has_exhibit: bool = False
    undated: bool = False
    search: str = ""
    date_from: str | None = None
    date_to: str | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that hold something back, in the order in which they are said."""
        return tuple(part for part, fields in _FIELDS.items() if any(getattr(self, field) for field in fields))

    def without(self, part: Part) -> EntryFilter:
        """The same filter without one of its parts."""
        return self.only_with(*(one for one in self.parts if one != part))

    def only_with(self, *parts: Part) -> EntryFilter:
        """The same filter with these of its parts and no others."""
        kept = [field for part in parts for field in _FIELDS[part]]
        return replace(EntryFilter(), **{field: getattr(self, field) for field in kept})
