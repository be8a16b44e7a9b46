"""What other programs may learn from a running process of ours: no files it makes, no core file, no look inside."""

from __future__ import annotations

import ctypes
import os
import sys

_PR_SET_DUMPABLE = 4


def harden() -> None:
    """No core files, and no other process of this user may attach or read our memory (where the system can).

    Files made from now on can be read by this user alone. The system takes back the second part when a process begins
    a new program, so each calls this for itself, before there is a secret in its memory.
    """
    os.umask(0o077)
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
