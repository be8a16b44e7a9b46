from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui import theme
from nocontact_desktop.gui.widgets import BodyText
from nocontact_desktop.gui.widgets.dialogs import MessageDialog, WindowDialogs, file_dialog

STORY = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget
from nocontact_desktop.gui import theme
from nocontact_desktop.gui import theme
from nocontact_desktop.gui.widgets import BodyText
from nocontact_desktop.gui.widgets.dialogs import WindowDialogs

app = theme.application("Daybook")
theme.install(app)
window = QWidget()
window.show()
chosen = []
WindowDialogs().save_file(window, "Save", sys.argv[1], "PDF (*.pdf)", chosen.append)
dialog = window.findChild(QDialog, "fileDialog")
QTimer.singleShot(50, dialog.accept)
QTimer.singleShot(300, app.quit)
app.exec()
assert chosen == [Path(sys.argv[1])], chosen
"""


def test_a_file_dialog_leaves_nothing_in_an_empty_home(tmp_path: Path) -> None:
    home = tmp_path / "home"
    out = tmp_path / "out"
    home.mkdir()
    out.mkdir()
    environment = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    environment |= {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run(
        [sys.executable, "-c", STORY, str(out / "report.pdf")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert [path for path in home.rglob("*") if path.is_file()] == []


WORDS = "Save the report"
ASKED: dict[str, Callable[[QWidget], None]] = {
    "open": lambda window: WindowDialogs().open_files(window, WORDS, "", lambda _files: None),
    "save": lambda window: WindowDialogs().save_file(window, WORDS, "a.pdf", "PDF (*.pdf)", lambda _path: None),
    "folder": lambda window: WindowDialogs().choose_folder(window, WORDS, lambda _path: None),
    "confirm": lambda window: WindowDialogs().confirm(window, WORDS, "Words.", "Save", lambda: None),
    "tell": lambda window: WindowDialogs().tell(window, WORDS, "Words."),
}


@pytest.mark.parametrize("asked", ASKED)
def test_a_list_of_windows_shows_the_neutral_name_and_the_dialog_its_words(
    qapp_themed: QApplication, qtbot: QtBot, asked: str
) -> None:
    window = neutral_window(qtbot)
    ASKED[asked](window)
    assert titles(qapp_themed) == ["Daybook", "Daybook"]
    dialog = window.findChild(QDialog)
    assert dialog is not None
    assert WORDS in [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_the_question_before_a_file_is_replaced_has_the_neutral_name(
    qapp_themed: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "report.pdf").write_bytes(b"kept")
    window = neutral_window(qtbot)
    chosen: list[Path] = []
    WindowDialogs().save_file(window, WORDS, str(tmp_path / "report.pdf"), "PDF (*.pdf)", chosen.append)
    dialog = window.findChild(QDialog, "fileDialog")
    assert dialog is not None
    shown: list[str] = []

    def say_no() -> None:
        shown.extend(titles(qapp_themed))
        question = dialog.findChild(QMessageBox)
        assert question is not None
        question.reject()

    QTimer.singleShot(0, say_no)
    dialog.accept()
    assert shown == ["Daybook", "Daybook", "Daybook"]
    assert chosen == []


def neutral_window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.setWindowTitle("Daybook")
    qtbot.addWidget(window)
    window.show()
    return window


def titles(app: QApplication) -> list[str]:
    return [window.windowTitle() for window in app.topLevelWidgets() if window.isVisible()]


def test_cancel_comes_first_and_has_the_focus(qapp_themed: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    done: list[str] = []
    WindowDialogs().confirm(
        window,
        "Delete this entry?",
        "It stays in the log.",
        "Delete this entry",
        lambda: done.append("deleted"),
        danger=True,
    )
    dialog = window.findChild(MessageDialog)
    assert dialog is not None
    assert dialog.focusWidget().objectName() == "messageCancel"
    dialog.findChild(QWidget, "messageCancel").click()  # type: ignore[union-attr, attr-defined]
    assert done == []


def test_the_button_that_acts_says_what_happens(qapp_themed: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    done: list[str] = []
    WindowDialogs().confirm(window, "Delete?", "Words.", "Delete this entry", lambda: done.append("deleted"))
    act = window.findChild(QWidget, "messageAct")
    assert act is not None
    assert act.accessibleName() == "Delete this entry"
    act.click()  # type: ignore[attr-defined]
    assert done == ["deleted"]


def test_file_dialogs_are_qts_own(qapp_themed: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = file_dialog(window, "Open", "")
    assert dialog.testOption(dialog.Option.DontUseNativeDialog)
    assert dialog.findChild(QDialogButtonBox) is not None


@pytest.mark.parametrize("percent", [100, 200])
def test_the_words_of_a_message_are_all_in_sight(qapp_themed: QApplication, qtbot: QtBot, percent: int) -> None:
    was = theme.theme().look
    theme.theme().set_look(theme.Look("light", percent))
    try:
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(1280, 720)
        window.show()
        dialog = MessageDialog(
            window, "Delete this entry?", "The words are erased in every wording. " * 12, act="Delete"
        )
        dialog.open()
        qtbot.waitExposed(dialog)
        text = dialog.findChildren(BodyText, "messageText")[0]
        assert text.verticalScrollBar().maximum() == 0
        assert dialog.height() <= window.height()
    finally:
        theme.theme().set_look(was)
