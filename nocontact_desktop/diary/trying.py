"""Trying a copy out: it is opened and read to its last byte, and left exactly as it was."""

from __future__ import annotations

from pathlib import Path

from nocontact_desktop.diary.check import check_log
from nocontact_desktop.errors import Finding
from nocontact_desktop.vault.check import check_file
from nocontact_desktop.vault.migrating import newest_schema
from nocontact_desktop.vault.notebook import connect_with, taken_up, unlock
from nocontact_desktop.vault.progress import PARTS, Progress, Stop, part_of
from nocontact_desktop.vault.surroundings import SYSTEM

_HALF = PARTS // 2


def try_copy(copy: Path, secret: str, progress: Progress, cancelled: Stop) -> list[Finding]:
    """The full check of ``copy``, opened with ``secret``. An empty list means that all of it can be restored.

    Of a copy that an earlier version made, the file is checked and not the log: that would bring it to today's form.

    Raises:
        Problem: it can't be opened; ``disk.read-only`` also where it lies on a disk nothing can be written to.
        Cancelled: the user stopped it.
    """
    master = unlock(copy, secret)
    try:
        found = check_file(copy, master, part_of(progress, 0, _HALF), cancelled)
        if found:
            return found
        database = connect_with(copy, master)
        try:
            if int(database.pragma("user_version")) < newest_schema():
                return []
            opened = taken_up(copy, database, master, SYSTEM)
            return check_log(opened, part_of(progress, _HALF, PARTS), cancelled)
        finally:
            database.close()
    finally:
        master.wipe()
