"""Settings: the few the program needs before unlocking, in settings.toml, and all others inside the notebook."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from nocontact_desktop.vault.files import write_whole

if TYPE_CHECKING:
    from nocontact_desktop.vault.database import Database

SETTINGS_FILE = "settings.toml"
ThemeName = Literal["system", "light", "dark"]


@dataclass(frozen=True, kw_only=True)
class PlainSettings:
    """What may be read before unlocking. Nothing in it says what the notebook is for.

    A dataclass, not a msgspec struct: the first window is on the screen sooner without loading msgspec.
    """

    language: str = "en"
    theme: ThemeName = "system"
    text_size: int = 100
    name: str = "Daybook"
    idle_minutes: int = 3
    leave_key: str = "shift3"
    country: str = ""


def load(folder: Path) -> PlainSettings:
    """The settings of the notebook in ``folder``. What is missing or unreadable is as on the first day."""
    try:
        written = tomllib.loads((folder / SETTINGS_FILE).read_text("utf-8"))
    except (OSError, ValueError):  # not there or not TOML: no reason to keep somebody out
        return PlainSettings()
    first = PlainSettings()
    said = {field.name: written[field.name] for field in fields(first) if field.name in written}
    fits = all(type(value) is type(getattr(first, name)) for name, value in said.items())
    return PlainSettings(**said) if fits and said.get("theme", "system") in get_args(ThemeName) else first


def save(folder: Path, settings: PlainSettings) -> None:
    """Write the settings, whole or not at all."""
    import tomli_w  # not before it is needed: the first window reads these settings only

    write_whole(folder / SETTINGS_FILE, tomli_w.dumps(asdict(settings)).encode())


def get_setting(db: Database, name: str, default: Any) -> Any:
    """The value kept under ``name`` inside the notebook, or ``default``."""
    import json

    row = db.one("SELECT value FROM setting WHERE name = ?", (name,))
    return default if row is None else json.loads(row[0])


def set_setting(db: Database, name: str, value: Any) -> None:
    """Keep ``value`` (anything JSON has) under ``name`` inside the notebook."""
    import json

    with db.transaction():
        db.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (name, json.dumps(value)))
