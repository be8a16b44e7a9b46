"""A damaged notebook: everything whose pages can be read comes back, what does not is said, and it is not touched."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nocontact_desktop.cli.main import main
from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.files import remove_unneeded
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.salvaging.salvage import salvage, salvage_open
from nocontact_desktop.diary.salvaging.words import say_losses
from nocontact_desktop.diary.sealed_log import checkpoints
from nocontact_desktop.diary.search import find
from nocontact_desktop.diary.store import records_of
from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.guidance.content import load
from nocontact_desktop.vault.check import check_database
from nocontact_desktop.vault.notebook import Notebook, open_notebook, unlock
from nocontact_desktop.vault.salvage.remains import Remains
from tests.conftest import PASSPHRASE
from tests.faults.killing import COUNTS
from tests.faults.salvaged import ENTRIES, MESSAGES, PAGE, Layout, break_pages, draft, ignore, layout_of, make, never

ROUNDS = max(4, int(os.environ.get("FAULT_ROUNDS", "0")) // 10)
COMPARED = ("leaf", "record", "message", "file", "file_chunk")


@dataclass(frozen=True)
class Sound:
    """A notebook that is in order: where it lies, what its tables hold by row id, and on which pages."""

    folder: Path
    rows: dict[str, dict[int, tuple[Any, ...]]]
    layout: Layout


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    work = tmp_path_factory.mktemp("sound")
    make(work / "Daybook", work)
    with open_notebook(work / "Daybook", PASSPHRASE) as notebook:
        roots = dict(notebook.db.query("SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'"))
        rows = {table: rows_of(notebook, table) for table in COMPARED}
    master = unlock(work / "Daybook", PASSPHRASE)
    layout = layout_of(work / "Daybook" / "notebook.dat", master, {table: roots[table] for table in COMPARED})
    return Sound(work / "Daybook", rows, layout)


@pytest.fixture
def damaged(sound: Sound, tmp_path: Path) -> Path:
    shutil.copytree(sound.folder, tmp_path / "Daybook")
    return tmp_path / "Daybook"


def rows_of(notebook: Notebook, table: str) -> dict[int, tuple[Any, ...]]:
    return {row[0]: row[1:] for row in notebook.db.query(f"SELECT rowid, * FROM {table}")}


def titles(notebook: Notebook) -> set[str]:
    return {row.title for row in entries.page(notebook, EntryFilter(), 0, 10_000)}


def salvaged(sound: Sound, damaged: Path, broken: set[int]) -> None:
    """What every salvage has to hold to."""
    before = {path.name: path.read_bytes() for path in damaged.iterdir()}
    new = damaged.parent / "New"
    losses = salvage(damaged, new, PASSPHRASE, ignore, never)
    assert {path.name: path.read_bytes() for path in damaged.iterdir()} == before
    assert check_database(new, PASSPHRASE, ignore, never) == []
    with open_notebook(new, PASSPHRASE) as notebook:
        assert check_log(notebook, ignore, never) == []
        for table in ("record", "message"):
            found = rows_of(notebook, table)
            lost = [one for one in sound.layout.intact(table, broken) if found.get(one) != sound.rows[table][one]]
            assert lost == [], table
        _files_are_whole(sound, notebook, broken)
        said = say_losses(losses, load())
        assert all(said)
        _, _, fields = records_of(notebook.db, "salvage")[0]
        assert fields["pages_unreadable"] == losses.unreadable == len(broken)
        # It goes on like any other notebook.
        entries.save(notebook, EntryDraft(kind="note", occurred_from="2026-04-01", title="afterwards"))
        assert "afterwards" in titles(notebook)
        assert check_log(notebook, ignore, never) == []


def _files_are_whole(sound: Sound, notebook: Notebook, broken: set[int]) -> None:
    """Each file all of whose pieces can be read, and whose record or row says what it is."""
    named = {fields["sha256"] for _, _, fields in records_of(notebook.db, "exhibit")}
    intact = sound.layout.intact("file_chunk", broken)
    pieces = Counter(sound.rows["file_chunk"][one][0] for one in intact)
    for number, of in Counter(row[0] for row in sound.rows["file_chunk"].values()).items():
        digest = sound.rows["file"][number][1]
        if pieces[number] == of and digest.hex() in named:
            assert notebook.db.one("SELECT 1 FROM file WHERE sha256 = ?", (digest,)), "a file that was whole"


def test_what_is_read_page_by_page_is_what_the_database_says(sound: Sound) -> None:
    remains = Remains(sound.folder / "notebook.dat", unlock(sound.folder, PASSPHRASE), ignore, never)
    with open_notebook(sound.folder, PASSPHRASE) as notebook:
        for shape in remains.tables():
            columns = ", ".join(f'"{column.name}"' for column in shape.columns)
            wanted = notebook.db.query(f'SELECT {columns} FROM "{shape.name}"')
            assert Counter(remains.rows(shape)) == Counter(wanted), shape.name
    remains.close()
    assert (remains.unreadable, remains.unplaced, remains.hurt) == (0, 0, {})


def test_a_sound_notebook_comes_back_whole_with_its_log_and_checkpoints(sound: Sound, tmp_path: Path) -> None:
    losses = salvage(sound.folder, tmp_path / "New", PASSPHRASE, ignore, never)
    assert losses.nothing
    assert (losses.entries, losses.exhibits, losses.messages) == (ENTRIES - 2 + 5, 4, MESSAGES + 1)
    with open_notebook(tmp_path / "New", PASSPHRASE) as notebook:
        assert len(checkpoints(notebook)) == 3
        assert find(notebook, "message 17", 10).messages.hits
        assert all(exhibits.read(notebook, one.id) for one in exhibits.all_exhibits(notebook))
        head = notebook.db.one("SELECT size FROM tree")
    assert (tmp_path / "New" / "notebook.dat").read_bytes()[:16] != (sound.folder / "notebook.dat").read_bytes()[:16]
    assert head == (len(sound.rows["leaf"]) + 1,)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_broken_pages_anywhere(sound: Sound, damaged: Path, number: int) -> None:
    chance = random.Random(number)
    broken = {chance.randint(2, sound.layout.pages) for _ in range(chance.randint(1, 20))}
    break_pages(damaged / "notebook.dat", broken)
    COUNTS.append(("damaged notebooks", 1, 1))
    salvaged(sound, damaged, broken)
    COUNTS.append(("damaged notebooks", 0, -1))


@pytest.mark.parametrize("share", [0.02, 0.4])
def test_the_end_of_the_file_is_missing(sound: Sound, damaged: Path, share: float) -> None:
    left = int(sound.layout.pages * (1 - share))
    with (damaged / "notebook.dat").open("r+b") as file:
        file.truncate(left * PAGE - 100)
    salvaged(sound, damaged, set(range(left, sound.layout.pages + 1)))


def test_the_first_page_is_broken(sound: Sound, damaged: Path) -> None:
    """It says where every table begins, and which schema the file has."""
    break_pages(damaged / "notebook.dat", {1})
    salvaged(sound, damaged, {1})


def test_one_bit_of_the_salt_is_turned(sound: Sound, damaged: Path) -> None:
    with (damaged / "notebook.dat").open("r+b") as file:
        byte = file.read(1)[0]
        file.seek(0)
        file.write(bytes([byte ^ 4]))
    salvaged(sound, damaged, set())


@pytest.mark.parametrize("table", ["record", "message", "leaf", "file_chunk"])
def test_the_page_that_leads_to_all_of_a_table_is_broken(sound: Sound, damaged: Path, table: str) -> None:
    with open_notebook(damaged, PASSPHRASE) as notebook:
        (root,) = notebook.db.one("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)) or (0,)
    break_pages(damaged / "notebook.dat", {root})
    salvaged(sound, damaged, {root})


def test_where_a_leaf_and_its_record_are_lost_the_log_says_so_and_later_checkpoints_are_kept(
    sound: Sound, damaged: Path
) -> None:
    last = max(sound.rows["leaf"])
    pages = sound.layout.rows["leaf"][last] | sound.layout.rows["record"][last]
    break_pages(damaged / "notebook.dat", pages)
    losses = salvage(damaged, damaged.parent / "New", PASSPHRASE, ignore, never)
    assert losses.unknown > 0
    with open_notebook(damaged.parent / "New", PASSPHRASE) as notebook:
        _, _, fields = records_of(notebook.db, "salvage")[0]
        assert [last, last] in [[max(first, last), end] for first, end in fields["unknown"]]
        assert len(checkpoints(notebook)) + len(fields["checkpoints"]) == 3
        assert check_log(notebook, ignore, never) == []


def test_a_save_that_was_cut_short_is_taken_back_first(sound: Sound, damaged: Path, tmp_path: Path) -> None:
    """The journal holds the pages from before; the notebook itself keeps it."""
    with open_notebook(damaged, PASSPHRASE) as notebook:
        notebook.db.pragma("cache_size = 5")
        notebook.db.pragma("cache_spill = 1")
        notebook.db._connection.execute("BEGIN")
        notebook.db._connection.execute("UPDATE record SET fields = '{}' WHERE kind = 'entry'")
        notebook.db._connection.execute("UPDATE setting SET value = '1'")
        shutil.copytree(damaged, tmp_path / "Pulled")
    assert (tmp_path / "Pulled" / "notebook.dat-journal").stat().st_size > 0
    assert (tmp_path / "Pulled" / "notebook.dat").read_bytes() != (sound.folder / "notebook.dat").read_bytes()
    salvaged(sound, tmp_path / "Pulled", set())


@pytest.mark.parametrize("number", range(max(1, ROUNDS // 4)))
def test_old_pages_put_back(damaged: Path, tmp_path: Path, number: int) -> None:
    """Each is sealed well by itself, and they do not fit together. What was deleted since does not come back."""
    path, chance = damaged / "notebook.dat", random.Random(number)
    old = path.read_bytes()
    with open_notebook(damaged, PASSPHRASE) as notebook:
        rows = entries.page(notebook, EntryFilter(), 0, 100)
        gone = {row.title for row in rows[:6]}
        for row in rows[:6]:
            entries.delete(notebook, row.id)
        for row in rows[10:25]:
            entries.correct(notebook, row.id, draft(row.revision + 7000, chance))
    new = bytearray(path.read_bytes())
    places = [at for at in range(0, len(old), PAGE) if old[at : at + PAGE] != new[at : at + PAGE]]
    for at in chance.sample(places, chance.randint(1, 6)):
        new[at : at + PAGE] = old[at : at + PAGE]
    path.write_bytes(new)
    COUNTS.append(("old pages put back", 1, 1))
    salvage(damaged, tmp_path / "New", PASSPHRASE, ignore, never)
    with open_notebook(tmp_path / "New", PASSPHRASE) as notebook:
        deleted = {fields["deleted_id"] for _, _, fields in records_of(notebook.db, "deletion")}
        assert not deleted & {row.id for row in entries.page(notebook, EntryFilter(), 0, 100)}
        assert len(deleted) < 8 or not gone & titles(notebook)
        assert check_log(notebook, ignore, never) == []
    COUNTS.append(("old pages put back", 0, -1))


def test_twice_in_a_row(sound: Sound, damaged: Path, tmp_path: Path) -> None:
    """What the first one said is missing is no news to the second."""
    break_pages(damaged / "notebook.dat", set(range(60, 75)))
    first = salvage(damaged, tmp_path / "First", PASSPHRASE, ignore, never)
    second = salvage(tmp_path / "First", tmp_path / "Second", PASSPHRASE, ignore, never)
    assert (second.entries, second.messages, second.exhibits) == (first.entries, first.messages, first.exhibits)


def test_what_a_salvage_has_said_cannot_be_changed_unseen(sound: Sound, damaged: Path, tmp_path: Path) -> None:
    break_pages(damaged / "notebook.dat", sound.layout.rows["record"][3])
    salvage(damaged, tmp_path / "New", PASSPHRASE, ignore, never)
    for said in ('{"lost": [[0, 9999]]}', "no JSON"):
        with open_notebook(tmp_path / "New", PASSPHRASE) as notebook:
            with notebook.db.transaction():
                notebook.db.execute("UPDATE record SET fields = ? WHERE kind = 'salvage'", (said,))
            assert "check.leaf-changed" in {one.code for one in check_log(notebook, ignore, never)}


def test_nothing_is_left_when_it_is_stopped_or_cannot_be_done(damaged: Path, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        salvage(damaged, tmp_path / "New", PASSPHRASE, ignore, iter([False] * 30 + [True] * 1000).__next__)
    with open_notebook(damaged, PASSPHRASE), pytest.raises(Problem, match=r"notebook\.in-use"):
        salvage(damaged, tmp_path / "New", PASSPHRASE, ignore, never)
    with pytest.raises(Problem, match=r"backup\.exists"):
        salvage(damaged, damaged, PASSPHRASE, ignore, never)
    with pytest.raises(Problem, match="wrong-passphrase"):
        salvage(damaged, tmp_path / "New", "another one", ignore, never)
    (damaged / "notebook.dat").write_bytes(bytes(PAGE * 20))
    with pytest.raises(Problem, match=r"salvage\.nothing"):
        salvage(damaged, tmp_path / "New", PASSPHRASE, ignore, never)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Daybook"]


def test_a_file_whose_record_is_lost_comes_back_without_its_name(sound: Sound, damaged: Path, tmp_path: Path) -> None:
    with open_notebook(damaged, PASSPHRASE) as notebook:
        before = {one.sha256: one.name for one in exhibits.all_exhibits(notebook)}
        leaves = notebook.db.query("SELECT leaf FROM record WHERE kind = 'exhibit'")
    broken = set().union(*(sound.layout.rows["record"][leaf] for (leaf,) in leaves))
    break_pages(damaged / "notebook.dat", broken)
    losses = salvage(damaged, tmp_path / "New", PASSPHRASE, ignore, never)
    assert losses.nameless > 0
    with open_notebook(tmp_path / "New", PASSPHRASE) as notebook:
        remove_unneeded(notebook)
        after = exhibits.all_exhibits(notebook)
        assert {one.sha256 for one in after} == set(before)
        assert all(hashlib.sha256(exhibits.read(notebook, one.id)).hexdigest() == one.sha256 for one in after)
        assert check_log(notebook, ignore, never) == []


def test_from_an_open_notebook_which_stays_open(sound: Sound, damaged: Path, tmp_path: Path) -> None:
    break_pages(damaged / "notebook.dat", {max(sound.layout.rows["file_chunk"][1])})
    with open_notebook(damaged, PASSPHRASE) as notebook:
        losses = salvage_open(notebook, tmp_path / "New", ignore, never)
        assert losses.files_lost >= 1
        assert any("0.bin" in line for line in say_losses(losses, load()))
        assert len(titles(notebook)) == losses.entries


def test_the_command(sound: Sound, damaged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = set(sound.layout.rows["record"][3])
    break_pages(damaged / "notebook.dat", broken)
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, "utf-8")
    assert main(["salvage", str(damaged), str(tmp_path / "New"), "--passphrase-file", str(secret)]) == 0
    said = capsys.readouterr().out
    assert f"Pages of the file that cannot be read: {len(broken)} of" in said
    assert "Entries in the new notebook:" in said
    open_notebook(tmp_path / "New", PASSPHRASE).close()
