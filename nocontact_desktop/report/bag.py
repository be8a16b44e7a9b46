"""Writing a BagIt 1.0 bag (RFC 8493) that is whole or not there: into a folder beside, then renamed."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.files import FILE_MODE, FOLDER_MODE, PARTIAL, disk_problems, make_folder, sync_folder

ALGORITHMS = ("sha256", "sha512")
_LISTS = tuple(f"{kind}-{algorithm}.txt" for kind in ("manifest", "tagmanifest") for algorithm in ALGORITHMS)
_NAMES = {"data", "bagit.txt", "bag-info.txt", "public-key.pem", "CHECK.html", "verify.py"}
_NAMES |= {*_LISTS, *(f"{name}.sig" for name in _LISTS)}
"""What stands at the top of a bag."""
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


class Bag:
    """A bag while it is written. File names are ours: letters, digits, dots, dashes and slashes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._payload: dict[str, tuple[str, ...]] = {}
        self._tags: dict[str, tuple[str, ...]] = {}
        self._octets = 0

    def add(self, name: str, pieces: Iterable[bytes]) -> str:
        """Write ``data/<name>`` piece by piece and return its SHA-256."""
        sums, size = self._write(f"data/{name}", pieces)
        self._payload[f"data/{name}"] = sums
        self._octets += size
        return sums[0]

    def close(self, info: dict[str, str], tag_files: dict[str, bytes], sign: Callable[[bytes], bytes]) -> None:
        """Write the tag files, the lists of hashes, and a signature over both lists of tag files."""
        oxum = {"Payload-Oxum": f"{self._octets}.{len(self._payload)}"}
        self._tag("bagit.txt", _DECLARATION)
        self._tag("bag-info.txt", "".join(f"{k}: {v}\n" for k, v in (info | oxum).items()).encode())
        for name, data in tag_files.items():
            self._tag(name, data)
        for at, algorithm in enumerate(ALGORITHMS):
            self._tag(f"manifest-{algorithm}.txt", _manifest(self._payload, at))
        for at, algorithm in enumerate(ALGORITHMS):
            listed = _manifest(self._tags, at)
            self._write(f"tagmanifest-{algorithm}.txt", [listed])
            self._write(f"tagmanifest-{algorithm}.txt.sig", [sign(listed)])

    def _tag(self, name: str, data: bytes) -> None:
        self._tags[name], _ = self._write(name, [data])

    def _write(self, name: str, pieces: Iterable[bytes]) -> tuple[tuple[str, ...], int]:
        path = self._folder / name
        path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        sums = [hashlib.new(algorithm) for algorithm in ALGORITHMS]
        size = 0
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
        with os.fdopen(descriptor, "wb") as file:
            for piece in pieces:
                file.write(piece)
                size += len(piece)
                for one in sums:
                    one.update(piece)
            file.flush()
            os.fsync(file.fileno())
        return tuple(one.hexdigest() for one in sums), size


@contextmanager
def new_bag(folder: Path) -> Iterator[Bag]:
    """Hand out a bag that becomes ``folder`` when all went well, and of which nothing stays when not.

    Raises Problem ``bundle.folder-exists`` when something is there already, or what the disk says.
    """
    if folder.exists() or folder.is_symlink():
        raise Problem("bundle.folder-exists")
    beside = folder.with_name(folder.name + PARTIAL)
    with disk_problems():
        folder.parent.mkdir(parents=True, exist_ok=True)
        _clear(beside)
        make_folder(beside)
        try:
            yield Bag(beside)
            beside.rename(folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        sync_folder(folder.parent)


def _clear(beside: Path) -> None:
    """Take away what a bundle that was cut short has left, and nothing else."""
    if not (beside.exists() or beside.is_symlink()):
        return
    if beside.is_symlink() or not beside.is_dir() or any(entry.name not in _NAMES for entry in beside.iterdir()):
        raise Problem("bundle.folder-exists")
    shutil.rmtree(beside)


def _manifest(sums: dict[str, tuple[str, ...]], at: int) -> bytes:
    return "".join(f"{sums[name][at]}  {name}\n" for name in sorted(sums)).encode()
