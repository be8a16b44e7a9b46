"""Fuzzing of the readers of contact cards and calendars: valid files, changed at random. Only known problems may come
out of it, and no line is dropped.
"""

from __future__ import annotations

import random
import re

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import ReadOptions
from tests.fuzz._target import Target, changing
from tests.intake_chats import zipped
from tests.intake_reading import read_as

_CARDS = b"""BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=
ller;Ana
TEL;CELL:1
AGENT:
BEGIN:VCARD
FN:Bo
END:VCARD
PHOTO;ENCODING=BASE64;GIF:R0lGODlhAQABAAAAACw=

END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Cy\\, D
TEL;VALUE=uri;TYPE="cell,home":tel:+1
item1.X-ABLabel:_$!<Home>!$_
NOTE:long
 er
END:VCARD
"""
_EVENTS = b"""BEGIN:VCALENDAR
X-WR-CALNAME:Home
BEGIN:VTIMEZONE
TZID:Own
END:VTIMEZONE
BEGIN:VEVENT
UID:1
DTSTART;TZID=Europe/Berlin:20260302T211500
DTEND;VALUE=DATE:20260304
DURATION:PT1H
ATTENDEE;CN="A, b":mailto:a@b.example
BEGIN:VALARM
END:VALARM
END:VEVENT
BEGIN:VTODO
DUE:20260302T211500Z
DTSTART:20260302T2115
END:VTODO
END:VCALENDAR
"""
SEEDS = (
    _CARDS,
    _CARDS.replace(b"\n", b"\r\n"),
    _EVENTS,
    _EVENTS.decode().encode("utf-16"),
    zipped({"a.vcf": _CARDS, "a.ics": _EVENTS}),
)
_PIECES = (
    b"\n", b"\r", b" ", b"\t", b":", b";", b"=", b"=\n", b'"', b"\\", b",", b"BEGIN:VCARD\n", b"END:VCARD\n", b"\x00",
    b"BEGIN:VEVENT\n", b"END:VEVENT\n", b"BEGIN:X\n", b"\xff", b"\xc3\xa9", b"99999999", b"Z", b"TZID=../../x:",
    b"AGENT:\n",
)  # fmt: skip


def feed(data: bytes, chance: random.Random) -> None:
    """Read one case. Raises whatever should not happen."""
    options = ReadOptions(time_zone=chance.choice([None, "Asia/Kathmandu"]))
    for name in ("vcard", "ics"):
        try:
            items, summary = read_as(name, data, "a", options)
        except Problem as found:
            if not found.code.startswith("intake."):
                raise
            continue
        for item in items:
            (item.raw + item.text).encode()
            assert (item.time.local is None) == (item.time.precision == "unknown")
        if name == "vcard" and not data.startswith(b"PK") and not summary.skips and data.isascii():
            _nothing_dropped(_visible(data.decode()), _visible("".join(item.raw for item in items)))


def _nothing_dropped(data: str, raw: str) -> None:
    """Only the data of pictures is left out, and stands as an ellipsis."""
    at = 0
    for part in raw.split("…"):
        found = data.find(part, at)
        assert found == at or "…" in raw
        assert found >= at
        at = found + len(part)
    assert at == len(data)


def _visible(text: str) -> str:
    return re.sub(r"\s+", "", text)


TARGET = Target("cards", changing(SEEDS, _PIECES), feed, cases=700)
