"""One piece of writing to nobody: kept as it is written, put away, or erased."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.steady.court_notice import CourtNotice
from nocontact_desktop.gui.steady.erasing import ask_to_erase
from nocontact_desktop.gui.steady.staying_text import StayingText
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.widgets import (
    Card,
    DangerButton,
    FlowRow,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
    dialogs,
)
from nocontact_desktop.steady.put_away import begin_with_unsent
from nocontact_desktop.steady.unsent import erase_unsent, get_unsent, keep_unsent, new_id
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook


class WordsView(SteadyView):
    """``row_id`` is that of the words; empty for new ones."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._id = row_id
        self._text: StayingText | None = None
        self._place = QWidget()
        column(self._place)
        self.body.addWidget(CourtNotice(desk))
        self.body.addWidget(self._place)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("To nobody")

    def read(self) -> None:
        def ask(notebook: Notebook) -> tuple[str, str]:
            return (self._id, get_unsent(notebook, self._id).text) if self._id else (new_id(notebook), "")

        self.desk.ask(ask, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        if self._text is not None:
            self._text.keep_now()

    def _show(self, found: tuple[str, str]) -> None:
        self._id, text = found
        card = Card(name="wordsCard", gap=16)
        self._text = StayingText(
            self.tr("What you would like to say"),
            name="unsentText",
            value=text,
            hint=self.tr("It is kept as you write it. Nothing can send it."),
            lines=10,
        )
        self._text.kept.connect(lambda words: self.desk.save(keep_unsent, self._id, words, owner=self))
        self._text.copy_asked.connect(self._on_copy)
        card.add(self._text)
        away = SecondaryButton(self.tr("Put it away, behind a wait"), name="putWordsAway", icon_name="box")
        away.clicked.connect(self._on_away)
        erase = DangerButton(self.tr("Erase it"), name="eraseWords", icon_name="trash-2")
        erase.clicked.connect(self._on_erase)
        card.add(FlowRow(away, erase))
        card.add(SecondaryText(self.tr("Or leave it here, and come back to it or not.")))
        fill(self._place, card)
        self._text.setFocus()

    def _on_copy(self) -> None:
        dialogs().confirm(
            self,
            self.tr("Copy these words?"),
            self.tr(
                "Once copied, they can be pasted into a message. They leave the clipboard after 15 seconds. "
                "Other programs can read the clipboard meanwhile."
            ),
            self.tr("Copy them"),
            self._copy,
        )

    def _copy(self) -> None:
        if self._text is not None:
            self.desk.clipboard.copy(self._text.selected())
            announce(self, self.tr("Copied for 15 seconds"))

    def _on_away(self) -> None:
        if self._text is None or not self._text.value().strip():
            return
        self.keep_now()
        self._text = None
        self.desk.save(begin_with_unsent, self._id, owner=self, on_done=self._on_moved)

    def _on_moved(self, changes: Changes) -> None:
        (thing_id,) = changes.touched("put-away")
        self.replaced.emit(f"thing:{thing_id}")

    def _on_erase(self) -> None:
        ask_to_erase(self, self.tr("Erase these words?"), self.tr("Erase them"), self._erase)

    def _erase(self) -> None:
        self.keep_now()  # so that nothing typed is still waiting to be kept
        self._text = None
        self.desk.save(erase_unsent, self._id, owner=self, on_done=lambda _changes: self.back_asked.emit())
