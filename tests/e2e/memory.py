"""What stands in the memory of running processes (Linux)."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from tests.e2e.traces import forms

_AT_ONCE = 1 << 24
_OF_THE_SYSTEM = (["[vsyscall]"], ["[vvar]"], ["[vvar_vclock]"])


def family(pid: int) -> list[int]:
    """The process and all that it has started, and so on."""
    children = [int(one) for tasks in Path(f"/proc/{pid}/task").glob("*/children") for one in tasks.read_text().split()]
    return [pid, *(member for child in children for member in family(child))]


def words_in_memory(pid: int, words: list[str]) -> set[str]:
    """Those of ``words`` that stand in any part of the process's memory, in any form."""
    sought = [(word, form) for word in words for form in forms(word)]
    overlap = max(len(form) for _, form in sought)
    found: set[str] = set()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _parts(pid):
            for at in range(start, end, _AT_ONCE):
                memory.seek(at)
                with suppress(OSError):  # a part of the system's own, which nobody can read
                    data = memory.read(min(end - at, _AT_ONCE + overlap))
                    found |= {word for word, form in sought if form in data}
    return found


def _parts(pid: int) -> list[tuple[int, int]]:
    """Where the process has memory of its own: all but what only shows a file as it is on the disk."""
    parts = []
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        where, may, _, device, _, *name = line.split()
        if "r" in may and ("w" in may or device == "00:00") and name not in _OF_THE_SYSTEM:
            start, end = (int(one, 16) for one in where.split("-"))
            parts.append((start, end))
    return parts
