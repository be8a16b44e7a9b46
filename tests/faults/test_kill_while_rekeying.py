"""`kill -9` while a notebook gets a new key: the old secrets open all of it, or the new ones do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.killing import run, share

ROUNDS = share(8)


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 and no fork on Windows")
@pytest.mark.timeout(120 + ROUNDS * 3)
def test_killed_while_getting_a_new_key(tmp_path: Path) -> None:
    said = run("rekeying_killed", "", tmp_path, ROUNDS)
    assert said["faults"] == []
    assert said["killed"] > 0
    assert 0 < said["changed"] < ROUNDS, "the kills came all before the one step, or all after it"
