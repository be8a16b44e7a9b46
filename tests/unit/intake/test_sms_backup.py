"""Messages, their files and calls of SMS Backup & Restore."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake import reading
from nocontact_desktop.intake.items import Item, ReadOptions, Summary
from tests.intake_pictures import photo
from tests.intake_reading import Files, read_as, surest

START = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--Created by the app-->\n"
NOON = 1_772_452_800_000  # 2026-03-02T12:00:00Z


def read(
    files: Files, name: str = "sms-20260302.xml", options: ReadOptions | None = None
) -> tuple[list[Item], Summary]:
    return read_as("sms_backup", files, name, options)


def backup(*elements: str, root: str = "smses", count: int = 1) -> str:
    lines = "\n  ".join(elements)
    return f'{START}<{root} count="{count}" backup_set="x" type="full">\n  {lines}\n</{root}>\n'


def sms(body: str = "hi", box: int | str = 1, address: str = "+15550102030", at: object = NOON, **more: str) -> str:
    extra = "".join(f' {name}="{value}"' for name, value in {"contact_name": "(Unknown)", **more}.items())
    return f'<sms address="{address}" date="{at}" type="{box}" subject="null" body="{body}" read="1"{extra} />'


def mms(
    *parts: str,
    address: str = "+15550102030",
    box: object = 1,
    people: tuple[tuple[str, int], ...] = (),
    at: object = NOON,
    more: str = "",
) -> str:
    addresses = "".join(f'<addr address="{one}" type="{kind}" charset="106" />' for one, kind in people)
    return (
        f'<mms date="{at}" msg_box="{box}" address="{address}" sub="null" contact_name="(Unknown)" {more}>\n'
        f"<parts>{''.join(parts)}</parts><addrs>{addresses}</addrs></mms>"
    )


def text_part(text: str) -> str:
    return f'<part seq="0" ct="text/plain" name="null" cl="text.txt" text="{text}" />'


def file_part(data: bytes, name: str = "IMG_1.jpg", media_type: str = "image/jpeg") -> str:
    written = base64.b64encode(data).decode()
    return f'<part seq="0" ct="{media_type}" name="null" cl="{name}" text="null" data="{written}" />'


def call(kind: object, seconds: object = 0, number: str = "+15550102030") -> str:
    return f'<call number="{number}" duration="{seconds}" date="{NOON}" type="{kind}" contact_name="Ana" />'


def test_messages_in_and_out() -> None:
    items, summary = read(backup(sms("hello"), sms("hi there", 2)))
    assert [(one.author, one.direction, one.text) for one in items] == [
        ("+15550102030", "in", "hello"),
        (None, "out", "hi there"),
    ]
    assert items[0].time.local == "2026-03-02T12:00:00"
    assert items[0].time.utc == "2026-03-02T12:00:00Z"
    assert items[0].raw == sms("hello")
    assert [one.locator for one in items] == ["message 1", "message 2"]
    assert len(summary.threads) == 1
    assert [person.raw for person in summary.threads[0].participants] == ["+15550102030"]


@pytest.mark.parametrize(
    ("box", "direction", "flags"),
    [
        (1, "in", ()),
        (2, "out", ()),
        (3, "out", ("draft",)),
        (4, "out", ("failed",)),
        (5, "out", ("failed",)),
        (6, "out", ("failed",)),
        (0, "unknown", ()),
        ("null", "unknown", ()),
    ],
)
def test_boxes(box: int | str, direction: str, flags: tuple[str, ...]) -> None:
    for element in (sms("x", box), mms(text_part("x"), box=box)):
        (item,), _ = read(backup(element))
        assert (item.direction, item.flags, item.text) == (direction, flags, "x")


def test_time_in_the_zone_that_was_asked_for() -> None:
    (item,), summary = read(backup(sms()), options=ReadOptions(time_zone="America/Chicago"))
    assert (item.time.local, item.time.utc) == ("2026-03-02T06:00:00", "2026-03-02T12:00:00Z")
    assert [(one.name, one.basis) for one in summary.assumptions] == [("shown_zone", "asked")]


@pytest.mark.parametrize("at", ["null", "0", "", "-5", "soon", "9" * 30, "99999999999999999", "٣"])
def test_a_time_that_is_none_is_kept_as_written(at: str) -> None:
    (item,), _ = read(backup(sms(at=at)))
    assert (item.time.local, item.time.utc) == (None, None)
    assert item.time.raw == ("" if at == "null" else at)


def test_seconds_in_place_of_milliseconds() -> None:
    (item,), _ = read(backup(mms(text_part("x"), at=NOON // 1000)))
    assert item.time.local == "2026-03-02T12:00:00"


def test_the_word_null_stands_for_nothing() -> None:
    (item,), summary = read(backup(sms("null", address="null", contact_name="null")))
    assert (item.text, item.author, item.conversation) == ("", None, "")
    assert 'body="null"' in item.raw
    assert summary.threads[0].participants == ()


def test_names_and_titles() -> None:
    _, summary = read(backup(sms(), sms(contact_name="Ana"), sms(address="Bank", contact_name="(Unknown)")))
    assert [(one.title, one.participants[0].name) for one in summary.threads] == [("Ana", "Ana"), ("Bank", "Bank")]


def test_one_number_however_it_is_spelled_is_one_conversation() -> None:
    spelled = ["+15550102030", "5550102030", "1 (555) 010-2030", "\u202a+1 555-010-2030\u202c"]
    items, summary = read(backup(*(sms(address=one) for one in spelled), sms(address="22000"), sms(address="2000")))
    assert [one.author for one in items[:4]] == spelled
    assert [thread.read for thread in summary.threads] == [4, 1, 1]


def test_a_group_is_told_by_its_set_of_people() -> None:
    ana, bo = "+15550102030", "+15550102031"
    items, summary = read(backup(
        mms(text_part("a"), address=f"{ana}~{bo}", people=((bo, 137), (ana, 151), ("+15550109999", 151))),
        mms(text_part("b"), address=f"{bo}~{ana}", people=((ana.replace("+1", ""), 137), (bo, 130))),
        mms(text_part("c"), address=f"{bo}~{ana}", box=2, people=(("insert-address-token", 137), (bo, 151))),
        sms("d", address=ana),
    ))  # fmt: skip
    assert [(one.author, one.direction) for one in items] == [(bo, "in"), (ana, "in"), (None, "out"), (ana, "in")]
    assert [thread.read for thread in summary.threads] == [3, 1]
    assert [person.raw for person in summary.threads[0].participants] == [ana, bo]
    assert summary.threads[0].title == f"{ana}, {bo}" or summary.threads[0].title == f"{bo}, {ana}"


def test_a_sender_nobody_names_in_a_group_stays_open() -> None:
    (item,), _ = read(backup(mms(text_part("a"), address="+15550102030~+15550102031", people=(("null", 137),))))
    assert (item.author, item.direction) == (None, "in")


def test_rcs_stored_as_mms() -> None:
    rcs = mms(
        text_part("over the net"), people=(("+15550102030", 130),), more='tr_id="proto:CkEK" m_type="132" rr="null"'
    )
    (item,), _ = read(backup(rcs))
    assert (item.kind, item.author, item.direction, item.text) == ("message", "+15550102030", "in", "over the net")


def test_a_box_that_is_missing_is_told_by_the_type() -> None:
    items, _ = read(backup(*(mms(text_part("x"), box="null", more=f'm_type="{kind}"') for kind in (128, 132, 7))))
    assert [one.direction for one in items] == ["out", "in", "unknown"]


def test_files_written_out() -> None:
    layout = '<part seq="-1" ct="application/smil" text="&lt;smil/&gt;" />'
    (item,), _ = read(backup(mms(layout, file_part(photo(), "null"), text_part("look"), file_part(b"BEGIN:VCARD\n"))))
    assert (item.kind, item.text, item.flags) == ("media", "look", ())
    assert [(one.name, one.media_type, one.data) for one in item.attachments] == [
        (None, "image/jpeg", photo()),
        ("IMG_1.jpg", "text/vcard", b"BEGIN:VCARD\n"),
    ]
    assert base64.b64encode(photo()[:30]).decode() not in item.raw
    assert 'data="…"' in item.raw


def test_files_that_are_not_there() -> None:
    parts = ['<part ct="image/png" cl="a.png" data="null" />', '<part ct="image/png" cl="b.png" />']
    items, _ = read(backup(mms(*parts), mms(more='m_type="130" m_size="4000"')))
    assert [one.flags for one in items] == [("media_missing",)] * 2
    assert [one.name for one in items[0].attachments] == ["a.png", "b.png"]
    assert items[1].attachments[0].size == 4000


def test_a_text_that_is_no_plain_text_is_a_file() -> None:
    (item,), _ = read(backup(mms('<part ct="text/x-vCard" cl="ana.vcf" text="BEGIN:VCARD&#10;END:VCARD" />')))
    assert item.attachments[0].data == b"BEGIN:VCARD\nEND:VCARD"
    assert item.text == ""


def test_a_damaged_file_keeps_what_can_be_saved() -> None:
    (item,), _ = read(backup(mms(file_part(photo()).replace('" />', 'QQ=A" />'))))
    assert (item.attachments[0].data or b"").startswith(photo())


def test_quotes_of_the_other_kind() -> None:
    data = base64.b64encode(photo()).decode()
    parts = f"""<part ct='image/jpeg' data='{data}' /><part ct='text/plain' text=' data="QQ==" ' />"""
    (item,), _ = read(backup(f"<mms date='1' msg_box='1' address='+15550102030'><parts>{parts}</parts></mms>"))
    assert item.attachments[0].data == photo()
    assert item.text == ' data="QQ==" '


def test_a_subject_stands_above_the_text() -> None:
    subject = "Grüße".encode().decode("latin-1")
    items, _ = read(backup(
        sms("body").replace('subject="null"', 'subject="About Sunday"'),
        mms(text_part("body")).replace('sub="null"', f'sub="{subject}" sub_cs="106"'),
        mms(text_part("body")).replace('sub="null"', 'sub="Grüße" sub_cs="106"'),
    ))  # fmt: skip
    assert [one.text for one in items] == ["About Sunday\nbody", "Grüße\nbody", "Grüße\nbody"]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("&#55357;&#56832; ok", "😀 ok"),
        ("&#xD83D;&#xDE00;&#55357;&#56832;", "😀😀"),
        ("a &#55357; b", "a \ufffd b"),
        ("&#56832;&#55357;", "\ufffd\ufffd"),
        ("&#55357;&#10;&#56832;", "\ufffd\n\ufffd"),
        ("&#0;&#11;x&#65535;&#99999999;", "\ufffd\ufffdx\ufffd\ufffd"),
        ("a&#999999999999;b", "a&#999999999999;b"),
        ("one&#10;two&#13;&#10;three", "one\ntwo\nthree"),
        ("one\ntwo", "one\ntwo"),
        ("you &amp; me &lt;3 &gt; &quot;x&quot; &apos;", 'you & me <3 > "x" \''),
        ("you & me &nbsp; &bomb;", "you & me &nbsp; &bomb;"),
        ("bell\x07", "bell\ufffd"),
        ("a > b", "a > b"),
        ("/> <!-- ".replace("<", "&lt;"), "/> <!-- "),
    ],
)
def test_signs(written: str, text: str) -> None:
    for element in (sms(written), mms(text_part(written))):
        (item,), _ = read(backup(element))
        assert item.text == text
        assert item.raw == element


def test_bytes_that_are_no_text_are_kept() -> None:
    (item,), _ = read(backup(sms("caf@")).encode().replace(b"@", b"\xe9"))
    assert item.text == "caf\\xe9"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    data = backup(sms("Grüße 😀")).encode(encoding)
    (item,), _ = read(data)
    assert item.text == "Grüße 😀"
    assert surest(data, "x.xml") == "sms_backup"


def test_a_wrong_count_costs_nothing() -> None:
    for count in (0, 1, 99):
        _, summary = read(backup(sms("a"), sms("b"), count=count))
        assert (summary.read, summary.skips) == (2, ())


def test_a_broken_tail_keeps_what_was_read_and_says_where() -> None:
    whole = backup(sms("one"), sms("two"), mms(file_part(photo())))
    cut = whole[: whole.index("two") + 2]
    items, summary = read(cut)
    assert [one.kind for one in items] == ["message", "unreadable"]
    assert items[1].text.endswith('body="tw')
    assert [(skip.locator, skip.reason) for skip in summary.skips] == [("after message 2", "broken-off")]
    items, summary = read(whole[: whole.index("data=") + 40])
    assert [one.kind for one in items] == ["message", "message", "unreadable"]
    assert items[2].text.endswith('data="…')


def test_an_end_that_is_missing_after_whole_messages_is_said() -> None:
    items, summary = read(backup(sms("one")).replace("</smses>", ""))
    assert [one.text for one in items] == ["one"]
    assert [skip.reason for skip in summary.skips] == ["broken-off"]


def test_a_broken_message_costs_no_other() -> None:
    broken = '<sms address="1" date="1772452800000" type="1" body="never closed\n'
    twice = sms("b").replace("read=", 'body="again" read=')
    items, summary = read(backup(sms("a"), broken, twice, "stray words", sms("c"), '<mms date="1"><parts>', sms("d")))
    assert [one.text for one in items if one.kind == "message"] == ["a", "c", "d"]
    assert sum(one.kind == "unreadable" for one in items) == 4
    assert any(one.text == "stray words" and one.locator == "after message 3" for one in items)
    assert summary.skips == ()


def test_entity_bombs_are_refused() -> None:
    bomb = '<!DOCTYPE smses [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(Problem, match=r"intake\.xml-entities"):
        read(backup(sms("&b;")).replace("<smses", f"{bomb}<smses"))


def test_a_body_that_is_too_long_is_kept_in_pieces() -> None:
    items, _ = read(backup(sms("x" * 3_000_000), sms("after")))
    assert [one.kind for one in items] == ["unreadable", "unreadable", "message"]
    assert sum(one.text.count("x") for one in items) == 3_000_000


@pytest.mark.parametrize(
    ("kind", "seconds", "direction", "text"),
    [
        (1, 125, "in", "Incoming call, 2 min 5 s"),
        (1, 3600, "in", "Incoming call, 1 h"),
        (2, 0, "out", "Outgoing call, 0 s"),
        (3, 0, "in", "Missed call"),
        (4, 61, "in", "Voicemail, 1 min 1 s"),
        (5, 0, "in", "Rejected call"),
        (6, 0, "in", "Blocked call"),
        (7, 3, "in", "Call answered on another device, 3 s"),
        (1000, 0, "unknown", "Call (1000)"),
        ("null", "null", "unknown", "Call"),
        (1, "long", "in", "Incoming call"),
    ],
)
def test_calls(kind: object, seconds: object, direction: str, text: str) -> None:
    (item,), summary = read(backup(call(kind, seconds), root="calls"), "calls-2026.xml")
    assert (item.direction, item.text) == (direction, text)
    assert item.kind == ("voicemail" if kind == 4 else "call")
    assert item.author == ("+15550102030" if direction == "in" else None)
    assert summary.threads[0].title == "Ana"


@pytest.mark.parametrize("number", ["", "-1", "-2", "null"])
def test_a_number_that_is_not_shown(number: str) -> None:
    (item,), summary = read(backup(call(3, number=number), root="calls"))
    assert (item.author, item.text) == (None, "Missed call, no number shown")
    assert summary.threads[0].title == "No number shown"


def test_several_backups_in_a_zip() -> None:
    files = {
        "backup/sms-1.xml": backup(sms("a")),
        "backup/calls-1.xml": backup(call(3), root="calls"),
        "backup/other.xml": "<html/>",
        "notes.txt": "hi",
    }
    items, summary = read(files, "backup.zip")
    assert [one.locator for one in items] == [
        "file backup/sms-1.xml, message 1",
        "file backup/calls-1.xml, call 1",
    ]
    assert len({one.conversation for one in items}) == 1
    assert {(skip.locator, skip.reason) for skip in summary.skips} == {
        ("file backup/other.xml", "not-messages"),
        ("file notes.txt", "not-messages"),
    }
    assert surest(files, "backup.zip") == "sms_backup"


@pytest.mark.parametrize("text", ["<html><body/></html>", "hello", '<?xml version="1.0"?><kml/>', "", "<smsesx/>"])
def test_other_files_are_not_taken(text: str) -> None:
    assert surest(text, "x.xml") != "sms_backup"


def test_large_files_within_a_message_in_the_limited_process(tmp_path: Path) -> None:
    data = photo() + bytes(24_000_000)
    path = tmp_path / "sms.xml"
    path.write_text(backup(sms("a"), mms(file_part(data)), sms("b")))
    with reading.open_export(path, ReadOptions()) as export:
        items = [item for batch in export.items() for item in batch]
    assert [one.text for one in items] == ["a", "", "b"]
    assert items[1].attachments[0].data == data


def test_a_message_beyond_all_measure_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nocontact_desktop.intake.formats.sms_backup.elements.LARGEST", 1_000_000)
    items, summary = read(backup(sms("a"), mms(file_part(bytes(3_000_000))), sms("b")))
    assert [one.locator for one in items] == ["message 1", "message 3"]
    assert [(skip.locator, skip.reason) for skip in summary.skips] == [("message 2", "too-large")]


def test_remarks_that_are_never_closed_are_read_quickly_and_kept() -> None:
    items, _ = read(backup(sms("a"), "<!--" * 200_000 + "<?" * 200_000, sms("b")))
    assert [one.kind for one in items] == ["message", "unreadable", "message"]
    items, _ = read(backup(sms("a"), "<!-- one --> <?two?> <!-- three", sms("b")))
    assert items[1].text == "<!-- three"
