"""Where each view of Learn stands."""

from __future__ import annotations

from nocontact_desktop.gui.prepare.view import VIEWS as PREPARE
from nocontact_desktop.gui.views import Views

_PLACES = {
    "learn": "learn.topics_view:TopicsView",
    "topic": "learn.topic_view:TopicView",
    "article": "learn.article_view:ArticleView",
    "help": "learn.help_view:HelpView",
    "myths": "prepare.reading_view:MythsView",
}

_OUTSIDE = {address: where for address, where in PREPARE.outside.items() if address not in _PLACES}

VIEWS = Views("learn", _PLACES, _OUTSIDE)
"""The views of Learn; it leads to the same places outside as Prepare does."""
