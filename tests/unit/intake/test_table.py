"""Tables of messages from any program."""

from __future__ import annotations

from typing import Any

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import Item, ReadOptions, Summary
from tests.intake_pictures import photo
from tests.intake_reading import Files, read_as, surest

IMAZING = (
    "Chat Session,Message Date,Delivered Date,Read Date,Edited Date,Service,Type,Sender ID,Sender Name,Status,"
    "Replying to,Subject,Text,Attachment,Attachment type\n"
)
IMAZING_WHATSAPP = (
    "Chat Session,Message Date,Sent Date,Type,Sender ID,Sender Name,Status,Forwarded,Replying to,Text,Reactions,"
    "Attachment,Attachment type,Attachment info\n"
)


def read(files: Files, name: str = "messages.csv", **options: Any) -> tuple[list[Item], Summary]:
    return read_as("table", files, name, ReadOptions(**options))


def said(summary: Summary) -> dict[str, tuple[str, str]]:
    return {one.name: (one.value, one.basis) for one in summary.assumptions}


def test_imazing_messages() -> None:
    rows = (
        'Ana Moss,2026-03-02 21:15:30,2026-03-02 21:15:31,,,iMessage,Incoming,+15550102030,Ana Moss,Read,,,"hi, you\n'
        'there",,\n'
        "Ana Moss,2026-03-02 21:16:00,,,2026-03-02 21:17:00,SMS,Outgoing,,,Sent,,About,no,,\n"
        "Ana Moss,2026-03-02 21:18:00,,,,iMessage,Incoming,+15550102030,Ana Moss,Read,,,,IMG_1.jpg,Image\n"
        "Bo,2026-03-03 10:00:00,,,,iMessage,Notification,,,,,,Bo named the conversation,,\n"
    )
    items, summary = read(IMAZING + rows)
    assert [(one.kind, one.author, one.direction, one.text) for one in items] == [
        ("message", "+15550102030", "in", "hi, you\nthere"),
        ("message", None, "out", "About\nno"),
        ("media", "+15550102030", "in", ""),
        ("system", None, "none", "Bo named the conversation"),
    ]
    assert [one.flags for one in items] == [(), ("edited",), ("media_missing",), ()]
    assert [one.locator for one in items] == ["row 2", "row 3", "row 4", "row 5"]
    assert items[0].time.local == "2026-03-02T21:15:30"
    assert items[0].raw == rows[: rows.index("\nAna Moss,2026-03-02 21:16")]
    assert [(one.key, one.title, one.read) for one in summary.threads] == [("Ana Moss", "Ana Moss", 3), ("Bo", "Bo", 1)]
    assert summary.threads[0].participants[0].name == "Ana Moss"
    assert said(summary)["date_order"] == ("ymd", "given")
    assert said(summary)["time_zone"] == ("", "ambiguous")
    assert said(summary)["columns"][1] == "inferred"
    assert "me" not in said(summary)
    assert summary.columns == ()
    assert surest(IMAZING + rows, "x.csv") == "table"


def test_imazing_whatsapp_in_a_zip_with_its_files() -> None:
    row = "Ana,2026-03-02 21:15:30,,Incoming,15550102030,Ana,Read,,,look,,2026-03-02 - Ana - a.jpg,Image,\n"
    files = {
        "out/csv/WhatsApp - Ana.csv": IMAZING_WHATSAPP + row,
        "out/csv/WhatsApp - Bo.csv": IMAZING_WHATSAPP + row.replace("Ana", "Bo"),
        "out/2026-03-02 - Ana - a.jpg": photo(),
        "out/notes.txt": "x",
    }
    items, summary = read(files, "out.zip")
    assert [one.locator for one in items] == [
        "file out/csv/WhatsApp - Ana.csv, row 2",
        "file out/csv/WhatsApp - Bo.csv, row 2",
    ]
    assert items[0].attachments[0].media_type == "image/jpeg"
    assert items[1].flags == ("media_missing",)
    assert [one.locator for one in summary.skips] == ["1 other files, such as out/notes.txt"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiters_and_encodings(delimiter: str, encoding: str) -> None:
    text = 'Datum;Uhrzeit;Absender;Nachricht\r\n02.03.2026;21:15;Jürgen;Grüße, "Süße"\r\n13.03.2026;9:05;Ana;ok\r\n'
    items, summary = read(text.replace(";", delimiter).encode(encoding), "x.csv")
    first = "Grüße" if delimiter == "," else 'Grüße, "Süße"'
    assert items[0].author == "Jürgen"
    assert items[0].text.startswith(first)
    assert items[0].time.local == "2026-03-02T21:15"
    assert said(summary)["date_order"] == ("dmy", "inferred")
    assert [who.raw for who in summary.threads[0].participants] == ["Jürgen", "Ana"]


def test_one_wrong_byte_does_not_spoil_the_letters_before_it() -> None:
    items, _ = read(b"time,text\n2026-03-02 10:00,Gr\xc3\xbc\xc3\x9fe\n2026-03-02 10:01,caf\xe9\n")
    assert [one.text for one in items] == ["Grüße", "caf\\xe9"]


@pytest.mark.parametrize(
    ("written", "local", "precision"),
    [
        ("2026-03-02 21:15", "2026-03-02T21:15", "minute"),
        ("2026-03-02T21:15:30.123", "2026-03-02T21:15:30", "second"),
        ("2026/03/02, 9:15:30 p.m.", "2026-03-02T21:15:30", "second"),
        ("Mon 2026-03-02 21h15", "2026-03-02T21:15", "minute"),
        ("2026年3月2日 21:15", "2026-03-02T21:15", "minute"),
        ("Mar 2, 2026, 9:15\u202fPM", "2026-03-02T21:15", "minute"),
        ("Monday, March 2nd, 2026 at 9:15 PM", "2026-03-02T21:15", "minute"),
        ("2. März 2026 21:15", "2026-03-02T21:15", "minute"),
        ("2 de marzo de 2026, 21:15", "2026-03-02T21:15", "minute"),
        ("02-Mar-2026", "2026-03-02", "day"),
        ("20260302", "2026-03-02", "day"),
        ("2026-03-02", "2026-03-02", "day"),
        ("2026-03-02 around nine", "2026-03-02", "day"),
        ("2026-13-02 21:15", None, "unknown"),
        ("soon", None, "unknown"),
        ("", None, "unknown"),
        ("x" * 5000, None, "unknown"),
    ],
)
def test_times(written: str, local: str | None, precision: str) -> None:
    (item,), _ = read(f'time,text\n"{written}",hi\n')
    assert (item.time.local, item.time.precision, item.time.utc) == (local, precision, None)
    assert item.time.raw == written.strip()


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("1772486130", "2026-03-02T21:15:30Z"),
        ("1772486130000", "2026-03-02T21:15:30Z"),
        ("1772486130000000", "2026-03-02T21:15:30Z"),
        ("1772486130.5", "2026-03-02T21:15:30Z"),
        ("2026-03-02T21:15:30Z", "2026-03-02T21:15:30Z"),
        ("2026-03-02 21:15:30.250 UTC", "2026-03-02T21:15:30Z"),
        ("2026-03-02T13:15:30-08:00", "2026-03-02T21:15:30Z"),
        ("2026-03-02 13:15 -0800", "2026-03-02T21:15Z"),
        ("02.03.2026 22:15 GMT+01:00", "2026-03-02T21:15Z"),
    ],
)
def test_instants(written: str, utc: str) -> None:
    (item, _), summary = read(f"time,text\n{written},hi\n13.03.2026 22:15 GMT+01:00,hi\n", time_zone="Europe/Berlin")
    assert item.time.utc == utc
    assert item.time.zone == "Europe/Berlin"
    assert item.time.local == utc.replace("T21", "T22").removesuffix("Z")
    assert said(summary)["shown_zone"] == ("Europe/Berlin", "asked")


def test_local_times_in_the_zone_that_was_asked_for() -> None:
    (item,), summary = read("time,text\n2026-03-02 21:15,hi\n", time_zone="Europe/Berlin")
    assert (item.time.utc, item.time.zone_basis) == ("2026-03-02T20:15Z", "assumed")
    assert said(summary)["time_zone"] == ("Europe/Berlin", "asked")


def test_the_order_of_dates_is_found_over_the_whole_table_or_asked_for() -> None:
    assert said(read("time,text\n01/02/2026 10:00,a\n01/13/2026 10:00,b\n")[1])["date_order"] == ("mdy", "inferred")
    items, summary = read("time,text\n01/02/2026 10:00,a\n")
    assert said(summary)["date_order"] == ("dmy", "ambiguous")
    assert items[0].time.ambiguous
    items, summary = read("time,text\n01/02/2026 10:00,a\n", date_order="mdy")
    assert (items[0].time.local, said(summary)["date_order"]) == ("2026-01-02T10:00", ("mdy", "asked"))


def test_what_is_newest_may_stand_first() -> None:
    days = ["02/05/2026", "01/05/2026", "12/04/2026", "11/04/2026", "03/04/2026", "02/04/2026"]
    _, summary = read("time,text\n" + "".join(f"{day} 10:00,x\n" for day in days))
    assert said(summary)["date_order"] == ("dmy", "inferred")


def test_unknown_columns_are_asked_for_and_nothing_is_lost() -> None:
    table = "A,B,C\n02/03/2026 10:00,Ana,hi\n13/03/2026 10:00,Me,no\n"
    items, summary = read(table)
    assert [(one.kind, one.text) for one in items] == [
        ("unreadable", "02/03/2026 10:00,Ana,hi"),
        ("unreadable", "13/03/2026 10:00,Me,no"),
    ]
    assert summary.columns == ("A", "B", "C")
    assert summary.examples == (("02/03/2026 10:00", "Ana", "hi"), ("13/03/2026 10:00", "Me", "no"))
    assert said(summary)["columns"] == ("", "ambiguous")
    assert surest(table, "x.csv") == "table"
    answered = {"time": "A", "author": "B", "text": "C"}
    items, summary = read(table, columns=answered, me="Me")
    assert [(one.author, one.direction, one.text) for one in items] == [("Ana", "in", "hi"), ("Me", "out", "no")]
    assert (summary.columns, said(summary)["columns"][1]) == ((), "asked")
    assert said(summary)["me"] == ("Me", "asked")


@pytest.mark.parametrize("columns", [{"time": "Z", "text": "C"}, {"time": "A"}, {"time": "A", "text": "A"}, {"": ""}])
def test_an_answer_that_does_not_fit_is_asked_again(columns: dict[str, str]) -> None:
    _, summary = read("A,B,C\n02/03/2026 10:00,Ana,hi\n", columns=columns)
    assert said(summary)["columns"] == ("", "ambiguous")
    assert summary.columns == ("A", "B", "C")


def test_a_table_without_heads_loses_no_row() -> None:
    items, summary = read("2026-03-02 10:00,Ana,hi\n2026-03-02 10:01,Bo,no\n")
    assert (len(items), summary.columns) == (2, ("Column 1", "Column 2", "Column 3"))
    items, _ = read(
        "2026-03-02 10:00,Ana,hi\n2026-03-02 10:01,Bo,no\n", columns={"time": "Column 1", "text": "Column 3"}
    )
    assert [(one.locator, one.text) for one in items] == [("row 1", "hi"), ("row 2", "no")]


def test_what_stands_above_the_heads_is_said() -> None:
    items, summary = read(
        "sep=;\nExport of my phone\n\ntime;author;text\n2026-03-02 10:00;Ana;hi\n2026-03-02 10:01;Bo;x\n"
    )
    assert [(one.locator, one.author, one.text) for one in items] == [("row 5", "Ana", "hi"), ("row 6", "Bo", "x")]
    assert [(one.locator, one.reason) for one in summary.skips] == [("row 2", "above-the-heads")]


@pytest.mark.parametrize(
    ("head", "word", "direction"),
    [
        ("Type", "Incoming", "in"),
        ("Type", "sent", "out"),
        ("Richtung", "Eingehend", "in"),
        ("is_from_me", "1", "out"),
        ("IsSender", "false", "in"),
        ("From me", "", "in"),
        ("From me", "maybe", "unknown"),
    ],
)
def test_directions(head: str, word: str, direction: str) -> None:
    (item,), summary = read(f"date,number,text,{head}\n2026-03-02 10:00,+1 555 010 2030,hi,{word}\n")
    assert item.direction == direction
    assert item.author == (None if direction == "out" else "+1 555 010 2030")
    assert item.conversation == "550102030"
    assert "me" not in said(summary)


def test_a_column_that_looks_like_a_direction_and_gives_none_is_left_alone() -> None:
    items, summary = read("date,type,from,text\n2026-03-02 10:00,SMS,Ana,hi\n2026-03-02 10:01,SMS,Bo,no\n", me="Bo")
    assert [(one.author, one.direction) for one in items] == [("Ana", "in"), ("Bo", "out")]
    assert said(summary)["me"] == ("Bo", "asked")


def test_broken_rows_cost_no_other() -> None:
    table = (
        "time,author,text\n"
        '2026-03-02 10:00,Ana,"never closed\n'
        '2026-03-02 10:01,Bo,a "quoted" word\n'
        '2026-03-02 10:02,Bo,"x" y\n'
        "2026-03-02 10:03,Ana,one, two,, three\n"
        "only words\n"
        "\n"
        "2026-03-02 10:04,Bo,\n"
    )
    items, summary = read(table)
    assert [(one.kind, one.text) for one in items] == [
        ("message", '"never closed'),
        ("message", 'a "quoted" word'),
        ("message", '"x" y'),
        ("message", "one, two,, three"),
        ("unreadable", "only words"),
        ("message", ""),
    ]
    assert items[5].locator == "row 8"
    assert summary.skips == ()


def test_a_comma_too_many_where_it_is_open_what_it_cuts_keeps_the_row_as_it_is() -> None:
    items, _ = read("time,text,author\n2026-03-02 10:00,a,b,c\n2026-03-02 10:00,a,Bo\n2026-03-02 10:00,a,Bo,,\n")
    assert [one.kind for one in items] == ["unreadable", "message", "message"]


def test_it_takes_no_file_of_another_kind() -> None:
    assert surest("name,url,username,password,note\na,https://a.example,b,c,d\n", "x.csv") != "table"
    assert surest("Title,Kennwort,Nachricht,Zeit\na,b,c,d\n", "x.csv") != "table"
    assert surest('{"a": 1,\n"b": 2}', "x.csv") is None
    assert surest("Hello, you\nhow, are, you\n", "x.txt") is None
    assert surest("time\ttext\n2026-03-02\thi\n", "x.txt") == "table"
    whatsapp = "13/01/2026, 21:15 - Ana: hi, you\n13/01/2026, 21:16 - Bo: no\n"
    assert surest(whatsapp, "x.csv") == "whatsapp"
    with pytest.raises(Problem, match=r"intake\.not-recognised"):
        read("just words\n", "x.txt")


def test_a_cell_beyond_all_measure_costs_no_other_row() -> None:
    items, _ = read("time,text\n2026-03-02 10:00," + "x" * 3_000_000 + "\n2026-03-02 10:01,hi\n")
    assert [one.kind for one in items] == ["unreadable", "message"]
