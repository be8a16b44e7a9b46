"""What choosing entries reads from the diary. Nothing here knows of Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from nocontact_desktop.diary.entries import EntryRow, page
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.guidance.forms import Picks
from nocontact_desktop.preparation.moment import day_of, moment
from nocontact_desktop.report.forms.picking import ranked
from nocontact_desktop.vault.notebook import Notebook

_WINDOW = 200
RANKS: tuple[Picks, ...] = ("most_recent", "worst", "first")


@dataclass(frozen=True)
class Suggested:
    """The entry that is most recent, worst or first: as the user marked it, or by its date."""

    rank: Picks
    row: EntryRow


def suggested(notebook: Notebook) -> tuple[Suggested, ...]:
    """The entries that courts ask for most, as far as there are such. The worst is only what the user marked so."""
    rows = list(_rows(notebook, EntryFilter()))
    found = ((rank, ranked(rows, rank)) for rank in RANKS)
    return tuple(Suggested(rank, row) for rank, row in found if row is not None)


def ids(notebook: Notebook, wanted: EntryFilter) -> tuple[str, ...]:
    """The ids of every entry that a filter lets through, newest first."""
    return tuple(row.id for row in _rows(notebook, wanted))


def since_days(notebook: Notebook, days: int) -> str:
    """The date so many days ago, as entries have it."""
    return (day_of(moment(notebook)) - timedelta(days=days)).isoformat()


def _rows(notebook: Notebook, wanted: EntryFilter) -> Iterator[EntryRow]:
    start = 0
    while rows := page(notebook, wanted, start, _WINDOW):
        yield from rows
        start += len(rows)
