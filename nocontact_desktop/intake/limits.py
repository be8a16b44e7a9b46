"""What the child process may no longer do, taken from itself before it looks at a foreign byte.

What stands around it:

- everywhere, Python itself refuses sockets, other programs, writing to files, and reading any but its own;
- Linux and macOS: memory, processor time, file sizes and open files are limited by the system, core files are off;
- Linux: the kernel refuses sockets, other programs and changes to files (see :mod:`seccomp`), the network is taken
  away where an ordinary process may leave it, other processes may not look inside;
- macOS: the system's sandbox refuses network, other programs and writing (not tried);
- Windows: a job object limits memory and processor time and holds no second process (not tried).

Where a system refuses one of these walls, the others stand.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from zoneinfo import TZPATH

from nocontact_desktop.intake.job_object import enter_job
from nocontact_desktop.intake.seccomp import refuse_calls

MEGABYTE = 1024 * 1024

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38
_CLONE_NEWNET = 0x40000000
_CLONE_NEWUSER = 0x10000000
_MAC_PROFILE = b"(version 1)(allow default)(deny network*)(deny file-write*)(deny process-exec*)(deny process-fork)"
_JOB_SECONDS = 3600

_REFUSED = frozenset({
    "os.chmod", "os.chown", "os.exec", "os.fork", "os.forkpty", "os.kill", "os.link", "os.mkdir", "os.posix_spawn",
    "os.putenv", "os.remove", "os.rename", "os.rmdir", "os.spawn", "os.startfile", "os.symlink", "os.system",
    "os.truncate", "pty.spawn", "shutil.copyfile", "shutil.move", "shutil.rmtree", "socket.__new__", "socket.bind",
    "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "webbrowser.open",
})  # fmt: skip
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def take_away(memory: int, processor_seconds: int) -> None:
    """Give up what reading a file does not need. ``memory`` is in bytes; it cannot be taken back."""
    os.umask(0o077)
    if sys.platform == "win32":
        # Its allowance of time cannot be renewed: it has the longest one.
        enter_job(ctypes.windll.kernel32, memory, _JOB_SECONDS)
    else:
        _limit(memory, processor_seconds)
    if sys.platform == "linux":
        _harden_linux()
    if sys.platform == "darwin":
        _enter_sandbox(ctypes.CDLL(None))
    sys.addaudithook(_refuser())


def allow_more_time(seconds: int) -> None:
    """Start a new allowance of processor time for the next of many pieces of work."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        soft = min(most, int(used.ru_utime + used.ru_stime) + 1 + seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, most))


def _harden_linux() -> None:
    system = ctypes.CDLL(None, use_errno=True)
    # Where user namespaces are off, this fails and the other walls have to do.
    system.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    system.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    # What was read of a file does not outlive the program, not even when that is ended from outside.
    system.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    system.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    refuse_calls()


def _enter_sandbox(library: Any) -> None:
    """Ask macOS for its sandbox. Not tried; where it refuses, the other walls stand."""
    with suppress(AttributeError):  # a later system may have it no longer
        library.sandbox_init(_MAC_PROFILE, 0, ctypes.byref(ctypes.c_char_p()))


def _limit(memory: int, processor_seconds: int) -> None:
    import resource

    wanted = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: 64,
        resource.RLIMIT_AS: memory,
    }
    for what, wish in wanted.items():
        _, hard = resource.getrlimit(what)
        most = wish if hard == resource.RLIM_INFINITY else min(wish, hard)
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue  # macOS knows some of these limits and does not let them be set
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = _JOB_SECONDS if hard == resource.RLIM_INFINITY else min(_JOB_SECONDS, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (min(processor_seconds, most), most))


def _refuser() -> Callable[[str, tuple[Any, ...]], None]:
    """A hook that refuses what no reader does, and all files but the program's own and those already open."""
    own = tuple({os.path.realpath(part) for part in (*sys.path, sys.prefix, sys.base_prefix, *TZPATH) if part})
    own += tuple(part for part in (*sys.path, sys.prefix, sys.base_prefix, *TZPATH) if part)

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _REFUSED:
            raise PermissionError(event)
        if event == "open":
            path, mode, flags = arguments
            writes = any(sign in mode for sign in "wax+") if isinstance(mode, str) else bool((flags or 0) & _WRITES)
            if writes or not (isinstance(path, int) or os.fsdecode(path).startswith(own)):
                raise PermissionError(event)

    return refuse
