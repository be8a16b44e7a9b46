"""Outlook's mails: bodies in three forms, people, files, and times that are there or not."""

from __future__ import annotations

import pytest

from nocontact_desktop.intake.formats.mail.rtf import text_of_rtf, unpacked
from nocontact_desktop.intake.items import Item, ReadOptions
from tests.intake_mails import outlook
from tests.intake_reading import read_as, surest

WHO = {"0C1A": "Ana Example", "0C1F": "/o=Exchange/cn=ana", "5D01": "Ana@Example.org"}
TO_MO = ({"3001": "Mo", "39FE": "mo@example.net"},)
SENT_AT = 0x0039
TICKS = 134_169_597_030_000_000  # 2 March 2026, 21:15:03 UTC, in tenths of microseconds since 1601
LITERALS = b"\x00"  # eight plain signs follow


def one(data: bytes, options: ReadOptions | None = None) -> Item:
    (item,), _ = read_as("mail", data, "x.msg", options)
    return item


def packed(rtf: bytes) -> bytes:
    """Rich text packed without looking for anything that repeats."""
    runs = b"".join(LITERALS + rtf[at : at + 8] for at in range(0, len(rtf), 8))
    return len(runs).to_bytes(4, "little") + len(rtf).to_bytes(4, "little") + b"LZFu" + bytes(4) + runs


def test_a_mail_has_who_when_and_what() -> None:
    data = outlook(
        {"0037": "Hello", "1000": "I saw\r\nyou.", "1035": "<1@x>", **WHO}, numbers={SENT_AT: TICKS}, people=TO_MO
    )
    assert surest(data, "x.msg") == surest(data, "without ending") == "mail"
    item = one(data, ReadOptions(me="mo@example.net"))
    assert (item.kind, item.author, item.direction) == ("mail", "ana@example.org", "in")
    assert (item.text, item.own_id) == ("Hello\n\nI saw\nyou.", "<1@x>")
    assert (item.time.utc, item.time.zone_basis) == ("2026-03-02T21:15:03Z", "given")
    assert item.conversation == "ana@example.org mo@example.net"


def test_heads_of_the_way_here_say_more() -> None:
    heads = "From: Ana <ana@x.example>\r\nTo: mo@x.example\r\nDate: Mon, 02 Mar 2026 22:15:03 +0100\r\n"
    heads += "Message-ID: <2@x>\r\n"
    item = one(outlook({"0037": "Hello", "1000": "b", "007D": heads, **WHO}, people=TO_MO))
    assert (item.author, item.own_id) == ("ana@x.example", "<2@x>")
    assert item.time.raw == "Mon, 02 Mar 2026 22:15:03 +0100"
    assert item.raw.startswith("From: Ana")


def test_no_date_is_no_time_though_it_was_received() -> None:
    item = one(outlook({"1000": "b"}, numbers={0x0E06: TICKS, 0x0E07: 8}))
    assert (item.time.local, item.time.raw, item.flags) == (None, "", ("draft",))
    assert (item.author, item.conversation) == (None, "")


@pytest.mark.parametrize("text", ["0037001E", "1000001E"])
def test_older_mails_are_not_unicode(text: str) -> None:
    assert "Grüße" in one(outlook({text: "Grüße".encode("cp1252")}, numbers={0x3FFD: 1252})).text
    assert "Привет" in one(outlook({text: "Привет".encode("cp1251")}, numbers={0x3FFD: 1251})).text


def test_the_body_is_a_page_or_rich_text_or_says_that_it_cannot_be_read() -> None:
    assert one(outlook({"1013": b"<p>Hi <b>you</b></p>"})).text == "Hi you"
    rtf = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0 I \b saw\b0  you, Jos\'e9 \u8364?\par "
    rtf += rb"{\*\htmltag64 <p>}\u55357?\u56832?!}"
    assert one(outlook({"1009": packed(rtf)})).text == "I saw you, José €\n😀!"
    assert "can’t be read here" in one(outlook({"1009": b"what is this?" * 3})).text
    assert one(outlook({"0037": "only a subject"})).text == "only a subject"


def test_what_repeats_in_packed_text_is_unpacked() -> None:
    # A reference of two bytes: the place in the words everybody knows (twelve bits), and how many signs less two.
    reference = bytes([0b00000001]) + (0 << 4 | 4).to_bytes(2, "big") + b"x}"
    data = bytes(4) + (8).to_bytes(4, "little") + b"LZFu" + bytes(4) + reference
    assert unpacked(data) == rb"{\rtf1x}"
    itself = bytes([0b00000010]) + b"a" + (207 << 4 | 5).to_bytes(2, "big")
    assert unpacked(bytes(4) + (8).to_bytes(4, "little") + b"LZFu" + bytes(4) + itself) == b"a" * 8
    assert unpacked(packed(b"abcabc")) == b"abcabc"
    plain = bytes(4) + (3).to_bytes(4, "little") + b"MELA" + bytes(4) + b"{a}"
    assert unpacked(plain) == b"{a}"


def test_rich_text_that_is_not_as_it_should_be() -> None:
    assert text_of_rtf(b"}}}{\\rtf1 a\\u99999999? b\\'zz \\uc0\\u233 c{{{") == "a\ue0ff bzz éc"
    assert text_of_rtf(b"\\" * 1000) is not None
    assert text_of_rtf(rb"{\rtf1{\pict 00ff00}{\*\x y}{\info{\author Z}}said}") == "said"


def test_files_and_those_that_are_only_named() -> None:
    files = (
        {"3707": "plan.png", "3701": b"\x89PNG\r\n\x1a\n" + bytes(9000)},
        {"3704": "OLD.TXT", "3701": b"x"},
        {"3001": "Old mail"},
    )
    item = one(outlook({"1000": "b"}, files=files))
    assert [(one.name, one.data and len(one.data)) for one in item.attachments] == [
        ("plan.png", 9008),
        ("OLD.TXT", 1),
        ("Old mail", None),
    ]
    assert item.flags == ("media_missing",)


def test_a_mail_inside_says_what_it_says() -> None:
    inside = {"0037": "Old", "1000": "You will see.", "0C1A": "Ana", "5D01": "ana@x.example"}
    item = one(outlook({"0037": "Look", "1000": "b"}, files=({"3001": "Old"},), inside=inside))
    assert item.text == "Look\n\nb\n\nAna ana@x.example\nOld\n\nYou will see."
    assert [(one.name, one.data) for one in item.attachments] == [("Old", None)]
    assert item.flags == ("media_missing",)


def test_damage_keeps_the_file_and_reads_on() -> None:
    whole = outlook({"0037": "Hello", "1000": "b"})
    items, _ = read_as("mail", {"a.msg": whole[:700], "b.msg": whole}, "x.zip")
    assert [item.kind for item in items] == ["unreadable", "mail"]
    other = outlook({"0037": "x"}).replace(
        "__properties_version1.0".encode("utf-16-le"), "x_properties_version1.0".encode("utf-16-le")
    )
    assert one(other).kind == "unreadable"
