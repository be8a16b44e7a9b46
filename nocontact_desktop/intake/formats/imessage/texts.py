"""The texts of imessage-exporter, cut into messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

TIME = r"[A-Z][a-z]{2} \d\d, \d{4} {1,2}\d{1,2}:\d\d:\d\d [AP]M"
LONGEST = 2 * 1024 * 1024
_START = re.compile(rf"({TIME})(?: \(Read by .{{1,200}}\)| (.+))?")
_REPLY = re.compile(rf"\s+{TIME}(?: \(Read by .{{1,200}}\))?")


@dataclass(frozen=True)
class Block:
    """One message. ``time`` is as written, None where this is no message; ``sender`` is None for events.

    ``sent`` says whether the owner wrote it, None where only the sender shows it. ``place`` is where it stands.
    """

    raw: str
    place: str
    time: str | None = None
    sender: str | None = None
    sent: bool | None = None
    text: str = ""
    own_id: str | None = None
    files: list[str] = field(default_factory=list)


def blocks_of_text(chunks: Iterable[str]) -> Iterator[Block]:
    """Yield every message of a text, and what stands where none should."""
    lines: list[str] = []
    start, size, blank = 1, 0, True
    for number, line in enumerate(_lines(chunks), 1):
        begins = blank and _START.fullmatch(line) is not None
        if begins or size > LONGEST:
            yield from _block(lines, start)
            lines, start, size = [], number, 0
        lines.append(line)
        size += len(line) + 1
        blank = not line
    yield from _block(lines, start)


def _block(lines: list[str], start: int) -> Iterator[Block]:
    raw, place = "\n".join(lines).strip("\n"), f"line {start}"
    if not raw.strip():
        return
    found = _START.fullmatch(lines[0])
    if found is None or (found[2] is None and not "".join(lines[1:2]).strip()):
        yield Block(raw, place)
    elif found[2] is not None:
        yield Block(raw, place, time=found[1], text="\n".join([found[2], *lines[1:]]).strip("\n"))
    else:
        own = lines[2:]
        reply = next((at for at, line in enumerate(own) if _REPLY.fullmatch(line)), len(own))
        text = "\n".join(own[:reply]).strip("\n")
        yield Block(raw, place, time=found[1], sender=lines[1].strip(), text=text)


def _lines(chunks: Iterable[str]) -> Iterator[str]:
    """The lines of a text; one without end comes in pieces."""
    rest = ""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split("\n")
        yield from (line.removesuffix("\r") for line in whole)
        if len(rest) > LONGEST:
            yield rest
            rest = ""
    yield rest
