"""Files of old office programs and of Outlook: which of them it is, by the names in its directory ([MS-CFB])."""

from __future__ import annotations

from typing import BinaryIO

_HEADER = 512
_ENTRY = 128
_MOST_READ = 64 * 1024
_BY_NAME = (
    ("__properties_version1.0", "application/vnd.ms-outlook"),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
)


def type_in_ole(stream: BinaryIO) -> str | None:
    """Return the media type of what lies in such a file; None when its directory names nothing known."""
    stream.seek(0)
    head = stream.read(_HEADER)
    shift = int.from_bytes(head[30:32], "little")
    if shift not in {9, 12}:
        return None
    stream.seek((int.from_bytes(head[48:52], "little") + 1) << shift)
    directory = stream.read(_MOST_READ)
    names = {_name(directory[at : at + _ENTRY]) for at in range(0, len(directory), _ENTRY)}
    return next((media_type for name, media_type in _BY_NAME if name in names), None)


def _name(entry: bytes) -> str:
    length = int.from_bytes(entry[64:66], "little")
    return entry[: max(0, length - 2)].decode("utf-16-le", "replace") if 2 <= length <= 64 else ""
