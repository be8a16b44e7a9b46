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
