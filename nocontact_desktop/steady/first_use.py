"""Whether it was read that a court may be able to ask for what is kept here."""

from __future__ import annotations

from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.settings import get_setting, set_setting

SETTING = "steady.court-read"


def is_court_read(notebook: Notebook) -> bool:
    """Whether the user has said that they read it."""
    return bool(get_setting(notebook.db, SETTING, False))


def mark_court_read(notebook: Notebook) -> Changes:
    """Keep that it was read."""
    set_setting(notebook.db, SETTING, True)
    return Changes.of("setting", SETTING)
