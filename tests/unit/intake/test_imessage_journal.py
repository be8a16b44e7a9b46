"""The journal beside Apple's database: the newest messages stand in it, and neither file is written to."""

from __future__ import annotations

import io
import sqlite3
import struct
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.conversations import conversations, messages
from nocontact_desktop.diary.files import pieces_of
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.intake.formats.imessage.journal import move_in
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.vault.notebook import Notebook
from tests.imessage_databases import NANOSECONDS, database
from tests.intake_reading import read_as

NEWER = (
    "INSERT INTO message (ROWID, guid, text, handle_id, is_from_me, date) VALUES ({0}, 'N-{0}', 'new {0}', 1, 0, {1})"
)


def with_journal(folder: Path, newer: int = 1, damage: Callable[[bytearray], None] = lambda _data: None) -> Path:
    """A database with one message, and a journal beside it that holds so many more; as they lie on a Mac in use."""
    used, copied = folder / "in use.db", folder / "chat.db"
    used.write_bytes(database({"text": "old"}))
    link = sqlite3.connect(used, isolation_level=None)
    link.execute("PRAGMA journal_mode = WAL")
    for number in range(2, newer + 2):
        link.execute(NEWER.format(number, NANOSECONDS + number * 1_000_000_000))
        link.execute("INSERT INTO chat_message_join VALUES (1, ?)", (number,))
    copied.write_bytes(used.read_bytes())
    journal = bytearray((folder / "in use.db-wal").read_bytes())
    damage(journal)
    (folder / "chat.db-wal").write_bytes(journal)
    link.close()
    return copied


def cut_off(journal: bytearray) -> None:
    del journal[-100:]


def with_a_wrong_sign(journal: bytearray) -> None:
    journal[-100] ^= 1


def of_another_size_of_page(journal: bytearray) -> None:
    journal[8:12] = (512).to_bytes(4, "big")


def test_the_newest_messages_come_in_with_the_journal_and_both_files_are_kept(
    notebook: Notebook, tmp_path: Path
) -> None:
    path = with_journal(tmp_path, newer=300)
    before = [one.read_bytes() for one in (path, path.with_name("chat.db-wal"))]
    result = bring_in(notebook, path, ReadOptions(), progress=lambda _done, _total: None, cancelled=lambda: False)
    assert (result.imported, result.skipped) == (301, ())
    (one,) = conversations(notebook)
    assert [message.text for message in messages(notebook, one.id, 298, 10)] == ["new 299", "new 300", "new 301"]
    assert [one.read_bytes() for one in (path, path.with_name("chat.db-wal"))] == before
    for data in before:
        assert b"".join(pieces_of(notebook, sha256(data).hexdigest())) == data
    assert check_log(notebook, lambda _done, _total: None, lambda: False) == []


def test_in_a_zip_too(tmp_path: Path) -> None:
    path = with_journal(tmp_path)
    files = {"m/chat.db": path.read_bytes(), "m/chat.db-wal": path.with_name("chat.db-wal").read_bytes()}
    items, summary = read_as("imessage", files, "messages.zip")
    assert ([item.text for item in items], summary.skips) == (["old", "new 2"], ())


@pytest.mark.parametrize("damage", [cut_off, with_a_wrong_sign])
def test_what_was_not_saved_whole_is_not_taken(tmp_path: Path, damage: Callable[[bytearray], None]) -> None:
    path = with_journal(tmp_path, newer=2, damage=damage)
    files = {"chat.db": path.read_bytes(), "chat.db-wal": path.with_name("chat.db-wal").read_bytes()}
    items, _ = read_as("imessage", files, "messages.zip")
    assert [item.text for item in items] == ["old", "new 2", "new 3"][: len(items)]
    assert [item.conversation for item in items][:2] == ["+15550102030"] * 2


def test_a_journal_that_is_missing_or_of_another_database_is_said(tmp_path: Path) -> None:
    path = with_journal(tmp_path, damage=of_another_size_of_page)
    journal = path.with_name("chat.db-wal").read_bytes()
    _, alone = read_as("imessage", path.read_bytes(), "chat.db")
    _, wrong = read_as("imessage", {"chat.db": path.read_bytes(), "chat.db-wal": journal}, "messages.zip")
    assert [(skip.locator, skip.reason) for skip in (*alone.skips, *wrong.skips)] == [
        ("file chat.db-wal", "journal-missing"),
        ("file chat.db-wal", "journal-damaged"),
    ]


@pytest.mark.parametrize("size", [0, 3, 513])
def test_pages_of_a_size_that_no_database_has(size: int) -> None:
    data = bytearray(100)
    data[16:18] = size.to_bytes(2, "big")
    head = struct.pack(">6I", 0x377F0682, 3_007_000, size, 0, 1, 2)
    first, second = 0, 0
    for left, right in struct.iter_unpack("<2I", head):
        first = (first + left + second) & 0xFFFFFFFF
        second = (second + right + first) & 0xFFFFFFFF
    journal = head + struct.pack(">2I", first, second) + bytes(200)
    assert not move_in(data, io.BytesIO(journal), 1000)


def test_an_empty_journal_and_none_where_none_is_kept_say_nothing(tmp_path: Path) -> None:
    path = with_journal(tmp_path)
    _, emptied = read_as("imessage", {"chat.db": path.read_bytes(), "chat.db-wal": b""}, "messages.zip")
    _, none = read_as("imessage", database({"text": "x"}), "chat.db")
    assert (emptied.skips, none.skips) == ((), ())
