"""A field that keeps what is typed by itself: after a short pause, and when it is left."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from nocontact_desktop.gui.widgets import TextArea

_PAUSE_MS = 800


class KeptText(TextArea):
    """``kept(str)`` with what stands in the field, once for each change that has come to rest."""

    kept = Signal(str)

    def __init__(self, label: str, *, name: str, value: str, hint: str = "", lines: int = 3) -> None:
        super().__init__(label, name=name, hint=hint, lines=lines)
        self.begin_with(value)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE_MS)
        self._wait.timeout.connect(self.keep_now)
        self.changed.connect(lambda _text: self._wait.start())

    def begin_with(self, value: str) -> None:
        """Show what is kept already, or what is only suggested: it is handed over once it is changed."""
        self.set_value(value)
        self._last = self.value()

    def keep_now(self) -> None:
        """Hand over what was typed since the last time, if anything was."""
        self._wait.stop()
        if self.value() != self._last:
            self._last = self.value()
            self.kept.emit(self._last)
