"""Brings a notebook's tables to the newest schema, one numbered file a step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files

import sqlcipher3.dbapi2 as sqlcipher

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.database import Database


def newest_schema() -> int:
    """The number of the last migration this program has."""
    return len(_migrations())


def refuse_newer(database: Database) -> None:
    """Raise :class:`Problem` ``notebook.newer`` when a newer program has written it."""
    if int(database.pragma("user_version")) > newest_schema():
        raise Problem("notebook.newer")


def migrate(database: Database, last: int | None = None) -> None:
    """Apply every migration the notebook has not had, each with its number in one transaction.

    ``last`` is the number of the schema to stop at; the newest when it is not given.
    """
    version = int(database.pragma("user_version"))
    for number, script in enumerate(_migrations()[version:last], start=version + 1):
        with database.transaction():
            database.run_script(script)
            database.pragma(f"user_version = {number}")


@contextmanager
def schema_in_memory(number: int) -> Iterator[Database]:
    """An empty database with the schema of this number, held in memory alone."""
    database = Database(sqlcipher.connect(":memory:", isolation_level=None), closed=lambda: None)
    try:
        migrate(database, number)
        yield database
    finally:
        database.close()


def _migrations() -> list[str]:
    folder = files("nocontact_desktop.vault") / "migrations"
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda entry: entry.name)
    return [entry.read_text("utf-8") for entry in found]
