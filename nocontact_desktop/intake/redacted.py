"""Copies of pictures and PDFs with parts covered, made in a limited child process from pixels alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from nocontact_desktop.intake import jobs
from nocontact_desktop.intake.file_facts import Box, CopyFacts
from nocontact_desktop.intake.process import Child, Stop, never, stopped


class RedactedCopy(msgspec.Struct, frozen=True, kw_only=True):
    """A copy with parts covered: its bytes, and what they are."""

    data: bytes
    facts: CopyFacts


def redacted_copy(
    data: bytes,
    media_type: str,
    pages: int,
    boxes: Sequence[Box],
    progress: Callable[[int, int], None],
    cancelled: Stop = never,
) -> RedactedCopy:
    """Return a copy of a picture or PDF in which the boxes are black and of which nothing but pixels is left.

    A picture becomes a PNG, or a JPEG when it is a photograph; what has ``pages`` becomes a PDF of pictures of them.

    Raises:
        Problem: it is damaged, locked or too large, or the reader has stopped.
        Cancelled: the user stopped it.
    """
    found: list[bytes] = []
    with Child(jobs.Redact(media_type, pages, list(boxes)), cancelled=cancelled) as child:
        child.send_bytes(data)
        while isinstance(answer := child.answer(), jobs.Piece):
            found.append(answer.data)
            progress(min(len(found), pages), pages)
    if not isinstance(answer, jobs.Redacted):
        raise stopped()
    return RedactedCopy(data=b"".join(found), facts=answer.facts)
