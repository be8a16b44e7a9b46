"""Locking begins a fresh process: nothing of what was typed is left in any memory of the program."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.e2e.memory import family, words_in_memory
from tests.e2e.traces import IN_SIGHT, environment, why_not_in_sight
from tests.e2e.waiting import wait_until
from tests.e2e.whole_program import plant

pytestmark = pytest.mark.skipif(bool(why_not_in_sight()), reason=why_not_in_sight())


def test_nothing_that_was_typed_is_left_in_memory_after_locking(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    typed = plant(tmp_path)
    with subprocess.Popen(
        [*IN_SIGHT, sys.executable, "-m", "tests.e2e.whole_program"],
        env=environment(tmp_path / "home"),
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        try:
            print(json.dumps(asdict(typed)), file=program.stdin, flush=True)
            assert program.stdout.readline() == '["", "Daybook"]\n'
            assert words_in_memory(program.pid, typed.words) == set(typed.words)

            print("lock", file=program.stdin, flush=True)
            assert program.stdout.read() == ""  # the fresh process has begun
            wait_until(lambda: asks_for_the_passphrase(program.pid), "the window that asks for the passphrase")
            everyone = family(program.pid)
            assert {pid: words_in_memory(pid, typed.words) for pid in everyone} == {program.pid: set()}
        finally:
            program.kill()


def asks_for_the_passphrase(pid: int) -> bool:
    """That window has loaded what opening needs: it does so a moment after it is shown, and no other one does."""
    return "sqlcipher3" in Path(f"/proc/{pid}/maps").read_text()
