"""What every view in Steady is, and where each stands."""

from __future__ import annotations

from nocontact_desktop.gui.prepare.view import VIEWS as PREPARE
from nocontact_desktop.gui.views import View, Views


class SteadyView(View):
    """One view in Steady."""


_PLACES = {
    "steady": "steady.start_view:StartView",
    "urge": "steady.urge_view:UrgeView",
    "breathing": "steady.breathing_view:BreathingView",
    "unsent": "steady.unsent_view:UnsentView",
    "words": "steady.words_view:WordsView",
    "put-away": "steady.put_away_view:PutAwayView",
    "put-in": "steady.put_in_view:PutInView",
    "thing": "steady.thing_view:ThingView",
    "replies": "steady.replies_view:RepliesView",
    "terms-kept": "steady.terms_kept_view:TermsKeptView",
    "kept": "steady.kept_view:KeptView",
    "looking": "steady.looking_view:LookingView",
    "happened": "steady.happened_view:HappenedView",
    "contact": "steady.contact_view:ContactView",
    "more": "steady.more_view:MoreView",
    "recovery": "steady.recovery_view:RecoveryView",
    "strand": "steady.strand_view:StrandView",
    "own-page": "steady.own_page_view:OwnPageView",
    "check-in": "steady.check_in_view:CheckInView",
    "noted": "steady.noted_view:NotedView",
    "memories": "steady.memories_view:MemoriesView",
    "memory": "steady.memory_view:MemoryView",
    "days": "steady.days_view:DaysView",
    "sheet": "prepare.sheet_view:SheetView",
}
_OUTSIDE = {
    **{address: where for address, where in PREPARE.outside.items() if address not in _PLACES},
    "counts": ("diary", "attempts"),
}
"""Places on other pages that the views here lead to."""

VIEWS = Views("steady", _PLACES, _OUTSIDE)
"""The views of Steady."""
