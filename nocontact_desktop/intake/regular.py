"""Opening files of the user's: only what is a file, no links followed, never waiting for a pipe."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from nocontact_desktop.errors import Problem

_PIECE = 1024 * 1024
_LONGEST_NAME = 200
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_TAKEN_NAMES = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))})
_IS_LINK = frozenset({errno.ELOOP, errno.EMLINK})
_NO_FILE = frozenset({errno.ENXIO, errno.ENODEV, errno.EOPNOTSUPP})
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def open_regular(path: Path) -> BinaryIO:
    """Open a file for reading. Nothing is followed, and nothing that is no file is waited for.

    Raises:
        OSError: it is not there, a folder, or may not be read.
        Problem: it is a link, a pipe or a device.
    """
    return open(path, "rb", opener=_opened)


def _opened(path: str, _flags: int) -> int:
    if Path(path).is_symlink():
        raise Problem("intake.is-a-link")
    try:
        number = os.open(path, _FLAGS)
    except OSError as found:
        if found.errno in _IS_LINK:  # it became one just now
            raise Problem("intake.is-a-link") from None
        if found.errno in _NO_FILE:
            raise Problem("intake.no-plain-file") from None
        raise
    kind = os.fstat(number).st_mode
    if stat.S_ISREG(kind) or stat.S_ISDIR(kind):  # the caller's open() refuses folders
        return number
    os.close(number)
    raise Problem("intake.no-plain-file")


def state_of(stream: BinaryIO) -> tuple[int, int]:
    """Size in bytes and time of the last change of an open file: equal only while nobody writes to it."""
    found = os.fstat(stream.fileno())
    return found.st_size, found.st_mtime_ns


def pieces_up_to(stream: BinaryIO, size: int) -> Iterator[bytes]:
    """Yield the bytes of a file from its start, a megabyte at a time, and no more than ``size`` however it grows."""
    stream.seek(0)
    left = size
    while left > 0 and (piece := stream.read(min(_PIECE, left))):
        left -= len(piece)
        yield piece


def plain_name(given: str) -> str:
    """A file's name as it came, without folders, control signs and what is no text; ``file`` when nothing is left."""
    last = given.replace("\\", "/").rpartition("/")[2]
    text = last.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    kept = "".join(sign for sign in text if not _is_control(sign)).strip()
    return kept[:_LONGEST_NAME] if kept.strip(".") else "file"


def name_for_disk(given: str) -> str:
    """A name under which a copy can be written on every system."""
    plain = "".join("_" if sign in '<>:"|?*' else sign for sign in plain_name(given)).rstrip(". ")
    return f"_{plain}" if plain.partition(".")[0].upper() in _TAKEN_NAMES else plain


def _is_control(sign: str) -> bool:
    """Control signs, line ends, and the marks that let a name read backwards."""
    return unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} or sign in _TURNING
