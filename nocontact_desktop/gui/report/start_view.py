"""The ways of Report: the report itself, and the papers beside it."""

from __future__ import annotations

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.lines import add_lines, way_line
from nocontact_desktop.gui.report.last_report import LastReport
from nocontact_desktop.gui.report.view import ReportView
from nocontact_desktop.gui.widgets import BodyText, Card, FlowRow, Heading, PrimaryButton, SecondaryText


class StartView(ReportView):
    """The first view of the page."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(self._report_card())
        card = Card(name="reportWays", gap=0)
        add_lines(card, [way_line(self, *way, name=f"open_{way[0]}") for way in self._ways()])
        self.body.addWidget(card)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Report")

    def _report_card(self) -> Card:
        card = Card(name="reportCard")
        card.add(Heading(self.tr("A report of what happened"), level=2))
        card.add(
            BodyText(
                self.tr(
                    "Choose who it is for, and look at every page before you save it. It supports a sworn"
                    " statement; it does not replace one."
                )
            )
        )
        self._button = PrimaryButton(self.tr("Make a report"), name="openNewReport", icon_name="file-text")
        self._button.clicked.connect(lambda: self.opened.emit("new"))
        card.add(FlowRow(self._button))
        self._kept = SecondaryText("", name="reportKept")
        self._kept.hide()
        card.add(self._kept)
        return card

    def go_on_with(self, last: LastReport) -> None:
        """Say that the choices and pages of a report are still there."""
        if last.request is not None:
            self._button.set_words(self.tr("Go on with the report"))
            self._kept.setText(self.tr("What you chose is kept until the notebook is locked."))
            self._kept.show()

    def _ways(self) -> tuple[tuple[str, str, str, str], ...]:
        """Address, icon, title and a line under it, of each further way, in the order of use."""
        return (
            (
                "forms",
                "landmark",
                self.tr("Court forms, box by box"),
                self.tr("What a form asks, with your own words beside each box."),
            ),
            (
                "papers",
                "files",
                self.tr("Papers for one purpose"),
                self.tr("For an officer, a hearing, a letter, or one person: one or two pages each."),
            ),
            (
                "doubts",
                "scan-search",
                self.tr("What a reader could ask"),
                self.tr("Where dates, counts and captions do not fit each other."),
            ),
            (
                "covers",
                "eye-off",
                self.tr("Cover passages"),
                self.tr("Words that no report prints, such as the name of a street."),
            ),
            (
                "changes",
                "history",
                self.tr("Since my last report"),
                self.tr("What is new, corrected or deleted, and a report of just that."),
            ),
        )
