"""Writing one of the settings that are readable before unlocking, and telling everyone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.vault import settings as plain_settings
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.settings import PlainSettings


def change_setting(desk: Desk, owner: QObject, **changes: Any) -> None:
    """Put ``changes`` (names of :class:`PlainSettings`) in force at once and write them."""
    desk.settings = replace(desk.settings, **changes)
    desk.settings_changed.emit(desk.settings)
    desk.ask(_write, desk.settings, owner=owner)


def _write(notebook: Notebook, settings: PlainSettings) -> None:
    plain_settings.save(notebook.folder, settings)
