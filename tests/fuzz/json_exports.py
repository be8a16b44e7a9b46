"""Fuzzing of the readers of JSON exports: valid ones, changed at random. Only known problems may come out of it."""

from __future__ import annotations

import json
import random
from copy import deepcopy
from typing import Any

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import ReadOptions
from tests.fuzz._target import Target
from tests.intake_chats import zipped
from tests.intake_reading import read_as

TELEGRAM: dict[str, Any] = {
    "name": "Ana",
    "type": "personal_chat",
    "id": 11,
    "messages": [
        {"id": 1, "type": "message", "date": "2026-03-02T22:15:03", "date_unixtime": "1772486103", "from": "Ana",
         "from_id": "user11", "text": ["a", {"type": "bold", "text": "b"}], "photo": "photos/p.jpg"},
        {"id": 2, "type": "service", "actor": "Ana", "actor_id": "user11", "action": "phone_call",
         "discard_reason": "missed", "date": "2026-03-02T22:16:03", "duration_seconds": 5},
        {"id": 3, "type": "message", "from_id": 5, "edited": "2026-03-02T22:17:03", "text": "",
         "location_information": {"latitude": 1.5, "longitude": 2.5}, "poll": {"question": "?"}},
    ],
}  # fmt: skip
META: dict[str, Any] = {
    "participants": [{"name": "Ana"}, "M."],
    "title": "M\u00c3\u00bcde",
    "thread_path": "inbox/ana_1",
    "messages": [
        {"sender_name": "Ana", "timestamp_ms": 1772486103612, "content": "\u00f0\u009f\u0098\u00a2", "type": "Generic"},
        {"sender_name": "M.", "timestamp_ms": 1772486103000, "photos": [{"uri": "photos/p.jpg"}], "is_unsent": True},
        {"senderName": "Ana", "timestamp": 1772486100000, "text": "x", "call_duration": 4, "share": {"link": "l"}},
    ],
}
DISCORD: dict[str, Any] = {
    "guild": {"id": "1", "name": "Choir"},
    "channel": {"id": "5", "name": "ana"},
    "messages": [
        {"id": "7", "type": "Default", "timestamp": "2026-03-02T22:15:03.6+01:00", "content": "hi",
         "author": {"id": "11", "name": "ana", "nickname": "Ana"}, "attachments": [{"url": "photos/p.jpg"}]},
        {"id": "8", "type": "Call", "timestamp": "2026-03-02T22:16:03+01:00", "content": "Call", "stickers": []},
    ],
}  # fmt: skip
SNAPCHAT: dict[str, Any] = {
    "ana.r": [
        {"From": "ana.r", "Media Type": "MEDIA", "Created": "2026-03-02 21:15:03 UTC", "Content": None,
         "Conversation Title": "C", "IsSender": False, "Created(microseconds)": 1772486103612, "Media IDs": "p | q"},
    ],
    "Sent Chat History": [{"To": "ana", "Media Type": "TEXT", "Created": "2026-03-02 21:15:03 UTC", "Text": "&#39;"}],
}  # fmt: skip
GOOGLE: dict[str, Any] = {
    "messages": [
        {"creator": {"name": "Ana", "email": "a@x.org"}, "created_date": "Monday, March 2, 2026 at 9:15:03 PM UTC",
         "text": "hi", "message_id": "m", "attached_files": [{"export_name": "p.jpg"}]},
        {"creator": {"name": "M."}, "created_date": "March 2, 2026 at 12:15:03 AM UTC", "message_state": "DELETED"},
    ],
}  # fmt: skip
SEEDS = {
    "telegram": TELEGRAM,
    "messenger": META,
    "instagram": META,
    "discord": DISCORD,
    "snapchat": SNAPCHAT,
    "google_chat": GOOGLE,
}
OPTIONS = (ReadOptions(), ReadOptions(me="Ana"), ReadOptions(time_zone="Asia/Kathmandu"))
_ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1e300,
    10**30,
    "",
    "\ud83d",
    "x" * 50,
    [],
    {},
    [[]],
    {"a": []},
    "2026-99-99T99:99:99",
)


def _made(chance: random.Random) -> bytes:
    """An export with some values changed, cut off or in a zip."""
    seed = json.loads(json.dumps(chance.choice(list(SEEDS.values()))))
    for _ in range(chance.randint(0, 4)):
        _spoil(seed, chance)
    data = json.dumps(seed).encode()
    if chance.random() < 0.3:
        data = data[: chance.randrange(len(data) + 1)]
    if chance.random() < 0.3 and data:
        place = chance.randrange(len(data))
        data = data[:place] + bytes([chance.randrange(256)]) + data[place + chance.randrange(3) :]
    if chance.random() < 0.2:
        data = zipped({"a/history.json": data, "a/messages.json": data, "a/photos/p.jpg": b"\xff\xd8\xff"})
    return data


def feed(data: bytes, chance: random.Random) -> None:
    """Read one case as each of the formats. Raises whatever should not happen."""
    for name in SEEDS:
        try:
            items, _ = read_as(name, data, "message_1.json", chance.choice(OPTIONS))
        except Problem as found:
            if not found.code.startswith("intake."):
                raise
            continue
        for item in items:
            item.raw.encode()
            item.text.encode()
            assert (item.time.local is None) == (item.time.precision == "unknown")
            assert item.kind != "system" or item.direction == "none"


def _spoil(value: Any, chance: random.Random) -> None:
    """Change something somewhere inside a list or an object."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    if not keys:
        return
    key = chance.choice(keys)
    if isinstance(value[key], dict | list) and chance.random() < 0.8:
        _spoil(value[key], chance)
    elif chance.random() < 0.3:
        del value[key]
    else:
        value[key] = deepcopy(chance.choice(_ODD))


TARGET = Target("json_exports", _made, feed, cases=300)
