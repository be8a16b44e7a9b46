"""What other programs may learn from a running process of ours: no files it makes, no core file, no look inside."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import Any

_PR_SET_DUMPABLE = 4
_PT_DENY_ATTACH = 31
_NO_CRASH_REPORTS = 0x0001 | 0x0002
"""SEM_FAILCRITICALERRORS and SEM_NOGPFAULTERRORBOX: a crash ends the process, and nobody is sent a picture of it."""
_SYSTEM_AND_OWN_FOLDERS = 0x1000
"""LOAD_LIBRARY_SEARCH_DEFAULT_DIRS: no library is taken from the folder the program was started in."""


def harden() -> None:
    """No core files, and no other process of this user may attach or read our memory (where the system can).

    Files made from now on can be read by this user alone. The system takes back the second part when a process begins
    a new program, so each calls this for itself, before there is a secret in its memory.
    """
    os.umask(0o077)
    if sys.platform == "win32":
        close_on_windows(ctypes.WinDLL("kernel32"))
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    elif sys.platform == "darwin":
        close_on_macos(ctypes.CDLL(None))


def close_on_windows(kernel: Any) -> None:
    """No crash reports, and no libraries from elsewhere. ``kernel`` is kernel32. Not tried on Windows."""
    kernel.SetErrorMode(_NO_CRASH_REPORTS)
    kernel.SetDefaultDllDirectories(_SYSTEM_AND_OWN_FOLDERS)


def close_on_macos(system: Any) -> None:
    """No debugger may attach. ``system`` is the C library. Not tried on macOS."""
    system.ptrace(_PT_DENY_ATTACH, 0, 0, 0)
