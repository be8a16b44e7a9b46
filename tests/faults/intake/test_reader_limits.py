"""The reader of foreign files cannot do what it must not do, and its end costs the program nothing."""

from __future__ import annotations

import ctypes
import os
import platform
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.intake import jobs, limits
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.intake.job_object import Limits, enter_job
from nocontact_desktop.intake.limits import MEGABYTE
from nocontact_desktop.intake.process import Child
from nocontact_desktop.intake.reading import given, open_export, survey

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these walls are those of Linux and macOS")
LIMITED = "from nocontact_desktop.intake.limits import take_away, MEGABYTE\ntake_away(400 * MEGABYTE, 1)\n"


def run_limited(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LIMITED + code], capture_output=True, text=True, timeout=60, check=False
    )


def test_the_walls_let_ordinary_work_through() -> None:
    assert run_limited("print(sum(range(1000)))").stdout == "499500\n"


def test_memory_has_an_end() -> None:
    assert "MemoryError" in run_limited("x = bytearray(800 * MEGABYTE)").stderr


def test_processor_time_has_an_end() -> None:
    assert run_limited("while True: pass").returncode < 0


@pytest.mark.parametrize(
    "code",
    [
        "open('{path}', 'w')",
        "open('{path}', 'ab')",
        "import os; os.open('{path}', os.O_WRONLY | os.O_CREAT)",
        "import socket; socket.socket()",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.Popen(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "import os; os.kill(os.getppid(), 0)",
        "import pathlib; pathlib.Path('{path}').mkdir()",
        "import os; os.symlink('/etc', '{path}')",
        "import os; os.rename('{kept}', '{path}')",
        "import os; os.remove('{kept}')",
        "open('{kept}').read()",
        "open('/etc/hostname').read()",
    ],
)
def test_what_is_refused(code: str, tmp_path: Path) -> None:
    kept, path = tmp_path / "kept", tmp_path / "made"
    kept.write_text("kept")
    found = run_limited(code.format(path=path, kept=kept))
    assert found.returncode == 1
    assert "PermissionError" in found.stderr
    assert not path.exists()
    assert kept.read_text() == "kept"


def test_writing_to_an_open_file_has_an_end_too(tmp_path: Path) -> None:
    path = tmp_path / "open"
    code = f"import os\nfd = os.open({str(path)!r}, os.O_WRONLY | os.O_CREAT)\n{LIMITED}os.write(fd, b'x')"
    subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
    assert path.read_bytes() == b""


@pytest.mark.skipif(sys.platform != "linux", reason="as Linux tells it")
def test_no_core_file_no_look_inside() -> None:
    code = "import resource\nprint(resource.getrlimit(resource.RLIMIT_CORE))\n"
    code += "import ctypes\nprint(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    assert run_limited(code).stdout == "(0, 0)\n0\n"


WITHOUT_PYTHON = """
import ctypes, errno, os
libc = ctypes.CDLL(None, use_errno=True)
kept, made = {kept!r}, {made!r}
calls = [
    ("socket", 2, 1, 0), ("socket", 1, 1, 0), ("socketpair", 1, 1, 0, (ctypes.c_int * 2)()),
    ("open", made, os.O_WRONLY | os.O_CREAT, 0o600), ("open", kept, os.O_RDWR), ("creat", made, 0o600),
    ("truncate", kept, 0), ("mkdir", made, 0o700), ("link", kept, made), ("symlink", kept, made),
    ("rename", kept, made), ("unlink", kept), ("chmod", kept, 0o777), ("fork",), ("execve", b"/bin/true", None, None),
    ("kill", os.getppid(), 0), ("ptrace", 0, 0, 0, 0), ("unshare", 0x20000000),
]
for name, *given in calls:
    ctypes.set_errno(0)
    if (getattr(libc, name)(*given), ctypes.get_errno()) != (-1, errno.EPERM):
        print(name)
"""


@pytest.mark.skipif(platform.machine() not in {"x86_64", "aarch64"}, reason="the filter knows these two processors")
@pytest.mark.skipif(sys.platform != "linux", reason="as Linux does it")
def test_the_kernel_refuses_what_goes_past_python(tmp_path: Path) -> None:
    kept, made = tmp_path / "kept", tmp_path / "made"
    kept.write_text("kept")
    rights = kept.stat().st_mode & 0o777
    code = WITHOUT_PYTHON.format(kept=os.fsencode(kept), made=os.fsencode(made))
    found = run_limited(code)
    assert (found.stdout, found.stderr) == ("", "")
    assert list(tmp_path.iterdir()) == [kept]
    assert (kept.read_text(), kept.stat().st_mode & 0o777) == ("kept", rights)


@pytest.mark.skipif(sys.platform != "linux", reason="as Linux does it")
def test_behind_the_kernel_s_wall_there_still_is_work_to_do() -> None:
    code = (
        "import threading, zoneinfo\nt = threading.Thread(target=lambda: print('thread'))\nt.start()\nt.join()\n"
        "print(zoneinfo.ZoneInfo('Europe/Berlin'))"
    )
    assert run_limited(code).stdout == "thread\nEurope/Berlin\n"


class Windows:
    """A stand-in for kernel32."""

    class Call:
        def __init__(self, answer: object) -> None:
            self.answer, self.given = answer, []
            self.restype = None

        def __call__(self, *given: object) -> object:
            self.given.append(given)
            return self.answer

    def __init__(self) -> None:
        self.CreateJobObjectW, self.GetCurrentProcess = self.Call(1 << 40 | 4), self.Call((1 << 64) - 1)
        self.AssignProcessToJobObject = self.Call(1)
        self.limits = Limits()

    def SetInformationJobObject(self, job: object, kind: int, limits: object, size: int) -> int:
        ctypes.memmove(ctypes.byref(self.limits), limits, size)
        self.kind = kind
        return 1


def test_on_windows_a_job_holds_it() -> None:
    windows = Windows()
    assert enter_job(windows, 400 * MEGABYTE, 60)
    ((job, this),) = windows.AssignProcessToJobObject.given
    assert (job.value, this.value) == (1 << 40 | 4, (1 << 64) - 1)
    limits = windows.limits
    assert (windows.kind, ctypes.sizeof(limits)) == (9, 144)
    assert (limits.flags, limits.active_processes) == (0x50A, 1)
    assert (limits.process_memory, limits.process_time) == (400 * MEGABYTE, 600_000_000)


def test_on_a_mac_the_sandbox_refuses() -> None:
    asked: list[bytes] = []

    class System:
        def sandbox_init(self, profile: bytes, flags: object, error: object) -> int:
            asked.append(profile)
            return 0

    limits._enter_sandbox(System())
    (profile,) = asked
    assert all(b"(deny %s)" % what in profile for what in (b"network*", b"file-write*", b"process-exec*"))
    limits._enter_sandbox(object())  # a system that no longer knows it


@pytest.fixture
def long_chat(tmp_path: Path) -> Path:
    path = tmp_path / "_chat.txt"
    path.write_text("".join(f"13/01/2026, {n // 60 % 24:02}:{n % 60:02} - Ana: {n}\n" for n in range(20_000)))
    return path


def readers() -> list[psutil.Process]:
    return [one for one in psutil.Process().children() if one.status() != psutil.STATUS_ZOMBIE]


def test_the_reader_shows_nothing_and_has_nothing(long_chat: Path) -> None:
    with open_export(long_chat, ReadOptions()) as opened:
        next(opened.items())
        (reader,) = readers()
        assert reader.name() != "nocontact"
        assert "nocontact" not in " ".join(reader.cmdline())
        assert os.getpgid(reader.pid) != os.getpgid(0)
        if sys.platform == "linux" and platform.machine() in {"x86_64", "aarch64"}:
            assert "\nSeccomp:\t2\n" in Path(f"/proc/{reader.pid}/status").read_text()
    assert readers() == []


def test_cancelling_ends_the_reader(long_chat: Path) -> None:
    seen = 0

    def cancelled() -> bool:
        return seen > 1000

    def read_on() -> None:
        nonlocal seen
        with open_export(long_chat, ReadOptions(), cancelled) as opened:
            for batch in opened.items():
                seen += len(batch)

    with pytest.raises(Cancelled):
        read_on()
    assert 1000 < seen < 20_000
    assert readers() == []


def test_a_killed_reader_is_a_known_problem(long_chat: Path) -> None:
    def read_and_kill() -> None:
        with open_export(long_chat, ReadOptions()) as opened:
            for _ in opened.items():
                for reader in readers():
                    reader.kill()

    with pytest.raises(Problem) as found:
        read_and_kill()
    assert found.value.code == "intake.reader-stopped"
    assert readers() == []


def test_a_reader_that_says_nothing_is_ended(long_chat: Path) -> None:
    with given(long_chat) as (file, descriptors):
        job = jobs.Export(file, ReadOptions())
        with Child(job, descriptors=descriptors, silence=0.3) as child, pytest.raises(Problem) as found:
            child.answer()
    assert found.value.code == "intake.took-too-long"
    assert readers() == []


def test_leaving_early_ends_the_reader(long_chat: Path) -> None:
    with open_export(long_chat, ReadOptions()) as opened:
        next(opened.items())
    assert readers() == []
    assert [one.name for one in threading.enumerate() if one.name == "intake"] == []


def test_a_reader_whose_program_is_gone_ends_by_itself(long_chat: Path) -> None:
    code = (
        "import sys, time\nfrom pathlib import Path\n"
        "from nocontact_desktop.intake.reading import open_export\n"
        "from nocontact_desktop.intake.items import ReadOptions\n"
        "import psutil\nwith open_export(Path(sys.argv[1]), ReadOptions()) as opened:\n"
        "    next(opened.items())\n    print(psutil.Process().children()[0].pid, flush=True)\n    time.sleep(60)\n"
    )
    program = subprocess.Popen([sys.executable, "-c", code, str(long_chat)], stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    reader = int(program.stdout.readline())
    program.kill()
    program.wait()
    program.stdout.close()
    for _ in range(200):
        if not psutil.pid_exists(reader) or psutil.Process(reader).status() == psutil.STATUS_ZOMBIE:
            break
        time.sleep(0.05)
    else:
        pytest.fail("the reader is still there")


def test_words_of_the_file_never_stand_in_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "secret-name.txt"
    path.write_bytes(b"PK\x03\x04 very secret words")
    with pytest.raises(Problem) as found:
        survey(path, ReadOptions())
    told = f"{found.value} {found.value.params}"
    assert found.value.code == "intake.zip-damaged"
    assert "secret" not in told
