"""Fuzzing of the WhatsApp reader: valid chats, changed at random. Only known problems may come out of it.

Every case is made from its number alone, so that a failing one can be run again:
``python -m tests.fuzz.whatsapp NUMBER``.
"""

from __future__ import annotations

import io
import random
import sys
import traceback

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.formats.whatsapp.words import without_marks
from nocontact_desktop.intake.items import Item, ReadOptions, Summary
from nocontact_desktop.intake.text import text_chunks
from tests.intake_chats import LRM, read_bytes, zipped

TEXTS = (
    """13/01/2026, 21:15 - Messages are end-to-end encrypted.
13/01/2026, 21:16 - Ana: hi
you
14/01/2026, 9:00 - Bo: ok
""",
    """1/13/26, 9:15\u202fPM - Ana: <Media omitted>
1/13/26, 9:16\u202fPM - Bo: IMG-20260113-WA0001.jpg (file attached)
""",
    f"""{LRM}[13.01.26, 21:15:07] Ana: {LRM}<attached: 00000012-PHOTO-2026-01-13-21-15-07.jpg>\r
[13.01.26, 21:16:07] Bo: x\r
""",
    """2026. 1. 13. 오후 9:15 - 안나: 안녕
2026. 1. 13. 오후 9:16 - +82 10: 네 <This message was edited>
""",
    """١٣\u200f/١\u200f/٢٠٢٦، ٩:١٥ م - Ana: This message was deleted
""",
    """13.1.2026 klo 21.15 - Mum: home: a
13.1.2026 klo 21.16 - Mum: home: b
13.1.2026 klo 21.17 - Mum: home: c
""",
)
SEEDS = (
    *(text.encode() for text in TEXTS),
    TEXTS[1].encode("utf-16"),
    zipped({"_chat.txt": TEXTS[2], "00000012-PHOTO-2026-01-13-21-15-07.jpg": b"\xff\xd8\xff"}),
    zipped({"WhatsApp Chat with Ana.txt": TEXTS[1], "IMG-20260113-WA0001.jpg": b"\xff\xd8\xff", "../x": b"y"}),
)
OPTIONS = (
    ReadOptions(),
    ReadOptions(date_order="mdy", me="Ana"),
    ReadOptions(time_zone="Europe/Berlin"),
    ReadOptions(time_zone="Asia/Kathmandu", date_order="ymd"),
)
_PIECES = (
    b"\n",
    b"\r",
    b"[",
    b"]",
    b": ",
    b" - ",
    b"/",
    b"99",
    b"0",
    b"\xe2\x80\x8e",
    b"<",
    b">",
    b"(",
    b"\x00",
    b"\xff",
    b"PK",
)


def case(number: int) -> tuple[bytes, ReadOptions]:
    """Return the input of a case."""
    chance = random.Random(number)
    data = bytearray(chance.choice(SEEDS))
    for _ in range(chance.randint(0, 12)):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(5):
            case 0:
                data[place : place + chance.randint(1, 12)] = b""
            case 1:
                data[place:place] = chance.choice(_PIECES)
            case 2 if place < len(data):
                data[place] = chance.randrange(256)
            case 3:
                other = chance.choice(SEEDS)
                data[place:place] = other[: chance.randrange(len(other))]
            case _:
                data[place:place] = data[: chance.randrange(len(data) + 1)][-200:]
    return bytes(data), chance.choice(OPTIONS)


def check(number: int) -> None:
    """Run one case. Raises whatever should not happen."""
    data, options = case(number)
    try:
        items, summary = read_bytes(data, "WhatsApp Chat with Ana.txt", options)
    except Problem as found:
        if not found.code.startswith("intake."):
            raise
        return
    _holds(items, summary)
    if not data.startswith(b"PK"):
        whole = "".join(text_chunks(io.BytesIO(data)))
        assert _visible("".join(item.raw for item in items)) == _visible(whole), "something was dropped"


def _visible(text: str) -> str:
    return "".join(without_marks(text).split())


def _holds(items: list[Item], summary: Summary) -> None:
    assert summary.read == len(items)
    assert summary.seen == summary.read + len(summary.skips)
    for item in items:
        item.raw.encode()
        item.text.encode()
        assert (item.time.local is None) == (item.time.precision == "unknown")
        assert item.kind != "system" or item.direction == "none"


def main() -> None:
    """Run one case by its number, or all of them in turn until stopped."""
    if len(sys.argv) > 1:
        check(int(sys.argv[1]))
        return
    number = 0
    while True:
        try:
            check(number)
        except BaseException:
            print(f"case {number}")
            traceback.print_exc()
            raise
        number += 1
        if number % 10_000 == 0:
            print(f"{number} cases")


if __name__ == "__main__":
    main()
