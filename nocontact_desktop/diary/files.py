"""Kept files: the original bytes, once each however often they are needed, written piece by piece."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nocontact_desktop.diary import store
from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.vault.notebook import Notebook

CHUNK = 1024 * 1024
CHUNKS_AT_ONCE = 4
"""How many chunks one transaction writes: few enough that other work gets its turn in time."""


@dataclass(frozen=True)
class KeptFile:
    """A file in the notebook: the number it is kept under, its SHA-256 in hexadecimal, its size in bytes."""

    number: int
    sha256: str
    size: int


def keep(notebook: Notebook, pieces: Iterable[bytes], cancelled: Callable[[], bool] = lambda: False) -> KeptFile:
    """Keep the bytes that ``pieces`` make together, all at once. See :func:`keeping`."""
    steps = keeping(notebook, pieces, cancelled)
    while True:
        try:
            next(steps)
        except StopIteration as end:  # a generator hands its result over this way
            kept: KeptFile = end.value
            return kept


def keeping(
    notebook: Notebook, pieces: Iterable[bytes], cancelled: Callable[[], bool] = lambda: False
) -> Generator[int, None, KeptFile]:
    """Keep the bytes that ``pieces`` make together, in short steps, each of which says how many bytes are written.

    Between two steps the notebook is free for other reads and saves. Closing it early takes back what was written.
    Nothing needs the file yet: call ``need`` for it in the transaction that writes what it belongs to. A
    file that nothing came to need is removed by ``remove_unneeded``.

    Raises:
        Cancelled: the user stopped it; what was written is taken back.
    """
    digest, size = hashlib.sha256(), 0
    waiting: list[bytes] = []
    with notebook.db.transaction():
        number = store.begin_file(notebook.db)
    try:
        for chunk in _chunks(pieces):
            _stop_if(cancelled)
            digest.update(chunk)
            waiting.append(chunk)
            if len(waiting) == CHUNKS_AT_ONCE:
                size += _write(notebook, number, size // CHUNK, waiting)
                yield size
        size += _write(notebook, number, size // CHUNK, waiting)
    except BaseException:  # whatever it was, half a file is of no use; the error itself goes on
        _remove(notebook, number)
        raise
    return _finish(notebook, number, digest.digest(), size)


def keep_path(notebook: Notebook, path: Path, cancelled: Callable[[], bool] = lambda: False) -> KeptFile:
    """Keep the file at ``path``. Raises :class:`Problem` ``exhibit.not-readable`` when it can't be read."""
    try:
        with path.open("rb") as file:
            return keep(notebook, iter(lambda: file.read(CHUNK), b""), cancelled)
    except OSError as error:  # not there, a folder, or not readable
        raise Problem("exhibit.not-readable") from error


def need(notebook: Notebook, file: KeptFile, kind: str, record_id: str) -> None:
    """Note, inside the caller's transaction, what needs a file: an "exhibit" or a "source", by its id."""
    store.add_file_use(notebook.db, file.number, kind, record_id)


def let_go(notebook: Notebook, kind: str, record_id: str) -> list[int]:
    """Note, inside the caller's transaction, that something needs its files no longer.

    Returns their numbers, to hand to ``remove_unneeded`` after the transaction.
    """
    return store.remove_file_uses(notebook.db, kind, record_id)


def remove_unneeded(notebook: Notebook, numbers: list[int] | None = None) -> None:
    """Erase those of ``numbers`` that nothing needs, or, when the notebook is opened, all such files."""
    unneeded = store.unneeded_files(notebook.db)
    for number in unneeded if numbers is None else [one for one in numbers if one in unneeded]:
        _remove(notebook, number)


def pieces_of(notebook: Notebook, sha256: str) -> Iterator[bytes]:
    """The bytes of a kept file, in pieces of 1 MiB."""
    return store.chunks(notebook.db, bytes.fromhex(sha256))


def _write(notebook: Notebook, number: int, place: int, waiting: list[bytes]) -> int:
    """Write the waiting chunks and return how many bytes they had."""
    if not waiting:
        return 0
    with notebook.db.transaction():
        for offset, chunk in enumerate(waiting):
            store.add_chunk(notebook.db, number, place + offset, chunk)
    written = sum(map(len, waiting))
    waiting.clear()
    return written


def _finish(notebook: Notebook, number: int, digest: bytes, size: int) -> KeptFile:
    """Give the file its hash; when the same bytes are there already, those are the ones to use."""
    found = store.file_id(notebook.db, digest)
    if found is not None:
        _remove(notebook, number)
        return KeptFile(found, digest.hex(), size)
    with notebook.db.transaction():
        store.finish_file(notebook.db, number, digest, size)
    return KeptFile(number, digest.hex(), size)


def _remove(notebook: Notebook, number: int) -> None:
    """Erase a file in short transactions. Without its hash it is nobody's from the first of them on."""
    with notebook.db.transaction():
        store.unname_file(notebook.db, number)
    removed = 1
    while removed:
        with notebook.db.transaction():
            removed = store.remove_chunks(notebook.db, number, CHUNKS_AT_ONCE)
    with notebook.db.transaction():
        store.remove_file(notebook.db, number)


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled


def _chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of exactly one chunk, but for the last."""
    waiting = bytearray()
    for piece in pieces:
        if not waiting and len(piece) == CHUNK:
            yield piece  # as files on disk are read: nothing to put together
            continue
        waiting += piece
        while len(waiting) >= CHUNK:
            yield bytes(waiting[:CHUNK])
            del waiting[:CHUNK]
    if waiting:
        yield bytes(waiting)
