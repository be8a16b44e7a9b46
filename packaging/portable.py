"""Makes the folder for a stick: ``python packaging/portable.py FOLDER``. For this system and this version of Python.

In it: the program and all it needs, by the hashes of requirements/run.lock, and a starter for each system. What is
imported is compiled beforehand, without dates: on a stick they change, and nothing is to be written there later.
"""

from __future__ import annotations

import compileall
import platform
import py_compile
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent


def main(folder: Path) -> None:
    """Make ``folder`` anew."""
    shutil.rmtree(folder, ignore_errors=True)
    program = folder / "program"
    with tempfile.TemporaryDirectory() as wheels:
        _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", wheels, str(ROOT))
        _pip(
            "install",
            "--target",
            str(program),
            "--no-compile",
            "--require-hashes",
            "-r",
            f"{ROOT}/requirements/run.lock",
        )
        _pip("install", "--target", str(program), "--no-compile", "--no-deps", *map(str, Path(wheels).glob("*.whl")))
    add_starters(folder)
    shutil.rmtree(program / "bin")  # starters of other programs
    compileall.compile_dir(
        program, quiet=2, stripdir=str(program), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH
    )


def add_starters(folder: Path) -> None:
    """Put the starters into ``folder``, whose part ``program`` is there already."""
    for starter in (HERE / "portable").iterdir():
        shutil.copy(starter, folder / starter.name)
    shutil.copy(HERE / "portable" / "start.sh", folder / "start.command")  # the ending that macOS starts by a click
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    (folder / "program" / "python-version").write_text(f"{version}\n", "ascii")
    made_for = f"{platform.system()} on {platform.machine()}, Python {version}\n"
    (folder / "program" / "made-for").write_text(made_for, "ascii")


def _pip(*arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "--quiet", *arguments], check=True
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
