"""Days and moments in words."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLocale

from nocontact_desktop.gui.widgets.day_and_time import say_day


def moment_words(written: str) -> str:
    """The day of a moment, ISO 8601 in UTC, where the user is: "3 March 2026"."""
    return say_day(datetime.fromisoformat(written).astimezone().date())


def short_moment(written: str) -> str:
    """The same in a few letters, for where there is little room: "3 Mar 2026"."""
    day = datetime.fromisoformat(written).astimezone().date()
    return f"{day.day} {QLocale.c().monthName(day.month, QLocale.FormatType.ShortFormat)} {day.year}"
