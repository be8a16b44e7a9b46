"""How many calls and messages came in on each day, by the conversations that were brought in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from nocontact_desktop.diary.attempts import local_hour
from nocontact_desktop.diary.case import get_case
from nocontact_desktop.diary.finding import store
from nocontact_desktop.report.doubts.said import CountKind
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.progress import Progress

_KINDS: Final[dict[str, CountKind]] = {
    "message": "message",
    "media": "message",
    "call": "call",
    "voicemail": "voicemail",
    "mail": "mail",
}
_Hours = dict[tuple[str, int | None], int]


@dataclass(frozen=True)
class Counted:
    """What came in, by day and kind: how many from each sender in each hour (None: not known)."""

    by_day: dict[tuple[date, CountKind], _Hours]

    def total(self, first: date, last: date, kind: CountKind) -> int:
        """All of a kind from ``first`` to ``last``, both included."""
        return sum(sum(hours.values()) for hours in self._of(first, last, kind))

    def fits(self, number: int, first: date, last: date, hours: tuple[int, int] | None, kind: CountKind) -> bool:
        """Whether ``number`` is what came in, from all or from one of them, in those days or just in those hours."""
        whole: dict[str, int] = defaultdict(int)
        part: dict[str, int] = defaultdict(int)
        for found in self._of(first, last, kind):
            for (sender, hour), counted in found.items():
                whole[sender] += counted
                if hours and hour is not None and hours[0] <= hour <= hours[1]:
                    part[sender] += counted
        return number in {*whole.values(), *part.values(), sum(whole.values()), sum(part.values())}

    def _of(self, first: date, last: date, kind: CountKind) -> list[_Hours]:
        days = (last - first).days + 1
        return [self.by_day.get((first + timedelta(days=at), kind), {}) for at in range(days)]


def count_incoming(notebook: Notebook, progress: Progress) -> Counted:
    """Count all that came in, in the time zone of the case."""
    zone = get_case(notebook).time_zone
    by_day: dict[tuple[date, CountKind], _Hours] = {}
    for found in store.sent(notebook.db, zone or "", progress):
        at, kind = local_hour(found.bucket, zone), _KINDS.get(found.kind)
        if at is not None and kind is not None and not found.mine:
            hours = by_day.setdefault((at[0], kind), {})
            place = (found.raw or "", at[1])
            hours[place] = hours.get(place, 0) + found.number
    return Counted(by_day)
