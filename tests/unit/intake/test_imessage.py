"""Apple's database of messages: what was said, by whom and when, and databases made to do harm."""

from __future__ import annotations

import json
import plistlib
from typing import Any

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.formats.imessage import database as opened
from nocontact_desktop.intake.items import Item, ReadOptions, Summary
from tests.imessage_databases import NANOSECONDS, SECONDS, database, typedstream
from tests.intake_reading import Files, read_as, surest

WITHOUT_END = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS date, i AS is_from_me FROM n"


def read(files: Files, options: ReadOptions | None = None) -> tuple[list[Item], Summary]:
    return read_as("imessage", files, "chat.db", options)


def one(options: ReadOptions | None = None, **row: Any) -> Item:
    (item,), _ = read(database(row), options)
    return item


def test_a_message_has_who_when_and_what() -> None:
    data = database({"text": "Where are you"}, {"text": "home", "is_from_me": 1, "handle_id": 0})
    assert surest(data, "chat.db") == surest(data, "3d0d7e5fb2ce288813306e4d4636395e047a3d28") == "imessage"
    items, summary = read(data, ReadOptions(time_zone="Europe/Berlin"))
    assert [(item.author, item.direction, item.text) for item in items] == [
        ("+15550102030", "in", "Where are you"),
        (None, "out", "home"),
    ]
    assert (items[0].time.local, items[0].time.utc) == ("2026-03-02T22:15:03", "2026-03-02T21:15:03Z")
    assert (items[0].own_id, items[0].locator, items[0].conversation) == ("G-1", "row 1", "+15550102030")
    assert json.loads(items[0].raw)["service"] == "iMessage"
    assert [(thread.title, [one.raw for one in thread.participants]) for thread in summary.threads] == [
        ("+15550102030", ["+15550102030"])
    ]


@pytest.mark.parametrize(
    ("date", "utc"),
    [(NANOSECONDS + 999_999_999, "2026-03-02T21:15:03Z"), (SECONDS, "2026-03-02T21:15:03Z"), (0, None), (None, None)],
)
def test_dates_are_nanoseconds_now_and_were_seconds(date: int | None, utc: str | None) -> None:
    assert one(text="x", date=date).time.utc == utc


@pytest.mark.parametrize("date", ["soon", -(2**62), 1.5, b"\xff"])
def test_a_date_that_is_none_keeps_what_is_written(date: object) -> None:
    time = one(text="x", date=date).time
    assert (time.local is None, bool(time.raw)) == (True, True)


@pytest.mark.parametrize("text", ["hi", "é" * 100, "x" * 70_000, "a\nb", "\ufffcphoto"])
@pytest.mark.parametrize("mutable", [False, True])
def test_text_that_is_only_in_the_attributed_body(text: str, mutable: bool) -> None:
    assert one(text=None, attributedBody=typedstream(text, mutable=mutable)).text == text.replace("\ufffc", "")


@pytest.mark.parametrize(
    "body", [b"", b"x", b"NSString\x01\x94\x84\x01+", typedstream("long enough")[:-40], b"\xff" * 99]
)
def test_an_attributed_body_that_is_broken_off(body: bytes) -> None:
    assert one(text=None, attributedBody=body).text == ""


def test_conversations_of_one_person_are_one_and_groups_have_their_name() -> None:
    items, summary = read(
        database({"text": "a"}, {"text": "b", "chat": 3, "handle_id": 3}, {"text": "c", "chat": 2, "handle_id": 2})
    )
    assert [item.conversation for item in items] == ["+15550102030", "+15550102030", "chat7"]
    assert [thread.title for thread in summary.threads] == ["+15550102030", "Choir"]
    assert [one.raw for one in summary.threads[1].participants] == ["+15550102030", "kim@example.org"]


def test_messages_that_were_deleted_or_are_in_no_conversation() -> None:
    deleted, lost, nobody = read(
        database(
            {"text": "gone", "chat": None, "deleted_from": 2},
            {"text": "lost", "chat": None, "handle_id": 2},
            {"text": "nobody", "chat": None, "handle_id": 99},
        )
    )[0]
    assert (deleted.flags, deleted.conversation) == (("deleted",), "chat7")
    assert (lost.flags, lost.conversation) == ((), "kim@example.org")
    assert (nobody.author, nobody.conversation, nobody.direction) == (None, "", "in")


def test_what_was_edited_or_taken_back_or_not_sent() -> None:
    assert one(text="x", date_edited=NANOSECONDS).flags == ("edited",)
    assert one(text=None, date_retracted=NANOSECONDS).flags == ("unsent",)
    parts = plistlib.dumps({"rp": [0], "otr": {}}, fmt=plistlib.FMT_BINARY)
    assert one(text=None, date_edited=NANOSECONDS, message_summary_info=parts).flags == ("unsent",)
    assert one(text="x", message_summary_info=b"bplist00rp\xff").flags == ()
    assert one(text="x", error=22, is_from_me=1).flags == ("failed",)


def test_the_wordings_of_an_edited_message_are_kept() -> None:
    versions = [{"d": 1.0, "t": typedstream("I will come")}, {"d": 2.0, "t": typedstream("I may come")}, {"t": 3}, 4]
    summary = plistlib.dumps({"ec": {"0": versions, "1": 7}, "ep": [0]}, fmt=plistlib.FMT_BINARY)
    item = one(text="I may come", date_edited=NANOSECONDS, message_summary_info=summary)
    assert (item.text, item.flags) == ("I may come", ("edited",))
    assert json.loads(item.raw)["wordings"] == ["I will come", "I may come"]


def test_events_of_the_conversation() -> None:
    items, _ = read(
        database(
            {"item_type": 1, "other_handle": 2},
            {"item_type": 1, "other_handle": 2, "group_action_type": 1},
            {"item_type": 2, "group_title": "Choir"},
            {"item_type": 2, "group_title": None},
            {"item_type": 3, "group_action_type": 0},
            {"item_type": 4, "share_status": 1},
            {"item_type": 77},
        )
    )
    assert {(item.kind, item.direction) for item in items} == {("system", "none")}
    assert [item.text for item in items] == [
        "Added kim@example.org", "Removed kim@example.org", "Named the conversation “Choir”",
        "Removed the name of the conversation", "Left the conversation", "Stopped sharing location",
        "Event of the kind 77",
    ]  # fmt: skip


def test_reactions_are_in_plain_words() -> None:
    about = {"associated_message_guid": "p:0/G-1"}
    items, _ = read(
        database(
            {"associated_message_type": 2000, "text": "Loved “Hi”", **about},
            {"associated_message_type": 2003, **about},
            {"associated_message_type": 3001, "is_from_me": 1, **about},
            {"associated_message_type": 2006, "associated_message_emoji": "🌻", **about},
            {"associated_message_type": 1000, **about},
            {"associated_message_type": 3, "text": "plain"},
        )
    )
    assert [item.text for item in items] == [
        "Loved “Hi”", "Laughed at a message", "Took back: Liked a message", "Reacted to a message with 🌻",
        "Put a sticker on a message", "plain",
    ]  # fmt: skip
    assert items[2].direction == "out"


def test_subjects_and_messages_of_apps() -> None:
    assert one(text="body", subject="Subject").text == "Subject\nbody"
    app = "com.apple.messages.MSMessageExtensionBalloonPlugin:0000:com.example.game"
    assert one(text=None, balloon_bundle_id=app).text == "Message of an app (com.example.game)"


def test_files_lie_beside_or_are_missing() -> None:
    path = "~/Library/Messages/Attachments/ab/11/X/IMG_1.JPG"
    data = database({"text": "\ufffc", "files": [(path, "IMG_1.JPG", 4), (None, "gone.pdf", 9)]})
    files: Files = {
        "Messages/chat.db": data,
        "Messages/Attachments/ab/11/X/IMG_1.JPG": b"\xff\xd8\xff\xe0",
        "Messages/Attachments/ab/12/Y/IMG_1.JPG": b"another",
    }
    (item,), summary = read_as("imessage", files, "x.zip")
    here, gone = item.attachments
    assert (here.member, here.media_type) == ("Messages/Attachments/ab/11/X/IMG_1.JPG", "image/jpeg")
    assert (gone.name, gone.member, gone.size) == ("gone.pdf", None, 9)
    assert item.flags == ("media_missing",)
    assert [skip.locator for skip in summary.skips] == ["file Messages/Attachments/ab/12/Y/IMG_1.JPG"]


def test_an_older_database_has_fewer_columns() -> None:
    more = "ALTER TABLE message DROP COLUMN attributedBody; DROP TABLE chat_recoverable_message_join;"
    more += "DROP TABLE attachment"
    (item,), summary = read(database({"text": "x"}, more=more))
    assert (item.text, summary.skips) == ("x", ())


@pytest.mark.parametrize(
    "more",
    [
        f"DROP TABLE message; CREATE VIEW message AS {WITHOUT_END}",
        "DROP TABLE message",
        "ALTER TABLE message DROP COLUMN date",
    ],
)
def test_a_database_without_a_table_of_messages_is_refused(more: str) -> None:
    with pytest.raises(Problem, match=r"intake\.not-recognised"):
        read(database({"text": "x"}, more=more))


def test_columns_that_are_computed_are_left_alone() -> None:
    more = (
        "ALTER TABLE message DROP COLUMN subject; ALTER TABLE message ADD COLUMN subject TEXT AS (zeroblob(900000000))"
    )
    (item,), _ = read(database({"text": "x"}, more=more))
    assert item.text == "x"


def test_a_row_too_large_is_noted_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "_LONGEST", 100_000)
    items, summary = read(database({"text": "a"}, {"text": "x" * 200_000}, {"text": "c"}))
    assert [item.text for item in items] == ["a", "c"]
    assert [(skip.locator, skip.reason) for skip in summary.skips] == [("message row 2", "row-damaged")]


def test_a_database_cut_off_gives_what_there_is() -> None:
    data = database(*({"text": f"words {number} " * 20} for number in range(400)))
    items, summary = read(data[: len(data) // 2] + bytes(len(data) - len(data) // 2))
    assert items
    assert len(items) < 400
    assert {skip.reason for skip in summary.skips} <= {"broken-off", "row-damaged"}
    assert summary.skips


@pytest.mark.parametrize("data", [b"SQLite format 3\0", b"SQLite format 3\0" + b"\xff" * 5000, database()[:512]])
def test_what_is_no_database_is_a_known_problem(data: bytes) -> None:
    with pytest.raises(Problem, match=r"intake\.not-recognised"):
        read(data)


def test_a_database_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "LARGEST", 1000)
    with pytest.raises(Problem, match=r"intake\.too-large"):
        read(database({"text": "x"}))


def test_text_that_is_no_text_is_kept_readable() -> None:
    assert one(text=b"\xff\xfe").text == ""
    more = "UPDATE message SET text = CAST(x'61ff62' AS TEXT)"
    (item,), _ = read(database({"text": "x"}, more=more))
    assert item.text == "a\\xffb"
