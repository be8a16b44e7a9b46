"""What the child process may no longer do, taken from itself before it looks at a foreign byte.

Memory, processor time, file sizes and open files are limited by the system (not on Windows, where a job object would
do it: not tried), core files are off, other processes may not look inside (Linux), the network is taken away where
the system lets an ordinary process do so, and Python itself refuses sockets, other programs and writing to files.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from typing import Any
from zoneinfo import TZPATH

MEGABYTE = 1024 * 1024

_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38
_CLONE_NEWNET = 0x40000000
_CLONE_NEWUSER = 0x10000000

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
    if sys.platform == "linux":
        _harden_linux()
    if sys.platform != "win32":
        _limit(memory, processor_seconds)
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
    system.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


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
    most = 3600 if hard == resource.RLIM_INFINITY else min(3600, hard)
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
