"""Contact cards of all versions."""

from __future__ import annotations

import base64

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import Item, Summary
from tests.intake_pictures import photo
from tests.intake_reading import Files, read_as, surest


def read(files: Files, name: str = "contacts.vcf") -> tuple[list[Item], Summary]:
    return read_as("vcard", files, name)


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> str:
    return end.join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def folded(line: str, width: int = 70) -> str:
    return "\r\n ".join(line[at : at + width] for at in range(0, len(line), width))


@pytest.mark.parametrize(
    ("version", "lines", "text"),
    [
        (
            "2.1",
            (
                "N:Moss;Ana;Maria;Dr.;",
                "TEL;CELL;PREF:+1 555 010 2030",
                "TEL;WORK;VOICE:+1 555 010 2031",
                "EMAIL;INTERNET:ana@site.example",
            ),
            "Dr. Ana Maria Moss\n+1 555 010 2030 (cell)\n+1 555 010 2031 (work)\nana@site.example",
        ),
        (
            "2.1",
            ("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BC=\r\nrgen =\r\nM=C3=BCller", "TEL;CELL:1"),
            "Jürgen Müller\n1 (cell)",
        ),
        ("2.1", ("N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=FCrgen",), "Jürgen Müller"),
        ("2.1", ("FN;CHARSET=no-such;QUOTED-PRINTABLE:J=C3=BCrgen",), "Jürgen"),
        ("2.1", ("FN;CHARSET=UTF-\x008;QUOTED-PRINTABLE:J=C3=BCrgen",), "Jürgen"),
        ("2.1", ("FN;CHARSET=unicode_escape;QUOTED-PRINTABLE:=5Cud83d",), "\\ud83d"),
        (
            "3.0",
            ("FN:Moss\\, Ana", "TEL;TYPE=CELL,HOME:1", "ORG:Shop;Desk", "NOTE:one\\ntwo\\; three", "BDAY:1990-01-02"),
            "Moss, Ana\n1 (cell, home)\nShop, Desk\n1990-01-02\none\ntwo; three",
        ),
        ("3.0", ("FN:Ana", "item1.TEL:1", "item1.X-ABLabel:_$!<Mobile>!$_"), "Ana\n1 (Mobile)"),
        ("3.0", ("FN:Ana", folded("NOTE:" + "long words " * 30)), "Ana\n" + ("long words " * 30).strip()),
        (
            "4.0",
            ("FN:Ana", 'TEL;VALUE=uri;TYPE="voice,home":tel:+1-555-010-2030', "ADR;TYPE=home:;;1 Lane;Town;;12345;"),
            "Ana\n+1-555-010-2030 (home)\n1 Lane, Town, 12345 (home)",
        ),
        ("4.0", ("FN:", "N:;;;;", "EMAIL:a@b.example"), "a@b.example"),
    ],
)
def test_versions(version: str, lines: tuple[str, ...], text: str) -> None:
    written = card(*lines, version=version)
    (item,), summary = read(written)
    assert (item.kind, item.direction, item.author, item.time.local) == ("system", "none", None, None)
    assert item.text == text
    assert item.raw == written.rstrip("\r\n")
    assert summary.threads[0].title == "contacts.vcf"


@pytest.mark.parametrize(
    "picture",
    [
        "PHOTO;ENCODING=b;TYPE=JPEG:{}",
        "PHOTO;ENCODING=BASE64;JPEG:{}",
        "PHOTO;JPEG;BASE64:{}",
        "PHOTO:data:image/jpeg;base64,{}",
    ],
)
def test_pictures(picture: str) -> None:
    written = base64.b64encode(photo()).decode()
    (item,), _ = read(card("FN:Ana", folded(picture.format(written)), "TEL:1"))
    assert [(one.name, one.media_type, one.data) for one in item.attachments] == [("photo", "image/jpeg", photo())]
    assert item.text == "Ana\n1"
    assert written[:60] not in item.raw
    assert "…" in item.raw
    assert "TEL:1" in item.raw


def test_pictures_that_are_not_there_or_damaged_cost_nothing() -> None:
    (item,), _ = read(card("FN:Ana", "PHOTO;VALUE=uri:https://site.example/a.jpg", "PHOTO;ENCODING=b:QUJ", "TEL:1"))
    assert (item.text, item.attachments) == ("Ana\n1", ())


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_many_cards_with_lines_between_them(end: str) -> None:
    text = end.join(("", card("FN:Ana", end=end), "", card("fn:Bo", end=end).replace("BEGIN:VCARD", "begin:vcard")))
    items, _ = read(text)
    assert [(one.locator, one.text) for one in items] == [("card 1", "Ana"), ("card 2", "Bo")]


def test_broken_cards_are_kept_as_they_are_and_cost_no_other() -> None:
    text = "BEGIN:VCARD\nFN:Lost\n" + card("FN:Ana") + "stray words\n" + card("X:") + "BEGIN:VCARD\nFN:Cut"
    items, _ = read(text)
    assert [(one.kind, one.locator, one.text) for one in items] == [
        ("unreadable", "card 1", "BEGIN:VCARD\nFN:Lost"),
        ("system", "card 2", "Ana"),
        ("unreadable", "after card 2", "stray words"),
        ("unreadable", "card 3", "BEGIN:VCARD\r\nVERSION:3.0\r\nX:\r\nEND:VCARD"),
        ("unreadable", "card 4", "BEGIN:VCARD\nFN:Cut"),
    ]


def test_a_card_within_a_card_stays_within() -> None:
    items, _ = read(card("FN:Ana", "AGENT:", card("FN:Bo").strip(), "TEL:1"))
    assert [one.text for one in items] == ["Ana\n1"]
    assert "FN:Bo" in items[0].raw


def test_lines_that_are_none_stay_in_the_raw_text() -> None:
    (item,), _ = read(card("FN:Ana", "what is this", "TEL:1"))
    assert item.text == "Ana\n1"
    assert "what is this" in item.raw


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    data = card("FN:Jürgen").encode(encoding)
    (item,), _ = read(data)
    assert item.text == "Jürgen"
    assert surest(data, "x.vcf") == "vcard"


def test_many_files_in_a_zip() -> None:
    files = {"a.vcf": card("FN:Ana"), "b.vcf": card("FN:Bo"), "c.jpg": photo()}
    items, summary = read(files, "cards.zip")
    assert [one.locator for one in items] == ["file a.vcf, card 1", "file b.vcf, card 1"]
    assert [one.title for one in summary.threads] == ["a.vcf", "b.vcf"]
    assert [one.reason for one in summary.skips] == ["not-messages"]


def test_a_card_beside_a_chat_is_no_reason_to_leave_out_the_chat() -> None:
    files = {"x.txt": "13/01/2026, 21:15 - Ana: Bo.vcf (file attached)\n", "Bo.vcf": card("FN:Bo")}
    assert surest(files, "x.zip") == "whatsapp"
    assert surest("BEGIN:VCALENDAR\n", "x.vcf") == "ics"
    with pytest.raises(Problem, match=r"intake\.not-recognised"):
        read("FN:Ana\n")


def test_a_card_beyond_all_measure_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nocontact_desktop.intake.content_lines._LONGEST", 10_000)
    items, summary = read(card("FN:Ana") + card("FN:Bo", folded("NOTE:" + "x" * 20_000)) + card("FN:Cy"))
    assert [one.text for one in items] == ["Ana", "Cy"]
    assert [(one.locator, one.reason) for one in summary.skips] == [("card 2", "too-large")]
