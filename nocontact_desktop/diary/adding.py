"""Adds a whole document of entries with their files."""

from __future__ import annotations

from pathlib import Path

import msgspec

from nocontact_desktop.diary.case import save_case
from nocontact_desktop.diary.entries import check, save_many
from nocontact_desktop.diary.exchange import Log
from nocontact_desktop.diary.exhibits import ExhibitDraft, add
from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.notebook import Notebook


def add_log(notebook: Notebook, log: Log, base: Path) -> list[str]:
    """Save the case facts and all entries of ``log``; file paths are taken from the folder ``base``.

    Everything is checked before anything is kept. Returns the entries' ids, in order.

    Raises:
        Problem: an entry lacks something, or a file can't be read.
    """
    for draft in log.entries:
        check(notebook, draft)
    for path in (base / name for names in log.files for name in names):
        if not path.is_file():
            raise Problem("exhibit.not-readable")
    if log.case is not None:
        save_case(notebook, log.case)
    drafts = []
    for draft, names in zip(log.entries, log.files, strict=True):
        exhibits = tuple(add(notebook, ExhibitDraft(name=Path(name).name, path=base / name))[0] for name in names)
        drafts.append(msgspec.structs.replace(draft, exhibits=exhibits or None))
    return save_many(notebook, drafts)
