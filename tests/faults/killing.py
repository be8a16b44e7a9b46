"""Sudden ends: forks a child that works on a notebook, kills it at a random point, and looks at what is left.

What works and is killed stands in modules of their own, each a process of its own, so that forking is safe whatever
the test runner has running::

    python -m tests.faults.saving_killed saving|passphrase|copying|covering FOLDER ROUNDS SEED

Each prints one JSON object: how often it killed, and what was wrong.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from nocontact_desktop.diary.entry import EntryDraft

SECRET = "seven quiet lamps by the river"
ROUNDS = int(os.environ.get("FAULT_ROUNDS", "100"))
"""Of all kill loops together, about; each has its share."""
COUNTS: list[tuple[str, int, int]] = []
"""What was tried in this test run: what it is, how many kills or other cases, how many findings."""
Story = Callable[[Path, int, random.Random], dict[str, object]]


def share(of_hundred: int) -> int:
    """How many rounds a loop has that takes ``of_hundred`` of a hundred."""
    return max(of_hundred, ROUNDS * of_hundred // 100)


def run(module: str, story: str, folder: Path, rounds: int) -> dict[str, Any]:
    """Run a story of one of the modules; the seed is printed, to run it again."""
    seed = secrets.randbelow(1_000_000)
    print(f"seed {seed}")
    command = [sys.executable, "-m", f"tests.faults.{module}", story, str(folder), str(rounds), str(seed)]
    done = subprocess.run(
        [one for one in command if one],
        capture_output=True,
        text=True,
        check=False,
        timeout=60 + rounds * 4,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    print(answer)
    COUNTS.append((f"killed {story or module}", answer["killed"], len(answer["faults"])))
    return answer


def tell(stories: Mapping[str, Story]) -> None:
    """Run the story that the command names, and print what came of it."""
    story, place, rounds, seed = sys.argv[1:]
    print(json.dumps(stories[story](Path(place), int(rounds), random.Random(int(seed)))))


def ignore(_done: int, _total: int) -> None:
    """A progress nobody looks at."""


def never() -> bool:
    """Nobody stops it."""
    return False


def kill_during(work: Callable[[Callable[[], None]], None], delay: float) -> bool:
    """Fork, let the child ``work`` until ``delay`` seconds after it says it has begun, and kill it.

    True when it was still at work.
    """
    begun, says_begun = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(lambda: os.write(says_begun, b"x") and None)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(says_begun)
    os.read(begun, 1)
    os.close(begun)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("the child failed by itself")
    return os.WIFSIGNALED(status)


def draft(title: str) -> EntryDraft:
    """An entry of a few pages whose words can be told from its title."""
    words = hashlib.sha256(title.encode()).hexdigest() * 100
    return EntryDraft(kind="note", occurred_from="2026-03-02", title=title, what_happened=words)
