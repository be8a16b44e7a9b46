"""A page for own words. It stays closed until the user opens it, each time anew."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.parts.links import way_button
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.steady.court_notice import CourtNotice
from nocontact_desktop.gui.steady.erasing import ask_to_erase
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.steady.ways import back_button, button_to
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    DangerButton,
    FlowRow,
    Heading,
    Notice,
    PrimaryButton,
    announce,
    column,
)
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.steady.own_words import erase_own_words, keep_own_words, own_words
from nocontact_desktop.vault.notebook import Notebook


class OwnPageView(SteadyView):
    """``row_id`` is the page's. What stands on it is read from the notebook only once it is opened."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._page = next(one for one in self.content.own_pages if one.id == row_id)
        self._place = QWidget()
        column(self._place, gap=20)
        self.body.addWidget(self._place)
        self.body.addWidget(CourtNotice(desk))
        self.body.addStretch(1)

    def title(self) -> str:
        return self._page.title

    def read(self) -> None:
        def ask(notebook: Notebook) -> Voice:
            return voice_for(get_answers(notebook), self.content)

        if not self.findChildren(KeptText):
            self.desk.ask(ask, owner=self, on_done=self._show_gate)

    def keep_now(self) -> None:
        for text in self.findChildren(KeptText):
            text.keep_now()

    def _show_gate(self, say: Voice) -> None:
        card = Card(name="ownPageGate")
        card.add(Heading(say(self._page.title), level=2))
        card.add(Notice(say(self._page.note), tone="info", name="ownPageNote"))
        opens = PrimaryButton(self.tr("Open it"), name="openOwnPage", icon_name="book-open")
        opens.clicked.connect(lambda: self._on_open(say))
        card.add(FlowRow(opens, back_button(self, self.tr("Not now"), name="ownPageNotNow")))
        fill(self._place, card)

    def _on_open(self, say: Voice) -> None:
        self.desk.ask(own_words, self._page.id, owner=self, on_done=lambda written: self._show(say, written))

    def _show(self, say: Voice, written: dict[str, str]) -> None:
        card = Card(name="ownPageCard", gap=16)
        card.add(BodyText(say(self._page.intro)))
        for part in self._page.parts:
            text = KeptText(
                say(part.title),
                name=f"own_{part.id}",
                value=written.get(part.id, ""),
                hint=say(part.hint),
                lines=4 if len(self._page.parts) > 1 else 10,
            )
            text.kept.connect(partial(self._keep, part.id))
            card.add(text)
        erase = DangerButton(self.tr("Erase this page"), name="eraseOwnPage", icon_name="trash-2")
        erase.clicked.connect(self._on_erase)
        ways = [way_button(self, address) for address in self._page.see]
        if self._page.article:
            ways.append(
                button_to(self, f"article:{self._page.article}", self.tr("Read about it"), name="ownPageArticle")
            )
        card.add(FlowRow(erase))
        fill(self._place, card, FlowRow(*ways))
        first = self.findChild(KeptText)
        assert first is not None
        first.setFocus()

    def _keep(self, part_id: str, text: str) -> None:
        self.desk.save(keep_own_words, self._page.id, part_id, text, owner=self)

    def _on_erase(self) -> None:
        def erase() -> None:
            self.keep_now()  # so that nothing typed is still waiting to be kept
            self.desk.save(erase_own_words, self._page.id, owner=self, on_done=lambda _changes: self._on_erased())

        ask_to_erase(self, self.tr("Erase what you wrote here?"), self.tr("Erase it"), erase)

    def _on_erased(self) -> None:
        announce(self, self.tr("Erased"))
        fill(self._place)
        self.setFocus()
        self.back_asked.emit()
