"""The report: what is made for a court, the police or a lawyer; one view at a time, with the way back."""

from __future__ import annotations

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.last_report import LastReport
from nocontact_desktop.gui.report.view import VIEWS, ReportView
from nocontact_desktop.gui.views import View, ViewsPage


class ReportPage(ViewsPage):
    """Begins with the ways; ``new`` leads to a report, ``new:ID`` or ``new:ID,ID`` to one of those entries alone."""

    views = VIEWS
    widest = 1240

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._last = LastReport()
        desk.changed.connect(self._last.take_note)
        self.destroyed.connect(self._last.forget)

    def made(self, address: str) -> View:
        """A view that knows of the report being made."""
        view = super().made(address)
        if isinstance(view, ReportView):
            view.go_on_with(self._last)
        return view
