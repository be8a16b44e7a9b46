"""Files as exhibits: what they are, and pictures of them for screen and print, made in a limited child process."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.intake import jobs
from nocontact_desktop.intake.file_facts import Claim, FileFacts, Rendition
from nocontact_desktop.intake.process import Child, Stop, never, stopped
from nocontact_desktop.intake.reading import given, open_regular

__all__ = ["Claim", "FileFacts", "Rendition", "examine", "rendition", "renditions"]

_PIECE = 1024 * 1024
_OF_ONE_PICTURE = frozenset({
    "intake.not-a-picture", "intake.picture-damaged", "intake.picture-too-large", "intake.too-large"
})  # fmt: skip
_LOOKED_INSIDE = 2
"""So many times the facts have come once the reader has looked inside."""
_NOTHING_KNOWN = FileFacts(media_type="application/octet-stream", kind="other", size=0, sha256="")


def examine(data: bytes | Path, name: str, cancelled: Stop = never) -> FileFacts:
    """Return what a file is: type by content, size, hash, measures, claims and a small picture of it.

    A file that makes its reader stop is still a file that can be kept: its facts are then fewer, with the code of the
    problem as claim ``damaged``.

    Raises:
        Problem: the file cannot be opened, or no reader can be started.
        Cancelled: the user stopped it.
    """
    digest, size = _hash(data, cancelled)
    facts, stages = _NOTHING_KNOWN, 0
    try:
        with _child_for(data, name, cancelled) as child:
            while isinstance(answer := child.answer(), jobs.Facts):
                facts, stages = answer.facts, stages + 1
    except Problem as found:
        if found.code in {"intake.cannot-open", "intake.no-reader"}:
            raise
        if stages < _LOOKED_INSIDE:  # later than that, only the text in it is missing
            facts = msgspec.structs.replace(facts, claims=(*facts.claims, Claim(name="damaged", value=found.code)))
    return msgspec.structs.replace(facts, size=size, sha256=digest)


def rendition(data: bytes, *, longest_px: int, cancelled: Stop = never) -> Rendition:
    """Return a picture as a plain upright JPEG without metadata, no side longer than ``longest_px`` pixels.

    Raises:
        Problem: it is no picture, it is damaged or too large, or the reader has stopped.
        Cancelled: the user stopped it.
    """
    for _, found in renditions([("", data)], longest_px=longest_px, cancelled=cancelled):
        if isinstance(found, Problem):
            raise found
        return found
    raise stopped()


def renditions(
    pictures: Iterable[tuple[str, bytes]], *, longest_px: int, cancelled: Stop = never
) -> Iterator[tuple[str, Rendition | Problem]]:
    """Yield (key, picture or what is wrong with it) for many pictures, in their order, from one child process.

    A picture that makes the reader stop costs that one picture: the next is read by a fresh process.

    Raises:
        Cancelled: the user stopped it.
    """
    child: Child | None = None
    try:
        for key, data in pictures:
            if not data:
                yield key, Problem("intake.not-a-picture")
                continue
            child = child or Child(jobs.Renditions(longest_px), cancelled=cancelled)
            child.send_bytes(data)
            try:
                answer = child.answer()
            except Problem as found:
                if found.code not in _OF_ONE_PICTURE:
                    child.end()
                    child = None
                yield key, found
                continue
            yield key, answer.rendition if isinstance(answer, jobs.Picture) else stopped()
    finally:
        if child is not None:
            child.end()


@contextmanager
def _child_for(data: bytes | Path, name: str, cancelled: Stop) -> Iterator[Child]:
    if isinstance(data, bytes):
        with Child(jobs.Examine(jobs.Given(name=name, size=len(data))), cancelled=cancelled) as child:
            child.send_bytes(data)
            yield child
        return
    with given(data) as (file, descriptor):
        job = jobs.Examine(msgspec.structs.replace(file, name=name))
        with Child(job, descriptor=descriptor, cancelled=cancelled) as child:
            yield child


def _hash(data: bytes | Path, cancelled: Stop) -> tuple[str, int]:
    if isinstance(data, bytes):
        return hashlib.sha256(data).hexdigest(), len(data)
    digest, size = hashlib.sha256(), 0
    try:
        with open_regular(data) as stream:
            while piece := stream.read(_PIECE):
                if cancelled():
                    raise Cancelled
                digest.update(piece)
                size += len(piece)
    except OSError as found:
        raise Problem("intake.cannot-open") from found
    return digest.hexdigest(), size
