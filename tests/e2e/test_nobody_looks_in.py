"""While the program waits for a passphrase: no other process of the user looks in, and a crash leaves no core file."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from nocontact_desktop.intake import jobs
from nocontact_desktop.vault.hardening import close_on_macos, close_on_windows
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import create
from tests.conftest import PASSPHRASE
from tests.e2e.waiting import wait_until

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or (os.geteuid() == 0 and shutil.which("setpriv") is None),
    reason="reads /proc of Linux as an ordinary user, and root becomes one by setpriv",
)

ORDINARY = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if sys.platform != "win32" and not os.geteuid() else []
"""Root may look into everything. Without its capabilities it is a user like any other."""


HARDENED = "from nocontact_desktop.vault.hardening import harden; harden();"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create(tmp_path / "Daybook", PASSPHRASE, kdf=FLOOR)[0].close()
    return tmp_path / "Daybook"


def test_the_command_line_asking_for_a_passphrase_cannot_be_looked_into(folder: Path) -> None:
    ours, theirs = os.openpty()
    with running("-m", "nocontact_desktop.cli", "check", str(folder), terminal=theirs) as process:
        said = b""
        while b"Passphrase: " not in said:
            said += os.read(ours, 1024)
        assert is_refused(process.pid)
        assert core_limits(process.pid) == ["0", "0"]
    os.close(ours)


def test_the_window_asking_for_a_passphrase_cannot_be_looked_into(folder: Path) -> None:
    with running("-m", "nocontact_desktop", str(folder)) as process:
        wait_until(lambda: Path(f"/proc/{process.pid}/comm").read_text() == "Daybook\n", "the window")
        assert is_refused(process.pid)
        assert core_limits(process.pid) == ["0", "0"]


def test_the_process_that_reads_foreign_files_cannot_be_looked_into() -> None:
    with running("-m", "nocontact_desktop.intake.child") as process:
        assert process.stdin is not None
        jobs.write_frame(process.stdin, msgspec.msgpack.encode(jobs.Renditions(longest_px=100)))
        wait_until(lambda: is_refused(process.pid), "the end of everything it does not need")
        assert core_limits(process.pid) == ["0", "0"]


READING = """
import signal
from nocontact_desktop.intake import jobs
from nocontact_desktop.intake.process import Child
child = Child(jobs.Renditions(longest_px=100))
print(child._process.pid, flush=True)
signal.pause()
"""


def test_what_reads_a_file_does_not_outlive_the_program() -> None:
    """Not even when the program is ended from outside and its reader is in the middle of something."""
    with running("-c", READING) as program:
        assert program.stdout is not None
        reader = int(program.stdout.readline())
        wait_until(lambda: is_refused(reader), "the end of everything it does not need")
        os.kill(reader, signal.SIGSTOP)
        program.kill()
    wait_until(lambda: state(reader) in {"", "Z"}, "the end of the reader")


def state(pid: int) -> str:
    """The letter by which the system says what a process does; empty when it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return ""


@pytest.mark.parametrize(
    ("before", "dumps"), [("", True), ("from nocontact_desktop.vault.hardening import *; harden();", False)]
)
def test_an_abort_leaves_no_core_file(before: str, dumps: bool, tmp_path: Path) -> None:
    """The system itself says whether it wrote one; without hardening it does."""
    import resource

    if dumps and resource.getrlimit(resource.RLIMIT_CORE)[1] == 0:
        pytest.skip("this machine writes no core files at all")
    raised = "import resource, os; most = resource.getrlimit(4)[1]; resource.setrlimit(4, (most, most));"
    folder = f"os.chdir({str(tmp_path)!r});"
    pid = os.posix_spawn(sys.executable, [sys.executable, "-c", f"{raised}{before}{folder}os.abort()"], os.environ)
    _, status = os.waitpid(pid, 0)
    assert os.WTERMSIG(status) == signal.SIGABRT
    assert os.WCOREDUMP(status) is dumps


def test_what_other_systems_are_asked() -> None:
    """Their calls, told to a stand-in: they have not been tried on Windows and macOS."""
    asked: list[tuple[object, ...]] = []

    class System:
        def __getattr__(self, name: str) -> Callable[..., None]:
            return lambda *arguments: asked.append((name, *arguments))

    close_on_windows(System())
    close_on_macos(System())
    assert asked == [("SetErrorMode", 3), ("SetDefaultDllDirectories", 0x1000), ("ptrace", 31, 0, 0, 0)]


def test_a_process_that_does_nothing_about_it_can_be_looked_into() -> None:
    with running("-c", "print('here', flush=True); input()") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"here\n"
        assert not is_refused(process.pid)


@contextmanager
def running(*arguments: str, terminal: int | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """A Python process of an ordinary user, at a terminal of its own when there is one."""
    started = subprocess.Popen(
        [*ORDINARY, sys.executable, *arguments],
        stdin=subprocess.PIPE if terminal is None else terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if terminal is None else terminal,
        start_new_session=True,
    )
    if terminal is not None:
        os.close(terminal)
    with started:
        try:
            yield started
        finally:
            started.kill()


def is_refused(pid: int) -> bool:
    """Whether an ordinary user may not look into the process."""
    looks = [
        subprocess.run([*ORDINARY, "cat", f"/proc/{pid}/{file}"], capture_output=True, check=False)
        for file in ("environ", "maps")
    ]
    return all(b"Permission denied" in look.stderr and not look.stdout for look in looks)


def core_limits(pid: int) -> list[str]:
    """How large a core file may become, now and at most."""
    lines = Path(f"/proc/{pid}/limits").read_text().splitlines()
    return next(line.split()[4:6] for line in lines if line.startswith("Max core file size"))
