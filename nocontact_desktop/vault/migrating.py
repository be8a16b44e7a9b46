"""Brings a notebook's tables to the newest schema, one numbered file a step."""

from __future__ import annotations

from importlib.resources import files

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.database import Database


def newest_schema() -> int:
    """The number of the last migration this program has."""
    return len(_migrations())


def refuse_newer(database: Database) -> None:
    """Raise :class:`Problem` ``notebook.newer`` when a newer program has written it."""
    if int(database.pragma("user_version")) > newest_schema():
        raise Problem("notebook.newer")


def migrate(database: Database) -> None:
    """Apply every migration the notebook has not had, each with its number in one transaction."""
    version = int(database.pragma("user_version"))
    for number, script in enumerate(_migrations()[version:], start=version + 1):
        with database.transaction():
            database.run_script(script)
            database.pragma(f"user_version = {number}")


def _migrations() -> list[str]:
    folder = files("nocontact_desktop.vault") / "migrations"
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda entry: entry.name)
    return [entry.read_text("utf-8") for entry in found]
