"""More attempts than usual: the last seven days against the user's own past weeks. It says "more", or it says nothing.

The rule is in docs/steady.md. It knows how many attempts stand in the notebook, and nothing about danger: that nothing
is shown never means that it is safer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from statistics import median
from zoneinfo import ZoneInfo

from nocontact_desktop.diary.attempts import Cell, left_out, tally
from nocontact_desktop.preparation.later import chosen_moment
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.progress import Progress, Stop

WEEK_DAYS = 7
LEAST_WEEKS = 8
"""With fewer past weeks it is silent."""
MOST_WEEKS = 26
LEAST_ATTEMPTS = 5
"""With fewer attempts in seven days it is silent."""
_SPREADS = 3
_LIKE_A_DEVIATION = 1.4826
"""Turns the median distance from the median into what a standard deviation is for evenly scattered counts."""


@dataclass(frozen=True)
class Weeks:
    """Attempts in the last seven days, and in each of the weeks of seven days before, the latest first."""

    latest: int
    before: tuple[int, ...]

    @property
    def is_enough(self) -> bool:
        """Whether there are enough past weeks to compare with."""
        return len(self.before) >= LEAST_WEEKS

    @property
    def is_more(self) -> bool:
        """Whether there are clearly more than in the weeks before."""
        return self.is_enough and self.latest >= LEAST_ATTEMPTS and self.latest > threshold(self.before)


def threshold(before: Sequence[int]) -> float:
    """What a week has to exceed: the median of the weeks before, and three times their spread above it.

    The spread is that of chance (the root of the median) or that of the weeks themselves, whichever is wider, and at
    least one.
    """
    middle = median(before)
    distance = median(abs(count - middle) for count in before)
    return middle + _SPREADS * max(sqrt(middle), _LIKE_A_DEVIATION * distance, 1.0)


def look(notebook: Notebook, *, progress: Progress, cancelled: Stop) -> Weeks:
    """Count, without the senders the user left out. Raises :class:`Cancelled` when it is stopped."""
    found = tally(notebook, progress=progress, cancelled=cancelled)
    zone = ZoneInfo(found.time_zone) if found.time_zone else None
    today = notebook.surroundings.now().astimezone(zone).date()
    return weeks_of(found.cells(left_out(notebook)), today, chosen_moment(notebook).started_on)


def weeks_of(cells: Iterable[Cell], today: date, started: date | None = None) -> Weeks:
    """The weeks of seven days, counted back from ``today``; only those that lie wholly after the first attempt.

    Once there are enough weeks since the day no contact was ``started``, the weeks before it do not count.
    """
    past = [cell for cell in cells if cell.day <= today]
    first = min((cell.day for cell in past), default=today)
    whole = _weeks_since(first, today)
    if started is not None and LEAST_WEEKS <= _weeks_since(started, today) < whole:
        whole = _weeks_since(started, today)
    counts = [0] * (whole + 1)
    for cell in past:
        place = (today - cell.day).days // WEEK_DAYS
        if place <= whole:
            counts[place] += cell.number
    return Weeks(counts[0], tuple(counts[1:]))


def _weeks_since(day: date, today: date) -> int:
    """How many whole weeks lie between ``day`` and the last seven days, at most those that count."""
    return max(0, min(((today - day).days + 1) // WEEK_DAYS - 1, MOST_WEEKS))
