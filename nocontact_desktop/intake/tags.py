"""What a sound or video says about itself in words: its title, who made it, which year. In the child only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from tinytag import TinyTag, TinyTagException

from nocontact_desktop.intake.file_facts import Claim

_LONGEST = 200
_NAMES = ("title", "artist", "album", "year", "comment")
_NOISE = (
    TinyTagException, OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, ArithmeticError,
    RuntimeError, MemoryError,
)  # fmt: skip
"""Files cut short or made of noise raise whatever the place it happens at raises."""


def tags_of(stream: BinaryIO) -> Iterator[Claim]:
    """Yield the tags of a sound or video. Noise gives none."""
    stream.seek(0)
    try:
        found = TinyTag.get(file_obj=stream, duration=False, check_magic_bytes=True)
    except _NOISE:
        return
    for name in _NAMES:
        said = "".join(sign for sign in str(getattr(found, name) or "") if sign.isprintable()).strip()
        if said:
            yield Claim(name=name, value=said[:_LONGEST])
