"""Telegram Desktop's JSON: one chat or all of them, what was sent besides text, and what is not as it should be."""

from __future__ import annotations

import json
from typing import Any

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import Item, ReadOptions, Summary
from tests.intake_reading import Files, read_as, surest


def message(**parts: Any) -> dict[str, Any]:
    given = {
        "id": 7,
        "type": "message",
        "date": "2026-03-02T22:15:03",
        "date_unixtime": "1772486103",
        "from": "Ana",
        "from_id": "user11",
        "text": "Where are you",
    }
    return {**given, **parts}


def chat(*messages: object, **parts: Any) -> str:
    return json.dumps({"name": "Ana", "type": "personal_chat", "id": 11, "messages": messages, **parts})


def read(files: Files, options: ReadOptions | None = None) -> tuple[list[Item], Summary]:
    return read_as("telegram", files, "result.json", options)


def one(options: ReadOptions | None = None, **parts: Any) -> Item:
    (item,), _ = read(chat(message(**parts)), options)
    return item


def test_a_message_has_who_when_and_what() -> None:
    item = one(ReadOptions(time_zone="Europe/Berlin"))
    assert (item.kind, item.author, item.text, item.own_id) == ("message", "user11", "Where are you", "7")
    assert (item.time.local, item.time.utc) == ("2026-03-02T22:15:03", "2026-03-02T21:15:03Z")
    assert item.locator == "message 7"
    assert json.loads(item.raw)["text"] == "Where are you"


def test_formatted_text_is_one_text() -> None:
    parts = ["See ", {"type": "link", "text": "https://example.org"}, {"type": "bold", "text": " now"}]
    assert one(text=parts).text == "See https://example.org now"


def test_an_older_export_gives_times_on_a_clock_and_asks_for_the_zone() -> None:
    old = message(from_id=4_611_686_018, edited="2026-03-02T22:16:00")
    del old["date_unixtime"]
    (item,), summary = read(chat(old))
    assert (item.time.local, item.time.utc, item.time.zone_basis) == ("2026-03-02T22:15:03", None, "unknown")
    assert [said.name for said in summary.assumptions if said.basis == "ambiguous"] == ["time_zone", "me"]
    assert item.author == "user4611686018"
    assert "edited" in item.flags
    (known,), _ = read(chat(old), ReadOptions(time_zone="Europe/Berlin"))
    assert known.time.utc == "2026-03-02T21:15:03Z"


def test_rows_of_the_service_are_calls_or_say_what_happened() -> None:
    rows: list[dict[str, Any]] = [
        {"action": "phone_call", "discard_reason": "missed"},
        {"action": "phone_call", "discard_reason": "busy"},
        {"action": "phone_call", "discard_reason": "hangup", "duration_seconds": 125},
        {"action": "invite_members", "members": ["Kim", None], "title": "Choir"},
        {"action": "pin_message"},
    ]
    made = [message(type="service", actor="Ana", actor_id="user11", text="", **row) for row in rows]
    for row in made:
        del row["from"], row["from_id"]
    items, _ = read(chat(*made), ReadOptions(me="user2"))
    assert [(item.kind, item.text, item.direction) for item in items] == [
        ("call", "Missed call", "in"),
        ("call", "Declined call", "in"),
        ("call", "Call, 2 min 5 s", "in"),
        ("system", "invite members: Choir Kim", "none"),
        ("system", "pin message", "none"),
    ]


def test_files_lie_beside_or_are_missing() -> None:
    files: Files = {
        "Export/result.json": chat(
            message(photo="photos/p.jpg", text=""),
            message(file="(File not included. Change data exporting settings to download.)", file_name="song.mp3"),
            message(file="files/gone.pdf"),
        ),
        "Export/photos/p.jpg": b"\xff\xd8\xff\xe0",
    }
    items, _ = read(files)
    first, second, third = [item.attachments[0] for item in items]
    assert (first.member, first.link, first.media_type) == ("Export/photos/p.jpg", "exact", "image/jpeg")
    assert (second.name, second.member) == ("song.mp3", None)
    assert (third.name, third.member) == ("gone.pdf", None)
    assert [item.flags for item in items] == [(), ("media_missing",), ("media_missing",)]


def test_what_else_was_shared_is_said() -> None:
    place = {"latitude": 52.5, "longitude": 13.4}
    person = {"first_name": "Kim", "last_name": "", "phone_number": "+49 1"}
    assert one(location_information=place, text="").text == "Location: 52.5, 13.4"
    assert one(contact_information=person, text="").text == "Contact: Kim +49 1"
    assert one(poll={"question": "When?"}, text="").text == "Poll: When?"
    assert one(sticker_emoji="👍", file="s.webp", text="").text == "👍"


def test_who_i_am_is_known_from_the_whole_export_and_each_chat_stands_for_itself() -> None:
    mine = message(**{"from": "Me", "from_id": "user2"})
    left = {"list": [{"name": "Choir", "type": "private_group", "id": 5, "messages": [message(id=1), mine]}]}
    whole = {
        "about": "Here is the data you requested.",
        "personal_information": {"user_id": 2, "first_name": "M."},
        "chats": {"list": [json.loads(chat(message(), mine)), {"type": "saved_messages", "id": 2, "messages": [mine]}]},
        "left_chats": left,
    }
    items, summary = read(json.dumps(whole))
    assert [(item.conversation, item.direction) for item in items] == [
        ("11", "in"), ("11", "out"), ("2", "out"), ("5", "in"), ("5", "out")
    ]  # fmt: skip
    assert [thread.title for thread in summary.threads] == ["Ana", "Saved Messages", "Choir"]
    assert [(person.raw, person.name, person.is_me) for person in summary.threads[0].participants] == [
        ("user11", "Ana", False),
        ("user2", "Me", True),
    ]


def test_me_can_be_said_by_name_too() -> None:
    assert one(ReadOptions(me="Ana")).direction == "out"
    assert one(ReadOptions(me="user11")).direction == "out"
    assert one(ReadOptions(me="Kim")).direction == "in"
    assert one().direction == "unknown"


def test_a_message_that_vanishes_and_a_deleted_account() -> None:
    gone = message(self_destruct_period_seconds=5, **{"from": None})
    (item,), summary = read(chat(gone))
    assert item.flags == ("view_once",)
    assert summary.participants[0].name == "user11"


@pytest.mark.parametrize("odd", ["text", 3, None, [], True])
def test_what_is_no_message_keeps_its_text(odd: object) -> None:
    items, _ = read(chat(message(), odd))
    assert [item.kind for item in items] == ["message", "unreadable"]
    assert items[1].text == json.dumps(odd)


def test_half_a_sign_does_not_take_the_message_with_it() -> None:
    text = chat(message(text="SAID"), message(id=8)).replace("SAID", r"so \ud83d sad \ud83d\ude00 \\ud83d")
    (item, after), _ = read(text)
    assert item.text == r"so � sad 😀 \ud83d".replace(r"\ufffd", "\ufffd")
    assert after.own_id == "8"


def test_bytes_that_are_no_text_do_not_take_the_message_with_them() -> None:
    data = chat(message(text="SAID"), message(id=8)).encode().replace(b"SAID", b"so \xff sad")
    (item, after), _ = read(data)
    assert (item.text, after.own_id) == ("so \ufffd sad", "8")


def test_odd_values_are_no_times_and_nobody() -> None:
    odd = message(date_unixtime="soon", date="2026-13-45T99:00:00", from_id={"a": 1}, id=None, **{"from": 5})
    (item,), _ = read(chat(odd), ReadOptions(time_zone="Europe/Berlin"))
    assert (item.author, item.time.local, item.time.raw) == (None, None, "2026-13-45T99:00:00")
    assert item.locator == "messages[0]"


def test_a_file_broken_off_gives_what_is_whole_and_says_where_it_ends() -> None:
    whole = chat(message(id=1, text='a } ] \\" b'), message(id=2), message(id=3))
    items, summary = read(whole[: whole.index('"id": 3') + 4])
    assert [item.own_id for item in items] == ["1", "2"]
    assert items[0].text == 'a } ] \\" b'
    (skip,) = summary.skips
    assert (skip.reason, skip.locator.startswith("byte ")) == ("broken-off", True)


def test_it_is_recognised_and_other_json_is_not() -> None:
    assert surest(chat(message()), "result.json") == "telegram"
    assert surest({"x/result.json": chat(message())}, "export.zip") == "telegram"
    assert surest('{"messages": [{"id": 1}]}', "result.json") is None
    with pytest.raises(Problem, match=r"intake\.not-recognised"):
        read('{"date_unixtime": "1", "messages": ')


def test_nested_without_end_is_unreadable_and_not_the_end() -> None:
    deep = chat(message(text="DEEP")).replace('"DEEP"', "[" * 100_000 + "]" * 100_000)
    with pytest.raises(Problem, match=r"intake\.not-recognised"):
        read(deep)
