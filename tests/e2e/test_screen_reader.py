"""What a screen reader can read, and so can every other program on its bus: after locking, no word of the notebook."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import create
from tests.conftest import PASSPHRASE
from tests.e2e.screen_reader import missing, screen_reader
from tests.e2e.traces import environment, planted_word
from tests.e2e.waiting import wait_until
from tests.e2e.x_screen import needs, x_screen

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(needs), reason=needs),
    pytest.mark.skipif(bool(missing), reason=missing),
]

WRITES = """
import select
import sys
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from nocontact_desktop import app as program
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.gui.widgets import PassphraseField

def write_and_lock() -> int:
    made = QApplication.instance().findChild(program.Program)
    made.window.findChild(PassphraseField).set_value(sys.argv[2])
    made.window.findChild(object, "open").click()
    while not isinstance(made.window, Shell):
        QTest.qWait(20)
    made.window.findChild(QLineEdit, "find").setText(sys.argv[3])
    print("written", flush=True)
    while not select.select([sys.stdin], [], [], 0)[0]:
        QTest.qWait(20)
    made.lock()
    QTest.qWait(60_000)
    return 1

QApplication.exec = staticmethod(write_and_lock)
sys.exit(program.main([sys.argv[1]]))
"""


def test_after_locking_a_screen_reader_finds_the_passphrase_window_alone(tmp_path: Path) -> None:
    create(tmp_path / "Daybook", PASSPHRASE, kdf=FLOOR)[0].close()
    word = planted_word()
    with x_screen() as screen, screen_reader(tmp_path / "reader") as (reader, around):
        here = {**environment(tmp_path), "QT_QPA_PLATFORM": "xcb", "DISPLAY": screen, **around}
        with subprocess.Popen(
            [sys.executable, "-c", WRITES, str(tmp_path / "Daybook"), PASSPHRASE, word],
            env=here,
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as program:
            assert program.stdin is not None
            assert program.stdout is not None
            try:
                assert program.stdout.readline() == "written\n"
                wait_until(lambda: word in reader.read(), "the word, while the notebook is open")
                print("lock", file=program.stdin, flush=True)
                wait_until(lambda: "Passphrase" in reader.read(), "the window that asks for the passphrase")
                assert word not in reader.read()
            finally:
                program.kill()
