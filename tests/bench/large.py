"""``make bench-large``: a million messages brought in, and what the program does with them then. Takes some minutes."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nocontact_desktop.diary.conversations import conversations, messages
from nocontact_desktop.diary.search import find
from nocontact_desktop.gui.diary.conversation_jobs import hits
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import create, open_notebook
from tests.bench.harness import Row, median_time, show, timed
from tests.bench.measures import opening_time
from tests.bench.notebooks import SECRET, chat

MESSAGES = 1_000_000
COMMON = "the"


def rows(work: Path) -> Iterator[Row]:
    """Bringing in first; everything after it is measured on what came in."""
    folder = work / "large"
    create(folder, SECRET, kdf=FLOOR)[0].close()
    path = chat(work, MESSAGES)
    seconds, megabytes = _brought_in(folder, path)
    what = f"import {MESSAGES:,} messages"
    yield Row(what, seconds, _whatstk(path), "whatstk's parse alone", "s", "≤ 1 ×")
    yield Row(f"{what}: peak memory", megabytes, None, "", "MB", "≤ 400 MB")
    taken = statistics.median(opening_time(folder) for _ in range(3))
    yield Row("unlock to Today beyond the key", taken * 1000, None, "", "ms", "≤ 150 ms")
    with open_notebook(folder, SECRET) as notebook:
        (one,) = conversations(notebook)
        middle = MESSAGES // 2

        def ms(what: str, taken: float, goal: str) -> Row:
            return Row(what, taken * 1000, None, "", "ms", goal)

        yield ms("the list of conversations", median_time(lambda: conversations(notebook), 9), "< 100 ms")
        yield ms("first rows far down", median_time(lambda: messages(notebook, one.id, middle, 100), 9), "< 100 ms")
        yield ms("first 50 hits", median_time(lambda: find(notebook, COMMON, 50), 9), "< 50 ms")
        yield ms("hits in the conversation", median_time(lambda: hits(notebook, one.id, COMMON), 9), "< 100 ms")


def _brought_in(folder: Path, path: Path) -> tuple[float, float]:
    """Seconds and the highest memory in MB of the process that brings it in, without its reader."""
    command = [sys.executable, "-m", "tests.bench.importing_program", str(folder), str(path), SECRET]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=3600)
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def _whatstk(path: Path) -> float:
    from whatstk import WhatsAppChat

    return timed(lambda: WhatsAppChat.from_source(str(path), max_size=None))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        show(rows(Path(temporary)), Path("bench-results") / "large.json")
