"""The files of a bundle, and their hashes written anew, as somebody would do it who wants to hide a change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any


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


def rows(folder: Path, name: str) -> list[Any]:
    """The records in a file of them."""
    return [json.loads(line) for line in (folder / name).read_text("utf-8").split("\n")[:-1]]


def put_rows(folder: Path, name: str, changed: list[Any]) -> None:
    """Write a file of records anew."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in changed)
    (folder / name).write_text(text, "utf-8", newline="\n")


def edit_proofs(folder: Path, change: Callable[[Any], object]) -> None:
    """Write the proofs anew, after ``change`` was done to them."""
    path = folder / "data/proofs.json"
    proofs = json.loads(path.read_text("utf-8"))
    change(proofs)
    path.write_text(json.dumps(proofs), "utf-8")
