"""The protective orders of a report, as they were sealed last."""

from __future__ import annotations

from typing import Final

from nocontact_desktop.diary.orders import sealed_orders
from nocontact_desktop.report.gather.sealed import Desk
from nocontact_desktop.report.material import Order
from nocontact_desktop.report.privacy import shown

KIND: Final = "order"


def orders_of(desk: Desk) -> tuple[Order, ...]:
    """Read each order, in the order in which they were noted first."""
    found = []
    for order_id, revision in sealed_orders(desk.notebook):
        record = desk.sealed(KIND, order_id, revision)
        if record is not None:
            found.append(Order(order_id, shown(desk.request, KIND, record.fields), revision - 1))
    return tuple(found)
