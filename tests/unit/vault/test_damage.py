"""The damage matrix: each kind is named in words, and the damaged file stays exactly as it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.backup import restore
from nocontact_desktop.vault.check import check_database
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import create, open_notebook
from tests.conftest import PASSPHRASE

PAGE = 4096


def ignore(_done: int, _total: int) -> None:
    """A progress nobody looks at."""


def never() -> bool:
    return False


def save_leaf(folder: Path, count: int) -> None:
    """What one save of the diary does to the log, and enough text to fill pages."""
    with open_notebook(folder, PASSPHRASE) as notebook, notebook.db.transaction():
        for _ in range(count):
            row = notebook.db.one("SELECT size FROM tree")
            assert row is not None
            number = row[0]
            notebook.db.insert("INSERT INTO leaf VALUES (?, ?, 'entry', ?, 1)", (number, os.urandom(32), str(number)))
            notebook.db.execute("UPDATE tree SET size = ?", (number + 1,))
            notebook.db.insert("INSERT INTO draft VALUES (?, '', ?)", (f"draft {number}", os.urandom(3000).hex()))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes, bytes]:
    """Key file, data file, and the data file as it was some saves before."""
    folder = tmp_path_factory.mktemp("sound") / "Daybook"
    create(folder, PASSPHRASE, kdf=FLOOR)[0].close()
    save_leaf(folder, 30)
    earlier = (folder / "notebook.dat").read_bytes()
    save_leaf(folder, 3)
    return (folder / "notebook.key").read_bytes(), (folder / "notebook.dat").read_bytes(), earlier


@pytest.fixture
def folder(tmp_path: Path, sound: tuple[bytes, bytes, bytes]) -> Path:
    (tmp_path / "notebook.key").write_bytes(sound[0])
    (tmp_path / "notebook.dat").write_bytes(sound[1])
    return tmp_path


def says_so(folder: Path, data: bytes, *codes: str) -> None:
    """Opening, checking and restoring each name the damage, and none touches the file."""
    path = folder / "notebook.dat"
    path.write_bytes(data)
    try:
        open_notebook(folder, PASSPHRASE).close()
        on_opening = None
    except Problem as problem:  # some damage lies where opening does not look
        on_opening = problem.code
    assert on_opening in {None, *codes}
    assert path.read_bytes() == data
    found = [finding.code for finding in check_database(folder, PASSPHRASE, ignore, never)]
    assert found
    assert set(found) <= {*codes, "check.pages"}
    assert path.read_bytes() == data
    with pytest.raises(Problem) as caught:
        restore(folder, folder / "New", PASSPHRASE, ignore, never)
    assert caught.value.code in {*codes, "backup.not-whole", "notebook.damaged"}
    assert sorted(entry.name for entry in folder.iterdir()) == ["notebook.dat", "notebook.key"]
    assert path.read_bytes() == data


def test_a_sound_notebook_has_no_findings(folder: Path) -> None:
    assert check_database(folder, PASSPHRASE, ignore, never) == []


def test_a_flipped_bit_in_every_page_and_every_part_of_a_page(folder: Path, sound: tuple[bytes, bytes, bytes]) -> None:
    """Salt, start, middle, initialisation vector, seal and end, each in another page of the file."""
    pages = len(sound[1]) // PAGE
    parts = (0, 15, 16, 100, 2000, PAGE - 80, PAGE - 64, PAGE - 1)
    for part in parts:
        for page in {0, 1, pages // 2, pages - 1}:
            data = bytearray(sound[1])
            data[page * PAGE + part] ^= 1 << part % 8
            says_so(folder, bytes(data), "notebook.damaged")


def test_two_pages_swapped(folder: Path, sound: tuple[bytes, bytes, bytes]) -> None:
    good = sound[1]
    for one, other in ((1, 2), (len(good) // PAGE - 2, len(good) // PAGE - 1)):
        data = bytearray(good)
        data[one * PAGE : (one + 1) * PAGE] = good[other * PAGE : (other + 1) * PAGE]
        data[other * PAGE : (other + 1) * PAGE] = good[one * PAGE : (one + 1) * PAGE]
        says_so(folder, bytes(data), "notebook.damaged")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda _data: b"", "notebook.empty"),
        (lambda data: data[:-1], "notebook.cut"),
        (lambda data: data[:1000], "notebook.cut"),
        (lambda data: data[: -5 * PAGE], "notebook.damaged"),
        (lambda data: data[:PAGE], "notebook.damaged"),
        (lambda data: data + b"x", "notebook.cut"),
        (lambda data: data + bytes(PAGE), "notebook.cut"),
        (lambda data: data + data[-PAGE:], "notebook.cut"),
        (lambda data: bytes(len(data)), "notebook.damaged"),
        (lambda data: data[:PAGE] + bytes(len(data) - PAGE), "notebook.damaged"),
        (lambda data: b"SQLite format 3\x00" + data[16:], "notebook.damaged"),
    ],
    ids=["empty", "odd end", "less than a page", "pages missing", "one page left", "a byte more", "an empty page more",
         "a page twice", "zeros", "zeros after the first page", "plain header"],
)  # fmt: skip
def test_cut_and_overwritten(
    folder: Path, sound: tuple[bytes, bytes, bytes], change: Callable[[bytes], bytes], code: str
) -> None:
    says_so(folder, change(sound[1]), code)


def test_an_old_page_put_back(folder: Path, sound: tuple[bytes, bytes, bytes]) -> None:
    """Each page sealed well by itself: the cipher has nothing against it, the tables or the log have."""
    _, now, earlier = sound
    changed = [at for at in range(0, len(earlier), PAGE) if earlier[at : at + PAGE] != now[at : at + PAGE]]
    assert len(changed) >= 3
    for at in changed:
        data = bytearray(now)
        data[at : at + PAGE] = earlier[at : at + PAGE]
        says_so(folder, bytes(data), "notebook.damaged", "notebook.log-cut", "notebook.cut", "check.tables")


def test_the_log_shorter_than_its_head(folder: Path) -> None:
    with open_notebook(folder, PASSPHRASE) as notebook, notebook.db.transaction():
        notebook.db.execute("DROP TRIGGER leaf_is_not_deleted")
        notebook.db.execute("DELETE FROM leaf WHERE number = (SELECT max(number) FROM leaf)")
    data = (folder / "notebook.dat").read_bytes()
    with pytest.raises(Problem, match="log-cut"):
        open_notebook(folder, PASSPHRASE)
    says_so(folder, data, "notebook.log-cut")


def test_the_data_of_another_notebook(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "Daybook"
    create(other, PASSPHRASE, kdf=FLOOR)[0].close()
    says_so(folder, (other / "notebook.dat").read_bytes(), "notebook.damaged")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda _data: b"", "notebook.key-damaged"),
        (lambda data: data[: len(data) // 2], "notebook.key-damaged"),
        (lambda data: bytes(len(data)), "notebook.key-damaged"),
        (lambda data: data.replace(b"A", b"B"), "notebook.key-damaged"),
        (lambda data: data + b" " * 100_000, "notebook.key-damaged"),
        (None, "notebook.key-missing"),
    ],
)
def test_a_damaged_key_file(
    folder: Path, sound: tuple[bytes, bytes, bytes], change: Callable[[bytes], bytes] | None, code: str
) -> None:
    key = folder / "notebook.key"
    damaged = None if change is None else change(sound[0])
    if damaged is None:
        key.unlink()
    else:
        key.write_bytes(damaged)
    for act in (
        lambda: open_notebook(folder, PASSPHRASE),
        lambda: check_database(folder, PASSPHRASE, ignore, never),
        lambda: restore(folder, folder / "New", PASSPHRASE, ignore, never),
    ):
        with pytest.raises(Problem) as caught:
            act()
        assert caught.value.code == code
    assert (folder / "notebook.dat").read_bytes() == sound[1]
    assert (key.read_bytes() if key.exists() else None) == damaged


def test_what_is_missing_is_named(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (folder / "notebook.dat").unlink()
    with pytest.raises(Problem, match="data-missing"):
        open_notebook(folder, PASSPHRASE)
    assert [entry.name for entry in folder.iterdir()] == ["notebook.key"]
    empty = tmp_path_factory.mktemp("empty")
    for place in (empty, empty / "not there"):
        with pytest.raises(Problem, match=r"notebook\.missing"):
            open_notebook(place, PASSPHRASE)
    assert list(empty.iterdir()) == []
