"""Discord, Snapchat, Google Chat: who, when, what; calls, what was deleted or edited, what is not as it should be."""

from __future__ import annotations

import json
from typing import Any

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import Item, ReadOptions
from tests.intake_reading import Files, read_as, surest

ANA = {"id": "11", "name": "ana", "discriminator": "0000", "nickname": "Ana", "isBot": False}
ODD = ["text", 3, None, [], {"a": {"b": 1}}]


def discord(*messages: object, guild: str = "0", channel: str = "5") -> str:
    about = {
        "guild": {"id": guild, "name": "Choir"},
        "channel": {"id": channel, "type": "DirectTextChat", "name": "ana"},
    }
    return json.dumps({**about, "exportedAt": "2026-03-05T00:00:00+00:00", "messages": messages, "messageCount": 99})


def said(**parts: Any) -> dict[str, Any]:
    given = {"id": "7", "type": "Default", "timestamp": "2026-03-02T22:15:03.612+01:00", "content": "hi", "author": ANA}
    return {**given, **parts}


def test_a_discord_message_has_who_when_and_what() -> None:
    (item,), summary = read_as("discord", discord(said()), "Direct Messages - ana [5].json", ReadOptions(me="22"))
    assert (item.kind, item.author, item.text, item.direction, item.own_id) == ("message", "11", "hi", "in", "7")
    assert (item.time.utc, item.time.raw) == ("2026-03-02T21:15:03Z", "2026-03-02T22:15:03.612+01:00")
    assert (summary.threads[0].key, summary.threads[0].title) == ("5", "ana")
    assert [(one.raw, one.name) for one in summary.participants] == [("11", "Ana")]


def test_the_server_stands_in_the_title_of_its_channels() -> None:
    files = {"a.json": discord(said(), guild="1"), "b.json": discord(said(), guild="1", channel="6")}
    items, summary = read_as("discord", files, "discord.zip")
    assert [one.title for one in summary.threads] == ["Choir · ana", "Choir · ana"]
    assert [item.conversation for item in items] == ["5", "6"]


def test_discord_calls_rows_of_the_service_edits_and_files() -> None:
    rows = [
        said(
            type="Call", content="Started a call that lasted 5 minutes.", callEndedTimestamp="2026-03-02T22:20:03+01:00"
        ),
        said(type="RecipientAdd", content=""),
        said(timestampEdited="2026-03-02T22:16:03+01:00"),
        said(content="", attachments=[{"id": "1", "url": "https://cdn.example/p.jpg", "fileName": "p.jpg"}]),
        said(content="", attachments=[{"id": "1", "url": "chat_Files/p.jpg", "fileName": "p.jpg"}]),
        said(content="", stickers=[{"id": "1", "name": "Wave"}]),
    ]
    items, _ = read_as("discord", {"chat.json": discord(*rows), "chat_Files/p.jpg": b"\xff\xd8\xff"}, "chat.zip")
    assert [(item.kind, item.text, item.flags) for item in items] == [
        ("call", "Started a call that lasted 5 minutes.", ()),
        ("system", "RecipientAdd", ()),
        ("message", "hi", ("edited",)),
        ("message", "", ("media_missing",)),
        ("message", "", ()),
        ("message", "Sticker: Wave", ()),
    ]
    assert items[4].attachments[0].member == "chat_Files/p.jpg"


def snap(**parts: Any) -> dict[str, Any]:
    given = {
        "From": "ana.r",
        "Media Type": "TEXT",
        "Created": "2026-03-02 21:15:03 UTC",
        "Content": "hi",
        "Conversation Title": None,
        "IsSender": False,
        "Created(microseconds)": 1_772_486_103_612,
        "IsSaved": True,
        "Media IDs": "",
    }
    return {**given, **parts}


def snapchat(*messages: object, name: str = "ana.r") -> str:
    return json.dumps({name: messages})


def snap_item(**parts: Any) -> Item:
    (item,), _ = read_as("snapchat", snapchat(snap(**parts)), "chat_history.json")
    return item


def test_snapchats_microseconds_are_looked_at_by_their_size() -> None:
    assert snap_item().time.utc == "2026-03-02T21:15:03Z"
    assert snap_item(**{"Created(microseconds)": 1_772_486_103_612_000}).time.utc == "2026-03-02T21:15:03Z"
    assert snap_item(**{"Created(microseconds)": None}).time.utc == "2026-03-02T21:15:03Z"
    assert snap_item(**{"Created(microseconds)": None, "Created": "2026-02-30 25:15:03 UTC"}).time.local is None


def test_snapchat_says_who_sent_it_and_the_title_of_a_group() -> None:
    data = snapchat(snap(**{"Conversation Title": "Choir"}), snap(IsSender=True, From="me.m"), name="uuid-1")
    items, summary = read_as("snapchat", data, "chat_history.json")
    assert [(item.author, item.direction) for item in items] == [("ana.r", "in"), ("me.m", "out")]
    assert (summary.threads[0].key, summary.threads[0].title) == ("uuid-1", "Choir")
    assert not [one for one in summary.assumptions if one.name == "me"]


def test_snapchat_media_are_found_by_their_ids_and_status_rows_say_what_they_are() -> None:
    rows = [
        snap(**{"Media Type": "MEDIA", "Content": "", "Media IDs": "b~AbC | b~Gone"}),
        snap(**{"Media Type": "STATUSCALLMISSEDVIDEO", "Content": ""}),
        snap(**{"Media Type": "STATUSERASEDMESSAGE", "Content": ""}),
        snap(**{"Media Type": "STATUSSAVETOCAMERAROLL", "Content": ""}),
    ]
    files: Files = {"json/chat_history.json": snapchat(*rows), "chat_media/2026-03-02_b~AbC.jpg": b"\xff\xd8\xff"}
    items, _ = read_as("snapchat", files, "mydata.zip")
    assert [(item.kind, item.text, item.flags) for item in items] == [
        ("message", "Media", ("media_missing",)),
        ("call", "Missed video call", ()),
        ("message", "", ("deleted",)),
        ("system", "savetocameraroll", ()),
    ]
    assert [one.member for one in items[0].attachments] == ["chat_media/2026-03-02_b~AbC.jpg", None]


def test_snapchats_older_lists_of_received_and_sent() -> None:
    old = {"Media Type": "TEXT", "Created": "2020-07-22 19:28:21 UTC", "Text": "it&#39;s me"}
    data = json.dumps(
        {"Received Saved Chat History": [{"From": "ana", **old}], "Sent Saved Chat History": [{"To": "ana", **old}]}
    )
    items, summary = read_as("snapchat", data, "chat_history.json")
    assert [(item.author, item.direction, item.text) for item in items] == [
        ("ana", "in", "it's me"),
        (None, "out", "it's me"),
    ]
    assert [thread.key for thread in summary.threads] == ["ana"]


def chat(**parts: Any) -> dict[str, Any]:
    given = {
        "creator": {"name": "Ana", "email": "ana@example.org", "user_type": "Human"},
        "created_date": "Monday, March 2, 2026 at 9:15:03\u202fPM UTC",
        "text": "hi",
        "topic_id": "t",
        "message_id": "dm/t/t",
    }
    return {**given, **parts}


def test_google_chat_has_names_times_files_and_who_i_am() -> None:
    folder = "Takeout/Google Chat/Groups/DM abc"
    mine = {"name": "M.", "email": "m@example.org"}
    rows = [
        chat(),
        chat(creator=mine, created_date="Monday, March 2, 2026 at 12:05:03 AM UTC", text=""),
        chat(attached_files=[{"original_name": "p.jpg", "export_name": "File-p.jpg"}], updated_date="x"),
        chat(message_state="DELETED", text=""),
        chat(created_date="2 di marsu 2026, 21:15:03 UTC"),
    ]
    files: Files = {
        f"{folder}/messages.json": json.dumps({"messages": rows}),
        f"{folder}/group_info.json": json.dumps({"name": "Choir", "members": [mine, rows[0]["creator"]]}),
        f"{folder}/File-p.jpg": b"\xff\xd8\xff",
        "Takeout/Google Chat/Users/User 1/user_info.json": json.dumps({"user": mine}),
    }
    items, summary = read_as("google_chat", files, "takeout.zip")
    assert [(item.author, item.direction, item.time.utc) for item in items] == [
        ("ana@example.org", "in", "2026-03-02T21:15:03Z"),
        ("m@example.org", "out", "2026-03-02T00:05:03Z"),
        ("ana@example.org", "in", "2026-03-02T21:15:03Z"),
        ("ana@example.org", "in", "2026-03-02T21:15:03Z"),
        ("ana@example.org", "in", None),
    ]
    assert [item.flags for item in items] == [(), (), ("edited",), ("deleted",), ()]
    assert items[2].attachments[0].member == f"{folder}/File-p.jpg"
    assert items[4].time.raw == "2 di marsu 2026, 21:15:03 UTC"
    assert (summary.threads[0].key, summary.threads[0].title) == ("DM abc", "Choir")
    assert [(one.raw, one.name, one.is_me) for one in summary.participants] == [
        ("m@example.org", "M.", True),
        ("ana@example.org", "Ana", False),
    ]


@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_message_is_kept(odd: object) -> None:
    google = json.dumps({"messages": [chat(), odd]})
    for name, data in (("discord", discord(said(), odd)), ("snapchat", snapchat(snap(), odd)), ("google_chat", google)):
        items, _ = read_as(name, data, "x.json")
        assert items[1].raw == json.dumps(odd)
        assert items[1].time.local is None


def test_each_is_recognised_broken_off_or_whole() -> None:
    google = json.dumps({"messages": [chat(), chat(text="cut off")]})
    whole = {
        "discord": discord(said(), said(content="cut off")),
        "snapchat": snapchat(snap(), snap(Content="cut off")),
        "google_chat": google,
    }
    for name, data in whole.items():
        assert surest(data, "messages.json") == name
        items, summary = read_as(name, data[: data.index("cut off")], "messages.json")
        assert len(items) == 1
        assert [skip.reason for skip in summary.skips] == ["broken-off"]
        with pytest.raises(Problem, match=r"intake\.not-recognised"):
            read_as(name, "{}", "messages.json")
