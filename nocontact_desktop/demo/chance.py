"""Time and chance for a made-up notebook, so that the same seed gives the same notebook."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from nocontact_desktop.vault.surroundings import Surroundings

LAST_DAY = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
"""When the made-up notebook was last written in."""


class StoryClock:
    """A clock the story moves; every look at it takes a second, so no two saves share a time."""

    def __init__(self, start: datetime) -> None:
        self._time = start

    def __call__(self) -> datetime:
        """The story's time, a second later at each call."""
        self._time += timedelta(seconds=1)
        return self._time

    def move_to(self, time: datetime) -> None:
        """Set the story's time, forwards only: the log's own order comes from its sequence anyway."""
        self._time = max(self._time, time)


def story_surroundings(seed: int, clock: StoryClock) -> Surroundings:
    """Random bytes from ``seed`` and the time from ``clock``. Fit for made-up notebooks only."""
    return Surroundings(now=clock, random_bytes=random.Random(seed).randbytes)
