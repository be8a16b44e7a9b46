"""Files that leave the notebook: one way to ask where to, and a word first where that place is copied on."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import nocontact_desktop
from nocontact_desktop.gui.parts.outgoing import ask_for_file, ask_for_folder
from tests.gui.conftest import Answers

SOURCE = Path(nocontact_desktop.__file__).parent
READS_ONLY = {
    "app.py": "the folder of a notebook to open",
    "gui/diary/exhibit_adding.py": "a folder to take files from",
    "gui/first_run/place_step.py": "it warns on its own card, and a notebook that is there already",
    "gui/settings/copies.py": "the copy to bring back",
}
"""Where a folder is asked for and nothing is written by that."""


@pytest.fixture
def window(qapp_themed: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("yes", [True, False])
def test_nothing_is_written_into_a_copied_folder_before_it_is_said(
    window: QWidget, answers: Answers, tmp_path: Path, yes: bool
) -> None:
    answers.path, answers.yes = tmp_path / "Dropbox" / "report.pdf", yes
    written: list[Path] = []
    ask_for_file(window, "Save", "report.pdf", "", written.append)
    ask_for_folder(window, "A folder", written.append)
    assert answers.asked[1] == answers.asked[3] == ("confirm", "This folder is copied to Dropbox")
    assert written == ([answers.path] * 2 if yes else [])


def test_elsewhere_nothing_more_is_asked(window: QWidget, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "report.pdf"
    written: list[Path] = []
    ask_for_file(window, "Save", "report.pdf", "", written.append)
    assert (answers.asked, written) == ([("save", "Save")], [answers.path])


def test_every_place_that_writes_asks_this_way() -> None:
    assert asking("save_file") == {"gui/parts/outgoing.py"}
    assert asking("choose_folder") - {"gui/parts/outgoing.py"} == set(READS_ONLY)


def asking(question: str) -> set[str]:
    """The files of the program in which ``dialogs()`` is asked this question."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        calls = (node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
        if any(isinstance(call, ast.Attribute) and call.attr == question for call in calls):
            found.add(path.relative_to(SOURCE).as_posix())
    return found
