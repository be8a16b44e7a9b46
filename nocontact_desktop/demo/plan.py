"""Fills the plan of the made-up notebook, through the same doors as the window."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from nocontact_desktop.diary.orders import seal_orders
from nocontact_desktop.preparation import accounts, board, devices, later, orders, people, terms
from nocontact_desktop.preparation.answers import Answers, save_answers
from nocontact_desktop.preparation.plan import set_step, set_step_note
from nocontact_desktop.preparation.sheets import Value, write
from nocontact_desktop.vault.notebook import Notebook

STARTED = date(2026, 1, 20)


def write_plan(notebook: Notebook, story: dict[str, Any]) -> None:
    """Write everything of ``story``, the table ``[plan]`` of the made-up story."""
    save_answers(notebook, msgspec.convert(story["answers"], Answers))
    _write_steps(notebook, story)
    for one in story["sheets"]:
        write(notebook, one["sheet"], one["part"], _value(one["value"]))
    for one in story["people"]:
        added = people.add_person(notebook, one.pop("name"))
        people.change_person(notebook, _id_of(added.touched("person")), **one)
    for one in story["accounts"]:
        _write_account(notebook, one)
    for one in story["devices"]:
        _write_device(notebook, one)
    for one in story["channels"]:
        _write_channel(notebook, one)
    _write_terms(notebook, story["terms"])
    later.set_way(notebook, "stages")
    later.set_started(notebook, STARTED)
    later.set_ending(notebook, "open")


def _write_steps(notebook: Notebook, story: dict[str, Any]) -> None:
    for step_id in story["steps_done"]:
        set_step(notebook, step_id, "done")
    for step_id in story["steps_later"]:
        set_step(notebook, step_id, "later")
    for step_id in story["steps_not_for_me"]:
        set_step(notebook, step_id, "not_for_me")
    for step_id, note in story["step_notes"].items():
        set_step_note(notebook, step_id, note)


def _write_account(notebook: Notebook, told: dict[str, Any]) -> None:
    account_id, _ = accounts.add_account(notebook, told["title"], told["address"], told["login"], told["power"])
    accounts.set_plan(notebook, account_id, told["plan"])
    accounts.set_access(notebook, account_id, told["access"])
    for aspect in told.get("changed", ()):
        accounts.set_aspect(notebook, account_id, aspect, "changed")


def _write_device(notebook: Notebook, told: dict[str, Any]) -> None:
    device_id, _ = devices.add_device(notebook, told["kind"], told["name"])
    devices.set_handled(notebook, device_id, told.get("handled", ""))
    devices.set_account(notebook, device_id, told["account"])
    devices.set_plan(notebook, device_id, told.get("plan", ""))
    for step_id in told.get("done", ()):
        devices.set_check(notebook, device_id, step_id, "done")


def _write_channel(notebook: Notebook, told: dict[str, Any]) -> None:
    board.set_used(notebook, told["id"], used=True)
    if "identifiers" in told:
        board.set_identifiers(notebook, told["id"], told["identifiers"])
    if "evidence" in told:
        board.set_evidence(notebook, told["id"], told["evidence"])
    if "choice" in told:
        board.decide(notebook, told["id"], told["choice"])


def _write_terms(notebook: Notebook, told: dict[str, Any]) -> None:
    board.set_used(notebook, told["channel"], used=True)
    added = terms.add_terms(notebook, told.pop("channel"))
    terms.change_terms(notebook, _id_of(added.touched("terms")), **told)


def write_order(notebook: Notebook, told: dict[str, Any]) -> orders.Order:
    """Write and seal the order of ``told``, the table ``[order]`` of the made-up story."""
    order_id = _id_of(orders.add_order(notebook, told["name"]).touched("order"))
    for said in told["terms"]:
        orders.add_order_term(notebook, order_id)
        last = orders.order(notebook, order_id).terms[-1]
        orders.change_order_term(notebook, order_id, last.id, **said)
    orders.change_order(notebook, order_id, **{name: told[name] for name in told if name not in {"name", "terms"}})
    seal_orders(notebook)
    return orders.order(notebook, order_id)


def _value(told: str | list[Any]) -> Value:
    return told if isinstance(told, str) else tuple(told)


def _id_of(touched: frozenset[str]) -> str:
    (only,) = touched
    return only
