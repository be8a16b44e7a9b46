"""What others may learn from the process, and what a crash says."""

from __future__ import annotations

import subprocess
import sys

import pytest

NAMED = """
from nocontact_desktop.gui import process
process.take_name("Daybook")
print(open("/proc/self/comm").read().strip(), open("/proc/self/cmdline").read().split(chr(0))[0].strip())
"""
CRASHING = """
from nocontact_desktop.gui import process
told = []
process.report_bugs_to(told.append)
import atexit
atexit.register(lambda: print(told[0].code, told[0].params["kind"]))
int("what the user wrote")
"""
EVERY_WAY = """
import gc, logging, threading, warnings
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from nocontact_desktop.gui import process

class Bare:
    def __del__(self):
        int("what the user wrote")

class Filter(QObject):
    def eventFilter(self, watched, event):
        raise KeyError("what the user wrote")

app = QCoreApplication([])
process.report_bugs_to(lambda problem: None)
warnings.warn("what the user wrote")
logging.getLogger("pypdf").warning("what the user wrote")
threading.Thread(target=lambda: int("what the user wrote")).start()
Bare()
watching, watched = Filter(), QObject()
watched.installEventFilter(watching)
QTimer.singleShot(0, lambda: QCoreApplication.sendEvent(watched, QEvent(QEvent.Type.User)))
QTimer.singleShot(0, lambda: [].index("what the user wrote"))
QTimer.singleShot(20, app.quit)
app.exec()
"""
COMMAND = """
import sys
from nocontact_desktop.cli import main, notebooks
notebooks.check_command = lambda _options: int("what the user wrote")
sys.argv = ["nocontact", "check", "nowhere"]
main.start()
"""


def ran(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_list_of_processes_shows_the_neutral_name() -> None:
    assert ran(NAMED).stdout.split() == ["Daybook", "Daybook"]


def test_a_crash_says_type_and_place_only() -> None:
    done = ran(CRASHING)
    assert done.stdout.split() == ["program.bug", "ValueError"]
    assert "ValueError at" in done.stderr
    assert "what the user wrote" not in done.stderr + done.stdout


def test_no_way_of_going_wrong_says_what_the_user_wrote() -> None:
    done = ran(EVERY_WAY)
    kinds = sorted(line.split(" at ")[0] for line in done.stderr.splitlines())
    assert (done.returncode, kinds) == (0, ["KeyError", "ValueError", "ValueError", "ValueError"]), done.stderr
    assert "what the user wrote" not in done.stderr + done.stdout


def test_a_crash_of_the_command_line_says_type_and_place_only() -> None:
    done = ran(COMMAND)
    assert done.returncode == 1
    assert done.stderr.startswith("ValueError at ")
    assert "what the user wrote" not in done.stderr + done.stdout
