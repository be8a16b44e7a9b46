"""Sheets on paper: printed empty, filled in by hand by the user or somebody else, and typed in later."""

from __future__ import annotations

from functools import partial

from nocontact_desktop.diary.printed import empty_sheet
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.printing import print_button
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import BodyText, Card, FlowRow, Heading, SecondaryButton, SecondaryText
from nocontact_desktop.guidance.rows import PaperSheet


class SheetsView(View):
    """What stands on a sheet says nothing of what it is about."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(
            BodyText(
                self.tr(
                    "Nothing from your notebook stands on these sheets. Their titles are plain, for paper lies about."
                ),
                quiet=True,
                name="sheetsIntro",
            )
        )
        for sheet in self.content.paper_sheets:
            self.body.addWidget(self._card(sheet))
        self.body.addWidget(self._typing())
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Sheets on paper")

    def _card(self, sheet: PaperSheet) -> Card:
        card = Card(name=f"sheet_{sheet.id}")
        card.add(Heading(sheet.name, level=3, name=f"sheet_{sheet.id}Name"))
        card.add(BodyText(sheet.about, name=f"sheet_{sheet.id}About"))
        card.add(
            SecondaryText(
                self.tr("On the paper stands: “{title}”").format(title=sheet.title), name=f"sheet_{sheet.id}Title"
            )
        )
        words = self.tr("Print this sheet")
        card.add(
            FlowRow(print_button(self, partial(empty_sheet, sheet_id=sheet.id), words, name=f"printSheet_{sheet.id}"))
        )
        return card

    def _typing(self) -> Card:
        card = Card(name="typeIn")
        card.add(Heading(self.tr("Type one in"), level=3, name="typeInTitle"))
        card.add(
            BodyText(
                self.tr(
                    "The form opens with how you know of it filled in. Change it where it does not fit. "
                    "Keep the paper, and add a picture of it as a file."
                ),
                name="typeInSays",
            )
        )
        mine = SecondaryButton(self.tr("I filled it in"), name="typeInMine", icon_name="pen-line")
        mine.clicked.connect(lambda: self.opened.emit("typed-mine"))
        other = SecondaryButton(self.tr("Someone else filled it in"), name="typeInOther", icon_name="users")
        other.clicked.connect(lambda: self.opened.emit("typed-other"))
        exchange = SecondaryButton(self.tr("It is about hand-overs"), name="typeInExchange", icon_name="calendar-days")
        exchange.clicked.connect(lambda: self.opened.emit("exchange"))
        card.add(FlowRow(mine, other, exchange))
        return card
