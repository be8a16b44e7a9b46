from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from nocontact_desktop.diary import conversations, exhibits
from tests.gui import walking
from tests.gui.diary.conftest import Looking
from tests.intake_mails import mail, mailbox

CHAT = """\
01/02/2026, 09:15 - Messages and calls are end-to-end encrypted.
01/02/2026, 09:16 - Robin: Where are you?
02/02/2026, 21:40 - Kim: At home.
03/02/2026, 23:05 - Robin: Pick up.
"""


@pytest.fixture
def chat(tmp_path: Path) -> Path:
    path = tmp_path / "WhatsApp Chat with Robin.txt"
    path.write_text(CHAT, encoding="utf-8")
    return path


def look(diary: Looking, *paths: Path) -> None:
    diary.page.entered("import")
    diary.settle()
    view = diary.page._import
    view._on_files(list(paths))
    diary.qtbot.waitUntil(lambda: not view.is_busy, timeout=30000)


def answer_source(diary: Looking) -> None:
    diary.click("importWhose_mine")
    diary.click("importAllowed_yes")


def bring(diary: Looking) -> None:
    diary.click("importBring")
    diary.qtbot.waitUntil(lambda: not diary.page._import.is_busy, timeout=30000)


def text(diary: Looking, name: str) -> str:
    return str(diary.named(name).text())  # type: ignore[attr-defined]


def test_dates_that_can_be_read_two_ways_are_asked_and_the_result_adds_up(
    diary: Looking, chat: Path, said: list[str]
) -> None:
    look(diary, chat)
    assert "WhatsApp" in text(diary, "importFile1Recognised")
    assert text(diary, "importFile1Holds").startswith("4 messages")
    answer_source(diary)
    diary.click("importFile1Me_Kim")
    bring(diary)
    assert "how the dates are written" in text(diary, "importFile1Error")
    diary.click("importFile1Order_mdy")
    diary.qtbot.waitUntil(lambda: not diary.page._import.is_busy, timeout=30000)
    assert text(diary, "importFile1Holds") == "4 messages, from 2 January 2026, 09:15 to 2 March 2026, 23:05"
    diary.click("importFile1Order_dmy")
    diary.qtbot.waitUntil(lambda: not diary.page._import.is_busy, timeout=30000)
    assert text(diary, "importFile1Holds") == "4 messages, from 1 February 2026, 09:15 to 3 February 2026, 23:05"
    bring(diary)
    assert text(diary, "importResult1Sum") == "4 seen = 4 brought in + 0 here before + 0 left out"
    assert "4 messages brought in" in said
    (source,) = diary.in_notebook(conversations.sources)
    assert source.allowed == "My own account or device; allowed to open it: yes"
    assert {one.name: one.value for one in source.assumptions}["date_order"] == "dmy"


def test_the_same_file_again_brings_in_nothing_twice(diary: Looking, chat: Path) -> None:
    for _ in range(2):
        look(diary, chat)
        number = diary.page._import._number
        answer_source(diary)
        diary.click(f"importFile{number}Order_dmy")
        diary.qtbot.waitUntil(lambda: not diary.page._import.is_busy, timeout=30000)
        diary.click(f"importFile{number}Me_Kim")
        bring(diary)
    assert text(diary, "importResult1Sum") == "4 seen = 0 brought in + 4 here before + 0 left out"


def test_whose_device_it_is_has_to_be_answered_and_no_is_an_answer(diary: Looking, chat: Path) -> None:
    look(diary, chat)
    diary.click("importBring")
    assert diary.has("importSourceError")
    diary.click("importWhose_other")
    diary.click("importAllowed_no")
    assert diary.has("importLaw")
    assert diary.in_notebook(conversations.conversations) == []


def test_a_file_nobody_knows_says_so_and_leaves_the_others(diary: Looking, chat: Path, tmp_path: Path) -> None:
    strange = tmp_path / "notes.bin"
    strange.write_bytes(bytes(range(256)))
    look(diary, strange, chat)
    diary.qtbot.waitUntil(lambda: diary.has("importFile1Problem"), timeout=15_000)
    assert diary.named("importBring").isEnabled()
    assert diary.named("importFile1Keep", QCheckBox).isChecked()
    diary.click("importFile1Out")
    assert diary.has("importFile2")
    diary.click("importFile2Out")
    assert diary.has("importChoose")


def test_every_step_has_names_for_screen_readers(diary: Looking, chat: Path) -> None:
    look(diary, chat)
    window: QWidget = diary.page
    assert walking.unnamed(window) == []
    assert walking.doubly_named(window) == []
    assert walking.reads_markup(window) == []


def test_what_came_in_is_offered_beside_the_entries(diary: Looking, chat: Path) -> None:
    look(diary, chat)
    answer_source(diary)
    diary.click("importFile1Order_dmy")
    diary.qtbot.waitUntil(lambda: not diary.page._import.is_busy, timeout=30000)
    diary.click("importFile1Me_Kim")
    bring(diary)
    diary.click("importClose")
    assert diary.has("diaryConversations")
    diary.page.search_for("pick up")
    diary.settle()
    diary.settle()
    found = diary.named("foundRows").model()  # type: ignore[attr-defined]
    assert str(found.index(0, 0).data()).endswith("message")


def test_a_file_nobody_knows_is_kept_as_it_is(diary: Looking, tmp_path: Path, said: list[str]) -> None:
    strange = tmp_path / "notes.bin"
    strange.write_bytes(bytes(range(256)))
    look(diary, strange)
    answer_source(diary)
    bring(diary)
    assert diary.has("importResult1Kept")
    assert "1 file kept" in said[-1]
    (kept,) = diary.in_notebook(exhibits.all_exhibits)
    assert (kept.name, kept.size) == ("notes.bin", 256)
    assert kept.account == "My own account or device; allowed to open it: yes"


def test_a_file_nobody_knows_can_be_left_where_it_is(diary: Looking, tmp_path: Path) -> None:
    strange = tmp_path / "notes.bin"
    strange.write_bytes(bytes(range(256)))
    look(diary, strange)
    diary.click("importFile1Keep")
    assert not diary.named("importBring").isEnabled()


def test_in_a_large_group_one_is_chosen_from_a_list(diary: Looking, tmp_path: Path) -> None:
    group = tmp_path / "WhatsApp Chat with Choir.txt"
    group.write_text("".join(f"{day}/02/2026, 09:15 - Singer {day}: La\n" for day in range(13, 25)), "utf-8")
    look(diary, group)
    answer_source(diary)
    bring(diary)
    assert "who you are" in text(diary, "importFile1Error")
    people = diary.named("importFile1Me", QComboBox)
    people.setCurrentIndex(people.findText("Singer 20"))
    people.activated.emit(people.currentIndex())
    bring(diary)
    (choir,) = diary.in_notebook(conversations.conversations)
    assert [one.raw for one in choir.participants if one.is_me] == ["Singer 20"]


def test_an_export_with_exact_times_asks_only_in_which_zone_to_show_them(diary: Looking, tmp_path: Path) -> None:
    export = tmp_path / "result.json"
    rows = [
        {"id": number, "type": "message", "date_unixtime": "1772486103", "from": name, "from_id": name, "text": "hi"}
        for number, name in enumerate(("Ana", "Kim"))
    ]
    export.write_text(json.dumps({"name": "Ana", "type": "personal_chat", "id": 5, "messages": rows}), "utf-8")
    look(diary, export)
    assert "Telegram" in text(diary, "importFile1Recognised")
    assert not diary.has("importFile1Order")
    zone = diary.named("importFile1Zone", QLineEdit)
    zone.setText("Europe/Berlin")
    zone.editingFinished.emit()
    diary.qtbot.waitUntil(lambda: not diary.page._import.is_busy, timeout=30000)
    assert text(diary, "importFile1Holds") == "2 messages"
    answer_source(diary)
    diary.click("importFile1Me_Kim")
    bring(diary)
    (chat,) = diary.in_notebook(conversations.conversations)
    rows_kept = diary.in_notebook(conversations.messages, chat.id, 0, 9)
    assert [(row.local, row.mine) for row in rows_kept] == [
        ("2026-03-02T22:15:03", False),
        ("2026-03-02T22:15:03", True),
    ]


def test_mail_from_several_of_ones_own_addresses_is_ones_own(diary: Looking, tmp_path: Path) -> None:
    box = tmp_path / "all.mbox"
    work = mail(From="mo@work.example", To="ana@example.org", Message_ID="<2@x>")
    box.write_bytes(mailbox(mail(), mail(To="mo@work.example", Message_ID="<3@x>"), work))
    look(diary, box)
    answer_source(diary)
    diary.click("importFile1Me_mo@example.net")
    diary.named("importFile1AlsoMe", QLineEdit).setText("mo@work.example")
    bring(diary)
    chats = diary.in_notebook(conversations.conversations)
    mine = [row.mine for one in chats for row in diary.in_notebook(conversations.messages, one.id, 0, 9)]
    assert sorted(mine, key=str) == [False, False, True]
    assert {one.raw for chat in chats for one in chat.participants if one.is_me} == {
        "mo@example.net",
        "mo@work.example",
    }


def test_a_table_is_asked_what_its_columns_are(diary: Looking, tmp_path: Path) -> None:
    table = tmp_path / "calls.csv"
    table.write_text("Alpha,Beta,Gamma\n2026-03-02 21:15,Ana,hello\n2026-03-03 08:00,Kim,no\n", "utf-8")
    look(diary, table)
    assert "2026-03-02 21:15 · Ana · hello" in text(diary, "importFile1Examples")
    answer_source(diary)
    bring(diary)
    assert "which column" in text(diary, "importFile1Error")
    for role, head in (("author", "Beta"), ("time", "Alpha"), ("text", "Gamma")):
        choice = diary.named(f"importFile1Column_{role}", QComboBox)
        choice.setCurrentIndex(choice.findText(head))
        choice.activated.emit(choice.currentIndex())
        diary.qtbot.waitUntil(lambda: not diary.page._import.is_busy, timeout=30000)
    diary.click("importFile1Me_Kim")  # who there is, is known only now
    bring(diary)
    (chat,) = diary.in_notebook(conversations.conversations)
    rows = diary.in_notebook(conversations.messages, chat.id, 0, 9)
    assert [(row.author, row.text, row.local, row.mine) for row in rows] == [
        ("Ana", "hello", "2026-03-02T21:15", False),
        ("Kim", "no", "2026-03-03T08:00", True),
    ]
