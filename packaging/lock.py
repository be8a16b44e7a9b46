"""What a lock file of requirements/ names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

REQUIREMENTS = Path(__file__).parents[1] / "requirements"
_HEAD = re.compile(r"([A-Za-z0-9._-]+)==([^\s;]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, order=True)
class Locked:
    """One package: its name and version, and the SHA-256 of each file it may be installed from."""

    name: str
    version: str
    hashes: tuple[str, ...] = ()


def read_lock(text: str) -> list[Locked]:
    """All packages of a lock file, for whatever system, in their order.

    Raises:
        ValueError: a package has no hash.
    """
    found: list[Locked] = []
    for entry in re.split(r"\n(?=\S)", "\n".join(line for line in text.splitlines() if not line.startswith("#"))):
        head = _HEAD.match(entry)
        if head is None:
            continue
        hashes = tuple(sorted(_HASH.findall(entry)))
        if not hashes:
            raise ValueError(f"{head[1]} has no hash")
        found.append(Locked(head[1], head[2], hashes))
    return found
