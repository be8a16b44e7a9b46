"""An urge in the real window: one key, a pause, a lock in between, and "it passed"."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nocontact_desktop.app import Endings, Program
from nocontact_desktop.diary.sealed_log import checkpoint
from nocontact_desktop.steady.urges import going_on, passed
from nocontact_desktop.vault.notebook import open_notebook
from tests.conftest import PASSPHRASE
from tests.e2e import story
from tests.e2e.user import User

WORDS = "The song came on."


def started(app: QApplication, ends: list[str]) -> User:
    endings = Endings(end=lambda: ends.append("ended"), start_again=lambda _folder: ends.append("again"))
    program = Program(app, None, endings)
    program.start()
    return User(program)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer on which the program was never used."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def ends() -> list[str]:
    """How the first program ended."""
    return []


@pytest.fixture
def at_the_window(qapp_themed: QApplication, home: Path, ends: list[str]) -> Iterator[User]:
    """Somebody with a new notebook; what they left open is closed at the end."""
    user = started(qapp_themed, ends)
    story.make_the_notebook(user, story.Told(PASSPHRASE, "Robin", "", home, home))
    yield user
    if not ends:
        user.program.leave()
    user.wait_until(lambda: bool(ends), "the end")


def press_in_window(user: User, key: Qt.Key) -> None:
    window = user.program.window
    assert window is not None
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.fact("idea:J-01", "idea:J-05", "idea:J-10")
def test_an_urge_from_one_key_to_it_passed_with_a_lock_in_between(
    at_the_window: User, qapp_themed: QApplication, home: Path, ends: list[str]
) -> None:
    user = at_the_window
    user.click("go_diary")
    press_in_window(user, Qt.Key.Key_T)
    user.click("pause_twenty")
    user.see("leavePause")
    until = user.words("pauseTitle")
    user.unfold("urgeWordsFoldButton", "urgeWords")
    user.type_into("urgeWords", WORDS)
    press_in_window(user, Qt.Key.Key_L)
    user.wait_until(lambda: ends == ["again"], "the lock")

    later: list[str] = []
    again = started(qapp_themed, later)
    again.type_into("passphraseField", PASSPHRASE)
    again.click("open")
    again.see("go_diary")
    again.make_room()
    press_in_window(again, Qt.Key.Key_T)
    again.see("leavePause")
    assert again.words("pauseTitle") == until
    again.click("answer_passed")
    again.see("afterCard")
    again.click("afterNothing")
    again.see("steadyWays")
    again.program.leave()
    again.wait_until(lambda: later == ["ended"], "the end")

    with open_notebook(home / "data" / "Daybook", PASSPHRASE) as notebook:
        assert going_on(notebook) is None
        assert [one.words for one in passed(notebook)] == [WORDS]
        assert checkpoint(notebook).size == 0
