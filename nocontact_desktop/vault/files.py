"""Writing a file whole or not at all, readable by its owner only."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from nocontact_desktop.errors import Problem

FILE_MODE = 0o600
FOLDER_MODE = 0o700


def make_folder(path: Path) -> None:
    """Make the folder ``path`` (and those above it) for its owner only. Raises :class:`Problem` when it can't."""
    with disk_problems():
        path.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` into ``path``: after a power cut it holds either the old content or the new."""
    with writing(path) as file:
        file.write(data)


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the name ``path`` only when all is written and on the disk.

    Raises :class:`Problem` when the disk is full or cannot be written to; nothing is left behind then.
    """
    partial = path.with_name(path.name + ".partial")
    with disk_problems():
        try:
            with open(partial, "wb", opener=_for_owner_only) as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        except BaseException:  # whatever it was, no half file stays; the error itself goes on
            partial.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have the folder's entries on the disk. Windows has no such call and needs none for a rename."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def disk_problems() -> Iterator[None]:
    """Turn what the system says of a disk into a :class:`Problem`."""
    try:
        yield
    except OSError as error:  # the system refused; which way decides the sentence
        raise _problem_of(error) from error


def _problem_of(error: OSError) -> Problem:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return Problem("disk.full")
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return Problem("disk.read-only")
    if error.errno == errno.ENOENT:
        return Problem("disk.not-there")
    return Problem("disk.failed", number=error.errno or 0)


def _for_owner_only(name: str, flags: int) -> int:
    return os.open(name, flags, FILE_MODE)
