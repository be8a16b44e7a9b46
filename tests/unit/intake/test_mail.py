"""Mails and mailboxes: what they say, who wrote them and when, and mails that are not as they should be."""

from __future__ import annotations

import io
from base64 import b64encode, encodebytes

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.formats.mail import mailbox as boxes
from nocontact_desktop.intake.items import Item, ReadOptions, Summary
from nocontact_desktop.intake.mail import text_of_mail
from tests.intake_mails import PLAIN, mail, mailbox, multipart
from tests.intake_reading import Files, read_as, surest

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def read(files: Files, options: ReadOptions | None = None, name: str = "x.eml") -> tuple[list[Item], Summary]:
    return read_as("mail", files, name, options)


def one(data: bytes, options: ReadOptions | None = None) -> Item:
    (item,), _ = read(data, options)
    return item


def of_parts(*parts: tuple[str, bytes], kind: str = "mixed") -> bytes:
    top, body = multipart(kind, *parts)
    return mail(body, parts=(top,))


def test_a_mail_has_who_when_and_what() -> None:
    data = mail(Subject="=?utf-8?B?R3LDvMOfZQ==?=")
    assert surest(data, "x.eml") == "mail"
    item = one(data, ReadOptions(time_zone="Europe/Berlin"))
    assert (item.kind, item.author, item.text) == ("mail", "ana@example.org", "Grüße\n\nI saw you.")
    assert (item.time.local, item.time.utc) == ("2026-03-02T22:15:03", "2026-03-02T21:15:03Z")
    assert (item.time.zone_basis, item.time.raw) == ("given", "Mon, 02 Mar 2026 22:15:03 +0100")
    assert (item.own_id, item.locator) == ("<1@example.org>", "message 1")
    assert item.conversation == "ana@example.org mo@example.net"
    assert "Subject: =?utf-8?B?R3LDvMOfZQ==?=" in item.raw
    assert item.raw.endswith("I saw you.")


def test_who_i_am_gives_direction_and_title() -> None:
    answer = mail(From="Mo <MO@example.net>", To="ana@example.org", Cc="Kim <kim@example.org>")
    items, summary = read(mailbox(mail(), answer), ReadOptions(me="Mo@Example.net"))
    assert [item.direction for item in items] == ["in", "out"]
    assert [thread.title for thread in summary.threads] == ["Ana Example", "Ana Example, Kim"]
    items, summary = read(mailbox(mail(), answer))
    assert [item.direction for item in items] == ["unknown", "unknown"]
    assert summary.threads[0].title == "Hello"
    assert [said.name for said in summary.assumptions if said.basis == "ambiguous"] == ["shown_zone", "me"]


def test_the_mailbox_shows_whose_it_is() -> None:
    _, summary = read(mailbox(mail(Delivered_To="mo@example.net"), mail()))
    assert [said.value for said in summary.assumptions if said.name == "me"] == ["mo@example.net"]
    both = mailbox(mail(Delivered_To="mo@example.net"), mail(Delivered_To="mo@work.example"))
    _, summary = read(both)
    assert [(said.value, said.basis) for said in summary.assumptions if said.name == "me"] == [
        ("mo@example.net, mo@work.example", "inferred")
    ]


def test_whoever_is_in_all_conversations_need_not_be_the_one_whose_mail_it_is() -> None:
    _, summary = read(mailbox(mail(), mail(To="mo@work.example")))
    assert [said.basis for said in summary.assumptions if said.name == "me"] == ["ambiguous"]
    assert not any(one.is_me for one in summary.participants)


def test_mail_from_each_of_ones_own_addresses_is_ones_own() -> None:
    letters = mailbox(mail(), mail(From="mo@example.net", To="ana@example.org"), mail(From="Mo@Work.example"))
    items, summary = read(letters, ReadOptions(me="mo@example.net", also_me=("mo@work.example",)))
    assert [item.direction for item in items] == ["in", "out", "out"]
    assert {one.raw for one in summary.participants if one.is_me} == {"mo@example.net", "mo@work.example"}


@pytest.mark.parametrize(
    ("date", "local", "utc", "precision"),
    [
        ("Mon, 2 Mar 2026 22:15 +0100", "2026-03-02T21:15", "2026-03-02T21:15Z", "minute"),
        ("2 Mar 2026 21:15:03 GMT", "2026-03-02T21:15:03", "2026-03-02T21:15:03Z", "second"),
        ("Mon, 02 Mar 2026 16:15:03 EST (Eastern)", "2026-03-02T21:15:03", "2026-03-02T21:15:03Z", "second"),
        ("2026-03-02T22:15:03+01:00", "2026-03-02T21:15:03", "2026-03-02T21:15:03Z", "second"),
        ("Mon, 2 Mar 2026 22:15:03 -0000", "2026-03-02T22:15:03", None, "second"),
        ("Mon, 2 Mar 2026 22:15:03", "2026-03-02T22:15:03", None, "second"),
        ("Mon Mar  2 22:15:03 2026", "2026-03-02T22:15:03", None, "second"),
        ("Mon, 31 Feb 2026 22:15:03 +0100", None, None, "unknown"),
        ("Mon, 2 Mar 2026 25:15:03 +0100", None, None, "unknown"),
        ("Mon, 2 Mar 2026 22:15:03 +9900", None, None, "unknown"),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None, None, "unknown"),
        ("Mon, 2 Mar 0026 22:15:03 +0100", None, None, "unknown"),
        ("03/02/2026 22:15:03", None, None, "unknown"),
        ("yesterday", None, None, "unknown"),
        ("", None, None, "unknown"),
    ],
)
def test_dates(date: str, local: str | None, utc: str | None, precision: str) -> None:
    time = one(mail(Date=date)).time
    assert (time.local, time.utc, time.precision, time.raw) == (local, utc, precision, " ".join(date.split()))


def test_a_mail_without_date_has_no_time_though_servers_noted_one() -> None:
    item = one(mail(Date=None, Received="from a by b; Mon, 02 Mar 2026 21:15:03 +0000"))
    assert (item.time.local, item.time.raw) == (None, "")


def test_a_clock_without_offset_asks_for_the_zone_and_takes_it() -> None:
    data = mail(Date="Mon, 2 Mar 2026 22:15:03")
    _, summary = read(data)
    assert "time_zone" in [said.name for said in summary.assumptions if said.basis == "ambiguous"]
    zone = ReadOptions(time_zone="Europe/Berlin")
    time = one(data, zone).time
    assert (time.utc, time.zone_basis) == ("2026-03-02T21:15:03Z", "assumed")
    # "-0000" says that the clock may be another one than the reader's: it is not taken for theirs.
    assert one(mail(Date="Mon, 2 Mar 2026 22:15:03 -0000"), zone).time.utc is None


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("=?utf-8?Q?Gr=C3=BC=C3?= =?utf-8?Q?=9Fe?=", "Grüße"),
        ("=?iso-8859-1?q?caf=E9?= now", "café now"),
        ("=?utf-8*en?Q?a_b?=", "a b"),
        ("=?no-such?Q?caf=E9?=", "café"),
        ("=?utf-8?B?w7w?=", "ü"),
        ("=?utf-8?B?!?=", "!"),
        ("a =?utf-8?Q?b", "a =?utf-8?Q?b"),
        ("two\r\n lines", "two lines"),
        ("Grüße", "Grüße"),
        ("caf\udce9", "café"),
    ],
)
def test_subjects(written: str, shown: str) -> None:
    assert one(mail("x", Subject=written)).text == f"{shown}\n\nx"


@pytest.mark.parametrize(
    ("charset", "data", "shown"),
    [
        ("utf-8", "Grüße".encode(), "Grüße"),
        ("iso-8859-1", "Grüße".encode("latin-1"), "Grüße"),
        ("iso-8859-1", "Grüße".encode(), "Grüße"),
        ("us-ascii", "Grüße “so”".encode("cp1252"), "Grüße “so”"),
        ("utf-8", b"Gr\xfc\xdfe", "Grüße"),
        ("x-nobody-knows", "Grüße".encode(), "Grüße"),
        ("zip", b"plain", "plain"),
        ("shift_jis", "日本".encode("shift_jis"), "日本"),
        ("us-ascii", b"a\x81b", "a\\x81b"),
    ],
)
def test_wrong_charsets_lose_nothing(charset: str, data: bytes, shown: str) -> None:
    assert one(mail(data, parts=(f"Content-Type: text/plain; charset={charset}",))).text == f"Hello\n\n{shown}"


def test_names_and_addresses() -> None:
    _, summary = read(mail(From="=?utf-8?Q?M=C3=BCller=2C_Ana?= <ANA@x.example>", To="undisclosed-recipients:;"))
    assert [(one.raw, one.name) for one in summary.participants] == [("ana@x.example", "Müller, Ana")]
    item = one(mail(From="Doe, Jo <jo@x.example>", To="a@b.example <x@y.example>, <z@w.example"))
    assert item.author == "jo@x.example"
    assert item.conversation.startswith("a@b.example jo@x.example")
    assert one(mail(From=None, Sender="kim@x.example")).author == "kim@x.example"
    assert one(mail(From=None)).author is None
    assert one(mail(From="MAILER-DAEMON")).author == "mailer-daemon"


@pytest.mark.parametrize(
    "sign", ["(", ":", "<", '"', "\\", "@", "=?utf-8?Q?=41?=", "=?utf-8?Q?", "a@b (c) ", "a<", " "]
)
def test_heads_without_end_leave_the_rest_readable(sign: str) -> None:
    item = one(mail(To=f"kim@example.org, {sign * 15_000}", Subject=sign * 15_000, Date=sign * 15_000))
    assert (item.kind, item.author) == ("mail", "ana@example.org")
    assert item.text.endswith("I saw you.")
    assert "kim@example.org" in item.conversation or len(item.conversation) == 64


def test_very_many_recipients_have_a_short_key() -> None:
    item = one(mail(To=", ".join(f"p{number}@example.org" for number in range(3000))))
    assert len(item.conversation) == 64


def test_of_two_forms_the_plain_one_is_read_and_files_are_kept() -> None:
    page = ("Content-Type: text/html", b"<p>I <b>saw</b> you</p>")
    top, body = multipart("alternative", (PLAIN, b"I saw you"), page, boundary="in")
    file = 'Content-Type: image/png; name="a.png"\r\nContent-Transfer-Encoding: base64'
    item = one(of_parts((top, body), (file, b64encode(PNG)), (PLAIN, b"-- \r\nAna")))
    assert item.text == "Hello\n\nI saw you\n\n-- \nAna"
    assert [(one.name, one.data, one.media_type, one.link) for one in item.attachments] == [
        ("a.png", PNG, "image/png", "exact")
    ]
    empty = multipart("alternative", (PLAIN, b" "), page, boundary="in")
    assert one(of_parts(empty)).text == "Hello\n\nI saw you"


def test_a_page_becomes_words_with_addresses_and_fetches_nothing() -> None:
    page = (
        "<html><head><title>t</title><style>p{color:red}</style></head><body>"
        "<p>Look&nbsp;<a href='https://x.example/?a=1&amp;b=2'>"
        "here</a> or <a href=https://y.example/>https://y.example</a><br>now<img src='https://track.example/1.png'>"
        "<script>alert('x')</script><a href='javascript:alert(1)'>go</a></p><!-- <b>no</b> -->"
        "<table><tr><td>1</td><td>2</td>"
        "</tr></table>3 < 4</body></html>"
    )
    text = one(mail(page, parts=("Content-Type: text/html; charset=utf-8",))).text
    assert text == "Hello\n\nLook\xa0here <https://x.example/?a=1&b=2> or https://y.example\nnowgo\n\n1 2\n\n3 < 4"


@pytest.mark.parametrize("sign", ["<a ", "<!--", "<!", "</", "<a b='", '<a b="', "<script>", "<", "&#", "<a href=x>"])
def test_a_page_without_ends_takes_no_time_without_end(sign: str) -> None:
    assert one(mail(sign * 100_000, parts=("Content-Type: text/html",))).kind == "mail"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Content-Disposition: attachment; filename*=UTF-8''Gr%C3%BC%C3%9Fe.txt", "Grüße.txt"),
        ("Content-Disposition: attachment; filename*0=long; filename*1=name.txt", "longname.txt"),
        ("Content-Disposition: attachment; filename==?utf-8?Q?=C3=BC?=.txt", "ü.txt"),
        ('Content-Disposition: attachment; filename="ü.txt"', "ü.txt"),
        ('Content-Disposition: attachment; filename="\udcfc.txt"', "ü.txt"),
        ("Content-Disposition: attachment", "file"),
        ("Content-Disposition: attachment; filename*=no-such''a%FFb", "a\xffb"),
        ("Content-Type: application/ms-tnef; name=winmail.dat", "winmail.dat"),
        ("Content-Type: image/gif", "file"),
    ],
)
def test_names_of_files(head: str, name: str) -> None:
    item = one(of_parts((PLAIN, b"hi"), (head, b"data")))
    assert item.text == "Hello\n\nhi"
    assert [(file.name, file.data) for file in item.attachments] == [(name, b"data")]


def test_a_forwarded_mail_stays_whole_inside() -> None:
    inside = mail("the first mail", Subject="Old")
    item = one(of_parts((PLAIN, b"see below"), ("Content-Type: message/rfc822", inside)))
    assert item.text == "Hello\n\nsee below"
    (file,) = item.attachments
    assert (file.name, file.media_type) == ("forwarded.eml", "message/rfc822")
    assert b"the first mail" in (file.data or b"")


def test_long_files_are_whole_wherever_they_stand() -> None:
    data = bytes(range(256)) * 60
    packed = encodebytes(data)
    file = ("Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64", packed)
    top, body = multipart("mixed", (PLAIN, b"inside"), file, boundary="in")
    text = (f"{PLAIN}\r\nContent-Transfer-Encoding: BASE64", encodebytes(b"word " * 3000).replace(b"\n", b"\r\n"))
    broken = ("Content-Type: image/gif; name=b.gif\r\nContent-Transfer-Encoding: base64", packed + b"!!=\n")
    assert one(of_parts((PLAIN, b"x"), (file[0], packed[:-1]))).attachments[0].data == data
    as_it_is = ("Content-Type: text/x-key; name=c.asc", packed)
    item = one(of_parts(text, file, broken, as_it_is, ("Content-Type: message/rfc822", mail(body, parts=(top,)))))
    assert item.text == "Hello\n\n" + ("word " * 3000).strip()
    first, second, third, fourth = item.attachments
    assert (first.data, third.data) == (data, packed)
    assert (second.data or b"").startswith(data)
    assert packed in (fourth.data or b"")
    assert "d29yZCB3b3Jk" in item.raw


def test_drafts() -> None:
    assert one(mail(X_Gmail_Labels="Draft,Important")).flags == ("draft",)
    assert one(mail(X_Gmail_Labels="=?UTF-8?Q?Wichtig,Entw=C3=BCrfe?=")).flags == ("draft",)
    assert one(mail(X_Unsent="1")).flags == ("draft",)
    assert one(mail(X_Gmail_Labels="Sent")).flags == ()


def test_a_mailbox_is_cut_where_its_mails_begin() -> None:
    body = "before\r\n\r\nFrom here on it was worse.\r\nFrom: nobody\r\n>From us"
    items, summary = read(mailbox(mail(body), mail("b")), name="All mail.mbox")
    assert [item.text for item in items] == [f"Hello\n\n{body.replace(chr(13), '')}", "Hello\n\nb"]
    assert [item.locator for item in items] == ["message 1", "message 2"]
    assert summary.skips == ()


@pytest.mark.parametrize(
    "separator",
    [
        b"From 1852@xxx Mon Mar 02 21:15:03 +0000 2026",
        b"From ana@example.org Mon Mar  2 21:15:03 2026",
        b"From - Mon Mar 02 21:15:03 2026",
        b"From J\xc3\xb6rg@example.org Mon Mar  2 21:15:03 2026",
        b"From J\xf6rg Mon Mar  2 21:15:03 2026",
        b"From ???@??? Mon Mar 02 21:15:03 2026",
        b"From MAILER-DAEMON Mon Mar  2 21:15:03 2026 remote from here",
        b"From ",
    ],
)
def test_separators(separator: bytes) -> None:
    data = mailbox(mail("a"), mail("b"), mail("c"), separator=separator)
    assert surest(data, "x") == "mail"
    items, _ = read(data)
    assert [item.text for item in items] == ["Hello\n\na", "Hello\n\nb", "Hello\n\nc"]


def test_a_line_that_looks_like_a_separator_is_none_without_heads_after_it() -> None:
    body = "a\r\n\r\nFrom me, Mon Mar 2 21:15:03 2026\r\nNothing more"
    items, _ = read(mailbox(mail(body)))
    assert [item.text for item in items] == [f"Hello\n\n{body.replace(chr(13), '')}"]


def test_mails_longer_than_a_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boxes, "_CHUNK", 10_000)
    bodies = ["x" * 25_000, "y", "z" * 9_900, "w" * 10_100]
    items, _ = read(mailbox(*(mail(body, end="\n") for body in bodies)))
    assert [item.text for item in items] == [f"Hello\n\n{body}" for body in bodies]


def test_a_mail_too_large_keeps_its_head_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boxes, "_CHUNK", 10_000)
    monkeypatch.setattr(boxes, "LARGEST", 50_000)
    monkeypatch.setattr(boxes, "HEAD", 1_000)
    items, _ = read(mailbox(mail("a"), mail("x\n" * 100_000), mail("b")))
    assert [item.kind for item in items] == ["mail", "unreadable", "mail"]
    assert items[1].text.startswith("From 1@xxx")
    assert "Subject: Hello" in items[1].raw
    assert len(items[1].text) == 1_000


def test_a_zip_of_mails_and_mailboxes_leaves_the_rest_said() -> None:
    files: Files = {
        "Takeout/Mail/All mail Including Spam and Trash.mbox": mailbox(mail("a"), mail("b")),
        "Takeout/Mail/c.eml": mail("c"),
        "Inbox.mbox/mbox": mailbox(mail("d")),
        "Takeout/archive_browser.html": "<html>",
        "__MACOSX/x.eml": "x",
    }
    assert surest(files, "takeout.zip") == "mail"
    items, summary = read(files, name="takeout.zip")
    assert [item.text[-1] for item in items] == ["a", "b", "c", "d"]
    assert [item.locator for item in items[1:3]] == [
        "file Takeout/Mail/All mail Including Spam and Trash.mbox, message 2",
        "file Takeout/Mail/c.eml",
    ]
    assert [skip.reason for skip in summary.skips] == ["system-file", "other-file"]


def test_what_is_no_mail_is_kept_as_text() -> None:
    (odd, good), _ = read(b"From x Mon Mar 2 21:15:03 2026\nX-Nothing: 1\n\njust words\n\n" + mailbox(mail()))
    assert (odd.kind, good.kind) == ("unreadable", "mail")
    assert "just words" in odd.text
    with pytest.raises(Problem, match=r"intake\.not-recognised"):
        read(b"Hello there.\n")


def test_mails_in_mails_without_end_do_not_take_the_others_with_them() -> None:
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (one, one) for one in range(3000))
    items, _ = read(mailbox(b"Subject: x\r\n" + deep, mail()))
    assert [item.kind for item in items][-1] == "mail"
    many, _ = read(of_parts(*[("Content-Disposition: attachment; filename=x", b"y")] * 5_000))
    assert len(many[0].attachments) <= 500


def test_the_text_of_a_mail_is_the_same_where_it_is_only_a_file() -> None:
    found = text_of_mail(io.BytesIO(mail("I saw you.", Subject="=?utf-8?Q?=C3=BC?=")))
    assert found.endswith("Subject: ü\n\nI saw you.")


def test_other_files_are_left_alone() -> None:
    assert surest("13/01/2026, 21:15 - Ana: hi\n13/01/2026, 21:16 - Bo: ok\n", "x.txt") != "mail"
    assert surest('{"a": 1}', "x.json") != "mail"
    assert surest("From: home\nWe went on.", "x.txt") != "mail"
