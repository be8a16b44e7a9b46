"""Fuzzing of the WhatsApp reader: valid chats, changed at random. Only known problems may come out of it."""

from __future__ import annotations

import io
import random

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.formats.whatsapp.words import without_marks
from nocontact_desktop.intake.items import Item, ReadOptions, Summary
from nocontact_desktop.intake.text import text_chunks
from tests.fuzz._target import Target, changing
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


def feed(data: bytes, chance: random.Random) -> None:
    """Read one case. Raises whatever should not happen."""
    options = chance.choice(OPTIONS)
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


TARGET = Target("whatsapp", changing(SEEDS, _PIECES), feed)
