"""Text of unknown encoding, decoded piece by piece. Nothing is lost: bytes that make no sense become ``\\xNN``."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

_CHUNK = 512 * 1024


def encoding_of(head: bytes) -> str:
    """Return the encoding of a text by its first bytes: UTF-8, or UTF-16 with or without its mark."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    pairs = max(1, len(head) // 2)
    if head[1::2].count(0) * 3 > pairs:
        return "utf-16-le"
    if head[::2].count(0) * 3 > pairs:
        return "utf-16-be"
    return "utf-8-sig"


def encoding_in(stream: BinaryIO) -> str:
    """Return the encoding of a whole file: UTF-16, UTF-8, or Windows-1252 where its first letter is none of UTF-8."""
    with stream:
        head = stream.read(_CHUNK)
        encoding = encoding_of(head[:4096])
        decoder = codecs.getincrementaldecoder("utf-8")()
        while head and encoding == "utf-8-sig":
            waiting = len(decoder.getstate()[0])
            try:
                decoded = decoder.decode(head)
            except UnicodeDecodeError as found:
                return "cp1252" if head[: max(0, found.start - waiting)].isascii() else encoding
            if not decoded.isascii():
                return encoding
            head = stream.read(_CHUNK)
    return encoding


def text_of_head(head: bytes) -> str:
    """Return the beginning of a text; a character cut at the end is left out."""
    decoder = codecs.getincrementaldecoder(encoding_of(head))(errors="backslashreplace")
    return decoder.decode(head)


def text_chunks(stream: BinaryIO) -> Iterator[str]:
    """Yield the text of a stream, which is closed in the end."""
    with stream:
        head = stream.read(_CHUNK)
        decoder = codecs.getincrementaldecoder(encoding_of(head[:4096]))(errors="backslashreplace")
        while head:
            yield decoder.decode(head)
            head = stream.read(_CHUNK)
        yield decoder.decode(b"", final=True)
