"""Long work, ended suddenly: importing, a report, bringing a notebook to a newer schema, restoring, salvaging.

See :mod:`tests.faults.killing`.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.conversations import sources
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.imports import bring_in, withdraw_unfinished
from nocontact_desktop.diary.salvaging.salvage import salvage
from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.report.made_before import reports_before
from nocontact_desktop.report.making import make_report
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.report.standalone.verify import check as check_bundle
from nocontact_desktop.vault.backup import back_up, restore
from nocontact_desktop.vault.check import check_database
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.master import Master
from nocontact_desktop.vault.migrating import newest_schema
from nocontact_desktop.vault.notebook import Notebook, create, open_notebook, open_with, unlock
from tests.faults.killing import SECRET, draft, ignore, kill_during, never, tell
from tests.intake_chats import zipped
from tests.notebooks import older

MESSAGES = 120
EXPORTS = 8
"""How many a round can bring in at most."""


def kill_while_importing(folder: Path, rounds: int, chance: random.Random) -> dict[str, object]:
    """An import that was confirmed is there with all its messages; of one cut short nothing is left."""
    create(folder / "Daybook", SECRET, kdf=FLOOR)[0].close()
    acknowledged = folder / "acknowledged"
    acknowledged.touch()
    faults: list[str] = []
    killed = cut_short = 0
    for number in range(rounds):
        exports = [_export(folder, f"{number}.{place}") for place in range(EXPORTS)]

        def bring_on(begun: Callable[[], None], exports: list[Path] = exports) -> None:
            out = os.open(acknowledged, os.O_WRONLY | os.O_APPEND)
            with open_notebook(folder / "Daybook", SECRET) as notebook:
                begun()
                for path in exports:
                    bring_in(notebook, path, ReadOptions(date_order="dmy"), progress=ignore, cancelled=never)
                    os.write(out, f"{path.name}\n".encode())

        killed += kill_during(bring_on, chance.uniform(0, 1.2))
        with open_notebook(folder / "Daybook", SECRET) as notebook:
            cut_short += bool(withdraw_unfinished(notebook).ids)
            there = {source.name for source in sources(notebook)}
            (messages,) = notebook.db.one("SELECT count(*) FROM message") or (0,)
            lost = set(acknowledged.read_text("utf-8").split()) - there
            faults += [f"round {number}: {name} is lost" for name in lost]
            if messages != MESSAGES * len(there):
                faults.append(f"round {number}: {messages} messages of {len(there)} exports")
            faults += [f"round {number}: {finding.code}" for finding in check_log(notebook, ignore, never)]
        for path in exports:
            path.unlink()
    return {"killed": killed, "cut_short": cut_short, "brought_in": len(there), "faults": faults}


def _export(folder: Path, name: str) -> Path:
    lines = [f"[{1 + at % 28:02d}/03/2026, 19:{at % 60:02d}:03] Robin {name}: {at} {name}" for at in range(MESSAGES)]
    path = folder / f"{name}.zip"
    path.write_bytes(zipped({"_chat.txt": "\n".join(lines)}))
    return path


def kill_while_reporting(folder: Path, rounds: int, chance: random.Random) -> dict[str, object]:
    """Under its name a report is whole or not there, and so is a bundle; what was saved is remembered."""
    notebook, _ = create(folder / "Daybook", SECRET, kdf=FLOOR)
    with notebook:
        one, _ = exhibits.add(notebook, ExhibitDraft(name="x.txt", data=b"a note " * 5_000, caption="A note"))
        drafts = [EntryDraft(kind="note", occurred_from="2026-03-02", title=f"{n}", exhibits=(one,)) for n in range(40)]
        entries.save_many(notebook, drafts)
        make_report(notebook, ReportRequest(), folder / "first.pdf", None, ignore, never)
    whole = hashlib.sha256((folder / "first.pdf").read_bytes()).digest()
    acknowledged = folder / "acknowledged"
    acknowledged.touch()
    faults: list[str] = []
    killed = half = 0
    for number in range(rounds):
        out = folder / f"out {number}"
        out.mkdir()

        def report_on(begun: Callable[[], None], out: Path = out) -> None:
            said = os.open(acknowledged, os.O_WRONLY | os.O_APPEND)
            with open_notebook(folder / "Daybook", SECRET) as opened:
                begun()
                for place in range(100):
                    make_report(opened, ReportRequest(), out / f"{place}.pdf", out / f"{place}", ignore, never)
                    os.write(said, b"x")

        killed += kill_during(report_on, chance.uniform(0, 1.5))
        named = [path for path in out.iterdir() if not path.name.endswith(".partial")]
        half += len(list(out.iterdir())) - len(named)
        for path in named:
            if path.is_file() and hashlib.sha256(path.read_bytes()).digest() != whole:
                faults.append(f"round {number}: {path.name} is not whole")
            if path.is_dir() and check_bundle(str(path)):
                faults.append(f"round {number}: the bundle {path.name} is not whole")
        with open_notebook(folder / "Daybook", SECRET) as opened:
            if len(reports_before(opened)) < 1:
                faults.append(f"round {number}: a report is not remembered")
            faults += [f"round {number}: {finding.code}" for finding in check_log(opened, ignore, never)]
            _again(opened, out)
        faults += [f"round {number}: {path.name} is left" for path in out.glob("*.partial")]
    return {"killed": killed, "half_written": half, "made": acknowledged.stat().st_size, "faults": faults}


def _again(opened: Notebook, out: Path) -> None:
    """Make the report anew that was cut short: under its name, over what is left of it."""
    last = max([0, *(int(path.name.split(".")[0]) for path in out.iterdir())])
    shutil.rmtree(out / f"{last}", ignore_errors=True)
    make_report(opened, ReportRequest(), out / f"{last}.pdf", out / f"{last}", ignore, never)


def kill_while_migrating(folder: Path, rounds: int, chance: random.Random) -> dict[str, object]:
    """Wherever it ends, the next opening goes on from there and nothing is lost."""
    older.make(folder / "Daybook", folder)
    with open_notebook(folder / "Daybook", older.PASSPHRASE) as present:
        before = {schema: folder / f"Schema {schema}" for schema in (2, 9, 12)}
        for schema, place in before.items():
            older.as_of(schema, present, place)
        sealed = present.db.query("SELECT * FROM leaf ORDER BY number")
    whole = min(_seconds(_come_to_newest, before[2], folder / "Tried") for _ in range(2))
    faults: list[str] = []
    killed = opened_again = 0
    for number in range(rounds):
        schema = chance.choice(list(before))
        shutil.copytree(before[schema], folder / "Old")
        master = unlock(folder / "Old", older.PASSPHRASE)

        def migrate_on(begun: Callable[[], None], master: Master = master) -> None:
            begun()
            open_with(folder / "Old", master).close()

        killed += kill_during(migrate_on, chance.uniform(0, whole * 0.8))
        with open_with(folder / "Old", master) as opened:
            if opened.db.pragma("user_version") != newest_schema():
                faults.append(f"round {number}: not at the newest schema")
            if opened.db.query("SELECT * FROM leaf ORDER BY number") != sealed:
                faults.append(f"round {number}: the log is another one")
            faults += [f"round {number}: {finding.code}" for finding in check_log(opened, ignore, never)]
            opened_again += 1
        shutil.rmtree(folder / "Old")
    return {"killed": killed, "opened": opened_again, "faults": faults}


def _come_to_newest(given: Path, made: Path) -> None:
    shutil.copytree(given, made)
    with open_notebook(made, older.PASSPHRASE):
        pass


def kill_while_restoring(folder: Path, rounds: int, chance: random.Random) -> dict[str, object]:
    """A notebook is restored whole or not at all; the copy stays, and the next try is not hindered."""

    def work(copy: Path, again: Path) -> None:
        restore(copy, again, SECRET, ignore, never)

    return _killed_while_making(folder, rounds, chance, work)


def kill_while_salvaging(folder: Path, rounds: int, chance: random.Random) -> dict[str, object]:
    """The same for the notebook that is made from what is left of a damaged one."""

    def work(copy: Path, again: Path) -> None:
        salvage(copy, again, SECRET, ignore, never)

    return _killed_while_making(folder, rounds, chance, work)


def _killed_while_making(
    folder: Path, rounds: int, chance: random.Random, work: Callable[[Path, Path], None]
) -> dict[str, object]:
    notebook, _ = create(folder / "Daybook", SECRET, kdf=FLOOR)
    with notebook:
        entries.save_many(notebook, [draft(str(number)) for number in range(150)])
        back_up(notebook, folder / "Copy", ignore, never)
    given = (folder / "Copy" / "notebook.dat").read_bytes()
    again = folder / "Again"
    whole = min(_seconds(work, folder / "Copy", again) for _ in range(2))
    faults: list[str] = []
    killed = made = 0
    for number in range(rounds):

        def make(begun: Callable[[], None]) -> None:
            begun()
            work(folder / "Copy", again)

        killed += kill_during(make, chance.uniform(0, whole * 0.8))
        made += again.exists()
        try:
            if not again.exists():
                work(folder / "Copy", again)
            faults += [f"round {number}: {one.code}" for one in check_database(again, SECRET, ignore, never)]
        except Problem as problem:  # what an end left behind stands in the way
            faults.append(f"round {number}: {problem.code}")
        if (folder / "Copy" / "notebook.dat").read_bytes() != given:
            faults.append(f"round {number}: the copy was changed")
        shutil.rmtree(again, ignore_errors=True)
    return {"killed": killed, "made": made, "faults": faults}


def _seconds(work: Callable[[Path, Path], None], given: Path, made: Path) -> float:
    """How long the work takes when nobody ends it."""
    begun = time.monotonic()
    work(given, made)
    taken = time.monotonic() - begun
    shutil.rmtree(made)
    return taken


STORIES = {
    "importing": kill_while_importing,
    "reporting": kill_while_reporting,
    "migrating": kill_while_migrating,
    "restoring": kill_while_restoring,
    "salvaging": kill_while_salvaging,
}

if __name__ == "__main__":
    tell(STORIES)
