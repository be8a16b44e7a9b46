"""`kill -9` at random taps of a sitting: it goes on exactly where it was, and no card is half answered."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

ROUNDS = int(os.environ.get("FAULT_ROUNDS", "40"))

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 and no fork on Windows")


@pytest.mark.timeout(120 + ROUNDS * 2)
def test_killed_in_a_sitting(tmp_path: Path) -> None:
    seed = secrets.randbelow(1_000_000)
    print(f"seed {seed}")
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.sitting_killed", str(tmp_path), str(ROUNDS), str(seed)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60 + ROUNDS * 2,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["faults"] == []
    assert said["killed"] == ROUNDS
    assert said["taps"] > ROUNDS * 2
