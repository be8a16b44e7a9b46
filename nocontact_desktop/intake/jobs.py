"""What the program and its limited child process say to each other: msgpack values in length-prefixed frames."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from nocontact_desktop.intake.account_items import AccountExport
from nocontact_desktop.intake.comparison import Comparison
from nocontact_desktop.intake.file_facts import Box, CopyFacts, FileFacts, Rendition
from nocontact_desktop.intake.items import Item, ReadOptions, Recognised, Summary
from nocontact_desktop.vault.stamp import Stamp

_LENGTH = struct.Struct(">I")
LARGEST_FRAME = 256 * 1024 * 1024
PIECE = 1024 * 1024


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """The file a job is about: an inherited descriptor, or a path on systems that have none, or bytes that follow.

    ``size`` is in bytes; ``name`` is without folders. ``beside`` is what belongs to it.
    """

    name: str
    size: int
    descriptor: int | None = None
    path: str | None = None
    beside: list[Given] = []


class Recognise(msgspec.Struct, frozen=True, tag=True):
    """Which formats could this be?"""

    given: Given


class Survey(msgspec.Struct, frozen=True, tag=True):
    """Read a whole export and tell only the summary."""

    given: Given
    options: ReadOptions


class Export(msgspec.Struct, frozen=True, tag=True):
    """Open an export and answer ``Next`` and ``Media`` until the pipe closes."""

    given: Given
    options: ReadOptions


class Examine(msgspec.Struct, frozen=True, tag=True):
    """What is this file?"""

    given: Given


class Renditions(msgspec.Struct, frozen=True, tag=True):
    """Answer each picture that follows with its rendition."""

    longest_px: int


class DrawPage(msgspec.Struct, frozen=True, tag=True):
    """Answer with the rendition of one page, counted from 0, of the PDF or picture whose bytes follow; then with that
    of each page whose number follows.
    """

    media_type: str
    page: int
    longest_px: int


class Redact(msgspec.Struct, frozen=True, tag=True):
    """Answer with pieces of a copy, its boxes black, of the PDF or picture whose bytes follow; then ``Redacted``."""

    media_type: str
    pages: int
    boxes: list[Box]


class MailParts(msgspec.Struct, frozen=True, tag=True):
    """Answer with the files that came with the mail whose bytes follow, one after the other; then an empty piece."""


class ComparePackages(msgspec.Struct, frozen=True, tag=True):
    """Compare the two lists whose bytes follow: that of a phone's apps, and one of known names."""


class TimeReply(msgspec.Struct, frozen=True, tag=True):
    """Check the reply of a time stamp authority; its bytes follow, and those of a root certificate or nothing."""


class Accounts(msgspec.Struct, frozen=True, tag=True):
    """Which accounts does the export of a password manager have?"""

    given: Given


class Next(msgspec.Struct, frozen=True, tag=True):
    """More items, please."""


class Media(msgspec.Struct, frozen=True, tag=True):
    """The bytes of a member, please."""

    member: str


Job = (
    Recognise
    | Survey
    | Export
    | Examine
    | Renditions
    | DrawPage
    | Redact
    | MailParts
    | ComparePackages
    | TimeReply
    | Accounts
)
Request = Next | Media


class Batch(msgspec.Struct, frozen=True, tag=True):
    """Some items."""

    items: list[Item]


class Told(msgspec.Struct, frozen=True, tag=True):
    """The summary; no more items come."""

    summary: Summary


class Formats(msgspec.Struct, frozen=True, tag=True):
    """What a file could be, surest first."""

    found: list[Recognised]


class Piece(msgspec.Struct, frozen=True, tag=True):
    """Bytes of a member; an empty piece is its end."""

    data: bytes


class Facts(msgspec.Struct, frozen=True, tag=True):
    """What was found out about a file so far. ``whole`` once all but the text in it was."""

    facts: FileFacts
    whole: bool


class Picture(msgspec.Struct, frozen=True, tag=True):
    """A finished rendition."""

    rendition: Rendition


class Redacted(msgspec.Struct, frozen=True, tag=True):
    """What the copy is whose pieces came before."""

    facts: CopyFacts


class Attached(msgspec.Struct, frozen=True, tag=True):
    """A file that came with a mail."""

    name: str
    data: bytes


class Compared(msgspec.Struct, frozen=True, tag=True):
    """What comparing two lists of names has shown."""

    comparison: Comparison


class Stamped(msgspec.Struct, frozen=True, tag=True):
    """What a checked reply says."""

    stamp: Stamp


class AccountsFound(msgspec.Struct, frozen=True, tag=True):
    """The accounts of an export, without anything secret."""

    export: AccountExport


class Beat(msgspec.Struct, frozen=True, tag=True):
    """Still at work."""


class Failure(msgspec.Struct, frozen=True, tag=True):
    """A known problem by its code, or a bug by its type and place. Never a message, which could quote the file."""

    code: str
    kind: str = ""
    place: str = ""


Answer = (
    Batch
    | Told
    | Formats
    | Piece
    | Facts
    | Picture
    | Redacted
    | Attached
    | Compared
    | Stamped
    | AccountsFound
    | Beat
    | Failure
)


def write_frame(stream: BinaryIO, data: bytes | memoryview) -> None:
    """Write one frame and hand it over."""
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def write_bytes(stream: BinaryIO, data: bytes) -> None:
    """Write bytes of any size as frames; an empty frame ends them."""
    view = memoryview(data)
    for start in range(0, len(view), PIECE):
        write_frame(stream, view[start : start + PIECE])
    write_frame(stream, b"")


def read_frame(stream: BinaryIO) -> bytes | None:
    """Return the next frame, or None when the other side is gone or sends what is no frame."""
    prefix = stream.read(_LENGTH.size)
    if len(prefix) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(prefix)
    if length > LARGEST_FRAME:
        return None
    data = stream.read(length)
    return data if len(data) == length else None


def read_bytes(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the frames written by :func:`write_bytes`."""
    while data := read_frame(stream):
        yield data
