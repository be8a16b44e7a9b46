"""The bytes of what stands for an exhibit in a report: its original, or a copy with parts covered."""

from __future__ import annotations

from collections.abc import Iterator

from nocontact_desktop.diary import exhibits, files, redactions
from nocontact_desktop.diary.redactions import Redaction
from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.notebook import Notebook

_COPY = "~"


def reference(exhibit_id: str, copy: int | None = None) -> str:
    """Return the name of an exhibit's original, or of one of its copies with parts covered, by its place."""
    return exhibit_id if copy is None else f"{exhibit_id}{_COPY}{copy}"


def pieces(notebook: Notebook, name: str) -> Iterator[bytes]:
    """The bytes of what is named so, in pieces of 1 MiB. Raises :class:`Problem` ``diary.gone``."""
    copy = _copy(notebook, name)
    return exhibits.chunks(notebook, name) if copy is None else files.pieces_of(notebook, copy.sha256)


def whole(notebook: Notebook, name: str) -> bytes:
    """The same at once."""
    return b"".join(pieces(notebook, name))


def small(notebook: Notebook, name: str) -> bytes | None:
    """A small picture of it, or None. Raises :class:`Problem` ``diary.gone``."""
    copy = _copy(notebook, name)
    return exhibits.thumbnail(notebook, name) if copy is None else redactions.thumbnail(notebook, copy)


def _copy(notebook: Notebook, name: str) -> Redaction | None:
    exhibit_id, _, place = name.partition(_COPY)
    if not place:
        return None
    for one in redactions.redactions_of(notebook, exhibit_id):
        if str(one.place) == place:
            return one
    raise Problem("diary.gone")
