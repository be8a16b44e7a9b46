"""Order and event: what an officer reads at the door."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from nocontact_desktop.diary.entries import count
from nocontact_desktop.diary.exhibits import all_exhibits
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.gui.report.entry_pick import EntryPick
from nocontact_desktop.gui.report.paper_jobs import draw_paper
from nocontact_desktop.gui.report.paper_view import Job, PaperView
from nocontact_desktop.gui.widgets import ChoiceField, Heading, LinkButton, Notice, SecondaryText
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.orders import order_names
from nocontact_desktop.report.beside.breach import BreachRequest, breach_packet
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class _Known:
    orders: dict[str, str]
    naming: dict[str, int]
    files: tuple[tuple[str, str], ...]


class BreachView(PaperView):
    """``row_id`` may be the id of the entry."""

    file_name = "order.pdf"

    def title(self) -> str:
        return self.tr("Order and event")

    def why(self) -> str:
        return self.tr(
            "For an officer who comes to the door or takes a report. It says what the order is, how it was handed "
            "over, what happened, and which earlier entries may concern the same terms."
        )

    def leaves_out(self) -> str:
        return self.tr(
            "Made as for the police: without your own places, numbers and devices, and without private notes. How to "
            "reach witnesses is in it."
        )

    def fill(self) -> None:
        self._none = Notice(self.tr("There is no order in the notebook yet."), tone="info", name="breachNoOrder")
        self._none.hide()
        self.choices.add(self._none)
        self._to_orders = LinkButton(self.tr("Note an order"), name="breachToOrders")
        self._to_orders.clicked.connect(lambda: self.opened.emit("orders"))
        self._to_orders.hide()
        self.choices.add(self._to_orders)
        self._order = ChoiceField(self.tr("Which order"), [], name="breachOrder")
        self._order.changed.connect(lambda _order: self._on_order())
        self.choices.add(self._order)
        self.choices.add(Heading(self.tr("What happened"), level=4))
        self._which = SecondaryText("", name="breachWhich")
        self.choices.add(self._which)
        self._entry = EntryPick(self.desk, self.tr("What happened"), self.tr("There are no entries yet."))
        self._entry.picked.connect(lambda _entry: self.changed())
        self.choices.add(self._entry)
        self._service = ChoiceField(self.tr("A file that shows how it was handed over"), [], name="breachService")
        self._service.changed.connect(lambda _file: self.changed())
        self.choices.add(self._service)

    def read(self) -> None:
        self.desk.ask(_known, owner=self, on_done=self._on_known)

    def job(self) -> Job | None:
        if not self._entry.value():
            self.say_problem(self.tr("Choose what happened first."))
            return None
        request = BreachRequest(
            entry=self._entry.value(),
            order=self._order.value(),
            service=self._service.value() or None,
            paper=self.paper(),
            language=self.desk.settings.language,
        )
        return draw_paper, (partial(breach_packet, request=request), request.privacy)

    def _on_known(self, known: _Known) -> None:
        self._known = known
        self._order.set_options(list(known.orders.items()))
        self._service.set_options([("", self.tr("None")), *known.files])
        has_order = bool(known.orders)
        self._none.setVisible(not has_order)
        self._to_orders.setVisible(not has_order)
        self._order.setVisible(has_order)
        self.make.setEnabled(has_order)
        self._on_order()

    def _on_order(self) -> None:
        """Show the entries that name the order, or every one when none does."""
        self.changed()
        naming = self._known.naming.get(self._order.value(), 0)
        self._which.setText(
            self.tr("Entries that name this order")
            if naming
            else self.tr("No entry names this order yet, so every entry is shown. In an entry you can name its terms.")
        )
        wanted = EntryFilter(order=self._order.value()) if naming else EntryFilter()
        self._entry.show_entries(wanted, self.row_id)


def _known(notebook: Notebook) -> _Known:
    orders = order_names(notebook, load())
    naming = {one: count(notebook, EntryFilter(order=one)) for one in orders}
    files = tuple((one.id, one.caption or one.name) for one in all_exhibits(notebook))
    return _Known(orders, naming, files)
