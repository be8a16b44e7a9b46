"""Listens to keys and clicks on the way into our windows: leaving quickly, idle time, where focus is shown.

It sits on the windows themselves, not on every widget: a filter on the whole application would be called
for each of the thousands of events of a redraw.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from nocontact_desktop.gui.three_shifts import ThreeShifts

_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress)
_SIGNS_OF_LIFE = (*_CLICKS, QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.Wheel)
_MOVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class InputWatch(QObject):
    """``leave_asked`` after three taps of Shift alone; ``active`` with every sign of the user;
    ``by_keyboard``.
    """

    leave_asked = Signal()
    active = Signal()
    way_changed = Signal()

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self.by_keyboard = False
        self.three_shifts_leave = True
        self._shifts = ThreeShifts()
        app.focusWindowChanged.connect(self._on_focus_window)
        for window in app.topLevelWindows():
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _SIGNS_OF_LIFE:
            self.active.emit()
        if isinstance(event, QKeyEvent) and kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._on_key(event, pressed=kind == QEvent.Type.KeyPress)
        elif kind in _CLICKS:
            self._shifts.anything_else()
            self._set_way(by_keyboard=False)
        return False

    def _on_key(self, event: QKeyEvent, *, pressed: bool) -> None:
        if event.isAutoRepeat():
            return
        others = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() != Qt.Key.Key_Shift or others != Qt.KeyboardModifier.NoModifier:
            if pressed:
                self._shifts.anything_else()
        elif pressed:
            self._shifts.shift_down()
        elif self._shifts.shift_up(time.monotonic()) and self.three_shifts_leave:
            self.leave_asked.emit()
        if pressed and event.key() in _MOVING:
            self._set_way(by_keyboard=True)

    def _set_way(self, *, by_keyboard: bool) -> None:
        if by_keyboard != self.by_keyboard:
            self.by_keyboard = by_keyboard
            self.way_changed.emit()

    def _on_focus_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
