"""The time in a cell: an instant, or a date and a clock in whatever order the table has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

import msgspec

from nocontact_desktop.intake.dates import OrderDecision, decide_order, may_be_swapped, read_clock, read_date
from nocontact_desktop.intake.formats.table.heads import words
from nocontact_desktop.intake.instants import Instants
from nocontact_desktop.intake.items import ItemTime, ReadOptions
from nocontact_desktop.intake.local_time import LocalClock

_LONGEST = 80
_TO_THE_MINUTE = len("2026-03-02T21:15")
_EPOCH = re.compile(r"[0-9]{10}(?:\.[0-9]{1,9})?|[0-9]{13}|[0-9]{16}")
_COMPACT = re.compile(r"(?:19|20)[0-9]{6}")
_NUMBERS = re.compile(r"\D{0,20}?(\d{1,4}\s?[./\-年년]\s?\d{1,2}\s?[./\-月월]\s?\d{1,4})[日일.]?(?!\d)(.*)", re.DOTALL)
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|[.º])?[\s\-/]*(?:de |of )?([^\W\d_]{3,12})\.?,?[\s\-/]*(?:de |of )?(\d{4})(.*)"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(.*)")
_FRACTION = re.compile(r"(:\d\d:\d\d)[.,]\d{1,9}")
_ZONE = re.compile(r"(?<=[\dMm.])\s*(?:Z|(?:UTC|GMT)?\s?([+-])(0\d|1[0-4]):?(00|15|30|45)|UTC|GMT)\)?\s*\Z")
_BEFORE_CLOCK = " \t\u00a0\u202f,;–-T"


class Written(NamedTuple):
    """A time as far as it can be read without knowing the table.

    ``instant`` in seconds since 1970, or ``day`` in ISO 8601, or ``date`` in numbers of some order; ``clock`` as
    written, and ``offset`` in seconds where the cell gives one.
    """

    instant: float | None = None
    day: str | None = None
    date: str | None = None
    clock: str = ""
    offset: int | None = None


def written_in(cell: str) -> Written:
    """Return what a cell says."""
    cell = cell.strip()
    return Written() if len(cell) > _LONGEST else _written_in(cell)


@lru_cache(maxsize=4096)
def _written_in(cell: str) -> Written:
    if _EPOCH.fullmatch(cell):
        return Written(instant=float(cell) / {13: 1e3, 16: 1e6}.get(len(cell), 1))
    if _COMPACT.fullmatch(cell):
        return Written(day=read_date(f"{cell[:4]}-{cell[4:6]}-{cell[6:]}", "ymd"))
    if numbers := _NUMBERS.fullmatch(cell):
        clock, offset = _clock_and_offset(numbers[2])
        return Written(date=numbers[1], clock=clock, offset=offset)
    return _with_month_by_name(cell)


def _with_month_by_name(cell: str) -> Written:
    for pattern, places in ((_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2))):
        for found in pattern.finditer(cell):
            year, month, day = (found[place] for place in places)
            number = next((at for at, names in words().months.items() if month.casefold() in names), None)
            if number is not None:
                clock, offset = _clock_and_offset(found[4])
                return Written(day=read_date(f"{year}-{number}-{day}", "ymd"), clock=clock, offset=offset)
    return Written()


def _clock_and_offset(text: str) -> tuple[str, int | None]:
    clock = text.strip(_BEFORE_CLOCK)
    zone = _ZONE.search(clock)
    if zone is None:
        return _FRACTION.sub(r"\1", clock), None
    offset = 0
    if zone[1]:
        offset = (int(zone[2]) * 3600 + int(zone[3]) * 60) * (-1 if zone[1] == "-" else 1)
    return _FRACTION.sub(r"\1", clock[: zone.start()]).rstrip(), offset


class Times:
    """Reads the times of a table whose cells were all looked at once: ``cells`` in their order."""

    def __init__(self, options: ReadOptions, cells: Iterable[str]) -> None:
        dates: dict[str, None] = {}
        self.has_local = self.has_instants = halves = False
        for cell in cells:
            found = written_in(cell)
            if found.date is not None:
                dates[found.date] = None
            if found.instant is not None or found.offset is not None:
                self.has_instants = True
            elif found.day or found.date:
                self.has_local = True
            halves = halves or any(sign.isalpha() for sign in found.clock)
        self.order = _order(list(dates), options, twelve_hours=halves) if dates else None
        self._clock = LocalClock(options.time_zone) if options.time_zone else None
        self._instants = Instants(options.time_zone)

    def read(self, cell: str) -> ItemTime:
        """Return the time a cell gives; just its text when it gives none."""
        found = written_in(cell)
        if found.instant is not None:
            return self._instants.at(found.instant, cell)
        day, doubtful = found.day, False
        if found.date is not None and self.order is not None:
            day = read_date(found.date, self.order.order)
            doubtful = self.order.basis == "ambiguous" and may_be_swapped(found.date)
        if day is None:
            return ItemTime(raw=cell)
        clock = read_clock(found.clock) if found.clock else None
        if clock is None:
            return ItemTime(raw=cell, local=day, precision="day", ambiguous=doubtful)
        local = f"{day}T{clock[0]}"
        if found.offset is not None:
            return self._instant(local, found.offset, cell)
        if self._clock is None:
            return ItemTime(raw=cell, local=local, precision=clock[1], ambiguous=doubtful)
        utc, twice = self._clock.utc(local)
        return ItemTime(
            raw=cell,
            local=local,
            utc=utc,
            zone=self._clock.name,
            zone_basis="assumed",
            precision=clock[1],
            ambiguous=doubtful or twice,
        )

    def _instant(self, local: str, offset: int, raw: str) -> ItemTime:
        moment = datetime.fromisoformat(f"{local}+00:00") - timedelta(seconds=offset)
        time = self._instants.at(moment.timestamp(), raw)
        if len(local) > _TO_THE_MINUTE or time.local is None or time.utc is None:
            return time
        to_the_minute = time.local[:_TO_THE_MINUTE], f"{time.utc[:_TO_THE_MINUTE]}Z"
        return msgspec.structs.replace(time, local=to_the_minute[0], utc=to_the_minute[1], precision="minute")


def _order(dates: list[str], options: ReadOptions, *, twelve_hours: bool) -> OrderDecision:
    """The order of all dates. Some tables begin with what is newest: then they run forward from their end."""
    found = decide_order(dates, options.date_order, twelve_hours=twelve_hours)
    if found.basis != "ambiguous":
        return found
    backwards = decide_order(dates[::-1], options.date_order, twelve_hours=twelve_hours)
    return found if backwards.basis == "ambiguous" else backwards
