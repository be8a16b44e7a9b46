"""Which files are opened, which are left out of a folder, and what becomes of their names."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake import folders
from nocontact_desktop.intake.folders import files_in
from nocontact_desktop.intake.regular import name_for_disk, open_regular, pieces_up_to, plain_name

posix = pytest.mark.skipif(sys.platform == "win32", reason="this system has no pipes among its files")


def code_of(path: Path) -> str:
    with pytest.raises(Problem) as found:
        open_regular(path)
    return found.value.code


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    (tmp_path / "nowhere").symlink_to(tmp_path / "none")
    assert code_of(tmp_path / "link") == "intake.is-a-link"
    assert code_of(tmp_path / "nowhere") == "intake.is-a-link"


@posix
def test_pipes_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        for path in (tmp_path / "pipe", Path("/dev/zero"), Path("/dev/null"), tmp_path / "socket"):
            assert code_of(path) == "intake.no-plain-file"


def test_what_grows_is_read_up_to_its_first_size(tmp_path: Path) -> None:
    path = tmp_path / "growing"
    path.write_bytes(b"a" * 10)
    with open_regular(path) as stream, path.open("ab") as more:
        more.write(b"b" * 10)
        more.flush()
        assert b"".join(pieces_up_to(stream, 10)) == b"a" * 10


@posix
def test_a_folder_gives_its_files_in_order_and_says_what_it_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "phone"
    (folder / "b" / "deep").mkdir(parents=True)
    for name in ("c.txt", "a.txt", "b/2.txt", "b/deep/1.txt", ".hidden", "Thumbs.db", "b/.DS_Store"):
        (folder / name).write_text(name)
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("x")
    (folder / "loop").symlink_to(folder)
    (folder / "out.txt").symlink_to(tmp_path / "other")
    os.mkfifo(folder / "pipe")
    walk = files_in(folder)
    assert [str(one.relative_to(folder)) for one in walk.files] == ["a.txt", "b/2.txt", "b/deep/1.txt", "c.txt"]
    assert dict(walk.left_out) == {"hidden": 4, "link": 2, "no-file": 1}


def test_a_folder_chosen_by_the_user_may_itself_be_hidden(tmp_path: Path) -> None:
    folder = tmp_path / ".phone"
    folder.mkdir()
    (folder / "a").write_text("x")
    assert [one.name for one in files_in(folder).files] == ["a"]


def test_folders_are_walked_within_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST_FILES", 3)
    for number in range(5):
        (tmp_path / f"{number}").write_text("x")
    walk = files_in(tmp_path)
    assert [one.name for one in walk.files] == ["0", "1", "2"]
    assert dict(walk.left_out) == {"too-many": 2}
    monkeypatch.setattr(folders, "MOST_SEEN", 4)
    assert len(files_in(tmp_path).files) == 3
    monkeypatch.setattr(folders, "DEEPEST", 2)
    monkeypatch.setattr(folders, "MOST_SEEN", 100)
    deep = tmp_path / "x" / "y" / "z"
    deep.mkdir(parents=True)
    (deep / "file").write_text("x")
    assert dict(files_in(tmp_path).left_out)["too-deep"] == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("IMG 1.jpg", "IMG 1.jpg"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\Windows\\evil.exe", "evil.exe"),
        ("/absolute/x.png", "x.png"),
        ("..", "file"),
        ("", "file"),
        ("a\x00b\r\nc.txt", "abc.txt"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("Screenshot at 9.41\u202fPM.png", "Screenshot at 9.41\u202fPM.png"),
        ("👩‍👧 Zoë.jpg", "👩‍👧 Zoë.jpg"),
        ("broken\udcff.txt", "broken\\xff.txt"),
        ("x" * 5000, "x" * 200),
    ],
)
def test_names(given: str, kept: str) -> None:
    assert plain_name(given) == kept


@pytest.mark.parametrize(
    ("given", "written"), [("a:b?.txt", "a_b_.txt"), ("CON.txt", "_CON.txt"), ("x. .", "x"), ("<a>.eml", "_a_.eml")]
)
def test_names_for_every_disk(given: str, written: str) -> None:
    assert name_for_disk(given) == written
