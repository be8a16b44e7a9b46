"""What was kept of urges, for those who ask for it: when, and what was written. Nothing is added up."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.steady.erasing import ask_to_erase
from nocontact_desktop.gui.steady.times import day_and_hour
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    DangerButton,
    Divider,
    FlowRow,
    Fold,
    Heading,
    LinkButton,
    SecondaryButton,
    Value,
    announce,
    column,
)
from nocontact_desktop.steady import urges
from nocontact_desktop.steady.urges import Urge
from nocontact_desktop.vault.notebook import Notebook

_AT_ONCE = 20


@dataclass(frozen=True)
class _Kept:
    passed: list[Urge]
    noted: list[Urge]


class KeptView(SteadyView):
    """Opened only by somebody who wants to look back."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._most = _AT_ONCE
        self.body.addWidget(
            BodyText(self.tr("What passed, and what you wrote about it. Any of it can be erased."), quiet=True)
        )
        self._place = QWidget()
        column(self._place, gap=20)
        self.body.addWidget(self._place)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("What I kept of it")

    def read(self) -> None:
        def ask(notebook: Notebook) -> _Kept:
            return _Kept(urges.passed(notebook), urges.noted(notebook))

        self.desk.ask(ask, owner=self, on_done=self._show)

    def _show(self, kept: _Kept) -> None:
        cards: list[QWidget] = []
        if kept.passed:
            cards.append(self._card(self.tr("It passed"), kept.passed, "passedCard"))
        if kept.noted:
            cards.append(self._card(self.tr("Other times"), kept.noted, "notedCard"))
        if max(len(kept.passed), len(kept.noted)) > self._most:
            more = SecondaryButton(self.tr("Show earlier ones"), name="keptMore")
            more.clicked.connect(self._on_more)
            cards.append(FlowRow(more))
        if cards:
            every = DangerButton(self.tr("Erase all of it"), name="eraseKept", icon_name="trash-2")
            every.clicked.connect(self._on_erase_all)
            cards.append(FlowRow(every))
        else:
            cards.append(BodyText(self.tr("Nothing is kept."), name="keptNothing"))
        fill(self._place, *cards)

    def _card(self, title: str, found: list[Urge], name: str) -> Card:
        card = Card(name=name)
        card.add(Heading(title, level=3))
        for at, one in enumerate(found[: self._most]):
            if at:
                card.add(Divider())
            card.add(self._line(one))
        return card

    def _line(self, one: Urge) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=6)
        when = day_and_hour(one.began_at)
        erase = LinkButton(
            self.tr("Erase"), name=f"erase_{one.id}", spoken=self.tr("Erase what is kept of {when}").format(when=when)
        )
        erase.clicked.connect(lambda: self._on_erase(one.id))
        body.addWidget(FlowRow(Value(when, name=f"kept_{one.id}"), erase, gap=20))
        if one.words:
            fold = Fold(
                self.tr("What you wrote"),
                name=f"keptWords_{one.id}",
                closed_words=self.tr("open it when you want to read it"),
            )
            fold.add(BodyText(one.words, name=f"keptText_{one.id}"))
            body.addWidget(fold)
        return holder

    def _on_more(self) -> None:
        self._most += _AT_ONCE
        self.read()

    def _on_erase(self, urge_id: str) -> None:
        def erase() -> None:
            self.desk.save(urges.erase, urge_id, owner=self, on_done=lambda _changes: self._on_erased())

        ask_to_erase(self, self.tr("Erase this?"), self.tr("Erase it"), erase)

    def _on_erase_all(self) -> None:
        def erase() -> None:
            self.desk.save(urges.erase_all, owner=self, on_done=lambda _changes: self._on_erased())

        ask_to_erase(self, self.tr("Erase all that is kept of urges?"), self.tr("Erase all of it"), erase)

    def _on_erased(self) -> None:
        announce(self, self.tr("Erased"))
        self.setFocus()
        self.read()
