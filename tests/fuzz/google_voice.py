"""Fuzzing of the Google Voice reader: valid pages, changed at random. Only known problems may come out of it."""

from __future__ import annotations

import random

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import ReadOptions
from tests.fuzz._target import Target, changing
from tests.intake_chats import zipped
from tests.intake_reading import read_as

_TEXTS = b"""<html><head><title>Me to Ana</title><style>.q { }</style></head><body><div class="hChatLog hfeed">
<div class="participants">With: <cite class="sender vcard"><a class="tel" href="tel:+15550102030"><span class="fn">Ana
</span></a></cite></div>
<div class="message"><abbr class="dt" title="2026-03-02T13:15:30.270-08:00">Mar 2</abbr>:
<cite class="sender vcard"><a class="tel" href="tel:+15550102030"><span class="fn">Ana</span></a></cite>:
<q>a &amp; b<br>c</q><div><img src="x-1-1" alt="Image" /></div></div>
<div class="message"><abbr class="dt" title="2026-03-02T13:15:31Z">Mar 2</abbr>:
<cite class="sender vcard"><a class="tel" href="tel:+15550109999"><abbr class="fn" title="">Me</abbr></a></cite>:
<q>MMS Sent</q></div></div><div class="tags"></div>
<div class="deletedStatusContainer">User Deleted: True</div></body></html>"""
_CALL = b"""<html><body><div class="haudio"><span class="fn">Voicemail from Ana</span>
<div class="contributor vcard">Voicemail from <a class="tel" href="tel:+15550102030"><span class="fn">Ana</span></a>
</div><abbr class="published" title="2026-03-02T13:15:30.000-08:00">Mar 2</abbr><span class="full-text">hi</span>
<audio src="y.mp3"><a rel="enclosure" href="y.mp3">Audio</a></audio><abbr class="duration" title="PT1M5S">x</abbr>
<a rel="tag" href="http://www.google.com/voice#voicemail">Voicemail</a></div></body></html>"""
SEEDS = (
    _TEXTS,
    _CALL,
    zipped({"C/a.html": _TEXTS, "C/b.html": _CALL, "C/b(1).html": _CALL, "C/x-1-1.gif": b"GIF89a", "C/y.mp3": b"ID3"}),
)
_PIECES = (
    b"<", b">", b"</", b"<!--", b"<![", b"<!", b"<?", b'"', b"'", b"&", b"&#0;", b"&#xD83D;", b"<q>", b"</q>", b"<br>",
    b"<script>", b"<style>", b'<div class="message">', b'<abbr class="dt" title=', b'<a class="tel" href="tel:">',
    b'<span class="fn">', b"\x00", b"\xff", b"PT", b"</div>",
)  # fmt: skip


def feed(data: bytes, chance: random.Random) -> None:
    """Read one case. Raises whatever should not happen."""
    options = ReadOptions(time_zone=chance.choice([None, "Asia/Kathmandu"]))
    try:
        items, _ = read_as("google_voice", data, "a.html", options)
    except Problem as found:
        if not found.code.startswith("intake."):
            raise
        return
    for item in items:
        (item.raw + item.text + (item.author or "")).encode()
        assert (item.time.local is None) == (item.time.precision == "unknown")


TARGET = Target("google_voice", changing(SEEDS, _PIECES), feed, cases=700)
