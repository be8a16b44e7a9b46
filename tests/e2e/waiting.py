"""Waiting for what another process does."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

LONGEST_SECONDS = 60
_STEP_SECONDS = 0.02


def wait_until(came: Callable[[], bool], what: str) -> None:
    """Look again and again until it came."""
    until = time.monotonic() + LONGEST_SECONDS
    while not came():
        assert time.monotonic() < until, f"{what} did not come"
        threading.Event().wait(_STEP_SECONDS)
