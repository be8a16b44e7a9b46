"""Fuzzing of the journal beside Apple's database: valid ones, changed at random. What the database itself holds is read
whatever the journal is.
"""

from __future__ import annotations

import io
import random
import sqlite3
import tempfile
from functools import cache
from pathlib import Path

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake import formats
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.source import JOURNAL, Source
from tests.fuzz._target import Target, changed
from tests.imessage_databases import NANOSECONDS, database

_NEWER = "INSERT INTO message (ROWID, guid, text, handle_id, is_from_me, date) VALUES ({0}, 'N-{0}', 'new', 1, 0, {1})"
_PIECES = (b"\x00", b"\xff", b"\xff\xff\xff\xff", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83", b"\0\0\0\1", b"\0\0\x10\0")


@cache
def made() -> tuple[bytes, bytes]:
    """A database with one message, and its journal with three more."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "chat.db")
        path.write_bytes(database({"text": "old"}))
        link = sqlite3.connect(path, isolation_level=None)
        link.execute("PRAGMA journal_mode = WAL")
        for number in range(2, 5):
            link.execute(_NEWER.format(number, NANOSECONDS + number * 1_000_000_000))
            link.execute("INSERT INTO chat_message_join VALUES (1, ?)", (number,))
        both = path.read_bytes(), Path(folder, f"chat.db{JOURNAL}").read_bytes()
        link.close()
    return both


def _made(chance: random.Random) -> bytes:
    return changed(chance, made()[1:], _PIECES)


def feed(data: bytes, chance: random.Random) -> None:
    """Read the database with this journal. Raises whatever should not happen."""
    whole = made()[0]
    source = Source(io.BytesIO(whole), "chat.db", len(whole), {f"chat.db{JOURNAL}": (io.BytesIO(data), len(data))})
    try:
        items = list(formats.called("imessage").read(source, ReadOptions(), Notes()))
    except Problem as found:
        if not found.code.startswith("intake."):
            raise
        return
    assert {"old", "new"} >= {item.text for item in items} >= {"old"}


TARGET = Target("journal", _made, feed, cases=300)
