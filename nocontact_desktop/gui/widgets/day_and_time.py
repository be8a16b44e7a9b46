"""A day and a time as typed. A blank stays a blank; nothing is guessed."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets.buttons import QuietButton
from nocontact_desktop.gui.widgets.fields import FieldError, FieldHint, FieldLabel
from nocontact_desktop.gui.widgets.layouts import FlowRow, column
from nocontact_desktop.gui.widgets.naming import announce, set_state

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


def read_day(text: str) -> date | None:
    """The day meant by ``2026-03-02``, ``2 March 2026``, ``March 2, 2026`` or ``2 Mar 26``.

    Raises:
        ValueError: it is no day, or a day and month in digits that can be read two ways.
    """
    words = re.findall(r"[^\W\d_]+|\d+", text.lower())
    if not words:
        return None
    if len(words) == 3 and all(word.isdigit() for word in words):
        return _day_in_digits(words)
    month = next((_month(word) for word in words if _month(word)), 0)
    numbers = [word for word in words if word.isdigit()]
    if not month or len(numbers) != 2:
        raise ValueError("no day")
    day, year = sorted(numbers, key=len) if len(numbers[0]) == 4 else numbers
    return date(_year(year), month, int(day))


def _day_in_digits(words: list[str]) -> date:
    if len(words[0]) == 4:
        return date(int(words[0]), int(words[1]), int(words[2]))
    first, second, year = (int(words[0]), int(words[1]), _year(words[2]))
    if first <= 12 and second <= 12 and first != second:
        raise ValueError("day and month could be either")
    return date(year, second, first) if first > 12 or first == second else date(year, first, second)


def _month(word: str) -> int:
    return next((at for at, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.startswith(word)), 0)


def _year(digits: str) -> int:
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def read_time(text: str) -> time | None:
    """The time meant by ``21:15``, ``2115``, ``9.15 pm`` or ``9 pm``.

    Raises:
        ValueError: it is no time.
    """
    text = text.strip().lower()
    if not text:
        return None
    match = re.fullmatch(r"(\d{1,2})(?:[:.h ]?(\d{2}))?(?::(\d{2}))?\s*([ap])?\.?m?\.?", text)
    if match is None or (match[2] is None and match[4] is None):
        raise ValueError("no time")
    hour, minute, second = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if match[4]:
        if not 1 <= hour <= 12:
            raise ValueError("no time")
        hour = hour % 12 + (12 if match[4] == "p" else 0)
    return time(hour, minute, second)


def say_day(day: date) -> str:
    """A day as it is typed here: ``2 March 2026``."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


class _Edit(QLineEdit):
    """A line as wide as the longest it takes."""

    def __init__(self, longest: str) -> None:
        super().__init__()
        self._longest = longest

    def sizeHint(self) -> QSize:
        around = 2 * tokens().space(10) + 12
        return QSize(self.fontMetrics().horizontalAdvance(self._longest) + around, super().sizeHint().height())


class DateTimeField(QWidget):
    """A day and, when wanted, a time, typed freely: ``DateTimeField("When", name="when")``; ``changed()``.

    ``day()`` and ``time()`` give None for a blank; :meth:`check` says under the field what cannot be read.
    "Today" and "Now" fill in the moment of the click, because the user asked.
    """

    changed = Signal()

    def __init__(
        self, label: str, *, name: str, hint: str = "", with_time: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Field")
        self._day = _Edit("30 September 2026")
        self._day.setObjectName(f"{name}Day")
        self._day.setAccessibleName(self.tr("%s: day") % label)
        self._day.setPlaceholderText(self.tr("2 March 2026"))
        self._time = _Edit("12:00:00 pm")
        self._time.setObjectName(f"{name}Time")
        self._time.setAccessibleName(self.tr("%s: time") % label)
        self._time.setPlaceholderText(self.tr("21:15"))
        body = column(self, gap=6)
        caption = FieldLabel(label, name=f"{name}Label")
        caption.setBuddy(self._day)
        body.addWidget(caption)
        words = FieldHint(hint, name=f"{name}Hint")
        body.addWidget(words)
        words.setVisible(bool(hint))
        body.addWidget(self._line(name, with_time=with_time))
        self._error = FieldError("", name=f"{name}Error")
        self._error.hide()
        body.addWidget(self._error)
        self.setFocusProxy(self._day)
        for edit in (self._day, self._time):
            edit.textEdited.connect(self._on_edited)

    def _line(self, name: str, *, with_time: bool) -> QWidget:
        today = QuietButton(self.tr("Today"), name=f"{name}Today", small=True)
        today.clicked.connect(lambda: self.set_value(_now().date(), None))
        now = QuietButton(self.tr("Now"), name=f"{name}Now", small=True)
        now.clicked.connect(lambda: self.set_value(_now().date(), _now().time().replace(second=0, microsecond=0)))
        edits = QWidget()
        inner = QHBoxLayout(edits)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._day)
        inner.addWidget(self._time)
        self._time.setVisible(with_time)
        line = FlowRow(edits, today, now, gap=6)
        now.setVisible(with_time)
        return line

    def day(self) -> date | None:
        """The day typed, None for a blank. Raises ValueError for what is no day."""
        return read_day(self._day.text())

    def at(self) -> time | None:
        """The time typed, None for a blank. Raises ValueError for what is no time."""
        return read_time(self._time.text())

    def set_value(self, day: date | None, at: time | None) -> None:
        """Show a day and a time, and emit ``changed``."""
        self._day.setText(say_day(day) if day else "")
        self._time.setText(at.strftime("%H:%M:%S" if at.second else "%H:%M") if at else "")
        self._on_edited()

    def check(self) -> bool:
        """Say under the field what cannot be read; True when all is well."""
        try:
            self.day()
        except ValueError:  # what was typed is no day: said in words
            return self._say(self._day, self.tr("Please write the day with the month as a word, like 2 March 2026."))
        try:
            self.at()
        except ValueError:  # what was typed is no time: said in words
            return self._say(self._time, self.tr("Please write the time like 21:15 or 9:15 pm."))
        return True

    def set_error(self, words: str) -> None:
        """Say something else that is wrong."""
        self._say(self._day, words)

    def _say(self, edit: QLineEdit, words: str) -> bool:
        self._error.setText(words)
        self._error.show()
        set_state(edit, "wrong", value=True)
        edit.setAccessibleDescription(words)
        announce(edit, words)
        return False

    def _on_edited(self) -> None:
        self._error.hide()
        for edit in (self._day, self._time):
            set_state(edit, "wrong", value=False)
            edit.setAccessibleDescription("")
        self.changed.emit()


def _now() -> datetime:
    return datetime.now().astimezone()
