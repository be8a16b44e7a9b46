"""What the system says of sleep and of a locked session reaches us: real message buses, and stand-ins elsewhere."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Iterator
from ctypes.wintypes import MSG
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVirtualObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.session import macos
from nocontact_desktop.gui.session.linux import BusListener, session_bus
from nocontact_desktop.gui.session.windows import MessageFilter
from tests.secret_service import private_bus

LOGIN, LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
needs_bus = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon")


class Login(QDBusVirtualObject):
    """Stands in for the part of the system that sleep waits on: hands out one end of a pipe."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Any] = []
        self.theirs, self._ours = os.pipe()

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, bus: QDBusConnection) -> bool:
        self.asked.append(message.arguments())
        bus.send(message.createReply([QDBusUnixFileDescriptor(self._ours)]))
        os.close(self._ours)
        return True

    def is_waited_for(self) -> bool:
        """Whether anybody still holds the other end."""
        os.set_blocking(self.theirs, False)
        try:
            return os.read(self.theirs, 1) != b""
        except BlockingIOError:
            return True


class Buses:
    """One bus that is both, the system's side of it, and what the listener has told."""

    def __init__(self, address: str) -> None:
        self.system = QDBusConnection.connectToBus(address, "system's side")
        for name in (LOGIN, "org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver"):
            assert self.system.registerService(name), self.system.lastError().message()
        self.login = Login()
        assert self.system.registerVirtualObject(LOGIN_PATH, self.login)
        ours = QDBusConnection.connectToBus(address, "our side")
        self.told: list[bool] = []
        self.listener: BusListener | None = BusListener("Daybook", lambda: self.told.append(True), ours, ours)

    def send(self, path: str, interface: str, name: str, *said: object) -> None:
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(list(said))
        assert self.system.send(signal)


@pytest.fixture
def buses(qapp_themed: QApplication, tmp_path: Path) -> Iterator[Buses]:
    with private_bus(tmp_path / "bus") as address:
        made = Buses(address)
        yield made
        made.listener = None
        for name in ("system's side", "our side"):
            QDBusConnection.disconnectFromBus(name)


@needs_bus
@pytest.mark.parametrize(
    ("path", "interface", "name", "said"),
    [
        (LOGIN_PATH, f"{LOGIN}.Manager", "PrepareForSleep", [True]),
        (f"{LOGIN_PATH}/session/_32", f"{LOGIN}.Session", "Lock", []),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", [True]),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [True]),
    ],
)
def test_sleep_and_a_locked_session_are_heard(
    buses: Buses, qtbot: QtBot, path: str, interface: str, name: str, said: list[bool]
) -> None:
    buses.send(path, interface, name, *said)
    qtbot.waitUntil(lambda: buses.told == [True])


@needs_bus
def test_waking_and_an_uncovered_screen_lock_nothing(buses: Buses, qtbot: QtBot) -> None:
    buses.send(LOGIN_PATH, f"{LOGIN}.Manager", "PrepareForSleep", False)
    buses.send("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", False)
    buses.send(f"{LOGIN_PATH}/session/_32", f"{LOGIN}.Session", "Lock")
    qtbot.waitUntil(lambda: bool(buses.told))  # what was sent first came first, and told nothing
    assert buses.told == [True]


@needs_bus
def test_sleep_waits_for_us_under_the_neutral_name(buses: Buses, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(buses.login.asked))
    assert buses.login.asked == [["sleep", "Daybook", "Daybook", "delay"]]
    assert buses.listener is not None
    qtbot.waitUntil(buses.listener._answer.isFinished)
    assert buses.login.is_waited_for()


def test_no_session_bus_is_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert session_bus() is None


@pytest.mark.parametrize(
    ("message", "word", "heard"), [(0x0218, 4, True), (0x02B1, 7, True), (0x0218, 7, False), (0x02B1, 8, False)]
)
def test_messages_of_windows(message: int, word: int, heard: bool) -> None:
    told: list[bool] = []
    sent = MSG(message=message, wParam=word)
    answer = MessageFilter(lambda: told.append(True)).nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(sent))
    assert (answer, bool(told)) == ((False, 0), heard)


def test_notices_of_macos() -> None:
    class System:
        """Hands every notice over at once."""

        def __init__(self) -> None:
            self.names: list[bytes] = []

        def CFNotificationCenterGetDistributedCenter(self) -> int:
            return 7

        def CFStringCreateWithCString(self, _with: None, text: bytes, _form: int) -> int:
            self.names.append(text)
            return len(self.names)

        def CFNotificationCenterAddObserver(
            self, center: int, _who: None, call: Any, name: int, *_more: object
        ) -> None:
            assert (center, name) == (7, len(self.names))
            call(None, None, None, None, None)

    told: list[bool] = []
    system = System()
    assert macos.listen(lambda: told.append(True), system) is not None
    assert told == [True, True]
    assert system.names == [b"com.apple.screenIsLocked", b"com.apple.screensaver.didstart"]
