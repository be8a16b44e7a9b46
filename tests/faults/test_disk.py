"""A full disk, a limit on file sizes and a place that can't be written to: a clear sentence, and nothing damaged."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.salvaging.salvage import salvage_open
from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.backup import back_up, restore
from nocontact_desktop.vault.check import check_database
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, change_passphrase, create, open_notebook
from nocontact_desktop.vault.settings import PlainSettings, load, save
from tests.conftest import PASSPHRASE


def ignore(_done: int, _total: int) -> None:
    """A progress nobody looks at."""


def never() -> bool:
    return False


def mount(*arguments: str | Path) -> None:
    done = subprocess.run(["mount", *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"file systems can't be mounted here: {done.stderr.strip()}")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MiB with a sound notebook on it."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk takes Linux and root")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", disk)
    try:
        create(disk / "Daybook", PASSPHRASE, kdf=FLOOR)[0].close()
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)


@pytest.fixture
def read_only_disk(small_disk: Path) -> Path:
    mount("-o", "remount,ro", small_disk)
    return small_disk


def draft(number: int) -> EntryDraft:
    return EntryDraft(kind="note", occurred_from="2026-03-02", title=str(number), what_happened=f"{number} " * 2000)


def fill(notebook: Notebook, most: int = 10_000) -> list[str]:
    """Save until the disk refuses; the titles of what was confirmed."""
    saved: list[str] = []
    with pytest.raises(Problem, match=r"disk\.(full|failed-notebook)"):
        save_on(notebook, saved, most)
    return saved


def save_on(notebook: Notebook, saved: list[str], most: int) -> None:
    for number in range(most):
        entries.save(notebook, draft(number))
        saved.append(str(number))


def titles(notebook: Notebook) -> set[str]:
    return {row.title for row in entries.page(notebook, EntryFilter(), 0, 100_000)}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_full_disk_keeps_what_was_saved_and_lets_go_on_when_there_is_room(small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(bytes(500_000))
    with open_notebook(small_disk / "Daybook", PASSPHRASE) as notebook:
        saved = fill(notebook)
        assert saved
        assert titles(notebook) == set(saved)
        (small_disk / "filler").unlink()
        entries.save(notebook, draft(99_999))
        assert check_log(notebook, ignore, never) == []
    assert check_database(small_disk / "Daybook", PASSPHRASE, ignore, never) == []
    with open_notebook(small_disk / "Daybook", PASSPHRASE) as notebook:
        assert titles(notebook) == {*saved, "99999"}


def test_a_full_disk_and_the_other_files(small_disk: Path) -> None:
    folder = small_disk / "Daybook"
    with pytest.raises(OSError, match="No space left"):
        (small_disk / "filler").write_bytes(bytes(4_000_000))
    before = contents(folder)
    with pytest.raises(Problem, match=r"disk\.full"):
        change_passphrase(folder, PASSPHRASE, "another")
    with pytest.raises(Problem, match=r"disk\.full"):
        save(folder, PlainSettings(name="Garden" * 2000))
    assert contents(folder) == before
    assert load(folder).name == "Daybook"
    with pytest.raises(Problem, match=r"disk\.full"):
        create(small_disk / "Second", PASSPHRASE, kdf=FLOOR)
    assert not (small_disk / "Second").exists()
    open_notebook(folder, PASSPHRASE).close()


def test_a_copy_that_does_not_fit_leaves_nothing(small_disk: Path, notebook: Notebook, tmp_path: Path) -> None:
    with notebook.db.transaction():
        notebook.db.execute("CREATE TABLE large (body BLOB NOT NULL) STRICT")
        notebook.db.executemany("INSERT INTO large VALUES (?)", [(os.urandom(1 << 20),) for _ in range(3)])
    with pytest.raises(Problem, match=r"disk\.full"):
        back_up(notebook, small_disk / "Copy", ignore, never)
    back_up(notebook, tmp_path / "Copy", ignore, never)
    with pytest.raises(Problem, match=r"disk\.full"):
        restore(tmp_path / "Copy", small_disk / "Again", PASSPHRASE, ignore, never)
    assert [path.name for path in small_disk.iterdir()] == ["Daybook"]


def test_a_salvaged_notebook_that_does_not_fit_leaves_nothing(small_disk: Path, notebook: Notebook) -> None:
    with notebook.db.transaction():
        for number in range(4):
            row = (f"made up {number}", "", os.urandom(400_000).hex())
            notebook.db.insert("INSERT INTO draft (name, saved_at, body) VALUES (?, ?, ?)", row)
    with pytest.raises(Problem, match=r"disk\.(full|failed-notebook)"):
        salvage_open(notebook, small_disk / "New", ignore, never)
    assert [path.name for path in small_disk.iterdir()] == ["Daybook"]
    entries.save(notebook, draft(1))


def test_a_place_that_cannot_be_written_to(read_only_disk: Path, notebook: Notebook) -> None:
    folder = read_only_disk / "Daybook"
    before = contents(folder)
    acts = (
        lambda: open_notebook(folder, PASSPHRASE),
        lambda: change_passphrase(folder, PASSPHRASE, "another"),
        lambda: save(folder, PlainSettings(name="Garden")),
        lambda: create(read_only_disk / "Second", PASSPHRASE, kdf=FLOOR),
        lambda: back_up(notebook, read_only_disk / "Copy", ignore, never),
    )
    for act in acts:
        with pytest.raises(Problem, match=r"disk\.read-only"):
            act()
    assert contents(folder) == before


def test_a_copy_on_a_disk_that_cannot_be_written_to_is_restored(read_only_disk: Path, tmp_path: Path) -> None:
    restore(read_only_disk / "Daybook", tmp_path / "Again", PASSPHRASE, ignore, never)
    open_notebook(tmp_path / "Again", PASSPHRASE).close()


LIMITED = """
import resource, sys
from pathlib import Path
from nocontact_desktop.vault.notebook import open_notebook
from tests.faults.test_disk import PASSPHRASE, fill, titles
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
with open_notebook(Path(sys.argv[1]), PASSPHRASE) as notebook:
    saved = fill(notebook)
    assert saved and titles(notebook) == set(saved)
print(len(saved))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit on Windows")
def test_a_limit_on_file_sizes(tmp_path: Path) -> None:
    """`ulimit -f`, as some shared computers set it."""
    create(tmp_path / "Daybook", PASSPHRASE, kdf=FLOOR)[0].close()
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "Daybook")],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    with open_notebook(tmp_path / "Daybook", PASSPHRASE) as notebook:
        assert titles(notebook) == {str(number) for number in range(int(done.stdout))}
        entries.save(notebook, draft(99_999))
        assert check_log(notebook, ignore, never) == []
    assert check_database(tmp_path / "Daybook", PASSPHRASE, ignore, never) == []
