"""How old a fact is, counted from today's date."""

from __future__ import annotations

from datetime import date

LONGEST_DAYS = 180


def day_of(checked: str) -> date:
    """The earliest day that ``checked`` (``2026-11-21``, ``2026-11`` or ``2026``) can mean.

    The earliest, since a fact is rather called too old than too fresh. Raises ValueError for anything else.
    """
    return date.fromisoformat(checked + "-01-01"[len(checked) - len("2026") :])


def is_old(checked: str, today: date) -> bool:
    """Whether a row says "check before you rely on it": older than 180 days."""
    return (today - day_of(checked)).days > LONGEST_DAYS
