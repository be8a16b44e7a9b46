"""Imports: everything adds up, nothing twice, nothing half; conversations are read in windows."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from nocontact_desktop.diary import conversations, entries, imports, sealed_log, search
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.messages import store
from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.intake.items import Attachment, Item, Participant, ReadOptions, Skip
from tests.unit.diary.exports import ME, PEOPLE, ROBIN, MadeUpExport, attached, item, time

if TYPE_CHECKING:
    from nocontact_desktop.diary.imports import ImportResult
    from nocontact_desktop.vault.notebook import Notebook

CHAT = [
    item("Where are you", "2026-02-01T21:15:03"),
    item("I know you read this", "2026-02-01T21:16:00"),
    item("Please do not come", "2026-02-01T21:17:00", ME),
    item("Pick up 📞", "2026-02-02T08:00:00"),
]


class Desk:
    """Brings made-up exports into a notebook."""

    def __init__(self, notebook: Notebook, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.notebook, self.folder, self.patch = notebook, folder, patch

    def bring_in(self, export: MadeUpExport, **how: Any) -> ImportResult:
        self.patch.setattr(imports, "survey", export.survey)
        self.patch.setattr(imports, "open_export", export.open_export)
        path = self.folder / "chat.txt"
        path.write_text("\n".join(one.raw for batch in export.items() for one in batch), "utf-8")
        how = {"progress": lambda _done, _total: None, "cancelled": lambda: False, **how}
        return imports.bring_in(self.notebook, path, ReadOptions(me=ME), "my own phone", **how)

    def broken(self, export: MadeUpExport, **how: Any) -> None:
        self.patch.setattr(imports, "survey", export.survey)
        self.patch.setattr(imports, "open_export", export.open_export)
        path = self.folder / "chat.txt"
        path.write_text("anything", "utf-8")
        how = {"progress": lambda _done, _total: None, "cancelled": lambda: False, **how}
        imports.bring_in(self.notebook, path, ReadOptions(), "", **how)

    def texts(self) -> list[str]:
        (one,) = conversations.conversations(self.notebook)
        return [row.text for row in conversations.messages(self.notebook, one.id, 0, 1000)]

    def checked(self) -> list[Any]:
        return check_log(self.notebook, lambda _done, _total: None, lambda: False)


@pytest.fixture
def desk(notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(notebook, tmp_path, monkeypatch)


def counts(result: ImportResult) -> tuple[int, int, int, int]:
    assert result.seen == result.imported + result.duplicates + len(result.skipped)
    return result.seen, result.imported, result.duplicates, len(result.skipped)


def test_every_message_comes_back_as_it_was_read(desk: Desk) -> None:
    result = desk.bring_in(MadeUpExport(CHAT))
    assert counts(result) == (4, 4, 0, 0)
    (one,) = conversations.conversations(desk.notebook)
    assert (one.title, one.format, one.messages) == ("Robin", "whatsapp", 4)
    assert (one.first, one.last) == ("2026-02-01T21:15:03", "2026-02-02T08:00:00")
    assert [(p.raw, p.name, p.is_me) for p in one.participants] == [(p.raw, p.name, p.is_me) for p in PEOPLE]
    rows = conversations.messages(desk.notebook, one.id, 0, 10)
    assert [(row.text, row.author, row.mine) for row in rows] == [
        (read.text, read.author, read.author == ME) for read in CHAT
    ]
    first = rows[0]
    assert (first.raw, first.locator, first.kind, first.direction) == (CHAT[0].raw, "line 1", "message", "in")
    assert (first.local, first.utc, first.zone) == ("2026-02-01T21:15:03", "2026-02-01T21:15:03Z", "Europe/London")
    assert (first.zone_basis, first.precision, first.ambiguous) == ("assumed", "second", False)
    assert conversations.message(desk.notebook, first.id) == first


def test_the_file_itself_is_kept_with_its_hash_and_what_was_said_about_it(desk: Desk) -> None:
    result = desk.bring_in(MadeUpExport(CHAT, skips=(Skip(locator="line 9", reason="empty"),)))
    assert counts(result) == (5, 4, 0, 1)
    (source,) = conversations.sources(desk.notebook)
    original = (desk.folder / "chat.txt").read_bytes()
    assert (source.name, source.size, source.sha256) == (
        "chat.txt",
        len(original),
        hashlib.sha256(original).hexdigest(),
    )
    assert (source.allowed, source.imported, source.skips) == ("my own phone", 4, result.skipped)
    kept = conversations.file_pieces(desk.notebook, conversations.MessageFile(sha256=source.sha256, kept=True))
    assert b"".join(kept) == original


def test_importing_again_adds_nothing_and_links_what_it_met(desk: Desk) -> None:
    desk.bring_in(MadeUpExport(CHAT))
    again = desk.bring_in(MadeUpExport(CHAT))
    assert counts(again) == (4, 0, 4, 0)
    assert desk.texts() == [read.text for read in CHAT]
    linked = desk.notebook.db.query("SELECT place, message, locator FROM duplicate ORDER BY place")
    assert linked == [(place, place - 1, "line 1") for place in (1, 2, 3, 4)]
    assert desk.checked() == []


def test_an_overlapping_export_adds_what_is_new_in_its_place(desk: Desk) -> None:
    desk.bring_in(MadeUpExport(CHAT[1:3]))
    result = desk.bring_in(MadeUpExport(CHAT))
    assert counts(result) == (4, 2, 2, 0)
    assert desk.texts() == [read.text for read in CHAT]


def test_the_same_words_in_the_same_second_are_counted(desk: Desk) -> None:
    three = [item("Pick up") for _ in range(3)]
    assert counts(desk.bring_in(MadeUpExport(three))) == (3, 3, 0, 0)
    assert counts(desk.bring_in(MadeUpExport([*three, item("Pick up")]))) == (4, 1, 3, 0)
    assert desk.texts() == ["Pick up"] * 4


def test_other_words_author_kind_or_time_are_another_message(desk: Desk) -> None:
    other = [
        item("Pick up"),
        item("Pick up "),
        item("Pick up", author=ME),
        item("Pick up", kind="call"),
        item("Pick up", "2026-02-01T21:15:04"),
        item("Pick up", None),
    ]
    assert counts(desk.bring_in(MadeUpExport(other))) == (6, 6, 0, 0)


def test_items_without_a_time_stay_where_they_stood(desk: Desk) -> None:
    chat = [CHAT[0], item("no time", None, None), *CHAT[1:], item("none here either", None)]
    desk.bring_in(MadeUpExport(chat))
    assert desk.texts() == [read.text for read in chat]
    assert counts(desk.bring_in(MadeUpExport(chat)))[1] == 0


def test_a_file_out_of_order_is_read_in_order_of_time(desk: Desk) -> None:
    desk.bring_in(MadeUpExport([CHAT[3], CHAT[0], CHAT[2], CHAT[1]]))
    assert desk.texts() == [read.text for read in CHAT]


def test_system_lines_flags_and_unreadable_lines_are_kept(desk: Desk) -> None:
    chat = [
        item("Messages are end-to-end encrypted", author=None),
        item("This message was deleted", flags=("deleted", "edited")),
        item("%%%", None, None, kind="unreadable", raw="%%%"),
    ]
    desk.bring_in(MadeUpExport(chat))
    (one,) = conversations.conversations(desk.notebook)
    rows = {row.text: row for row in conversations.messages(desk.notebook, one.id, 0, 10)}
    assert (rows["Messages are end-to-end encrypted"].author, rows["%%%"].kind) == (None, "unreadable")
    assert rows["Messages are end-to-end encrypted"].mine is None
    assert rows["This message was deleted"].flags == ("deleted", "edited")
    assert rows["%%%"].raw == "%%%"


def test_files_are_kept_once_each_and_sealed_with_their_message(desk: Desk) -> None:
    picture = b"\xff\xd8" + bytes(range(256)) * 9000
    chat = [
        item("one", "2026-02-01T10:00:00", attachments=(attached("a.jpg"),)),
        item("two", "2026-02-01T10:01:00", attachments=(attached("b.jpg"), attached("gone.jpg", there=False))),
        item("three", "2026-02-01T10:02:00", attachments=(attached("broken.jpg"),)),
    ]
    desk.bring_in(MadeUpExport(chat, media={"media/a.jpg": picture, "media/b.jpg": picture}))
    (one,) = conversations.conversations(desk.notebook)
    first, second, third = conversations.messages(desk.notebook, one.id, 0, 10)
    digest = hashlib.sha256(picture).hexdigest()
    assert (first.attachments[0].sha256, first.attachments[0].size) == (digest, len(picture))
    assert [(file.name, file.kept) for file in second.attachments] == [("b.jpg", True), ("gone.jpg", False)]
    assert not third.attachments[0].kept
    assert b"".join(conversations.file_pieces(desk.notebook, second.attachments[0])) == picture
    with pytest.raises(Problem):
        list(conversations.file_pieces(desk.notebook, third.attachments[0]))
    assert len(desk.notebook.db.query("SELECT id FROM file")) == 2
    sealed = sealed_log.opened(desk.notebook, "message", first.id, 1)
    assert sealed.fields["attachments"][0]["sha256"] == digest
    assert desk.checked() == []


def test_a_message_is_proved_like_every_record(desk: Desk) -> None:
    desk.bring_in(MadeUpExport(CHAT))
    record = sealed_log.opened(desk.notebook, "message", "m2", 1)
    assert record.fields["text"] == "Please do not come"
    assert record.fields["author"] == ME
    again = sealed_log.record_leaf("message", "m2", 1, record.field_hashes)
    assert [(record.leaf, again)] == desk.notebook.db.query("SELECT number, hash FROM leaf WHERE record_id = 'm2'")


def test_people_who_join_and_exports_of_other_names_stay_one_conversation(desk: Desk) -> None:
    cousin = Participant(raw="A cousin", name="A cousin", is_me=False)
    desk.bring_in(MadeUpExport(CHAT, title="Family"))
    desk.bring_in(
        MadeUpExport(
            [*CHAT, item("Hello", "2026-02-03T10:00:00", "A cousin")], title="Family", people=(*PEOPLE, cousin)
        )
    )
    assert len(conversations.conversations(desk.notebook)) == 1
    desk.bring_in(MadeUpExport(CHAT, title=None))
    assert len(conversations.conversations(desk.notebook)) == 2
    desk.bring_in(MadeUpExport(CHAT, title="chat (1)"))
    assert len(conversations.conversations(desk.notebook)) == 2


def test_an_author_the_summary_did_not_name_is_kept(desk: Desk) -> None:
    desk.bring_in(MadeUpExport([item("Hello", author="+44 7700 900123")]))
    (one,) = conversations.conversations(desk.notebook)
    (row,) = conversations.messages(desk.notebook, one.id, 0, 1)
    assert (row.author, row.name) == ("+44 7700 900123", "+44 7700 900123")


def test_nothing_shows_before_all_is_there(desk: Desk) -> None:
    seen: list[int] = []

    def look(done: int, _total: int) -> None:
        seen.append(done)
        assert conversations.conversations(desk.notebook) == []
        assert search.find(desk.notebook, "read", 10).hits == ()
        with pytest.raises(Problem):
            conversations.message(desk.notebook, "m0")

    desk.bring_in(MadeUpExport(CHAT), progress=look)
    assert seen == [3, 4, 4]
    assert len(search.find(desk.notebook, "read", 10).hits) == 1


def test_saves_during_an_import_are_an_honest_log(desk: Desk) -> None:
    def save(done: int, _total: int) -> None:
        entries.save(desk.notebook, EntryDraft(kind="note", occurred_from="2026", title=f"after {done}"))
        sealed_log.checkpoint(desk.notebook)

    desk.bring_in(MadeUpExport(CHAT), progress=save)
    kinds = [row[0] for row in desk.notebook.db.query("SELECT kind FROM leaf ORDER BY number")]
    assert kinds == ["message"] * 3 + ["entry", "message", "entry", "entry", "source"]
    assert desk.checked() == []


def test_cancelling_takes_it_all_back_and_says_so(desk: Desk) -> None:
    stop: list[bool] = []

    def go_on(done: int, _total: int) -> None:
        entries.save(desk.notebook, EntryDraft(kind="note", occurred_from="2026", title="meanwhile"))
        stop.append(done >= 3)

    picture = {"media/a.jpg": b"\xff\xd8 picture"}
    chat = [item("wolves", attachments=(attached("a.jpg"),)), *CHAT]
    with pytest.raises(Cancelled):
        desk.broken(MadeUpExport(chat, media=picture), progress=go_on, cancelled=lambda: any(stop))
    _nothing_is_left(desk, "cancelled", [[0, 2]])
    desk.bring_in(MadeUpExport(CHAT))
    assert desk.texts() == [read.text for read in CHAT]
    assert desk.checked() == []


def test_a_reader_that_breaks_takes_it_all_back(desk: Desk) -> None:
    with pytest.raises(Problem) as problem:
        desk.broken(MadeUpExport(CHAT, breaks_at=3))
    assert problem.value.code == "intake.reader-stopped"
    _nothing_is_left(desk, "failed", [[0, 2]])


def test_an_import_that_was_cut_short_is_withdrawn_at_the_next_opening(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Cut(BaseException):
        """The process is gone: nothing below gets to tidy up."""

    def cut(done: int, _total: int) -> None:
        monkeypatch.setattr(imports, "withdraw", lambda *_arguments: None)
        raise Cut

    with pytest.raises(Cut):
        desk.broken(MadeUpExport(CHAT), progress=cut)
    monkeypatch.undo()
    assert conversations.conversations(desk.notebook) == []
    changes = imports.withdraw_unfinished(desk.notebook)
    assert len(changes.touched("source")) == 1
    _nothing_is_left(desk, "unfinished", [[0, 2]])
    assert imports.withdraw_unfinished(desk.notebook).touched("source") == frozenset()


def _nothing_is_left(desk: Desk, reason: str, leaves: list[list[int]]) -> None:
    db = desk.notebook.db
    for table in (
        "message",
        "conversation",
        "participant",
        "source",
        "source_batch",
        "attachment",
        "file",
        "file_chunk",
    ):
        assert db.query(f"SELECT count(*) FROM {table}") == [(0,)], table
    (row,) = db.query("SELECT record_id FROM leaf WHERE kind = 'withdrawal'")
    said = sealed_log.opened(desk.notebook, "withdrawal", row[0], 1).fields
    assert (said["reason"], said["leaves"]) == (reason, leaves)
    assert search.find(desk.notebook, "wolves", 10).hits == ()
    assert desk.checked() == []


def many(count: int) -> list[Item]:
    start = datetime(2026, 1, 1)  # noqa: DTZ001  (a local time of the made-up export)
    return [
        item(f"number {at}", (start + timedelta(minutes=at // 3)).isoformat(), locator=f"line {at + 1}")
        for at in range(count)
    ]


def test_windows_far_down_and_across_waypoints(desk: Desk) -> None:
    total = 3 * store.WAYPOINT_EVERY + 7
    desk.bring_in(MadeUpExport(many(total), batch=400))
    (one,) = conversations.conversations(desk.notebook)
    assert one.messages == total
    for start in (0, 1, store.WAYPOINT_EVERY - 1, store.WAYPOINT_EVERY, 2 * store.WAYPOINT_EVERY + 5, total - 3, total):
        rows = conversations.messages(desk.notebook, one.id, start, 5)
        assert [row.text for row in rows] == [f"number {at}" for at in range(start, min(start + 5, total))]
    middle = conversations.messages(desk.notebook, one.id, store.WAYPOINT_EVERY, 1)[0]
    assert conversations.place_of(desk.notebook, middle.id) == store.WAYPOINT_EVERY
    around = conversations.context(desk.notebook, middle.id, 2, 1)
    assert [row.text for row in around] == [f"number {store.WAYPOINT_EVERY + by}" for by in (-2, -1, 0, 1)]
    first = conversations.messages(desk.notebook, one.id, 0, 1)[0]
    assert [row.text for row in conversations.context(desk.notebook, first.id, 2, 1)] == ["number 0", "number 1"]


def test_windows_after_messages_came_in_between(desk: Desk) -> None:
    total = store.WAYPOINT_EVERY + 40
    everything = many(total)
    desk.bring_in(MadeUpExport(everything[300:], batch=500))
    desk.bring_in(MadeUpExport(everything, batch=500))
    (one,) = conversations.conversations(desk.notebook)
    assert one.messages == total
    rows = conversations.messages(desk.notebook, one.id, 0, total + 5)
    assert sorted(row.text for row in rows) == sorted(read.text for read in everything)
    assert [row.local for row in rows] == sorted(row.local or "" for row in rows)
    places = [conversations.place_of(desk.notebook, row.id) for row in rows[::97]]
    assert places == list(range(0, total, 97))


def test_messages_are_found_the_last_brought_in_first(desk: Desk) -> None:
    desk.bring_in(MadeUpExport(CHAT))
    hits = search.find(desk.notebook, "yo", 10).hits
    assert [(hit.kind, hit.title, hit.snippet.hit) for hit in hits] == [
        ("message", "Robin", "you"),
        ("message", "Robin", "you"),
    ]
    assert hits[0].when == "2026-02-01, 21:16:00"
    assert hits[0].conversation == conversations.conversations(desk.notebook)[0].id
    assert len(search.find(desk.notebook, "yo", 1).hits) == 1


def test_a_message_belongs_to_an_entry(desk: Desk) -> None:
    desk.bring_in(MadeUpExport(CHAT))
    draft = EntryDraft(kind="note", occurred_from="2026", title="x", messages=("m1", "m3"))
    (entry_id,) = entries.save(desk.notebook, draft).touched("entry")
    assert entries.get(desk.notebook, entry_id).draft.messages == ("m1", "m3")


def test_ambiguous_and_vague_times_keep_their_doubt(desk: Desk) -> None:
    vague = item(
        "x", time=time("2026-02-03", utc=None, zone=None, zone_basis="unknown", precision="day", ambiguous=True)
    )
    desk.bring_in(MadeUpExport([vague, item("y", author=ROBIN)]))
    (one,) = conversations.conversations(desk.notebook)
    row = conversations.messages(desk.notebook, one.id, 0, 5)[1]
    assert (row.local, row.utc, row.zone, row.precision, row.ambiguous) == ("2026-02-03", None, None, "day", True)


def test_a_real_export_with_a_picture_goes_the_whole_way(notebook: Notebook, tmp_path: Path) -> None:
    import io
    import zipfile

    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "#5b4a3c").save(picture, "JPEG")
    chat = (
        f"[13/02/2026, 21:15:03] {ROBIN}: I saw your light on\n"
        f"\u200e[13/02/2026, 21:15:40] {ROBIN}: \u200e<attached: 00000002-PHOTO-2026-02-13-21-15-40.jpg>\n"
        f"[14/02/2026, 07:02:11] {ME}: Please do not come\nto the house.\n"
    )
    path = tmp_path / "WhatsApp Chat - Robin Example.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_chat.txt", chat)
        archive.writestr("00000002-PHOTO-2026-02-13-21-15-40.jpg", picture.getvalue())
    how = ReadOptions(me=ME, time_zone="Europe/London")
    tried = imports.try_out(path, how)
    assert (counts(tried), tried.source_id) == ((3, 3, 0, 0), None)
    assert notebook.db.query("SELECT * FROM leaf") == []
    said: list[tuple[int, int]] = []
    result = imports.bring_in(
        notebook,
        path,
        how,
        "my own phone",
        progress=lambda done, total: said.append((done, total)),
        cancelled=lambda: False,
    )
    assert counts(result) == (3, 3, 0, 0)
    assert said[-1] == (3, 3)
    assert result.first is not None
    assert result.first.startswith("2026-02-13T21:15:03")
    (one,) = conversations.conversations(notebook)
    first, photo, answer = conversations.messages(notebook, one.id, 0, 10)
    assert (first.text, first.mine, answer.text, answer.mine) == (
        "I saw your light on",
        False,
        "Please do not come\nto the house.",
        True,
    )
    assert b"".join(conversations.file_pieces(notebook, photo.attachments[0])) == picture.getvalue()
    again = imports.bring_in(notebook, path, how, progress=lambda _done, _total: None, cancelled=lambda: False)
    assert counts(again) == (3, 0, 3, 0)
    assert check_log(notebook, lambda _done, _total: None, lambda: False) == []


def test_each_conversation_of_a_file_stands_for_itself(desk: Desk) -> None:
    texts = [("Hello", "+44 1"), ("Who is this", "+44 2"), ("It is me", "+44 1")]
    messages = [
        item(text, conversation=key, time=time(f"2026-02-0{day}T10:00")) for day, (text, key) in enumerate(texts, 1)
    ]
    result = desk.bring_in(MadeUpExport(messages, title=None))
    assert counts(result) == (3, 3, 0, 0)
    assert result.conversations == 2
    rows = conversations.conversations(desk.notebook)
    assert [[one.text for one in conversations.messages(desk.notebook, row.id, 0, 9)] for row in rows] == [
        ["Hello", "It is me"],
        ["Who is this"],
    ]
    assert conversations.source(desk.notebook, result.source_id or "").conversations == tuple(row.id for row in rows)
    assert desk.checked() == []


def test_a_later_export_goes_on_with_the_conversation_of_the_same_key(desk: Desk) -> None:
    desk.bring_in(MadeUpExport([item("one", conversation="+44 1")], title=None))
    stranger = (Participant(raw="+44 1", name="Ana"),)
    desk.bring_in(MadeUpExport([item("two", conversation="+44 1", author="+44 1")], title="Ana", people=stranger))
    (row,) = conversations.conversations(desk.notebook)
    assert row.messages == 2


def test_what_has_an_id_of_its_own_comes_in_once_and_again_when_it_was_edited(desk: Desk) -> None:
    first = [item("same", own_id="7"), item("same", own_id="8"), item("same", own_id="8")]
    assert counts(desk.bring_in(MadeUpExport(first)))[:3] == (3, 2, 1)
    later = [item("same", own_id="7"), item("other", own_id="8", flags=("edited",))]
    assert counts(desk.bring_in(MadeUpExport(later)))[:3] == (2, 1, 1)
    assert desk.texts() == ["same", "same", "other"]


def test_bytes_that_stand_inside_an_export_are_kept(desk: Desk) -> None:
    picture = Attachment(name="p.jpg", media_type="image/jpeg", link="exact", data=b"made up")
    desk.bring_in(MadeUpExport([item("look", attachments=(picture,))]))
    (row,) = conversations.conversations(desk.notebook)
    (message,) = conversations.messages(desk.notebook, row.id, 0, 1)
    assert b"".join(conversations.file_pieces(desk.notebook, message.attachments[0])) == b"made up"


def test_a_file_that_changes_while_it_is_read_leaves_nothing(desk: Desk) -> None:
    export = MadeUpExport([item("one")])
    export._items = [item("one"), item("two", conversation="new")]
    with pytest.raises(Problem, match=r"intake\.changed-meanwhile"):
        desk.broken(export)
    assert conversations.conversations(desk.notebook) == []
    assert desk.checked() == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE conversation SET title = 'Sam'",
        "UPDATE participant SET name = 'Sam' WHERE raw = 'Robin Example'",
        "UPDATE participant SET is_me = 1 WHERE raw = 'Robin Example'",
        "UPDATE participant SET is_me = NULL",
    ],
)
def test_a_name_that_no_import_has_given_is_found_by_the_check(desk: Desk, change: str) -> None:
    desk.bring_in(MadeUpExport(CHAT))
    assert desk.checked() == []
    with desk.notebook.db.transaction():
        desk.notebook.db.execute(change)
    assert [finding.code for finding in desk.checked()] == ["check.names-listed"]


def test_the_names_of_a_withdrawn_import_go_with_it(desk: Desk) -> None:
    desk.bring_in(MadeUpExport(CHAT))
    cousin = Participant(raw="cousin", name="Somebody", is_me=False)
    with pytest.raises(Cancelled):
        desk.broken(
            MadeUpExport([*CHAT, item("hello", author="cousin")], people=(*PEOPLE, cousin)), cancelled=lambda: True
        )
    (one,) = conversations.conversations(desk.notebook)
    assert [person.raw for person in one.participants] == [person.raw for person in PEOPLE]
    assert desk.checked() == []


def test_the_places_of_hits_are_those_of_the_messages(desk: Desk) -> None:
    start = datetime(2026, 2, 1)  # noqa: DTZ001  as an export writes it
    chat = [
        item(f"wolf {n}" if n % 3 else "none", (start + timedelta(minutes=n * 7 % 90)).isoformat()) for n in range(200)
    ]
    desk.bring_in(MadeUpExport(chat))
    (one,) = conversations.conversations(desk.notebook)
    rows = conversations.messages(desk.notebook, one.id, 0, 200)
    expected = [place for place, row in enumerate(rows) if "wolf" in row.text]
    assert conversations.places_with(desk.notebook, one.id, "wolf", 500) == expected
