"""From which day to which a report goes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from nocontact_desktop.gui.widgets import DateTimeField, Fold
from nocontact_desktop.report.request import ReportRequest


class PeriodChoice(Fold):
    """All of it until a day is typed. ``chosen()`` on the user's choice."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Time"), name="period")
        self._first = DateTimeField(self.tr("From"), name="periodFrom", with_time=False)
        self._last = DateTimeField(self.tr("To"), name="periodTo", with_time=False)
        for field in (self._first, self._last):
            field.changed.connect(self._on_changed)
            self.add(field)
        self._say_choice()

    def check(self) -> bool:
        """Whether both days can be read; else the fold opens and the field says so."""
        can_be_read = self._first.check() and self._last.check()
        if not can_be_read:
            self.set_open(True)
        return can_be_read

    def days(self) -> tuple[str | None, str | None]:
        """The first and the last day, both included. Raises ValueError when one can't be read."""
        first, last = self._first.day(), self._last.day()
        return first.isoformat() if first else None, last.isoformat() if last else None

    def take(self, request: ReportRequest) -> None:
        """Show what was chosen before."""
        for field, day in ((self._first, request.date_from), (self._last, request.date_to)):
            field.set_value(date.fromisoformat(day) if day else None, None)
        self._say_choice()

    def _on_changed(self) -> None:
        self._say_choice()
        self.chosen.emit()

    def _say_choice(self) -> None:
        try:
            has_some = any(self.days())
        except ValueError:  # something is typed that is no date yet
            has_some = True
        self.set_closed_words(self.tr("a part") if has_some else self.tr("all of it"))
