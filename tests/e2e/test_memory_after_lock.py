"""The computer goes to sleep: the program begins a fresh process, and nothing that was typed is left in any memory."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from tests.e2e.memory import family, words_in_memory
from tests.e2e.traces import IN_SIGHT, environment, why_not_in_sight
from tests.e2e.waiting import wait_until
from tests.e2e.whole_program import plant
from tests.secret_service import private_bus

pytestmark = [
    pytest.mark.skipif(bool(why_not_in_sight()), reason=why_not_in_sight()),
    pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon"),
]


def test_nothing_that_was_typed_is_left_in_memory_when_the_computer_sleeps(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    typed = plant(tmp_path)
    with (
        private_bus(tmp_path / "bus") as address,
        subprocess.Popen(
            [*IN_SIGHT, sys.executable, "-m", "tests.e2e.whole_program"],
            env={**environment(tmp_path / "home"), "DBUS_SYSTEM_BUS_ADDRESS": address},
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as program,
    ):
        assert program.stdin is not None
        assert program.stdout is not None
        try:
            print(json.dumps(asdict(typed)), file=program.stdin, flush=True)
            assert program.stdout.readline() == '["", "Daybook"]\n'
            assert words_in_memory(program.pid, typed.words) == set(typed.words)

            print("sleep", file=program.stdin, flush=True)
            say_that_the_computer_sleeps(address)
            assert program.stdout.read() == ""  # the fresh process has begun
            wait_until(lambda: asks_for_the_passphrase(program.pid), "the window that asks for the passphrase")
            everyone = family(program.pid)
            assert {pid: words_in_memory(pid, typed.words) for pid in everyone} == {program.pid: set()}
        finally:
            program.kill()


def say_that_the_computer_sleeps(address: str) -> None:
    """As the system says it, on the bus that stands in for the computer's own."""
    system = QDBusConnection.connectToBus(address, "system")
    assert system.registerService("org.freedesktop.login1")
    signal = QDBusMessage.createSignal("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
    signal.setArguments([True])
    assert system.send(signal)


def asks_for_the_passphrase(pid: int) -> bool:
    """That window has loaded what opening needs: it does so a moment after it is shown, and no other one does."""
    return "sqlcipher3" in Path(f"/proc/{pid}/maps").read_text()
