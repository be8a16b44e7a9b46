"""Which files a list shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FileFilter:
    """Which exhibits a list shows. Empty parts let everything through.

    ``kinds`` are kinds of files ("image", "pdf", …), ``unlinked`` keeps those that no entry names. The list begins
    with what was taken in last, or first with ``oldest_first``.
    """

    kinds: tuple[str, ...] = ()
    unlinked: bool = False
    search: str = ""
    oldest_first: bool = False
