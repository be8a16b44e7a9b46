"""Contact that happened: a neutral note of when, of what kind, and what it told. Nothing begins again from zero.

The trend is worked out only when it is asked for. It says ranges, gives no verdict, and knows no perfect record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from nocontact_desktop.preparation.later import today
from nocontact_desktop.steady import notes
from nocontact_desktop.steady.notes import Fields, Note
from nocontact_desktop.steady.urges import passed
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

ContactKind = Literal[
    "wrote", "answered", "passed-on", "met", "looked", "read", "asked", "went-by", "old-things", "other"
]  # fmt: skip
Need = Literal["company", "calm", "heard", "news", "safe", "practical", "structure"]

_STRETCH = timedelta(days=30)
_LATELY = 2
_BEFORE = 6
_LEAST_BEFORE = 2


class Contact(Fields, frozen=True):
    """One note. ``day`` is when it happened; what was needed, and what it told, may stay blank."""

    day: date | None = None
    kinds: tuple[ContactKind, ...] = ()
    needs: tuple[Need, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Range:
    """How many there were in a stretch of 30 days, at least and at most."""

    least: int
    most: int


@dataclass(frozen=True)
class Trend:
    """Contact noted, and urges that passed: in up to six stretches of 30 days before, and in the last two."""

    contact_before: Range
    contact_lately: Range
    passed_before: Range
    passed_lately: Range


def contacts(notebook: Notebook) -> list[Note[Contact]]:
    """Every note, newest first. To be shown only to those who ask for it."""
    return notes.notes(notebook, "contact", Contact)


def keep_contact(notebook: Notebook, note_id: str, says: Contact) -> Changes:
    """Keep a note. Raises ValueError for a kind or a need that is not one of the set."""
    return notes.keep(notebook, "contact", note_id, says)


def erase_contacts(notebook: Notebook) -> Changes:
    """Erase every note, without a mark."""
    return notes.erase_all(notebook, "contact")


def trend(notebook: Notebook) -> Trend | None:
    """How it was over time; None while the notes go back less than four stretches. Those without a day are left out."""
    last = today(notebook)
    happened = [one.says.day for one in contacts(notebook) if one.says.day is not None]
    quiet = [one.began_at.astimezone().date() for one in passed(notebook)]
    first = min((*happened, *quiet), default=last)
    stretches = min((last - first) // _STRETCH, _LATELY + _BEFORE)
    if stretches < _LATELY + _LEAST_BEFORE:
        return None
    by_contact, by_passed = (_counted(days, last, stretches) for days in (happened, quiet))
    return Trend(
        contact_before=_range(by_contact[_LATELY:]),
        contact_lately=_range(by_contact[:_LATELY]),
        passed_before=_range(by_passed[_LATELY:]),
        passed_lately=_range(by_passed[:_LATELY]),
    )


def _counted(days: Sequence[date], last: date, stretches: int) -> list[int]:
    """How many of ``days`` lie in each stretch, the last one first."""
    counts = [0] * stretches
    for day in days:
        place = (last - day) // _STRETCH
        if 0 <= place < stretches:
            counts[place] += 1
    return counts


def _range(counts: Sequence[int]) -> Range:
    return Range(min(counts), max(counts))
