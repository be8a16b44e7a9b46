"""Settings, with a real notebook: what is said has to have happened."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.copy_keeper import CopyKeeper
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.pages import registered_pages
from nocontact_desktop.gui.recovery_code import RecoveryCode
from nocontact_desktop.gui.settings.copies import CopiesCard
from nocontact_desktop.gui.settings.page import SettingsPage
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.gui.widgets import ChoiceField, LineField, PassphraseField, RadioList, Segmented, Value
from nocontact_desktop.vault import rotating
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook, open_notebook, unlock
from nocontact_desktop.vault.progress import Progress, Stop
from nocontact_desktop.vault.settings import load
from tests.conftest import PASSPHRASE
from tests.gui.conftest import Answers


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def press(page: QWidget, name: str) -> None:
    page.findChild(QWidget, name).click()  # type: ignore[union-attr, attr-defined]


def secret_field(page: QWidget, name: str) -> PassphraseField:
    found = page.findChild(PassphraseField, f"{name}Field")
    assert found is not None
    return found


def words(page: QWidget, name: str) -> str:
    return str(page.findChild(QWidget, name).text())  # type: ignore[union-attr, attr-defined]


def test_the_passphrase_is_changed(page: SettingsPage, qtbot: QtBot) -> None:
    secret_field(page, "oldSecret").set_value(PASSPHRASE)
    secret_field(page, "settingsNewFirst").set_value("nine green kites over town")
    secret_field(page, "settingsNewSecond").set_value("nine green kites over town")
    press(page, "changeNow")
    qtbot.waitUntil(lambda: "Changed" in words(page, "changingText"), timeout=10_000)
    unlock(page.desk.notebook.folder, "nine green kites over town")
    with pytest.raises(Problem):
        unlock(page.desk.notebook.folder, PASSPHRASE)
    assert secret_field(page, "oldSecret").value() == ""


def test_a_wrong_passphrase_changes_nothing(page: SettingsPage, qtbot: QtBot) -> None:
    secret_field(page, "oldSecret").set_value("not this one")
    secret_field(page, "settingsNewFirst").set_value("nine green kites over town")
    secret_field(page, "settingsNewSecond").set_value("nine green kites over town")
    press(page, "changeNow")
    qtbot.waitUntil(lambda: bool(secret_field(page, "oldSecret").error()), timeout=10_000)
    unlock(page.desk.notebook.folder, PASSPHRASE)


def test_a_new_recovery_code_is_shown_asked_back_and_works(page: SettingsPage, qtbot: QtBot) -> None:
    secret_field(page, "renewSecret").set_value(PASSPHRASE)
    press(page, "renewNow")
    qtbot.waitUntil(lambda: page.findChild(RecoveryCode) is not None, timeout=10_000)
    shown = page.findChild(RecoveryCode)
    assert shown is not None
    press(page, "codeCopied")
    for number in (3, 6):
        field = page.findChild(LineField, f"codeBack{number}Field")
        assert field is not None
        field.set_value(shown._groups[number - 1])
    code, folder = "".join(shown._groups), page.desk.notebook.folder
    with pytest.raises(Problem):  # who leaves before it is copied has the code from before
        unlock(folder, code)
    press(page, "codeCopied")
    assert not shown.isVisibleTo(page)
    qtbot.waitUntil(lambda: page.findChild(QWidget, "codeRenewed") is not None, timeout=10_000)
    unlock(folder, code)


def test_a_copy_is_made_checked_and_remembered(
    page: SettingsPage, tmp_path: Path, answers: Answers, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "no copy" in words(page, "lastCopy"))
    place = tmp_path / "stick"
    place.mkdir()
    answers.path = place
    press(page, "backUp")
    qtbot.waitUntil(lambda: "The copy is made" in words(page, "copyResultText"), timeout=20_000)
    (copy,) = place.iterdir()
    open_notebook(copy, PASSPHRASE).close()
    assert "today" in words(page, "lastCopy")


def test_a_copy_is_tried_out_and_left_as_it_is(
    page: SettingsPage, tmp_path: Path, answers: Answers, qtbot: QtBot
) -> None:
    answers.path = tmp_path / "stick"
    answers.path.mkdir()
    press(page, "backUp")
    qtbot.waitUntil(lambda: "The copy is made" in words(page, "copyResultText"), timeout=20_000)
    (copy,) = answers.path.iterdir()
    before = {path.name: path.read_bytes() for path in copy.iterdir()}
    answers.path = copy
    press(page, "tryCopy")
    assert "passphrase of the copy" in secret_field(page, "restoreSecret").error()
    secret_field(page, "restoreSecret").set_value(PASSPHRASE)
    press(page, "tryCopy")
    qtbot.waitUntil(lambda: "all of it can be read" in words(page, "copyResultText"), timeout=20_000)
    assert {path.name: path.read_bytes() for path in copy.iterdir()} == before


def test_copies_by_themselves_are_chosen_made_in_quiet_and_stopped(
    page: SettingsPage, tmp_path: Path, answers: Answers, qtbot: QtBot
) -> None:
    second = tmp_path / "second"
    second.mkdir()
    answers.path = second
    qtbot.waitUntil(lambda: "No automatic" in words(page, "rotatingState"))
    keeper = CopyKeeper(page.desk)
    qtbot.waitUntil(lambda: not page.desk.tasks.is_busy())
    keeper.look()
    qtbot.waitUntil(lambda: not page.desk.tasks.is_busy())
    assert list(second.iterdir()) == []
    press(page, "rotatingChoose")
    qtbot.waitUntil(lambda: "They go to" in words(page, "rotatingState"))
    qtbot.waitUntil(lambda: not page.desk.tasks.is_busy())
    keeper.look()
    qtbot.waitUntil(lambda: any(path.suffix != ".partial" for path in second.iterdir()), timeout=20_000)
    press(page, "rotatingStop")
    qtbot.waitUntil(lambda: "No automatic" in words(page, "rotatingState"))
    assert len(list(second.iterdir())) == 1


@pytest.mark.parametrize(("lies_in", "said"), [("Dropbox", True), ("Documents", False)])
def test_it_is_said_where_the_notebook_lies_in_a_copied_folder(
    desk: Desk, tmp_path: Path, qtbot: QtBot, lies_in: str, said: bool
) -> None:
    desk.notebook.folder = tmp_path / lies_in / "Daybook"
    card = CopiesCard(desk)
    qtbot.addWidget(card)
    notice = card.findChild(QWidget, "copiedPlace")
    assert (notice is not None) is said
    assert not said or "copied to Dropbox" in words(card, "copiedPlaceText")


def test_an_automatic_copy_gives_way_to_a_save(
    page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """The save waits behind it on the one thread: the copy is given up, and is as due as before."""
    (tmp_path / "second").mkdir()
    desk, begun, saved = page.desk, threading.Event(), threading.Event()
    desk.save(choose, tmp_path / "second", owner=page)
    qtbot.waitUntil(lambda: not desk.tasks.is_busy())
    whole = rotating.back_up

    def slow(notebook: Notebook, place: Path, progress: Progress, cancelled: Stop) -> Path:
        begun.set()
        assert saved.wait(10)
        return whole(notebook, place, progress, cancelled)

    monkeypatch.setattr(rotating, "back_up", slow)
    CopyKeeper(desk).look()
    assert begun.wait(10)
    done: list[object] = []
    desk.save(lambda _notebook: Changes(), owner=page, on_done=done.append)
    saved.set()
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)
    assert list((tmp_path / "second").iterdir()) == []
    due: list[bool] = []
    desk.ask(rotating.is_due, owner=page, on_done=due.append)
    qtbot.waitUntil(lambda: due == [True])


def choose(notebook: Notebook, folder: Path) -> Changes:
    rotating.choose_rotation(notebook, folder, 2)
    return Changes()


def test_a_copy_into_a_synced_folder_asks_first(
    page: SettingsPage, tmp_path: Path, answers: Answers, qtbot: QtBot
) -> None:
    place = tmp_path / "Dropbox"
    place.mkdir()
    answers.path = place
    answers.yes = False
    press(page, "backUp")
    assert [kind for kind, _ in answers.asked] == ["folder", "confirm"]
    assert list(place.iterdir()) == []


def test_the_full_check_says_that_all_is_well_and_leaves_the_notebook_open(
    page: SettingsPage, tmp_path: Path, answers: Answers, qtbot: QtBot
) -> None:
    press(page, "checkNow")
    qtbot.waitUntil(lambda: "Nothing is missing" in words(page, "checkResultText"), timeout=20_000)
    rows: list[object] = []
    page.desk.ask(lambda notebook: notebook.db.one("SELECT 1"), owner=page, on_done=rows.append)
    qtbot.waitUntil(lambda: rows == [(1,)])
    answers.path = tmp_path
    press(page, "backUp")
    qtbot.waitUntil(lambda: "The copy is made" in words(page, "copyResultText"), timeout=20_000)


def test_look_name_and_times_are_in_force_and_written(page: SettingsPage, qtbot: QtBot) -> None:
    told: list[object] = []
    page.desk.settings_changed.connect(told.append)
    look = page.findChild(Segmented, "theme")
    assert look is not None
    look.chosen.emit("dark")
    page.findChild(ChoiceField, "textSizeField").changed.emit("150")  # type: ignore[union-attr]
    page.findChild(ChoiceField, "idleMinutesField").set_value("10")  # type: ignore[union-attr]
    page.findChild(ChoiceField, "idleMinutesField").changed.emit("10")  # type: ignore[union-attr]
    page.findChild(RadioList, "leaveKey").chosen.emit("button")  # type: ignore[union-attr]
    page.findChild(LineField, "neutralNameFieldField").set_value("Recipes")  # type: ignore[union-attr]
    press(page, "keepName")
    folder = page.desk.notebook.folder
    qtbot.waitUntil(lambda: load(folder).name == "Recipes")
    kept = load(folder)
    assert (kept.theme, kept.text_size, kept.idle_minutes, kept.leave_key) == ("dark", 150, 10, "button")
    assert told[-1] == kept


def test_an_empty_name_is_not_kept(page: SettingsPage) -> None:
    field = page.findChild(LineField, "neutralNameFieldField")
    assert field is not None
    field.set_value("  ")
    press(page, "keepName")
    assert field.error()
    assert page.desk.settings.name == "Daybook"


def test_the_kept_name_is_said(page: SettingsPage, qtbot: QtBot) -> None:
    field = page.findChild(LineField, "neutralNameFieldField")
    assert field is not None
    field.set_value("Recipes")
    press(page, "keepName")
    assert "Recipes" in words(page, "nameKeptText")


def test_every_key_of_the_window_is_listed(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    shell = Shell(desk, registered_pages())
    qtbot.addWidget(shell)
    listed = {label.text() for label in page.findChild(QWidget, "keysTable").findChildren(Value)}  # type: ignore[union-attr]
    for short_cut in shell.findChildren(QShortcut):
        assert short_cut.key().toString(QKeySequence.SequenceFormat.NativeText) in listed
