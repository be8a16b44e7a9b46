"""Copies made by themselves: when they are due, where they go, which are taken away, and that they disturb nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.trying import try_copy
from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.rotating import (
    choose_rotation,
    copy_if_due,
    is_due,
    is_worth_a_line,
    note_copy,
    rotation,
    stop_rotation,
)
from tests.conftest import PASSPHRASE, Clock


def ignore(_done: int, _total: int) -> None:
    """A progress nobody looks at."""


def never() -> bool:
    return False


@pytest.fixture
def second(tmp_path: Path, notebook: Notebook) -> Path:
    folder = tmp_path / "Second"
    folder.mkdir()
    choose_rotation(notebook, folder, 2)
    return folder


def copy(notebook: Notebook) -> Path | None:
    return copy_if_due(notebook, "Daybook", ignore, never)


def test_one_a_week_and_the_newest_stay(notebook: Notebook, second: Path, clock: Clock) -> None:
    made = []
    for _ in range(3):
        made.append(copy(notebook))
        assert copy(notebook) is None
        clock.advance(days=7)
    assert sorted(path.name for path in second.iterdir()) == ["Daybook 2026-03-09", "Daybook 2026-03-16"]
    assert made[2] is not None
    assert try_copy(made[2], PASSPHRASE, ignore, never) == []


def test_what_it_did_not_make_stays(notebook: Notebook, second: Path, clock: Clock) -> None:
    (second / "Daybook 2026-01-01").mkdir()
    (second / "Daybook 2026-01-01" / "notebook.dat").write_bytes(b"a copy by hand")
    (second / "letter.txt").write_text("mine", "utf-8")
    first = copy(notebook)
    assert first is not None
    (first / "added.txt").write_text("put there later", "utf-8")
    for _ in range(3):
        clock.advance(days=8)
        copy(notebook)
    names = sorted(path.name for path in second.iterdir())
    assert names == [
        "Daybook 2026-01-01",
        "Daybook 2026-03-02",
        "Daybook 2026-03-18",
        "Daybook 2026-03-26",
        "letter.txt",
    ]


def test_without_the_folder_or_the_wish_nothing_happens(notebook: Notebook, second: Path) -> None:
    second.rename(second.with_name("stick taken out"))
    assert not is_due(notebook)
    assert copy(notebook) is None
    second.with_name("stick taken out").rename(second)
    assert is_due(notebook)
    stop_rotation(notebook)
    assert rotation(notebook) is None
    assert copy(notebook) is None
    assert list(second.iterdir()) == []


def test_what_the_disk_refuses_is_noted_and_not_raised(
    notebook: Notebook, second: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> Path:
        raise Problem("disk.full")

    monkeypatch.setattr("nocontact_desktop.vault.rotating.back_up", refuse)
    assert copy(notebook) is None
    chosen = rotation(notebook)
    assert chosen is not None
    assert chosen.failed == "disk.full"
    monkeypatch.undo()
    assert copy(notebook) is None, "not at once again"
    clock.advance(hours=7)
    assert copy(notebook) is not None
    chosen = rotation(notebook)
    assert chosen is not None
    assert chosen.failed == ""


def test_a_very_large_notebook_is_copied_by_hand(
    notebook: Notebook, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nocontact_desktop.vault.rotating.LARGEST", 10_000)
    assert copy(notebook) is None
    chosen = rotation(notebook)
    assert chosen is not None
    assert chosen.failed == "copies.too-large"
    assert list(second.iterdir()) == []


def test_it_gives_way_and_leaves_nothing(notebook: Notebook, second: Path) -> None:
    with pytest.raises(Cancelled):
        copy_if_due(notebook, "Daybook", ignore, lambda: True)
    assert list(second.iterdir()) == []
    assert is_due(notebook)


def test_a_clock_that_was_set_back_does_not_keep_copies_from_being_made(
    notebook: Notebook, second: Path, clock: Clock
) -> None:
    assert copy(notebook)
    clock.advance(days=-30)
    assert copy(notebook)
    assert len(list(second.iterdir())) == 2


def test_a_line_only_where_copies_are_wanted_or_much_was_saved(notebook: Notebook, tmp_path: Path) -> None:
    assert not is_worth_a_line(notebook)
    for number in range(10):
        entries.save(notebook, EntryDraft(kind="note", occurred_from="2026-03-02", title=f"{number}"))
    assert is_worth_a_line(notebook)
    note_copy(notebook)
    assert is_worth_a_line(notebook)


def test_trying_a_copy_leaves_it_as_it_is_and_names_what_is_wrong(notebook: Notebook, second: Path) -> None:
    made = copy(notebook)
    assert made is not None
    before = {path.name: path.read_bytes() for path in made.iterdir()}
    assert try_copy(made, PASSPHRASE, ignore, never) == []
    assert {path.name: path.read_bytes() for path in made.iterdir()} == before
    with pytest.raises(Problem, match="wrong-passphrase"):
        try_copy(made, "another one", ignore, never)
    damaged = bytearray(before["notebook.dat"])
    damaged[-2000] ^= 1
    (made / "notebook.dat").write_bytes(damaged)
    assert [one.code for one in try_copy(made, PASSPHRASE, ignore, never)] == ["check.pages"]
    assert (made / "notebook.dat").read_bytes() == damaged
