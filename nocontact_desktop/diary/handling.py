"""The handling record of an exhibit: who had it, when, where, and what was done. Lines are added, never changed."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from nocontact_desktop.diary import store
from nocontact_desktop.diary.exhibits import HANDLING as KIND
from nocontact_desktop.diary.exhibits import exists
from nocontact_desktop.diary.sealed_log import append
from nocontact_desktop.diary.when import check_written
from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook


class Handling(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that was done with an exhibit. ``at`` is local ISO 8601, shortened to what is known."""

    what: Literal["received", "stored", "shown", "copied", "covered", "handed_over", "returned", "other"]
    at: str | None = None
    who: str | None = None
    where: str | None = None
    note: str | None = None


class HandlingLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the record: ``place`` counts from 1, ``recorded_at`` is ISO 8601 in UTC."""

    place: int
    leaf: int
    recorded_at: str
    handling: Handling


def add_handling(notebook: Notebook, exhibit_id: str, handling: Handling) -> Changes:
    """Add a line to an exhibit's record.

    Raises:
        Problem: ``diary.gone`` when there is no such exhibit, or a date that can't be read.
    """
    if not exists(notebook, exhibit_id):
        raise Problem("diary.gone")
    if handling.at is not None:
        check_written(handling.at, "at")
    with notebook.db.transaction():
        note(notebook, exhibit_id, handling)
    return Changes.of("exhibit", exhibit_id)


def note(notebook: Notebook, exhibit_id: str, handling: Handling) -> None:
    """Add a line inside the caller's transaction."""
    plain: dict[str, Any] = msgspec.to_builtins(handling)
    fields = {**plain, "recorded_at": notebook.surroundings.now().isoformat(timespec="milliseconds")}
    place = len(store.revisions(notebook.db, KIND, exhibit_id)) + 1
    sealed = append(notebook, KIND, exhibit_id, place, fields)
    store.add_record(notebook.db, KIND, exhibit_id, place, sealed.leaf, sealed.salt, fields)


def handling_of(notebook: Notebook, exhibit_id: str) -> list[HandlingLine]:
    """An exhibit's record, oldest line first."""
    names = Handling.__struct_fields__
    return [
        HandlingLine(
            place=place,
            leaf=leaf,
            recorded_at=fields["recorded_at"],
            handling=msgspec.convert({name: fields[name] for name in names if name in fields}, Handling),
        )
        for place, leaf, fields in store.revisions(notebook.db, KIND, exhibit_id)
    ]
