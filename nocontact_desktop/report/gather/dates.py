"""Days out of written times, and times said for tables."""

from __future__ import annotations

from datetime import date
from typing import Final

from nocontact_desktop.diary.when import When, say_written

# How much of a written time the less exact precisions let show.
_SHOWN: Final = {"year": 4, "month": 7, "day": 10}


def day_of(written: str | None) -> date | None:
    """Return the day of a local date or time; None when it says less than a day."""
    if not written or len(written) < 10 or written[7] != "-":
        return None
    return date.fromisoformat(written[:10])


def said_short(when: When) -> str:
    """Say a time without its weekday, for tables; nothing when no date is known."""
    if when.occurred_from is None:
        return ""
    said = say_written(when.occurred_from[: _SHOWN.get(when.precision)], weekday=False)
    return f"about {said}" if when.precision == "about" else said
