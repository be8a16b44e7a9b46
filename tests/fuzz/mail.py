"""Fuzzing of the mail reader: valid mails and mailboxes, changed at random. Only known problems may come out of it."""

from __future__ import annotations

import random

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import ReadOptions
from tests.fuzz._target import Target, changing
from tests.intake_chats import zipped
from tests.intake_mails import PLAIN, mail, mailbox, multipart, outlook
from tests.intake_reading import read_as

_RTF = rb"{\rtf1\ansi{\fonttbl{\f0 A;}}I \'e9 \u8364?{\*\x y}\par z}"
_TOP, _BODY = multipart(
    "mixed",
    (PLAIN, b"hi \xff\r\n>From us"),
    ("Content-Type: text/html", b"<p>a <a href='https://x.example'>b</a><script>c</script><!-- d -->"),
    ("Content-Type: message/rfc822", mail("inside")),
    ("Content-Type: x/y; name*0=a; name*1*=%FF\r\nContent-Transfer-Encoding: base64", b"QUJD"),
)
_MAIL = mail(_BODY, parts=(_TOP,), Subject="=?utf-8?Q?=C3=BC?= =?x?B?w7w=?=", X_Gmail_Labels="Sent,Draft")
_OUTLOOK = outlook(
    {
        "0037": "x",
        "1009": b"\0" * 8 + b"MELA" + bytes(4) + _RTF,
        "0C1A": "Ana",
        "007D": "From: a@x\r\nDate: 2 Mar 2026",
    },
    numbers={0x0039: 134_169_597_030_000_000, 0x3FFD: 1252},
    people=({"3001": "Mo", "3003": "mo@x"},),
    files=({"3707": "a", "3701": b"data"},),
)
SEEDS = (_MAIL, mailbox(_MAIL, mail("b"), _MAIL), _OUTLOOK, zipped({"a.eml": _MAIL, "b.mbox": mailbox(mail())}))
_PIECES = (
    b"\r\n\r\n", b"\nFrom x Mon Mar 2 21:15:03 2026\n", b"--xyz", b"--", b"=?",
    b"?=", b"?Q?", b"charset=x;", b"<", b">",
    b"\x00", b"\xff", b"%", b"*", b";", b'"', b"Content-Type: multipart/alternative; boundary=a\r\n",
    b"Content-Transfer-Encoding: uuencode\r\n", b"From: a@b, c d <e@f>,\r\n", b"Date: ", b"9999", b"-0000",
    b"Content-Type: message/rfc822\r\n", b"{", b"\\", b"\xfe\xff\xff\xff", b"\x01\x00\x00\x00",
)  # fmt: skip


def feed(data: bytes, chance: random.Random) -> None:
    """Read one case. Raises whatever should not happen."""
    options = ReadOptions(time_zone=chance.choice([None, "Asia/Kathmandu"]), me=chance.choice([None, "mo@example.net"]))
    try:
        items, _ = read_as("mail", data, chance.choice(["x.eml", "x.msg", "x.mbox"]), options)
    except Problem as found:
        if not found.code.startswith("intake."):
            raise
        return
    for item in items:
        (item.raw + item.text + item.conversation + (item.author or "")).encode()
        assert "\0" not in item.raw + item.text
        assert (item.time.local is None) == (item.time.precision == "unknown")
        assert ("media_missing" in item.flags) == any(one.data is None for one in item.attachments)
        for one in item.attachments:
            (one.name or "").encode()


TARGET = Target("mail", changing(SEEDS, _PIECES), feed, cases=700)
