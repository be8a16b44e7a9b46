"""Fuzzing of what every file meets first: telling its kind. Valid files of all kinds, changed at random and mixed.

Whatever it is taken for is then read, and ends in items or a known problem.
"""

from __future__ import annotations

import random

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.exports import recognised
from tests.fuzz import cards, google_voice, imessage, json_exports, mail, signal, sms_backup, table, web_pages, whatsapp
from tests.fuzz._target import Target, changing
from tests.intake_chats import zipped
from tests.intake_reading import read_as, source_of

_KINDS = (cards, google_voice, imessage, mail, signal, sms_backup, table, web_pages, whatsapp)
_NAMES = (
    "a",
    "a.txt",
    "a.zip",
    "message_1.json",
    "chat.db",
    "x.mbox",
    "x.csv",
    "Takeout.html",
    "sms.xml",
    "main.jsonl",
)
SEEDS = (
    *(seed for kind in _KINDS for seed in kind.SEEDS[:2]),
    *(json_exports.TARGET.case(number) for number in range(6)),
    zipped({"a/b.txt": whatsapp.SEEDS[0], "a/message_1.json": b"{}", "c.vcf": cards.SEEDS[0], "d.eml": mail.SEEDS[0]}),
)
_PIECES = (
    b"PK\3\4", b"PK\1\2", b"PK\5\6", b"<?xml", b"<html>", b"SQLite format 3\0", b"BEGIN:VCARD\n", b"From - ", b"{",
    b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00", b"\xd0\xcf\x11\xe0", b"MZ", b"\n", b"%PDF-",
)  # fmt: skip


def feed(data: bytes, chance: random.Random) -> None:
    """Recognise one case and read it as what it seems to be. Raises whatever should not happen."""
    name = chance.choice(_NAMES)
    try:
        found = recognised(source_of(data, name))
        assert [one.confidence for one in found] == sorted((one.confidence for one in found), reverse=True)
        assert all(0 < one.confidence <= 100 for one in found)
        if found:
            read_as(found[0].format, data, name)
    except Problem as problem:
        if not problem.code.startswith("intake."):
            raise


TARGET = Target("recognising", changing(SEEDS, _PIECES), feed, cases=700)
