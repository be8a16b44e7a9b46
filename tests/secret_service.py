"""A Secret Service for tests: gnome-keyring on a bus and in a home of its own. Nothing of the user's is touched."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

PROGRAMS = ("dbus-daemon", "gnome-keyring-daemon")
needs_secret_service = pytest.mark.skipif(
    not all(shutil.which(name) for name in PROGRAMS), reason=f"needs {' and '.join(PROGRAMS)}"
)

_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@contextmanager
def private_bus(folder: Path) -> Iterator[str]:
    """A message bus on which nothing runs and nothing is started; gives its address."""
    folder.mkdir()
    config = folder / "bus.conf"
    config.write_text(_CONFIG.format(folder=folder))
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as bus:
        try:
            assert bus.stdout is not None
            yield bus.stdout.readline().strip()
        finally:
            bus.terminate()


@contextmanager
def secret_service(folder: Path, address: str, password: str = "the computer's password") -> Iterator[None]:
    """gnome-keyring, unlocked with ``password``, on the bus at ``address``, which is to be in our environment too."""
    (folder / "run").mkdir(mode=0o700, parents=True, exist_ok=True)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "DBUS_SESSION_BUS_ADDRESS": address,
    }
    command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment, stdout=quiet, stderr=quiet) as daemon:
        try:
            assert daemon.stdin is not None
            daemon.stdin.write(password.encode())
            daemon.stdin.close()
            _wait_until_owned("org.freedesktop.secrets")
            yield
        finally:
            daemon.terminate()


def lock_all() -> None:
    """Lock the collection that is unlocked at login, as the system does when it is told to."""
    import secretstorage

    with closing(secretstorage.dbus_init()) as connection:
        secretstorage.get_default_collection(connection).lock()


def stored() -> list[tuple[str, dict[str, str], str]]:
    """All that lies in the store: label, attributes, secret."""
    import secretstorage

    with closing(secretstorage.dbus_init()) as connection:
        items = secretstorage.get_default_collection(connection).get_all_items()
        return [(item.get_label(), dict(item.get_attributes()), item.get_secret().decode()) for item in items]


def _wait_until_owned(name: str) -> None:
    from jeepney import MatchRule
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import Proxy, open_dbus_connection

    rule = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
    rule.add_arg_condition(0, name)
    with closing(open_dbus_connection()) as connection, connection.filter(rule) as changes:
        bus = Proxy(message_bus, connection)
        bus.AddMatch(rule)
        if not bus.NameHasOwner(name)[0]:
            connection.recv_until_filtered(changes, timeout=30)
