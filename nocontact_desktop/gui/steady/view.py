"""What every view in Steady is, and where each stands."""

from __future__ import annotations

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
    "kept": "steady.kept_view:KeptView",
    "sheet": "prepare.sheet_view:SheetView",
}
_OUTSIDE = {
    "danger": ("danger", None),
    "diary": ("diary", "new"),
    "people": ("prepare", "people"),
    "terms": ("prepare", "terms"),
}
"""Places on other pages that the views here lead to."""

VIEWS = Views("steady", _PLACES, _OUTSIDE)
"""The views of Steady."""
