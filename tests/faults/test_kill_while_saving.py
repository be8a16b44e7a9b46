"""`kill -9` at random points: nothing that was confirmed is lost, and nothing is half there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.killing import ROUNDS, run, share

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 and no fork on Windows")


@pytest.mark.timeout(120 + ROUNDS * 4)
def test_killed_while_saving(tmp_path: Path) -> None:
    rounds = share(40)
    said = run("saving_killed", "saving", tmp_path, rounds)
    assert said["faults"] == []
    assert said["killed"] == rounds
    assert said["saved"] > rounds
    assert said["mid_write"] > 0, "no kill fell into a write, so nothing was tried"


@pytest.mark.timeout(120 + ROUNDS * 4)
def test_killed_while_changing_the_passphrase(tmp_path: Path) -> None:
    said = run("saving_killed", "passphrase", tmp_path, share(10))
    assert said["faults"] == []
    assert said["killed"] > 0


@pytest.mark.timeout(120 + ROUNDS * 4)
def test_killed_while_covering_parts_of_a_file(tmp_path: Path) -> None:
    said = run("saving_killed", "covering", tmp_path, share(6))
    assert said["faults"] == []
    assert said["killed"] > 0
    assert said["half_written"] > 0, "no kill fell into the writing of a copy, so nothing was tried"


@pytest.mark.timeout(120 + ROUNDS * 4)
def test_killed_while_copying(tmp_path: Path) -> None:
    said = run("saving_killed", "copying", tmp_path, share(6))
    assert said["faults"] == []
    assert said["killed"] > 0
