"""``make bench-large``, second part: a report of 500 photographs and 50,000 messages, its time and its memory."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from nocontact_desktop.diary.entries import save
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft, add
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, create
from tests.bench.harness import Row, show
from tests.bench.notebooks import SECRET, chat, how_to_read, never, quiet
from tests.intake_pictures import saved

PHOTOS, MESSAGES = 500, 50_000
_TOGETHER = 5
_ACROSS, _DOWN = 4032, 3024


def rows(work: Path) -> Iterator[Row]:
    """Reports at two sizes of photographs, then one with messages as well."""
    for photos, messages in ((PHOTOS // 10, 0), (PHOTOS, 0), (PHOTOS, MESSAGES)):
        folder = work / f"report{photos}-{messages}"
        notebook, _ = create(folder, SECRET, kdf=FLOOR)
        with notebook:
            _fill(notebook, work, photos, messages)
        pages, seconds, megabytes = _reported(folder, work / "report.pdf")
        what = f"report of {photos} photographs, {messages:,} messages"
        yield Row(what, seconds, None, f"{pages:,} pages", "s", "in line")
        yield Row(f"{what}: peak memory", megabytes, None, "", "MB", "≤ 600 MB")


def _fill(notebook: Notebook, work: Path, photos: int, messages: int) -> None:
    """Entries with five photographs each, as a telephone takes them, and a chat."""
    chance = random.Random(1)
    ids = [add(notebook, ExhibitDraft(name=f"{number}.jpg", data=_photo(chance)))[0] for number in range(photos)]
    for number in range(0, photos, _TOGETHER):
        own = tuple(ids[number : number + _TOGETHER])
        story = f"What happened on the evening with the number {number}. " * 20
        save(notebook, EntryDraft(kind="incident", occurred_from="2026-03-02", what_happened=story, exhibits=own))
    if messages:
        bring_in(notebook, chat(work, messages), how_to_read(), progress=quiet, cancelled=never)


def _photo(chance: random.Random) -> bytes:
    """Twelve million pixels that do not compress to nothing: about 2 MB."""
    coarse = Image.frombytes("RGB", (252, 189), chance.randbytes(252 * 189 * 3))
    return saved(coarse.resize((_ACROSS, _DOWN), Image.Resampling.BICUBIC), "JPEG", quality=92)


def _reported(folder: Path, out: Path) -> tuple[int, float, float]:
    """Pages, seconds, and the highest memory in MB of the process that writes it, without its reader."""
    command = [sys.executable, "-m", "tests.bench.reporting_program", str(folder), str(out), SECRET]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=3600)
    pages, seconds, megabytes = done.stdout.split()
    return int(pages), float(seconds), float(megabytes)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        show(rows(Path(temporary)), Path("bench-results") / "large-report.json")
