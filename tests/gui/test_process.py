"""What others may learn from the process, and what a crash says."""

from __future__ import annotations

import subprocess
import sys

import pytest

HARDENED = """
import ctypes, resource
from nocontact_desktop.gui import process
process.harden()
process.take_name("Daybook")
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), *resource.getrlimit(resource.RLIMIT_CORE))
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
def test_no_core_no_tracing_and_a_neutral_name() -> None:
    lines = ran(HARDENED).stdout.splitlines()
    assert lines[0] == "0 0 0"
    assert lines[1] == "Daybook Daybook"


def test_a_crash_says_type_and_place_only() -> None:
    done = ran(CRASHING)
    assert done.stdout.split() == ["program.bug", "ValueError"]
    assert "ValueError at" in done.stderr
    assert "what the user wrote" not in done.stderr + done.stdout
