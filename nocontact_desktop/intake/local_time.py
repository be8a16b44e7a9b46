"""From the time on someone's clock to UTC, for exports that give no zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from nocontact_desktop.errors import Problem

_HOUR = timedelta(hours=1)


def zone_called(name: str) -> ZoneInfo:
    """Return an IANA zone. Raises :class:`Problem` ``intake.unknown-time-zone``."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as found:
        # A misspelt name, a path in place of a name, and a folder's name each fail in their own way.
        raise Problem("intake.unknown-time-zone") from found


class LocalClock:
    """Turns local ISO 8601 times of one zone into UTC, remembering what it found hour by hour."""

    def __init__(self, zone: str) -> None:
        self.name = zone
        self._zone = zone_called(zone)
        self._hours: dict[str, str | None] = {}

    def utc(self, local: str) -> tuple[str, bool]:
        """Return (UTC ending in ``Z``, ambiguous) for ``2026-03-02T21:15`` or ``2026-03-02T21:15:30``.

        Ambiguous is a time that the clock showed twice (the earlier one is returned) or skipped.

        Raises:
            ValueError: this is no such time, or it is at the very edge of the calendar.
        """
        hour = local[:13]
        start = self._hours.get(hour, "")
        if start == "":
            start = self._hours[hour] = self._start_in_utc(hour)
        if start is not None:
            return f"{start}{local[13:]}Z", False
        time = datetime.fromisoformat(local).replace(tzinfo=self._zone)
        instant = time.astimezone(UTC)
        doubtful = time.utcoffset() != time.replace(fold=1).utcoffset()
        return f"{instant.replace(tzinfo=None).isoformat(timespec='seconds')[: len(local)]}Z", doubtful

    def _start_in_utc(self, hour: str) -> str | None:
        """The UTC hour for a local one, or None where minutes shift or the clocks change within it."""
        start = datetime.fromisoformat(hour + ":00").replace(tzinfo=self._zone)
        offsets = {
            one.replace(fold=fold).utcoffset() for one in (start, start + timedelta(minutes=59)) for fold in (0, 1)
        }
        offset = offsets.pop()
        if offsets or offset is None or offset % _HOUR:
            return None
        return start.astimezone(UTC).strftime("%Y-%m-%dT%H")
