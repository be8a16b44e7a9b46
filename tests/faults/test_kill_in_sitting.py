"""`kill -9` at random taps of a sitting: it goes on exactly where it was, and no card is half answered."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.killing import run, share

ROUNDS = share(20)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 and no fork on Windows")


@pytest.mark.timeout(120 + ROUNDS * 2)
def test_killed_in_a_sitting(tmp_path: Path) -> None:
    said = run("sitting_killed", "", tmp_path, ROUNDS)
    assert said["faults"] == []
    assert said["killed"] == ROUNDS
    assert said["taps"] > ROUNDS * 2
