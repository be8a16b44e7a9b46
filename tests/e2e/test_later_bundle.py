"""A second bundle of a notebook is checked against the first, by the program and by the script in the bundle."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.report.making import make_report
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, create, open_notebook
from nocontact_desktop.vault.surroundings import Surroundings

PASSPHRASE = "seven quiet lamps by the river"
SURROUNDINGS = Surroundings(now=lambda: datetime(2026, 3, 2, 21, 40, tzinfo=UTC), random_bytes=os.urandom)


def write(notebook: Notebook, title: str) -> None:
    entries.save(notebook, EntryDraft(kind="incident", occurred_from="2026-03-02", title=title))


def bundle(notebook: Notebook, folder: Path) -> Path:
    make_report(
        notebook, ReportRequest(), folder.with_suffix(".pdf"), folder, lambda _done, _total: None, lambda: False
    )
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``first``, ``second`` with more in it and one entry deleted, and ``parted`` from a copy made before."""
    folder = tmp_path_factory.mktemp("bundles")
    with create(folder / "Daybook", PASSPHRASE, kdf=FLOOR, surroundings=SURROUNDINGS)[0] as notebook:
        write(notebook, "One")
        write(notebook, "Two")
        bundle(notebook, folder / "zero")
    shutil.copytree(folder / "Daybook", folder / "Copy")
    with open_notebook(folder / "Daybook", PASSPHRASE, surroundings=SURROUNDINGS) as notebook:
        write(notebook, "Three")
        bundle(notebook, folder / "first")
        (row, *_) = entries.page(notebook, EntryFilter(), 0, 1)
        entries.delete(notebook, row.id)
        write(notebook, "Four")
        bundle(notebook, folder / "second")
    with open_notebook(folder / "Copy", PASSPHRASE, surroundings=SURROUNDINGS) as notebook:
        write(notebook, "Something else")
        write(notebook, "And more")
        bundle(notebook, folder / "parted")
    return folder


def program(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "nocontact_desktop.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_the_program_says_that_a_later_bundle_extends_an_earlier_one(made: Path) -> None:
    done = program("verify", made / "second", "--earlier", made / "first")
    assert done.returncode == 0, done.stdout
    assert "Its log begins with the whole log of the earlier bundle." in done.stdout


def test_the_script_in_the_bundle_says_so_too(made: Path) -> None:
    command = [sys.executable, "-I", "verify.py", ".", "--earlier", str(made / "zero")]
    done = subprocess.run(command, cwd=made / "second", capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "This log begins with the whole log of the earlier bundle" in done.stdout


@pytest.mark.parametrize(
    ("later", "earlier", "words"),
    [("first", "second", "shorter"), ("second", "parted", "part"), ("parted", "first", "part")],
)
def test_what_does_not_fit_is_named(made: Path, later: str, earlier: str, words: str) -> None:
    done = program("verify", made / later, "--earlier", made / earlier, "--json")
    assert done.returncode == 1
    (finding,) = json.loads(done.stdout)["findings"]
    assert finding["file"] == "data/proofs.json"
    assert words in finding["says"]
