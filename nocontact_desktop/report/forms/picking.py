"""Which of the diary's entries a form asks for. The diary's owner says which was the worst; nothing is guessed here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nocontact_desktop.diary.entries import EntryRow
from nocontact_desktop.guidance.forms import Form, Picks, Slot

_INCIDENTS = ("incident", "memory")


def asked_for(rows: Sequence[EntryRow], form: Form) -> list[EntryRow]:
    """The entries out of ``rows`` (newest first) that a form asks for, in their order.

    Those chosen by the user are always among them. Every entry, where the form asks for all of them, or for none
    that is there.
    """
    if not form.picks:
        return list(rows)
    found = {row.id for rank in form.picks if (row := ranked(rows, rank)) is not None}
    found |= {row.id for row in rows if "chosen" in _ranks(row)}
    return [row for row in rows if row.id in found] or list(rows)


def ranked(rows: Sequence[EntryRow], rank: Picks) -> EntryRow | None:
    """The entry marked so; else, for the most recent and the first, the newest and the oldest incident with a date."""
    marked = next((row for row in rows if rank in _ranks(row)), None)
    if marked is not None or rank == "worst":
        return marked
    dated = [row for row in incidents(rows) if row.entry.draft.occurred_from]
    if not dated:
        return None
    return dated[0] if rank == "most_recent" else dated[-1]


def incidents(rows: Iterable[EntryRow]) -> list[EntryRow]:
    """The incidents among ``rows``, remembered ones as well."""
    return [row for row in rows if row.kind in _INCIDENTS]


def places(rows: Sequence[EntryRow], slots: Sequence[Slot]) -> list[tuple[Slot, EntryRow | None]]:
    """Which entry stands in each of a form's places, each entry once.

    A place whose entry stands in an earlier one takes the next that the user has chosen, if any. A place for each
    incident is repeated, newest first; without incidents, for whatever there is.
    """
    found: list[tuple[Slot, EntryRow | None]] = []
    used: set[str] = set()
    for slot in slots:
        if slot.picks == "each":
            found += [(slot, row) for row in incidents(rows) or rows]
            continue
        row = ranked(rows, slot.picks)
        if row is None or row.id in used:
            row = next((one for one in rows if "chosen" in _ranks(one) and one.id not in used), None)
        if row is not None:
            used.add(row.id)
        found.append((slot, row))
    return found


def _ranks(row: EntryRow) -> tuple[str, ...]:
    return row.entry.draft.ranks or ()
