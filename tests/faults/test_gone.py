"""The notebook goes away while it is open: a clear sentence, nothing confirmed is lost, and the program can be left."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nocontact_desktop.app import seal_and_close
from nocontact_desktop.diary import entries
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.problems import words_of
from nocontact_desktop.vault.check import check_database
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, create, open_notebook
from tests.conftest import PASSPHRASE
from tests.faults.killing import ignore, never
from tests.faults.test_disk import mount


def save(notebook: Notebook, title: str) -> None:
    entries.save(notebook, EntryDraft(kind="note", occurred_from="2026-03-02", title=title))


def titles(notebook: Notebook) -> set[str]:
    return {row.title for row in entries.page(notebook, EntryFilter(), 0, 1_000)}


def refused(notebook: Notebook, title: str) -> None:
    with pytest.raises(Problem, match=r"notebook\.gone") as caught:
        save(notebook, title)
    assert all(words_of(caught.value))


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A disk that can be taken out."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a disk takes Linux and root")
    disk = tmp_path / "stick"
    disk.mkdir()
    mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", disk)
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False, capture_output=True)


def test_the_folder_is_moved_away_and_comes_back(tmp_path: Path) -> None:
    notebook, _ = create(tmp_path / "Daybook", PASSPHRASE, kdf=FLOOR)
    with notebook:
        save(notebook, "before")
        (tmp_path / "Daybook").rename(tmp_path / "Elsewhere")
        refused(notebook, "meanwhile")
        assert titles(notebook) == {"before"}
        (tmp_path / "Elsewhere").rename(tmp_path / "Daybook")
        save(notebook, "after")
    with open_notebook(tmp_path / "Daybook", PASSPHRASE) as notebook:
        assert titles(notebook) == {"before", "after"}
        assert check_log(notebook, ignore, never) == []


def test_a_stick_that_is_taken_out_and_put_back_holds_all_that_was_confirmed(stick: Path, tmp_path: Path) -> None:
    notebook, _ = create(stick / "Daybook", PASSPHRASE, kdf=FLOOR)
    with notebook:
        save(notebook, "before")
        kept = tmp_path / "what is on it"
        shutil.copytree(stick / "Daybook", kept)
        subprocess.run(["umount", "-l", str(stick)], check=True)
        refused(notebook, "meanwhile")
        shutil.copytree(kept, stick / "Daybook")  # the same, on what the system takes for another disk
        refused(notebook, "into the file that is not there any more")
    assert check_database(stick / "Daybook", PASSPHRASE, ignore, never) == []
    with open_notebook(stick / "Daybook", PASSPHRASE) as notebook:
        assert titles(notebook) == {"before"}
        save(notebook, "after")


def test_another_file_in_its_place_is_not_taken_for_it(tmp_path: Path) -> None:
    notebook, _ = create(tmp_path / "Daybook", PASSPHRASE, kdf=FLOOR)
    create(tmp_path / "Other", PASSPHRASE, kdf=FLOOR)[0].close()
    with notebook:
        (tmp_path / "Other" / "notebook.dat").replace(tmp_path / "Daybook" / "notebook.dat")
        refused(notebook, "meanwhile")


def test_sealing_and_closing_without_the_folder_ends_in_a_closed_notebook(tmp_path: Path) -> None:
    notebook, _ = create(tmp_path / "Daybook", PASSPHRASE, kdf=FLOOR)
    save(notebook, "before")
    (tmp_path / "Daybook").rename(tmp_path / "Elsewhere")
    with pytest.raises(Problem, match=r"notebook\.gone"):
        seal_and_close(notebook)
    with open_notebook(tmp_path / "Elsewhere", PASSPHRASE) as again:
        assert titles(again) == {"before"}
