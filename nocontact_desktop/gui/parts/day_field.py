"""A day that is kept by itself once it can be read."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from nocontact_desktop.gui.widgets import DateTimeField


class DayField(DateTimeField):
    """``kept(str)`` with the day as ISO 8601, empty for a blank; what is no day is said under the field."""

    kept = Signal(str)

    def __init__(self, label: str, *, name: str, value: str = "", hint: str = "") -> None:
        super().__init__(label, name=name, hint=hint, with_time=False)
        self.set_value(date.fromisoformat(value) if value else None, None)
        self._last = value
        self._day.editingFinished.connect(self._on_rest)
        self.changed.connect(self._on_changed)

    def iso(self) -> str:
        """The day as ISO 8601; empty for a blank. Raises ValueError for what is no day."""
        day = self.day()
        return day.isoformat() if day else ""

    def _on_changed(self) -> None:
        """ "Today" fills the field without its being left."""
        if not self._day.hasFocus():
            self._on_rest()

    def _on_rest(self) -> None:
        if self.check() and self.iso() != self._last:
            self._last = self.iso()
            self.kept.emit(self._last)
