"""The wheel: two builds give the same bytes, whenever and wherever they are made, and it carries what it has to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.packaging_tools import ROOT

PARTS = ("nocontact_desktop", "packaging/metadata.py", "requirements/run.in", "pyproject.toml", "README.md", "LICENSE")


def built(source: Path, out: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(out)]
    subprocess.run(command, cwd=source, check=True, capture_output=True, timeout=60)
    (wheel,) = out.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One wheel from here, one from a copy in another place with other dates and rights."""
    folder = tmp_path_factory.mktemp("wheels")
    first, second = folder / "first", folder / "second place"
    for source in (first, second):
        for part in PARTS:
            target = source / part
            target.parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / part).is_dir():
                shutil.copytree(ROOT / part, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / part, target)
    for path in second.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o700 if path.is_dir() else 0o600)
    return built(first, folder / "one"), built(second, folder / "two")


def test_two_builds_are_the_same_to_the_byte(wheels: tuple[Path, Path]) -> None:
    first, second = wheels
    assert first.name == second.name
    assert first.read_bytes() == second.read_bytes()


def test_it_carries_its_licence_and_those_of_its_parts(wheels: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(wheels[0]) as wheel:
        names = set(wheel.namelist())
    inside = "nocontact_desktop/resources"
    assert {
        f"{inside}/licences/licences.toml",
        f"{inside}/licences/GPL-3.0.txt",
        f"{inside}/fonts/LICENSES.txt",
    } <= names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert not [name for name in names if "test" in name.split("/")[0] or name.endswith(".pyc")]
