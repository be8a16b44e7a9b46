"""Where notebooks are looked for, which folders a service copies elsewhere, and how files are written."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.files import disk_problems, make_folder, write_whole, writing
from nocontact_desktop.vault.places import default_folder, find_notebook, synced_folder

posix = pytest.mark.skipif(os.name == "nt", reason="permissions are kept otherwise on Windows")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "home" / "data"))
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "program" / "start")])
    return tmp_path


def put_notebook(folder: Path, name: str = "notebook.key") -> Path:
    folder.mkdir(parents=True)
    (folder / name).touch()
    return folder


def test_nothing_is_made_by_looking(home: Path) -> None:
    assert find_notebook(None) is None
    assert default_folder().name == "Daybook"
    assert list(home.iterdir()) == []


def test_the_order_is_given_beside_the_program_default(home: Path) -> None:
    default = put_notebook(default_folder())
    assert find_notebook(None) == default
    beside = put_notebook(home / "program" / "Daybook")
    assert find_notebook(None) == beside
    assert find_notebook(home / "elsewhere") == home / "elsewhere"


def test_what_is_left_of_a_notebook_counts_as_one(home: Path) -> None:
    assert find_notebook(None) is None
    left = put_notebook(default_folder(), "notebook.dat")
    assert find_notebook(None) == left


@pytest.mark.parametrize(
    ("place", "service"),
    [
        ("OneDrive/Documents", "OneDrive"),
        ("OneDrive - Example Ltd/x", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Personal/x", "OneDrive"),
        ("Dropbox/x", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Google Drive/x", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-me@example.org/My Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("iCloudDrive/x", "iCloud"),
        ("Nextcloud/x/y", "Nextcloud"),
        ("Documents/Daybook", None),
        ("Onedrivers", None),
        ("My Dropbox stories", None),
    ],
)
def test_synced_folders_by_name(tmp_path: Path, place: str, service: str | None) -> None:
    assert synced_folder(tmp_path / place) == service


@pytest.mark.parametrize(
    ("mark", "service"),
    [(".dropbox", "Dropbox"), (".sync_0a1b2c3d.db", "Nextcloud"), (".tmp.drivedownload", "Google Drive")],
)
def test_synced_folders_by_what_lies_in_them(tmp_path: Path, mark: str, service: str) -> None:
    (tmp_path / "Work").mkdir()
    (tmp_path / "Work" / mark).touch()
    assert synced_folder(tmp_path / "Work" / "deep" / "Daybook") == service
    assert synced_folder(tmp_path / "Other") is None


def test_a_link_and_a_relative_path_into_a_synced_folder_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Dropbox" / "in").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "Dropbox" / "in")
    assert synced_folder(tmp_path / "link" / "Daybook") == "Dropbox"
    monkeypatch.chdir(tmp_path / "Dropbox" / "in")
    assert synced_folder(Path("Daybook")) == "Dropbox"


@posix
def test_files_and_folders_are_for_their_owner_only(tmp_path: Path) -> None:
    make_folder(tmp_path / "new")
    write_whole(tmp_path / "new" / "file", b"data")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "new" / "file").stat().st_mode) == 0o600


@posix
def test_a_link_left_at_the_partial_name_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / "file.partial").symlink_to(tmp_path / "mine")
    write_whole(tmp_path / "file", b"data")
    assert (tmp_path / "mine").read_bytes() == b"mine"
    assert (tmp_path / "file").read_bytes() == b"data"
    assert not (tmp_path / "file").is_symlink()


def test_a_write_that_fails_keeps_the_old_file_and_leaves_nothing(tmp_path: Path) -> None:
    write_whole(tmp_path / "file", b"old")
    with pytest.raises(TypeError), writing(tmp_path / "file") as file:
        file.write(b"new, and then " + None)  # type: ignore[operator]

    def refuses(written: Path) -> None:
        assert written.read_bytes() == b"new"
        raise Problem("notebook.key-damaged")

    with pytest.raises(Problem, match="key-damaged"):
        write_whole(tmp_path / "file", b"new", refuses)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("file", b"old")]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk.full"),
        (errno.EDQUOT, "disk.full"),
        (errno.EROFS, "disk.read-only"),
        (errno.EACCES, "disk.read-only"),
        (errno.ENOENT, "disk.not-there"),
        (errno.ENOTDIR, "disk.name-taken"),
        (errno.EIO, "disk.failed"),
    ],
)
def test_what_the_system_says_becomes_a_sentence_without_the_path(number: int, code: str) -> None:
    with pytest.raises(Problem) as caught, disk_problems():
        raise OSError(number, "words", "/home/somebody/secret place")
    assert caught.value.code == code
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_a_program_on_a_stick_keeps_to_the_stick(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_notebook(default_folder())
    monkeypatch.setenv("DAYBOOK_PLACE", str(home / "stick"))
    assert find_notebook(None) is None
    assert default_folder() == home / "stick" / "Daybook"
    beside = put_notebook(home / "stick" / "Daybook")
    assert find_notebook(None) == beside
