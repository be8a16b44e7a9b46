"""Settings: the few the program needs before unlocking, in settings.toml, and all others inside the notebook."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from nocontact_desktop.vault.files import write_whole

if TYPE_CHECKING:
    from nocontact_desktop.vault.database import Database

SETTINGS_FILE = "settings.toml"


class PlainSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What may be read before unlocking. Nothing in it says what the notebook is for."""

    language: str = "en"
    theme: Literal["system", "light", "dark"] = "system"
    text_size: int = 100
    name: str = "Daybook"
    idle_minutes: int = 3
    leave_key: str = "shift3"
    country: str = ""


def load(folder: Path) -> PlainSettings:
    """The settings of the notebook in ``folder``. What is missing or unreadable is as on the first day."""
    try:
        return msgspec.convert(tomllib.loads((folder / SETTINGS_FILE).read_text("utf-8")), PlainSettings)
    except (OSError, ValueError):  # not there, not TOML, or not of this shape: no reason to keep somebody out
        return PlainSettings()


def save(folder: Path, settings: PlainSettings) -> None:
    """Write the settings, whole or not at all."""
    import tomli_w  # not before it is needed: the first window reads these settings only

    write_whole(folder / SETTINGS_FILE, tomli_w.dumps(msgspec.to_builtins(settings)).encode())


def get_setting(db: Database, name: str, default: Any) -> Any:
    """The value kept under ``name`` inside the notebook, or ``default``."""
    row = db.one("SELECT value FROM setting WHERE name = ?", (name,))
    return default if row is None else json.loads(row[0])


def set_setting(db: Database, name: str, value: Any) -> None:
    """Keep ``value`` (anything JSON has) under ``name`` inside the notebook."""
    with db.transaction():
        db.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (name, json.dumps(value)))
