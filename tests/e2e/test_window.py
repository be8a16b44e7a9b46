"""The first path in the real window: make a notebook, plan, write, bring in, print, leave, and find it all again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from nocontact_desktop.app import Endings, Program
from nocontact_desktop.diary.conversations import conversations
from nocontact_desktop.diary.entries import page
from nocontact_desktop.diary.exhibits import for_entry
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.board import board
from nocontact_desktop.report.standalone.verify import check
from nocontact_desktop.vault.notebook import open_notebook
from tests.conftest import PASSPHRASE
from tests.e2e.user import WAIT, User
from tests.gui.conftest import Answers

CHAT = """[01/02/2026, 21:15:03] Robin Example: I saw your light on
[13/02/2026, 07:02:11] M. Example: Please do not come to the house.
[13/02/2026, 07:03:00] Robin Example: مرحبا, we need to talk 📞
"""


@pytest.fixture
def ends() -> list[str]:
    return []


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer on which the program was never used."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


def started(app: QApplication, ends: list[str]) -> Program:
    endings = Endings(end=lambda: ends.append("ended"), start_again=lambda _folder: ends.append("again"))
    program = Program(app, None, endings)
    program.start()
    return program


@pytest.fixture
def user(qapp_themed: QApplication, home: Path, ends: list[str], qtbot: QtBot, answers: Answers) -> Iterator[User]:
    made = User(started(qapp_themed, ends), qtbot)
    yield made
    if not ends:
        made.program.leave()
        qtbot.waitUntil(lambda: bool(ends), timeout=WAIT)


def test_the_first_path_from_an_empty_computer_to_a_report_and_back(
    user: User, qapp_themed: QApplication, home: Path, ends: list[str], qtbot: QtBot, answers: Answers
) -> None:
    make_the_notebook(user, qtbot)
    decide_three_channels(user)
    write_an_entry_with_a_screenshot(user, qtbot)
    bring_in_a_chat(user, home, answers)
    print_the_report(user, home, answers, qtbot)
    user.shift_three_times()
    assert not [window for window in qapp_themed.topLevelWidgets() if window.isVisible()]
    qtbot.waitUntil(lambda: ends == ["ended"], timeout=WAIT)

    second: list[str] = []
    again = User(started(qapp_themed, second), qtbot)
    again.type_into("passphraseField", PASSPHRASE)
    again.click("open")
    again.see("go_diary")
    again.make_room()
    again.click("go_diary")
    cards = again.see("diaryList", QListView)
    qtbot.waitUntil(lambda: cards.model().rowCount() == 1, timeout=WAIT)
    again.press("diaryList", Qt.Key.Key_Down)
    again.see("entryTitle")
    assert again.words("entryTitle") == "Knocked at the door"
    again.program.leave()
    qtbot.waitUntil(lambda: second == ["ended"], timeout=WAIT)
    find_all_of_it(home)


def make_the_notebook(user: User, qtbot: QtBot) -> None:
    """The cards, the passphrase, the recovery code, and two of the questions."""
    while user.find("neutralNameField") is None:
        user.click("goOn")
    user.click("goOn")
    user.type_into("firstNewFirstField", PASSPHRASE)
    user.type_into("firstNewSecondField", PASSPHRASE)
    user.click("goOn")
    user.see("codeGroup1")
    groups = [user.words(f"codeGroup{number}") for number in range(1, 8)]
    user.click("goOn")
    for number in range(1, 8):
        if user.find(f"codeBack{number}Field") is not None:
            user.type_into(f"codeBack{number}Field", groups[number - 1])
    user.click("goOn")
    user.see("stepSkipAll")
    user.type_into("answer_label", "Robin")
    user.click("goOn")
    user.click("stepSkipAll")
    qtbot.waitUntil(lambda: isinstance(user.program.window, Shell), timeout=WAIT)
    user.make_room()


def decide_three_channels(user: User) -> None:
    """A block waits for the evidence; filtering and leaving open do not."""
    user.click("go_prepare")
    user.click("openBoard")
    user.click("choice_whatsapp_block")
    user.click("gate_whatsapp_saved")
    user.click("choice_email_filter")
    user.click("choice_location_open")


def write_an_entry_with_a_screenshot(user: User, qtbot: QtBot) -> None:
    """The short form, then a picture from the clipboard."""
    user.click("act_diary")
    user.type_into("entry_occurred", "2 March 2026, 21:15")
    user.type_into("entry_title", "Knocked at the door")
    user.click("entryMore")
    user.click("heading_exhibitsButton")
    user.paste_screenshot("entry_exhibits")
    qtbot.waitUntil(lambda: has_exhibit(user), timeout=WAIT)
    user.click("entrySave")
    user.see("entryTitle")


def has_exhibit(user: User) -> bool:
    window = user.program.window
    return window is not None and any(
        one.objectName().startswith("exhibit") and one.objectName().endswith("Name")
        for one in window.findChildren(object)
    )


def bring_in_a_chat(user: User, home: Path, answers: Answers) -> None:
    """Choose the file, say whose it is and who is me, and read the result."""
    (home / "chat.txt").write_text(CHAT, "utf-8")
    answers.files = [home / "chat.txt"]
    user.click("go_diary")
    user.click("diaryImport")
    user.press("importDrop", Qt.Key.Key_Return)
    user.click("importFile1Me_M. Example")
    user.click("importWhose_mine")
    user.click("importAllowed_yes")
    user.click("importBring")
    user.see("importOpen")


def print_the_report(user: User, home: Path, answers: Answers, qtbot: QtBot) -> None:
    """Look at it, save it, and save the bundle."""
    user.click("go_report")
    user.click("whichMessages_all")
    user.click("makePreview")
    user.see("pageNumber")
    answers.path = home / "report.pdf"
    user.click("savePdf")
    qtbot.waitUntil((home / "report.pdf").exists, timeout=WAIT)
    answers.path = home
    user.click("saveBundle")
    qtbot.waitUntil((home / "report-bundle" / "bag-info.txt").exists, timeout=WAIT)


def find_all_of_it(home: Path) -> None:
    """What was decided, written, brought in and printed, as the files have it."""
    with open_notebook(home / "data" / "Daybook", PASSPHRASE) as notebook:
        (row,) = page(notebook, EntryFilter(), 0, 10)
        (exhibit,) = for_entry(notebook, row.id)
        decided = {state.channel_id: state.choice for state in board(notebook) if state.choice}
        assert decided == {"whatsapp": "block", "email": "filter", "location": "open"}
        assert [one.messages for one in conversations(notebook)] == [3]
        assert get_answers(notebook).label == "Robin"
    text = "".join("".join(page.extract_text().split()) for page in PdfReader(home / "report.pdf").pages)
    for words in ("Knocked at the door", "I saw your light on", "Please do not come to the house.", exhibit.sha256):
        assert "".join(words.split()) in text
    assert hashlib.sha256(CHAT.encode()).hexdigest() in text
    assert check(str(home / "report-bundle")) == []
