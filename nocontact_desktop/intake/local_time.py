"""From the time on someone's clock to UTC, for exports that give no zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from nocontact_desktop.errors import Problem

_HOUR = timedelta(hours=1)
_HOURS = [f"{hour:02}" for hour in range(24)]


def zone_called(name: str) -> ZoneInfo:
    """Return an IANA zone. Raises :class:`Problem` ``intake.unknown-time-zone``."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as found:
        # A misspelt name, a path in place of a name, and a folder's name each fail in their own way.
        raise Problem("intake.unknown-time-zone") from found


class LocalClock:
    """Turns local ISO 8601 times of one zone into UTC, remembering what it found day by day."""

    def __init__(self, zone: str) -> None:
        self.name = zone
        self._zone = zone_called(zone)
        self._days: dict[str, dict[str, str] | None] = {}

    def utc(self, local: str) -> tuple[str, bool]:
        """Return (UTC ending in ``Z``, ambiguous) for ``2026-03-02T21:15`` or ``2026-03-02T21:15:30``.

        Ambiguous is a time that the clock showed twice (the earlier one is returned) or skipped.

        Raises:
            ValueError: this is no such time.
        """
        day = local[:10]
        hours = self._days[day] if day in self._days else self._hours_of(day)
        if hours is not None:
            return f"{hours[local[11:13]]}{local[13:]}Z", False
        time = datetime.fromisoformat(local).replace(tzinfo=self._zone)
        instant = time.astimezone(UTC)
        doubtful = time.utcoffset() != time.replace(fold=1).utcoffset()
        return f"{instant.replace(tzinfo=None).isoformat(timespec='seconds')[: len(local)]}Z", doubtful

    def _hours_of(self, day: str) -> dict[str, str] | None:
        """Each hour of a day in UTC, or None where minutes shift too or the clocks change near that day."""
        start = datetime.fromisoformat(f"{day}T00:00").replace(tzinfo=self._zone)
        offsets = {(start + timedelta(hours=hour)).utcoffset() for hour in (-3, 0, 3, 12, 24, 27)}
        offset = offsets.pop()
        if offsets or offset is None or offset % _HOUR:
            self._days[day] = None
        else:
            first = start.replace(tzinfo=None) - offset
            both = [(first + timedelta(days=later)).date().isoformat() for later in (0, 1)]
            self._days[day] = {
                hour: f"{both[at > 23]}T{_HOURS[at % 24]}" for at, hour in enumerate(_HOURS, start=first.hour)
            }
        return self._days[day]
