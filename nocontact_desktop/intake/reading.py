"""Reading exports: recognise a file, survey it, and read its items, each in a limited child process."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake import jobs
from nocontact_desktop.intake.items import Item, ReadOptions, Recognised, Summary
from nocontact_desktop.intake.local_time import zone_called
from nocontact_desktop.intake.process import Child, Stop, never, stopped
from nocontact_desktop.intake.source import JOURNAL

A = TypeVar("A", jobs.Formats, jobs.Told, jobs.Piece)


def recognise(path: Path, cancelled: Stop = never) -> list[Recognised]:
    """Return what a file could be, surest first; an empty list when no format knows it.

    Raises:
        Problem: the file cannot be read, is damaged, locked or a zip bomb, or the reader has stopped.
        Cancelled: the user stopped it.
    """
    with (
        given(path) as (file, descriptors),
        Child(jobs.Recognise(file), descriptors=descriptors, cancelled=cancelled) as child,
    ):
        return _expect(child, jobs.Formats).found


def survey(path: Path, options: ReadOptions, cancelled: Stop = never) -> Summary:
    """Read a whole export once and return what it holds and what it leaves open. Raises as :func:`recognise` does."""
    _check(options)
    job = jobs.Survey
    with (
        given(path) as (file, descriptors),
        Child(job(file, options), descriptors=descriptors, cancelled=cancelled) as child,
    ):
        return _expect(child, jobs.Told).summary


@contextmanager
def open_export(path: Path, options: ReadOptions, cancelled: Stop = never) -> Iterator[Export]:
    """Open an export for reading its items and media. Raises as :func:`recognise` does, here and while reading."""
    _check(options)
    job = jobs.Export
    with (
        given(path) as (file, descriptors),
        Child(job(file, options), descriptors=descriptors, cancelled=cancelled) as child,
    ):
        yield Export(child)


class Export:
    """An open export. Items and media may be asked for in turns, from one thread."""

    def __init__(self, child: Child) -> None:
        self._child = child
        self._asked = False
        self._early: jobs.Batch | jobs.Told | None = None
        self._summary: Summary | None = None

    @property
    def summary(self) -> Summary:
        """What the export held. Only there when all items are through."""
        if self._summary is None:
            raise RuntimeError("the items of this export are not through yet")
        return self._summary

    def items(self) -> Iterator[list[Item]]:
        """Yield the items in batches of at most 500; the next batch is read while this one is used."""
        self._ask()
        while True:
            answer = self._early or self._received()
            self._early = None
            if isinstance(answer, jobs.Told):
                self._summary = answer.summary
                return
            self._ask()
            yield answer.items

    def media(self, member: str) -> Iterator[bytes]:
        """Yield the bytes of an attachment's ``member``, a megabyte at a time.

        Raises:
            Problem: there is no such member, or it is damaged; items can still be read.
        """
        if self._asked:
            self._early = self._received()
        self._child.ask(jobs.Media(member))
        data = _expect(self._child, jobs.Piece).data
        while data:
            try:
                yield data
            except GeneratorExit:
                while _expect(self._child, jobs.Piece).data:
                    pass  # whoever stops early leaves the rest, which is taken out of the way
                raise
            data = _expect(self._child, jobs.Piece).data

    def _ask(self) -> None:
        self._child.ask(jobs.Next())
        self._asked = True

    def _received(self) -> jobs.Batch | jobs.Told:
        self._asked = False
        found = self._child.answer()
        if not isinstance(found, jobs.Batch | jobs.Told):
            raise stopped()
        return found


@contextmanager
def given(path: Path) -> Iterator[tuple[jobs.Given, tuple[int, ...]]]:
    """Open a file for a child, with what belongs to it. Yields what the child is told, and the descriptors it inherits
    (none on Windows).

    Raises:
        Problem: there is no such file, it is a folder, or it may not be read.
    """
    with ExitStack() as opened:
        streams = [opened.enter_context(open_regular(one)) for one in (path, *beside(path))]
        file, *others = (_given(Path(stream.name), stream) for stream in streams)
        numbers = () if sys.platform == "win32" else tuple(stream.fileno() for stream in streams)
        yield msgspec.structs.replace(file, beside=others), numbers


def beside(path: Path) -> list[Path]:
    """The files that belong to one: the newest messages of a database can still stand in its journal."""
    journal = path.with_name(f"{path.name}{JOURNAL}")
    return [journal] if journal.is_file() and not journal.is_symlink() else []


def _given(path: Path, stream: BinaryIO) -> jobs.Given:
    size = os.fstat(stream.fileno()).st_size
    if sys.platform == "win32":
        return jobs.Given(name=path.name, size=size, path=str(path.absolute()))
    return jobs.Given(name=path.name, size=size, descriptor=stream.fileno())


def open_regular(path: Path) -> BinaryIO:
    """Open a file that is one: a folder, a pipe or a device could keep us waiting. Raises :class:`Problem`."""
    try:
        if not path.is_file():
            raise Problem("intake.cannot-open")
        return path.open("rb")
    except OSError as found:
        raise Problem("intake.cannot-open") from found


def _check(options: ReadOptions) -> None:
    if options.time_zone is not None:
        zone_called(options.time_zone)


def _expect(child: Child, wanted: type[A]) -> A:
    found = child.answer()
    if not isinstance(found, wanted):
        child.end()
        raise stopped()
    return found
