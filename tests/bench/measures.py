"""What is measured, and what runs beside it."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from unittest import mock

from nocontact_desktop.diary.attempts import tally
from nocontact_desktop.diary.calendar import month_of
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.entries import save
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.diary.messages import sealing
from nocontact_desktop.diary.messages.kept import fields_of
from nocontact_desktop.diary.messages.store import all_names, messages_between
from nocontact_desktop.diary.search import find
from nocontact_desktop.intake.exports import Reading
from nocontact_desktop.intake.source import Source
from nocontact_desktop.report.exhibit_bytes import small as smaller
from nocontact_desktop.report.exhibit_bytes import whole
from nocontact_desktop.report.making import Pictures, make_report, prepare
from nocontact_desktop.report.pdf import write_pdf
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, create, open_notebook
from tests.bench.harness import Row, growth, in_turn, median_time, timed
from tests.bench.notebooks import SECRET, Made, chat, how_to_read, never, quiet
from tests.bench.report_peers import fpdf_time, our_time, weasyprint_time

LINES = 100_000
FEWER_LINES = 10_000


def starting(work: Path) -> list[Row]:
    """From the start of the process to the first painted window."""
    notebook, _ = create(work / "start", SECRET, kdf=FLOOR)
    notebook.close()
    ours, bare = in_turn(
        lambda: _until_said("painted", "whole_program", str(work / "start")),
        lambda: _until_said("painted", "bare_window"),
        9,
    )
    return [Row("start to visible unlock window", ours, bare, "a bare window", "s", "≤ 1.5 ×")]


def _until_said(word: str, module: str, *arguments: str) -> float:
    said = []

    def run() -> None:
        command = [sys.executable, "-m", f"tests.bench.{module}", *arguments]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=_as_installed()) as one:
            said.append(one.stdout.readline().decode().strip() if one.stdout else "")

    taken = timed(run)
    if said != [word]:
        raise RuntimeError(f"{module} did not get there")
    return taken


def _as_installed() -> dict[str, str]:
    """The environment without the wish to compile everything anew each time."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def opening(made: list[Made]) -> list[Row]:
    """From the secret to Today on the screen, without the time the key takes."""
    rows, sizes = [], []
    for one in made:
        taken = statistics.median(opening_time(one.folder) for _ in range(5))
        sizes.append((one.messages, taken))
        rows.append(Row(f"unlock to Today beyond the key, {one.messages:,}", taken * 1000, None, "", "ms", "≤ 150 ms"))
    return [*rows, growth("unlock to Today beyond the key", *sizes, "0")]


def opening_time(folder: Path) -> float:
    """Seconds from the secret to Today in a process of its own, beyond making the key."""
    command = [sys.executable, "-m", "tests.bench.opening_program", str(folder), SECRET]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, env=_as_installed())
    return float(done.stdout)


def saving(work: Path, made: list[Made]) -> list[Row]:
    """An entry confirmed on the disk, against a plain commit with the same care."""
    plain = sqlite3.connect(work / "plain.db", isolation_level=None)
    plain.execute("PRAGMA journal_mode = DELETE")
    plain.execute("PRAGMA synchronous = EXTRA")
    plain.execute("CREATE TABLE entry (body TEXT)")
    draft = EntryDraft(kind="incident", occurred_from="2026-03-02T21:15", title="At the door", what_happened="x" * 600)

    def commit() -> None:
        plain.execute("BEGIN IMMEDIATE")
        plain.execute("INSERT INTO entry (body) VALUES (?)", ("x" * 800,))
        plain.execute("COMMIT")

    rows, sizes = [], []
    for one in made:
        shutil.copytree(one.folder, work / "save", dirs_exist_ok=True)
        with open_notebook(work / "save", SECRET) as notebook:
            ours, beside = in_turn(lambda: timed(lambda: save(notebook, draft)), lambda: timed(commit), 80)
        sizes.append((one.entries, ours))
        what = f"save an entry beside {one.entries:,} others"
        rows.append(Row(what, ours * 1000, beside * 1000, "plain SQLite commit", "ms", "≤ 2 ×"))
    plain.close()
    return [*rows, growth("save an entry", *sizes, "0")]


def parsing(work: Path) -> list[Row]:
    """100,000 lines of WhatsApp, in this process and without the limited child, as the yardsticks do it."""
    path = chat(work, LINES)
    ours = median_time(lambda: _read_all(path), 3)
    what, goal = f"parse WhatsApp, {LINES:,} lines", "≥ 5 × as fast (≤ 0.20 ×)"
    return [
        Row(what, ours, whatstk_time(path), "whatstk", "s", goal),
        Row(what, ours, _chat_miner(path), "chat-miner", "s", goal),
    ]


def _read_all(path: Path) -> None:
    with path.open("rb") as stream:
        reading = Reading(Source(stream, path.name, path.stat().st_size), how_to_read())
        if sum(len(batch) for batch in reading.batches) != LINES:
            raise RuntimeError("not every message was read")


def whatstk_time(path: Path) -> float:
    from whatstk import WhatsAppChat

    def run() -> None:
        if len(WhatsAppChat.from_source(str(path)).df) < LINES * 0.99:
            raise RuntimeError("whatstk did not read every message")

    return median_time(run, 1)


def _chat_miner(path: Path) -> float:
    os.environ["TQDM_DISABLE"] = "1"
    from chatminer.chatparsers import WhatsAppParser

    logging.getLogger().setLevel(logging.ERROR)

    def run() -> None:
        parser = WhatsAppParser(path)
        parser.parse_file()
        if len(parser.parsed_messages.get_df()) < LINES * 0.99:
            raise RuntimeError("chat-miner did not read every message")

    return median_time(run, 1)


def importing(work: Path) -> list[Row]:
    """An export brought in: kept, hashed, sealed, searchable; at two sizes."""
    sizes = [(lines, min(_import_time(work, lines) for _ in range(2))) for lines in (FEWER_LINES, LINES)]
    whatstk = whatstk_time(chat(work, LINES))
    what = f"import into the notebook, {LINES:,} lines"
    return [
        Row(what, sizes[1][1], whatstk, "whatstk's parse alone", "s", "≤ 1 ×"),
        growth("import into the notebook", *sizes, "≤ 1"),
    ]


def _import_time(work: Path, lines: int) -> float:
    shutil.rmtree(work / "import", ignore_errors=True)
    notebook, _ = create(work / "import", SECRET, kdf=FLOOR)
    with notebook:
        return timed(lambda: bring_in(notebook, chat(work, lines), how_to_read(), progress=quiet, cancelled=never))


def searching(made: list[Made]) -> list[Row]:
    """The first 50 hits of a common word."""
    rows, sizes = [], []
    for one in made:
        with open_notebook(one.folder, SECRET) as notebook:
            taken = median_time(lambda: find(notebook, "the", 50), 15)
        sizes.append((one.messages, taken))
        rows.append(Row(f"first 50 hits in {one.messages:,} messages", taken * 1000, None, "", "ms", "< 50 ms"))
    return [*rows, growth("first 50 hits", *sizes, "0")]


def counting(made: list[Made]) -> list[Row]:
    """A month of the calendar, and all incoming contact by week and hour."""
    rows, months, sizes = [], [], []
    for one in made:
        with open_notebook(one.folder, SECRET) as notebook:
            month = median_time(lambda: month_of(notebook, 2026, 2), 15)
            taken = median_time(lambda: tally(notebook, progress=quiet, cancelled=never), 3)
        months.append((one.entries, month))
        sizes.append((one.messages, taken))
        rows.append(Row(f"a month beside {one.entries:,} entries", month * 1000, None, "", "ms", "< 100 ms"))
        rows.append(Row(f"count incoming of {one.messages:,} messages", taken * 1000, None, "", "ms", "in line"))
    return [*rows, growth("a month", *months, "0"), growth("count incoming contact", *sizes, "≤ 1")]


def checking(made: list[Made]) -> list[Row]:
    """Every leaf of the sealed log from what it stands for, against nothing but hashing the same bytes."""
    sizes = []
    for one in made:
        with open_notebook(one.folder, SECRET) as notebook:
            taken = median_time(lambda: check_log(notebook, quiet, never), 1)
            beside = median_time(_hashing_alone(notebook), 3)
        sizes.append((one.entries + one.messages, taken))
    what = f"check the log of {made[-1].messages:,} messages"
    return [
        Row(what, taken, beside, "hashing the same bytes", "s", "≤ 3 ×"),
        growth("check the log", *sizes, "≤ 1"),
    ]


def _hashing_alone(notebook: Notebook) -> Callable[[], None]:
    """Hash what the leaves of all messages are made of, and do nothing else."""
    hashed: list[bytes] = []

    def noted(data: bytes) -> hashlib._Hash:
        hashed.append(data)
        return hashlib.sha256(data)

    names = all_names(notebook.db)
    with mock.patch.object(sealing, "_hash", noted):
        for kept in messages_between(notebook.db, 0, 2**62):
            sealing.message_leaf(kept.number, kept.salt, fields_of(kept, names))

    def run() -> None:
        for data in hashed:
            hashlib.sha256(data).digest()

    return run


def reporting(made: list[Made]) -> list[Row]:
    """The PDF of everything in a notebook, photographs and messages with it, at two sizes."""
    rows, sizes = [], []
    for one in made:
        with open_notebook(one.folder, SECRET) as notebook:
            taken, pages = _report(notebook, one.folder.parent / "report.pdf")
        sizes.append((pages, taken))
        what = f"report of {one.entries:,} entries, {one.messages:,} messages"
        rows.append(Row(what, taken, None, f"{pages:,} pages", "s", "in line"))
    return [*rows, growth("report, by its pages", *sizes, "≤ 1"), *drawing(made[0])]


def drawing(small: Made) -> list[Row]:
    """The pages of a report drawn alone, beside two libraries that draw the same, at two sizes."""
    sizes: dict[str, list[tuple[int, float]]] = {"ours": [], "WeasyPrint": [], "fpdf2": []}
    with open_notebook(small.folder, SECRET) as notebook:
        for messages in ("linked", "all"):
            prepared = prepare(notebook, ReportRequest(messages=messages), quiet, never)
            with Pictures(partial(whole, notebook), partial(smaller, notebook), never) as pictures:
                document = prepared.document
                write_pdf(document, pictures, BytesIO(), quiet, never)  # pictures are made once, for all of them
                taken, pages = our_time(document, pictures)
                sizes["ours"].append((pages, taken))
                sizes["WeasyPrint"].append((pages, weasyprint_time(document, pictures)))
                sizes["fpdf2"].append((pages, fpdf_time(document, pictures)))
    rows = []
    for name in ("WeasyPrint", "fpdf2"):
        for (pages, ours), (_, beside) in zip(sizes["ours"], sizes[name], strict=True):
            rows.append(Row(f"draw a report of {pages:,} pages", ours, beside, name, "s", "< 1 ×"))
    return rows + [growth(f"draw a report, {name}", both[0], both[1], "≤ 1") for name, both in sizes.items()]


def _report(notebook: Notebook, out: Path) -> tuple[float, int]:
    made = []
    taken = timed(lambda: made.append(make_report(notebook, ReportRequest(), out, None, quiet, never)))
    return taken, made[0].pages
