"""Signal's own export: messages of every kind, calls, files, and lines that are not as they should be."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from typing import Any
from uuid import UUID

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.formats import signal
from nocontact_desktop.intake.items import Item, ReadOptions, Summary
from tests.intake_reading import Files, read_as, surest

KIM = UUID("5b3e7c1a-0000-4000-8000-000000000001")
AT = 1_772_486_103_456  # 2 March 2026, 21:15:03 UTC, in milliseconds
PICTURE = b"\xff\xd8\xff\xe0picture"


def packed(data: bytes) -> str:
    return b64encode(data).decode()


PEOPLE: list[dict[str, Any]] = [
    {"version": "1", "backupTimeMs": str(AT), "mediaRootBackupKey": "AAAA"},
    {"account": {"givenName": "Mo", "accountSettings": {}}},
    {"recipient": {"id": "1", "self": {}}},
    {"recipient": {"id": "2", "contact": {"e164": "15550102030", "profileGivenName": "Ana", "systemGivenName": "Mum"}}},
    {
        "recipient": {
            "id": "3",
            "contact": {"aci": packed(KIM.bytes), "profileGivenName": "Kim", "profileFamilyName": "X"},
        }
    },
    {
        "recipient": {
            "id": "4",
            "group": {
                "masterKey": "c2VjcmV0",
                "snapshot": {"title": {"title": "Choir"}, "members": [{"userId": packed(KIM.bytes)}]},
            },
        }
    },
    {"recipient": {"id": "5", "releaseNotes": {}}},
    {"chat": {"id": "10", "recipientId": "2"}},
    {"chat": {"id": "11", "recipientId": "4"}},
    {"chat": {"id": "12", "recipientId": "1"}},
]


def item(**parts: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"chatId": "10", "authorId": "2", "dateSent": str(AT), "incoming": {}}
    return {"chatItem": {name: value for name, value in {**given, **parts}.items() if value is not None}}


def said(text: str, **parts: Any) -> dict[str, Any]:
    return item(standardMessage={"text": {"body": text}, **parts.pop("standard", {})}, **parts)


def update(**parts: Any) -> dict[str, Any]:
    return item(updateMessage=parts, incoming=None, directionless={})


def lines(*frames: object) -> str:
    return "".join(json.dumps(frame) + "\n" for frame in [*PEOPLE, *frames])


def read(files: Files, options: ReadOptions | None = None) -> tuple[list[Item], Summary]:
    return read_as("signal", files, "main.jsonl", options)


def one(frame: dict[str, Any]) -> Item:
    (found,), _ = read(lines(frame))
    return found


def pointer(data: bytes, **parts: Any) -> dict[str, Any]:
    place = {"plaintextHash": packed(hashlib.sha256(data).digest()), "size": len(data)}
    return {"pointer": {"contentType": "image/jpeg", "fileName": "p.jpg", "locatorInfo": place, **parts}}


def test_a_message_has_who_when_and_what() -> None:
    data = lines(said("Where are you"), said("home", authorId="1", incoming=None, outgoing={}))
    assert surest(data, "main.jsonl") == "signal"
    items, summary = read(data, ReadOptions(time_zone="Europe/Berlin"))
    assert [(one.author, one.direction, one.text, one.conversation) for one in items] == [
        ("+15550102030", "in", "Where are you", "+15550102030"),
        (None, "out", "home", "+15550102030"),
    ]
    assert (items[0].time.raw, items[0].time.local) == (str(AT), "2026-03-02T22:15:03")
    assert (items[0].time.utc, items[0].time.zone_basis) == ("2026-03-02T21:15:03Z", "given")
    assert (items[0].locator, items[0].own_id) == ("line 11", f"+15550102030 {AT}")
    assert items[1].own_id == f"self {AT}"
    assert json.loads(items[0].raw)["chatItem"]["chatId"] == "10"
    assert [(one.raw, one.name) for one in summary.participants] == [("+15550102030", "Mum")]
    assert summary.threads[0].title == "Mum"


def test_groups_have_their_name_their_people_and_a_key_that_opens_nothing() -> None:
    _, summary = read(lines(said("hi", chatId="11", authorId="3")))
    (group,) = summary.threads
    assert (group.title, [one.raw for one in group.participants]) == ("Choir", [str(KIM)])
    assert [one.name for one in group.participants] == ["Kim X"]
    assert group.key.startswith("group ")
    assert "c2VjcmV0" not in group.key
    again, _ = read(lines(said("hi", chatId="11", authorId="3")).replace('"11"', '"77"').replace('"4"', '"99"'))
    assert again[0].conversation == group.key


def test_notes_to_oneself() -> None:
    _, summary = read(lines(said("x", chatId="12", authorId="1", outgoing={}, incoming=None)))
    assert summary.threads[0].title == "Note to Self"


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ({"contactMessage": {"contact": {"name": {"givenName": "Bo"}, "number": [{"value": "+1"}]}}}, "Contact: Bo +1"),
        ({"stickerMessage": {"sticker": {"emoji": "👍"}}}, "Sticker 👍"),
        ({"paymentNotification": {"amountMob": "1.5", "note": "rent"}}, "Payment 1.5: rent"),
        ({"giftBadge": {"state": "OPENED"}}, "Gift badge"),
        (
            {"poll": {"question": "When?", "options": [{"option": "Now"}, {"option": "Later"}]}},
            "Poll: When?\n- Now\n- Later",
        ),
        ({"directStoryReplyMessage": {"textReply": {"text": {"body": "nice"}}}}, "nice"),
        (
            {"standardMessage": {"text": {"body": "see"}, "linkPreview": [{"url": "https://x.example"}]}},
            "see\nhttps://x.example",
        ),
    ],
)
def test_messages_of_other_kinds(parts: dict[str, Any], text: str) -> None:
    found = one(item(**parts))
    assert (found.kind, found.text) == ("message", text)


def test_what_was_edited_deleted_seen_once_or_not_sent() -> None:
    assert one(item(remoteDeletedMessage={})).flags == ("deleted",)
    edited = one(said("new", revisions=[said("old")["chatItem"]]))
    assert (edited.flags, edited.text) == (("edited",), "new")
    assert "old" in edited.raw
    assert one(item(viewOnceMessage={})).flags == ("view_once",)
    failed = {"sendStatus": [{"recipientId": "2", "failed": {"reason": "NETWORK"}}]}
    assert one(said("x", incoming=None, outgoing=failed)).flags == ("failed",)
    partly = {"sendStatus": [*failed["sendStatus"], {"recipientId": "3", "sent": {}}]}
    assert one(said("x", incoming=None, outgoing=partly)).flags == ()


def test_files_lie_beside_or_were_not_downloaded() -> None:
    known = hashlib.sha256(PICTURE).hexdigest()
    frames = lines(
        said("", standard={"attachments": [pointer(PICTURE), pointer(b"never", fileName=None)]}),
        item(stickerMessage={"sticker": {"emoji": "👍", "data": pointer(PICTURE)["pointer"]}}),
        item(viewOnceMessage={"attachment": {"pointer": {"contentType": "image/jpeg"}}}),
    )
    files: Files = {"x/main.jsonl": frames, f"x/files/{known[:2]}/{known}.jpg": PICTURE, "x/metadata.json": "{}"}
    items, summary = read_as("signal", files, "x.zip")
    here, gone = items[0].attachments
    assert (here.member, here.link, here.media_type) == (f"x/files/{known[:2]}/{known}.jpg", "exact", "image/jpeg")
    assert (here.name, here.size, here.sha256) == ("p.jpg", len(PICTURE), known)
    assert (gone.name, gone.member, gone.size) == ("image/jpeg", None, 5)
    assert [one.flags for one in items] == [("media_missing",), (), ("view_once", "media_missing")]
    assert [skip.locator for skip in summary.skips] == ["file x/metadata.json"]


@pytest.mark.parametrize(
    ("call", "direction", "text"),
    [
        ({"type": "AUDIO_CALL", "direction": "INCOMING", "state": "ACCEPTED"}, "in", "Incoming call"),
        ({"type": "VIDEO_CALL", "direction": "INCOMING", "state": "MISSED"}, "in", "Missed video call"),
        ({"type": "AUDIO_CALL", "direction": "INCOMING", "state": "NOT_ACCEPTED"}, "in", "Declined call"),
        (
            {"type": "AUDIO_CALL", "direction": "OUTGOING", "state": "NOT_ACCEPTED"},
            "out",
            "Outgoing call, not answered",
        ),
        ({"type": "VIDEO_CALL", "direction": "OUTGOING", "state": "ACCEPTED"}, "out", "Outgoing video call"),
        ({}, "in", "Incoming call"),
    ],
)
def test_calls(call: dict[str, str], direction: str, text: str) -> None:
    found = one(update(individualCall=call))
    assert (found.kind, found.direction, found.text, found.own_id) == ("call", direction, text, None)


def test_calls_of_groups_and_by_link() -> None:
    ended = {"startedCallTimestamp": str(AT), "endedCallTimestamp": str(AT + 125_000)}
    assert one(update(groupCall={"state": "JOINED", **ended})).text == "Group call, 2 min 5 s"
    assert one(update(groupCall={"state": "MISSED"})).text == "Missed group call"
    assert one(update(groupCall={"state": "OUTGOING_RING"})).direction == "out"
    by_link = one({"adHocCall": {"callId": "1", "recipientId": "77", "callTimestamp": str(AT)}})
    assert (by_link.kind, by_link.time.utc) == ("call", "2026-03-02T21:15:03Z")


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ({"simpleUpdate": {"type": "IDENTITY_UPDATE"}}, "identity update"),
        ({"expirationTimerChange": {"expiresInMs": "28800000"}}, "messages disappear after 8 hours"),
        ({"expirationTimerChange": {"expiresInMs": "0"}}, "messages do not disappear"),
        ({"profileChange": {"previousName": "A", "newName": "B"}}, "profile name: A → B"),
        (
            {
                "groupChange": {
                    "updates": [{"groupNameUpdate": {"newGroupName": "Choir"}}, {"groupMemberLeftUpdate": {}}]
                }
            },
            "group name: Choir; group member left",
        ),
        ({"somethingNew": {}}, "something new"),
        ({"simpleUpdate": 3}, "update"),
    ],
)
def test_events(parts: dict[str, Any], text: str) -> None:
    found = one(update(**parts))
    assert (found.kind, found.direction, found.text) == ("system", "none", text)


@pytest.mark.parametrize("date", ["soon", "", None, "0", "-5", "99999999999999999999", [1]])
def test_a_date_that_is_none_gives_no_time(date: object) -> None:
    assert one(said("x", dateSent=date)).time.local is None


def test_lines_that_are_no_frames_keep_their_text() -> None:
    data = lines(said("a")) + 'broken {"chatItem"\n\n[1]\n{"who": "knows"}\n' + json.dumps(said("b")) + "\n"
    items, summary = read(data)
    assert [(one.kind, one.text) for one in items[1:]] == [
        ("unreadable", 'broken {"chatItem"'), ("unreadable", "[1]"),
        ("unreadable", '{"who": "knows"}'), ("message", "b"),
    ]  # fmt: skip
    assert summary.skips == ()


@pytest.mark.parametrize("odd", ["text", 3, None, [], True, {}, {"chatId": {}, "authorId": [], "standardMessage": "x"}])
def test_frames_with_anything_in_them(odd: object) -> None:
    items, _ = read(lines({"chatItem": odd}, {"recipient": odd}, {"chat": odd}, {"adHocCall": odd}, said("b")))
    assert items[-1].text == "b"


def test_frames_in_an_order_nobody_expects() -> None:
    data = "".join(json.dumps(frame) + "\n" for frame in [said("a"), *PEOPLE])
    (item,), _ = read(data)
    assert (item.author, item.conversation, item.direction) == (None, "chat 10", "in")


def test_a_line_without_end_is_kept_by_its_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signal, "_LONGEST", 5_000)
    items, _ = read(lines(said("x" * 20_000), said("b")))
    assert [item.kind for item in items] == ["unreadable", "message"]


def test_other_lines_of_json_are_left_alone() -> None:
    for other in ('{"a": 1}\n{"b": 2}\n', "{}", "text", '{"messages": []}'):
        assert surest(other, "x.jsonl") != "signal"
        with pytest.raises(Problem):
            read(other)
