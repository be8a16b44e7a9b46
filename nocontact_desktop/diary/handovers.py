"""Parenting hand-overs: when one was due, and whether it was on time, late or missed. Each save is sealed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from nocontact_desktop.diary import store
from nocontact_desktop.diary.entry import Precision
from nocontact_desktop.diary.erasing import erase
from nocontact_desktop.diary.sealed_log import append
from nocontact_desktop.diary.when import When, read_when, sort_key
from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

KIND = "handover"
Outcome = Literal["on_time", "late", "missed"]
OUTCOMES: tuple[Outcome, ...] = ("on_time", "late", "missed")
WITHHELD = ("note",)
"""Sealed even when there is nothing in it, for the same reason as an entry's."""


class Handover(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One hand-over. The time is the one it was due, said as an entry's; what was not answered is None.

    ``way``: the children came to the writer, or left. ``late_side``: who was late or did not come.
    ``how_late`` is as said ("20 minutes"). ``said``: what was said. ``note`` is for the writer alone.
    """

    outcome: Outcome
    occurred_from: str | None = None
    occurred_to: str | None = None
    precision: Precision | None = None
    time_zone: str | None = None
    occurred_text: str | None = None
    way: Literal["to_me", "from_me"] | None = None
    how_late: str | None = None
    late_side: Literal["them", "me", "other"] | None = None
    place: str | None = None
    who: str | None = None
    children: str | None = None
    said: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class KeptHandover:
    """A hand-over as it stands now. ``recorded_at`` is ISO 8601 in UTC."""

    id: str
    revision: int
    recorded_at: str
    handover: Handover

    @property
    def when(self) -> When:
        """When it was due."""
        return when_of(self.handover)


@dataclass(frozen=True)
class MonthCount:
    """How many hand-overs there were in a month (``2026-03``; empty: the month is not known)."""

    month: str
    on_time: int
    late: int
    missed: int


def save_handover(notebook: Notebook, handover_id: str | None, handover: Handover) -> Changes:
    """Save a new hand-over, or a new wording of one; the earlier wording is kept.

    Raises:
        Problem: ``entry.needs-when`` or what is wrong with the time, with its ``field``; ``diary.gone`` when it
            was deleted.
    """
    if handover.occurred_from is None and handover.precision is None and handover.occurred_text is None:
        raise Problem("entry.needs-when", field="occurred_from")
    settled = msgspec.structs.replace(handover, precision=when_of(handover).precision)
    revision = 1
    if handover_id is None:
        handover_id = notebook.surroundings.random_bytes(8).hex()
    else:
        revision = get_handover(notebook, handover_id).revision + 1
    recorded_at = notebook.surroundings.now().isoformat(timespec="milliseconds")
    said: dict[str, Any] = msgspec.to_builtins(settled)
    fields = {**dict.fromkeys(WITHHELD), **said, "recorded_at": recorded_at}
    with notebook.db.transaction():
        sealed = append(notebook, KIND, handover_id, revision, fields)
        store.add_record(notebook.db, KIND, handover_id, revision, sealed.leaf, sealed.salt, fields)
    return Changes.of(KIND, handover_id)


def get_handover(notebook: Notebook, handover_id: str) -> KeptHandover:
    """One of them. Raises :class:`Problem` ``diary.gone`` when it was deleted."""
    rows = store.revisions(notebook.db, KIND, handover_id)
    if not rows:
        raise Problem("diary.gone")
    revision, _leaf, fields = rows[-1]
    return _kept(handover_id, revision, fields)


def handovers(notebook: Notebook) -> list[KeptHandover]:
    """All of them, the newest first; those without a date come last."""
    kept = [_kept(*row) for row in store.records_of(notebook.db, KIND)]
    kept.reverse()
    return sorted(kept, key=lambda one: sort_key(one.when), reverse=True)


def delete_handover(notebook: Notebook, handover_id: str) -> Changes:
    """Erase the words of every wording. The leaves stay, and a new one says that it was deleted.

    Raises :class:`Problem` ``diary.gone`` when that was done before.
    """
    get_handover(notebook, handover_id)
    with notebook.db.transaction():
        erase(notebook, KIND, handover_id)
    return Changes.of(KIND, handover_id)


def by_month(kept: list[KeptHandover]) -> list[MonthCount]:
    """How many were on time, late and missed in each month that has any, in the order of ``kept``.

    What is known only by its season or year counts where the month is not known.
    """
    months: dict[str, dict[Outcome, int]] = {}
    for one in kept:
        counts = months.setdefault(_month(one.handover), dict.fromkeys(OUTCOMES, 0))
        counts[one.handover.outcome] += 1
    return [MonthCount(month, **counts) for month, counts in months.items()]


def when_of(handover: Handover) -> When:
    """When it was due. Raises :class:`Problem` when it can't be read."""
    return read_when(
        handover.occurred_from,
        handover.occurred_to,
        handover.precision,
        handover.time_zone,
        handover.occurred_text,
    )


def _month(handover: Handover) -> str:
    month = (handover.occurred_from or "")[:7]
    return month if len(month) == 7 and month[5:].isdigit() else ""


def _kept(handover_id: str, revision: int, fields: dict[str, Any]) -> KeptHandover:
    known = {name: value for name, value in fields.items() if name in Handover.__struct_fields__}
    return KeptHandover(handover_id, revision, fields["recorded_at"], msgspec.convert(known, Handover))
