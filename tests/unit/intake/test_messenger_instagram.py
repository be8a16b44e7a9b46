"""Messenger and Instagram: files of one conversation, slips of encoding, what was taken back, what lies beside."""

from __future__ import annotations

import json
from typing import Any

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import Item, ReadOptions, Summary
from tests.intake_reading import Files, read_as, surest


def slip(text: str) -> str:
    """Text as these exports write it: each byte of UTF-8 as a sign."""
    return text.encode().decode("latin-1")


def message(text: str | None = "Hello", at: int = 1_772_486_103_612, **parts: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"sender_name": "Ana", "timestamp_ms": at}
    return {**given, **({} if text is None else {"content": text}), **parts}


def thread(*messages: object, **parts: Any) -> str:
    given = {"participants": [{"name": "Ana"}, {"name": "M."}], "messages": messages, "title": "Ana"}
    return json.dumps({**given, "thread_path": "inbox/ana_123", "magic_words": [], **parts})


def read(files: Files, options: ReadOptions | None = None, name: str = "messenger") -> tuple[list[Item], Summary]:
    return read_as(name, files, "message_1.json", options)


def test_the_newest_stands_first_in_the_file_and_last_among_the_items() -> None:
    items, summary = read(thread(message("second", 1_772_486_104_000), message("first")), ReadOptions(me="M."))
    assert [item.text for item in items] == ["first", "second"]
    assert [item.locator for item in items] == ["messages[1]", "messages[0]"]
    assert (items[0].time.utc, items[0].time.raw) == ("2026-03-02T21:15:03Z", "1772486103612")
    assert items[0].direction == "in"
    assert [(one.raw, one.is_me) for one in summary.participants] == [("Ana", False), ("M.", True)]


def test_slips_are_mended_string_by_string_and_right_text_is_left() -> None:
    first, second = message(slip("Müde ❤️"), sender_name=slip("José")), message("Müde ❤️ é")
    items, summary = read(thread(second, first, title=slip("Zoë"), participants=[{"name": slip("José")}]))
    assert [item.text for item in items] == ["Müde ❤️", "Müde ❤️ é"]
    assert items[0].author == "José"
    assert summary.threads[0].title == "Zoë"


def test_the_files_of_one_conversation_are_one_conversation() -> None:
    files = {
        "facebook/messages/inbox/ana_123/message_1.json": thread(message("new", 1_772_486_105_000)),
        "facebook/messages/inbox/ana_123/message_2.json": thread(message("old")),
        "facebook/messages/inbox/kim_9/message_1.json": thread(
            message("other"), thread_path="inbox/kim_9", title="Kim"
        ),
    }
    items, summary = read(files)
    assert [(item.conversation, item.text) for item in items] == [
        ("ana_123", "old"), ("ana_123", "new"), ("kim_9", "other")
    ]  # fmt: skip
    assert [one.title for one in summary.threads] == ["Ana", "Kim"]
    assert items[0].locator == "file facebook/messages/inbox/ana_123/message_2.json, messages[0]"


def test_who_is_in_every_conversation_is_likely_me() -> None:
    files = {
        f"inbox/{name}/message_1.json": thread(
            message(), participants=[{"name": name}, {"name": "M."}], thread_path=f"inbox/{name}"
        )
        for name in ("kim", "lee", "sam")
    }
    _, summary = read(files)
    assert {one.name: one.value for one in summary.assumptions}["me"] == ""  # Ana has written in all of them too
    mine = {name: text.replace('"Ana", "timestamp', '"M.", "timestamp') for name, text in files.items()}
    _, summary = read(mine)
    assert [(one.value, one.basis) for one in summary.assumptions if one.name == "me"] == [("M.", "inferred")]


def test_the_download_of_end_to_end_chats() -> None:
    def sent(by: str, text: str, at: int, **parts: Any) -> dict[str, Any]:
        return {
            "senderName": by,
            "text": text,
            "timestamp": at,
            "isUnsent": False,
            "media": [],
            "type": "text",
            **parts,
        }

    messages = [
        sent("Ana", "hi", 1_772_486_103_612),
        sent("M.", "", 1_772_486_104_000, isUnsent=True),
        sent("Ana", "", 1_772_486_105_000, media=[{"uri": "./media/a.jpg"}], type="media"),
    ]
    data = {"participants": ["Ana", "M."], "threadName": "Ana_8", "messages": messages}
    files: Files = {"Ana_8_1.json": "\ufeff" + json.dumps(data), "media/a.jpg": b"\xff\xd8\xff\xe0"}
    items, summary = read(files)
    assert [(item.author, item.text, item.flags) for item in items] == [
        ("Ana", "", ()),
        ("M.", "", ("unsent",)),
        ("Ana", "hi", ()),
    ]
    assert items[0].attachments[0].member == "media/a.jpg"
    assert summary.threads[0].key == "Ana_8"
    assert surest(files, "messages.zip") == "messenger"


def test_media_calls_stickers_and_links() -> None:
    uri = "your_facebook_activity/messages/inbox/ana_123/photos/1.jpg"
    rows = [
        message(None, photos=[{"uri": uri, "creation_timestamp": 1_772_486_000}]),
        message(None, audio_files=[{"uri": "messages/inbox/ana_123/audio/gone.mp4"}]),
        message(None, sticker={"uri": "messages/stickers_used/s.png"}),
        message("Ana called you.", call_duration=65),
        message(None, call_duration=0),
        message("Ana left the group.", type="Unsubscribe"),
        message("Look", share={"link": "https://example.org/a"}),
        message("You unsent a message", is_unsent=True),
    ]
    files: Files = {
        "your_facebook_activity/messages/inbox/ana_123/message_1.json": thread(*reversed(rows)),
        uri: b"\xff\xd8\xff",
    }
    items, _ = read(files)
    assert (items[0].attachments[0].member, items[0].attachments[0].link) == (uri, "exact")
    assert [item.flags for item in items[1:3]] == [("media_missing",), ("media_missing",)]
    assert [(item.kind, item.text) for item in items[3:]] == [
        ("call", "Ana called you."),
        ("call", "Call"),
        ("system", "Ana left the group."),
        ("message", "Look\nhttps://example.org/a"),
        ("message", "You unsent a message"),
    ]
    assert items[-1].flags == ("unsent",)


def test_the_rest_of_a_large_download_is_said_in_one_line() -> None:
    files = {"inbox/ana_123/message_1.json": thread(message()), "posts/p.json": "{}", "likes.json": "[]"}
    _, summary = read(files)
    (skip,) = summary.skips
    assert (skip.locator, skip.reason) == ("2 other files, such as posts/p.json", "not-messages")


def test_one_broken_file_does_not_end_the_others() -> None:
    files = {
        "inbox/a/message_1.json": thread(message(), thread_path="inbox/a")[:-30] + "{",
        "inbox/b/message_1.json": thread(message("whole"), thread_path="inbox/b"),
    }
    items, summary = read(files)
    assert [item.text for item in items] == ["Hello", "whole"]
    assert [skip.reason for skip in summary.skips] == ["broken-off"]


@pytest.mark.parametrize("odd", ["text", 3, None, [], {"a": {"b": 1}}])
def test_what_is_no_message_is_kept(odd: object) -> None:
    items, _ = read(thread(message(), odd))
    assert len(items) == 2
    assert items[0].raw == json.dumps(odd)
    assert items[0].time.local is None


def test_instagram_and_messenger_are_told_apart() -> None:
    assert surest(thread(message(type="Generic")), "message_1.json") == "messenger"
    assert surest(thread(message(share={"link": "https://www.instagram.com/p/x"})), "message_1.json") == "instagram"
    assert (
        surest({"your_instagram_activity/messages/inbox/a/message_1.json": thread(message())}, "i.zip") == "instagram"
    )
    assert surest('{"messages": [{"sender": "Ana"}]}', "message_1.json") is None
    with pytest.raises(Problem, match=r"intake\.not-recognised"):
        read("{}")


def test_messages_far_down_in_a_large_download_are_found() -> None:
    rest = {f"a/{number}.json": "{}" for number in range(3_000)}
    chats = {f"messages/inbox/{number}/message_1.json": thread(message()) for number in range(60)}
    assert surest({**rest, **chats}, "facebook.zip") == "messenger"


def page(*blocks: str, title: str = "Ana") -> str:
    style = "<style>._a6-g{color:red}" + "x" * 3_000 + "</style>"
    return (
        f"<html><head><base href='../../../'/><title>{title}</title>{style}</head><body>{''.join(blocks)}</body></html>"
    )


def block(sender: str, body: str, time: str, tag: str = "h2") -> str:
    return (
        '<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder">'
        f'<{tag} class="_3-95 _2pim _a6-h _a6-i">{sender}</{tag}>'
        f'<div class="_3-95 _a6-p"><div><div></div><div>{body}</div><div></div></div></div>'
        f'<div class="_3-94 _a6-o">{time}</div></div>'
    )


def test_web_pages_of_both_years_are_read_with_the_time_on_the_clock() -> None:
    newer = page(block("Ana", "See <a href='https://example.org'>this</a><br>now &amp; here", "Mar 02, 2026 9:15 pm"))
    older = page(block("M.", "no", "Mar 02, 2026, 9:14 PM", tag="div"))
    for html, text, local in (
        (newer, "See this <https://example.org>\nnow & here", "2026-03-02T21:15"),
        (older, "no", "2026-03-02T21:14"),
    ):
        (item,), summary = read(html, ReadOptions(me="M."), name="instagram")
        assert (item.text, item.time.local, item.time.utc) == (text, local, None)
        assert item.direction == ("in" if item.author == "Ana" else "out")
        assert [one.name for one in summary.assumptions if one.basis == "ambiguous"] == ["time_zone"]
    (known,), _ = read(newer, ReadOptions(time_zone="Europe/Berlin"), name="instagram")
    assert known.time.utc == "2026-03-02T20:15Z"


def test_web_pages_in_a_zip_show_what_lies_beside_and_keep_their_order() -> None:
    folder = "your_instagram_activity/messages/inbox/ana_123"
    picture = f'<a target="_blank" href="{folder}/photos/1.jpg"><img src="{folder}/photos/1.jpg"/></a>'
    files: Files = {
        f"{folder}/message_1.html": page(
            block("Ana", picture, "Mar 02, 2026 9:15 pm"), block("Ana", "first", "1 mars 2026 21:15")
        ),
        f"{folder}/photos/1.jpg": b"\xff\xd8\xff",
        "start_here.html": "<html><body>Welcome</body></html>",
    }
    assert surest(files, "instagram.zip") == "instagram"
    items, summary = read(files, name="instagram")
    assert [(item.text, item.time.local) for item in items] == [("first", "2026-03-01T21:15"), ("", "2026-03-02T21:15")]
    assert [one.member for one in items[1].attachments] == [f"{folder}/photos/1.jpg"]
    assert (summary.threads[0].key, summary.threads[0].title) == ("ana_123", "Ana")
    assert [skip.locator for skip in summary.skips] == ["1 other files, such as start_here.html"]


def test_a_page_without_times_or_senders_keeps_its_words() -> None:
    items, _ = read(page(block("", "words", "in a while"), "<div class='_a6-g'>"), name="instagram")
    assert [(item.author, item.text, item.time.raw, item.time.local) for item in items] == [
        (None, "", "", None),
        (None, "words", "in a while", None),
    ]


def test_a_page_of_something_else_is_not_taken() -> None:
    assert surest("<html><body><div>Ana: hello</div></body></html>", "page.html") is None


@pytest.mark.parametrize(
    "piece", ["<div ", "<div class=", '<div class="_a6-g', "<!--", "&", "<a href='", '<div class="_a6-p">']
)
def test_a_page_made_to_keep_its_reader_busy_costs_only_its_length(piece: str) -> None:
    items, _ = read(page(piece * 40_000, block("Ana", "hello", "Mar 02, 2026 9:15 pm")), name="instagram")
    assert items
