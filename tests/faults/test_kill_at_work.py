"""`kill -9` while something long is under way: what was confirmed is there, and nothing is half there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.killing import ROUNDS, run, share

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 and no fork on Windows"),
    pytest.mark.timeout(120 + ROUNDS * 4),
]


def test_killed_while_importing(tmp_path: Path) -> None:
    said = run("works_killed", "importing", tmp_path, share(6))
    assert said["faults"] == []
    assert said["killed"] > 0


def test_killed_while_making_a_report(tmp_path: Path) -> None:
    said = run("works_killed", "reporting", tmp_path, share(4))
    assert said["faults"] == []
    assert said["killed"] > 0


def test_killed_while_coming_to_a_newer_schema(tmp_path: Path) -> None:
    said = run("works_killed", "migrating", tmp_path, share(12))
    assert said["faults"] == []
    assert said["killed"] > 0


def test_killed_while_restoring(tmp_path: Path) -> None:
    said = run("works_killed", "restoring", tmp_path, share(4))
    assert said["faults"] == []
    assert said["killed"] > 0


def test_killed_while_salvaging(tmp_path: Path) -> None:
    said = run("works_killed", "salvaging", tmp_path, share(2))
    assert said["faults"] == []
    assert said["killed"] > 0
