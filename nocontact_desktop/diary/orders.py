"""Protective orders in the sealed log. They are written in Prepare, field by field, and sealed as they stand.

A paper is copied out over many small changes. One revision is sealed when the view of an order is left, and of
all that were changed when the notebook is locked or a report is made: never one for each field.
"""

from __future__ import annotations

from typing import Any

import msgspec

from nocontact_desktop.diary import store
from nocontact_desktop.diary.erasing import KIND as DELETION
from nocontact_desktop.diary.erasing import erase
from nocontact_desktop.diary.sealed_log import append
from nocontact_desktop.preparation.orders import Order, drop_order, orders
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

KIND = "order"
WITHHELD = ("copies", "lawyer", "mine", "note", "report_to")
"""Sealed even when there is nothing in them, for the same reason as an entry's."""


def seal_orders(notebook: Notebook) -> Changes:
    """Seal each order that says something else than when it was sealed last. One that says nothing yet waits."""
    changed = [one for one in orders(notebook) if _has_changed(notebook, one)]
    if changed:
        recorded_at = notebook.surroundings.now().isoformat(timespec="milliseconds")
        with notebook.db.transaction():
            for one in changed:
                _seal(notebook, one, recorded_at)
    return Changes.of(KIND, *(one.id for one in changed))


def remove_order(notebook: Notebook, order_id: str) -> Changes:
    """Erase an order in Prepare and in every sealed wording. The leaves stay, and a new one says so."""
    with notebook.db.transaction():
        changes = drop_order(notebook, order_id)
        if store.exists(notebook.db, KIND, order_id):
            erase(notebook, KIND, order_id)
    return changes


def sealed_orders(notebook: Notebook) -> list[tuple[str, int]]:
    """Id and newest revision of every order that is sealed and not deleted, in the order in which they came.

    The leaves say which there are, so that one whose words were taken out unsaid is missed.
    """
    deleted = {fields.get("deleted_id") for _, _, fields in store.records_of(notebook.db, DELETION)}
    return [one for one in store.newest_revisions(notebook.db, KIND) if one[0] not in deleted]


def order_from(fields: dict[str, Any], order_id: str) -> Order:
    """An order from its sealed fields."""
    known = {name: value for name, value in fields.items() if name in Order.__struct_fields__ and value is not None}
    return msgspec.convert({**known, "id": order_id}, Order)


def _said(one: Order) -> dict[str, Any]:
    """What an order says, field by field; what was left empty is absent."""
    fields: dict[str, Any] = msgspec.to_builtins(one)
    del fields["id"]
    return fields


def _has_changed(notebook: Notebook, one: Order) -> bool:
    try:
        rows = store.revisions(notebook.db, KIND, one.id)
        return one != order_from(rows[-1][2], one.id) if rows else bool(_said(one))
    except ValueError:
        # Damaged so that it cannot be read: the full check names it, and nothing is put on top of it.
        return False


def _seal(notebook: Notebook, one: Order, recorded_at: str) -> None:
    rows = store.revisions(notebook.db, KIND, one.id)
    revision = rows[-1][0] + 1 if rows else 1
    fields = {**dict.fromkeys(WITHHELD), **_said(one), "recorded_at": recorded_at}
    sealed = append(notebook, KIND, one.id, revision, fields)
    store.add_record(notebook.db, KIND, one.id, revision, sealed.leaf, sealed.salt, fields)
