"""Days that move from year to year, as both calendars in use have them."""

from __future__ import annotations

from datetime import date, timedelta

ORTHODOX_LAG = 13
"""Days between the calendars from 1900 to 2099."""


def easter_sundays(year: int) -> tuple[date, ...]:
    """Easter Sunday as churches keep it, West and East; one day where both fall together. For 1900 to 2099."""
    return tuple(sorted({_western(year), _eastern(year)}))


def _western(year: int) -> date:
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _eastern(year: int) -> date:
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=ORTHODOX_LAG)
