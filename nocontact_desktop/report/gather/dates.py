"""Days out of written times."""

from __future__ import annotations

from datetime import date


def day_of(written: str | None) -> date | None:
    """Return the day of a local date or time; None when it says less than a day."""
    if not written or len(written) < 10 or written[7] != "-":
        return None
    return date.fromisoformat(written[:10])
