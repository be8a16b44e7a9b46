"""Databases of Apple's Messages, made on the spot for the tests of their reader."""

from __future__ import annotations

import sqlite3
from typing import Any

SECONDS = 794_178_903  # 2 March 2026, 21:15:03 UTC, since 2001
NANOSECONDS = SECONDS * 1_000_000_000
_TABLES = """
CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, text TEXT,
  attributedBody BLOB, subject TEXT, service TEXT, handle_id INTEGER, is_from_me INTEGER, date INTEGER,
  date_edited INTEGER, date_retracted INTEGER, item_type INTEGER DEFAULT 0, group_title TEXT,
  group_action_type INTEGER DEFAULT 0, other_handle INTEGER, share_status INTEGER DEFAULT 0,
  associated_message_guid TEXT, associated_message_type INTEGER,
  associated_message_emoji TEXT, balloon_bundle_id TEXT, error INTEGER DEFAULT 0, message_summary_info BLOB);
CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT NOT NULL, service TEXT);
CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, guid TEXT, chat_identifier TEXT, display_name TEXT);
CREATE TABLE attachment (ROWID INTEGER PRIMARY KEY, filename TEXT, transfer_name TEXT, total_bytes INTEGER);
CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER, PRIMARY KEY (chat_id, message_id));
CREATE TABLE chat_recoverable_message_join (chat_id INTEGER, message_id INTEGER);
CREATE TABLE chat_handle_join (chat_id INTEGER, handle_id INTEGER);
CREATE TABLE message_attachment_join (message_id INTEGER, attachment_id INTEGER);
CREATE TRIGGER after_insert AFTER INSERT ON message BEGIN SELECT 1; END;
INSERT INTO handle VALUES (1, '+15550102030', 'iMessage'), (2, 'kim@example.org', 'iMessage'),
  (3, '+15550102030', 'SMS');
INSERT INTO chat VALUES (1, 'iMessage;-;+15550102030', '+15550102030', ''), (2, 'iMessage;+;chat7', 'chat7', 'Choir'),
  (3, 'SMS;-;+15550102030', '+15550102030', NULL);
INSERT INTO chat_handle_join VALUES (1, 1), (2, 1), (2, 2), (3, 3);
"""


def database(*messages: dict[str, Any], more: str = "") -> bytes:
    """A database with these messages, each from the first handle in the first chat unless it says otherwise.

    ``chat`` and ``deleted_from`` are conversations, ``files`` are (path, name, size).
    """
    link = sqlite3.connect(":memory:")
    link.executescript(_TABLES)
    for number, given in enumerate(messages, 1):
        row = {
            "guid": f"G-{number}",
            "handle_id": 1,
            "is_from_me": 0,
            "date": NANOSECONDS,
            "service": "iMessage",
            **given,
        }
        chat, deleted, files = row.pop("chat", 1), row.pop("deleted_from", None), row.pop("files", ())
        names = ", ".join(row)
        link.execute(f"INSERT INTO message (ROWID, {names}) VALUES ({number}{', ?' * len(row)})", tuple(row.values()))
        if chat is not None:
            link.execute("INSERT INTO chat_message_join VALUES (?, ?)", (chat, number))
        if deleted is not None:
            link.execute("INSERT INTO chat_recoverable_message_join VALUES (?, ?)", (deleted, number))
        for file in files:
            last = link.execute("INSERT INTO attachment VALUES (NULL, ?, ?, ?)", file).lastrowid
            link.execute("INSERT INTO message_attachment_join VALUES (?, ?)", (number, last))
    link.executescript(more)
    link.commit()
    return link.serialize()


def typedstream(text: str, *, mutable: bool = False) -> bytes:
    """Text as the newer databases keep it."""
    data = text.encode()
    size = len(data)
    length = b"\x82" + size.to_bytes(4, "little")
    if size <= 0xFFFF:
        length = bytes([size]) if size < 0x80 else b"\x81" + size.to_bytes(2, "little")
    string = b"\x0fNSMutableString\x01\x84\x84\x08NSString\x01\x95" if mutable else b"\x08NSString\x01\x94"
    head = b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84\x12NSAttributedString\x00\x84\x84\x08NSObject\x00\x85"
    return head + b"\x92\x84\x84\x84" + string + b"\x84\x01+" + length + data + b"\x86\x84\x02iI\x01" + bytes(20)
