"""Which topics of Learn the user does not want to see. Not sealed; it can be changed without a mark."""

from __future__ import annotations

from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.settings import get_setting, set_setting

_SETTING = "hidden_topics"


def hidden_topics(notebook: Notebook) -> tuple[str, ...]:
    """The ids of topics that stay out of sight."""
    return tuple(get_setting(notebook.db, _SETTING, []))


def hide_topic(notebook: Notebook, topic_id: str) -> Changes:
    """Keep a topic out of sight."""
    return _keep(notebook, [*(one for one in hidden_topics(notebook) if one != topic_id), topic_id])


def show_topic(notebook: Notebook, topic_id: str) -> Changes:
    """Let a topic be seen again."""
    return _keep(notebook, [one for one in hidden_topics(notebook) if one != topic_id])


def _keep(notebook: Notebook, topic_ids: list[str]) -> Changes:
    set_setting(notebook.db, _SETTING, topic_ids)
    return Changes.of("topics", _SETTING)
