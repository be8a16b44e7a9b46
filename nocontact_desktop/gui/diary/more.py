"""What the diary has beside its entries, from the case to what the log shows; one view at a time."""

from __future__ import annotations

from nocontact_desktop.gui.views import Views, ViewsPage

VIEWS = Views(
    "more",
    {
        "more": "diary.more_view:MoreView",
        "case": "diary.case_view:CaseView",
        "exchanges": "diary.exchanges_view:ExchangesView",
        "exchange": "diary.exchange_view:ExchangeView",
        "capture": "diary.coach_view:CoachView",
        "sheets": "diary.sheets_view:SheetsView",
        "log": "diary.log_view:LogView",
    },
    {
        "entries": ("diary", "entries"),
        "files": ("diary", "files"),
        "typed-mine": ("diary", "typed-mine"),
        "typed-other": ("diary", "typed-other"),
    },
)
"""The views, and the addresses that lead back to the entries or to the form."""


class DiaryMore(ViewsPage):
    """Begins with the ways; addresses such as ``case`` or ``exchanges`` lead on."""

    views = VIEWS
