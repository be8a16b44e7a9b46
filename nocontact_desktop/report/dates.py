"""Saying dates and times in the words of the report's language."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from nocontact_desktop.report.words import Words

_ISO = re.compile(r"(\d{4}-\d{2})(-\d{2})?(?:T(\d{2}:\d{2}(?::\d{2})?)([+-]\d{2}:\d{2})?)?")


class Dates:
    """Says dates; times recorded in UTC are said in ``zone``."""

    def __init__(self, say: Words, zone: str) -> None:
        self._say = say
        self._zone: ZoneInfo | None = None
        try:
            self._zone = ZoneInfo(zone) if zone else None
        except (ZoneInfoNotFoundError, ValueError):
            # A zone this computer does not know: its times are said in UTC, and say so.
            self._zone = None

    def local(self, recorded: str) -> datetime:
        """Return a recorded UTC time in the report's zone."""
        moment = datetime.fromisoformat(recorded)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.astimezone(self._zone or UTC)

    def day(self, day: date) -> str:
        """Say "2 March 2026"."""
        return self._say("date.day", day=day.day, month=self._say(f"date.month{day.month}"), year=day.year)

    def month(self, day: date) -> str:
        """Say "March 2026"."""
        return self._say("date.month", month=self._say(f"date.month{day.month}"), year=day.year)

    def short_day(self, day: date) -> str:
        """Say "2 Mar"."""
        return self._say("date.short_day", day=day.day, month=self._say(f"date.short_month{day.month}"))

    def long_day(self, day: date) -> str:
        """Say "Monday 2 March 2026"."""
        return self._say("date.long_day", weekday=self._say(f"date.weekday{day.isoweekday()}"), day=self.day(day))

    def time(self, recorded: str) -> str:
        """Say a recorded time: "2 March 2026, 22:04 (UTC+1)"."""
        moment = self.local(recorded)
        shift = moment.utcoffset()
        minutes = int(shift.total_seconds() // 60) if shift is not None else 0
        clock = f"{moment:%H:%M}"
        return self._say("date.time", day=self.day(moment.date()), clock=clock, zone=self.shift(minutes))

    def local_time(self, recorded: str) -> str:
        """Say a recorded time in the report's zone, where that goes without saying: "2 March 2026, 22:04"."""
        moment = self.local(recorded)
        return self._say("date.local", day=self.day(moment.date()), clock=f"{moment:%H:%M}")

    def shift(self, minutes: int) -> str:
        """Say a distance from UTC: "UTC+1", "UTC-3:30", "UTC"."""
        if not minutes:
            return self._say("date.utc")
        hours, rest = divmod(abs(minutes), 60)
        return f"{self._say('date.utc')}{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02d}" if rest else "")

    def written(self, text: str) -> str:
        """Say a month, date or local time that stands in ISO 8601; any other text stays as it is."""
        found = _ISO.fullmatch(text)
        if not found:
            return text
        month, day, clock, shift = found.groups()
        try:
            first = date.fromisoformat(f"{month}{day or '-01'}")
        except ValueError:
            # It looks like a date and is none: it is printed as it was written.
            return text
        if not clock:
            return self.day(first) if day else self.month(first)
        if shift:
            return self._say("date.local_shift", day=self.day(first), clock=clock, shift=shift)
        return self._say("date.local", day=self.day(first), clock=clock)

    def period(self, first: date, last: date) -> str:
        """Say "3 November 2025 to 2 March 2026", or one day."""
        if first == last:
            return self.day(first)
        return self._say("date.period", first=self.day(first), last=self.day(last))
