"""An export as readers see it: one file, or a zip with members, opened as streams with bounds. In the child only."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BufferedReader, RawIOBase
from typing import IO, BinaryIO, cast

from nocontact_desktop.errors import Problem

JOURNAL = "-wal"
"""The ending of what SQLite keeps beside a database."""

_HEAD = 64 * 1024
_MOST_MEMBERS = 100_000
_MOST_TIMES = 200  # photos and voice do not shrink, chats shrink to a tenth; bombs grow a thousandfold
_ALWAYS_FINE = 64 * 1024 * 1024
_LARGEST_MEMBER = 16 * 1024**3
_SYSTEM_FILES = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")

Sniff = Callable[[bytes, str], int]


class Source:
    """A file that was handed to the program, by its open stream and its name without folders.

    A file that is no zip has one member, itself, and ``beside`` it what belongs to it: streams and sizes by name.
    """

    def __init__(
        self, stream: BinaryIO, name: str, size: int, beside: Mapping[str, tuple[BinaryIO, int]] | None = None
    ) -> None:
        self.name = name
        self._files = {name: (stream, size), **(beside or {})}
        self._size = size
        self._left_out: list[tuple[str, str]] = []
        self._archive = self._archive_of(stream)
        self._infos = {info.filename: info for info in self._useful(self._archive)} if self._archive else {}

    @property
    def is_archive(self) -> bool:
        """Whether this is a zip."""
        return self._archive is not None

    def members(self) -> list[str]:
        """Return the names of what can be opened. They are labels; nothing is ever written under them."""
        return list(self._infos if self._archive else self._files)

    def left_out(self) -> list[tuple[str, str]]:
        """Return (locator, reason) of what stands in a zip and is no file of the export."""
        return self._left_out

    def size_of(self, member: str) -> int:
        """Return the size of a member in bytes, as the zip gives it."""
        return self._infos[member].file_size if self._archive else self._files[member][1]

    def open(self, member: str) -> BinaryIO:
        """Open a member for reading from its start.

        Raises:
            Problem: there is no such member, or it is locked, damaged, or packed in an unknown way.
        """
        if self._archive is None:
            stream, _ = self._files[member]
            stream.seek(0)
            return cast(BinaryIO, BufferedReader(_Kept(stream)))
        info = self._infos.get(member)
        if info is None:
            raise Problem("intake.no-such-member")
        if info.flag_bits & 1 or info.compress_type == 99:
            raise Problem("intake.zip-locked")
        try:
            return cast(BinaryIO, BufferedReader(_Unpacked(self._archive.open(info))))
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as found:
            # A header that lies, a packing method that is unknown, a place outside the file.
            raise Problem("intake.zip-damaged") from found

    def best_member(self, suffixes: tuple[str, ...], sniff: Sniff) -> str:
        """Return the member a reader is surest of. Raises :class:`Problem` when it recognises none."""
        rated = [(sure, member) for member in self.candidates(suffixes) if (sure := sniff(self.head(member), member))]
        if not rated:
            raise Problem("intake.not-recognised")
        return max(rated, key=lambda one: one[0])[1]

    def recognised(self, suffixes: tuple[str, ...], sniff: Sniff) -> list[str]:
        """Return every member that a reader recognises. Raises :class:`Problem` when there is none."""
        found = [member for member in self.candidates(suffixes) if sniff(self.head(member), member)]
        if not found:
            raise Problem("intake.not-recognised")
        return found

    def candidates(self, suffixes: tuple[str, ...]) -> Iterator[str]:
        """Yield the members that could hold an export: of a zip, those with one of the suffixes."""
        for member in self.members():
            if not self._archive or member.casefold().endswith(suffixes):
                yield member

    def head(self, member: str) -> bytes:
        """Return the first bytes of a member."""
        with self.open(member) as stream:
            return stream.read(_HEAD)

    def _archive_of(self, stream: BinaryIO) -> zipfile.ZipFile | None:
        if stream.read(4) not in {b"PK\x03\x04", b"PK\x05\x06"}:
            return None
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as found:
            # Cut off, overwritten, or never a zip after its first four bytes.
            raise Problem("intake.zip-damaged") from found
        infos = archive.infolist()
        unpacked = sum(info.file_size for info in infos)
        if unpacked > _ALWAYS_FINE and unpacked > _MOST_TIMES * self._size:
            raise Problem("intake.zip-bomb")
        if len(infos) > _MOST_MEMBERS or any(info.file_size > _LARGEST_MEMBER for info in infos):
            raise Problem("intake.too-large")
        return archive

    def _useful(self, archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
        for info in archive.infolist():
            if not info.filename:
                self._left_out.append(("file without name", "no-name"))
                continue
            if info.is_dir():
                continue
            if stat.S_ISLNK(info.external_attr >> 16):
                self._left_out.append((f"file {info.filename}", "link"))
            elif info.filename.startswith(_SYSTEM_FILES[0]) or info.filename.endswith(_SYSTEM_FILES[1:]):
                self._left_out.append((f"file {info.filename}", "system-file"))
            else:
                yield info


class _Kept(RawIOBase):
    """A view of a stream that does not close it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Unpacked(RawIOBase):
    """A member of a zip whose damage is a known problem."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._stream.read(len(buffer))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as found:
            # Wrong check sums and broken or missing packed data each have their own error.
            raise Problem("intake.zip-damaged") from found
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()
