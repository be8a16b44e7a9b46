"""Long files inside a mail, taken out while it is taken apart: line by line, each of them would take a minute."""

from __future__ import annotations

import re
from secrets import token_hex

_RUN = re.compile(rb"^(?:[A-Za-z0-9+/]{40,80}\r?\n){100,}+", re.MULTILINE)
_PLACE = re.compile(rb"([0-9a-f]{24})-(\d+)(\n?)")


class Runs:
    """The runs of packed lines that were taken out of a mail. In place of each stands one line that nobody wrote."""

    def __init__(self) -> None:
        self._mark = token_hex(12).encode()
        self._taken: list[bytes] = []

    def take_out(self, data: bytes) -> bytes:
        """The mail without its long runs."""
        return _RUN.sub(self._take, data)

    def put_back(self, data: bytes) -> bytes:
        """A part of the mail as it was."""
        return _PLACE.sub(self._run, data) if self._taken else data

    def _run(self, place: re.Match[bytes]) -> bytes:
        if place[1] != self._mark:
            return place[0]
        run = self._taken[int(place[2])]
        return run if place[3] else run.rstrip(b"\r\n")  # the last line end belongs to what ends the part

    def _take(self, run: re.Match[bytes]) -> bytes:
        self._taken.append(run[0])
        return b"%s-%d\n" % (self._mark, len(self._taken) - 1)
