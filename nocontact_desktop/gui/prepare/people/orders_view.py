"""The user's protective orders, and which of them end soon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.links import way_button
from nocontact_desktop.gui.parts.record_fields import NameLink
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Chip,
    ChoiceField,
    Divider,
    FlowRow,
    Heading,
    LineField,
    Notice,
    PrimaryButton,
    SecondaryText,
    column,
    row,
)
from nocontact_desktop.gui.widgets.day_and_time import say_day
from nocontact_desktop.preparation.orders import Order, add_order, coming_ends, orders, suggested_names
from nocontact_desktop.preparation.terms import local_now
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class _Shown:
    orders: list[Order]
    coming: list[Order]
    today: date


class OrdersView(PrepareView):
    """A line for each order, and a way to add one."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(
            BodyText(
                self.tr("What your papers from a court or the police say, to have at hand. Note as much as you like."),
                quiet=True,
            )
        )

    def title(self) -> str:
        return self.tr("My orders")

    def read(self) -> None:
        def ask(notebook: Notebook) -> _Shown:
            today = local_now(notebook).date()
            return _Shown(orders(notebook), coming_ends(notebook, today), today)

        self.desk.ask(ask, owner=self, on_done=self._show)

    def _show(self, shown: _Shown) -> None:
        for one in shown.coming:
            self.body.addWidget(self._reminder(one, shown.today))
        if shown.orders:
            card = Card(name="orderList", gap=8)
            for place, one in enumerate(shown.orders):
                if place:
                    card.add(Divider())
                card.add(self._line(one))
            self.body.addWidget(card)
        self.body.addWidget(self._add_card())
        self.body.addWidget(FlowRow(way_button(self, "law")))
        self.body.addStretch(1)

    def _reminder(self, one: Order, today: date) -> Notice:
        ends = date.fromisoformat(one.ends)
        words = (
            self.tr("{name} ran until {day}. If it still counts for you, ask if a new one can be made.")
            if ends < today
            else self.tr("{name} runs until {day}. If you want it for longer, it is a good time to ask.")
        )
        return Notice(
            words.format(name=self._name_of(one), day=say_day(ends)),
            tone="careful",
            name=f"ends_{one.id}",
            icon_name="calendar-days",
        )

    def _line(self, one: Order) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=2)
        line = row(gap=8)
        link = NameLink(self._name_of(one), name=f"order_{one.id}")
        link.clicked.connect(lambda: self.opened.emit(f"order:{one.id}"))
        line.addWidget(link)
        line.addStretch(1)
        if one.state:
            chip = Chip(
                self.content.words["order_state"][one.state], tone="accent" if one.state == "in-force" else "neutral"
            )
            line.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        body.addLayout(line)
        until = self.tr("until {day}").format(day=say_day(date.fromisoformat(one.ends))) if one.ends else ""
        said = " · ".join(part for part in (one.court, one.number, until) if part)
        body.addWidget(SecondaryText(said or self.tr("Nothing said yet")))
        link.setAccessibleDescription(said)
        return holder

    def _add_card(self) -> Card:
        card = Card(name="addOrderCard")
        card.add(Heading(self.tr("Note an order"), level=3))
        self._name = LineField(
            self.content.words["order_parts"]["name"],
            name="newOrder",
            hint=self.tr("As it stands on the paper. You can leave it empty."),
            longest=200,
        )
        self._name.submitted.connect(self._on_add)
        card.add(self._name)
        names = suggested_names(self.desk.settings.country, self.content)
        if names:
            options = [("", self.tr("Not chosen")), *((name, name) for name in names)]
            known = ChoiceField(self.tr("Or one of the names where you live"), options, name="orderNames")
            known.changed.connect(self._name.set_value)
            card.add(known)
        add = PrimaryButton(self.tr("Note it"), name="addOrder", icon_name="plus", spoken=self.tr("Note an order"))
        add.clicked.connect(self._on_add)
        card.add(FlowRow(add))
        return card

    def _name_of(self, one: Order) -> str:
        return one.name or self.content.words["order_parts"]["unnamed"]

    def _on_add(self) -> None:
        self.desk.save(add_order, self._name.value(), owner=self, on_done=self._on_added)

    def _on_added(self, changes: Changes) -> None:
        (order_id,) = changes.touched("order")
        self.opened.emit(f"order:{order_id}")
