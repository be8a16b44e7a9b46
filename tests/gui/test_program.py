"""Unlocking, locking, leaving: with a real notebook and the real windows."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.app import Endings, Program
from nocontact_desktop.gui.entrance import Entrance
from nocontact_desktop.gui.session.watch import SessionWatch
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.gui.unlock import UnlockCard
from nocontact_desktop.gui.widgets import PassphraseField
from nocontact_desktop.gui.widgets.dialogs import WindowDialogs
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import create, open_notebook
from nocontact_desktop.vault.surroundings import Surroundings
from tests.conftest import PASSPHRASE, Clock
from tests.gui.conftest import in_vault

LOADED_AHEAD = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from nocontact_desktop.app import NEEDED_TO_OPEN, Program
from nocontact_desktop.gui import theme

app = theme.application("Daybook")
theme.install(app)
program = Program(app, Path(sys.argv[1]))
program.start()
print("before:", set(NEEDED_TO_OPEN) & set(sys.modules))
def look():
    if not set(NEEDED_TO_OPEN) - set(sys.modules) and not program.tasks.is_busy():
        app.quit()
waiting = QTimer()
waiting.timeout.connect(look)
waiting.start(10)
app.exec()
print("after:", set(NEEDED_TO_OPEN) - set(sys.modules))
"""


class Ends:
    """Writes down how the process would have ended."""

    def __init__(self) -> None:
        self.seen: list[str | Path | None] = []

    def endings(self) -> Endings:
        return Endings(
            end=lambda: self.seen.append("ended"), start_again=self.seen.append, start_again_minimised=self.minimised
        )

    def minimised(self, folder: Path | None) -> None:
        self.seen += ["minimised", folder]


@pytest.fixture
def folder(tmp_path: Path, clock: Clock) -> Path:
    surroundings = Surroundings(now=clock, random_bytes=os.urandom)
    made, _ = create(tmp_path / "Daybook", PASSPHRASE, kdf=FLOOR, surroundings=surroundings)
    made.close()
    return made.folder


@pytest.fixture
def ends() -> Ends:
    return Ends()


@pytest.fixture
def program(qapp_themed: QApplication, folder: Path, ends: Ends, qtbot: QtBot) -> Iterator[Program]:
    made = Program(qapp_themed, folder, ends.endings())
    made.start()
    yield made
    made.leave()
    qtbot.waitUntil(lambda: bool(ends.seen))
    made.deleteLater()


def type_and_open(program: Program, secret: str) -> UnlockCard:
    assert isinstance(program.window, Entrance)
    card = program.window.view()
    assert isinstance(card, UnlockCard)
    field = card.findChild(PassphraseField)
    assert field is not None
    field.set_value(secret)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    return card


def unlocked(program: Program, qtbot: QtBot) -> Shell:
    type_and_open(program, PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(program.window, Shell), timeout=10_000)
    assert isinstance(program.window, Shell)
    return program.window


def test_a_wrong_passphrase_is_said_under_the_field_and_can_be_tried_again(program: Program, qtbot: QtBot) -> None:
    card = type_and_open(program, "not this one")
    field = card.findChild(PassphraseField)
    assert field is not None
    qtbot.waitUntil(lambda: bool(field.error()), timeout=10_000)
    assert field.edit.isEnabled()
    unlocked(program, qtbot)


def test_the_right_passphrase_opens_the_first_page(program: Program, qtbot: QtBot) -> None:
    shell = unlocked(program, qtbot)
    assert shell.isVisible()
    assert shell.current_page is not None
    assert shell.windowTitle() == "Daybook"


def test_locking_destroys_the_pages_closes_the_notebook_and_begins_anew(
    program: Program, ends: Ends, folder: Path, qtbot: QtBot
) -> None:
    shell = unlocked(program, qtbot)
    held = [shell, *shell.findChildren(QObject)]  # all that a screen reader could ask about
    program.clipboard.copy("a secret")
    program.lock()
    assert not shell.isVisible()
    qtbot.waitUntil(lambda: bool(ends.seen))
    assert ends.seen == [folder]
    assert [one for one in held if shiboken6.isValid(one)] == []
    assert program.clipboard._clipboard.text() == ""
    with open_notebook(folder, PASSPHRASE) as reopened:
        assert reopened.folder == folder


def test_an_open_file_dialog_does_not_keep_the_notebook_open(
    program: Program, ends: Ends, folder: Path, qtbot: QtBot
) -> None:
    shell = unlocked(program, qtbot)
    WindowDialogs().open_files(shell, "Choose files", "", lambda _files: None)
    dialog = shell.findChild(QFileDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    program.lock()
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: ends.seen == [folder])
    with open_notebook(folder, PASSPHRASE) as reopened:
        assert reopened.folder == folder


@pytest.mark.fact("tone:M-10")
def test_leaving_blanks_at_once_and_ends(program: Program, ends: Ends, qtbot: QtBot) -> None:
    shell = unlocked(program, qtbot)
    program.leave()
    assert not shell.isVisible()
    assert not [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    qtbot.waitUntil(lambda: bool(ends.seen))
    assert ends.seen == ["ended"]


@pytest.mark.fact("tone:M-10")
def test_three_taps_of_shift_leave_before_unlocking_too(program: Program, ends: Ends, qtbot: QtBot) -> None:
    window = program.window
    assert window is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    handle = window.windowHandle()
    assert handle is not None
    for _ in range(3):
        QTest.keyClick(handle, Qt.Key.Key_Shift)
    qtbot.waitUntil(lambda: ends.seen == ["ended"])


def test_idle_time_locks(program: Program, ends: Ends, folder: Path, qtbot: QtBot) -> None:
    unlocked(program, qtbot)
    assert program._idle is not None
    assert program._idle._timer.interval() == 3 * 60_000
    program._idle._timer.timeout.emit()
    qtbot.waitUntil(lambda: ends.seen == [folder])


def test_minimising_locks(program: Program, ends: Ends, folder: Path, qtbot: QtBot) -> None:
    shell = unlocked(program, qtbot)
    shell.showMinimized()
    qtbot.waitUntil(lambda: ends.seen == ["minimised", folder])


def test_in_the_first_run_minimising_locks_once_there_is_a_notebook(
    qapp_themed: QApplication, folder: Path, ends: Ends, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    program = Program(qapp_themed, None, ends.endings())
    program.start()
    assert isinstance(program.window, Entrance)
    program.window.showMinimized()
    assert not program._ending
    program.window.showNormal()
    program._on_made(in_vault(program.tasks, lambda: open_notebook(folder, PASSPHRASE)))
    program.window.showMinimized()
    qtbot.waitUntil(lambda: ends.seen == ["minimised", folder])


def test_the_window_begins_out_of_sight_where_it_was_put_away(
    qapp_themed: QApplication, folder: Path, ends: Ends, qtbot: QtBot
) -> None:
    program = Program(qapp_themed, folder, ends.endings())
    program.start(minimised=True)
    assert program.window is not None
    assert program.window.isMinimized()
    program.window.showNormal()
    unlocked(program, qtbot)
    assert program.window is not None
    assert not program.window.isMinimized()
    program.leave()
    qtbot.waitUntil(lambda: bool(ends.seen))


def test_sleep_or_a_locked_session_lock_once_the_notebook_is_open(
    program: Program, ends: Ends, folder: Path, qtbot: QtBot
) -> None:
    assert program.findChild(SessionWatch) is None
    unlocked(program, qtbot)
    watch = program.findChild(SessionWatch)
    assert isinstance(watch, SessionWatch)
    watch.gone.emit()
    qtbot.waitUntil(lambda: ends.seen == [folder])


@contextmanager
def opened_again(app: QApplication, folder: Path, qtbot: QtBot) -> Iterator[Shell]:
    ends = Ends()
    again = Program(app, folder, ends.endings())
    again.start()
    yield unlocked(again, qtbot)
    again.leave()
    qtbot.waitUntil(lambda: bool(ends.seen))


@pytest.mark.parametrize(
    ("page", "where"),
    [("prepare", "board"), ("diary", "log"), ("diary", "calendar")],
)
def test_unlocking_after_locking_leads_back_to_the_place(
    program: Program, ends: Ends, folder: Path, qtbot: QtBot, qapp_themed: QApplication, page: str, where: str
) -> None:
    unlocked(program, qtbot).show_page(page, where)
    program.lock()
    qtbot.waitUntil(lambda: bool(ends.seen))
    with opened_again(qapp_themed, folder, qtbot) as shell:
        qtbot.waitUntil(lambda: shell.current_page == page)
        place = shell.place()
        assert place is not None
        assert place.where == where


def test_what_was_begun_is_offered_after_leaving_and_stands_there_after_locking(
    program: Program, ends: Ends, folder: Path, qtbot: QtBot, qapp_themed: QApplication
) -> None:
    shell = unlocked(program, qtbot)
    shell.show_page("diary", "new")
    title = shell.findChild(QWidget, "entry_title")
    assert title is not None
    qtbot.waitUntil(lambda: title.isVisible() and not program.tasks.is_busy())
    edit = title if isinstance(title, QLineEdit) else title.findChild(QLineEdit)
    assert edit is not None
    QTest.keyClicks(edit, "Half a line")
    program.leave()
    qtbot.waitUntil(lambda: bool(ends.seen))
    with opened_again(qapp_themed, folder, qtbot) as shell:
        assert shell.current_page == "today"
        hint = shell.findChild(QLabel, "happenedHint")
        assert hint is not None
        qtbot.waitUntil(lambda: "You had begun an entry" in hint.text())
        shell.show_page("diary", "new")
        lock = shell.desk.lock_requested
        offer = shell.findChild(QWidget, "draftOffer")
        assert offer is not None
        qtbot.waitUntil(offer.isVisible)
        lock.emit()
    with opened_again(qapp_themed, folder, qtbot) as shell:
        qtbot.waitUntil(lambda: shell.current_page == "diary")
        offer = shell.findChild(QWidget, "draftOffer")
        assert offer is not None
        qtbot.waitUntil(offer.isVisible)


def test_an_open_draft_is_kept_when_leaving(program: Program, ends: Ends, folder: Path, qtbot: QtBot) -> None:
    from nocontact_desktop.vault.drafts import load_draft, save_draft

    shell = unlocked(program, qtbot)
    page = shell.pages_made()[0]
    desk = program.desk
    assert desk is not None
    page.leaving = lambda: desk.ask(save_draft, "entry", {"story": "half a line"}, owner=page)  # type: ignore[method-assign, assignment]
    program.leave()
    qtbot.waitUntil(lambda: bool(ends.seen))
    with open_notebook(folder, PASSPHRASE) as reopened:
        assert load_draft(reopened, "entry") == {"story": "half a line"}


def test_a_changed_setting_is_in_force_and_written(program: Program, folder: Path, qtbot: QtBot) -> None:
    from nocontact_desktop.gui.settings.setting_change import change_setting
    from nocontact_desktop.gui.theme import theme
    from nocontact_desktop.vault.settings import load

    shell = unlocked(program, qtbot)
    assert program.desk is not None
    change_setting(program.desk, shell, theme="dark", idle_minutes=10)
    assert theme().look.choice == "dark"
    assert program._idle is not None
    assert program._idle._timer.interval() == 10 * 60_000
    qtbot.waitUntil(lambda: load(folder).idle_minutes == 10)


def test_in_danger_now_is_there_before_unlocking(program: Program, qtbot: QtBot) -> None:
    assert program.window is not None
    program.window.findChild(QWidget, "inDangerNow").click()  # type: ignore[union-attr, attr-defined]
    assert program.window.findChild(QWidget, "dangerView") is not None
    program.window.findChild(QWidget, "dangerBack").click()  # type: ignore[union-attr, attr-defined]
    assert program.window.findChild(UnlockCard).isVisible()  # type: ignore[union-attr]


def test_what_opening_needs_is_loaded_while_the_passphrase_is_typed(folder: Path) -> None:
    """In a process of its own: here everything has been loaded long ago."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED_AHEAD, str(folder)], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, ["before:", "set()", "after:", "set()"]), done.stderr


def test_it_can_be_left_when_the_notebook_is_gone(program: Program, ends: Ends, folder: Path, qtbot: QtBot) -> None:
    """A stick that was taken out: the last save is refused, and that keeps nobody in the window."""
    unlocked(program, qtbot)
    folder.rename(folder.with_name("Elsewhere"))
    program.leave()
    qtbot.waitUntil(lambda: ends.seen == ["ended"], timeout=10_000)
    open_notebook(folder.with_name("Elsewhere"), PASSPHRASE).close()
