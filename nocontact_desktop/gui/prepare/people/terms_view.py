"""Contact that must remain: a list of terms, or, with an id, the form of one."""

from __future__ import annotations

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.links import way_button
from nocontact_desktop.gui.parts.record_fields import keep_all
from nocontact_desktop.gui.prepare.people.terms_form import TermsForm
from nocontact_desktop.gui.prepare.people.terms_list import TermsList
from nocontact_desktop.gui.prepare.people.terms_words import TermsShown
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import FlowRow
from nocontact_desktop.preparation.board import board
from nocontact_desktop.preparation.orders import order_names
from nocontact_desktop.preparation.terms import all_terms, local_now, terms
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook


class TermsView(PrepareView):
    """``row_id`` is that of the terms; empty for the list."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._form: TermsForm | None = None
        desk.changed.connect(self._on_changes)

    def title(self) -> str:
        return self.tr("The terms")

    def read(self) -> None:
        self.desk.ask(self._ask, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        keep_all(self)

    def _ask(self, notebook: Notebook) -> TermsShown:
        if self.row_id and self._form is None:
            terms(notebook, self.row_id)  # says so when they are not there any more
        return TermsShown(
            terms=all_terms(notebook),
            channels={state.channel_id: state for state in board(notebook, self.content)},
            orders=order_names(notebook, self.content),
            now=local_now(notebook),
        )

    def _show(self, shown: TermsShown) -> None:
        if not self.row_id:
            listed = TermsList(self.desk, self.content, shown)
            listed.opened.connect(self.opened)
            self.body.addWidget(listed)
            self.body.addWidget(
                FlowRow(*(way_button(self, address) for address in ("replies", "scripts", "board", "orders")))
            )
            self.body.addStretch(1)
            return
        one = next((one for one in shown.terms if one.id == self.row_id), None)
        if one is None:  # removed in the meantime; the way back is on its way
            return
        if self._form is not None:
            self._form.show_again(shown, one)
            return
        self._form = TermsForm(self.desk, self.content, shown, one)
        self._form.opened.connect(self.opened)
        self._form.gone.connect(self.back_asked)
        self.body.addWidget(self._form)

    def _on_changes(self, changes: object) -> None:
        if (
            self._form is not None
            and isinstance(changes, Changes)
            and changes.touched("terms") | changes.touched("channel")
        ):
            self.read()
