"""Events of calendars."""

from __future__ import annotations

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import Item, ReadOptions, Summary
from tests.intake_reading import Files, read_as, surest

ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Own\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETTO:+0100\r\n"
    "END:STANDARD\r\nEND:VTIMEZONE\r\n"
)


def read(files: Files, name: str = "calendar.ics", zone: str | None = None) -> tuple[list[Item], Summary]:
    return read_as("ics", files, name, ReadOptions(time_zone=zone))


def calendar(*parts: str, name: str = "") -> str:
    titled = f"X-WR-CALNAME:{name}\r\n" if name else ""
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x\r\n{titled}{ZONE}{''.join(parts)}END:VCALENDAR\r\n"


def event(*lines: str, kind: str = "VEVENT") -> str:
    return "\r\n".join((f"BEGIN:{kind}", "UID:1@site.example", *lines, f"END:{kind}", ""))


def test_an_event() -> None:
    written = event(
        "DTSTART:20260302T211500Z",
        "DTEND:20260302T221500Z",
        "SUMMARY:Hand-over\\, school",
        "LOCATION:School gate",
        "STATUS:CANCELLED",
        "RRULE:FREQ=WEEKLY;BYDAY=MO",
        "ORGANIZER;CN=Bo:mailto:bo@site.example",
        'ATTENDEE;CN="Ana, me":MAILTO:ana@site.example',
        "DESCRIPTION:bring the\\n",
        "  red bag",
        "BEGIN:VALARM",
        "DESCRIPTION:not this",
        "END:VALARM",
    )
    (item,), summary = read(calendar(written, name="Family"))
    assert item.text.split("\n") == [
        "Hand-over, school",
        "Until 2026-03-02 22:15",
        "Place: School gate",
        "Status: CANCELLED",
        "Repeats: FREQ=WEEKLY;BYDAY=MO",
        "Organizer: Bo (bo@site.example)",
        "With: Ana, me (ana@site.example)",
        "bring the",
        " red bag",
    ]
    assert (item.kind, item.direction, item.own_id) == ("system", "none", "1@site.example")
    assert (item.time.local, item.time.utc, item.time.zone) == ("2026-03-02T21:15:00", "2026-03-02T21:15:00Z", "UTC")
    assert item.raw == written.strip()
    assert summary.threads[0].title == "Family"
    assert [one.name for one in summary.assumptions] == ["shown_zone"]


@pytest.mark.parametrize(
    ("line", "local", "utc", "zone", "basis", "precision"),
    [
        ("DTSTART:20260302T211500Z", "2026-03-02T21:15:00", "2026-03-02T21:15:00Z", "UTC", "given", "second"),
        (
            "DTSTART;TZID=Europe/Berlin:20260302T211500",
            "2026-03-02T21:15:00", "2026-03-02T20:15:00Z", "Europe/Berlin", "given", "second",
        ),
        (
            "DTSTART;TZID=/maker.example/Europe/Berlin:20260302T211500",
            "2026-03-02T21:15:00", "2026-03-02T20:15:00Z", "Europe/Berlin", "given", "second",
        ),
        ("DTSTART;TZID=Own:20260302T211500", "2026-03-02T21:15:00", None, None, "unknown", "second"),
        ("DTSTART:20260302T2115", "2026-03-02T21:15:00", None, None, "unknown", "second"),
        ("DTSTART;VALUE=DATE:20260302", "2026-03-02", None, None, "unknown", "day"),
        ("DTSTART:20260231T211500Z", None, None, None, "unknown", "unknown"),
        ("DTSTART:soon", None, None, None, "unknown", "unknown"),
        ("X:", None, None, None, "unknown", "unknown"),
    ],
)  # fmt: skip
def test_times(line: str, local: str, utc: str, zone: str, basis: str, precision: str) -> None:
    (item,), _ = read(calendar(event(line)))
    time = item.time
    assert (time.local, time.utc, time.zone, time.zone_basis, time.precision) == (local, utc, zone, basis, precision)
    assert item.text == "Event"


def test_times_in_the_zone_that_was_asked_for() -> None:
    items, summary = read(
        calendar(*(event(one) for one in ("DTSTART;TZID=Asia/Tokyo:20260303T051500", "DTSTART:20260302T211500"))),
        zone="Europe/Berlin",
    )
    assert [(one.time.local, one.time.utc, one.time.zone_basis) for one in items] == [
        ("2026-03-02T21:15:00", "2026-03-02T20:15:00Z", "given"),
        ("2026-03-02T21:15:00", "2026-03-02T20:15:00Z", "assumed"),
    ]
    assert [(one.name, one.basis) for one in summary.assumptions] == [("time_zone", "asked")]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260303"), "Event"),
        (("DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260305"), "Event\nUntil 2026-03-04"),
        (("DTSTART:20260302T211500Z", "DTEND:soon"), "Event\nUntil soon"),
        (("DTSTART:20260302T211500Z", "DURATION:PT1H30M"), "Event\nLength: 1 h 30 min"),
        (("DTSTART:20260302T211500Z", "DURATION:P1D"), "Event\nLength: 24 h"),
        (("DTSTART:20260302T211500Z", "DURATION:long"), "Event\nLength: long"),
    ],
)
def test_ends(lines: tuple[str, ...], said: str) -> None:
    (item,), _ = read(calendar(event(*lines)))
    assert item.text == said


def test_tasks_and_journal_entries() -> None:
    items, _ = read(calendar(
        event("DUE:20260302T211500Z", "SUMMARY:Call", kind="VTODO"),
        event("DTSTART:20260301T211500Z", "DUE:20260302T211500Z", kind="VTODO"),
        event("DTSTART:20260302", "DESCRIPTION:quiet day", kind="VJOURNAL"),
    ))  # fmt: skip
    assert [one.text for one in items] == ["Call", "Task\nDue 2026-03-02 21:15", "Journal entry\nquiet day"]
    assert [one.time.local for one in items] == ["2026-03-02T21:15:00", "2026-03-01T21:15:00", "2026-03-02"]


def test_one_date_of_a_series_has_an_id_of_its_own() -> None:
    items, _ = read(calendar(event("SUMMARY:a"), event("SUMMARY:b", "RECURRENCE-ID:20260302T211500Z")))
    assert [one.own_id for one in items] == ["1@site.example", "1@site.example/20260302T211500Z"]


def test_broken_parts_are_kept_as_they_are_and_cost_no_other() -> None:
    items, summary = read(calendar(
        event("SUMMARY:a"),
        "BEGIN:VEVENT\r\nSUMMARY:lost\r\n",
        event("SUMMARY:b"),
        "stray words\r\n",
        event(kind="VFREEBUSY"),
        event("SUMMARY:c"),
    ).replace("END:VCALENDAR", "BEGIN:VEVENT\r\nSUMMARY:cut"))  # fmt: skip
    assert [(one.kind, one.text) for one in items] == [
        ("system", "a"),
        ("unreadable", "BEGIN:VEVENT\r\nSUMMARY:lost"),
        ("system", "b"),
        ("unreadable", "stray words"),
        ("system", "c"),
        ("unreadable", "BEGIN:VEVENT\r\nSUMMARY:cut"),
    ]
    assert [(one.locator, one.reason) for one in summary.skips] == [("event 4", "not-an-event")]


def test_a_file_within_an_event() -> None:
    (item,), _ = read(calendar(event("SUMMARY:a", "ATTACH;ENCODING=BASE64;VALUE=BINARY:R0lGODlh" + "A" * 400)))
    assert item.attachments[0].media_type == "image/gif"
    assert "AAAA" not in item.raw


def test_many_calendars_in_a_zip() -> None:
    files = {"out/a.ics": calendar(event("SUMMARY:a"), name="Work"), "out/b.ics": calendar(event("SUMMARY:b"))}
    items, summary = read(files, "calendars.zip")
    assert [one.locator for one in items] == ["file out/a.ics, event 1", "file out/b.ics, event 1"]
    assert [one.title for one in summary.threads] == ["Work", "b.ics"]
    assert surest(files, "calendars.zip") == "ics"
    with pytest.raises(Problem, match=r"intake\.not-recognised"):
        read("BEGIN:VCARD\n")
