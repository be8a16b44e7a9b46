"""The files of a bundle, and their hashes written anew, as somebody would do it who wants to hide a change."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path


def all_files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def hash_again(folder: Path, sign: Callable[[bytes], bytes] | None = None) -> None:
    """Write all four lists of hashes anew; with ``sign``, the signatures too."""
    names = all_files(folder)
    payload = [name for name in names if name.startswith("data/")]
    tags = [name for name in names if name not in payload and not name.startswith("tagmanifest")]
    for stem, chosen in (("manifest", payload), ("tagmanifest", tags)):
        for algorithm in ("sha256", "sha512"):
            sums = {name: hashlib.new(algorithm, (folder / name).read_bytes()).hexdigest() for name in chosen}
            written = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()
            (folder / f"{stem}-{algorithm}.txt").write_bytes(written)
            if sign and stem == "tagmanifest":
                (folder / f"{stem}-{algorithm}.txt.sig").write_bytes(sign(written))
