"""What there is to filter entries by, and how to widen a filter that nothing fits."""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.diary import store as diary_store
from nocontact_desktop.diary.filters import EntryFilter, Part
from nocontact_desktop.diary.finding import store
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class Choices:
    """People, channels and orders that entries name, each with the number of entries, the most frequent first."""

    people: tuple[tuple[str, int], ...]
    channels: tuple[tuple[str, int], ...]
    orders: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Wider:
    """A part of a filter, and how many entries would fit without it."""

    part: Part
    count: int


def choices(notebook: Notebook) -> Choices:
    """What the entries of this notebook can be filtered by."""
    return Choices(
        people=tuple(store.people_named(notebook.db)),
        channels=tuple(store.channels_used(notebook.db)),
        orders=tuple(store.orders_named(notebook.db)),
    )


def widenings(notebook: Notebook, wanted: EntryFilter) -> tuple[Wider, ...]:
    """What each part of a filter holds back, where something would fit without it."""
    counted = (Wider(part, diary_store.entry_count(notebook.db, wanted.without(part))) for part in wanted.parts)
    return tuple(one for one in counted if one.count)
