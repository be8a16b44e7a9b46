"""Files as exhibits: what they are, and pictures of them for screen and print, made in a limited child process."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake import jobs
from nocontact_desktop.intake.file_facts import Claim, FileFacts, Rendition
from nocontact_desktop.intake.process import Child, Stop, never, stopped
from nocontact_desktop.intake.regular import open_regular, plain_name

__all__ = ["Claim", "FileFacts", "Pages", "Rendition", "examine", "mail_parts", "page", "rendition", "renditions"]

_OF_ONE_PICTURE = frozenset({
    "intake.not-a-picture", "intake.picture-damaged", "intake.picture-too-large", "intake.too-large"
})  # fmt: skip
_OF_ONE_PAGE = _OF_ONE_PICTURE | {"intake.page-damaged", "intake.pdf-damaged", "intake.pdf-locked"}
_NOTHING_KNOWN = FileFacts(media_type="application/octet-stream", kind="other", size=0, sha256="")


def examine(data: bytes | Path | BinaryIO, name: str, cancelled: Stop = never) -> FileFacts:
    """Return what a file is: type by content, size, hash, measures, claims, a small picture of it and its text.

    The hash of a file on disk is left empty, for whoever keeps it to fill in. A file that makes its reader stop is
    still a file that can be kept: its facts are then fewer, with the code of the problem as claim ``damaged``.

    Raises:
        Problem: it is no file or cannot be opened, or no reader can be started.
        Cancelled: the user stopped it.
    """
    if isinstance(data, Path):
        try:
            with open_regular(data) as stream:
                return examine(stream, name, cancelled)
        except OSError as found:
            raise Problem("intake.cannot-open") from found
    facts, whole = _NOTHING_KNOWN, False
    try:
        with _child_for(data, name, cancelled) as child:
            while isinstance(answer := child.answer(), jobs.Facts):
                facts, whole = answer.facts, answer.whole
    except Problem as found:
        if found.code == "intake.no-reader":
            raise
        if not whole:  # later than that, only the text in it is missing
            facts = msgspec.structs.replace(facts, claims=(*facts.claims, Claim(name="damaged", value=found.code)))
    if isinstance(data, bytes):
        return msgspec.structs.replace(facts, size=len(data), sha256=hashlib.sha256(data).hexdigest())
    return msgspec.structs.replace(facts, size=os.fstat(data.fileno()).st_size)


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


def page(data: bytes, media_type: str, number: int, *, longest_px: int, cancelled: Stop = never) -> Rendition:
    """Return one page, counted from 0, of a PDF or a picture as a plain JPEG without metadata.

    Raises:
        Problem: it is damaged, locked or too large, or the reader has stopped.
        Cancelled: the user stopped it.
    """
    with Pages(data, media_type, longest_px=longest_px, cancelled=cancelled) as pages:
        return pages.page(number)


class Pages:
    """The pages of one PDF or picture, drawn one after the other by one child process, as a context manager."""

    def __init__(self, data: bytes, media_type: str, *, longest_px: int, cancelled: Stop = never) -> None:
        self._data = data
        self._job = jobs.DrawPage(media_type, 0, longest_px)
        self._cancelled = cancelled
        self._child: Child | None = None

    def __enter__(self) -> Pages:
        return self

    def __exit__(self, *_reason: object) -> None:
        self.end()

    def page(self, number: int) -> Rendition:
        """Return one page, counted from 0. Raises as :func:`page` does; other pages can be asked for after that."""
        if self._child is None:
            self._child = Child(msgspec.structs.replace(self._job, page=number), cancelled=self._cancelled)
            self._child.send_bytes(self._data)
        else:
            self._child.send(b"%d" % number)
        try:
            answer = self._child.answer()
        except Problem as found:
            if found.code not in _OF_ONE_PAGE:
                self.end()
            raise
        if not isinstance(answer, jobs.Picture):
            raise stopped()
        return answer.rendition

    def end(self) -> None:
        """End the child process, if there is one."""
        if self._child is not None:
            self._child.end()
            self._child = None


def mail_parts(data: bytes, cancelled: Stop = never) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of the files that came with a mail. The names are plain, whatever the mail says.

    Raises:
        Problem: the mail cannot be taken apart, or the reader has stopped.
        Cancelled: the user stopped it.
    """
    with Child(jobs.MailParts(), cancelled=cancelled) as child:
        child.send_bytes(data)
        while isinstance(answer := child.answer(), jobs.Attached):
            yield plain_name(answer.name), answer.data


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
def _child_for(data: bytes | BinaryIO, name: str, cancelled: Stop) -> Iterator[Child]:
    if isinstance(data, bytes):
        with Child(jobs.Examine(jobs.Given(name=name, size=len(data))), cancelled=cancelled) as child:
            child.send_bytes(data)
            yield child
        return
    size, number = os.fstat(data.fileno()).st_size, data.fileno()
    if sys.platform == "win32":  # nothing can be inherited there: the reader opens it by its path
        with Child(jobs.Examine(jobs.Given(name=name, size=size, path=str(data.name))), cancelled=cancelled) as child:
            yield child
        return
    job = jobs.Examine(jobs.Given(name=name, size=size, descriptor=number))
    with Child(job, descriptors=(number,), cancelled=cancelled) as child:
        yield child
