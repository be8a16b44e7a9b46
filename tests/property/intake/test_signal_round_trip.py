"""Made-up conversations, written as Signal exports them, are read back as they were."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.intake_reading import read_as

_TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60)
_MESSAGES = st.lists(
    st.tuples(st.integers(0, 2), st.integers(1, 4_000_000_000), _TEXTS, st.none() | st.binary(min_size=1, max_size=60)),
    min_size=1,
    max_size=10,
)


@given(_MESSAGES, st.booleans(), st.booleans())
def test_exports(messages: list[tuple[int, int, str, bytes | None]], as_numbers: bool, ascii_only: bool) -> None:
    number = int if as_numbers else str
    frames: list[object] = [{"recipient": {"id": number(9), "self": {}}}]
    for who in (0, 1):
        frames.append({"recipient": {"id": number(who + 1), "contact": {"e164": number(1555010 + who)}}})
        frames.append({"chat": {"id": number(who + 1), "recipientId": number(who + 1)}})
    files: dict[str, bytes | str] = {}
    for who, at, text, file in messages:
        side = {"outgoing": {}} if who == 2 else {"incoming": {}}
        standard: dict[str, object] = {"text": {"body": text}}
        if file:
            name = hashlib.sha256(file)
            files[f"files/{name.hexdigest()[:2]}/{name.hexdigest()}"] = file
            place = {"plaintextHash": b64encode(name.digest()).decode(), "size": len(file)}
            standard["attachments"] = [{"pointer": {"locatorInfo": place}}]
        frame = {
            "chatId": number(who % 2 + 1),
            "authorId": number(9 if who == 2 else who + 1),
            "dateSent": number(at * 1000),
        }
        frames.append({"chatItem": {**frame, **side, "standardMessage": standard}})
    files["main.jsonl"] = "".join(json.dumps(frame, ensure_ascii=ascii_only) + "\n" for frame in frames)

    items, summary = read_as("signal", files, "export.zip")

    assert summary.skips == ()
    assert [(item.author, item.direction, item.time.utc, item.text, item.conversation) for item in items] == [
        (
            None if who == 2 else f"+{1555010 + who}",
            "out" if who == 2 else "in",
            datetime.fromtimestamp(at, UTC).strftime("%4Y-%m-%dT%H:%M:%SZ"),
            text,
            f"+{1555010 + who % 2}",
        )
        for who, at, text, _ in messages
    ]
    assert [[one.sha256 for one in item.attachments if one.member] for item in items] == [
        [hashlib.sha256(file).hexdigest()] if file else [] for *_, file in messages
    ]
