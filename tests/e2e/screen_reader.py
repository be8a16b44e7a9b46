"""What a screen reader can read of the programs around it: the accessibility bus, as a reader walks it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

from tests.e2e.waiting import wait_until
from tests.secret_service import private_bus

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
missing = "" if LAUNCHER.exists() and shutil.which("dbus-daemon") else "needs at-spi2-core and dbus-daemon"
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_ROOT = "/org/a11y/atspi/accessible/root"


class Reader:
    """Reads what stands on the bus."""

    def __init__(self, bus: DBusConnection) -> None:
        self._bus = bus

    def read(self) -> str:
        """Every name and every text of every program, line by line."""
        names = self._call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames")[0]
        others = [name for name in names if name.startswith(":") and name != self._bus.unique_name]
        return "\n".join(line for name in others for line in self._below(name, _ROOT))

    def _below(self, program: str, path: str) -> Iterator[str]:
        # What has just gone, or is no program with windows, answers with an error.
        with suppress(DBusErrorResponse):
            yield str(self._ask(program, path)[0][1])
        with suppress(DBusErrorResponse):
            yield str(self._call(program, path, "org.a11y.atspi.Text", "GetText", "ii", (0, -1))[0])
        children: list[tuple[str, str]] = []
        with suppress(DBusErrorResponse):
            children = self._call(program, path, _ACCESSIBLE, "GetChildren")[0]
        for owner, child in children:
            if owner == program:
                yield from self._below(owner, child)

    def _ask(self, program: str, path: str) -> tuple[Any, ...]:
        asked = Properties(DBusAddress(path, program, _ACCESSIBLE)).get("Name")
        return tuple(unwrap_msg(self._bus.send_and_get_reply(asked, timeout=10)))

    def _call(
        self, program: str, path: str, interface: str, name: str, form: str | None = None, given: tuple[Any, ...] = ()
    ) -> tuple[Any, ...]:
        asked = new_method_call(DBusAddress(path, program, interface), name, form, given)
        return tuple(unwrap_msg(self._bus.send_and_get_reply(asked, timeout=10)))


@contextmanager
def screen_reader(folder: Path) -> Iterator[tuple[Reader, dict[str, str]]]:
    """A reader, and the environment of programs that talk to it."""
    folder.mkdir()
    with private_bus(folder / "bus") as address:
        around = {"PATH": os.environ["PATH"], "HOME": str(folder), "DBUS_SESSION_BUS_ADDRESS": address}
        launcher = subprocess.Popen([LAUNCHER], env=around, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            with open_dbus_connection(address) as session:
                place = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
                owned = new_method_call(
                    DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus"),
                    "NameHasOwner",
                    "s",
                    ("org.a11y.Bus",),
                )
                wait_until(lambda: bool(unwrap_msg(session.send_and_get_reply(owned))[0]), "the accessibility bus")
                (found,) = unwrap_msg(session.send_and_get_reply(new_method_call(place, "GetAddress")))
            with open_dbus_connection(found) as bus:
                yield (
                    Reader(bus),
                    {"DBUS_SESSION_BUS_ADDRESS": address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"},
                )
        finally:
            launcher.terminate()
            launcher.wait(10)
