"""Moments in words, and a view that draws itself anew when one of them has come. Nothing here ticks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTimer

_LONGEST = timedelta(days=8)
"""Longer than any wait; a timer can't count much further."""


def clock_words(moment: datetime, now: datetime) -> str:
    """A moment as the user's clock shows it: "21:40", "tomorrow, 08:00", "5 March, 08:00"."""
    there, here = moment.astimezone(), now.astimezone()
    hour = f"{there:%H:%M}"
    if there.date() == here.date():
        return hour
    if there.date() == here.date() + timedelta(days=1):
        return QCoreApplication.translate("steady", "tomorrow, {hour}").format(hour=hour)
    return f"{there.day} {QLocale.c().monthName(there.month)}, {hour}"


def day_and_hour(moment: datetime) -> str:
    """A moment that is past: "2 March 2026, 21:04"."""
    there = moment.astimezone()
    return f"{there.day} {QLocale.c().monthName(there.month)} {there.year}, {there:%H:%M}"


def month_and_day(day: date) -> str:
    """A day that comes back each year: "2 March"."""
    return f"{day.day} {QLocale.c().monthName(day.month)}"


def when_it_comes(owner: QObject, moment: datetime | None, now: datetime, then: Callable[[], None]) -> None:
    """Call ``then`` once ``moment`` has come, while ``owner`` lives; not for one that is past."""
    if moment is None or not now < moment < now + _LONGEST:
        return
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(then)
    timer.timeout.connect(timer.deleteLater)
    timer.start(int((moment - now).total_seconds() * 1000) + 1)
