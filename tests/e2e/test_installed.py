"""What the package for Debian shows of itself, and that its commands start the program."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging_tools import ROOT, script

pytestmark = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is on Debian and its relatives only")

TELLING = re.compile(r"no.?contact|abus|evidence|violen|stalk|divorce", re.IGNORECASE)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, but for the program itself and all it needs."""
    place = tmp_path_factory.mktemp("package")
    debian = script("debian")
    debian.lay_out(place / "root")
    debian.build(place / "root", place / "daybook.deb")
    return place / "daybook.deb"


def said(*command: str | Path) -> str:
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True).stdout


def test_the_system_is_shown_the_neutral_name_alone(package: Path) -> None:
    fields = said("dpkg-deb", "--field", package)
    assert re.search(r"^Package: daybook$", fields, re.MULTILINE)
    assert not TELLING.search(fields)
    names = [line.split()[5] for line in said("dpkg-deb", "--contents", package).splitlines()]
    commands = {name for name in names if name.startswith("./usr/bin/d")}
    assert commands == {"./usr/bin/daybook", "./usr/bin/daybook-cli"}
    assert not [name for name in names if TELLING.search(name)]


def test_the_menu_shows_the_neutral_name_with_its_icon(package: Path, tmp_path: Path) -> None:
    subprocess.run(["dpkg-deb", "-x", package, tmp_path], check=True)
    entry = (tmp_path / "usr/share/applications/daybook.desktop").read_text("utf-8")
    assert {"Name=Daybook", "Exec=daybook", "Icon=daybook"} <= set(entry.splitlines())
    assert not TELLING.search(entry)
    icon = tmp_path / "usr/share/icons/hicolor/scalable/apps/daybook.svg"
    assert not TELLING.search(icon.read_text("utf-8"))


@pytest.mark.parametrize(("command", "says"), [("daybook", "Opens a notebook."), ("daybook-cli", "NOTEBOOK")])
def test_the_commands_start_the_program(package: Path, tmp_path: Path, command: str, says: str) -> None:
    subprocess.run(["dpkg-deb", "-x", package, tmp_path], check=True)
    (tmp_path / "usr/lib/daybook/nocontact_desktop").symlink_to(ROOT / "nocontact_desktop")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [tmp_path / "usr/bin" / command, *([] if command == "daybook" else ["check"]), "--help"],
        capture_output=True,
        text=True,
        env={"PATH": path, "HOME": str(tmp_path), "LANG": "C.UTF-8"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert says in done.stdout
