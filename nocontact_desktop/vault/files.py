"""Writing a file whole or not at all, readable by its owner only."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from nocontact_desktop.errors import Problem

FILE_MODE = 0o600
FOLDER_MODE = 0o700
PARTIAL = ".partial"
KEY_FILE = "notebook.key"
DATA_FILE = "notebook.dat"


def make_folder(path: Path) -> None:
    """Make the folder ``path`` (and those above it) for its owner only. Raises :class:`Problem` when it can't."""
    with disk_problems():
        path.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)


def write_whole(path: Path, data: bytes, check: Callable[[Path], None] | None = None) -> None:
    """Put ``data`` into ``path``: after a power cut it holds either the old content or the new.

    ``check`` is given the written file before it takes the place of the old one; when it raises, the old one stays.
    """
    with writing(path, check) as file:
        file.write(data)


@contextmanager
def writing(path: Path, check: Callable[[Path], None] | None = None) -> Iterator[BinaryIO]:
    """A file to write to, which takes the name ``path`` only when all is written, on the disk and checked.

    Raises :class:`Problem` when the disk is full or cannot be written to; nothing is left behind then.
    """
    partial = path.with_name(path.name + PARTIAL)
    with disk_problems():
        # What an earlier run left is never written into: it may be a link, or readable by others.
        partial.unlink(missing_ok=True)
        try:
            with open(partial, "xb", opener=_for_owner_only) as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if check is not None:
                check(partial)
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
    except OSError as error:  # some network and stick file systems know no such call; the file itself is synced
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)


@contextmanager
def disk_problems() -> Iterator[None]:
    """Turn what the system says of a disk into a :class:`Problem`."""
    try:
        yield
    except OSError as error:  # the system refused; which way decides the sentence, and its own words hold a path
        raise _problem_of(error) from None


def _problem_of(error: OSError) -> Problem:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return Problem("disk.full")
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return Problem("disk.read-only")
    if error.errno == errno.ENOENT:
        return Problem("disk.not-there")
    if error.errno in {errno.EEXIST, errno.ENOTDIR, errno.EISDIR}:
        return Problem("disk.name-taken")
    return Problem("disk.failed", number=error.errno or 0)


def _for_owner_only(name: str, flags: int) -> int:
    return os.open(name, flags, FILE_MODE)
