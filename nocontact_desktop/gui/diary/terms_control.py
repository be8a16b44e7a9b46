"""The terms of orders an entry may concern: chosen from the orders noted in Prepare, or said in own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.diary.form_row import FieldRow
from nocontact_desktop.gui.diary.groups import GroupsControl
from nocontact_desktop.gui.diary.keeping import Known, KnownOrder
from nocontact_desktop.gui.diary.words import translate
from nocontact_desktop.gui.widgets import Checkbox, Heading, SecondaryText, clear_layout_of, column

Term = dict[str, str]


class TermsControl(GroupsControl):
    """``answer()`` holds each term in words, as they stood when it was chosen, with the ids it was chosen by.

    What an entry names in other words than the order has by now stands below, with the words it was kept in.
    """

    def __init__(self, field: FieldRow) -> None:
        super().__init__(field)
        self._boxes: list[tuple[Term, Checkbox]] = []
        self._chosen = QWidget()
        self._list_of_orders = column(self._chosen, gap=4)
        self.body.insertWidget(2, self._chosen)
        self._draw()

    def take_known(self, known: Known) -> None:
        answer = self.answer()
        super().take_known(known)
        self._draw()
        self.show_answer(answer)

    def answer(self) -> list[Any] | None:
        ticked = [dict(term) for term, box in self._boxes if box.isChecked()]
        others = super().answer()
        return None if not ticked and others is None else [*ticked, *(others or ())]

    def show_answer(self, answer: Any) -> None:
        given: list[Mapping[str, str]] = list(answer or ())
        for term, box in self._boxes:
            box.setChecked(term in given)
        offered = [term for term, _box in self._boxes]
        others = [one for one in given if one not in offered]
        super().show_answer(others if others or answer is None or given else answer)

    def _draw(self) -> None:
        clear_layout_of(self._chosen)
        self._boxes.clear()
        for order in self._known.orders:
            self._list_of_orders.addWidget(Heading(order.name, level=4, name=f"entry_order_{order.id}"))
            for term, words in _terms_of(order):
                box = Checkbox(words, name=f"entry_term_{term.get('term_id', order.id)}")
                box.clicked.connect(lambda _checked=False: self.answered.emit())
                self._boxes.append((term, box))
                self._list_of_orders.addWidget(box)
        if not self._known.orders:
            none = translate("diary", "Orders that you note in Prepare can be chosen here.")
            self._list_of_orders.addWidget(SecondaryText(none, name="entry_order_termsNone"))


def _terms_of(order: KnownOrder) -> list[tuple[Term, str]]:
    """Each term as an entry keeps it, with the words to choose it by; last the order as a whole."""
    whole: Term = {"order": order.name, "order_id": order.id}
    terms: list[tuple[Term, str]] = [
        ({"order": order.name, "term": text, "order_id": order.id, "term_id": term_id}, text)
        for term_id, text in order.terms
    ]
    return [*terms, (whole, translate("diary", "The order as a whole"))]
