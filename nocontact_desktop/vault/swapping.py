"""Putting a notebook's new key file and database in the place of the old ones, together or not at all.

Both are made in a folder inside the notebook's. When they are whole, on the disk and checked, that folder takes the
name :data:`NEXT`: from this one step on the new secrets open the notebook, until then the old ones. The files then
move to their places; whoever looks into the notebook next goes on where this was cut short. No secret is needed.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from nocontact_desktop.vault.files import DATA_FILE, KEY_FILE, PARTIAL, disk_problems, sync_folder

NEXT = "notebook.next"


def unfinished(folder: Path) -> Path:
    """Where the new files of the notebook in ``folder`` are made."""
    return folder / (NEXT + PARTIAL)


def clear_unfinished(folder: Path) -> None:
    """Take away new files that never became whole. Only for who holds the notebook's lock."""
    if unfinished(folder).is_dir():
        with disk_problems():
            shutil.rmtree(unfinished(folder))


def decide(folder: Path) -> None:
    """The one step: from here on the new secrets open the notebook in ``folder``, and not the old ones."""
    with disk_problems():
        unfinished(folder).rename(folder / NEXT)


def is_decided(folder: Path) -> bool:
    """Whether new files wait to be moved to their places. The key file is moved last."""
    return (folder / NEXT / KEY_FILE).exists()


def finish(folder: Path) -> None:
    """Move the new files to their places, or those that have not been moved yet. Does nothing when none wait.

    Raises:
        Problem: the disk refuses. It can be tried again at any time.
    """
    if not (folder / NEXT).exists():
        return
    with disk_problems():
        sync_folder(folder)
        # A journal beside the old file is empty by then: the one step is taken between saves. So it stays.
        for name in (DATA_FILE, KEY_FILE):
            with suppress(FileNotFoundError):  # it was moved already, by an earlier run or another one
                (folder / NEXT / name).replace(folder / name)
        sync_folder(folder)
    # What a sync service or a file manager has put there is not ours, and no reason to stay shut.
    shutil.rmtree(folder / NEXT, ignore_errors=True)
