"""The files of a folder, looked for with care: no links followed, within bounds, and what is left out is said."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

MOST_FILES = 5_000
MOST_SEEN = 100_000
DEEPEST = 40
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx", "$recycle.bin", "icon\r"})

Reason = Literal["link", "hidden", "no-file", "closed", "too-deep", "too-many"]


@dataclass(frozen=True)
class Walk:
    """What lies in a folder: its files in order, and how much was left out for which reason."""

    files: tuple[Path, ...]
    left_out: tuple[tuple[Reason, int], ...] = ()


def files_in(folder: Path) -> Walk:
    """Return the files in a folder and in those inside it, by name, at most ``MOST_FILES``."""
    search = _Search()
    search.look_into(folder)
    return Walk(tuple(search.files), tuple(search.left_out.items()))


class _Search:
    """A walk under way."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.left_out: dict[Reason, int] = {}
        self._seen = 0

    def look_into(self, folder: Path) -> None:
        """Take note of everything in a folder, depth first, so that the order is that of a list of names."""
        waiting = [(folder, 0)]
        while waiting:
            place, depth = waiting.pop()
            if depth > 0 and not self._is_folder(place, depth):
                continue
            try:
                with os.scandir(place) as found:
                    inside = [Path(one.path) for one in found if self._has_room()]
            except OSError:  # a folder that may not be read, or that went away
                self._leave_out("closed")
                continue
            waiting += [(one, depth + 1) for one in sorted(inside, reverse=True)]

    def _is_folder(self, path: Path, depth: int) -> bool:
        """Say whether to look into it; a file is taken note of here."""
        reason = _reason_against(path)
        if reason is not None:
            self._leave_out(reason)
            return False
        if path.is_dir():
            if depth > DEEPEST:
                self._leave_out("too-deep")
            return depth <= DEEPEST
        if len(self.files) < MOST_FILES:
            self.files.append(path)
        else:
            self._leave_out("too-many")
        return False

    def _has_room(self) -> bool:
        self._seen += 1
        if self._seen > MOST_SEEN:
            self._leave_out("too-many")
        return self._seen <= MOST_SEEN

    def _leave_out(self, reason: Reason) -> None:
        self.left_out[reason] = self.left_out.get(reason, 0) + 1


def _reason_against(path: Path) -> Reason | None:
    try:
        found = path.lstat()
    except OSError:  # it went away, or the folder may be listed and not entered
        return "closed"
    if stat.S_ISLNK(found.st_mode) or _is_junction(found):
        return "link"
    if path.name.startswith(".") or path.name.casefold() in _SYSTEM_FILES or _is_hidden(found):
        return "hidden"
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        return "no-file"
    return None


def _is_hidden(found: os.stat_result) -> bool:
    """Windows and macOS mark files as hidden."""
    return bool(getattr(found, "st_file_attributes", 0) & 6) or bool(getattr(found, "st_flags", 0) & 0x8000)


def _is_junction(found: os.stat_result) -> bool:
    return bool(getattr(found, "st_reparse_tag", 0))
