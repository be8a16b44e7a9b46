"""Putting the rows that are left into a new file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nocontact_desktop.vault.connecting import connect
from nocontact_desktop.vault.database import Database
from nocontact_desktop.vault.files import FILE_MODE, disk_problems
from nocontact_desktop.vault.master import Master
from nocontact_desktop.vault.migrating import migrate
from nocontact_desktop.vault.progress import Progress, Stop, stop_if
from nocontact_desktop.vault.salvage.cells import Value
from nocontact_desktop.vault.salvage.remains import Remains
from nocontact_desktop.vault.salvage.shapes import Shape

_ASK_EVERY = 256


def write_rest(remains: Remains, target: Database, progress: Progress, cancelled: Stop) -> None:
    """Fill the empty ``target`` with all rows that are left, and bring it to the newest schema.

    What one table says of another may lead nowhere then, and the words to search by are missing where they can be
    made anew: whoever knows what the tables mean goes on from here, with foreign keys switched off.
    """
    migrate(target, remains.schema)
    target.pragma("foreign_keys = OFF")
    tables = remains.tables()
    searched = _words_of(target)
    shadows = {name for name in (shape.name for shape in tables) if any(name.startswith(f"{one}_") for one in searched)}
    with without_triggers(target), target.transaction():
        for done, shape in enumerate(tables):
            progress(done, len(tables))
            if shape.name not in shadows:
                _fill(remains, shape, target, cancelled)
        for name, columns in searched.items():
            _fill_words(remains, name, columns, target, cancelled)
    migrate(target)


@contextmanager
def filling(path: Path, master: Master, salt: bytes) -> Iterator[Database]:
    """A new, empty file to fill. It is on the disk as a whole when this ends, not save by save."""
    path.touch(mode=FILE_MODE)
    database = connect(path, master, salt)
    try:
        database.pragma("synchronous = OFF")
        yield database
    finally:
        database.close()
    with disk_problems(), path.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def without_triggers(target: Database) -> Iterator[None]:
    """No trigger runs inside: rows come back as they were, in any order."""
    triggers = target.query("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    with target.transaction():
        for name, _ in triggers:
            target.execute(f'DROP TRIGGER "{name}"')
    yield
    with target.transaction():
        for _, statement in triggers:
            target.execute(str(statement))


def _fill(remains: Remains, shape: Shape, target: Database, cancelled: Stop) -> None:
    columns = ", ".join(f'"{column.name}"' for column in shape.columns)
    places = ", ".join("?" * len(shape.columns))
    target.execute(f'DELETE FROM "{shape.name}"')  # noqa: S608  (names of our own)
    target.executemany(
        f'INSERT OR IGNORE INTO "{shape.name}" ({columns}) VALUES ({places})',  # noqa: S608  (the same)
        _asking(remains.rows(shape), cancelled),
    )


def _fill_words(remains: Remains, name: str, columns: list[str], target: Database, cancelled: Stop) -> None:
    """The words of a table made for searching, which keeps them in a table of its own."""
    content = next((shape for shape in remains.tables() if shape.name == f"{name}_content"), None)
    if content is None:
        return
    into = ", ".join(["rowid", *columns])
    places = ", ".join("?" * (1 + len(columns)))
    target.executemany(
        f"INSERT OR REPLACE INTO {name} ({into}) VALUES ({places})",  # noqa: S608  (names of our own)
        _asking(remains.rows(content), cancelled),
    )


def _words_of(target: Database) -> dict[str, list[str]]:
    names = target.query("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL%'")
    return {
        str(name): [str(one) for (one,) in target.query("SELECT name FROM pragma_table_info(?)", (name,))]
        for (name,) in names
    }


def _asking(rows: Iterator[tuple[Value, ...]], cancelled: Stop) -> Iterator[tuple[Value, ...]]:
    for number, row in enumerate(rows):
        if number % _ASK_EVERY == 0:
            stop_if(cancelled)
        yield row
