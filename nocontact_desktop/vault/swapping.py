"""Putting a notebook's new key file and database in the place of the old ones, together or not at all.

Both are made in a folder inside the notebook's. When they are whole, on the disk and checked, that folder takes the
name :data:`NEXT`: from this one step on the new secrets open the notebook, until then the old ones. The files then
move to their places; whoever looks into the notebook next goes on where this was cut short. No secret is needed.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from nocontact_desktop.vault.connecting import journal_of
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
    """Whether new files wait to be moved to their places."""
    return (folder / NEXT).is_dir()


def finish(folder: Path) -> None:
    """Move the new files to their places, or those that have not been moved yet. Does nothing when none wait.

    Raises:
        Problem: the disk refuses. It can be tried again at any time.
    """
    if not is_decided(folder):
        return
    with disk_problems():
        sync_folder(folder)
        if (folder / NEXT / DATA_FILE).exists():
            # What is left of the old file's journal says nothing any more: after the one step nothing is written to it.
            journal_of(folder / DATA_FILE).unlink(missing_ok=True)
        for name in (DATA_FILE, KEY_FILE):
            if (folder / NEXT / name).exists():
                (folder / NEXT / name).replace(folder / name)
        sync_folder(folder)
        (folder / NEXT).rmdir()
