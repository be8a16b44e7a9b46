"""Steady: an urge, words not sent, things put away, replies; one view at a time, with the way back."""

from __future__ import annotations

from nocontact_desktop.gui.prepare.view import VIEWS as PREPARE
from nocontact_desktop.gui.steady.view import VIEWS
from nocontact_desktop.gui.views import ViewsPage


class SteadyPage(ViewsPage):
    """Begins with the ways; addresses such as ``urge`` or ``put-away`` lead on."""

    views = VIEWS

    def _open(self, address: str) -> None:
        kind = address.partition(":")[0]
        if kind == "article":
            self.desk.go_to("learn", address)
        elif kind == "message":
            self.desk.go_to("diary", address)
        elif kind in PREPARE.places and kind not in VIEWS.places:
            self.desk.go_to("prepare", address)
        else:
            super()._open(address)
