"""What an order says, one thing below the other."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.parts.record_fields import keep_all
from nocontact_desktop.gui.widgets import (
    Card,
    ChoiceField,
    FlowRow,
    QuietButton,
    SecondaryButton,
    announce,
    clear_layout_of,
    column,
    dialogs,
)
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.orders import (
    OrderTerm,
    add_order_term,
    change_order_term,
    order,
    remove_order_term,
)


class OrderTermRows(QWidget):
    """The terms of one order. Each is kept as it is written; its id stays the same."""

    def __init__(self, desk: Desk, order_id: str, terms: tuple[OrderTerm, ...]) -> None:
        super().__init__()
        self.setObjectName("orderTerms")
        self._desk = desk
        self._order_id = order_id
        self._gone: set[str] = set()
        self._concerns = load(desk.settings.language).words["concerns"]
        body = column(self, gap=12)
        self._rows = QWidget()
        column(self._rows, gap=12)
        body.addWidget(self._rows)
        add = SecondaryButton(
            self.tr("Add"), name="addOrderTerm", icon_name="plus", spoken=self.tr("Add something it says")
        )
        add.clicked.connect(self._on_add)
        body.addWidget(FlowRow(add))
        self._draw(terms)

    def _draw(self, terms: tuple[OrderTerm, ...]) -> None:
        clear_layout_of(self._rows)
        self._rows.setVisible(bool(terms))
        layout = self._rows.layout()
        assert layout is not None
        for one in terms:
            layout.addWidget(self._row(one))

    def _row(self, one: OrderTerm) -> Card:
        card = Card(name=f"term_{one.id}", gap=10)
        text = KeptText(self.tr("In the words of the paper"), name=f"term_text_{one.id}", value=one.text, lines=2)
        text.kept.connect(lambda words: self._keep(one.id, text=words))
        card.add(text)
        concerns = ChoiceField(
            self.tr("It concerns"),
            [("", self.tr("Not said")), *self._concerns.items()],
            name=f"term_concerns_{one.id}",
            value=one.concerns or "",
        )
        concerns.changed.connect(lambda value: self._keep(one.id, concerns=value or None))
        card.add(concerns)
        out = QuietButton(
            self.tr("Take this out"),
            name=f"remove_term_{one.id}",
            spoken=self.tr("Take out: {term}").format(term=one.text or self.tr("something not written yet")),
        )
        out.clicked.connect(partial(self._on_remove, one.id))
        card.add(FlowRow(out))
        return card

    def _keep(self, term_id: str, **values: Any) -> None:
        if term_id not in self._gone:
            self._desk.save(partial(change_order_term, order_id=self._order_id, term_id=term_id, **values), owner=self)

    def _on_add(self) -> None:
        keep_all(self)

        def then(_changes: object) -> None:
            self._desk.ask(order, self._order_id, owner=self, on_done=lambda read: self._draw_new(read.terms))

        self._desk.save(add_order_term, self._order_id, owner=self, on_done=then)

    def _draw_new(self, terms: tuple[OrderTerm, ...]) -> None:
        self._draw(terms)
        last = self._rows.findChild(KeptText, f"term_text_{terms[-1].id}Field")
        if last is not None:
            last.setFocus()

    def _on_remove(self, term_id: str) -> None:
        def go_on() -> None:
            self._gone.add(term_id)
            self._desk.save(
                remove_order_term, self._order_id, term_id, owner=self, on_done=lambda _changes: self._on_removed()
            )

        dialogs().confirm(
            self,
            self.tr("Take this out?"),
            self.tr("It goes from this list. If it was sealed before, the record keeps the earlier wording."),
            self.tr("Take it out"),
            go_on,
            danger=True,
        )

    def _on_removed(self) -> None:
        announce(self, self.tr("Taken out"))
        keep_all(self)
        self._desk.ask(order, self._order_id, owner=self, on_done=lambda read: self._draw(read.terms))
