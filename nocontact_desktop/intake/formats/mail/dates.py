"""The Date of a mail. Nothing stands in for one that is missing or makes no sense."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

import msgspec

from nocontact_desktop.intake.instants import Instants
from nocontact_desktop.intake.items import ItemTime
from nocontact_desktop.intake.local_time import LocalClock

_LONGEST = 200
_USUAL = re.compile(
    r"(?:[A-Za-z]{2,9}\.?,?\s+)?\d{1,2}[\s-]+[A-Za-z]{3,9}\.?[\s-]+(?P<year>\d\d|\d{4})\s+\d{1,2}:\d\d(?P<seconds>:\d\d)?\b"
    r"(?:\s*(?P<zone>[+-]\d{4}|[A-Za-z]{1,5}\b))?"
)
_AS_C = re.compile(r"[A-Za-z]{3}\s+[A-Za-z]{3}\s+\d{1,2}\s+\d{1,2}:\d\d(?P<seconds>:\d\d)\s+(?P<year>\d{4})(?P<zone>)")
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)")
_NO_ZONE = "-0000"


class Dates:
    """Reads dates, said in one zone. ``has_local_times``: some gave a time on a clock, and no offset.

    Raises:
        Problem: ``intake.unknown-time-zone``.
    """

    def __init__(self, zone: str | None) -> None:
        self.has_local_times = False
        self._instants = Instants(zone)
        self._clock = LocalClock(zone) if zone else None

    def at(self, seconds: float, raw: str) -> ItemTime:
        """The time of an exact instant."""
        return self._instants.at(seconds, raw)

    def read(self, written: str) -> ItemTime:
        """The time of a Date head; without value, but with its text, where it is none."""
        raw = " ".join(written.split())[:_LONGEST]
        if _ISO.fullmatch(raw):
            return self._instants.of_iso(raw)
        usual = _USUAL.match(raw) or _AS_C.match(raw)
        try:
            moment = parsedate_to_datetime(usual[0]) if usual else None
        except (ValueError, TypeError, IndexError, OverflowError):  # the thirteenth month, the 31st of February
            moment = None
        if moment is None or usual is None or not str(moment.year).endswith(usual["year"]):  # the year 0026 is none
            return ItemTime(raw=raw)
        if moment.tzinfo is None:
            time = self._of_clock(moment.isoformat(timespec="seconds"), raw, usual["zone"])
        else:
            time = self._instants.at(moment.timestamp(), raw)
        return time if usual["seconds"] else _to_the_minute(time)

    def _of_clock(self, local: str, raw: str, zone: str | None) -> ItemTime:
        """A time without offset. "-0000" says that nobody may take it for the time on the reader's clock."""
        if zone == _NO_ZONE or self._clock is None:
            self.has_local_times = self.has_local_times or zone != _NO_ZONE
            return ItemTime(raw=raw, local=local, precision="second")
        self.has_local_times = True
        utc, twice = self._clock.utc(local)
        return ItemTime(
            raw=raw,
            local=local,
            utc=utc,
            zone=self._clock.name,
            zone_basis="assumed",
            precision="second",
            ambiguous=twice,
        )


def _to_the_minute(time: ItemTime) -> ItemTime:
    if time.local is None:
        return time
    utc = time.utc and f"{time.utc[:-4]}Z"
    return msgspec.structs.replace(time, local=time.local[:-3], utc=utc, precision="minute")
