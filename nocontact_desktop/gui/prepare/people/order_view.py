"""One protective order: its papers and days, what it says, whom it binds, and what can be done about a breach."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.orders import remove_order, seal_orders
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.links import way_button
from nocontact_desktop.gui.parts.printing import print_button
from nocontact_desktop.gui.parts.record_fields import RecordFields, bullets, keep_all
from nocontact_desktop.gui.prepare.people.order_terms import OrderTermRows
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    DangerButton,
    FlowRow,
    Fold,
    Heading,
    Notice,
    column,
    dialogs,
)
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.orders import Order, change_order, order
from nocontact_desktop.preparation.papers.orders import order_paper
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class _Shown:
    order: Order
    voice: Voice


class OrderView(PrepareView):
    """``row_id`` is the order's."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._words = self.content.words["order_parts"]
        self._fields = RecordFields("order", self._keep)
        self._is_gone = False

    def title(self) -> str:
        return self.tr("My orders")

    def read(self) -> None:
        def ask(notebook: Notebook) -> _Shown:
            return _Shown(order(notebook, self.row_id), voice_for(get_answers(notebook), self.content))

        self.desk.ask(ask, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        keep_all(self)
        self.desk.save(seal_orders, owner=self)

    def _show(self, shown: _Shown) -> None:
        one = shown.order
        part_of_it = BodyText(
            self.tr("An order is part of your diary’s record: what changed is sealed when you leave this page."),
            quiet=True,
        )
        part_of_it.setObjectName("orderSealed")
        self.body.addWidget(part_of_it)
        self.body.addWidget(FlowRow(print_button(self, partial(order_paper, order_id=self.row_id))))
        self.body.addWidget(self._paper_card(one))
        self.body.addWidget(self._days_card(one))
        self.body.addWidget(self._terms_card(one))
        self.body.addWidget(self._binds_card(one, shown.voice))
        self.body.addWidget(self._people_card(one))
        self.body.addWidget(self._breach_card())
        remove = DangerButton(self.tr("Remove this order"), name="removeOrder", icon_name="trash-2")
        remove.clicked.connect(self._on_remove)
        self.body.addWidget(FlowRow(remove))
        self.body.addStretch(1)

    def _paper_card(self, one: Order) -> Card:
        card = Card(name="orderPaper")
        card.add(Heading(self.tr("The paper"), level=3))
        for field in ("name", "court", "number"):
            card.add(self._fields.line(field, self._words[field], getattr(one, field)))
        card.add(self._fields.one("state", self._words["state"], self.content.words["order_state"], one.state))
        return card

    def _days_card(self, one: Order) -> Card:
        card = Card(name="orderDays")
        card.add(Heading(self.tr("Days"), level=3))
        card.add(self._fields.day("issued", self._words["issued"], one.issued))
        card.add(self._fields.day("served", self._words["served"], one.served))
        card.add(
            self._fields.line(
                "served_by", self._words["served_by"], one.served_by, self.tr("Who gave the paper to them.")
            )
        )
        card.add(self._fields.day("starts", self._words["starts"], one.starts))
        hint = self.tr("From 60 days before, Today shows this day.")
        card.add(self._fields.day("ends", self._words["ends"], one.ends, hint))
        return card

    def _terms_card(self, one: Order) -> Card:
        card = Card(name="orderTermsCard")
        card.add(Heading(self._words["terms"], level=3))
        card.add(BodyText(self.tr("One thing at a time, so that an entry in the diary can name it."), quiet=True))
        card.add(OrderTermRows(self.desk, self.row_id, one.terms))
        return card

    def _binds_card(self, one: Order, say: Voice) -> Card:
        card = Card(name="orderBinds")
        words = {value: say(text) for value, text in self.content.words["binds"].items()}
        card.add(self._fields.one("binds", self._words["binds"], words, one.binds))
        self._mine = QWidget()
        body = column(self._mine, gap=12)
        body.addWidget(
            Notice(
                self.tr("This order binds you too. Your side of it counts, also when they write first."),
                tone="careful",
                name="bindsMe",
            )
        )
        body.addWidget(
            self._fields.lines(
                "mine", self._words["mine"], one.mine, self.tr("One on each line, as it stands on the paper.")
            )
        )
        card.add(self._mine)
        self._mine.setVisible(one.binds == "both")
        return card

    def _people_card(self, one: Order) -> Card:
        card = Card(name="orderPeople")
        card.add(Heading(self.tr("Copies and people"), level=3))
        hint = self.tr("Such as at work, at the school, with a friend, on the phone.")
        card.add(self._fields.text("copies", self._words["copies"], one.copies, hint))
        for field in ("lawyer", "report_to", "note"):
            card.add(self._fields.text(field, self._words[field], getattr(one, field)))
        return card

    def _breach_card(self) -> Card:
        card = Card(name="orderBreach")
        fold = Fold(self.tr("If it is not kept to"), name="breach", closed_words=self.tr("open to read"))
        fold.add(
            BodyText(
                self.tr("What to do is your choice, each time. Sources differ. Some say: report even a small breach.")
            )
        )
        fold.add(BodyText(self.tr("Others say: ask for advice first. What can come of it:")))
        effects = QWidget()
        column(effects, gap=6)
        bullets(
            effects,
            self.tr("A report is on file, even if nothing follows at once. Small breaches can add up."),
            self.tr("Police or a court may act, or may not. Without a report they may not know."),
            self.tr("A report can raise the risk for a time. You can think of a safe place first."),
            self.tr("It can touch other things: papers to stay, children, work. An advocate knows more."),
            self.tr("You can write it down now and decide later. An entry keeps the day and the proof."),
        )
        fold.add(effects)
        fold.add(FlowRow(way_button(self, "diary"), way_button(self, "danger"), way_button(self, "law")))
        card.add(fold)
        return card

    def _keep(self, field: str, value: Any) -> None:
        if self._is_gone:
            return
        if field == "binds":
            self._mine.setVisible(value == "both")
        self.desk.save(partial(change_order, order_id=self.row_id, **{field: value}), owner=self)

    def _on_remove(self) -> None:
        dialogs().confirm(
            self,
            self.tr("Remove this order?"),
            self.tr(
                "All that was noted of it here is erased, earlier wordings too. The record keeps that it was deleted. "
                "The paper and the order itself stay as they are."
            ),
            self.tr("Remove it"),
            self._remove,
            danger=True,
        )

    def _remove(self) -> None:
        self.desk.save(remove_order, self.row_id, owner=self, on_done=lambda _changes: self._on_removed())

    def _on_removed(self) -> None:
        self._is_gone = True
        self.back_asked.emit()
