"""Protective orders as the user has them on paper: what they say, whom they bind, and when they end.

Here they are written down field by field. ``diary.orders`` seals what they say, and removes them.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Literal

import msgspec

from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import Content
from nocontact_desktop.preparation.store import records as store
from nocontact_desktop.preparation.store.records import Record
from nocontact_desktop.preparation.terms import all_terms
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

OrderState = Literal["asked", "in-force", "ended"]
Concern = Literal["contact", "distance", "home", "children", "weapons", "other"]

SOON = timedelta(days=60)
"""So long before the end of an order the user is reminded."""


class OrderTerm(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One thing an order says. Its id stays, so that an entry in the diary can name it."""

    id: str
    text: str = ""
    concerns: Concern | None = None


class Order(Record, frozen=True, kw_only=True):
    """One order. Texts are as typed, empty for what was not said; days are ISO 8601; None: not said.

    ``binds``: the person alone, or the user too; then ``mine`` is what it does not allow the user.
    ``report_to`` is whom to tell when it is not kept to.
    """

    name: str = ""
    state: OrderState | None = None
    court: str = ""
    number: str = ""
    issued: str = ""
    served: str = ""
    served_by: str = ""
    starts: str = ""
    ends: str = ""
    terms: tuple[OrderTerm, ...] = ()
    binds: Literal["person", "both"] | None = None
    mine: tuple[str, ...] = ()
    copies: str = ""
    lawyer: str = ""
    report_to: str = ""
    note: str = ""


def orders(notebook: Notebook) -> list[Order]:
    """All orders, in the order in which they were added."""
    return store.records(notebook.db, "protective_order", Order)


def order(notebook: Notebook, order_id: str) -> Order:
    """One of them. Raises :class:`Problem` ``order.no-such-order``."""
    found = store.record(notebook.db, "protective_order", Order, order_id)
    if found is None:
        raise Problem("order.no-such-order")
    return found


def order_names(notebook: Notebook, content: Content) -> dict[str, str]:
    """What each order is called, by its id; one without a name by a word for it."""
    return {one.id: one.name or content.words["order_parts"]["unnamed"] for one in orders(notebook)}


def suggested_names(country: str, content: Content) -> list[str]:
    """What orders are called in a country, each once; none when we know of none."""
    return list(dict.fromkeys(name for law in content.laws_in(country) for name in law.orders))


def coming_ends(notebook: Notebook, today: date) -> list[Order]:
    """Orders that end within 60 days or have ended, soonest first, but for those the user calls ended."""
    last = (today + SOON).isoformat()
    coming = [one for one in orders(notebook) if one.ends and one.ends <= last and one.state != "ended"]
    return sorted(coming, key=lambda one: one.ends)


def add_order(notebook: Notebook, name: str = "") -> Changes:
    """Put an order on the list, last."""
    added = Order(id=_new_id(notebook), name=name.strip())
    with notebook.db.transaction():
        store.keep_record(notebook.db, "protective_order", added)
    return Changes.of("order", added.id)


def change_order(notebook: Notebook, order_id: str, **values: Any) -> Changes:
    """Say something else, field by field as in :class:`Order`.

    Raises :class:`Problem` ``order.no-such-order``, and ValueError for what does not fit.
    """
    with notebook.db.transaction():
        store.keep_record(notebook.db, "protective_order", store.changed(order(notebook, order_id), values))
    return Changes.of("order", order_id)


def add_order_term(notebook: Notebook, order_id: str) -> Changes:
    """Put an empty term last. Raises :class:`Problem` ``order.no-such-order``."""
    terms = order(notebook, order_id).terms
    return change_order(notebook, order_id, terms=(*terms, OrderTerm(id=_new_id(notebook))))


def change_order_term(notebook: Notebook, order_id: str, term_id: str, **values: Any) -> Changes:
    """Say something else in one term. Raises as :func:`change_order` does."""
    terms = [
        msgspec.structs.replace(one, **values) if one.id == term_id else one for one in order(notebook, order_id).terms
    ]
    return change_order(notebook, order_id, terms=terms)


def remove_order_term(notebook: Notebook, order_id: str, term_id: str) -> Changes:
    """Take one term out. Raises :class:`Problem` ``order.no-such-order``."""
    terms = [one for one in order(notebook, order_id).terms if one.id != term_id]
    return change_order(notebook, order_id, terms=terms)


def drop_order(notebook: Notebook, order_id: str) -> Changes:
    """Erase an order, and from terms of contact that they come from it, inside the caller's transaction."""
    from_it = [one for one in all_terms(notebook) if one.order == order_id]
    store.drop_record(notebook.db, "protective_order", order_id)
    for one in from_it:
        store.keep_record(notebook.db, "contact_terms", store.changed(one, {"order": ""}))
    return Changes.of("order", order_id) | Changes.of("terms", *(one.id for one in from_it))


def _new_id(notebook: Notebook) -> str:
    return notebook.surroundings.random_bytes(8).hex()
