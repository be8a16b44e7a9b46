"""Looking at a file before it is kept: opened once, with care, and watched for changes until it is in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.files import FileFacts, examine
from nocontact_desktop.intake.regular import open_regular, pieces_up_to, state_of
from nocontact_desktop.vault.notebook import Notebook

_ROOM_LEFT = 64 * 1024 * 1024


@dataclass(frozen=True)
class Looked:
    """A file that is about to be kept: what it is, and its bytes or the open file with its state when it was opened."""

    facts: FileFacts
    data: bytes | None
    stream: BinaryIO | None = None
    state: tuple[int, int] = (0, 0)

    def pieces(self) -> Iterator[bytes]:
        """Its bytes, no more of them than it had when it was opened."""
        if self.stream is None:
            return iter([self.data or b""])
        return pieces_up_to(self.stream, self.state[0])

    def has_changed(self, size: int) -> bool:
        """Say whether somebody wrote to it meanwhile, or it gave another number of bytes than ``size``."""
        return size != self.facts.size or (self.stream is not None and state_of(self.stream) != self.state)


@contextmanager
def looking_at(data: bytes | Path, name: str, cancelled: Callable[[], bool]) -> Iterator[Looked]:
    """Open a file, and find out in the limited process what it is. It needs no notebook, and is open until the end.

    Raises:
        Problem: it is no file, or cannot be read.
        Cancelled: the user stopped it.
    """
    if isinstance(data, bytes):
        yield Looked(examine(data, name, cancelled), data)
        return
    try:
        stream = open_regular(data)
    except OSError as found:  # not there, a folder, or not readable
        raise Problem("exhibit.not-readable") from found
    with stream:
        state = state_of(stream)
        yield Looked(examine(stream, name, cancelled), None, stream, state)


def check_room(notebook: Notebook, size: int) -> None:
    """Refuse a file the disk has no room for, before anything of it is written.

    Raises:
        Problem: ``disk.full``.
    """
    if size + _ROOM_LEFT > shutil.disk_usage(notebook.folder).free:
        raise Problem("disk.full")
