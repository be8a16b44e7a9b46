"""Fuzzing of the reader of Apple's messages: databases, texts and pages, changed at random."""

from __future__ import annotations

import random

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import ReadOptions
from tests.fuzz._target import Target, changing
from tests.imessage_databases import database, typedstream
from tests.intake_chats import zipped
from tests.intake_reading import read_as

_DATABASE = database(
    {"text": "hi", "files": [("a/b.jpg", "b.jpg", 4)]},
    {"attributedBody": typedstream("there"), "is_from_me": 1},
    {"item_type": 2, "group_title": "x", "chat": 2},
    {"text": "gone", "chat": None, "deleted_from": 2},
)
_TEXT = b"""May 17, 2022  5:29:42 PM (Read by you after 1 hour)
Ana
Where
    May 17, 2022  5:31:00 PM
    Me
    home

May 17, 2022 11:00:00 PM You renamed it to X

"""
_PAGE = b"""<html><style>x</style><div class="message"><div class="sent SMS"><p><span class="timestamp">
<a href="sms://open?message-guid=A-1">May 17, 2022  5:29:42 PM</a></span><span class="sender">Me</span></p>
<div class="message_part"><span class="bubble">a &lt; b</span><img src="attachments/a.jpg">
<div class="replies"><div class="message">x</div></div></div></div></div>
<div class ="announcement"><p><span class="timestamp">Oct 17, 2021 10:32:03 PM</span> You left</p></div></html>"""
SEEDS = (_DATABASE, _TEXT, _PAGE, _PAGE, zipped({"chat.db": _DATABASE}), zipped({"a.txt": _TEXT, "b.html": _PAGE}))
_PIECES = (
    b"<div>", b"</div>", b"<div", b'<div class="message">', b'<div class="replies">', b"<", b">", b'"', b"\n\n", b"\n",
    b"</span>", b"<script>", b"<!--", b"\x00", b"\xff", b"May 17, 2022  5:29:42 PM\n", b"\x84\x01+\x82\xff\xff\xff\xff",
    b"CREATE VIEW", b"message", b"\xff\xff\xff\xff\xff\xff\xff\xff",
)  # fmt: skip


def feed(data: bytes, chance: random.Random) -> None:
    """Read one case. Raises whatever should not happen."""
    options = ReadOptions(time_zone=chance.choice([None, "Asia/Kathmandu"]))
    try:
        items, _ = read_as("imessage", data, "chat.db", options)
    except Problem as found:
        if not found.code.startswith("intake."):
            raise
        return
    for item in items:
        (item.raw + item.text + item.conversation + (item.author or "")).encode()
        assert (item.time.local is None) == (item.time.precision == "unknown")
        assert item.kind != "system" or item.direction == "none"


TARGET = Target("imessage", changing(SEEDS, _PIECES), feed)
