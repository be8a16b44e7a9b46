"""A made-up conversation, written as Telegram, Messenger or Instagram would, is read back as it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.intake.items import Item, ReadOptions
from tests.intake_reading import read_as, surest

PEOPLE = ("Ana", "José 🌻", "M. Example")
MESSAGES = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(1, 4_000_000_000),
        st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60),
    ),
    min_size=1,
    max_size=12,
)


def slip(text: str) -> str:
    return text.encode().decode("latin-1")


def said(items: list[Item]) -> list[tuple[str | None, str | None, str, str]]:
    return [(item.author, item.time.utc, item.text, item.direction) for item in items]


def expected(messages: list[tuple[int, int, str]], accounts: tuple[str, ...] = PEOPLE) -> list[tuple[Any, ...]]:
    return [
        (
            accounts[who],
            datetime.fromtimestamp(at, UTC).strftime("%4Y-%m-%dT%H:%M:%SZ"),
            text,
            "out" if who == 2 else "in",
        )
        for who, at, text in messages
    ]


@given(MESSAGES, st.booleans())
def test_telegram(messages: list[tuple[int, int, str]], in_parts: bool) -> None:
    rows = [
        {
            "id": number,
            "type": "message",
            "date": "2026-01-01T00:00:00",
            "date_unixtime": str(at),
            "from": PEOPLE[who],
            "from_id": f"user{who}",
            "text": [text[:1], {"type": "bold", "text": text[1:]}] if in_parts else text,
        }
        for number, (who, at, text) in enumerate(messages)
    ]
    data = json.dumps({"name": "Ana", "type": "personal_chat", "id": 1, "messages": rows}, ensure_ascii=in_parts)
    assert surest(data, "result.json") == "telegram"
    items, _ = read_as("telegram", data, "result.json", ReadOptions(me="user2"))
    assert said(items) == expected(messages, ("user0", "user1", "user2"))
    assert [item.own_id for item in items] == [str(row["id"]) for row in rows]


@given(MESSAGES, st.booleans(), st.booleans())
def test_messenger_and_instagram(messages: list[tuple[int, int, str]], slips: bool, older: bool) -> None:
    write = slip if slips else str
    # Text that reads as UTF-8 when each sign is a byte cannot be told from a slip: nobody writes so.
    messages = [(who, at, text if slips or text.isascii() else f"{text}\u2764") for who, at, text in messages]
    sender, time, body = (
        ("sender_name", "timestamp_ms", "content") if older or slips else ("senderName", "timestamp", "text")
    )
    rows = [
        {sender: write(PEOPLE[who]), time: at * 1000 + 7, body: write(text)} for who, at, text in reversed(messages)
    ]
    data = json.dumps({"participants": [{"name": write(name)} for name in PEOPLE], "messages": rows})
    for name in ("messenger", "instagram"):
        items, summary = read_as(name, data, "message_1.json", ReadOptions(me="M. Example"))
        assert said(items) == expected(messages)
        assert {one.raw for one in summary.participants} == set(PEOPLE)


@given(MESSAGES)
def test_discord(messages: list[tuple[int, int, str]]) -> None:
    rows = [
        {
            "id": str(number),
            "type": "Default",
            "timestamp": datetime.fromtimestamp(at, UTC).isoformat(),
            "content": text,
            "author": {"id": f"{who}", "name": PEOPLE[who]},
        }
        for number, (who, at, text) in enumerate(messages)
    ]
    data = json.dumps({"guild": {"id": "0"}, "channel": {"id": "5"}, "messages": rows})
    assert surest(data, "x.json") == "discord"
    items, _ = read_as("discord", data, "x.json", ReadOptions(me="2"))
    assert said(items) == expected(messages, ("0", "1", "2"))


@given(MESSAGES)
def test_snapchat(messages: list[tuple[int, int, str]]) -> None:
    rows = [
        {
            "From": PEOPLE[who],
            "Media Type": "TEXT",
            "Created": "",
            "Content": text,
            "IsSender": who == 2,
            "Created(microseconds)": at * 1000,
        }
        for who, at, text in messages
    ]
    data = json.dumps({"ana": rows})
    assert surest(data, "chat_history.json") == "snapchat"
    items, _ = read_as("snapchat", data, "chat_history.json")
    assert said(items) == expected(messages)


@given(MESSAGES)
def test_google_chat(messages: list[tuple[int, int, str]]) -> None:
    rows = [
        {
            "creator": {"name": PEOPLE[who], "email": f"{who}@example.org"},
            "created_date": datetime.fromtimestamp(at, UTC).strftime("%A, %B %d, %Y at %I:%M:%S\u202f%p UTC"),
            "text": text,
            "message_id": f"m/{number}",
        }
        for number, (who, at, text) in enumerate(messages)
    ]
    data = json.dumps({"messages": rows})
    assert surest(data, "messages.json") == "google_chat"
    items, _ = read_as("google_chat", data, "messages.json", ReadOptions(me="2@example.org"))
    assert said(items) == expected(messages, tuple(f"{who}@example.org" for who in range(3)))
