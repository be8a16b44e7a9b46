"""The papers beside the report, and the sheets to fill in by hand."""

from __future__ import annotations

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.lines import add_lines, way_line
from nocontact_desktop.gui.report.view import ReportView
from nocontact_desktop.gui.widgets import BodyText, Card


class PapersView(ReportView):
    """One line a paper, in the order of use."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(
            BodyText(
                self.tr(
                    "Each is one or two pages for one purpose. You look at every page before it is saved or printed."
                ),
                quiet=True,
                name="papersIntro",
            )
        )
        card = Card(name="papersList", gap=0)
        add_lines(card, [way_line(self, *way, name=f"open_{way[0]}") for way in self._ways()])
        self.body.addWidget(card)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Papers for one purpose")

    def _ways(self) -> tuple[tuple[str, str, str, str], ...]:
        return (
            (
                "paper-breach",
                "shield-alert",
                self.tr("Order and event, for an officer at the door"),
                self.tr("The order, how it was handed over, what happened, and what happened before."),
            ),
            (
                "paper-police",
                "user",
                self.tr("Information sheet for the police"),
                self.tr("Description, vehicle, workplace, weapons, orders and the last events."),
            ),
            (
                "hearing",
                "gavel",
                self.tr("For a hearing"),
                self.tr("Your own short script, the exhibits with their pages, and what to think of."),
            ),
            (
                "letters",
                "mail",
                self.tr("Letters that ask for records"),
                self.tr("To a platform, shop, office or phone company. You change the text and send it."),
            ),
            (
                "one-item",
                "file",
                self.tr("One item to show one person"),
                self.tr("A message or a file with where it comes from, and nothing else."),
            ),
            (
                "sheets",
                "pen-line",
                self.tr("Sheets to fill in by hand"),
                self.tr("Empty sheets for you, and for somebody who saw or heard something."),
            ),
            (
                "show",
                "eye",
                self.tr("Show entries on this screen"),
                self.tr("For a desk at a police station or a lawyer’s: the chosen entries, and nothing else."),
            ),
        )
