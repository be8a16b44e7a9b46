"""What opens the notebook, in the window: this computer, a new key, a code with a mistake, a forgotten passphrase."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.app import Program
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.recovery_code import RecoveryCode
from nocontact_desktop.gui.settings.page import SettingsPage
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.gui.unlock import UnlockCard
from nocontact_desktop.gui.widgets import BodyText, Fold, LineField, PassphraseField
from nocontact_desktop.preparation.answers import Answers, save_answers
from nocontact_desktop.vault import keyring_slot
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import create, open_notebook, unlock
from nocontact_desktop.vault.places import opens_with_computer
from tests.conftest import PASSPHRASE
from tests.gui.test_program import Ends
from tests.secret_service import needs_secret_service, private_bus, secret_service, stored


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with private_bus(tmp_path / "bus") as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def store(bus: str, tmp_path: Path) -> Iterator[None]:
    with secret_service(tmp_path / "home", bus):
        yield


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def button(page: QWidget, name: str) -> QAbstractButton | None:
    return page.findChild(QAbstractButton, name)


def press(page: QWidget, name: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: button(page, name) is not None, timeout=10_000)
    found = button(page, name)
    assert found is not None
    found.click()


def type_into(page: QWidget, name: str, words: str) -> PassphraseField:
    field = page.findChild(PassphraseField, f"{name}Field")
    assert field is not None
    field.set_value(words)
    return field


def says(page: QWidget, name: str) -> str:
    label = page.findChild(QWidget, name)
    return str(label.text()) if label is not None else ""  # type: ignore[attr-defined]


def open_fold(page: QWidget, name: str) -> None:
    fold = page.findChild(Fold, name)
    assert fold is not None
    fold.set_open(True)


@needs_secret_service
def test_this_computer_is_switched_on_and_off(page: SettingsPage, store: None, qtbot: QtBot) -> None:
    folder = page.desk.notebook.folder
    open_fold(page, "computerFold")
    qtbot.waitUntil(lambda: button(page, "computerOn") is not None, timeout=10_000)
    assert "Whoever knows this computer’s password can then open the notebook." in says(page, "computerSays")
    field = type_into(page, "computerSecret", "not this one")
    press(page, "computerOn", qtbot)
    qtbot.waitUntil(lambda: bool(field.error()), timeout=10_000)
    assert not opens_with_computer(folder)
    type_into(page, "computerSecret", PASSPHRASE)
    press(page, "computerOn", qtbot)
    qtbot.waitUntil(lambda: button(page, "computerOff") is not None, timeout=10_000)
    keyring_slot.unlock_here(folder).wipe()
    press(page, "computerOff", qtbot)
    qtbot.waitUntil(lambda: button(page, "computerOn") is not None, timeout=10_000)
    assert not opens_with_computer(folder)
    assert stored() == []


@needs_secret_service
@pytest.mark.parametrize("answer", ["yes", "not-sure"])
def test_it_is_not_offered_on_a_computer_that_others_can_use(
    page: SettingsPage, store: None, qtbot: QtBot, answer: str
) -> None:
    went: list[tuple[str, object]] = []
    page.desk.go_requested.connect(lambda place, where: went.append((place, where)))
    page.desk.save(save_answers, Answers(computer=answer), owner=page)  # type: ignore[arg-type]
    open_fold(page, "computerFold")
    press(page, "computerAnswers", qtbot)
    assert "someone else may use this computer" in says(page, "computerSays")
    assert button(page, "computerOn") is None
    assert went == [("prepare", "questions")]
    page.desk.save(save_answers, Answers(computer="no"), owner=page)
    qtbot.waitUntil(lambda: button(page, "computerOn") is not None, timeout=10_000)


@needs_secret_service
def test_it_is_not_offered_by_a_program_on_a_stick(
    page: SettingsPage, store: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DAYBOOK_PLACE", str(tmp_path))
    open_fold(page, "computerFold")
    qtbot.waitUntil(lambda: "runs from a stick" in says(page, "computerSays"), timeout=10_000)
    assert button(page, "computerOn") is None


@needs_secret_service
def test_without_a_store_that_is_said_and_nothing_is_offered(page: SettingsPage, bus: str, qtbot: QtBot) -> None:
    open_fold(page, "computerFold")
    qtbot.waitUntil(lambda: "no store for secrets" in says(page, "computerSays"), timeout=10_000)
    assert button(page, "computerOn") is None


def copy_code(page: QWidget, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: page.findChild(RecoveryCode) is not None, timeout=10_000)
    shown = page.findChild(RecoveryCode)
    assert shown is not None
    press(page, "newKeyCopied", qtbot)
    for number in (3, 6):
        field = page.findChild(LineField, f"codeBack{number}Field")
        assert field is not None
        field.set_value(shown._groups[number - 1])
    code = "".join(shown._groups)
    press(page, "newKeyCopied", qtbot)
    return code


def test_a_new_key_after_a_new_passphrase(page: SettingsPage, qtbot: QtBot) -> None:
    folder, words = page.desk.notebook.folder, "nine green kites over town"
    before = (folder / "notebook.dat").read_bytes()[:16]
    for name, typed in (("oldSecret", PASSPHRASE), ("settingsNewFirst", words), ("settingsNewSecond", words)):
        type_into(page, name, typed)
    press(page, "changeNow", qtbot)
    to_new_key = button(page, "toNewKey")
    assert to_new_key is not None
    qtbot.waitUntil(lambda: not to_new_key.isHidden(), timeout=10_000)
    to_new_key.click()
    assert page.findChild(Fold, "newKeyFold").is_open  # type: ignore[union-attr]
    type_into(page, "newKeySecret", words)
    press(page, "newKeyBegin", qtbot)
    code = copy_code(page, qtbot)
    qtbot.waitUntil(lambda: "new key" in says(page, "newKeyResultText"), timeout=30_000)
    assert (folder / "notebook.dat").read_bytes()[:16] != before
    unlock(folder, words).wipe()
    unlock(folder, code).wipe()
    # The notebook is open still, and nothing of the window has to be opened anew.
    rows: list[object] = []
    page.desk.ask(lambda notebook: notebook.db.one("SELECT 1"), owner=page, on_done=rows.append)
    qtbot.waitUntil(lambda: rows == [(1,)])


def test_a_code_that_is_not_copied_changes_nothing(page: SettingsPage, qtbot: QtBot) -> None:
    folder = page.desk.notebook.folder
    before = (folder / "notebook.key").read_bytes()
    wrong = type_into(page, "newKeySecret", "not this one")
    press(page, "newKeyBegin", qtbot)
    qtbot.waitUntil(lambda: bool(wrong.error()), timeout=10_000)
    type_into(page, "newKeySecret", PASSPHRASE)
    press(page, "newKeyBegin", qtbot)
    press(page, "newKeyLeave", qtbot)
    assert "Nothing was changed" in says(page, "newKeyResultText")
    assert (folder / "notebook.key").read_bytes() == before
    assert page.findChild(PassphraseField, "newKeySecretField").value() == ""  # type: ignore[union-attr]


@pytest.fixture
def started(qapp_themed: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[Path], Program]]:
    ends, made = Ends(), []

    def start(folder: Path) -> Program:
        program = Program(qapp_themed, folder, ends.endings())
        program.start()
        made.append(program)
        return program

    yield start
    for program in made:
        program.leave()
    qtbot.waitUntil(lambda: len(ends.seen) == len(made))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    notebook, _ = create(tmp_path / "Kept", PASSPHRASE, kdf=FLOOR)
    notebook.close()
    return notebook.folder


def card_of(program: Program) -> tuple[UnlockCard, PassphraseField]:
    assert program.window is not None
    card = program.window.findChild(UnlockCard)
    assert card is not None
    field = card.findChild(PassphraseField)
    assert field is not None
    return card, field


@needs_secret_service
def test_open_asks_this_computer_first(
    store: None, folder: Path, started: Callable[[Path], Program], qtbot: QtBot
) -> None:
    keyring_slot.switch_on(folder, PASSPHRASE)
    program = started(folder)
    card, _ = card_of(program)
    press(card, "open", qtbot)
    qtbot.waitUntil(lambda: isinstance(program.window, Shell), timeout=20_000)


@needs_secret_service
def test_where_this_computer_has_nothing_that_is_said_and_the_passphrase_opens(
    bus: str, tmp_path: Path, folder: Path, started: Callable[[Path], Program], qtbot: QtBot
) -> None:
    with secret_service(tmp_path / "home", bus):
        keyring_slot.switch_on(folder, PASSPHRASE)
    with secret_service(tmp_path / "another home", bus):
        program = started(folder)
        _, field = card_of(program)
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "no secret that opens" in (field.error() or ""), timeout=10_000)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "no store for secrets" in (field.error() or ""), timeout=10_000)
    field.set_value(PASSPHRASE)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(program.window, Shell), timeout=20_000)


def test_without_it_open_asks_for_the_passphrase(
    folder: Path, started: Callable[[Path], Program], qtbot: QtBot
) -> None:
    card, field = card_of(started(folder))
    press(card, "open", qtbot)
    assert "type your passphrase" in (field.error() or "")


def test_a_mistyped_code_names_its_group_and_what_a_forgotten_passphrase_means_is_told(
    folder: Path, started: Callable[[Path], Program], qtbot: QtBot
) -> None:
    card, field = card_of(started(folder))
    field.set_value("7H2K-90QM-4XW-82NV-C3PR-6TFA-5ZJE")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Group 3 has 3" in (field.error() or ""), timeout=10_000)
    fold = card.findChild(Fold, "forgotten")
    assert fold is not None
    fold.set_open(True)
    told = " ".join(label.text() for label in fold.findChildren(BodyText) if label.isVisibleTo(card))
    assert "recovery code opens the notebook" in told
    assert "nobody can open it" in told
    assert "as often as you like" in told


def test_leaving_while_a_new_key_is_made_leaves_a_notebook_that_opens(
    tmp_path: Path, started: Callable[[Path], Program], qtbot: QtBot
) -> None:
    made, old_code = create(tmp_path / "Kept", PASSPHRASE, kdf=FLOOR)
    made.close()
    program = started(made.folder)
    _, field = card_of(program)
    field.set_value(PASSPHRASE)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(program.window, Shell), timeout=20_000)
    assert isinstance(program.window, Shell)
    program.window.show_page("settings")
    open_fold(program.window, "newKeyFold")
    type_into(program.window, "newKeySecret", PASSPHRASE)
    press(program.window, "newKeyBegin", qtbot)
    code = copy_code(program.window, qtbot)
    program.leave()
    qtbot.waitUntil(lambda: program.notebook is not None and program.notebook.master.key == bytes(32), timeout=20_000)
    opened = []
    for secret in (old_code, code):
        with suppress(Problem):
            open_notebook(made.folder, secret).close()
            opened.append(secret)
    assert len(opened) == 1
    open_notebook(made.folder, PASSPHRASE).close()


def test_any_number_of_wrong_tries_does_not_lock_the_owner_out(folder: Path) -> None:
    for number in range(12):
        with pytest.raises(Problem, match="wrong-passphrase"):
            unlock(folder, f"wrong {number}")
    unlock(folder, PASSPHRASE).wipe()
