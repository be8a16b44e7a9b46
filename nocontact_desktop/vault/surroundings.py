"""What a notebook takes from outside itself: the time and chance. A test or the demo hands in its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Surroundings:
    """``now`` gives the time, aware and in UTC; ``random_bytes(n)`` gives ``n`` unguessable bytes."""

    now: Callable[[], datetime]
    random_bytes: Callable[[int], bytes]


def _utc_now() -> datetime:
    return datetime.now(UTC)


SYSTEM = Surroundings(now=_utc_now, random_bytes=os.urandom)
"""The computer's clock and its source of randomness."""
