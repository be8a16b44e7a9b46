"""The pages of imessage-exporter, cut into messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from nocontact_desktop.intake.formats.imessage.texts import LONGEST, TIME, Block
from nocontact_desktop.intake.mail_page import words_of_page

_DIV = re.compile(r"<(/?)div\b[^>]{0,2000}>", re.IGNORECASE)
_OURS = re.compile(r'<div\s+class\s?="(?:message|announcement)"', re.IGNORECASE)
_REPLIES = re.compile(r'<div\s+class="replies"', re.IGNORECASE)
_TIMESTAMP = re.compile(r'<span class="timestamp">(.{0,1000}?)</span>', re.DOTALL)
_SENDER = re.compile(r'<span class="sender">(.{0,1000}?)</span>', re.DOTALL)
_SIDE = re.compile(r'<div class="(sent|received)\b')
_OWN_ID = re.compile(r"message-guid=([^\"&\s]{1,100})\"")
_TIME = re.compile(TIME)
_FILE = re.compile(r'<(?:img|source|video|audio|a|embed)\b[^>]{0,2000}?\b(?:src|href)="([^"]{1,1000})"', re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]+:(?!\\)|#|//)", re.IGNORECASE)
_TAIL = 4096


def blocks_of_page(chunks: Iterable[str]) -> Iterator[Block]:
    """Yield every message of a page, and what stands where none should."""
    cutter = _Cutter()
    for chunk in chunks:
        yield from cutter.take(chunk)
    yield from cutter.rest()


class _Cutter:
    """Cuts a page where a box that is a message begins and ends, and keeps no more of it than the box it is in."""

    def __init__(self) -> None:
        self._buffer = ""
        self._searched = 0
        self._depth = 0
        self._number = 0

    def take(self, chunk: str) -> Iterator[Block]:
        self._buffer += chunk
        yield from self._cut(len(self._buffer) - _TAIL)
        if len(self._buffer) > 4 * LONGEST:
            yield from self._beside(self._buffer[:LONGEST])
            self._buffer = self._buffer[LONGEST:]
            self._searched = max(0, self._searched - LONGEST)

    def rest(self) -> Iterator[Block]:
        yield from self._cut(len(self._buffer))
        yield from self._block(self._buffer) if self._depth else self._beside(self._buffer)

    def _cut(self, end: int) -> Iterator[Block]:
        """Go on up to ``end``; a mark that begins later may not be whole yet."""
        start = 0
        for found in _DIV.finditer(self._buffer, self._searched):
            if found.start() > end:
                break
            self._searched = found.end()
            if found[1]:
                self._depth = max(0, self._depth - 1)
                if not self._depth:
                    yield from self._block(self._buffer[start : found.end()])
                    start = found.end()
            elif self._depth or _OURS.match(found[0]):
                if not self._depth:
                    yield from self._beside(self._buffer[start : found.start()])
                    start = found.start()
                self._depth += 1
        self._searched = max(self._searched, end) - start
        self._buffer = self._buffer[start:]

    def _block(self, raw: str) -> Iterator[Block]:
        if not _OURS.match(raw):
            yield from self._beside(raw)
            return
        self._number += 1
        yield _message(raw, f"message {self._number}")

    def _beside(self, raw: str) -> Iterator[Block]:
        said = words_of_page(raw) if raw.strip() else ""
        if said:
            yield Block(said, f"after message {self._number}" if self._number else "start")


def _message(raw: str, place: str) -> Block:
    own = _without_replies(raw)
    stamp, sender, side, own_id = (pattern.search(own) for pattern in (_TIMESTAMP, _SENDER, _SIDE, _OWN_ID))
    time = _TIME.search(stamp[1]) if stamp else None
    if stamp is None or time is None:
        return Block(raw, place)
    rest = own[sender.end() if sender else stamp.end() :]
    paths = (unescape(path) for path in _FILE.findall(rest))
    return Block(
        raw,
        place,
        time=time[0],
        sender=words_of_page(sender[1]) if sender else None,
        sent=side[1] == "sent" if side else None,
        text=words_of_page(rest),
        own_id=unescape(own_id[1]) if own_id else None,
        files=list(dict.fromkeys(path for path in paths if not _ELSEWHERE.match(path))),
    )


def _without_replies(raw: str) -> str:
    """A message without the replies that are shown below it, which stand in their own place too."""
    pieces, place = [], 0
    while found := _REPLIES.search(raw, place):
        pieces.append(raw[place : found.start()])
        depth, place = 0, len(raw)
        for box in _DIV.finditer(raw, found.start()):
            depth += -1 if box[1] else 1
            if not depth:
                place = box.end()
                break
    return "".join([*pieces, raw[place:]])
