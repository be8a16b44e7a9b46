"""What every view in Report is, and where each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nocontact_desktop.gui.views import View, Views

if TYPE_CHECKING:
    from nocontact_desktop.gui.report.last_report import LastReport


class ReportView(View):
    """One view in Report."""

    def go_on_with(self, last: LastReport) -> None:
        """Take up the report that is being made; called once, before the view is shown."""


_PLACES = {
    "report": "report.start_view:StartView",
    "new": "report.new_view:NewReportView",
    "covers": "report.cover_view:CoverView",
    "doubts": "report.doubts_view:DoubtsView",
    "changes": "report.changes_view:ChangesView",
    "forms": "report.forms_view:FormsView",
    "form": "report.form_view:FormView",
    "worksheet": "report.worksheet_view:WorksheetView",
    "papers": "report.papers_view:PapersView",
    "paper-breach": "report.breach_view:BreachView",
    "paper-police": "report.police_view:PoliceView",
    "hearing": "report.hearing_view:HearingView",
    "letters": "report.letters_view:LettersView",
    "letter": "report.letter_view:LetterView",
    "one-item": "report.one_item_view:OneItemView",
    "show": "report.show_view:ShowView",
}
_OUTSIDE = {
    "case": ("diary", "case"),
    "diary": ("diary", None),
    "orders": ("prepare", "orders"),
    "people": ("prepare", "people"),
    "sheets": ("diary", "sheets"),
}
"""Places on other pages that the views here lead to."""

VIEWS = Views("report", _PLACES, _OUTSIDE)
"""The views of Report."""
