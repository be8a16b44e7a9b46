"""What is coming up: days the user has chosen, days to look again, orders that end, a sitting that rests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Literal

from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.preparation.later import chosen_moment, today
from nocontact_desktop.preparation.orders import coming_ends, order_names
from nocontact_desktop.preparation.sitting import sitting
from nocontact_desktop.vault.notebook import Notebook

_AHEAD = timedelta(weeks=9)
"""Days further ahead are not shown yet."""


@dataclass(frozen=True)
class Coming:
    """One thing that comes up. ``row_id`` and ``name`` are those of an order. ``day`` None: whenever it suits."""

    kind: Literal["sitting", "moment", "look", "review", "order"]
    day: date | None
    at: time | None = None
    row_id: str = ""
    name: str = ""


def coming_up(notebook: Notebook, content: Content | None = None) -> list[Coming]:
    """What is coming up, a sitting under way first, then by day. While the plan rests, its own days wait."""
    found = [Coming("sitting", None)] if sitting(notebook) is not None else []
    here = today(notebook)
    return found + sorted(
        [*_own_days(notebook, here), *_orders(notebook, here, content or load())], key=lambda one: one.day or here
    )


def _own_days(notebook: Notebook, here: date) -> list[Coming]:
    said = chosen_moment(notebook)
    if said.paused_on is not None:
        return []
    days = [Coming("look", look.due_on) for look in said.looks if look.looked_at is None]
    if said.planned_on is not None and said.started_on is None:
        days.append(Coming("moment", said.planned_on, said.planned_time))
    if said.ending == "review" and said.review_on is not None:
        days.append(Coming("review", said.review_on))
    return [one for one in days if one.day is not None and one.day <= here + _AHEAD]


def _orders(notebook: Notebook, here: date, content: Content) -> list[Coming]:
    names = order_names(notebook, content)
    return [
        Coming("order", date.fromisoformat(one.ends), row_id=one.id, name=names.get(one.id, one.name))
        for one in coming_ends(notebook, here)
    ]
