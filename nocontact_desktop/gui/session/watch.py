"""Hears from the system that the session is locked, or that the computer goes to sleep (closing its lid does that)."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class SessionWatch(QObject):
    """``gone`` when the system says so. ``name`` is the neutral name: the system shows who asked."""

    gone = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listener: object = None
        if sys.platform == "linux":
            from nocontact_desktop.gui.session.linux import BusListener, session_bus, system_bus

            self._listener = BusListener(name, self.gone.emit, system_bus(), session_bus(), self)
        elif sys.platform == "win32":
            from nocontact_desktop.gui.session.windows import listen

            self._listener = listen(self.gone.emit)
        elif sys.platform == "darwin":
            from nocontact_desktop.gui.session.macos import listen

            self._listener = listen(self.gone.emit)
