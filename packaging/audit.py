"""Asks, on a machine with internet, whether a known hole is in any package of the lock files.

The tool that asks says "no known vulnerabilities" also about packages it has never looked up. So every package of the
lock files has to be in its answer, in that version and looked up; otherwise this fails.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from lock import REQUIREMENTS, Locked, read_lock

LOCKS = ("run", "dev", "bench", "audit")


@dataclass
class Audit:
    """What came out: holes that are known, and packages nobody looked up."""

    holes: list[str] = field(default_factory=list)
    unaudited: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether all was looked up and nothing found."""
        return not (self.holes or self.unaudited)


def compare(said: Any, locked: list[Locked]) -> Audit:
    """Hold what pip-audit says (its JSON form) against what is locked."""
    audit = Audit()
    looked_up = set()
    for one in said["dependencies"]:
        if "vulns" not in one:
            continue  # it has a reason for skipping it instead
        looked_up.add((_plain(one["name"]), one["version"]))
        audit.holes += [f"{one['name']} {one['version']}: {hole['id']}" for hole in one["vulns"]]
    audit.unaudited = [
        f"{one.name} {one.version}" for one in locked if (_plain(one.name), one.version) not in looked_up
    ]
    return audit


def main() -> int:
    """Ask, and say what came out. Returns 0 only when all was looked up and nothing found."""
    texts = ((REQUIREMENTS / f"{name}.lock").read_text("utf-8") for name in LOCKS)
    locked = sorted({one for text in texts for one in read_lock(text)})
    audit = compare(_ask(locked), locked)
    for hole in audit.holes:
        print(f"known hole: {hole}")
    for name in audit.unaudited:
        print(f"not looked up: {name}")
    print(f"{len(locked)} packages, {len(audit.unaudited)} not looked up, {len(audit.holes)} known holes")
    return 0 if audit.is_good else 1


def _ask(locked: list[Locked]) -> Any:
    """Names and versions alone, so that packages of other systems are asked about too."""
    with tempfile.TemporaryDirectory() as folder:
        names = Path(folder, "names.txt")
        names.write_text("".join(f"{one.name}=={one.version}\n" for one in locked), "utf-8")
        command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--no-deps", "--progress-spinner=off"]
        done = subprocess.run(
            [*command, "--format=json", f"--requirement={names}"], stdout=subprocess.PIPE, text=True, check=False
        )
    return json.loads(done.stdout or '{"dependencies": []}')


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


if __name__ == "__main__":
    sys.exit(main())
