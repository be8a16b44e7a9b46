"""Mails, databases of messages and Signal's export through the real, limited child process."""

from __future__ import annotations

import json
from pathlib import Path

from nocontact_desktop.intake.items import Item, ReadOptions
from nocontact_desktop.intake.reading import open_export, recognise
from tests.imessage_databases import database, typedstream
from tests.intake_chats import zipped
from tests.intake_mails import mail, mailbox, outlook


def read(path: Path, data: bytes) -> list[Item]:
    path.write_bytes(data)
    with open_export(path, ReadOptions()) as export:
        return [item for batch in export.items() for item in batch]


def test_a_database_is_read_and_stays_as_it_was(tmp_path: Path) -> None:
    data = database({"text": None, "attributedBody": typedstream("hi")}, {"text": "there", "is_from_me": 1})
    path = tmp_path / "chat.db"
    assert [item.text for item in read(path, data)] == ["hi", "there"]
    assert path.read_bytes() == data
    assert [one.name for one in tmp_path.iterdir()] == ["chat.db"]  # nothing was put beside it


def test_a_table_that_never_ends_does_not_keep_anybody_waiting(tmp_path: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    more = f"DROP TABLE handle; CREATE VIEW handle AS SELECT i AS id FROM ({endless});"
    assert [item.text for item in read(tmp_path / "chat.db", database({"text": "x"}, more=more))] == ["x"]


def test_mails_of_every_kind_in_one_zip(tmp_path: Path) -> None:
    files = {"a.eml": mail("a"), "b.mbox": mailbox(mail("b"), mail("c")), "d.msg": outlook({"0037": "x", "1000": "d"})}
    path = tmp_path / "mails.zip"
    items = read(path, zipped(files))
    assert [item.text[-1] for item in items] == ["a", "b", "c", "d"]
    assert recognise(path)[0].format == "mail"


def test_a_mail_of_seventy_megabytes_is_read_in_bounded_memory(tmp_path: Path) -> None:
    line = b"QUJD" * 19 + b"\r\n"
    head = "Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64"
    (item,) = read(tmp_path / "x.eml", mail(line * 900_000, parts=tuple(head.split("\r\n"))))
    assert [(one.name, one.size) for one in item.attachments] == [("a.pdf", 900_000 * 57)]


def test_mails_that_are_only_heads(tmp_path: Path) -> None:
    items = read(tmp_path / "x.mbox", mailbox(*[mail("x", Subject="=?x?Q?" * 20_000, To="(" * 50_000)] * 20))
    assert [item.author for item in items] == ["ana@example.org"] * 20


def test_signal_through_the_child(tmp_path: Path) -> None:
    frames = [
        {"recipient": {"id": "1", "contact": {"e164": "15550102030"}}},
        {"chat": {"id": "1", "recipientId": "1"}},
        {"chatItem": {"chatId": "1", "authorId": "1", "incoming": {}, "standardMessage": {"text": {"body": "hi"}}}},
    ]
    (item,) = read(tmp_path / "main.jsonl", "".join(json.dumps(frame) + "\n" for frame in frames).encode())
    assert (item.text, item.author) == ("hi", "+15550102030")
