"""Learn: topics, what is in one, an article; one view at a time, with the way back."""

from __future__ import annotations

from nocontact_desktop.gui.learn.view import VIEWS
from nocontact_desktop.gui.prepare.view import VIEWS as PREPARE
from nocontact_desktop.gui.views import ViewsPage


class LearnPage(ViewsPage):
    """Begins with the topics; what an article leads to in the plan opens there."""

    views = VIEWS

    def _open(self, address: str) -> None:
        kind = address.partition(":")[0]
        if kind in PREPARE.places and kind not in VIEWS.places:
            self.desk.go_to("prepare", address)
        else:
            super()._open(address)
