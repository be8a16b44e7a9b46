"""What the checks need of the system, on machines where some of it is missing: root gets it, others a line to type."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging_tools import ROOT

SCRIPT = ROOT / "packaging" / "system-libraries.sh"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script of Debian and its relatives")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """Stand-ins for the system's programs; ``there`` has the names of what is installed, ``asked`` what apt is told."""
    tools = {
        "dpkg-query": f'for name; do :; done; grep -qx -- "$name" {tmp_path}/there && echo "install ok installed"',
        "id": f"cat {tmp_path}/user",
        "apt-get": f'echo "$@" >> {tmp_path}/asked; case "$*" in *chromium*) exit 100;; esac',
    }
    (tmp_path / "bin").mkdir()
    for name, does in tools.items():
        path = tmp_path / "bin" / name
        path.write_text(f"#!/bin/sh\n{does}\n")
        path.chmod(0o755)
    (tmp_path / "asked").touch()
    return tmp_path


def run(machine: Path, *, user: int, there: list[str]) -> tuple[int, str, list[str]]:
    (machine / "user").write_text(str(user))
    (machine / "there").write_text("\n".join(there))
    path = f"{machine / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", str(SCRIPT), "test"], capture_output=True, text=True, check=False, env={**os.environ, "PATH": path}
    )
    assert done.stderr == ""
    return done.returncode, done.stdout, (machine / "asked").read_text().splitlines()


def named(word: str) -> list[str]:
    found = re.search(rf'^{word}="([^"]*)"', SCRIPT.read_text(), re.MULTILINE)
    assert found
    return found[1].split()


def test_with_everything_there_it_is_silent(machine: Path) -> None:
    assert run(machine, user=1000, there=named("window") + named("checks")) == (0, "", [])


def test_libraries_under_their_newer_names_count(machine: Path) -> None:
    assert run(machine, user=1000, there=[f"{one}t64" for one in named("window")] + named("checks")) == (0, "", [])


def test_a_user_gets_the_line_and_the_checks_go_on_without(machine: Path) -> None:
    there = [one for one in named("window") + named("checks") if one not in {"qpdf", "strace"}]
    status, said, asked = run(machine, user=1000, there=there)
    assert (status, asked) == (0, [])
    assert "sudo apt-get install --yes --no-install-recommends strace qpdf" in said


def test_without_the_libraries_of_the_window_it_stops(machine: Path) -> None:
    status, said, asked = run(machine, user=1000, there=[*named("window")[1:], *named("checks")])
    assert (status, asked) == (1, [])
    assert "sudo apt-get install --yes --no-install-recommends libegl1" in said


def test_root_gets_them_and_one_that_cannot_be_had_stops_nothing(machine: Path) -> None:
    there = [one for one in named("window") + named("checks") if one not in {"libegl1", "chromium", "qpdf"}]
    status, said, asked = run(machine, user=0, there=there)
    assert status == 0
    assert [line.split()[-1] for line in asked] == ["-qq", "libegl1", "chromium", "qpdf"]
    assert "Not to be had here: chromium." in said
