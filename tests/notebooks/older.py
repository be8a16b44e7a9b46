"""Notebooks as they were: one with a little of everything, and the same with an earlier schema.

``python -m tests.notebooks.older`` writes the one that later versions have to open, under the newest schema's number.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary.entry import EntryDraft, Person
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.diary.sealed_log import checkpoint
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.preparation.board import decide, set_evidence
from nocontact_desktop.preparation.orders import add_order
from nocontact_desktop.vault.connecting import connect
from nocontact_desktop.vault.database import Database
from nocontact_desktop.vault.files import DATA_FILE, KEY_FILE
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.master import SALT_LENGTH
from nocontact_desktop.vault.migrating import migrate, newest_schema
from nocontact_desktop.vault.notebook import Notebook, create
from nocontact_desktop.vault.salvage.writing import without_triggers
from nocontact_desktop.vault.settings import set_setting
from tests.intake_chats import zipped

HERE = Path(__file__).parent
PASSPHRASE = "a made-up passphrase"
MESSAGES = 5


def ignore(_done: int, _total: int) -> None:
    """A progress nobody looks at."""


def never() -> bool:
    """Nobody stops it."""
    return False


def make(folder: Path, work: Path) -> None:
    """Two entries, one of them corrected, a file, a conversation, a checkpoint, a channel, an order and a setting."""
    notebook, _ = create(folder, PASSPHRASE, kdf=FLOOR)
    with notebook:
        exhibit, _ = exhibits.add(notebook, ExhibitDraft(name="note.txt", data=b"a made-up note", caption="A note"))
        first = EntryDraft(kind="incident", occurred_from="2026-03-01", title="At the door", exhibits=(exhibit,))
        second = EntryDraft(
            kind="note", occurred_from="2026-03-02", title="A call", people=(Person(name="Kim", role="neighbour"),)
        )
        one, _ = entries.save_many(notebook, [first, second])
        entries.correct(notebook, one, EntryDraft(kind="incident", occurred_from="2026-03-01", title="By the door"))
        lines = [f"[0{1 + number}/03/2026, 19:10:03] Robin: message {number}" for number in range(MESSAGES)]
        path = work / "chat.zip"
        path.write_bytes(zipped({"_chat.txt": "\n".join(lines)}))
        bring_in(notebook, path, ReadOptions(date_order="dmy"), progress=ignore, cancelled=never)
        checkpoint(notebook)
        set_evidence(notebook, "instagram", "nothing")
        decide(notebook, "instagram", "block")
        add_order(notebook, "Order of protection")
        set_setting(notebook.db, "made up", {"kept": True})


def as_of(schema: int, notebook: Notebook, folder: Path) -> None:
    """Write ``notebook`` into the new ``folder`` as it would be under an earlier schema: with what there was then."""
    folder.mkdir()
    shutil.copy(notebook.folder / KEY_FILE, folder / KEY_FILE)
    (folder / DATA_FILE).touch()
    older = connect(folder / DATA_FILE, notebook.master, bytes(range(SALT_LENGTH)))
    migrate(older, schema)
    older.pragma("foreign_keys = OFF")
    with without_triggers(older), older.transaction():
        for table, columns in tables(older).items():
            older.execute(f'DELETE FROM "{table}"')
            _copy(notebook.db, older, table, columns)
        for table in ("entry_words", "message_words", "exhibit_words"):
            if older.query("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)):
                _copy(notebook.db, older, table, ["rowid", *_columns(older, table)])
    older.close()


def tables(db: Database) -> dict[str, list[str]]:
    """The tables that hold rows themselves, with their columns; those of the search apart."""
    names = db.query("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    return {str(name): _columns(db, str(name)) for (name,) in names if name != "sqlite_schema"}


def _columns(db: Database, table: str) -> list[str]:
    return [str(row[0]) for row in db.query("SELECT name FROM pragma_table_info(?)", (table,))]


def _copy(source: Database, target: Database, table: str, columns: list[str]) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join("?" * len(columns))
    rows = source.query(f'SELECT {names} FROM "{table}"')
    target.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({places})', rows)


if __name__ == "__main__":
    saved = HERE / f"schema-{newest_schema()}"
    shutil.rmtree(saved, ignore_errors=True)
    with tempfile.TemporaryDirectory() as room:
        make(saved, Path(room))
    print(saved)
