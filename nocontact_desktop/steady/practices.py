"""Which practices the user has put aside. What was tried is not noted."""

from __future__ import annotations

from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.settings import get_setting, set_setting

_SETTING = "steady.practices-aside"


def put_aside(notebook: Notebook) -> tuple[str, ...]:
    """The ids of practices that are not for this user."""
    return tuple(get_setting(notebook.db, _SETTING, []))


def put_practice_aside(notebook: Notebook, practice_id: str) -> Changes:
    """Keep a practice out of sight."""
    return _keep(notebook, [*(one for one in put_aside(notebook) if one != practice_id), practice_id])


def take_practice_back(notebook: Notebook, practice_id: str) -> Changes:
    """Let it be seen again."""
    return _keep(notebook, [one for one in put_aside(notebook) if one != practice_id])


def _keep(notebook: Notebook, practice_ids: list[str]) -> Changes:
    set_setting(notebook.db, _SETTING, practice_ids)
    return Changes.of("practices", _SETTING)
