"""Adding accounts: by hand, from those that people forget, or from a password manager."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.prepare.accounts.import_fold import ImportFold
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Columns,
    FlowRow,
    Fold,
    Heading,
    LineField,
    PrimaryButton,
    SecondaryButton,
    SecondaryText,
    announce,
    clear_layout_of,
    column,
)
from nocontact_desktop.guidance.services import Forgotten, load_services
from nocontact_desktop.preparation.accounts import add_account
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

_LONGEST = 1000


class AddingCard(Card):
    """``added()`` after one was added, or an export was brought in."""

    added = Signal()

    def __init__(self, view: PrepareView) -> None:
        super().__init__(name="addAccountCard")
        self._view = view
        self.add(Heading(self.tr("Add an account"), level=3))
        columns = Columns(shares=(1, 1))
        self._title = LineField(self.tr("What it is for"), name="newAccount", longest=_LONGEST)
        self._address = LineField(
            self.tr("Its address, if there is one"), name="newAddress", placeholder="example.org", longest=_LONGEST
        )
        columns.add(0, self._title)
        columns.add(1, self._address)
        self.add(columns)
        add = PrimaryButton(self.tr("Add"), name="addAccount", icon_name="plus", spoken=self.tr("Add an account"))
        for line in (self._title, self._address):
            line.submitted.connect(self._on_add)
        add.clicked.connect(self._on_add)
        self.add(FlowRow(add))
        fold = Fold(
            self.tr("Accounts that are easily forgotten"), name="forgotten", closed_words=self.tr("open to choose")
        )
        self._inside = QWidget()
        column(self._inside, gap=12)
        fold.add(self._inside)
        self.add(fold)
        bring = ImportFold(view)
        bring.brought_in.connect(self.added)
        self.add(bring)
        self.show_titles(set())

    def show_titles(self, titles: set[str]) -> None:
        """Offer what is not on the list by these titles."""
        clear_layout_of(self._inside)
        layout = self._inside.layout()
        assert layout is not None
        left = [one for one in load_services(self._view.content.language).forgotten if one.title not in titles]
        for one in left:
            layout.addWidget(self._offer(one))
        if not left:
            layout.addWidget(BodyText(self.tr("All of them are on your list.")))

    def _offer(self, one: Forgotten) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=4)
        add = SecondaryButton(
            one.title,
            name=f"forgotten_{one.id}",
            icon_name="plus",
            small=True,
            spoken=self.tr("Add: {title}").format(title=one.title),
        )
        add.setAccessibleDescription(one.hint)
        add.clicked.connect(partial(self._on_offer, one))
        body.addWidget(FlowRow(add))
        body.addWidget(SecondaryText(one.hint))
        return holder

    def _on_add(self) -> None:
        self._view.desk.save(
            _add,
            self._title.value(),
            self._address.value(),
            None,
            owner=self,
            on_done=self._on_added,
            on_problem=self._on_problem,
        )

    def _on_added(self, _changes: Changes) -> None:
        for line in (self._title, self._address):
            line.set_value("")
        self._title.setFocus()
        announce(self, self.tr("Added"))
        self.added.emit()

    def _on_problem(self, problem: Problem) -> None:
        self._title.set_error(one_line(problem))

    def _on_offer(self, one: Forgotten) -> None:
        def then(_changes: Changes) -> None:
            announce(self, self.tr("Added: {title}").format(title=one.title))
            self.added.emit()

        self._view.desk.save(_add, one.title, "", one.power, owner=self, on_done=then)


def _add(notebook: Notebook, title: str, address: str, power: str | None) -> Changes:
    return add_account(notebook, title, address, power=power)[1]
