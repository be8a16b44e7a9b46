"""Linux: what the message buses say of sleep and of a locked session."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

_LOGIN = "org.freedesktop.login1"
_LOGIN_PATH = "/org/freedesktop/login1"
_ON_STATE = SLOT("on_state(QDBusMessage)")
_ON_LOCK = SLOT("on_lock(QDBusMessage)")
_SCREEN_SAVERS = tuple(f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce"))


def system_bus() -> QDBusConnection:
    """The bus of the computer, connected or not."""
    return QDBusConnection.systemBus()


def session_bus() -> QDBusConnection | None:
    """The bus of the session; None where there is none: asking for it would start one, which leaves a folder."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    is_there = os.environ.get("DBUS_SESSION_BUS_ADDRESS") or (runtime and Path(runtime, "bus").exists())
    return QDBusConnection.sessionBus() if is_there else None


class BusListener(QObject):
    """Calls ``tell`` before the computer sleeps, and when the session is locked or its screen is covered."""

    def __init__(
        self,
        name: str,
        tell: Callable[[], None],
        system: QDBusConnection,
        session: QDBusConnection | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tell = tell
        self._hear(system, _LOGIN, f"{_LOGIN}.Manager", "PrepareForSleep", _ON_STATE)
        self._hear(system, _LOGIN, f"{_LOGIN}.Session", "Lock", _ON_LOCK)
        if session is not None:
            for saver in _SCREEN_SAVERS:
                self._hear(session, saver, saver, "ActiveChanged", _ON_STATE)
        self._ask_to_be_waited_for(name, system)

    @Slot(QDBusMessage)
    def on_state(self, message: QDBusMessage) -> None:
        """It begins (True), or it is over (False)."""
        if message.arguments() == [True]:
            self._tell()

    @Slot(QDBusMessage)
    def on_lock(self, _message: QDBusMessage) -> None:
        """The session is to be locked."""
        self._tell()

    def _hear(self, bus: QDBusConnection, service: str, interface: str, name: str, slot: str) -> None:
        # Qt for Python says it wants bytes there, and takes none.
        bus.connect(service, "", interface, name, self, slot)  # type: ignore[call-overload]

    def _ask_to_be_waited_for(self, name: str, system: QDBusConnection) -> None:
        """Sleep waits, for five seconds at most, until this process has ended or begun anew: locking does that."""
        call = QDBusMessage.createMethodCall(_LOGIN, _LOGIN_PATH, f"{_LOGIN}.Manager", "Inhibit")
        call.setArguments(["sleep", name, name, "delay"])
        # The answer holds an open file, which the system sees closed when the process is over.
        self._answer = QDBusPendingCallWatcher(system.asyncCall(call), self)
