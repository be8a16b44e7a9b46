"""Copies: under a salt and key of their own, opened by the same secrets, checked, whole or not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.vault import backup as module
from nocontact_desktop.vault.backup import back_up, restore
from nocontact_desktop.vault.check import check_database
from nocontact_desktop.vault.database import Database
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, create, open_notebook
from nocontact_desktop.vault.progress import Progress, Stop
from nocontact_desktop.vault.settings import get_setting, load, set_setting
from tests.conftest import PASSPHRASE


def ignore(_done: int, _total: int) -> None:
    """A progress nobody looks at."""


def never() -> bool:
    return False


@pytest.fixture
def filled(notebook: Notebook) -> Notebook:
    set_setting(notebook.db, "word", "kept")
    with notebook.db.transaction():
        notebook.db.execute("CREATE TABLE large (body BLOB NOT NULL) STRICT")
        notebook.db.executemany("INSERT INTO large VALUES (?)", [(os.urandom(1 << 20),) for _ in range(8)])
    return notebook


def test_a_copy_has_its_own_salt_and_shares_no_page(filled: Notebook, tmp_path: Path) -> None:
    assert back_up(filled, tmp_path / "Copy", ignore, never) == tmp_path / "Copy"
    filled.close()
    one, other = ((folder / "notebook.dat").read_bytes() for folder in (filled.folder, tmp_path / "Copy"))
    assert len(one) == len(other)
    assert one[:16] != other[:16]
    pages = [{data[at : at + 4096] for at in range(0, len(data), 4096)} for data in (one, other)]
    assert not pages[0] & pages[1]


def test_the_same_secrets_open_the_copy_and_another_does_not(tmp_path: Path) -> None:
    notebook, code = create(tmp_path / "Daybook", PASSPHRASE, kdf=FLOOR, name="Garden")
    with notebook:
        set_setting(notebook.db, "word", "kept")
        back_up(notebook, tmp_path / "Copy", ignore, never)
    for secret in (PASSPHRASE, code):
        with open_notebook(tmp_path / "Copy", secret) as copy:
            assert get_setting(copy.db, "word", None) == "kept"
            assert (copy.notebook_id, copy.signer.public_key) == (notebook.notebook_id, notebook.signer.public_key)
    with pytest.raises(Problem, match="wrong-passphrase"):
        open_notebook(tmp_path / "Copy", "another")
    assert load(tmp_path / "Copy").name == "Garden"
    assert check_database(tmp_path / "Copy", PASSPHRASE, ignore, never) == []


def test_the_notebook_goes_on_after_a_copy(filled: Notebook, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "Copy", ignore, never)
    set_setting(filled.db, "word", "later")
    filled.close()
    with open_notebook(tmp_path / "Copy", PASSPHRASE) as copy:
        assert get_setting(copy.db, "word", None) == "kept"


def test_restoring_a_copy(filled: Notebook, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "Copy", ignore, never)
    before = (tmp_path / "Copy" / "notebook.dat").read_bytes()
    restore(tmp_path / "Copy", tmp_path / "Again", PASSPHRASE, ignore, never)
    assert (tmp_path / "Copy" / "notebook.dat").read_bytes() == before
    with open_notebook(tmp_path / "Again", PASSPHRASE) as again:
        assert get_setting(again.db, "word", None) == "kept"
        assert again.db.query("SELECT body FROM large") == filled.db.query("SELECT body FROM large")


@pytest.mark.parametrize("content", ["notebook", "other", "file"])
def test_what_is_there_already_is_never_written_over(filled: Notebook, tmp_path: Path, content: str) -> None:
    there = tmp_path / "There"
    if content == "file":
        there.write_bytes(b"mine")
    else:
        there.mkdir()
        (there / ("notebook.dat" if content == "notebook" else "letter.txt")).write_bytes(b"mine")
    for act in (
        lambda: back_up(filled, there, ignore, never),
        lambda: restore(filled.folder, there, PASSPHRASE, ignore, never),
    ):
        with pytest.raises(Problem):
            act()
    assert [path.read_bytes() for path in (there.iterdir() if there.is_dir() else [there])] == [b"mine"]


def test_what_a_cut_short_copy_left_is_taken_away_and_a_folder_of_the_user_is_not(
    filled: Notebook, tmp_path: Path
) -> None:
    partial = tmp_path / "Copy.partial"
    partial.mkdir()
    (partial / "notebook.dat").write_bytes(b"half")
    (partial / "notebook.dat-journal").write_bytes(b"half")
    back_up(filled, tmp_path / "Copy", ignore, never)
    assert not partial.exists()
    other = tmp_path / "Other.partial"
    other.mkdir()
    (other / "letter.txt").write_bytes(b"mine")
    with pytest.raises(Problem, match=r"backup\.exists"):
        back_up(filled, tmp_path / "Other", ignore, never)
    assert (other / "letter.txt").read_bytes() == b"mine"


def test_progress_grows_to_the_end(filled: Notebook, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    back_up(filled, tmp_path / "Copy", lambda done, total: seen.append((done, total)), never)
    parts = [done / total for done, total in seen]
    assert parts == sorted(parts)
    assert parts[-1] == 1
    assert len(set(parts)) > 5


@pytest.mark.parametrize("after", [0, 2, 6])
def test_stopping_leaves_nothing_behind(filled: Notebook, tmp_path: Path, after: int) -> None:
    """Stopped at once, while copying, and while the copy is being checked."""
    seen: list[int] = []
    before = sorted(path.name for path in tmp_path.iterdir())

    def stop() -> bool:
        return len(seen) > after

    with pytest.raises(Cancelled):
        back_up(filled, tmp_path / "Copy", lambda done, _total: seen.append(done), stop)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    set_setting(filled.db, "still", "open")
    back_up(filled, tmp_path / "Copy", ignore, never)


def test_a_copy_that_is_not_like_the_original_does_not_count(
    filled: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = Database.copy_to

    def loses_a_row(self: Database, other: Database, progress: Progress, cancelled: Stop) -> None:
        good(self, other, progress, cancelled)
        with other.transaction():
            other.execute("DELETE FROM large WHERE rowid = 1")

    monkeypatch.setattr(Database, "copy_to", loses_a_row)
    with pytest.raises(Problem, match="not-whole"):
        back_up(filled, tmp_path / "Copy", ignore, never)
    assert not (tmp_path / "Copy").exists()


def test_a_copy_whose_check_finds_something_does_not_count(
    filled: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = module.copy_files

    def damages(source: Path, partial: Path) -> None:
        good(source, partial)
        data = bytearray((partial / "notebook.dat").read_bytes())
        data[-1000] ^= 1
        (partial / "notebook.dat").write_bytes(data)

    monkeypatch.setattr(module, "copy_files", damages)
    with pytest.raises(Problem, match="not-whole"):
        back_up(filled, tmp_path / "Copy", ignore, never)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Daybook"]


def test_a_notebook_without_its_key_file_is_not_copied(filled: Notebook, tmp_path: Path) -> None:
    (filled.folder / "notebook.key").unlink()
    with pytest.raises(Problem, match="key-missing"):
        back_up(filled, tmp_path / "Copy", ignore, never)
    assert not (tmp_path / "Copy").exists()


def test_a_wrong_passphrase_restores_nothing(filled: Notebook, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "Copy", ignore, never)
    with pytest.raises(Problem, match="wrong-passphrase"):
        restore(tmp_path / "Copy", tmp_path / "Again", "another", ignore, never)
    assert not (tmp_path / "Again").exists()
