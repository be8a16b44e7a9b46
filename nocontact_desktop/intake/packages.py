"""The names of the apps on a phone, from a text such as ``adb shell pm list packages`` prints. In the child only."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PREFIX = "package:"
_LONGEST = 255
_NAME = re.compile(r"[A-Za-z]\w*(?:\.[A-Za-z_]\w*)*", re.ASCII)
_BETWEEN_CELLS = re.compile(r"[,;\t]")


def packages_in(text: str) -> tuple[tuple[str, ...], int]:
    """The package names of a text, each once and in their order, and how many of its lines hold none.

    Read are lines of the package manager (``package:com.x``, ``package:/path/base.apk=com.x``, with more behind it),
    and plain names: one on a line, or in the cells of a table.
    """
    names: dict[str, None] = {}
    unread = 0
    for line in text.split("\n"):
        found = list(_names_of(line.strip()))
        names.update(dict.fromkeys(found))
        unread += bool(line.strip()) and not found
    return tuple(names), unread


def _names_of(line: str) -> Iterator[str]:
    if line.startswith(_PREFIX):
        first = line.removeprefix(_PREFIX).strip().split(maxsplit=1)
        name = first[0].rpartition("=")[2] if first else ""
        if _is_name(name):
            yield name
        return
    for cell in _BETWEEN_CELLS.split(line):
        name = cell.strip(" \"'")
        if "." in name and _is_name(name):  # without a dot it could be any word
            yield name


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST and _NAME.fullmatch(text) is not None
