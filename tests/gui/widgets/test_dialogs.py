from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.widgets.dialogs import MessageDialog, WindowDialogs, file_dialog

STORY = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget
from nocontact_desktop.gui import theme
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
