"""A notebook of any earlier schema opens, and nothing that was in it is lost on the way."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.conversations import conversations
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.search import find
from nocontact_desktop.preparation.board import board
from nocontact_desktop.vault.check import check_database
from nocontact_desktop.vault.migrating import newest_schema
from nocontact_desktop.vault.notebook import Notebook, open_notebook
from nocontact_desktop.vault.settings import get_setting
from tests.notebooks.older import HERE, MESSAGES, PASSPHRASE, as_of, ignore, make, never, tables

SAVED = sorted(folder.name for folder in HERE.glob("schema-*"))
DIARY, EXHIBITS, CONVERSATIONS, PREPARATION = 2, 12, 13, 3


@pytest.fixture(scope="module")
def present(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Notebook]:
    work = tmp_path_factory.mktemp("present")
    make(work / "Daybook", work)
    with open_notebook(work / "Daybook", PASSPHRASE) as opened:
        yield opened


@pytest.mark.parametrize("schema", range(1, newest_schema() + 1))
def test_from_every_schema_to_the_newest(present: Notebook, tmp_path: Path, schema: int) -> None:
    as_of(schema, present, tmp_path / "Older")
    with open_notebook(tmp_path / "Older", PASSPHRASE) as opened:
        assert opened.db.pragma("user_version") == newest_schema()
        assert opened.notebook_id == present.notebook_id
        for table, columns in tables(opened.db).items():
            if is_in(table, schema):
                names = ", ".join(columns)
                wanted = present.db.query(f"SELECT {names} FROM {table} ORDER BY {names}")
                assert opened.db.query(f"SELECT {names} FROM {table} ORDER BY {names}") == wanted, table
        if schema >= DIARY:
            assert_whole(opened)
    assert check_database(tmp_path / "Older", PASSPHRASE, ignore, never) == []


def is_in(table: str, schema: int) -> bool:
    """Whether what stands in a table was there under a schema, or is made by a later one from what was."""
    if table == "conversation":
        return schema >= CONVERSATIONS
    if table in {"notebook", "setting", "draft"}:
        return True
    sealed = {"leaf", "tree", "checkpoint", "record", "entry", "entry_exhibit", "entry_message", "file", "file_chunk"}
    sealed |= {"file_use", "source", "source_batch", "participant", "message", "clock", "attachment", "waypoint"}
    if table in sealed | {"exhibit", "entry_person", "entry_order"}:
        return schema >= DIARY
    return table in {"channel_identifier", "own_channel"} and schema >= PREPARATION


def assert_whole(opened: Notebook) -> None:
    rows = entries.page(opened, EntryFilter(), 0, 10)
    assert [row.title for row in rows] == ["A call", "By the door"]
    assert len(entries.history(opened, rows[1].id)) == 2
    (kept,) = exhibits.all_exhibits(opened)
    assert exhibits.read(opened, kept.id) == b"a made-up note"
    (conversation,) = conversations(opened)
    assert conversation.messages == MESSAGES
    assert find(opened, "neighbour", 5).entries.hits
    assert find(opened, "message 3", 5).messages.hits
    assert find(opened, "note.txt", 5).files.hits
    assert check_log(opened, ignore, never) == []


def test_one_of_the_newest_schema_is_kept_for_later_versions() -> None:
    assert f"schema-{newest_schema()}" in SAVED, "make it: python -m tests.notebooks.older"


@pytest.mark.parametrize("name", SAVED)
def test_a_notebook_that_was_saved_then_opens_today(name: str, tmp_path: Path) -> None:
    shutil.copytree(HERE / name, tmp_path / "Daybook")
    with open_notebook(tmp_path / "Daybook", PASSPHRASE) as opened:
        assert_whole(opened)
        assert [state.channel_id for state in board(opened) if state.choice == "block"] == ["instagram"]
        assert get_setting(opened.db, "made up", None) == {"kept": True}
    assert check_database(tmp_path / "Daybook", PASSPHRASE, ignore, never) == []
