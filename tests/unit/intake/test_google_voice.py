"""Texts, calls and voicemails of Google Voice."""

from __future__ import annotations

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.formats.google_voice.page import message_in
from nocontact_desktop.intake.items import Item, ReadOptions, Summary
from tests.intake_pictures import photo
from tests.intake_reading import Files, read_as, surest

ANA, BO, ME = "+15550102030", "+15550102031", "+15550109999"
STYLE = "<style type='text/css'>\n.message { max-width: 640px; }\n.full-text { display: none }\n</style>"


def read(files: Files, name: str = "takeout.zip", options: ReadOptions | None = None) -> tuple[list[Item], Summary]:
    return read_as("google_voice", files, name, options)


def cite(number: str, name: str = "") -> str:
    who = '<abbr class="fn" title="">Me</abbr>' if number == ME else f'<span class="fn">{name}</span>'
    return f'<cite class="sender vcard"><a class="tel" href="tel:{number}">{who}</a></cite>'


def message(
    text: str, number: str = ANA, name: str = "Ana", at: str = "2026-03-02T13:15:30.270-08:00", more: str = ""
) -> str:
    return (
        f'<div class="message"><abbr class="dt" title="{at}">Mar 2, 2026, 1:15:30&#8239;PM\nPacific Time</abbr>:\n'
        f"{cite(number, name)}:\n<q>{text}</q>\n{more}</div>"
    )


def page(title: str, body: str) -> str:
    return (
        '<?xml version="1.0" ?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}</title>\n{STYLE}</head>\n<body>{body}</body></html>'
    )


def texts(*messages: str, title: str = "Ana", start: str = "", deleted: bool = False, note: str = "") -> str:
    tags = '<div class="tags">Labels:\n<a rel="tag" href="http://www.google.com/voice#sms">Text</a></div>'
    return page(
        title,
        f'<div class="hChatLog hfeed">\n{start}{" ".join(messages)}</div>\n{tags}{note}'
        f'<div class="deletedStatusContainer">User Deleted:\n{deleted}</div>',
    )


def call(
    words: str, label: str, number: str = ANA, name: str = "Ana", seconds: str | None = "PT2M27S", more: str = ""
) -> str:
    length = f'<abbr class="duration" title="{seconds}">(00:02:27)</abbr>' if seconds else ""
    return page(
        f"{words} {name}",
        f'<div class="haudio"><span class="album">Call Log for </span><span class="fn">{words} {name}</span>'
        f'<div class="contributor vcard">{words}\n<a class="tel" href="tel:{number}"><span class="fn">{name}</span></a>'
        f'</div><abbr class="published" title="2026-03-02T13:15:30.000-08:00">Mar 2</abbr>{more}{length}'
        f'<div class="tags">Labels:\n<a rel="tag" href="http://www.google.com/voice#inbox">Inbox</a>, '
        f'<a rel="tag" href="http://www.google.com/voice#{label}">x</a></div>'
        '<div class="deletedStatusContainer">User Deleted: False</div></div>',
    )


def test_one_page_of_texts() -> None:
    items, summary = read(texts(message("hi &amp; you<br>there &#39;x&#39;"), message("no", ME)), "Ana - Text - x.html")
    assert [(one.author, one.direction, one.text) for one in items] == [
        (ANA, "in", "hi & you\nthere 'x'"),
        (None, "out", "no"),
    ]
    assert (items[0].time.local, items[0].time.utc) == ("2026-03-02T21:15:30", "2026-03-02T21:15:30Z")
    assert items[0].time.raw == "2026-03-02T13:15:30.270-08:00"
    assert items[0].raw.startswith('<div class="message">')
    assert [one.locator for one in items] == ["message 1", "message 2"]
    assert [(one.title, [(who.raw, who.name) for who in one.participants]) for one in summary.threads] == [
        ("Ana", [(ANA, "Ana")])
    ]


def test_time_in_the_zone_that_was_asked_for() -> None:
    items, _ = read(texts(message("hi")), "x.html", ReadOptions(time_zone="Europe/Berlin"))
    assert items[0].time.local == "2026-03-02T22:15:30"


@pytest.mark.parametrize("at", ["", "soon", "2026-03-02T13:15:30", "2026-02-31T13:15:30Z"])
def test_a_time_that_is_none_is_kept_as_written(at: str) -> None:
    items, _ = read(texts(message("hi", at=at)), "x.html")
    assert (items[0].time.local, items[0].time.raw) == (None, at)


def test_a_group() -> None:
    start = f'<div class="participants">Group conversation with:\n{cite(ANA, "Ana")}, {cite(BO, BO)}</div>'
    items, summary = read(
        texts(message("a", BO, BO), message("b", ME), title="Group Conversation", start=start), "x.html"
    )
    assert [(one.author, one.direction) for one in items] == [(BO, "in"), (None, "out")]
    assert [who.raw for who in summary.threads[0].participants] == [ANA, BO]


@pytest.mark.parametrize(
    ("label", "words", "kind", "direction", "text"),
    [
        ("placed", "Placed call to", "call", "out", "Placed call to Ana, 2 min 27 s"),
        ("received", "Received call from", "call", "in", "Received call from Ana, 2 min 27 s"),
        ("missed", "Missed call from", "call", "in", "Missed call from Ana, 2 min 27 s"),
        ("recorded", "Recorded call with", "call", "unknown", "Recorded call with Ana, 2 min 27 s"),
        ("received", "Anruf von", "call", "in", "Anruf von Ana, 2 min 27 s"),
        ("voicemail", "Voicemail from", "voicemail", "in", "Voicemail from Ana, 2 min 27 s"),
    ],
)
def test_calls(label: str, words: str, kind: str, direction: str, text: str) -> None:
    (item,), summary = read(call(words, label), "x.html")
    assert (item.kind, item.direction, item.text) == (kind, direction, text)
    assert item.author == (ANA if direction == "in" else None)
    assert item.time.utc == "2026-03-02T21:15:30Z"
    assert summary.threads[0].title == "Ana"


@pytest.mark.parametrize(
    ("written", "said"),
    [("PT22S", ", 22 s"), ("PT1H0M3S", ", 1 h 3 s"), (None, ""), ("PT", ""), ("long", ""), ("PT0S", ", 0 s")],
)
def test_lengths(written: str | None, said: str) -> None:
    (item,), _ = read(call("Missed call from", "missed", seconds=written), "x.html")
    assert item.text == f"Missed call from Ana{said}"


def test_a_number_that_is_not_shown_and_one_without_a_name() -> None:
    items, summary = read({
        "Calls/ - Missed - 1.html": call("Missed call from", "missed", "", "", None),
        "Calls/ - Missed - 2.html": call("Missed call from", "missed", ANA, "", None),
    })  # fmt: skip
    assert [(one.author, one.text) for one in items] == [(None, "Missed call from"), (ANA, f"Missed call from {ANA}")]
    assert [one.title for one in summary.threads] == ["No number shown", ANA]


def test_a_voicemail_with_transcript_and_sound() -> None:
    more = (
        'Transcript:\n<span class="description"><span class="full-text">Call me back.</span>'
        '<span class="word high">Call<span class="start-time">0.0</span></span></span><br />'
        '<audio controls="controls" src="Ana - Voicemail - 1.mp3"><a rel="enclosure" href="Ana - Voicemail - 1.mp3">'
        "Audio</a></audio>"
    )
    html = call("Voicemail from", "voicemail", more=more)
    (item,), _ = read({"Voice/Calls/Ana - Voicemail - 1.html": html, "Voice/Calls/Ana - Voicemail - 1.mp3": b"ID3x"})
    assert item.text == "Voicemail from Ana, 2 min 27 s\nTranscript: Call me back."
    assert [(one.member, one.media_type, one.link) for one in item.attachments] == [
        ("Voice/Calls/Ana - Voicemail - 1.mp3", "audio/mpeg", "exact")
    ]
    (item,), _ = read(html, "x.html")
    assert item.flags == ("media_missing",)


def test_files_without_ending_or_spelled_otherwise() -> None:
    stem = "O&#39;Brien - Text - 2026-03-02T21_15_30Z"
    html = texts(
        message("MMS Received", more=f'<div><img src="{stem}-1-1" alt="Image MMS Attachment" /></div>'),
        message("look", more=f'<div><audio src="{stem}-2-1"></audio></div>'),
        message("", more=f'<div><a class="vcard" href="{stem}-3-1">Contact card attachment</a></div>'),
        message("", more=f'<div><a class="video" href="{stem}-4-1">Video</a></div>'),
        message("MMS Sent", ME),
    )
    items, summary = read({
        "Calls/x.html": html,
        "Calls/O'Brien - Text - 2026-03-02T21_15_30Z-1-1.jpg": photo(),
        "Calls/O_Brien - Text - 2026-03-02T21_15_30Z-2-1.amr": b"#!AMR\n",
        "Calls/O - Text - 2026-03-02T21_15_30Z-3-1.vcf": b"BEGIN:VCARD\n",
        "Calls/unknown.jpg": photo(),
        "Phones.vcf": "BEGIN:VCARD",
        "Bills.html": "<html>",
    })  # fmt: skip
    assert [one.text for one in items] == ["", "look", "", "", "MMS Sent", ""]
    assert [one.kind for one in items] == ["media"] * 6
    links = [one.attachments[0].link if one.attachments else None for one in items]
    assert links == ["exact", "name", "time", "none", None, "none"]
    assert [one.flags for one in items] == [(), (), (), ("media_missing",), ("media_missing",), ()]
    assert items[5].locator == "file Calls/unknown.jpg"
    assert [skip.reason for skip in summary.skips] == ["not-messages"]
    assert "2 other files" in summary.skips[0].locator


def test_identical_copies_count_once() -> None:
    html = texts(message("hi"))
    items, summary = read(
        {"Calls/a.html": html, "Calls/a(1).html": html, "Calls/b.html": texts(message("hi", BO, "Bo"))}
    )
    assert [one.locator for one in items] == ["file Calls/a.html, message 1", "file Calls/b.html, message 1"]
    assert [(one.locator, one.reason) for one in summary.skips] == [("file Calls/a(1).html", "identical-copy")]


def test_a_run_of_only_own_texts_finds_its_conversation_by_name() -> None:
    _, summary = read({
        "Calls/Ana - Text - 2026-03-02T21_15_30Z.html": texts(message("hi", ME), title="Me to Ana"),
        "Calls/Ana - Missed - 1.html": call("Missed call from", "missed"),
        "Calls/Cy - Text - 2026-03-02T21_15_30Z.html": texts(message("hi", ME), title=""),
        "Calls/+15550102031 - Text - 2026-03-02T21_15_30Z.html": texts(message("hi", ME), title="Me to"),
    })  # fmt: skip
    assert [thread.title for thread in summary.threads] == ["Ana", "Cy", BO]
    assert summary.threads[0].read == 2
    assert [who.raw for who in summary.threads[2].participants] == [BO]


def test_deleted_pages_and_notes_say_so() -> None:
    note = '<div class="noteContainer">Note: <span>ask the lawyer</span></div>'
    items, _ = read(texts(message("hi"), deleted=True, note=note), "x.html")
    assert [(one.kind, one.text, one.flags) for one in items] == [
        ("message", "hi", ("deleted",)),
        ("system", "Note: ask the lawyer", ()),
    ]


def test_a_page_with_nothing_in_it_is_kept_as_it_is() -> None:
    (item,), _ = read(texts(), "x.html")
    assert item.kind == "unreadable"
    assert "hChatLog" in item.text


@pytest.mark.parametrize("hostile", ["<![if x", "<!-- ", "<a " * 5000, "<b>" * 20000, "</b>" * 20000, "&#xD83D;&#0;"])
def test_hostile_text_costs_no_other_message(hostile: str) -> None:
    items, _ = read(texts(message(hostile), message("after")), "x.html")
    assert [one.text for one in items][1:] == ["after"]
    items[0].text.encode()


def test_other_pages_are_not_taken() -> None:
    assert surest(texts(message("hi")), "x.html") == "google_voice"
    assert surest({"Takeout/Voice/Calls/a.html": texts(message("hi"))}, "takeout.zip") == "google_voice"
    assert surest(page("x", "<div class='message'>hi</div>"), "x.html") != "google_voice"
    with pytest.raises(Problem, match=r"intake\.not-recognised"):
        read(page("x", "hi"), "x.html")


@pytest.mark.parametrize("text", ["a", " a<br>b<br/>c ", "&lt;&#39;&amp;lt;&nbsp;x", "", "\n x \n"])
@pytest.mark.parametrize("number", [ANA, ME, ""])
def test_the_quick_look_sees_what_the_long_one_does(text: str, number: str) -> None:
    quick = message(text, number, "A &amp; B")
    assert message_in(quick) == message_in(quick.replace("</q>", "</q><i></i>"))
