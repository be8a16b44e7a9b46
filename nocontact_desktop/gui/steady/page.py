"""Steady: an urge, words not sent, things put away, replies; one view at a time, with the way back."""

from __future__ import annotations

from nocontact_desktop.gui.steady.view import VIEWS
from nocontact_desktop.gui.views import ViewsPage


class SteadyPage(ViewsPage):
    """Begins with the ways; addresses such as ``urge`` or ``put-away`` lead on."""

    views = VIEWS
