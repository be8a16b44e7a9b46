"""The plan and the board, used as somebody new would."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.prepare.page import PreparePage
from nocontact_desktop.preparation.board import board
from nocontact_desktop.preparation.plan import StepState, step_state
from tests.gui import walking
from tests.gui.conftest import in_vault


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> PreparePage:
    made = PreparePage(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    """Press the button of that name once it is there and can be pressed."""

    def find() -> QAbstractButton | None:
        found = [
            button
            for button in page.findChildren(QAbstractButton, name)
            if button.isVisible() and not button.size().isEmpty()
        ]
        return found[0] if found else None

    qtbot.waitUntil(lambda: find() is not None)
    button = find()
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def state_of(desk: Desk, channel: str) -> tuple[str | None, str | None]:
    states = in_vault(desk.tasks, lambda: board(desk.notebook))
    return next((state.choice, state.evidence) for state in states if state.channel_id == channel)


def test_a_block_waits_until_the_copies_are_decided(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("board")
    press(qtbot, page, "choice_whatsapp_block")
    gate = page.findChild(QWidget, "gate_whatsapp")
    assert gate is not None
    qtbot.waitUntil(gate.isVisible)
    assert state_of(desk, "whatsapp") == (None, None)
    press(qtbot, page, "gate_whatsapp_saved")
    qtbot.waitUntil(lambda: state_of(desk, "whatsapp") == ("block", "saved"))
    assert not gate.isVisible()


def test_leaving_a_channel_open_needs_no_copies(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("board")
    press(qtbot, page, "choice_email_open")
    qtbot.waitUntil(lambda: state_of(desk, "email") == ("open", None))


def test_a_channel_keeps_its_numbers_and_accounts(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("board")
    press(qtbot, page, "open_instagram")
    qtbot.waitUntil(lambda: page.findChild(QWidget, "channelIdentifiers") is not None)
    field = page.findChild(QWidget, "channelIdentifiers")
    assert field is not None
    field.setFocus()
    qtbot.keyClicks(page.window().focusWidget(), "@robin_e")
    qtbot.waitUntil(
        lambda: any(state.identifiers == ("@robin_e",) for state in in_vault(desk.tasks, lambda: board(desk.notebook)))
    )


def step(desk: Desk, step_id: str) -> StepState:
    found: StepState = in_vault(desk.tasks, lambda: step_state(desk.notebook, step_id))
    return found


def test_a_step_can_be_put_off_and_opened_again(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered()
    press(qtbot, page, "chapter_stay-safe")
    press(qtbot, page, "step_numbers")
    press(qtbot, page, "stepState_later")
    qtbot.waitUntil(lambda: step(desk, "numbers").state == "later")
    press(qtbot, page, "back")
    press(qtbot, page, "step_numbers")
    press(qtbot, page, "stepState_open")
    qtbot.waitUntil(lambda: step(desk, "numbers").state == "open")


def test_a_note_is_kept_when_the_step_is_left_at_once(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("step:numbers")
    qtbot.waitUntil(lambda: page.findChild(QWidget, "stepNote") is not None)
    note = page.findChild(QWidget, "stepNote")
    assert note is not None
    qtbot.keyClicks(note, "call Ann first")
    page.leaving()
    qtbot.waitUntil(lambda: step(desk, "numbers").note == "call Ann first")


def test_escape_leads_back_from_a_channel_to_the_board_to_the_plan(page: PreparePage, qtbot: QtBot) -> None:
    page.entered("board")
    press(qtbot, page, "open_instagram")
    qtbot.waitUntil(lambda: page.findChild(QWidget, "channelView") is not None)
    for view, before in (("channelView", "boardView"), ("boardView", "planView")):
        shown = page.findChild(QWidget, view)
        assert shown is not None
        qtbot.waitUntil(shown.isVisible)
        shown.setFocus()
        qtbot.keyClick(shown, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda before=before: any(one.isVisible() for one in page.findChildren(QWidget, before)))


def test_the_question_about_copies_takes_the_keyboard(page: PreparePage, qtbot: QtBot) -> None:
    page.entered("board")
    press(qtbot, page, "choice_whatsapp_block")
    qtbot.waitUntil(lambda: page.focusWidget() is page.findChild(QWidget, "gate_whatsapp_saved"))


def test_a_channel_says_aloud_what_stands_beside_it(page: PreparePage, qtbot: QtBot) -> None:
    page.entered("board")
    qtbot.waitUntil(lambda: page.findChild(QWidget, "open_whatsapp") is not None)
    name = page.findChild(QWidget, "open_whatsapp")
    assert name is not None
    assert "Save first" in name.accessibleDescription()


def test_tab_stops_once_at_each_choice_of_the_board(page: PreparePage, qtbot: QtBot) -> None:
    page.entered("board")
    qtbot.waitUntil(lambda: page.findChild(QWidget, "choice_email") is not None)
    stops = [stop.objectName() for stop in walking.tab_stops(page)]
    assert [name for name in stops if name.startswith("choice_email")] == ["choice_email_block"]
