"""`kill -9` at random points: nothing that was confirmed is lost, and nothing is half there."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROUNDS = int(os.environ.get("FAULT_ROUNDS", "100"))

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 and no fork on Windows")


def run(story: str, folder: Path, rounds: int) -> dict[str, Any]:
    """Run one of the stories of :mod:`tests.faults.killing`; the seed is printed, to run it again."""
    seed = secrets.randbelow(1_000_000)
    print(f"seed {seed}")
    command = [sys.executable, "-m", "tests.faults.killing", story, str(folder), str(rounds), str(seed)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=60 + rounds * 2, cwd=Path(__file__).parents[2]
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.mark.timeout(120 + ROUNDS * 2)
def test_killed_while_saving(tmp_path: Path) -> None:
    said = run("saving", tmp_path, ROUNDS)
    assert said["faults"] == []
    assert said["killed"] == ROUNDS
    assert said["saved"] > ROUNDS
    assert said["mid_write"] > 0, "no kill fell into a write, so nothing was tried"


@pytest.mark.timeout(120 + ROUNDS)
def test_killed_while_changing_the_passphrase(tmp_path: Path) -> None:
    said = run("passphrase", tmp_path, max(20, ROUNDS // 5))
    assert said["faults"] == []
    assert said["killed"] > 0


@pytest.mark.timeout(120 + ROUNDS)
def test_killed_while_covering_parts_of_a_file(tmp_path: Path) -> None:
    said = run("covering", tmp_path, max(8, ROUNDS // 12))
    assert said["faults"] == []
    assert said["killed"] > 0
    assert said["half_written"] > 0, "no kill fell into the writing of a copy, so nothing was tried"


@pytest.mark.timeout(120 + ROUNDS)
def test_killed_while_copying(tmp_path: Path) -> None:
    said = run("copying", tmp_path, max(10, ROUNDS // 10))
    assert said["faults"] == []
    assert said["killed"] > 0
