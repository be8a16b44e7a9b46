"""Case facts: asked once, used by every report."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from nocontact_desktop.diary import store
from nocontact_desktop.diary.sealed_log import append
from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

KIND = "case"
WITHHELD = ("private_terms", "risk_factors", "safe_address")
"""Sealed even when there is nothing in them, for the same reason as an entry's."""

CASE_ID = "case"


class _Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    pass


class Identifier(_Part, frozen=True):
    """A number, account, address, car or other thing by which the person is known. ``kind`` is free text."""

    kind: str
    value: str


class ThePerson(_Part, frozen=True):
    """The person. ``weapons_where`` goes only where the profile lets it."""

    label: str | None = None
    legal_name: str | None = None
    identifiers: tuple[Identifier, ...] | None = None
    workplace: str | None = None
    description: str | None = None
    language: str | None = None
    weapons_where: str | None = None


class CaseChild(_Part, frozen=True):
    """A child: the name goes only where the profile lets it, else the initials."""

    name: str | None = None
    initials: str | None = None
    born: str | None = None


class Case(_Part, frozen=True):
    """The facts of the case, by the names of `log --from-json`."""

    person: ThePerson | None = None
    relationship: str | None = None
    together_from: str | None = None
    together_to: str | None = None
    my_name: str | None = None
    children: tuple[CaseChild, ...] | None = None
    protected: tuple[str, ...] | None = None
    firearms: str | None = None
    earlier_orders: str | None = None
    cases: str | None = None
    custody_orders: str | None = None
    risk_factors: tuple[str, ...] | None = None
    why_now: str | None = None
    told_to_stop: str | None = None
    orders_wanted: tuple[str, ...] | None = None
    county: str | None = None
    safe_address: str | None = None
    private_terms: tuple[str, ...] | None = None
    time_zone: str | None = None


def get_case(notebook: Notebook) -> Case:
    """The case facts; all absent when none were saved."""
    rows = store.revisions(notebook.db, KIND, CASE_ID)
    if not rows:
        return Case()
    fields = {name: value for name, value in rows[-1][2].items() if name in Case.__struct_fields__}
    return msgspec.convert(fields, Case)


def case_revision(notebook: Notebook) -> int:
    """How often the case facts were saved."""
    return len(store.revisions(notebook.db, KIND, CASE_ID))


def save_case(notebook: Notebook, case: Case) -> Changes:
    """Save the case facts. The earlier wording is kept."""
    _check_zone(case.time_zone)
    recorded_at = notebook.surroundings.now().isoformat(timespec="milliseconds")
    plain: dict[str, Any] = msgspec.to_builtins(case)
    fields = {**dict.fromkeys(WITHHELD), **plain, "recorded_at": recorded_at}
    with notebook.db.transaction():
        write_case(notebook, fields)
    return Changes.of(KIND, CASE_ID)


def write_case(notebook: Notebook, fields: dict[str, Any]) -> None:
    """Seal and keep a revision of the case facts, inside the caller's transaction."""
    revision = case_revision(notebook) + 1
    sealed = append(notebook, KIND, CASE_ID, revision, fields)
    store.add_record(notebook.db, KIND, CASE_ID, revision, sealed.leaf, sealed.salt, fields)


def _check_zone(name: str | None) -> None:
    try:
        if name is not None:
            ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # no such zone, or a name that is no name
        raise Problem("entry.time-zone", field="time_zone") from error
