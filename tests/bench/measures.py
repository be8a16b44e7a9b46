"""What is measured, and what runs beside it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from nocontact_desktop.demo.chat import chat_export
from nocontact_desktop.demo.notebook import make_demo
from nocontact_desktop.demo.story import load_story
from nocontact_desktop.diary.entries import save
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.vault.keyfile import DEFAULT, FLOOR, stretch
from nocontact_desktop.vault.notebook import create, open_notebook
from tests.bench.harness import Row, in_turn, median_time

SECRET = "seven quiet lamps by the river"
LINES = 100_000


def quiet(_done: int, _total: int) -> None:
    """Nobody watches."""


def never() -> bool:
    """Nobody stops it."""
    return False


def starting(work: Path) -> list[Row]:
    """From the start of the process to the first painted window."""
    notebook, _ = create(work / "start", SECRET, kdf=FLOOR)
    notebook.close()
    ours, bare = in_turn(
        lambda: _until_painted("tests.bench.whole_program", str(work / "start")),
        lambda: _until_painted("tests.bench.bare_window"),
        7,
    )
    return [Row("start to visible unlock window", ours, bare, "a bare window", "s", "≤ 1.5 ×")]


def _until_painted(module: str, *arguments: str) -> float:
    started = time.perf_counter()
    with subprocess.Popen([sys.executable, "-m", module, *arguments], stdout=subprocess.PIPE) as process:
        line = process.stdout.readline() if process.stdout else b""
        taken = time.perf_counter() - started
        process.wait(30)
    if line != b"painted\n":
        raise RuntimeError(f"{module} painted nothing")
    return taken


def unlocking(work: Path) -> list[Row]:
    """Opening a notebook, beyond making its key from the passphrase."""
    rows = []
    for entries, messages in ((100, 1_000), (1_000, 50_000)):
        folder = work / f"unlock{entries}"
        make_demo(folder, SECRET, entries=entries, messages=messages, seed=1, progress=quiet, kdf=DEFAULT)
        whole, key = in_turn(partial(_opening, folder), _derivation, 3)
        rows.append(Row(f"unlock beyond the key, {entries} entries", (whole - key) * 1000, None, "", "ms", "≤ 150 ms"))
    return rows


def _opening(folder: Path) -> float:
    return _timed(lambda: open_notebook(folder, SECRET).close())


def _derivation() -> float:
    return _timed(lambda: stretch(SECRET, bytes(16), DEFAULT))


def saving(work: Path) -> list[Row]:
    """An entry confirmed on the disk, against a plain commit with the same care."""
    notebook, _ = create(work / "save", SECRET, kdf=FLOOR)
    plain = sqlite3.connect(work / "plain.db", isolation_level=None)
    plain.execute("PRAGMA journal_mode = DELETE")
    plain.execute("PRAGMA synchronous = EXTRA")
    plain.execute("CREATE TABLE entry (body TEXT)")
    draft = EntryDraft(kind="incident", occurred_from="2026-03-02T21:15", title="At the door", what_happened="x" * 600)

    def commit() -> None:
        plain.execute("BEGIN IMMEDIATE")
        plain.execute("INSERT INTO entry (body) VALUES (?)", ("x" * 800,))
        plain.execute("COMMIT")

    with notebook:
        ours, beside = in_turn(lambda: _timed(lambda: save(notebook, draft)), lambda: _timed(commit), 60)
    plain.close()
    return [Row("save an entry", ours * 1000, beside * 1000, "plain SQLite commit", "ms", "≤ 2 ×")]


def parsing(work: Path) -> list[Row]:
    """100,000 lines of WhatsApp, in this process and without the limited child, as the yardsticks do it."""
    from chatminer.chatparsers import WhatsAppParser
    from whatstk import WhatsAppChat

    path = _chat(work, LINES)
    ours = median_time(lambda: _read_all(path), 3)
    whatstk = median_time(lambda: WhatsAppChat.from_source(str(path), hformat="[%d/%m/%Y, %H:%M:%S] %name:"), 1)
    miner = median_time(lambda: WhatsAppParser(path).parse_file(), 1)
    notebook, _ = create(work / "import", SECRET, kdf=FLOOR)
    how = ReadOptions(format=None, me="M. Example", date_order="dmy", time_zone="Europe/London")
    with notebook:
        taken = _timed(lambda: bring_in(notebook, path, how, progress=quiet, cancelled=never))
    return [
        Row("parse WhatsApp, 100,000 lines", ours, whatstk, "whatstk", "s", "≥ 5 × as fast (≤ 0.2 ×)"),
        Row("parse WhatsApp, 100,000 lines", ours, miner, "chat-miner", "s", "≥ 5 × as fast (≤ 0.2 ×)"),
        Row("import into the notebook, 100,000 lines", taken, whatstk, "whatstk's parse alone", "s", "≤ 1 ×"),
    ]


def _chat(work: Path, lines: int) -> Path:
    from datetime import UTC, datetime

    path = work / "chat.txt"
    words = load_story()["chat"]
    path.write_text(chat_export(words, lines, datetime(2026, 3, 2, 22, 0, tzinfo=UTC), 1), "utf-8")
    return path


def _timed(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started
