"""Covering passages of an entry, of its files and messages, and of the facts about the case."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.case import CASE_ID
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.cover_text import CoverText
from nocontact_desktop.gui.report.entry_pick import EntryPick
from nocontact_desktop.gui.report.view import ReportView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Divider,
    FlowRow,
    Heading,
    SecondaryButton,
    SecondaryText,
    clear_layout_of,
    column,
)
from nocontact_desktop.gui.widgets.columns import Columns
from nocontact_desktop.report.coverable import CoverableText, texts_of_case, texts_of_entry
from nocontact_desktop.report.words import words
from nocontact_desktop.vault.notebook import Notebook


class CoverView(ReportView):
    """Left what is chosen, right its texts. ``row_id`` may be an entry."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._shown = row_id
        self.body.addWidget(
            BodyText(
                self.tr(
                    "Words you cover are printed as “[covered]” in every report. The words themselves stay in the"
                    " notebook, and can be shown again."
                ),
                quiet=True,
                name="coverIntro",
            )
        )
        columns = Columns(shares=(2, 3), narrow=900)
        columns.add(0, self._choosing())
        self._texts = Card(name="coverTexts")
        self._texts.add(Heading(self.tr("Its words"), level=3))
        self._says = SecondaryText("", name="coverSays")
        self._texts.add(self._says)
        self._list = QWidget()
        self._rows = column(self._list, gap=0)
        self._texts.add(self._list)
        columns.add(1, self._texts)
        self.body.addWidget(columns)
        self.body.addStretch(1)
        self._show(())

    def title(self) -> str:
        return self.tr("Cover passages")

    def read(self) -> None:
        self._pick.show_entries(EntryFilter(), self.row_id)
        if self._shown:
            self._read(self._shown)

    def _choosing(self) -> Card:
        card = Card(name="coverChoosing")
        card.add(Heading(self.tr("Where"), level=3))
        case = SecondaryButton(self.tr("The facts about the case"), name="coverCase", small=True)
        case.clicked.connect(lambda: self._read(CASE_ID))
        card.add(FlowRow(case))
        self._pick = EntryPick(self.desk, self.tr("Entries"), self.tr("There are no entries yet."))
        self._pick.picked.connect(self._on_picked)
        card.add(self._pick)
        return card

    def _on_picked(self, entry_id: str) -> None:
        if entry_id != self._shown:
            self._read(entry_id)

    def _read(self, record: str) -> None:
        self._shown = record
        self.desk.ask(_texts_of, record, self.content.language, owner=self, on_done=partial(self._on_read, record))

    def _on_read(self, record: str, found: tuple[CoverableText, ...]) -> None:
        if record == self._shown:  # else something else was chosen meanwhile
            self._show(found)

    def _show(self, found: tuple[CoverableText, ...]) -> None:
        clear_layout_of(self._list)
        nothing = self.tr("Nothing is written there.") if self._shown else self.tr("Choose an entry, or the case.")
        self._says.setText(nothing)
        self._says.setVisible(not found)
        for place, one in enumerate(found):
            if place:
                self._rows.addWidget(Divider())
            text = CoverText(self.desk, one, f"cover{place + 1}")
            text.changed.connect(lambda: self._read(self._shown))
            self._rows.addWidget(text)


def _texts_of(notebook: Notebook, record: str, language: str) -> tuple[CoverableText, ...]:
    say = words(language)
    return texts_of_case(notebook, say) if record == CASE_ID else texts_of_entry(notebook, record, say)
