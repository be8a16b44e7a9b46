"""What every other program on the same X screen can see of ours, and what showing a window leaves in an empty home."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import create
from tests.conftest import PASSPHRASE
from tests.e2e.traces import environment
from tests.e2e.x_screen import Looker, needs, x_screen

pytestmark = [pytest.mark.xvfb, pytest.mark.skipif(bool(needs), reason=needs)]

NAMES = ("WM_NAME", "_NET_WM_NAME", "WM_CLASS", "WM_ICON_NAME", "WM_COMMAND", "_GTK_APPLICATION_ID")
SELECTS = """
import sys
from pathlib import Path
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from nocontact_desktop import app as program
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.gui.widgets import PassphraseField

def select_and_wait() -> int:
    made = QApplication.instance().findChild(program.Program)
    made.window.findChild(PassphraseField).set_value(sys.argv[2])
    made.window.findChild(object, "open").click()
    while not isinstance(made.window, Shell):
        QTest.qWait(20)
    if sys.argv[3] == "without":
        made.clipboard._clipboard.selectionChanged.disconnect(made.clipboard._on_selection_changed)
    edit = made.window.findChild(QLineEdit)
    edit.setFocus()
    QTest.keyClicks(edit, "words of an entry")
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseDClick(edit, Qt.MouseButton.LeftButton, pos=QPoint(12, edit.height() // 2))
    QTest.qWait(50)
    marked = made.clipboard._clipboard.mimeData().hasFormat("x-kde-passwordManagerHint")
    print(edit.selectedText(), "marked" if marked else "", flush=True)
    sys.stdin.readline()
    made.leave()
    QTest.qWait(60_000)
    return 1

QApplication.exec = staticmethod(select_and_wait)
sys.exit(program.main([sys.argv[1]]))
"""


@contextmanager
def selected(tmp_path: Path, way: str) -> Iterator[Looker]:
    """The program with an open notebook, words that were copied and one that is selected, and somebody who looks."""
    create(tmp_path / "Daybook", PASSPHRASE, kdf=FLOOR)[0].close()
    (tmp_path / "home").mkdir()
    with x_screen() as screen:
        around = {**environment(tmp_path / "home"), "QT_QPA_PLATFORM": "xcb", "DISPLAY": screen}
        with subprocess.Popen(
            [sys.executable, "-c", SELECTS, str(tmp_path / "Daybook"), PASSPHRASE, way],
            env=around,
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as program:
            assert program.stdout is not None
            try:
                assert program.stdout.readline() == "words marked\n"
                yield Looker(screen)
                program.communicate("leave\n", timeout=60)
                assert program.returncode == 0
            finally:
                program.kill()


def test_other_programs_see_the_neutral_name_and_no_selected_words(tmp_path: Path) -> None:
    with selected(tmp_path, "as it is") as looker:
        # The second is the name Qt gives to the window it owns the clipboard with.
        assert looker.said(*NAMES) <= {"Daybook", "daybook", "Qt Selection Owner for Daybook"}
        assert "Daybook" in looker.said("WM_NAME")
        assert looker.has("_NET_WM_ICON")
        assert looker.owner("PRIMARY") == 0
    assert list((tmp_path / "home").rglob("*")) == []  # no cache of fonts, no settings, no message bus


def test_without_us_selected_words_are_open_to_all(tmp_path: Path) -> None:
    with selected(tmp_path, "without") as looker:
        assert looker.owner("PRIMARY") != 0
