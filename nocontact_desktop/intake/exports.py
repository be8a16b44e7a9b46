"""The child's side of reading an export: recognise it, survey it, or hand out items and media on request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO, Protocol

import msgspec

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake import formats, jobs
from nocontact_desktop.intake.items import Item, ReadOptions, Recognised, Summary
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.source import Source

_BATCH = 500
_BATCH_TEXT = 4 * 1024 * 1024
_MOST_LOOKED_AT = 200
_SURE_ENOUGH = 30


class Line(Protocol):
    """The connection to the program."""

    def ask(self) -> bytes | None:
        """Return the next request, or None when the program is gone."""

    def tell(self, answer: jobs.Answer) -> None:
        """Send an answer."""


def serve(
    job: jobs.Recognise | jobs.Survey | jobs.Export, stream: BinaryIO, beside: Sequence[BinaryIO], line: Line
) -> None:
    """Do one of the jobs about exports. Raises :class:`Problem` for what is wrong with the file."""
    if job.given.size == 0:
        raise Problem("intake.empty")
    others = {one.name: (other, one.size) for one, other in zip(job.given.beside, beside, strict=True)}
    source = Source(stream, job.given.name, job.given.size, others)
    if isinstance(job, jobs.Recognise):
        line.tell(jobs.Formats(recognised(source)))
        return
    reading = Reading(source, job.options)
    if isinstance(job, jobs.Survey):
        for _ in reading.batches:
            line.tell(jobs.Beat())
        line.tell(jobs.Told(reading.summary))
        return
    decoder = msgspec.msgpack.Decoder(jobs.Request)
    while (request := line.ask()) is not None:
        match decoder.decode(request):
            case jobs.Next():
                batch = next(reading.batches, None)
                line.tell(jobs.Told(reading.summary) if batch is None else jobs.Batch(batch))
            case jobs.Media(member):
                try:
                    _send(source, member, line)
                except Problem as found:
                    line.tell(jobs.Failure(found.code))  # one damaged file does not end the reading


class Reading:
    """An export being read: batches of items, and a summary once they are through."""

    def __init__(self, source: Source, options: ReadOptions) -> None:
        self._format = formats.called(options.format) if options.format else _surest(source)
        self._notes = Notes()
        self.batches = self._batches(self._format.read(source, options, self._notes))

    @property
    def summary(self) -> Summary:
        """What the file held, as far as it was read."""
        return self._notes.summary(self._format.NAME)

    def _batches(self, items: Iterator[Item]) -> Iterator[list[Item]]:
        batch: list[Item] = []
        weight = 0
        for item in items:
            batch.append(item)
            weight += len(item.raw) + len(item.text)
            if item.attachments:
                weight += sum(len(one.data) for one in item.attachments if one.data)
            if len(batch) == _BATCH or weight > _BATCH_TEXT:
                self._notes.count(batch)
                yield batch
                batch, weight = [], 0
        if batch:
            self._notes.count(batch)
            yield batch


def recognised(source: Source) -> list[Recognised]:
    """Return the formats a file could be, surest first."""
    all_formats = formats.all_formats()
    sure: dict[str, int] = {}
    for member in _looked_at(source, tuple({suffix for one in all_formats for suffix in one.SUFFIXES})):
        head = source.head(member)
        for one in all_formats:
            if not source.is_archive or member.casefold().endswith(one.SUFFIXES):
                sure[one.NAME] = max(sure.get(one.NAME, 0), one.sniff(head, member))
    why = "zip-member" if source.is_archive else "content"
    titles = {one.NAME: one.TITLE for one in all_formats}
    found = [
        Recognised(format=name, confidence=confidence, why=why, name=titles[name])
        for name, confidence in sure.items()
        if confidence
    ]
    return sorted(found, key=lambda one: -one.confidence)


def _looked_at(source: Source, suffixes: tuple[str, ...]) -> list[str]:
    """The members that could hold an export; of very many some from all places: messages may stand behind the rest."""
    members = list(source.candidates(suffixes))
    return members[:: max(1, len(members) // _MOST_LOOKED_AT)]


def _surest(source: Source) -> formats.Format:
    found = recognised(source)
    if not found or found[0].confidence < _SURE_ENOUGH:
        raise Problem("intake.not-recognised")
    return formats.called(found[0].format)


def _send(source: Source, member: str, line: Line) -> None:
    with source.open(member) as stream:
        while data := stream.read(jobs.PIECE):
            line.tell(jobs.Piece(data))
    line.tell(jobs.Piece(b""))
