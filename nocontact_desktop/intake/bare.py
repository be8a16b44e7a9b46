"""Whether a picture file holds its picture and nothing else: no place, no device, no names, no comments.

It only walks over the marks between the parts of a file and decodes nothing, so it needs no child process.
"""

from __future__ import annotations

_JPEG_START, _JPEG_END = b"\xff\xd8", b"\xff\xd9"
_SCAN = 0xDA
# JFIF's own head, Adobe's colour mark, tables, frames, restart intervals; no EXIF, XMP, profiles or comments.
_JPEG_PARTS = frozenset({0xE0, 0xEE, 0xDB, 0xC4, 0xDD, _SCAN, *range(0xC0, 0xD0)} - {0xC8})
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_PARTS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"}
)


def is_bare(data: bytes) -> bool:
    """Say whether ``data`` is a JPEG or PNG that carries nothing beside its picture. Anything else is not."""
    if data.startswith(_JPEG_START):
        return _bare_jpeg(data)
    return data.startswith(_PNG_START) and _bare_png(data)


def _bare_jpeg(data: bytes) -> bool:
    """Walk the marker segments (ITU T.81 annex B), those between the scans of a progressive file as well."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        kind = data[place + 1]
        if kind not in _JPEG_PARTS:
            return False
        if kind == 0xE0 and data[place + 4 : place + 9] != b"JFIF\0":
            return False
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        if kind == _SCAN:
            place = _after_scan(data, place)
    return data[place:] == _JPEG_END


def _after_scan(data: bytes, place: int) -> int:
    """Return where the picture data of a scan ends: at a marker that is neither stuffing nor a restart."""
    while (place := data.find(b"\xff", place)) >= 0:
        following = data[place + 1 : place + 2]
        if following != b"\0" and not b"\xd0" <= following <= b"\xd7":
            return place
        place += 2
    return len(data)


def _bare_png(data: bytes) -> bool:
    place = len(_PNG_START)
    while place + 12 <= len(data):
        length, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        if kind not in _PNG_PARTS:
            return False
        place += 12 + length
        if kind == b"IEND":
            return length == 0 and place == len(data)
    return False
