"""Locks after a time without a key or a click, and after the computer slept."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

_LOOK_EVERY_SECONDS = 5
_SLEPT_SECONDS = 30


class IdleWatch(QObject):
    """``expired`` once the user was away for so many minutes, or the computer was asleep."""

    expired = Signal()

    def __init__(self, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.expired)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY_SECONDS * 1000)
        self._look.timeout.connect(self._on_look)
        self._looked_at = time.time()
        self._last_sign = 0.0
        self.set_minutes(minutes)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state)

    def set_minutes(self, minutes: int) -> None:
        """Another time, from now on."""
        self._timer.setInterval(max(1, minutes) * 60_000)
        self._timer.start()
        self._looked_at = time.time()
        self._look.start()

    def sign_of_life(self) -> None:
        """The user did something."""
        now = time.monotonic()
        # Moving the mouse says so hundreds of times a second; once a second is enough.
        if now - self._last_sign >= 1:
            self._last_sign = now
            self._timer.start()

    def stop(self) -> None:
        """No more watching."""
        self._timer.stop()
        self._look.stop()

    def _on_look(self) -> None:
        now = time.time()
        slept = now - self._looked_at > _LOOK_EVERY_SECONDS + _SLEPT_SECONDS
        self._looked_at = now
        if slept:
            self.expired.emit()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationSuspended:
            self.expired.emit()
