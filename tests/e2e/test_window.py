"""The first path in the real window: make a notebook, plan, write, bring in, print, leave, and find it all again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView

from nocontact_desktop.app import Endings, Program
from nocontact_desktop.diary.conversations import conversations
from nocontact_desktop.diary.entries import page
from nocontact_desktop.diary.exhibits import for_entry
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.board import board
from nocontact_desktop.report.standalone.verify import check
from nocontact_desktop.vault.notebook import open_notebook
from tests.conftest import PASSPHRASE
from tests.e2e import story
from tests.e2e.user import User

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
def user(qapp_themed: QApplication, home: Path, ends: list[str]) -> Iterator[User]:
    made = User(started(qapp_themed, ends))
    yield made
    if not ends:
        made.program.leave()
        made.wait_until(lambda: bool(ends), "the end")


def test_the_first_path_from_an_empty_computer_to_a_report_and_back(
    user: User, qapp_themed: QApplication, home: Path, ends: list[str]
) -> None:
    (home / "chat.txt").write_text(CHAT, "utf-8")
    told = story.Told(PASSPHRASE, "Robin", "Knocked at the door", home / "chat.txt", home)
    story.make_the_notebook(user, told)
    story.decide_three_channels(user)
    story.write_an_entry_with_a_screenshot(user, told)
    story.bring_in_a_chat(user, told)
    story.print_the_report(user, told)
    user.shift_three_times()
    assert not [window for window in qapp_themed.topLevelWidgets() if window.isVisible()]
    user.wait_until(lambda: ends == ["ended"], "the end")

    second: list[str] = []
    again = User(started(qapp_themed, second))
    again.type_into("passphraseField", PASSPHRASE)
    again.click("open")
    again.see("go_diary")
    again.make_room()
    again.click("go_diary")
    cards = again.see("diaryList", QListView)
    again.wait_until(lambda: cards.model().rowCount() == 1, "the entry")
    again.press("diaryList", Qt.Key.Key_Down)
    again.see("entryTitle")
    assert again.words("entryTitle") == "Knocked at the door"
    again.program.leave()
    again.wait_until(lambda: second == ["ended"], "the end")
    find_all_of_it(home)


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
