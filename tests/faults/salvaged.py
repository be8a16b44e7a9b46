"""A notebook to be damaged, and what has to come back of it: told from the undamaged file, row by row."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, field
from pathlib import Path

from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.diary.sealed_log import checkpoint
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.master import Master
from nocontact_desktop.vault.notebook import Notebook, create
from nocontact_desktop.vault.salvage.cells import kind_of, rows_in
from nocontact_desktop.vault.salvage.pages import SealedPages
from nocontact_desktop.vault.salvage.trees import Trees
from nocontact_desktop.vault.settings import set_setting
from tests.conftest import PASSPHRASE
from tests.intake_chats import zipped

PAGE = 4096
ENTRIES = 45
MESSAGES = 600


def ignore(_done: int, _total: int) -> None:
    """A progress nobody looks at."""


def never() -> bool:
    """Nobody stops it."""
    return False


def make(folder: Path, work: Path) -> None:
    """Entries (corrected, deleted), files of several sizes, a conversation with a picture, checkpoints, a plan."""
    notebook, _ = create(folder, PASSPHRASE, kdf=FLOOR)
    with notebook:
        fill(notebook, work)


def fill(notebook: Notebook, work: Path) -> None:
    """Everything a salvage has to bring back."""
    chance = random.Random(7)
    ids = entries.save_many(notebook, [draft(number, chance) for number in range(ENTRIES)])
    checkpoint(notebook)
    for number in range(0, 20, 2):
        entries.correct(notebook, ids[number], draft(number + 1000, chance))
    for number in (21, 22):
        entries.delete(notebook, ids[number])
    for number, size in enumerate((300, 5_000, 70_000, 1_300_000)):
        exhibits.add(notebook, ExhibitDraft(name=f"{number}.bin", data=chance.randbytes(size), caption=f"No. {number}"))
    checkpoint(notebook)
    lines = [
        f"[{1 + n % 28:02d}/03/2026, 19:{n % 60:02d}:03] Robin: message {n} {'x' * (n % 90)}" for n in range(MESSAGES)
    ]
    lines.append("[28/03/2026, 20:00:00] Robin: <attached: photo.jpg>")
    path = work / "chat.zip"
    path.write_bytes(zipped({"_chat.txt": "\n".join(lines), "photo.jpg": chance.randbytes(9_000)}))
    bring_in(notebook, path, ReadOptions(date_order="dmy"), progress=ignore, cancelled=never)
    for number in range(30):
        set_setting(notebook.db, f"made up {number}", "x" * 400)
    checkpoint(notebook)
    for number in range(5):
        entries.save(notebook, draft(number + 2000, chance))


def draft(number: int, chance: random.Random) -> EntryDraft:
    """An entry of up to two pages."""
    words = chance.randbytes(chance.randrange(20, 3000)).hex()
    return EntryDraft(kind="note", occurred_from="2026-03-02", title=f"Entry {number}", what_happened=words)


@dataclass
class Layout:
    """On which pages each row of each table stands."""

    pages: int = 0
    rows: dict[str, dict[int, set[int]]] = field(default_factory=dict)

    def intact(self, table: str, broken: set[int]) -> set[int]:
        """The row ids of a table none of whose pages is broken."""
        return {rowid for rowid, pages in self.rows[table].items() if not pages & broken}


def layout_of(path: Path, master: Master, roots: dict[str, int]) -> Layout:
    """Where the rows of these tables stand, by their first pages."""
    pages = SealedPages(path, master)
    layout = Layout(pages.count)
    for table, root in roots.items():
        trees = Trees(pages)
        trees.follow(root).pass_through()
        layout.rows[table] = {}
        for number in trees.used:
            _rows_of(pages, number, layout.rows[table])
    pages.close()
    return layout


def _rows_of(pages: SealedPages, number: int, into: dict[int, set[int]]) -> None:
    page = pages.page(number)
    assert page is not None
    seen: list[int] = []

    def fetch(other: int) -> bytes | None:
        seen.append(other)
        return pages.page(other)

    assert kind_of(page, number) in {5, 13}
    for row in rows_in(page, number, fetch):
        assert row.rowid is not None
        into[row.rowid] = {number, *seen}
        seen.clear()


def break_pages(path: Path, numbers: set[int]) -> None:
    """Other bytes than were written, in the middle of each of these pages."""
    with path.open("r+b") as file:
        for number in numbers:
            file.seek((number - 1) * PAGE + 2000)
            file.write(os.urandom(16))
