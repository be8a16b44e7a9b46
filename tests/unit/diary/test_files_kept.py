"""Kept files: the same bytes once, in pieces, whole or not at all, and gone when nothing needs them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nocontact_desktop.diary import files
from nocontact_desktop.errors import Cancelled, Problem

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook

LARGE = bytes(range(256)) * 4096 * 9 + b"and a bit"
"""A little over nine chunks."""


def rows(notebook: Notebook) -> tuple[int, int]:
    ((kept, chunks),) = notebook.db.query("SELECT (SELECT count(*) FROM file), (SELECT count(*) FROM file_chunk)")
    return kept, chunks


@pytest.mark.parametrize("data", [b"", b"x", LARGE, LARGE[: files.CHUNK], LARGE[: 4 * files.CHUNK]])
def test_the_bytes_come_back_whatever_the_pieces_were(notebook: Notebook, data: bytes) -> None:
    pieces = [data[at : at + 700_001] for at in range(0, len(data), 700_001)]
    kept = files.keep(notebook, pieces)
    assert (kept.sha256, kept.size) == (hashlib.sha256(data).hexdigest(), len(data))
    again = list(files.pieces_of(notebook, kept.sha256))
    assert b"".join(again) == data
    assert all(len(piece) == files.CHUNK for piece in again[:-1])


def test_the_same_bytes_are_kept_once(notebook: Notebook, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(LARGE)
    first = files.keep_path(notebook, tmp_path / "a.bin")
    assert files.keep(notebook, [LARGE]) == first
    assert rows(notebook) == (1, 10)


def test_half_a_file_is_not_kept(notebook: Notebook) -> None:
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 6

    with pytest.raises(Cancelled):
        files.keep(notebook, [LARGE], stop)
    assert rows(notebook) == (0, 0)


def test_a_file_that_cannot_be_read_is_a_problem(notebook: Notebook, tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(Problem) as problem:
            files.keep_path(notebook, path)
        assert problem.value.code == "exhibit.not-readable"


def test_a_file_goes_with_the_last_that_needs_it(notebook: Notebook) -> None:
    kept = files.keep(notebook, [b"picture"])
    with notebook.db.transaction():
        files.need(notebook, kept, "exhibit", "a")
        files.need(notebook, kept, "source", "a")
    for kind, left in (("exhibit", 1), ("source", 0)):
        with notebook.db.transaction():
            released = files.let_go(notebook, kind, "a")
        files.remove_unneeded(notebook, released)
        assert rows(notebook) == (left, left)


def test_what_was_cut_short_is_erased_when_the_notebook_is_opened(notebook: Notebook) -> None:
    needed = files.keep(notebook, [b"needed"])
    with notebook.db.transaction():
        files.need(notebook, needed, "exhibit", "a")
        half = notebook.db.insert("INSERT INTO file (size) VALUES (0)")
        notebook.db.insert("INSERT INTO file_chunk (file_id, place, data) VALUES (?, 0, x'00')", (half,))
    files.keep(notebook, [b"whole, but nothing came to need it"])
    files.remove_unneeded(notebook)
    assert rows(notebook) == (1, 1)
    assert b"".join(files.pieces_of(notebook, needed.sha256)) == b"needed"
