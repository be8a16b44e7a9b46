"""What finding asks of the notebook, on the notebook's own thread. Nothing here knows of Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.calendar import Month, month_of, newest_month
from nocontact_desktop.diary.choices import Choices, Wider, choices, order_words, widenings
from nocontact_desktop.diary.conversations import conversations
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.handovers import KeptHandover, handovers
from nocontact_desktop.diary.views import SavedView, views
from nocontact_desktop.diary.when import say_written
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.diary.keeping import RowShown, kinds_of
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class ListState:
    """How many entries a filter lets through, how many there are in all, the place of one of them, how many
    conversations and hand-overs there are, what orders are called, and how to widen a filter that nothing fits.
    """

    count: int
    total: int
    place: int | None
    conversations: int
    handovers: int
    orders: Mapping[str, str]
    wider: tuple[Wider, ...]


@dataclass(frozen=True)
class FilterState:
    """What there is to filter by, the views kept, and how many entries fit of how many."""

    choices: Choices
    views: tuple[SavedView, ...]
    count: int
    total: int


def list_state(notebook: Notebook, wanted: EntryFilter, entry_id: str | None) -> ListState:
    """The length of the list, and where an entry stands in it."""
    count = entries.count(notebook, wanted)
    return ListState(
        count=count,
        total=entries.count(notebook, EntryFilter()),
        place=None if entry_id is None else entries.place(notebook, wanted, entry_id),
        conversations=len(conversations(notebook)),
        handovers=len(handovers(notebook)),
        orders=order_words(notebook),
        wider=() if count else widenings(notebook, wanted),
    )


def filter_state(notebook: Notebook, wanted: EntryFilter) -> FilterState:
    """Everything the choice of a filter shows."""
    return FilterState(
        choices=choices(notebook),
        views=tuple(views(notebook)),
        count=entries.count(notebook, wanted),
        total=entries.count(notebook, EntryFilter()),
    )


def counted(notebook: Notebook, wanted: EntryFilter) -> int:
    """How many entries fit."""
    return entries.count(notebook, wanted)


def opened_month(notebook: Notebook, year: int, month: int) -> Month:
    """The month of today; where it has nothing, the last one with an entry before it, if there is any."""
    found = month_of(notebook, year, month)
    newest = newest_month(notebook)
    if found.days or found.about or found.handovers or newest is None or newest > (year, month):
        return found
    return month_of(notebook, *newest)


def rows_of(notebook: Notebook, ids: Sequence[str]) -> list[RowShown]:
    """Entries by id as lists show them; those that were deleted meanwhile left out."""
    found = []
    for entry_id in ids:
        try:
            entry = entries.get(notebook, entry_id)
        except Problem:  # deleted since the month was read
            continue
        found.append(RowShown(entries.row_of(entry), kinds_of(notebook, entry)))
    return found


def handovers_of(notebook: Notebook, ids: Sequence[str]) -> list[KeptHandover]:
    """Hand-overs by id; those that were deleted meanwhile left out."""
    kept = {one.id: one for one in handovers(notebook)}
    return [kept[one] for one in ids if one in kept]


def typed_date(written: str | None) -> str:
    """A date as it is typed; nothing for an open end."""
    return say_written(written, weekday=False) if written else ""
