"""From an exact instant that an export gives (seconds since 1970, or a time with its offset) to an item's time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from nocontact_desktop.intake.items import ItemTime
from nocontact_desktop.intake.local_time import zone_called

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  arithmetic only: the offset is added to it
_QUARTER = 900  # clocks change at quarters of an hour
_MOST = 253_402_300_799  # the last second of the year 9999


class Instants:
    """Says instants in one zone, or in UTC when nobody has said in which. The zone of an instant is always given.

    Raises:
        Problem: ``intake.unknown-time-zone``.
    """

    def __init__(self, zone: str | None) -> None:
        self._name = zone or "UTC"
        self._zone = zone_called(zone) if zone else None
        self._offsets: dict[int, int] = {}

    def at(self, seconds: float, raw: str) -> ItemTime:
        """The time of ``seconds`` since 1970, which the export wrote as ``raw``; without value when it can be none."""
        if not 0 < seconds <= _MOST:  # zero is what is written where nothing was known
            return ItemTime(raw=raw)
        whole = int(seconds)
        offset = self._offset(whole)
        if whole + offset > _MOST:
            return ItemTime(raw=raw)
        return ItemTime(
            raw=raw,
            local=_iso(whole + offset),
            utc=f"{_iso(whole)}Z",
            zone=self._name,
            zone_basis="given",
            precision="second",
        )

    def of_iso(self, written: str) -> ItemTime:
        """The time of ISO 8601 text with an offset or ``Z``; without value when it is not that."""
        try:
            moment = datetime.fromisoformat(written)
        except ValueError:  # not a time; what stands there is kept as it is
            return ItemTime(raw=written)
        if moment.tzinfo is None:
            return ItemTime(raw=written)
        return self.at((moment - datetime.fromtimestamp(0, UTC)).total_seconds(), written)

    def _offset(self, seconds: int) -> int:
        if self._zone is None:
            return 0
        quarter = seconds // _QUARTER
        known = self._offsets.get(quarter)
        if known is None:
            away = datetime.fromtimestamp(min(seconds, _MOST - 86_400), self._zone).utcoffset()
            known = self._offsets[quarter] = int((away or timedelta()).total_seconds())
        return known


def _iso(seconds: int) -> str:
    return (_EPOCH + timedelta(seconds=seconds)).isoformat()
