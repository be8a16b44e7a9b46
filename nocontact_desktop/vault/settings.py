"""Settings: the few the program needs before unlocking, in settings.toml, and all others inside the notebook."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from nocontact_desktop.vault.files import write_whole

if TYPE_CHECKING:
    from nocontact_desktop.vault.database import Database

SETTINGS_FILE = "settings.toml"
LANGUAGES = ("en",)
"""Those the guidance is written in."""
LONGEST_IDLE = 60
"""Minutes without a sign of life after which the notebook locks, at most."""
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
    """The settings of the notebook in ``folder``. What is missing or makes no sense is as on the first day.

    Whoever can write to the folder can change them: none may keep the owner out, or the notebook from locking.
    """
    try:
        written = tomllib.loads((folder / SETTINGS_FILE).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):  # not there or not TOML: no reason to keep somebody out
        return PlainSettings()
    first = PlainSettings()
    known = {field.name: written[field.name] for field in fields(first) if field.name in written}
    return PlainSettings(**{name: value for name, value in known.items() if _fits(name, value, getattr(first, name))})


def _fits(name: str, value: Any, first: Any) -> bool:
    return type(value) is type(first) and (name not in _BOUNDS or _BOUNDS[name](value))


_BOUNDS: dict[str, Callable[[Any], bool]] = {
    "language": lambda code: code in LANGUAGES,
    "theme": lambda theme: theme in get_args(ThemeName),
    "text_size": lambda percent: 50 <= percent <= 300,
    "name": lambda name: 0 < len(name.strip()) <= 40 and name.isprintable(),
    "idle_minutes": lambda minutes: 1 <= minutes <= LONGEST_IDLE,
    "country": lambda code: re.fullmatch(r"[A-Za-z-]{0,10}", code) is not None,
}


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
