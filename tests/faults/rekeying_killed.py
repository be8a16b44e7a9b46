"""Sudden ends while a notebook gets a new master key. As :mod:`tests.faults.killing`, in a process of its own::

python -m tests.faults.rekeying_killed FOLDER ROUNDS SEED
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.errors import Problem
from nocontact_desktop.vault import recovery, swapping
from nocontact_desktop.vault.check import check_database
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import create, open_notebook
from nocontact_desktop.vault.rekeying import rekey
from tests.faults.killing import SECRET, draft, ignore, kill_during, never

ENTRIES = 200


def kill_while_rekeying(folder: Path, rounds: int, chance: random.Random) -> dict[str, object]:
    """One recovery code opens it, the old or the new, and with it are all entries; the passphrase does in any case.

    Every second kill falls anywhere, the others near the one step from the old secrets to the new.
    """
    notebook, present = create(folder / "Daybook", SECRET, kdf=FLOOR)
    with notebook:
        entries.save_many(notebook, [draft(str(number)) for number in range(ENTRIES)])
        begins = time.monotonic()
        present = recovery.new_code(os.urandom)
        rekey(notebook, SECRET, present, ignore, never)
        lasts = time.monotonic() - begins
    faults: list[str] = []
    killed = changed = 0
    for number in range(rounds):
        code, late = recovery.new_code(os.urandom), number % 2 == 1

        def work(begun: Callable[[], None], code: str = code, late: bool = late) -> None:
            with open_notebook(folder / "Daybook", SECRET) as opened:
                decide = swapping.decide
                swapping.decide = lambda place: (begun() if late else None, decide(place))[1]
                if not late:
                    begun()
                rekey(opened, SECRET, code, ignore, never)

        killed += kill_during(work, chance.uniform(0, 0.001 if late else lasts))
        opens = [secret for secret in (present, code) if _opens(folder / "Daybook", secret)]
        if len(opens) != 1:
            faults.append(f"round {number}: {len(opens)} codes open")
            break
        changed += opens == [code]
        present = opens[0]
        faults += [f"round {number}: {fault}" for fault in _not_as_before(folder / "Daybook")]
    faults += [finding.code for finding in check_database(folder / "Daybook", SECRET, ignore, never)]
    return {"killed": killed, "changed": changed, "faults": faults}


def _opens(folder: Path, code: str) -> bool:
    try:
        open_notebook(folder, code).close()
    except Problem as problem:  # the other one opens it then
        return problem.code != "notebook.wrong-passphrase"
    return True


def _not_as_before(folder: Path) -> list[str]:
    names = sorted(path.name for path in folder.iterdir() if not path.name.endswith("-journal"))
    faults = [] if names == ["notebook.dat", "notebook.key", "settings.toml"] else [f"{names} are there"]
    with open_notebook(folder, SECRET) as notebook:
        faults += [finding.code for finding in check_log(notebook, ignore, never)]
        found = len(entries.page(notebook, EntryFilter(), 0, 10 * ENTRIES))
    return faults if found == ENTRIES else [*faults, f"{found} entries"]


if __name__ == "__main__":
    place, rounds, seed = sys.argv[1:]
    print(json.dumps(kill_while_rekeying(Path(place), int(rounds), random.Random(int(seed)))))
