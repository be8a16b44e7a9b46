"""What there is to filter entries by, and how to widen a filter that nothing fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nocontact_desktop.diary import store as diary_store
from nocontact_desktop.diary.filters import EntryFilter, Part
from nocontact_desktop.diary.finding import store
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.orders import order_names
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class Choices:
    """People, channels and orders that entries name, each with the number of entries, the most frequent first.

    ``order_words`` has what an order is called, by what ``orders`` and filters know it by.
    """

    people: tuple[tuple[str, int], ...]
    channels: tuple[tuple[str, int], ...]
    orders: tuple[tuple[str, int], ...]
    order_words: Mapping[str, str]


@dataclass(frozen=True)
class Wider:
    """A part of a filter, and how many entries would fit without it."""

    part: Part
    count: int


def choices(notebook: Notebook) -> Choices:
    """What the entries of this notebook can be filtered by."""
    named = store.orders_named(notebook.db)
    return Choices(
        people=tuple(store.people_named(notebook.db)),
        channels=tuple(store.channels_used(notebook.db)),
        orders=tuple((key, count) for key, _, count in named),
        order_words=order_words(notebook),
    )


def order_words(notebook: Notebook) -> dict[str, str]:
    """What orders are called now, or as entries have it for those that are not noted any more."""
    named = {key: words for key, words, _ in store.orders_named(notebook.db)}
    return {**named, **order_names(notebook, load())}


def widenings(notebook: Notebook, wanted: EntryFilter) -> tuple[Wider, ...]:
    """What each part of a filter holds back, where something would fit without it."""
    counted = (Wider(part, diary_store.entry_count(notebook.db, wanted.without(part))) for part in wanted.parts)
    return tuple(one for one in counted if one.count)
