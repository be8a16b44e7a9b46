"""`kill -9` while a notebook gets a new key: the old secrets open all of it, or the new ones do."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

ROUNDS = max(20, int(os.environ.get("FAULT_ROUNDS", "100")) // 5)


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 and no fork on Windows")
@pytest.mark.timeout(120 + ROUNDS * 3)
def test_killed_while_getting_a_new_key(tmp_path: Path) -> None:
    seed = secrets.randbelow(1_000_000)
    print(f"seed {seed}")
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.rekeying_killed", str(tmp_path), str(ROUNDS), str(seed)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60 + ROUNDS * 3,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    print(said)
    assert said["faults"] == []
    assert said["killed"] > 0
    assert 0 < said["changed"] < ROUNDS, "the kills came all before the one step, or all after it"
