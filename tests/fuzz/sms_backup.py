"""Fuzzing of the SMS Backup & Restore reader: valid backups, changed at random. Only known problems may come
out of it.
"""

from __future__ import annotations

import random

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import ReadOptions
from tests.fuzz._target import Target, changing
from tests.intake_chats import zipped
from tests.intake_reading import read_as

_MESSAGES = b"""<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<!--Created by the app--><?xml-stylesheet type="text/xsl" href="sms.xsl"?>
<smses count="3"><!-- x -->
  <sms address="+15550102030" date="1772452800000" type="1" subject="null" body="a &#55357;&#56832; &amp; b&#10;c"
    contact_name="Ana" />
  <mms date="1772452800" msg_box="2" address="+15550102030~Bo" sub="x" sub_cs="106" m_type="128"
    contact_name="(Unknown)">
    <parts><part ct="image/gif" cl="a.gif" data="R0lGODlhAQABAAAAACw=" /><part ct="text/plain" text="t" /></parts>
    <addrs><addr address="+15550102030" type="137" /></addrs></mms>
  <mms date="null" msg_box="1" address="null"><parts/></mms>
</smses>
"""
_CALLS = b"""<calls count="2"><call number="+15550102030" duration="61" date="1772452800000" type="1" />
<call number="-1" duration="0" date="1772452800000" type="3" contact_name="(Unknown)" /></calls>"""
SEEDS = (_MESSAGES, _CALLS, _MESSAGES.decode().encode("utf-16"), zipped({"a.xml": _MESSAGES, "b.xml": _CALLS}))
_PIECES = (
    b"<sms ", b"<mms ", b"</mms>", b"<part ", b"/>", b">", b"<", b'"', b"'", b"&", b"&#55357;", b"&#x0;", b"<!--",
    b"-->", b"<![CDATA[", b"<?", b'data="', b"<!DOCTYPE x [", b"<!ENTITY a 'b'>", b"=", b"\x00", b"\xff", b"null",
    b"\n",
)  # fmt: skip


def feed(data: bytes, chance: random.Random) -> None:
    """Read one case. Raises whatever should not happen."""
    options = ReadOptions(time_zone=chance.choice([None, "Asia/Kathmandu"]))
    try:
        items, _ = read_as("sms_backup", data, "sms.xml", options)
    except Problem as found:
        if not found.code.startswith("intake."):
            raise
        return
    for item in items:
        (item.raw + item.text).encode()
        assert (item.time.local is None) == (item.time.precision == "unknown")
        assert ("media_missing" in item.flags) == any(one.data is None for one in item.attachments)


TARGET = Target("sms_backup", changing(SEEDS, _PIECES), feed)
