"""Prepare: the plan, and from it everything else, one view at a time, with the way back."""

from __future__ import annotations

from nocontact_desktop.gui.prepare.view import VIEWS
from nocontact_desktop.gui.views import ViewsPage


class PreparePage(ViewsPage):
    """Begins with the plan; addresses such as ``board`` or ``step:bag`` lead on."""

    views = VIEWS

    def _open(self, address: str) -> None:
        if address.startswith("article:"):
            self.desk.go_to("learn", address)
        else:
            super()._open(address)
