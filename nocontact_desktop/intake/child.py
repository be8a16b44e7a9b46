"""The limited child process that reads foreign files: ``python -m nocontact_desktop.intake.child``.

It takes one job from standard input, gives up nearly everything (see :mod:`limits`), does the job and answers on
standard output. What goes wrong is told as a code, or as type and place, never with a message. It ends when its input
ends, so that it does not outlive the program.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import msgspec

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake import jobs
from nocontact_desktop.intake.limits import MEGABYTE, allow_more_time, take_away

_JOB_SECONDS = 600
_PICTURE_SECONDS = 60
_LIST_SECONDS = 60
_PACKAGE = "nocontact_desktop"


class Line:
    """The connection to the program."""

    def __init__(self, requests: BinaryIO, answers: BinaryIO) -> None:
        self.requests = requests
        self._answers = answers
        self._encode = msgspec.msgpack.Encoder().encode

    def ask(self) -> bytes | None:
        """Return the next request, or None when the program is gone."""
        return jobs.read_frame(self.requests)

    def tell(self, answer: jobs.Answer) -> None:
        """Send an answer."""
        jobs.write_frame(self._answers, self._encode(answer))


def main() -> int:
    """Do one job. Returns the exit status."""
    gc.disable()  # nothing here goes in circles, and the process is short-lived
    line = _take_the_pipes()
    first = line.ask()
    if first is None:
        return 0
    job = msgspec.msgpack.decode(first, type=jobs.Job)
    _take_neutral_name()
    try:
        _do(job, line)
    except BrokenPipeError:
        return 0  # the program has gone: nobody is left to tell
    except BaseException as found:  # noqa: BLE001  whatever happened is told by code or place, and this process ends
        line.tell(_failure(found))
    return 0


def _do(job: jobs.Job, line: Line) -> None:
    match job:
        case jobs.Renditions():
            from nocontact_desktop.intake.pictures import prepare

            prepare()
            take_away(memory=3072 * MEGABYTE, processor_seconds=_PICTURE_SECONDS)
            _draw(job, line)
        case jobs.Examine():
            from nocontact_desktop.intake.examining import facts_of

            given = job.given
            stream = _stream(given, line)
            take_away(memory=3072 * MEGABYTE + 2 * given.size, processor_seconds=_PICTURE_SECONDS)
            for facts, whole in facts_of(stream, given.name, given.size):
                line.tell(jobs.Facts(facts, whole))
            line.tell(jobs.Piece(b""))
        case jobs.DrawPage():
            from nocontact_desktop.intake import pages  # noqa: F401  loaded before files are out of reach

            data = b"".join(jobs.read_bytes(line.requests))
            take_away(memory=3072 * MEGABYTE + 2 * len(data), processor_seconds=_PICTURE_SECONDS)
            _draw_pages(data, job, line)
        case jobs.Redact():
            _redact(job, line)
        case jobs.MailParts():
            from nocontact_desktop.intake.mail import parts_of_mail

            data = b"".join(jobs.read_bytes(line.requests))
            take_away(memory=1024 * MEGABYTE + 8 * len(data), processor_seconds=_LIST_SECONDS)
            for name, content in parts_of_mail(io.BytesIO(data)):
                line.tell(jobs.Attached(name, content))
            line.tell(jobs.Piece(b""))
        case jobs.ComparePackages():
            from nocontact_desktop.intake.comparing import compared

            take_away(memory=1024 * MEGABYTE, processor_seconds=_LIST_SECONDS)
            packages, indicators = (b"".join(jobs.read_bytes(line.requests)) for _ in range(2))
            line.tell(jobs.Compared(compared(packages, indicators)))
        case jobs.TimeReply():
            from nocontact_desktop.vault.timestamps import read_reply

            take_away(memory=1024 * MEGABYTE, processor_seconds=_LIST_SECONDS)
            reply, root = (b"".join(jobs.read_bytes(line.requests)) for _ in range(2))
            line.tell(jobs.Stamped(read_reply(reply, root)))
        case jobs.Accounts(given):
            from nocontact_desktop.intake.accounts.serving import accounts_of

            stream = _stream(given, line)
            take_away(memory=1024 * MEGABYTE, processor_seconds=_LIST_SECONDS)
            line.tell(jobs.AccountsFound(accounts_of(stream, given.name, given.size)))
        case jobs.Recognise() | jobs.Survey() | jobs.Export():
            from nocontact_desktop.intake import exports

            stream, *beside = (_stream(one, line) for one in (job.given, *job.given.beside))
            take_away(memory=1024 * MEGABYTE, processor_seconds=_JOB_SECONDS)
            exports.serve(job, stream, beside, line)


def _draw_pages(data: bytes, job: jobs.DrawPage, line: Line) -> None:
    """Draw the page that was asked for, and then each whose number follows."""
    from nocontact_desktop.intake.pages import page_of

    asked: bytes | None = b"%d" % job.page
    while asked is not None:
        allow_more_time(_PICTURE_SECONDS)
        try:
            line.tell(jobs.Picture(page_of(io.BytesIO(data), msgspec.structs.replace(job, page=int(asked)))))
        except (Problem, MemoryError) as found:
            line.tell(_failure(found))  # one page that cannot be drawn does not end the others
        asked = line.ask()


def _draw(job: jobs.Renditions, line: Line) -> None:
    from nocontact_desktop.intake.pictures import rendition_of

    while (data := b"".join(jobs.read_bytes(line.requests))) != b"":
        allow_more_time(_PICTURE_SECONDS)
        try:
            line.tell(jobs.Picture(rendition_of(io.BytesIO(data), job.longest_px)))
        except (Problem, MemoryError) as found:
            line.tell(_failure(found))  # one picture that cannot be drawn does not end the others


def _redact(job: jobs.Redact, line: Line) -> None:
    from nocontact_desktop.intake.pictures import prepare
    from nocontact_desktop.intake.redacting import redacted

    prepare()
    data = b"".join(jobs.read_bytes(line.requests))
    take_away(memory=3072 * MEGABYTE + 2 * len(data), processor_seconds=_PICTURE_SECONDS)
    pieces = redacted(io.BytesIO(data), job)
    while True:
        allow_more_time(_PICTURE_SECONDS)
        try:
            line.tell(jobs.Piece(next(pieces)))
        except StopIteration as end:  # a generator hands its result over this way
            line.tell(jobs.Redacted(end.value))
            return


def _stream(given: jobs.Given, line: Line) -> BinaryIO:
    if given.descriptor is not None:
        return os.fdopen(given.descriptor, "rb")
    if given.path is not None:
        return Path(given.path).open("rb")
    return io.BytesIO(b"".join(jobs.read_bytes(line.requests)))


def _take_the_pipes() -> Line:
    """Move the pipes away from standard input and output, so that nothing printed can stand between frames."""
    requests, answers = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    return Line(os.fdopen(requests, "rb"), os.fdopen(answers, "wb"))


def _take_neutral_name() -> None:
    """The list of processes shows nothing of what this is about."""
    from setproctitle import setproctitle

    setproctitle("reader")


def _failure(found: BaseException) -> jobs.Failure:
    if isinstance(found, Problem):
        return jobs.Failure(code=found.code)
    if isinstance(found, MemoryError):
        return jobs.Failure(code="intake.too-large")
    return jobs.Failure(code="intake.reader-stopped", kind=type(found).__name__, place=_place(found.__traceback__))


def _place(trace: TracebackType | None) -> str:
    """The innermost place in our own code."""
    found = ""
    for module, number in _frames(trace):
        if module.startswith(_PACKAGE):
            found = f"{module}:{number}"
    return found


def _frames(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    while trace is not None:
        yield str(trace.tb_frame.f_globals.get("__name__", "")), trace.tb_lineno
        trace = trace.tb_next


if __name__ == "__main__":
    sys.exit(main())
