"""Fuzzing of the reader of Messenger's and Instagram's web pages: valid pages, changed at random. Only known problems
may come out of it.
"""

from __future__ import annotations

import random

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import ReadOptions
from tests.fuzz._target import Target, changing
from tests.intake_chats import zipped
from tests.intake_reading import read_as

_BLOCK = (
    '<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><{tag} class="_3-95 _2pim _a6-h _a6-i">{who}</{tag}>'
    '<div class="_3-95 _a6-p"><div><div></div><div>{body}</div><div></div></div></div>'
    '<div class="_3-94 _a6-o">{time}</div></div>'
)
_PICTURE = '<a href="inbox/ana_1/photos/1.jpg"><img src="inbox/ana_1/photos/1.jpg"/></a>'


def _page(*blocks: str) -> bytes:
    head = "<html><head><base href='../../'/><title>Ana</title><style>._a6-g{color:red}</style></head>"
    return f"{head}<body>{''.join(blocks)}</body></html>".encode()


_NEWER = _page(
    _BLOCK.format(tag="h2", who="Ana", body="a<br>&amp;<a href='https://x.example'>c</a>", time="Mar 02, 2026 9:15 pm"),
    _BLOCK.format(tag="h2", who="M.", body=_PICTURE, time="2 mars 2026 21:16"),
)
_OLDER = _page(_BLOCK.format(tag="div", who="M.", body="no", time="Mar 02, 2026, 9:14 PM"))
SEEDS = (_NEWER, _OLDER, zipped({"inbox/ana_1/message_1.html": _NEWER, "inbox/ana_1/photos/1.jpg": b"\xff\xd8\xff"}))
_PIECES = (
    b"<div", b"</div>", b"<", b">", b'"', b"'", b'class="_a6-g"', b'<div class="_a6-g">', b'<div class="_a6-h">',
    b'<div class="_a6-o">', b'<div class="_a6-p">', b"<script>", b"<!--", b"&#x110000;", b"&#55357;", b"\x00", b"\xff",
    b"src='a'", b"\xd9\xa1", b"31 Feb 2026", b"9999",
)  # fmt: skip


def feed(data: bytes, chance: random.Random) -> None:
    """Read one case as either of the two. Raises whatever should not happen."""
    options = ReadOptions(time_zone=chance.choice([None, "Asia/Kathmandu"]), me=chance.choice([None, "M."]))
    for name in ("instagram", "messenger"):
        try:
            items, _ = read_as(name, data, "message_1.html", options)
        except Problem as found:
            if not found.code.startswith("intake."):
                raise
            continue
        for item in items:
            (item.raw + item.text + (item.author or "")).encode()
            assert (item.time.local is None) == (item.time.precision == "unknown")


TARGET = Target("web_pages", changing(SEEDS, _PIECES), feed, cases=700)
