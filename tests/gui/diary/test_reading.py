from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from nocontact_desktop.diary import exhibits, imports
from nocontact_desktop.diary.conversations import MessageFile, MessageRow, conversations
from nocontact_desktop.gui.diary.message_list import MessageList
from nocontact_desktop.gui.diary.message_windows import KEPT, WINDOW
from nocontact_desktop.gui.widgets import CardList
from nocontact_desktop.intake.items import ReadOptions
from tests.gui.conftest import Answers
from tests.gui.diary.conftest import Looking

MANY = 100_000


def message(place: int, text: str = "", **more: object) -> MessageRow:
    fields: dict[str, object] = {
        "id": f"m{place}",
        "leaf": place,
        "conversation": "c",
        "source": "s",
        "kind": "message",
        "author": "+44 7700 900123",
        "name": "Robin",
        "mine": place % 3 == 0,
        "direction": "in",
        "locator": f"line {place}",
        "time_raw": "",
        "local": f"2026-01-{place // 5000 + 1:02d}T10:{place % 60:02d}",
        "utc": None,
        "zone": None,
        "zone_basis": "unknown",
        "precision": "minute",
        "ambiguous": False,
        "text": text or f"message {place} " * (place % 7 + 1),
        "raw": "",
    }
    return MessageRow(**{**fields, **more})  # type: ignore[arg-type]


class Supplied(MessageList):
    """A list whose windows are made when they are asked for; it writes down what was."""

    def __init__(self) -> None:
        super().__init__(name="messages", spoken_name="Messages")
        self.asked: list[tuple[int, int]] = []
        self.windows.rows_wanted.connect(self._supply)

    def _supply(self, start: int, count: int) -> None:
        self.asked.append((start, count))
        self.windows.put(start, [message(place) for place in range(start, start + count)])


@pytest.fixture
def messages(qapp_themed: object, qtbot: QtBot) -> Supplied:
    made = Supplied()
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    return made


def drawn(messages: Supplied, qtbot: QtBot) -> list[int]:
    qtbot.waitUntil(lambda: all(messages.windows.row(place) for place in messages.rows_in_sight()))
    messages.grab()
    return messages.rows_in_sight()


def test_a_hundred_thousand_messages_ask_for_windows_in_sight_only(messages: Supplied, qtbot: QtBot) -> None:
    messages.show_messages(MANY)
    assert drawn(messages, qtbot)[-1] == MANY - 1
    assert 1 <= len(messages.asked) <= 2
    bar = messages.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    seen = drawn(messages, qtbot)
    assert abs(seen[0] - MANY // 2) <= 1
    messages.go_to(0)
    assert drawn(messages, qtbot)[0] == 0
    assert all(count <= WINDOW for _start, count in messages.asked)
    assert len(messages.asked) <= 6


def test_what_was_scrolled_past_is_let_go(messages: Supplied, qtbot: QtBot) -> None:
    messages.show_messages(MANY, 0)
    for place in range(0, 60 * WINDOW, WINDOW):
        messages.go_to(place)
        drawn(messages, qtbot)
    assert len(messages.windows._windows) <= KEPT


def test_the_last_message_ends_at_the_foot_and_short_chats_begin_at_the_top(messages: Supplied, qtbot: QtBot) -> None:
    messages.show_messages(MANY)
    drawn(messages, qtbot)
    place, top, height = messages._in_sight[-1]
    assert (place, top + height <= messages.viewport().height()) == (MANY - 1, True)
    messages.show_messages(2)
    drawn(messages, qtbot)
    assert messages._in_sight[0][1] == 0


def test_keys_move_select_and_say(messages: Supplied, qtbot: QtBot) -> None:
    messages.show_messages(MANY, 10)
    drawn(messages, qtbot)
    messages.setFocus()
    qtbot.keyClick(messages, Qt.Key.Key_Down)
    assert "message 11" in messages.accessibleDescription()
    assert "+44 7700 900123" in messages.accessibleDescription()
    qtbot.keyClick(messages, Qt.Key.Key_Space)
    assert messages.accessibleDescription().startswith("selected, ")
    qtbot.keyClick(messages, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(messages, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [row.id for row in messages.chosen()] == ["m11", "m12", "m13"]
    qtbot.keyClick(messages, Qt.Key.Key_End)
    assert drawn(messages, qtbot)[-1] == MANY - 1


def test_a_click_selects_and_takes_back(messages: Supplied, qtbot: QtBot) -> None:
    messages.show_messages(50, 0)
    drawn(messages, qtbot)
    _, top, height = messages._in_sight[2]
    for expected in (["m2"], []):
        qtbot.mouseClick(messages.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, top + height // 2))
        assert [row.id for row in messages.chosen()] == expected


def test_marks_files_and_system_lines_are_drawn(messages: Supplied, qtbot: QtBot) -> None:
    rows = [
        message(0, "You created this group", kind="system", author=None, name=None, mine=None),
        message(1, "", flags=("deleted",)),
        message(
            2,
            "see this",
            flags=("edited",),
            attachments=(MessageFile(name="a.jpg", media_type="image/jpeg", kept=True, sha256="00"),),
        ),
        message(3, "", kind="call", attachments=(MessageFile(name="notes.pdf"),)),
        message(4, "ذهب إلى البيت", ambiguous=True, local=None, time_raw="3/4/26"),
    ]
    wanted: list[MessageFile] = []
    messages.picture_wanted.connect(wanted.append)
    messages.windows.rows_wanted.disconnect()
    messages.show_messages(len(rows), 0)
    messages.windows.put(0, rows)
    drawn(messages, qtbot)
    assert [one.name for one in wanted] == ["a.jpg"]
    assert set(messages.rows_in_sight()) <= set(range(5))


CHAT = "\n".join(
    f"{1 + at // 24:02d}/02/2026, {at % 24:02d}:{at % 60:02d} - {'Robin' if at % 2 else 'Kim'}: number {at}"
    for at in range(480)
)


@pytest.fixture
def reader(diary: Looking, tmp_path: Path) -> Looking:
    path = tmp_path / "WhatsApp Chat with Robin.txt"
    path.write_text(CHAT, encoding="utf-8")
    options = ReadOptions(me="Kim", date_order="dmy", time_zone="Europe/London")

    def bring(notebook):  # type: ignore[no-untyped-def]
        return imports.bring_in(notebook, path, options, "mine", progress=lambda _d, _t: None, cancelled=lambda: False)

    result = diary.in_notebook(bring)
    diary.desk.changed.emit(result.changes)
    diary.settle()
    diary.click("diaryConversations")
    return diary


def test_the_reader_opens_jumps_to_a_day_and_begins_an_entry(reader: Looking) -> None:
    messages = reader.named("readerMessages", MessageList)
    assert reader.named("readerTitle").text() == "Robin"  # type: ignore[attr-defined]
    assert messages.windows.count == 480
    reader.click("readerToDate")
    reader.type_into("readerDate", "11 February 2026")
    reader.click("readerGo")
    reader.settle()
    first = messages.windows.row(messages.rows_in_sight()[0])
    assert first is not None
    assert first.local == "2026-02-11T00:00"
    messages.setFocus()
    reader.qtbot.keyClick(messages, Qt.Key.Key_Down)
    reader.qtbot.keyClick(messages, Qt.Key.Key_Space)
    assert reader.named("readerCount").text() == "1 message selected"  # type: ignore[attr-defined]
    chosen = messages.chosen()[0]
    reader.click("readerMake")
    assert reader.named("entry_occurred").text() == "11 February 2026, 01:01"  # type: ignore[attr-defined]
    assert reader.has("entryLinked")
    reader.type_into("entry_title", "One message")
    reader.click("entrySave")
    draft = reader.entries()[0].entry.draft
    assert (draft.kind, draft.channel, draft.direction, draft.messages) == ("contact", "whatsapp", "in", (chosen.id,))
    reader.click("entry_messagesFoldButton")
    assert reader.named(f"message_{chosen.id}").text() == chosen.text  # type: ignore[attr-defined]
    reader.click("entryToConversation")
    reader.settle()
    assert messages.rows_in_sight()
    assert reader.has("readerMessages")


def test_messages_do_not_push_a_draft_aside(reader: Looking, answers: Answers) -> None:
    reader.page.entered("new")
    reader.settle()
    reader.type_into("entry_title", "Half a line")
    reader.click("entryClose")
    reader.click("diaryConversations")
    messages = reader.named("readerMessages", MessageList)
    messages.setFocus()
    reader.qtbot.keyClick(messages, Qt.Key.Key_Space)
    reader.click("readerMake")
    assert reader.has("draftOffer")
    reader.click("draftGoOn")
    assert reader.named("entry_title").text() == "Half a line"  # type: ignore[attr-defined]
    assert reader.has("entryLinked")


def test_the_list_shows_which_conversation_is_open(reader: Looking) -> None:
    reader.settle()
    assert reader.named("conversationsList", CardList).current_key() == reader.page._conversations._reader.open_id


def test_the_list_says_how_much_there_is(reader: Looking) -> None:
    (row,) = reader.in_notebook(conversations)
    cards = reader.named("conversationsList", CardList)
    shown = str(cards.model().index(0, 0).data())
    assert shown == f"{row.title}, 480 messages, 1 February 2026 to 20 February 2026"


def find(reader: Looking, words: str) -> None:
    if not reader.has("readerFind"):
        reader.click("readerToFind")
    reader.type_into("readerFind", words)
    reader.click("readerFindGo")


def test_words_are_found_in_the_conversation_from_hit_to_hit(reader: Looking) -> None:
    messages = reader.named("readerMessages", MessageList)
    find(reader, "number 47")
    assert text(reader, "readerFindSaid") == "Hit 11 of 11"  # 47, and 470 to 479

    def shown() -> int:
        reader.qtbot.waitUntil(lambda: messages.windows.row(messages._current) is not None)
        drawn_row = messages.windows.row(messages._current)
        assert drawn_row is not None
        return int(drawn_row.text.split()[-1])

    assert shown() == 479
    reader.click("readerFindAfter")
    assert (text(reader, "readerFindSaid"), shown()) == ("Hit 1 of 11", 47)
    reader.click("readerFindBefore")
    reader.click("readerFindBefore")
    assert (text(reader, "readerFindSaid"), shown()) == ("Hit 10 of 11", 478)


def test_words_that_are_nowhere_and_odd_signs_say_so(reader: Looking) -> None:
    for words in ("umbrella", '"AND (NEAR*', "?!"):
        find(reader, words)
        assert text(reader, "readerFindSaid") == "These words are in none of the messages."
        assert not reader.named("readerFindAfter").isEnabled()


def test_many_hits_are_said_to_be_more(reader: Looking) -> None:
    find(reader, "number")
    assert text(reader, "readerFindSaid") == "Hit 200 of more than 200"


def test_messages_become_a_file_with_those_around_them(reader: Looking) -> None:
    messages = reader.named("readerMessages", MessageList)
    find(reader, "number 20")
    reader.click("readerFindAfter")
    messages.setFocus()
    reader.qtbot.keyClick(messages, Qt.Key.Key_Space)
    (chosen,) = messages.chosen()
    assert not reader.has("readerFiles")
    reader.click("readerExcerpt")
    reader.qtbot.waitUntil(lambda: reader.has("readerKept"), timeout=30_000)
    (kept,) = reader.in_notebook(exhibits.all_exhibits)
    assert (kept.name, kept.media_type, kept.parent) == ("messages 2026-02-01.pdf", "application/pdf", chosen.id)
    said = PdfReader(BytesIO(reader.in_notebook(exhibits.read, kept.id))).pages[0].extract_text()
    assert all(f"number {place}" in said for place in range(17, 24))
    assert "number 24" not in said
    assert "number 16" not in said
    assert said.count("chosen") == 3  # the one, and twice in the line that says what the word means
    assert "WhatsApp Chat with Robin.txt" in said


def test_the_files_of_messages_are_kept_with_where_they_came_from(diary: Looking, tmp_path: Path) -> None:
    path = tmp_path / "WhatsApp Chat with Robin.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("_chat.txt", "[01/02/2026, 21:15:03] Robin: \u200e<attached: note.txt>\n")
        archive.writestr("note.txt", "I will come")

    def bring(notebook):  # type: ignore[no-untyped-def]
        options = ReadOptions(me="Kim", date_order="dmy")
        return imports.bring_in(notebook, path, options, "mine", progress=lambda _d, _t: None, cancelled=lambda: False)

    diary.desk.changed.emit(diary.in_notebook(bring).changes)
    diary.settle()
    diary.click("diaryConversations")
    messages = diary.named("readerMessages", MessageList)
    messages.setFocus()
    diary.qtbot.keyClick(messages, Qt.Key.Key_Space)
    (chosen,) = messages.chosen()
    diary.click("readerFiles")
    diary.qtbot.waitUntil(lambda: diary.has("readerKept"), timeout=30_000)
    (kept,) = diary.in_notebook(exhibits.all_exhibits)
    assert (kept.name, kept.parent, kept.sender_shown) == ("note.txt", chosen.id, "Robin")
    assert diary.in_notebook(exhibits.read, kept.id) == b"I will come"


def text(reader: Looking, name: str) -> str:
    return str(reader.named(name).text())  # type: ignore[attr-defined]


def test_with_many_conversations_one_is_found_by_name_or_number(diary: Looking, tmp_path: Path) -> None:
    people = ["Ana", "Bo", "Cleo", "Dan", "Eve", "Finn", "Gus", "Hal", "+44 7700 900123"]

    def bring(notebook):  # type: ignore[no-untyped-def]
        for person in people:
            path = tmp_path / f"WhatsApp Chat with {person}.txt"
            path.write_text(f"13/02/2026, 21:15 - {person}: hello\n", "utf-8")
            imports.bring_in(
                notebook, path, ReadOptions(), "mine", progress=lambda _d, _t: None, cancelled=lambda: False
            )

    diary.in_notebook(bring)
    diary.page.entered("conversations")
    diary.settle()
    cards = diary.named("conversationsList", CardList)
    assert cards.model().rowCount() == 9
    for typed, found in (("cle", 1), ("900123", 1), ("nobody", 0), ("a", 3)):
        diary.type_into("conversationsNamed", typed)
        diary.settle()
        assert cards.model().rowCount() == found
