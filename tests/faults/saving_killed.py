"""Saving, changing the passphrase, copying and covering, ended suddenly. See :mod:`tests.faults.killing`."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from nocontact_desktop.diary import entries, exhibits, redactions
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.files import remove_unneeded
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.handling import handling_of
from nocontact_desktop.diary.store import files, unneeded_files
from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.file_facts import WHOLE, Box, CopyFacts
from nocontact_desktop.intake.redacted import RedactedCopy
from nocontact_desktop.vault.backup import back_up
from nocontact_desktop.vault.check import check_database
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, change_passphrase, create, open_notebook
from tests.faults.killing import SECRET, draft, ignore, kill_during, never, tell

SAVES = 20
"""How many saves a child comes to at most, about, before its end."""
BOX = Box(page=0, left=0, top=0, right=WHOLE, bottom=WHOLE)
FACTS = CopyFacts(media_type="image/png", kind="image", thumbnail=b"small", width=1, height=1)


def kill_while_saving(folder: Path, rounds: int, chance: random.Random) -> dict[str, object]:
    """Entries saved one after the other. Their titles are acknowledged in a file outside the notebook."""
    longest = SAVES * _seconds_of_a_save(folder)
    create(folder / "Daybook", SECRET, kdf=FLOOR)[0].close()
    acknowledged = folder / "acknowledged"
    acknowledged.touch()
    faults: list[str] = []
    killed = mid_write = 0
    for number in range(rounds):

        def save_on(begun: Callable[[], None], number: int = number) -> None:
            out = os.open(acknowledged, os.O_WRONLY | os.O_APPEND)
            with open_notebook(folder / "Daybook", SECRET) as notebook:
                begun()
                for place in range(10_000):
                    title = f"{number}.{place}"
                    entries.save(notebook, draft(title))
                    os.write(out, f"{title}\n".encode())

        killed += kill_during(save_on, chance.uniform(0, longest))
        journal = folder / "Daybook" / "notebook.dat-journal"
        mid_write += journal.exists() and journal.stat().st_size > 0
        faults += _faults(folder / "Daybook", acknowledged.read_text("utf-8").split(), number)
    faults += [finding.code for finding in check_database(folder / "Daybook", SECRET, ignore, never)]
    with open_notebook(folder / "Daybook", SECRET) as notebook:
        faults += [finding.code for finding in check_log(notebook, ignore, never)]
    saved = len(acknowledged.read_text("utf-8").split())
    return {"killed": killed, "mid_write": mid_write, "saved": saved, "faults": faults}


def _seconds_of_a_save(folder: Path) -> float:
    """How long one takes here and now."""
    notebook, _ = create(folder / "Measured", SECRET, kdf=FLOOR)
    with notebook:
        begun = time.monotonic()
        for number in range(SAVES):
            entries.save(notebook, draft(str(number)))
        return (time.monotonic() - begun) / SAVES


def _faults(notebook_folder: Path, acknowledged: list[str], number: int) -> list[str]:
    try:
        with open_notebook(notebook_folder, SECRET) as notebook:
            return [f"round {number}: {fault}" for fault in _lost_or_half(notebook, acknowledged, number)]
    except Problem as problem:  # a notebook that does not open any more is what this looks for
        return [f"round {number}: {problem.code}"]


def _lost_or_half(notebook: Notebook, acknowledged: list[str], number: int) -> list[str]:
    rows = entries.page(notebook, EntryFilter(), 0, 1_000_000)
    found = {row.title for row in rows}
    faults = [f"{title} is lost" for title in acknowledged if title not in found]
    faults += [f"{row.title} is half" for row in rows if row.entry.draft != _as_saved(row.title)]
    counts = [
        (notebook.db.one(f"SELECT count(*) FROM {table}") or (None,))[0]
        for table in ("entry", "record", "leaf", "entry_words")
    ]
    if set(counts) != {len(rows)}:
        faults.append(f"the tables do not agree: {counts}")
    # In each round one entry may have been saved and not been acknowledged any more.
    if len(found) - len(acknowledged) > number + 1:
        faults.append("more is there than was saved")
    return faults


def _as_saved(title: str) -> EntryDraft:
    return msgspec.structs.replace(draft(title), precision="day")


def kill_while_changing_the_passphrase(folder: Path, rounds: int, chance: random.Random) -> dict[str, object]:
    """The old passphrase opens, or the new one; the recovery code always."""
    notebook, code = create(folder / "Daybook", SECRET, kdf=FLOOR)
    notebook.close()
    faults: list[str] = []
    killed = 0
    present = SECRET
    for number in range(rounds):

        def change(begun: Callable[[], None], old: str = present, new: str = f"number {number}") -> None:
            begun()
            change_passphrase(folder / "Daybook", old, new)

        killed += kill_during(change, chance.uniform(0, 0.15))
        opens = [secret for secret in (present, f"number {number}") if _opens(folder / "Daybook", secret)]
        if len(opens) != 1 or not _opens(folder / "Daybook", code):
            faults.append(f"round {number}: {len(opens)} passphrases open")
            break
        present = opens[0]
    return {"killed": killed, "changed": present != SECRET, "faults": faults}


def kill_while_copying(folder: Path, rounds: int, chance: random.Random) -> dict[str, object]:
    """A copy is there whole or not at all, and the next one is not hindered by what is left."""
    notebook, _ = create(folder / "Daybook", SECRET, kdf=FLOOR)
    with notebook:
        entries.save_many(notebook, [draft(str(number)) for number in range(200)])
    faults: list[str] = []
    killed = 0
    for number in range(rounds):

        def copy(begun: Callable[[], None], number: int = number) -> None:
            with open_notebook(folder / "Daybook", SECRET) as opened:
                begun()
                back_up(opened, folder / f"Copy {number}", ignore, never)

        killed += kill_during(copy, chance.uniform(0, 0.15))
        whole = folder / f"Copy {number}"
        if whole.exists() and check_database(whole, SECRET, ignore, never):
            faults.append(f"round {number}: a copy that is not whole")
        with open_notebook(folder / "Daybook", SECRET) as opened:
            if not whole.exists():
                back_up(opened, whole, ignore, never)
    return {"killed": killed, "faults": faults}


def kill_while_covering(folder: Path, rounds: int, chance: random.Random) -> dict[str, object]:
    """A copy with parts covered is there whole, sealed and noted, or nothing of it is."""
    notebook, _ = create(folder / "Daybook", SECRET, kdf=FLOOR)
    with notebook:
        exhibit_id, _ = exhibits.add(notebook, ExhibitDraft(name="x.txt", data=b"the original"))
        exhibit = exhibits.get(notebook, exhibit_id)
    acknowledged = folder / "acknowledged"
    acknowledged.touch()
    faults: list[str] = []
    killed = half_written = 0
    for number in range(rounds):

        def cover_on(begun: Callable[[], None], number: int = number) -> None:
            out = os.open(acknowledged, os.O_WRONLY | os.O_APPEND)
            with open_notebook(folder / "Daybook", SECRET) as opened:
                begun()
                for place in range(10_000):
                    data = f"{number}.{place}".encode() * 1_500_000
                    for _ in redactions.keeping(opened, exhibit, [BOX], RedactedCopy(data=data, facts=FACTS)):
                        pass
                    os.write(out, b"x")

        killed += kill_during(cover_on, chance.uniform(0, 0.4))
        with open_notebook(folder / "Daybook", SECRET) as opened:
            half_written += len(unneeded_files(opened.db))
            faults += [f"round {number}: {fault}" for fault in _half_covered(opened, exhibit_id)]
            if len(redactions.redactions_of(opened, exhibit_id)) < acknowledged.stat().st_size:
                faults.append(f"round {number}: a copy is lost")
    return {"killed": killed, "half_written": half_written, "saved": acknowledged.stat().st_size, "faults": faults}


def _half_covered(notebook: Notebook, exhibit_id: str) -> list[str]:
    """What is wrong once the notebook has put away what nothing needs, as it does when it is opened in the program."""
    remove_unneeded(notebook)
    copies = redactions.redactions_of(notebook, exhibit_id)
    kept = {digest.hex() for digest in files(notebook.db)}
    faults = [finding.code for finding in check_log(notebook, ignore, never)]
    if kept != {exhibits.get(notebook, exhibit_id).sha256, *(one.sha256 for one in copies)}:
        faults.append("a file is there that no copy needs, or one is missing")
    if len(handling_of(notebook, exhibit_id)) != len(copies):
        faults.append("the handling record does not say the same")
    return faults


def _opens(folder: Path, secret: str) -> bool:
    try:
        open_notebook(folder, secret).close()
    except Problem as problem:  # the other one opens it then
        return problem.code != "notebook.wrong-passphrase"
    return True


STORIES = {
    "saving": kill_while_saving,
    "passphrase": kill_while_changing_the_passphrase,
    "copying": kill_while_copying,
    "covering": kill_while_covering,
}

if __name__ == "__main__":
    tell(STORIES)
