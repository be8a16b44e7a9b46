"""Fuzzing of the reader of tables: valid ones, changed at random. Only known problems may come out of it."""

from __future__ import annotations

import io
import random
import re

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.formats.table.rows import table_in
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.intake.text import encoding_in
from tests.fuzz._target import Target, changing
from tests.intake_chats import zipped
from tests.intake_reading import read_as

_IMAZING = b"""Chat Session,Message Date,Edited Date,Type,Sender ID,Sender Name,Subject,Text,Attachment
Ana,2026-03-02 21:15:30,,Incoming,+15550102030,Ana,,"hi, you
there",
Ana,2026-03-02 21:16:30,2026-03-02 21:17:30,Outgoing,,,About,no,a.jpg
Ana,2026-03-02 21:16:31,,Notification,,,,named,
"""
_GERMAN = "Datum;Uhrzeit;Absender;Nachricht\r\n02.03.2026;21:15;Jürgen;Grüße\r\n13.03.2026;9:05;Ana;\r\n".encode(
    "cp1252"
)
SEEDS = (
    _IMAZING,
    _GERMAN,
    _GERMAN.decode("cp1252").encode("utf-16"),
    b"time\ttext\tis from me\nMar 2, 2026, 9:15 PM\tx\t1\n2026-03-02T21:15:30+05:45\ty\t0\n1772486130\tz\t\n",
    b"A,B,C\n01/02/2026,Ana,hi\n02/02/2026,Bo,no\n",
    zipped({"a.csv": _IMAZING, "b.csv": _IMAZING, "a.jpg": b"\xff\xd8\xff"}),
)
_PIECES = (
    b'"', b'""', b",", b";", b"\t", b"|", b"\n", b"\r", b"\r\n\r\n", b"sep=;\n", b"\x00", b"\xff", b"\xef\xbb\xbf",
    b"-", b"/", b"99", b"99999999999999", b"+25:00", b"Z", b"PM", b" UTC", "é".encode(), b"1" * 90,
)  # fmt: skip
OPTIONS = (
    ReadOptions(),
    ReadOptions(time_zone="Asia/Kathmandu", me="Ana", date_order="mdy"),
    ReadOptions(columns={"time": "A", "author": "B", "text": "C"}),
    ReadOptions(columns={"time": "Text", "clock": "Type", "text": "Message Date", "mine": "Sender ID"}),
)


def feed(data: bytes, chance: random.Random) -> None:
    """Read one case. Raises whatever should not happen."""
    try:
        items, summary = read_as("table", data, "a.csv", chance.choice(OPTIONS))
    except Problem as found:
        if not found.code.startswith("intake."):
            raise
        return
    for item in items:
        (item.raw + item.text + (item.author or "")).encode()
        assert (item.time.local is None) == (item.time.precision == "unknown")
    if not data.startswith(b"PK") and not summary.skips:
        assert _lines(data) <= sum(item.raw.count("\n") + item.raw.count("\r") + 1 for item in items) + 1


def _lines(data: bytes) -> int:
    """Lines of a table with something on them, as far as one line is one row."""
    table = table_in(data, encoding_in(io.BytesIO(data)))
    if table is None:
        return 0
    text = data.decode(table.encoding, "backslashreplace")
    in_heads = sum(len(re.findall(r"[\r\n]", head)) for head in table.heads)
    lines = [line for line in re.split(r"[\r\n]+", text) if line.strip('\ufeff,;\t|" \0')]
    return len(lines) - in_heads if text.isascii() else 0


TARGET = Target("table", changing(SEEDS, _PIECES), feed, cases=700)
