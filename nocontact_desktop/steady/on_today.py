"""What of Steady the user wants to see on Today. At first nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.settings import get_setting, set_setting

Part = Literal["urge", "more", "check-in", "days"]
"""The urge card; more than usual; a check-in; days that can be hard."""

_SETTING = "steady.on-today"


def on_today(notebook: Notebook) -> frozenset[str]:
    """What was chosen for Today."""
    return frozenset(get_setting(notebook.db, _SETTING, []))


def show_on_today(notebook: Notebook, parts: Iterable[str]) -> Changes:
    """Choose what stands on Today. Raises ValueError for what can't stand there."""
    chosen = set(parts)
    if not chosen <= set(get_args(Part)):
        raise ValueError("no such part of Today")
    set_setting(notebook.db, _SETTING, sorted(chosen))
    return Changes.of("on-today", _SETTING)
