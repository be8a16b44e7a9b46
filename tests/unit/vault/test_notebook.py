"""Making, opening and closing a notebook, and changing what opens it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import (
    Notebook,
    change_passphrase,
    create,
    open_notebook,
    renew_recovery_code,
)
from nocontact_desktop.vault.settings import LANGUAGES, PlainSettings, get_setting, load, save, set_setting
from nocontact_desktop.vault.signing import verify
from tests.conftest import PASSPHRASE

LIKE_A_CODE = "seven-green-keys-stand-ready-now"
"""28 letters of the code's alphabet: a passphrase that could be taken for a recovery code."""


@pytest.fixture
def closed(tmp_path: Path) -> tuple[Path, str]:
    notebook, code = create(tmp_path / "Daybook", PASSPHRASE, kdf=FLOOR)
    notebook.close()
    return notebook.folder, code


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_new_notebook_is_three_files_for_their_owner_only(closed: tuple[Path, str]) -> None:
    folder, _ = closed
    assert sorted(path.name for path in folder.iterdir()) == ["notebook.dat", "notebook.key", "settings.toml"]
    if os.name != "nt":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_nothing_readable_is_in_the_file(notebook: Notebook) -> None:
    set_setting(notebook.db, "plantedname", "plantedvalue")
    notebook.close()
    data = (notebook.folder / "notebook.dat").read_bytes()
    assert not any(word in data for word in (b"planted", b"SQLite", b"CREATE TABLE"))


def test_passphrase_and_recovery_code_open_the_same_notebook(closed: tuple[Path, str]) -> None:
    folder, code = closed
    with open_notebook(folder, PASSPHRASE) as first:
        set_setting(first.db, "word", [1, "two", None])
        key = first.signer.public_key
    with open_notebook(folder, code.lower().replace("-", " ")) as second:
        assert get_setting(second.db, "word", None) == [1, "two", None]
        assert (second.notebook_id, second.signer.public_key) == (first.notebook_id, key)


def test_opening_and_closing_changes_nothing(closed: tuple[Path, str]) -> None:
    before = contents(closed[0])
    open_notebook(closed[0], PASSPHRASE).close()
    assert contents(closed[0]) == before


@pytest.mark.parametrize(
    ("secret", "code"),
    [
        ("another", "notebook.wrong-passphrase"),
        ("", "notebook.wrong-passphrase"),
        ("7H2K-90QM-4XWD-82NV-C3PR-6TFA-5ZJE", "recovery.groups"),
        ("7H2K-90QM-4XWD-82NV-C3PR-6TFA", "recovery.length"),
        (LIKE_A_CODE, "notebook.wrong-passphrase"),
    ],
)
def test_a_wrong_secret_is_told_from_a_mistyped_code(closed: tuple[Path, str], secret: str, code: str) -> None:
    before = contents(closed[0])
    with pytest.raises(Problem) as caught:
        open_notebook(closed[0], secret)
    assert caught.value.code == code
    assert contents(closed[0]) == before


def test_a_code_of_another_notebook_is_a_wrong_secret(closed: tuple[Path, str], tmp_path: Path) -> None:
    other, code = create(tmp_path / "Other", PASSPHRASE, kdf=FLOOR)
    other.close()
    with pytest.raises(Problem, match="wrong-passphrase"):
        open_notebook(closed[0], code)


def test_a_passphrase_that_looks_like_a_code_opens(tmp_path: Path) -> None:
    create(tmp_path / "Daybook", LIKE_A_CODE, kdf=FLOOR)[0].close()
    open_notebook(tmp_path / "Daybook", LIKE_A_CODE).close()


def test_a_passphrase_that_is_a_valid_code_opens(tmp_path: Path, closed: tuple[Path, str]) -> None:
    create(tmp_path / "Second", closed[1], kdf=FLOOR)[0].close()
    open_notebook(tmp_path / "Second", closed[1]).close()


def test_changing_the_passphrase_while_open(notebook: Notebook) -> None:
    change_passphrase(notebook.folder, PASSPHRASE, "another one")
    set_setting(notebook.db, "still", "open")
    second_start_is_refused(notebook.folder, "another one")
    notebook.close()
    with pytest.raises(Problem, match="wrong-passphrase"):
        open_notebook(notebook.folder, PASSPHRASE)
    open_notebook(notebook.folder, "another one").close()


def test_the_recovery_code_stays_when_the_passphrase_changes_and_the_other_way_round(closed: tuple[Path, str]) -> None:
    folder, code = closed
    change_passphrase(folder, code, "new one")
    open_notebook(folder, code).close()
    renewed = renew_recovery_code(folder, "new one")
    with pytest.raises(Problem, match="wrong-passphrase"):
        open_notebook(folder, code)
    for secret in (renewed, "new one"):
        open_notebook(folder, secret).close()


@pytest.mark.parametrize("blank", ["", "   ", "\n"])
def test_an_empty_passphrase_is_refused(closed: tuple[Path, str], tmp_path: Path, blank: str) -> None:
    before = contents(closed[0])
    with pytest.raises(Problem, match=r"passphrase\.blank"):
        change_passphrase(closed[0], PASSPHRASE, blank)
    with pytest.raises(Problem, match=r"passphrase\.blank"):
        create(tmp_path / "New", blank, kdf=FLOOR)
    assert contents(closed[0]) == before
    assert not (tmp_path / "New").exists()


def test_a_wrong_old_passphrase_changes_nothing(closed: tuple[Path, str]) -> None:
    before = contents(closed[0])
    with pytest.raises(Problem, match="wrong-passphrase"):
        change_passphrase(closed[0], "wrong", "new")
    assert contents(closed[0]) == before


def test_a_key_file_that_was_written_wrong_does_not_replace_the_present_one(
    closed: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from nocontact_desktop.vault import keyfile

    before = contents(closed[0])
    good = keyfile.KeyFile.to_bytes
    monkeypatch.setattr(keyfile.KeyFile, "to_bytes", lambda file: good(file)[:-40])
    with pytest.raises(Problem, match="key-damaged"):
        change_passphrase(closed[0], PASSPHRASE, "new")
    assert contents(closed[0]) == before


def test_a_second_notebook_in_the_same_folder_is_refused(closed: tuple[Path, str]) -> None:
    for name in ("settings.toml", "notebook.key", "nothing"):
        (closed[0] / name).unlink(missing_ok=True)
        before = contents(closed[0])
        with pytest.raises(Problem, match=r"notebook\.exists"):
            create(closed[0], PASSPHRASE, kdf=FLOOR)
        assert contents(closed[0]) == before


def test_a_notebook_that_cannot_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from nocontact_desktop.vault import notebook as module

    def full(folder: Path, settings: PlainSettings) -> None:
        raise Problem("disk.full")

    monkeypatch.setattr(module, "save", full)
    with pytest.raises(Problem, match=r"disk\.full"):
        create(tmp_path / "New", PASSPHRASE, kdf=FLOOR)
    assert not (tmp_path / "New").exists()


def test_what_a_killed_creation_left_does_not_stand_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "notebook.dat.partial").write_bytes(b"half")
    create(tmp_path, PASSPHRASE, kdf=FLOOR)[0].close()
    open_notebook(tmp_path, PASSPHRASE).close()
    assert not (tmp_path / "notebook.dat.partial").exists()


def second_start_is_refused(folder: Path, secret: str) -> None:
    script = f"""
from pathlib import Path
from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.notebook import open_notebook
try:
    open_notebook(Path({str(folder)!r}), {secret!r})
except Problem as problem:
    print(problem.code)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.strip() == "notebook.in-use", done.stderr


def test_a_second_process_is_refused_and_changes_nothing(notebook: Notebook) -> None:
    sizes = {path.name: path.stat() for path in notebook.folder.iterdir()}
    second_start_is_refused(notebook.folder, PASSPHRASE)
    after = {path.name: path.stat() for path in notebook.folder.iterdir()}
    assert {name: (fact.st_size, fact.st_mtime_ns) for name, fact in after.items()} == {
        name: (fact.st_size, fact.st_mtime_ns) for name, fact in sizes.items()
    }
    set_setting(notebook.db, "still", "open")


def test_a_second_opening_in_the_same_process_does_not_let_go_of_the_lock(notebook: Notebook, tmp_path: Path) -> None:
    """On POSIX a process loses its lock on a file as soon as it closes any handle to it."""
    from nocontact_desktop.vault.backup import restore
    from nocontact_desktop.vault.check import check_database

    link = tmp_path / "link"
    link.symlink_to(notebook.folder)
    for folder in (notebook.folder, link):
        with pytest.raises(Problem, match="in-use"):
            open_notebook(folder, PASSPHRASE)
        with pytest.raises(Problem, match="in-use"):
            check_database(folder, PASSPHRASE, lambda _done, _total: None, lambda: False)
        with pytest.raises(Problem, match="in-use"):
            restore(folder, tmp_path / "New", PASSPHRASE, lambda _done, _total: None, lambda: False)
    second_start_is_refused(notebook.folder, PASSPHRASE)
    notebook.close()
    open_notebook(notebook.folder, PASSPHRASE).close()


def test_closing_twice_does_no_harm_and_wipes_the_key(notebook: Notebook) -> None:
    notebook.close()
    notebook.close()
    assert notebook.master.key == bytes(32)


def test_a_newer_notebook_is_refused_and_stays_as_it_is(notebook: Notebook) -> None:
    with notebook.db.transaction():
        notebook.db.pragma("user_version = 999")
    notebook.close()
    before = contents(notebook.folder)
    with pytest.raises(Problem, match=r"notebook\.newer"):
        open_notebook(notebook.folder, PASSPHRASE)
    assert contents(notebook.folder) == before


def test_signatures(notebook: Notebook) -> None:
    signature = notebook.signer.sign(b"data")
    assert (len(signature), len(notebook.signer.public_key)) == (64, 32)
    assert verify(notebook.signer.public_key, signature, b"data")
    assert not verify(notebook.signer.public_key, signature, b"Data")
    assert not verify(bytes(32), signature, b"data")
    assert not verify(b"short", signature, b"data")


def test_settings_before_unlocking(tmp_path: Path) -> None:
    assert load(tmp_path) == PlainSettings()
    save(tmp_path, PlainSettings(country="DE", theme="dark", name="Garden", idle_minutes=10))
    assert load(tmp_path) == PlainSettings(country="DE", theme="dark", name="Garden", idle_minutes=10)
    for broken in (b"\xff\xfe", b"theme = 'purple'", b"= =", b"text_size = 'large'"):
        (tmp_path / "settings.toml").write_bytes(broken)
        assert load(tmp_path) == PlainSettings()


@pytest.mark.parametrize(
    "changed",
    [
        "idle_minutes = 99999999999",
        "idle_minutes = 1440",
        "idle_minutes = 0",
        "idle_minutes = true",
        "text_size = 100000000",
        "text_size = -5",
        'name = ""',
        'name = "a\\u0000b"',
        'name = "a\\nb"',
        'language = "../../x"',
        'language = "xx"',
        'country = "../x"',
    ],
)
def test_settings_changed_by_somebody_else_keep_nobody_out_and_nothing_open(changed: str, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(f'theme = "dark"\n{changed}\n')
    assert load(tmp_path) == PlainSettings(theme="dark")


def test_the_languages_are_those_of_the_guidance() -> None:
    from nocontact_desktop.guidance.resources import resource

    assert tuple(sorted(folder.name for folder in resource("content").iterdir())) == LANGUAGES


def test_settings_nested_without_end_are_as_on_the_first_day(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("a = " + "[" * 100_000)
    assert load(tmp_path) == PlainSettings()


def test_drafts(notebook: Notebook) -> None:
    from nocontact_desktop.vault.drafts import drop_draft, list_drafts, load_draft, save_draft

    assert load_draft(notebook, "entry") is None
    save_draft(notebook, "entry", {"title": "Ήταν αργά 🌧️"})
    save_draft(notebook, "entry", {"title": "second"})
    save_draft(notebook, "another", {})
    assert load_draft(notebook, "entry") == {"title": "second"}
    assert list_drafts(notebook) == ["another", "entry"]
    drop_draft(notebook, "entry")
    drop_draft(notebook, "entry")
    assert list_drafts(notebook) == ["another"]
