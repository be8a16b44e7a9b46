"""A PDF 1.7 file written straight through: what is complete goes out at once and is not kept.

A report may hold hundreds of photographs; only the small objects (structure, links, outline) wait until
the next object stream is full. The file's identifier is a digest of its bytes, so the same content gives the
same file (ISO 32000-1, 7.5.7 object streams, 7.5.8 cross-reference streams, 14.4 identifiers).
"""

from __future__ import annotations

import hashlib
import zlib
from typing import BinaryIO

_OBJECTS_IN_A_STREAM = 200
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class PdfFile:
    """Writes objects to ``out``, which needs neither seeking nor reading."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._digest = hashlib.sha256()
        self._offset = 0
        # For each object: (1, offset, 0) in the file, or (2, object stream, place in it).
        self._places: list[tuple[int, int, int] | None] = [None]
        self._waiting: list[tuple[int, bytes]] = []
        self._write(_HEADER)

    def reserve(self) -> int:
        """Take the number of an object that is written later."""
        self._places.append(None)
        return len(self._places) - 1

    def add(self, body: bytes, number: int | None = None) -> int:
        """Write an object that is not a stream; return its number."""
        if number is None:
            number = self.reserve()
        self._waiting.append((number, body))
        if len(self._waiting) == _OBJECTS_IN_A_STREAM:
            self._write_object_stream()
        return number

    def stream(self, data: bytes, entries: bytes = b"", *, packed: bool = True, number: int | None = None) -> int:
        """Write a stream object at once; ``packed`` compresses it. Return its number."""
        if number is None:
            number = self.reserve()
        if packed:
            data = zlib.compress(data)
            entries += b"/Filter/FlateDecode"
        self._places[number] = (1, self._offset, 0)
        self._write(b"%d 0 obj\n<<%b/Length %d>>\nstream\n" % (number, entries, len(data)))
        self._write(data)
        self._write(b"\nendstream\nendobj\n")
        return number

    def finish(self, root: int, info: int) -> None:
        """Write what still waits and the cross-reference stream. The file is complete then."""
        self._write_object_stream()
        number = self.reserve()
        self._places[number] = (1, self._offset, 0)
        start = self._offset
        rows = bytearray(b"\x00" + b"\x00" * 5 + b"\xff\xff")
        for place in self._places[1:]:
            if place is None:
                raise AssertionError("an object was announced and not written")
            kind, where, index = place
            rows += kind.to_bytes(1, "big") + where.to_bytes(5, "big") + index.to_bytes(2, "big")
        identifier = self._digest.hexdigest()[:32].encode("ascii")
        entries = b"/Type/XRef/W[1 5 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (
            (len(self._places), root, info, identifier, identifier)
        )
        self.stream(bytes(rows), entries, number=number)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _write_object_stream(self) -> None:
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        number = self.reserve()
        index, offset = [], 0
        for place, (inner, body) in enumerate(waiting):
            self._places[inner] = (2, number, place)
            index.append(b"%d %d" % (inner, offset))
            offset += len(body) + 1
        head = b" ".join(index) + b"\n"
        content = head + b"\n".join(body for _, body in waiting) + b"\n"
        self.stream(content, b"/Type/ObjStm/N %d/First %d" % (len(waiting), len(head)), number=number)

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._offset += len(data)


def text_string(text: str) -> bytes:
    """A PDF text string (ISO 32000-1, 7.9.2.2); lone surrogates become the replacement sign."""
    return b"<feff%b>" % text.encode("utf-16-be", "replace").hex().encode("ascii")
