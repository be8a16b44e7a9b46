"""Fuzzing of the Signal reader: valid exports, changed at random. Only known problems may come out of it."""

from __future__ import annotations

import hashlib
import json
import random
from base64 import b64encode

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import ReadOptions
from tests.fuzz._target import Target, changing
from tests.intake_chats import zipped
from tests.intake_reading import read_as

_PLACE = {"plaintextHash": b64encode(hashlib.sha256(b"x").digest()).decode(), "size": 1}
_WHO = {"chatId": "1", "authorId": "2", "dateSent": "1772486103456"}
_FRAMES = (
    {"version": "1", "backupTimeMs": "1772486103456"},
    {"account": {"givenName": "Mo"}},
    {"recipient": {"id": "1", "self": {}}},
    {"recipient": {"id": "2", "contact": {"e164": "15550102030", "aci": "AAAAAAAAAAAAAAAAAAAAAA=="}}},
    {"recipient": {"id": "3", "group": {"masterKey": "AA==", "snapshot": {"title": {"title": "x"}, "members": [{}]}}}},
    {"chat": {"id": "1", "recipientId": "2"}},
    {"chat": {"id": "2", "recipientId": "3"}},
    {"chatItem": {**_WHO, "incoming": {}, "standardMessage": {"text": {"body": "hi \ud83d\ude00"}}}},
    {"chatItem": {**_WHO, "outgoing": {"sendStatus": [{"failed": {}}]}, "revisions": [{}], "viewOnceMessage": {}}},
    {"chatItem": {**_WHO, "standardMessage": {"attachments": [{"pointer": {"locatorInfo": _PLACE}}]}}},
    {"chatItem": {**_WHO, "updateMessage": {"groupCall": {"startedCallTimestamp": "1", "endedCallTimestamp": "9000"}}}},
    {"chatItem": {**_WHO, "updateMessage": {"groupChange": {"updates": [{"groupNameUpdate": {}}]}}}},
    {"chatItem": {**_WHO, "updateMessage": {"expirationTimerChange": {"expiresInMs": "60000"}}}},
    {"adHocCall": {"recipientId": "9", "callTimestamp": "1772486103456"}},
)
_EXPORT = "".join(json.dumps(frame) + "\n" for frame in _FRAMES).encode()
SEEDS = (
    _EXPORT,
    _EXPORT,
    zipped({"main.jsonl": _EXPORT, f"files/2d/{hashlib.sha256(b'x').hexdigest()}": b"x", "metadata.json": "{}"}),
)
_PIECES = (
    b"{", b"}", b"[", b"]", b'"', b":", b",", b"null", b"true", b"-1", b"1e999", b"99999999999999999999", b"\\ud83d",
    b"\n", b"\x00", b"\xff", b'{"chatItem":', b'"updateMessage":{},', b'"self":{},', b"[" * 2000,
)  # fmt: skip


def feed(data: bytes, chance: random.Random) -> None:
    """Read one case. Raises whatever should not happen."""
    options = ReadOptions(time_zone=chance.choice([None, "Asia/Kathmandu"]))
    try:
        items, _ = read_as("signal", data, "main.jsonl", options)
    except Problem as found:
        if not found.code.startswith("intake."):
            raise
        return
    for item in items:
        (item.raw + item.text + item.conversation + (item.author or "")).encode()
        assert (item.time.local is None) == (item.time.precision == "unknown")
        assert ("media_missing" in item.flags) == any(one.member is None for one in item.attachments)


TARGET = Target("signal", changing(SEEDS, _PIECES), feed, cases=700)
