"""What is known about a file after a look inside, as plain frozen values."""

from __future__ import annotations

from typing import Literal

import msgspec

FileKind = Literal["image", "pdf", "audio", "video", "mail", "document", "other"]


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Something the file says about itself, by name. It can be wrong."""

    name: str
    value: str


class FileFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A file as it is: type by content, size in bytes, SHA-256 in hexadecimal.

    ``width`` and ``height`` are in pixels as shown, ``duration_ms`` in milliseconds, ``pages`` of a PDF. ``thumbnail``
    is a JPEG whose longest side is at most 512 pixels, ``words`` the text in it as far as it was cheap to get.
    Whatever could not be found out is None.
    """

    media_type: str
    kind: FileKind
    size: int
    sha256: str
    width: int | None = None
    height: int | None = None
    duration_ms: int | None = None
    pages: int | None = None
    claims: tuple[Claim, ...] = ()
    thumbnail: bytes | None = None
    words: str = ""


class Rendition(msgspec.Struct, frozen=True, kw_only=True):
    """A picture for screen or print: a JPEG without metadata, the right way up, with its size in pixels.

    ``partial`` is true when the end of the original is missing and only what is there is shown.
    """

    data: bytes
    width: int
    height: int
    partial: bool = False


WHOLE = 1_000_000
"""The whole width or height of a page, for boxes on it."""


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a page, counted from 0, as it is shown the right way up.

    The sides are in millionths of the page's width and height, from its left and top.
    """

    page: int
    left: int
    top: int
    right: int
    bottom: int


class CopyFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a copy with parts covered is. ``width`` and ``height`` are in pixels, of a picture; ``pages`` of a PDF.

    ``thumbnail`` is a JPEG of the (first) covered page, ``words`` the text of a PDF outside the boxes, which the copy
    shows as pictures of it.
    """

    media_type: str
    kind: FileKind
    thumbnail: bytes
    words: str = ""
    width: int | None = None
    height: int | None = None
    pages: int | None = None
