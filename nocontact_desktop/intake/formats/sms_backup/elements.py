"""The text of a backup cut into its elements, so that one that is broken costs no other.

An element begins where one of the names stands behind "<": in XML that sign stands nowhere else. Each is read by
itself, with what the app writes and XML forbids put right. Nothing declared outside can act inside.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers import expat

from nocontact_desktop.errors import Problem

LARGEST = 160 * 1024 * 1024
"""Bytes that one element may have, with its files."""
LONGEST = 2 * 1024 * 1024
"""Bytes that one element may have, without its files."""

_START = re.compile(rb"<(?:sms|mms|call)(?=[\s/>])")
_START_LENGTH = 5
_VALUE = rb"""(?:"[^"<]*+"|'[^'<]*+')"""
_DATA = re.compile(
    rb"<part(?=\s)(?:\s+(?!data\b)[\w:.-]++\s*=\s*" + _VALUE + rb')*+\s+data\s*=\s*"([^"<]*+)(?P<closed>")?'
)
_ELEMENT = re.compile(rb"<(sms|call)\b[^<]*>(?:\s*</\1\s*>)?|<mms\b(?:.*</mms\s*>|[^<]*/>)", re.DOTALL)
_FRAME = re.compile(rb"<(?:smses|calls)\b[^<]*>|(</(?:smses|calls)\s*>)|\xef\xbb\xbf")
_REMARKS = ((b"<!--", b"-->"), (b"<?", b"?>"))
_BROKEN_LINE = re.compile(_VALUE)
_REFERENCES = re.compile(rb"(?:&#(?:[0-9]{1,8}|[xX][0-9a-fA-F]{1,6});)+")
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_BARE_AND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,8}|#x[0-9a-fA-F]{1,6});)")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OFTEN = 100  # a run of references so short is met again and again
LEFT_OUT = "…"
"""Stands in an element where the bytes of a file were."""

Tag = tuple[str, dict[str, str]]
"""The name of a tag, and its attributes."""


@dataclass(frozen=True)
class Piece:
    """An element with what follows it up to the next, or what stands before the first.

    ``element`` is its exact text, the bytes of files left out and gathered in ``files``; ``tags`` are none for what
    nobody can read. ``beside`` is what stands there too and is no part of XML's frame; ``ends`` says that the end of
    the whole was seen. ``too_large`` stands alone.
    """

    element: str = ""
    tags: list[Tag] = field(default_factory=list)
    files: list[bytes | None] = field(default_factory=list)
    beside: str = ""
    ends: bool = False
    too_large: bool = False


def pieces(chunks: Iterable[bytes]) -> Iterator[Piece]:
    """Yield the pieces of a backup in UTF-8.

    Raises:
        Problem: it declares entities, which no backup does.
    """
    buffer = bytearray()
    searched, dropping = 0, False
    for chunk in chunks:
        buffer += chunk
        begun = 0
        for found in _START.finditer(buffer, searched):
            if dropping:
                dropping = False
            elif found.start() > begun:
                yield _piece(buffer, begun, found.start())
            begun = found.start()
        del buffer[:begun]
        if dropping or len(buffer) > LARGEST:
            if not dropping:
                yield Piece(too_large=True)
            dropping = True
            del buffer[:-_START_LENGTH]
        searched = max(0 if dropping else 1, len(buffer) - _START_LENGTH)
    if buffer and not dropping:
        yield _piece(buffer, 0, len(buffer))


def _piece(buffer: bytearray, start: int, end: int) -> Piece:
    bare, files = _without_files(buffer, start, end)
    found = _ELEMENT.match(bare)
    if found is None and _START.match(bare):
        return Piece(element=_text(bare), files=files)
    element, rest = (found[0], bare[found.end() :]) if found else (b"", bare)
    if found is None and b"<!ENTITY" in bare:
        raise Problem("intake.xml-entities")
    beside, ends = _beside(rest)
    tags = _tags(element) if element and len(element) <= LONGEST else []
    return Piece(element=_text(element), tags=tags, files=files, beside=beside, ends=ends)


def _beside(rest: bytes) -> tuple[str, bool]:
    """What stands behind an element and is no part of XML's frame, and whether the end of the whole is there too."""
    rest = rest.strip()
    if not rest:
        return "", False
    for opening, closing in _REMARKS:
        rest = _without(rest, opening, closing)
    return _text(_FRAME.sub(b"", rest).strip()), any(_FRAME.findall(rest))


def _without(text: bytes, opening: bytes, closing: bytes) -> bytes:
    """Leave out what stands between two marks; what is never closed stays."""
    kept, at = [], 0
    while (start := text.find(opening, at)) >= 0 and (end := text.find(closing, start + len(opening))) >= 0:
        kept.append(text[at:start])
        at = end + len(closing)
    return b"".join([*kept, text[at:]])


def _without_files(buffer: bytearray, start: int, end: int) -> tuple[bytes, list[bytes | None]]:
    """An element without the bytes written out in it, and these; None for those that are cut or damaged."""
    if not buffer.startswith(b"<mms", start):
        return bytes(buffer[start:end]), []
    files: list[bytes | None] = []
    kept = bytearray()
    with memoryview(buffer) as view:
        for found in _DATA.finditer(buffer, start, end):
            first, last = found.span(1)
            kept += view[start:first]
            kept += LEFT_OUT.encode()
            files.append(_decoded(view[first:last]) if found["closed"] else None)
            start = last
        kept += view[start:end]
    return bytes(kept), files


def _decoded(written: memoryview) -> bytes | None:
    if len(written) < 16 and bytes(written) in {b"", b"null"}:
        return None
    try:
        return binascii.a2b_base64(written)
    except binascii.Error:
        whole = _NO_BASE64.sub(b"", bytes(written))  # its end is damaged: all before that is kept
        return binascii.a2b_base64(whole[: len(whole) // 4 * 4]) or None


def _tags(element: bytes) -> list[Tag]:
    if b"\n" in element or b"\r" in element:
        element = _BROKEN_LINE.sub(_keep_line_ends, element)
    if b"&#" in element:
        element = _REFERENCES.sub(_characters, element)
    # What XML forbids is rare, and looked for only then.
    return _parsed(element) or _parsed(_BARE_AND.sub("&amp;", _FORBIDDEN.sub("\ufffd", _text(element))))


def _parsed(element: bytes | str) -> list[Tag]:
    """The tags of one element; none when it is no XML. Declared by itself, it has nothing that could grow."""
    parser = expat.ParserCreate()
    tags: list[Tag] = []
    parser.StartElementHandler = lambda name, attributes: tags.append((name, attributes))
    try:
        parser.Parse(element, True)
    except expat.ExpatError:
        return []
    return tags


def _keep_line_ends(value: re.Match[bytes]) -> bytes:
    """XML reads a line end within a value as a space."""
    return value[0].replace(b"\r\n", b"&#10;").replace(b"\n", b"&#10;").replace(b"\r", b"&#10;")


def _characters(run: re.Match[bytes]) -> bytes:
    return _often(run[0]) if len(run[0]) < _OFTEN else _joined(run[0])


def _joined(run: bytes) -> bytes:
    """References to characters, with two halves of one made whole, and U+FFFD for what is none."""
    said = run.decode().replace("&#", "").split(";")[:-1]
    codes = [int(one[1:], 16) if one[0] in "xX" else int(one) for one in said]
    units = [code if 0 < code <= 0x10FFFF else 0xFFFD for code in codes]
    text = "".join(map(chr, units)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(f"&#{ord(sign)};" for sign in _FORBIDDEN.sub("\ufffd", text)).encode()


_often = lru_cache(maxsize=4096)(_joined)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "backslashreplace")
