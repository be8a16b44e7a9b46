"""The program's side of the limited child process: start it, ask it, and end it when it is done or goes wrong."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, cast

import msgspec

from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.intake import jobs

Stop = Callable[[], bool]

_ROOT = Path(__file__).parents[2]
_LOOK_AROUND = 0.1
_SILENCE = 180.0
_KIND = re.compile(r"\w{1,60}")
_PLACE = re.compile(r"nocontact_desktop[\w.]{0,120}:\d{1,6}")
_CODE = re.compile(r"(?:intake|timestamp)\.[a-z-]{1,40}")


def never() -> bool:
    """Nobody wants to stop."""
    return False


class Child:
    """One child process with one job, as a context manager. Used from one thread.

    ``descriptors`` are handed on to the child. ``cancelled`` is asked while waiting; ``silence`` is how many seconds
    the child may take for one answer.
    """

    def __init__(
        self, job: jobs.Job, *, descriptors: tuple[int, ...] = (), cancelled: Stop = never, silence: float = _SILENCE
    ) -> None:
        self._cancelled = cancelled
        self._silence = silence
        self._process = _start(descriptors)
        self._requests = cast(BinaryIO, self._process.stdin)
        self._answers: queue.Queue[bytes | None] = queue.Queue(maxsize=8)
        self._over = False
        self._decoder: msgspec.msgpack.Decoder[jobs.Answer] = msgspec.msgpack.Decoder(jobs.Answer)
        self._listener = threading.Thread(target=self._listen, name="intake", daemon=True)
        self._listener.start()
        self.send(msgspec.msgpack.encode(job))

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, found: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def ask(self, request: jobs.Request) -> None:
        """Send a request."""
        self.send(msgspec.msgpack.encode(request))

    def send(self, data: bytes) -> None:
        """Send one frame."""
        try:
            jobs.write_frame(self._requests, data)
        except (OSError, ValueError):
            return  # the child is gone: the next answer says why

    def send_bytes(self, data: bytes) -> None:
        """Send bytes of any size."""
        try:
            jobs.write_bytes(self._requests, data)
        except (OSError, ValueError):
            return  # the child is gone: the next answer says why

    def answer(self) -> jobs.Answer:
        """Wait for the next answer.

        Raises:
            Problem: the child tells of one, has crashed, took too long, or says what makes no sense.
            Cancelled: the user stopped it; the child is gone.
        """
        while True:
            answer = self._decoded(self._wait())
            if isinstance(answer, jobs.Failure):
                raise _problem(answer)
            if not isinstance(answer, jobs.Beat):
                return answer

    def end(self) -> None:
        """End the child, whatever it is doing."""
        self._over = True
        with suppress(OSError):  # it may have ended by itself, just now
            self._process.kill()
        self._process.wait()
        self._let_the_listener_end()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # something may still have been on its way to a child that is gone
                cast(BinaryIO, pipe).close()

    def _wait(self) -> bytes:
        waited = 0.0
        while True:
            if self._cancelled():
                self.end()
                raise Cancelled
            try:
                data = self._answers.get(timeout=_LOOK_AROUND)
            except queue.Empty:
                waited += _LOOK_AROUND
                if waited > self._silence:
                    self.end()
                    raise Problem("intake.took-too-long") from None
                continue
            if data is None:
                self.end()
                raise _ended(self._process.returncode)
            return data

    def _decoded(self, data: bytes) -> jobs.Answer:
        try:
            return self._decoder.decode(data)
        except msgspec.MsgspecError as found:
            self.end()  # a reader that says what makes no sense is not asked again
            raise stopped() from found

    def _listen(self) -> None:
        pipe = cast(BinaryIO, self._process.stdout)
        data: bytes | None = b""
        while data is not None and not self._over:
            try:
                data = jobs.read_frame(pipe)
            except (OSError, ValueError):
                data = None  # the pipe was closed while we listened
            self._answers.put(data)

    def _let_the_listener_end(self) -> None:
        """Make room, so that the listening thread can put down its last frame."""
        while self._listener.is_alive():
            with suppress(queue.Empty):  # it may be about to put one down, or to end
                self._answers.get(timeout=0.01)


def _start(descriptors: tuple[int, ...]) -> subprocess.Popen[bytes]:
    # One variable has to be there: the reader finds the place of its name in the list of processes by it.
    command = [sys.executable, "-E", "-s", "-B", "-m", "nocontact_desktop.intake.child"]
    windows = sys.platform == "win32"
    try:
        return subprocess.Popen(
            command,
            cwd=_ROOT,
            env={"SYSTEMROOT": os.environ.get("SYSTEMROOT", "")} if windows else {"LANG": "C.UTF-8"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=descriptors,
            start_new_session=not windows,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as found:
        # No memory or no process left for it.
        raise Problem("intake.no-reader") from found


def stopped(kind: str = "", place: str = "") -> Problem:
    """The reader has stopped, by a bug of this type at this place where that is known."""
    return Problem("intake.reader-stopped", kind=kind, place=place)


def _ended(status: int) -> Problem:
    """Why a child that said nothing more has ended."""
    if sys.platform != "win32" and status == -signal.SIGXCPU:
        return Problem("intake.took-too-long")
    return stopped()


def _problem(failure: jobs.Failure) -> Problem:
    """A problem from what the child says, taking nothing from it that could be text of the file."""
    if not _CODE.fullmatch(failure.code) or failure.code == "intake.reader-stopped":
        kind = failure.kind if _KIND.fullmatch(failure.kind) else ""
        place = failure.place if _PLACE.fullmatch(failure.place) else ""
        return stopped(kind, place)
    return Problem(failure.code)
