"""The pattern questions, used as somebody would."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.prepare.page import PreparePage
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.patterns import PatternState, patterns
from tests.gui import walking
from tests.gui.conftest import Answers, in_vault

W = TypeVar("W", bound=QWidget)
STEPS = [step for step in load().steps if step.kind == "pattern"]


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> PreparePage:
    made = PreparePage(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.entered("patterns")
    return made


def seen(qtbot: QtBot, page: QWidget, kind: type[W], name: str) -> W:
    def find() -> W | None:
        return next((one for one in page.findChildren(kind, name) if one.isVisible()), None)

    qtbot.waitUntil(lambda: find() is not None)
    found = find()
    assert found is not None
    return found


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = seen(qtbot, page, QAbstractButton, name)
    qtbot.waitUntil(lambda: not button.size().isEmpty())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def said(desk: Desk) -> dict[str, PatternState]:
    return {state.step.id: state for state in in_vault(desk.tasks, lambda: patterns(desk.notebook))}


def first_links(page: QWidget) -> set[str]:
    card = page.findChild(QWidget, "patternsFirst")
    return {link.objectName() for link in card.findChildren(QAbstractButton)} if card else set()


def test_it_begins_with_what_is_more_common_and_says_that_it_proves_nothing(page: PreparePage, qtbot: QtBot) -> None:
    text = seen(qtbot, page, QLabel, "patternsNoticeText").text()
    assert "It proves nothing." in text
    assert "more common than spy software" in text
    seen(qtbot, page, QWidget, f"fit_{STEPS[-1].id}")
    assert first_links(page) == set()


def test_what_fits_leads_to_the_places_to_look_at_first(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    step = STEPS[0]
    press(qtbot, page, f"fit_{step.id}_fits")
    wanted = {f"see_{address.replace(':', '_')}" for address in step.see}
    qtbot.waitUntil(lambda: first_links(page) == wanted)
    assert said(desk)[step.id].fit == "fits"
    press(qtbot, page, f"fit_{step.id}_not_sure")
    qtbot.waitUntil(lambda: first_links(page) == set())
    assert said(desk)[step.id].fit == "not_sure"


def test_a_place_opens_and_the_way_back_finds_the_answers(page: PreparePage, qtbot: QtBot) -> None:
    step = next(one for one in STEPS if any(address.startswith("step:") for address in one.see))
    press(qtbot, page, f"fit_{step.id}_fits")
    address = next(address for address in step.see if address.startswith("step:"))
    press(qtbot, page, f"see_{address.replace(':', '_')}")
    seen(qtbot, page, QWidget, "stepCard")
    press(qtbot, page, "back")
    chosen = seen(qtbot, page, QAbstractButton, f"fit_{step.id}_fits")
    qtbot.waitUntil(chosen.isChecked)


def test_a_note_is_kept_when_the_view_is_left_at_once(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    step = STEPS[1].id
    press(qtbot, page, f"more_{step}Button")
    qtbot.keyClicks(seen(qtbot, page, QPlainTextEdit, f"note_{step}"), "the bill")
    page.leaving()
    qtbot.waitUntil(lambda: said(desk)[step].note == "the bill")
    page.entered("patterns")
    assert seen(qtbot, page, QPlainTextEdit, f"note_{step}").toPlainText() == "the bill"


def test_it_is_printed(page: PreparePage, qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "out.pdf"
    press(qtbot, page, "printPaper")
    qtbot.waitUntil((tmp_path / "out.pdf").exists)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("width", "height", "percent"), [(1024, 700, 100), (1280, 720, 200)], ids=["1024x700", "1280x720 at 200 %"]
)
def test_the_view_fits_and_every_control_has_a_name(
    page: PreparePage, qtbot: QtBot, width: int, height: int, percent: int
) -> None:
    themes.theme().set_look(themes.Look("light", percent))
    page.resize(width - 100, height)
    for step in STEPS:
        press(qtbot, page, f"fit_{step.id}_fits")
    qtbot.waitUntil(lambda: len(first_links(page)) == len({address for step in STEPS for address in step.see}))
    press(qtbot, page, f"more_{STEPS[0].id}Button")
    assert walking.scrolls_sideways(page) == []
    assert walking.unnamed(page) == []
    assert walking.doubly_named(page) == []
    assert walking.reads_markup(page) == []
