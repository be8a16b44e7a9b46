"""Opening with this computer, against a real Secret Service; and what is said without one."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault import keyring_slot, keyring_store, notebook
from nocontact_desktop.vault.backup import back_up, restore
from nocontact_desktop.vault.files import KEY_FILE
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, change_passphrase, create, open_notebook, open_with, read_keys
from nocontact_desktop.vault.places import opens_with_computer
from tests.conftest import PASSPHRASE
from tests.secret_service import lock_all, needs_secret_service, private_bus, secret_service, stored

pytestmark = needs_secret_service


def ignore(_done: int, _total: int) -> None:
    """A progress nobody looks at."""


def never() -> bool:
    return False


def open_here(folder: Path) -> Notebook:
    return open_with(folder, keyring_slot.unlock_here(folder))


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A session bus without a store; the user's own is out of reach."""
    with private_bus(tmp_path / "bus") as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.setenv("HOME", str(tmp_path / "home"))
        yield address


@pytest.fixture
def store(bus: str, tmp_path: Path) -> Iterator[None]:
    with secret_service(tmp_path / "home", bus):
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made, _ = create(tmp_path / "Daybook", PASSPHRASE, kdf=FLOOR)
    made.close()
    return made.folder


def test_off_until_it_is_switched_on_and_then_it_opens_without_a_passphrase(store: None, folder: Path) -> None:
    assert not opens_with_computer(folder)
    with pytest.raises(Problem, match=r"computer\.no-secret"):
        open_here(folder)
    keyring_slot.switch_on(folder, PASSPHRASE)
    assert opens_with_computer(folder)
    open_here(folder).close()
    open_notebook(folder, PASSPHRASE).close()


def test_what_lies_in_the_store_names_neither_the_program_nor_the_notebook(store: None, folder: Path) -> None:
    keyring_slot.switch_on(folder, PASSPHRASE)
    ((label, attributes, secret),) = stored()
    said = f"{label} {attributes}".lower()
    assert "daybook" in said
    assert not any(word in said for word in ("contact", "python", str(folder).lower(), folder.parent.name))
    assert len(bytes.fromhex(secret)) == 32


def test_it_asks_for_the_passphrase_before_it_is_switched_on(store: None, folder: Path) -> None:
    before = (folder / KEY_FILE).read_bytes()
    with pytest.raises(Problem, match="wrong-passphrase"):
        keyring_slot.switch_on(folder, "not this one")
    assert (folder / KEY_FILE).read_bytes() == before
    assert stored() == []


def test_switching_off_removes_the_slot_and_the_secret(store: None, folder: Path) -> None:
    keyring_slot.switch_on(folder, PASSPHRASE)
    kept = (folder / KEY_FILE).read_bytes()
    keyring_slot.switch_off(folder)
    assert not opens_with_computer(folder)
    assert stored() == []
    # Not even the key file from before opens with this computer any more.
    (folder / KEY_FILE).write_bytes(kept)
    with pytest.raises(Problem, match=r"computer\.no-secret"):
        open_here(folder)
    open_notebook(folder, PASSPHRASE).close()


def test_the_secret_alone_opens_nothing(store: None, folder: Path) -> None:
    keyring_slot.switch_on(folder, PASSPHRASE)
    ((_, _, secret),) = stored()
    with pytest.raises(Problem, match="wrong-passphrase"):
        open_notebook(folder, secret)
    (folder / KEY_FILE).unlink()
    with pytest.raises(Problem, match="key-missing"):
        open_here(folder)


def test_switching_on_again_leaves_one_secret(store: None, folder: Path) -> None:
    keyring_slot.switch_on(folder, PASSPHRASE)
    ((_, _, first),) = stored()
    keyring_slot.switch_on(folder, PASSPHRASE)
    ((_, _, second),) = stored()
    assert first != second
    open_here(folder).close()


def test_a_key_file_that_cannot_be_written_leaves_nothing_in_the_store(
    store: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes, check: object = None) -> None:
        raise Problem("disk.full")

    monkeypatch.setattr(notebook, "write_whole", full)
    with pytest.raises(Problem, match=r"disk\.full"):
        keyring_slot.switch_on(folder, PASSPHRASE)
    assert stored() == []
    assert not opens_with_computer(folder)


def test_it_stays_when_the_passphrase_changes(store: None, folder: Path) -> None:
    keyring_slot.switch_on(folder, PASSPHRASE)
    change_passphrase(folder, PASSPHRASE, "nine green kites over town")
    open_here(folder).close()
    open_notebook(folder, "nine green kites over town").close()


def test_a_copy_opens_with_the_passphrase_and_not_with_this_computer(store: None, folder: Path, tmp_path: Path) -> None:
    keyring_slot.switch_on(folder, PASSPHRASE)
    with open_notebook(folder, PASSPHRASE) as opened:
        back_up(opened, tmp_path / "Copy", ignore, never)
    restore(folder, tmp_path / "Again", PASSPHRASE, ignore, never)
    for copy in (tmp_path / "Copy", tmp_path / "Again"):
        assert [slot.kind for slot in read_keys(copy).slots] == ["passphrase", "recovery"]
        open_notebook(copy, PASSPHRASE).close()
        with pytest.raises(Problem, match=r"computer\.no-secret"):
            open_here(copy)
    open_here(folder).close()


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # the package leaves its connection open then
def test_a_store_that_is_locked_is_said_and_the_passphrase_opens(store: None, folder: Path) -> None:
    keyring_slot.switch_on(folder, PASSPHRASE)
    lock_all()
    with pytest.raises(Problem, match=r"computer\.store-locked"):
        open_here(folder)
    # Switching off works all the same: nothing opens with this computer from here on.
    with pytest.raises(Problem, match=r"computer\.not-removed"):
        keyring_slot.switch_off(folder)
    gc.collect()
    assert not opens_with_computer(folder)
    open_notebook(folder, PASSPHRASE).close()


def test_a_computer_without_a_store(bus: str, folder: Path) -> None:
    assert not keyring_store.is_there()
    with pytest.raises(Problem, match=r"computer\.no-store"):
        keyring_slot.switch_on(folder, PASSPHRASE)
    assert not opens_with_computer(folder)


def test_a_computer_without_a_session_bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert not keyring_store.is_there()
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_gives_back_something_else_is_not_trusted(
    store: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from keyring.backends.SecretService import Keyring

    good = Keyring.set_password
    monkeypatch.setattr(
        Keyring, "set_password", lambda self, service, name, secret: good(self, service, name, secret[:-1])
    )
    with pytest.raises(Problem, match=r"computer\.not-kept"):
        keyring_slot.switch_on(folder, PASSPHRASE)
    assert not opens_with_computer(folder)


def test_a_backend_that_is_set_in_the_users_settings_is_not_loaded(
    store: None, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "was loaded"
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "foreign_backend.py").write_text(f"open({str(mark)!r}, 'w')\nclass Keyring: pass\n")
    settings = tmp_path / "home" / ".config" / "python_keyring"
    settings.mkdir(parents=True)
    (settings / "keyringrc.cfg").write_text(
        f"[backend]\ndefault-keyring=foreign_backend.Keyring\nkeyring-path={foreign}\n"
    )
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "foreign_backend.Keyring")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    keyring_slot.switch_on(folder, PASSPHRASE)
    open_here(folder).close()
    assert not mark.exists()
    assert str(foreign) not in sys.path
    assert len(stored()) == 1


def test_only_the_systems_own_stores_are_named() -> None:
    assert {backend.module for backend in keyring_store.BACKENDS.values()} == {
        "keyring.backends.SecretService",
        "keyring.backends.macOS",
        "keyring.backends.Windows",
    }
    assert all(hasattr(import_module(backend.module), backend.name) for backend in keyring_store.BACKENDS.values())


@pytest.mark.parametrize("system", ["win32", "darwin", "freebsd14"])
def test_a_system_whose_store_is_not_there_has_none(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr(keyring_store.sys, "platform", system)
    assert not keyring_store.is_there()


def test_a_damaged_key_file_offers_no_way_in(folder: Path) -> None:
    for data in (b"", b"[]", b"{}", b'{"slots": [1]}', b"\xff"):
        (folder / KEY_FILE).write_bytes(data)
        assert not opens_with_computer(folder)
