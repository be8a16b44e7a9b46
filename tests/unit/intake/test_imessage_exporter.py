"""Texts and pages that imessage-exporter makes: messages, replies, events, files, and what is not as it should be."""

from __future__ import annotations

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.formats.imessage import texts
from nocontact_desktop.intake.items import Item, ReadOptions, Summary
from tests.intake_reading import Files, read_as, surest

TEXT = """May 17, 2022  5:29:42 PM (Read by you after 1 hour, 49 seconds)
+15550102030
Where are you

I said: where
    May 17, 2022  5:31:00 PM
    Me
    at home

May 17, 2022  5:31:00 PM
Me
at home
This message responded to an earlier message.

May 17, 2022 11:00:00 PM You renamed the conversation to Choir

May 18, 2022 12:05:00 AM
+15550102030
/Users/x/Library/Messages/Attachments/ab/IMG_1.jpeg
Tapbacks:
Loved by Me

"""


def page(*messages: str) -> str:
    return "<html>\n<head>\n<style>p{}</style>\n</head>\n<body>\n" + "\n".join(messages) + "</body></html>"


def message(
    body: str,
    *,
    who: str = "+15550102030",
    side: str = "received",
    when: str = "May 17, 2022  5:29:42 PM",
    own: str = "A-1",
) -> str:
    stamp = f'<a title="Reveal" href="sms://open?message-guid={own}">{when}</a> (Read by you after 5 seconds)'
    return (
        f'<div class="message">\n<div class="{side}">\n<p><span class="timestamp">{stamp}</span>\n'
        f'<span class="sender">{who}</span></p>\n<hr><div class="message_part">\n{body}\n</div>\n</div>\n</div>\n'
    )


def bubble(text: str) -> str:
    return f'<span class="bubble">{text}</span>'


def read(
    files: Files, options: ReadOptions | None = None, name: str = "+15550102030.txt"
) -> tuple[list[Item], Summary]:
    return read_as("imessage", files, name, options)


def test_a_text_has_messages_events_and_files() -> None:
    assert surest(TEXT, "+15550102030.txt") == "imessage"
    items, summary = read(TEXT, ReadOptions(time_zone="America/New_York"))
    assert [(item.kind, item.direction, item.author, item.text) for item in items] == [
        ("message", "in", "+15550102030", "Where are you\n\nI said: where"),
        ("message", "out", None, "at home"),
        ("system", "none", None, "You renamed the conversation to Choir"),
        (
            "message",
            "in",
            "+15550102030",
            "/Users/x/Library/Messages/Attachments/ab/IMG_1.jpeg\nTapbacks:\nLoved by Me",
        ),
    ]
    assert [item.time.local for item in items] == [
        "2022-05-17T17:29:42", "2022-05-17T17:31:00", "2022-05-17T23:00:00", "2022-05-18T00:05:00"
    ]  # fmt: skip
    assert (items[0].time.utc, items[0].time.zone_basis) == ("2022-05-17T21:29:42Z", "assumed")
    assert items[3].attachments[0].name == "IMG_1.jpeg"
    assert items[3].flags == ("media_missing",)
    assert items[1].locator == "line 10"
    assert summary.threads[0].title == "+15550102030"


def test_the_zone_is_asked_for() -> None:
    items, summary = read(TEXT)
    assert items[0].time.utc is None
    assert [said.name for said in summary.assumptions if said.basis == "ambiguous"] == ["time_zone"]


@pytest.mark.parametrize("form", ["text", "page"])
@pytest.mark.parametrize(
    ("line", "flag"),
    [
        ("This message was deleted from the conversation!", "deleted"),
        ("You unsent this message part 3 seconds after sending!", "unsent"),
        ("first\nEdited 10 seconds later: second", "edited"),
        ("Attachment missing!", "media_missing"),
    ],
)
def test_what_happened_to_a_message(form: str, line: str, flag: str) -> None:
    if form == "text":
        (item,), _ = read(f"May 17, 2022  5:29:42 PM\nMe\n{line}\n\n")
    else:
        (item,), _ = read(page(message(bubble(line.replace("\n", "<br>")), side="sent iMessage", who="Me")))
    assert item.flags == (flag,)


def test_a_page_has_the_same() -> None:
    reply = message(bubble("at home"), who="Me", side="sent iMessage", own="A-2")
    first = message(
        bubble("Where &lt;are&gt; you<br>now")
        + f'<div class="replies">\n<div class="reply" id="A-2">\n{reply}</div></div>'
    )
    event = '<div class ="announcement"><p><span class="timestamp">Oct 17, 2021 10:32:03 PM</span>'
    event += " You renamed it to <b>X</b></p></div>"
    picture = message('<div class="attachment"><img src="attachments/1/a%201.jpg" loading="lazy"></div>', own="A-3")
    link = message(
        '<div class="app"><a href="https://x.example"><img src="https://x.example/i.png"></a></div>', own="A-4"
    )
    data = page(first, reply, event, picture, link)
    assert surest(data, "+15550102030.html") == "imessage"
    items, _ = read(data, name="Choir.html")
    assert [(item.kind, item.direction, item.text, item.own_id) for item in items] == [
        ("message", "in", "Where <are> you\nnow", "A-1"),
        ("message", "out", "at home", "A-2"),
        ("system", "none", "You renamed it to X", None),
        ("message", "in", "", "A-3"),
        ("message", "in", "<https://x.example>", "A-4"),
    ]
    assert [item.author for item in items[:2]] == ["+15550102030", None]
    assert [one.name for one in items[3].attachments] == ["a%201.jpg"]
    assert items[4].attachments == ()
    assert 'class="replies"' in items[0].raw


def test_a_zip_of_conversations_with_their_files() -> None:
    files: Files = {
        "export/Ana.html": page(message('<img src="attachments/1/a.jpg">')),
        "export/Bo.html": page(message(bubble("b"))),
        "export/attachments/1/a.jpg": b"\xff\xd8\xff\xe0",
        "export/attachments/1/b.jpg": b"\xff\xd8\xff\xe0",
    }
    items, summary = read(files, name="export.zip")
    assert [item.conversation for item in items] == ["Ana", "Bo"]
    assert items[0].attachments[0].member == "export/attachments/1/a.jpg"
    assert items[1].locator == "file export/Bo.html, message 1"
    assert [skip.locator for skip in summary.skips] == ["file export/attachments/1/b.jpg"]


def test_pages_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nocontact_desktop.intake.text._CHUNK", 5000)
    data = page(*[message(bubble(f"<b>x</b> {number}"), own=f"A-{number}") for number in range(200)])
    items, _ = read(data)
    assert [item.text for item in items] == [f"x {number}" for number in range(200)]


def test_what_is_no_message_is_kept_as_text() -> None:
    items, _ = read(
        "May 17, 2022  5:29:42 PM\nMe\nhi\n\nFeb 31, 2022  5:29:42 PM\nMe\nno such day\n\nMay 17, 2022  5:29:42 PM\n"
    )
    assert [item.kind for item in items] == ["message", "message", "unreadable"]
    assert (items[1].time.local, items[1].time.raw) == (None, "Feb 31, 2022  5:29:42 PM")
    broken, _ = read(
        page(message(bubble("a")), "<p>stray</p>", '<div class="message"><div class="sent">no time</div></div>')
        + '<div class="message"><div class="sent">cut'
    )
    assert [(item.kind, item.text[:5]) for item in broken[:2]] == [("message", "a"), ("unreadable", "stray")]
    assert [item.kind for item in broken[2:]] == ["unreadable", "unreadable"]


def test_a_message_without_end_comes_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "LONGEST", 1000)
    items, _ = read("May 17, 2022  5:29:42 PM\nMe\n" + "words\n" * 1000)
    assert items[0].kind == "message"
    assert {item.kind for item in items[1:]} == {"unreadable"}
    assert sum(item.raw.count("words") for item in items) == 1000


def test_other_texts_and_pages_are_left_alone() -> None:
    for other in (
        "May 17, 2022 we met\nthen",
        "13/01/2026, 21:15 - Ana: hi",
        "<html><div class='message'>x</div></html>",
    ):
        assert surest(other, "x.txt") != "imessage"
        with pytest.raises(Problem):
            read(other)
