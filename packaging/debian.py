"""Makes the package for Debian and its relatives: ``python packaging/debian.py FILE.deb``.

Whatever the system shows of it carries the neutral name: the list of programs, the menu, the icon, the commands. For
this kind of processor and this version of Python, which the package asks for.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
PLACES = {
    "daybook": "usr/bin",
    "daybook-cli": "usr/bin",
    "daybook.desktop": "usr/share/applications",
}


def main(out: Path) -> None:
    """Make the file ``out``."""
    import portable  # the script beside this one

    with tempfile.TemporaryDirectory() as work:
        portable.main(Path(work) / "carried")
        package = Path(work) / "package"
        lay_out(package)
        shutil.copytree(Path(work) / "carried" / "program", package / "usr/lib/daybook", dirs_exist_ok=True)
        build(package, out)


def lay_out(package: Path) -> None:
    """Everything in the package but the program itself."""
    for name, place in PLACES.items():
        (package / place).mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "debian" / name, package / place / name)
    icons = package / "usr/share/icons/hicolor/scalable/apps"
    icons.mkdir(parents=True)
    shutil.copy(ROOT / "nocontact_desktop/resources/daybook.svg", icons / "daybook.svg")
    (package / "usr/lib/daybook").mkdir(parents=True)
    (package / "usr/lib/daybook/python-version").write_text(f"{PYTHON}\n", "ascii")
    (package / "usr/share/doc/daybook").mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", package / "usr/share/doc/daybook/copyright")
    (package / "DEBIAN").mkdir()
    (package / "DEBIAN/control").write_text(_control(), "utf-8")


def build(package: Path, out: Path) -> None:
    """Pack it, owned by the system whoever packs it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["dpkg-deb", "-Zgzip", "--root-owner-group", "--build", str(package), str(out)], check=True)


def _control() -> str:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    shell = (HERE / "system-libraries.sh").read_text("utf-8")
    listed = re.search(r'^window="([^"]+)"', shell, re.MULTILINE)
    assert listed is not None
    libraries = [name for name in listed[1].split() if name != "python3-venv"]
    # Newer releases call some of these libraries NAMEt64.
    needed = [f"python{PYTHON}", *(f"{name} | {name}t64" for name in libraries)]
    machine = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout
    fields = {
        "Package": "daybook",
        "Version": version,
        "Architecture": machine.strip(),
        "Maintainer": "Daybook <daybook@localhost>",
        "Section": "editors",
        "Priority": "optional",
        "Depends": ", ".join(needed),
        "Description": "A private notebook",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
