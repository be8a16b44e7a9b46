"""The report: what is made for a court, the police or a lawyer; one view at a time, with the way back."""

from __future__ import annotations

from nocontact_desktop.gui.report.view import VIEWS
from nocontact_desktop.gui.views import ViewsPage


class ReportPage(ViewsPage):
    """Begins with the ways; ``new`` leads to a report, ``new:ID`` or ``new:ID,ID`` to one of those entries alone."""

    views = VIEWS
    widest = 1240
