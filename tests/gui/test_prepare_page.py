"""The plan and the board, used as somebody new would."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.prepare.page import PreparePage
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.board import ChannelState, board, decide, history, set_used
from nocontact_desktop.preparation.plan import StepState, step_state
from nocontact_desktop.preparation.terms import add_terms, change_terms
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


def channel(desk: Desk, channel_id: str) -> ChannelState:
    states: list[ChannelState] = in_vault(desk.tasks, lambda: board(desk.notebook))
    return next(state for state in states if state.channel_id == channel_id)


def state_of(desk: Desk, channel_id: str) -> tuple[str | None, str | None]:
    state = channel(desk, channel_id)
    return state.choice, state.evidence


def use(desk: Desk, *channels: str) -> None:
    """Both use these."""
    in_vault(desk.tasks, lambda: [set_used(desk.notebook, one, used=True) for one in channels])


def shown(page: QWidget, name: str) -> QWidget | None:
    found = [one for one in page.findChildren(QWidget, name) if one.isVisible()]
    return found[0] if found else None


def wait_for(qtbot: QtBot, page: QWidget, name: str) -> QWidget:
    qtbot.waitUntil(lambda: shown(page, name) is not None)
    found = shown(page, name)
    assert found is not None
    return found


def type_in(qtbot: QtBot, page: QWidget, name: str, words: str) -> None:
    field = wait_for(qtbot, page, name)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    qtbot.keyClicks(field, words)


def channel_rows(page: QWidget) -> list[str]:
    """The channels whose rows are in sight."""
    known = [one.id for one in load().channels]
    return [one for one in known if shown(page, f"channel_{one}") is not None]


def chip_words(page: QWidget, value: str) -> str:
    chip = shown(page, f"boardFilter_{value}")
    return chip.accessibleName() if chip is not None else ""


@pytest.mark.fact("idea:F-12")
def test_the_board_begins_with_what_both_use(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("board")
    press(qtbot, page, "used_whatsapp")
    press(qtbot, page, "used_email")
    qtbot.waitUntil(lambda: channel(desk, "email").used is True)
    press(qtbot, page, "usedFinishedTop")
    wait_for(qtbot, page, "channel_whatsapp")
    assert channel_rows(page) == ["email", "whatsapp"]
    assert chip_words(page, "both") == "We both use it · 2"
    assert chip_words(page, "all") == f"All · {len(load().channels)}"

    press(qtbot, page, "markUsed")
    press(qtbot, page, "used_email")
    qtbot.waitUntil(lambda: channel(desk, "email").used is None)


@pytest.mark.fact("idea:F-01")
def test_every_channel_is_on_the_board_group_by_group(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    use(desk, "whatsapp")
    page.entered("board")
    press(qtbot, page, "boardFilter_all")
    wait_for(qtbot, page, f"group_{load().channel_groups[0].id}")
    assert channel_rows(page) == []
    for group in load().channel_groups:
        press(qtbot, page, f"group_{group.id}Button")
    every_one = [one.id for one in load().channels]
    qtbot.waitUntil(lambda: channel_rows(page) == every_one, timeout=20_000)


def test_what_is_decided_leaves_the_list_of_what_is_not(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    use(desk, "whatsapp", "x")
    page.entered("board")
    press(qtbot, page, "choice_whatsapp_filter")
    qtbot.waitUntil(lambda: chip_words(page, "undecided") == "Not decided · 1")
    press(qtbot, page, "boardFilter_undecided")
    qtbot.waitUntil(lambda: channel_rows(page) == ["x"])
    press(qtbot, page, "boardFilter_seen")
    seen = [one.id for one in load().channels if one.id in ("whatsapp", "x") and one.notice.level >= 2]
    qtbot.waitUntil(lambda: channel_rows(page) == seen)


@pytest.mark.fact("idea:F-22")
def test_a_row_shows_what_could_be_noticed_before_the_choice(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    use(desk, "whatsapp")
    page.entered("board")
    notice = wait_for(qtbot, page, "notice_whatsapp")
    found = load().channel("whatsapp")
    assert found is not None
    assert isinstance(notice, QLabel)
    assert notice.text() == found.notice.says
    choice = wait_for(qtbot, page, "choice_whatsapp")
    assert notice.mapTo(page, notice.rect().topLeft()).y() <= choice.mapTo(page, choice.rect().bottomLeft()).y()


def test_the_last_change_can_be_taken_back_from_the_board(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    use(desk, "whatsapp")
    page.entered("board")
    undo = wait_for(qtbot, page, "boardUndo")
    assert not undo.isEnabled()
    press(qtbot, page, "choice_whatsapp_open")
    qtbot.waitUntil(undo.isEnabled)
    press(qtbot, page, "boardUndo")
    qtbot.waitUntil(lambda: state_of(desk, "whatsapp") == (None, None))
    qtbot.waitUntil(lambda: not undo.isEnabled())


def test_a_new_number_is_added_from_the_board(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    use(desk, "whatsapp")
    page.entered("board")
    type_in(qtbot, page, "newNumber", "020 7946 0999")
    press(qtbot, page, "addNewNumber")
    qtbot.waitUntil(lambda: [one.value for one in channel(desk, "whatsapp").identifiers] == ["020 7946 0999"])


@pytest.mark.fact("idea:F-12")
def test_a_channel_of_ones_own_is_added_named_and_taken_off(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    def own() -> list[str]:
        states = in_vault(desk.tasks, lambda: board(desk.notebook))
        return [state.name for state in states if state.is_own]

    use(desk, "whatsapp")
    page.entered("board")
    type_in(qtbot, page, "ownChannelName", "Amateur radio")
    press(qtbot, page, "addOwnChannel")
    qtbot.waitUntil(lambda: own() == ["Amateur radio"])
    states = in_vault(desk.tasks, lambda: board(desk.notebook))
    own_id = next(state.channel_id for state in states if state.is_own)
    press(qtbot, page, f"choice_{own_id}_block")
    press(qtbot, page, f"gate_{own_id}_nothing")
    qtbot.waitUntil(lambda: state_of(desk, own_id) == ("block", "nothing"))
    press(qtbot, page, f"open_{own_id}")
    field = wait_for(qtbot, page, "ownChannelRename")
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, "Chess by post")
    press(qtbot, page, "renameChannel")
    qtbot.waitUntil(lambda: own() == ["Chess by post"])
    press(qtbot, page, "removeChannel")
    qtbot.waitUntil(lambda: own() == [])
    wait_for(qtbot, page, "boardView")


def test_what_stays_a_note_and_a_later_look_are_kept_with_the_channel(
    page: PreparePage, desk: Desk, qtbot: QtBot
) -> None:
    page.entered("channel:whatsapp")
    qtbot.keyClicks(wait_for(qtbot, page, "channelStays"), "school group stays")
    qtbot.keyClicks(wait_for(qtbot, page, "channelNote"), "after the move")
    press(qtbot, page, "channelLooked")
    qtbot.waitUntil(lambda: channel(desk, "whatsapp").checked_at is not None)
    state = channel(desk, "whatsapp")
    assert (state.stays, state.note) == (("school group stays",), "after the move")


def test_a_channel_is_undone_step_by_step(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    in_vault(desk.tasks, lambda: decide(desk.notebook, "whatsapp", "filter"))
    page.entered("channel:whatsapp")
    press(qtbot, page, "channelDone")
    qtbot.waitUntil(lambda: channel(desk, "whatsapp").state == "done")
    for left in (1, 0):
        press(qtbot, page, "channelUndo")
        qtbot.waitUntil(lambda left=left: len(in_vault(desk.tasks, lambda: history(desk.notebook, "whatsapp"))) == left)
    assert channel(desk, "whatsapp").choice is None


def test_what_is_typed_stays_while_a_choice_is_made(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("channel:whatsapp")
    qtbot.keyClicks(wait_for(qtbot, page, "channelNote"), "call Ann")
    press(qtbot, page, "channelChoice_open")
    qtbot.waitUntil(lambda: state_of(desk, "whatsapp") == ("open", None))
    note = wait_for(qtbot, page, "channelNote")
    qtbot.keyClicks(note, " first")
    page.leaving()
    qtbot.waitUntil(lambda: channel(desk, "whatsapp").note == "call Ann first")


@pytest.mark.fact("idea:X-03")
def test_the_doors_still_open_are_a_click_away(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    use(desk, "whatsapp")
    page.entered("board")
    press(qtbot, page, "boardDoorsButton")
    press(qtbot, page, "door_whatsapp")
    wait_for(qtbot, page, "channelView")


def test_a_channel_kept_open_by_terms_says_so(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    def set_terms() -> None:
        terms_id = next(iter(add_terms(desk.notebook, "whatsapp").touched("terms")))
        change_terms(desk.notebook, terms_id, how_often="Sundays", subjects=("school",))

    in_vault(desk.tasks, set_terms)
    page.entered("board")
    notice = wait_for(qtbot, page, "notice_whatsapp")
    assert isinstance(notice, QLabel)
    assert notice.text() == "Stays open: Sundays; school"


@pytest.mark.fact("idea:X-05")
def test_a_block_waits_until_the_copies_are_decided(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    use(desk, "whatsapp")
    page.entered("board")
    press(qtbot, page, "choice_whatsapp_block")
    gate = wait_for(qtbot, page, "gate_whatsapp")
    assert state_of(desk, "whatsapp") == (None, None)
    press(qtbot, page, "gate_whatsapp_saved")
    qtbot.waitUntil(lambda: state_of(desk, "whatsapp") == ("block", "saved"))
    assert not gate.isVisible()


def test_leaving_a_channel_open_needs_no_copies(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    use(desk, "email")
    page.entered("board")
    press(qtbot, page, "choice_email_open")
    qtbot.waitUntil(lambda: state_of(desk, "email") == ("open", None))


def test_a_channel_keeps_its_numbers_and_accounts(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    use(desk, "instagram")
    page.entered("board")
    press(qtbot, page, "open_instagram")
    qtbot.waitUntil(lambda: page.findChild(QWidget, "channelIdentifiers") is not None)
    field = page.findChild(QWidget, "channelIdentifiers")
    assert field is not None
    field.setFocus()
    qtbot.keyClicks(page.window().focusWidget(), "@robin_e")
    qtbot.waitUntil(lambda: [one.value for one in channel(desk, "instagram").identifiers] == ["@robin_e"])


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


def test_escape_leads_back_from_a_channel_to_the_board_to_the_plan(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    use(desk, "instagram", "whatsapp", "email")
    page.entered("board")
    press(qtbot, page, "open_instagram")
    for view, before in (("channelView", "boardView"), ("boardView", "planView")):
        here = wait_for(qtbot, page, view)
        here.setFocus()
        qtbot.keyClick(here, Qt.Key.Key_Escape)
        wait_for(qtbot, page, before)


def test_the_question_about_copies_takes_the_keyboard(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    use(desk, "instagram", "whatsapp", "email")
    page.entered("board")
    press(qtbot, page, "choice_whatsapp_block")
    qtbot.waitUntil(lambda: page.focusWidget() is page.findChild(QWidget, "gate_whatsapp_saved"))


def test_a_channel_says_aloud_what_stands_beside_it(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    use(desk, "instagram", "whatsapp", "email")
    page.entered("board")
    qtbot.waitUntil(lambda: page.findChild(QWidget, "open_whatsapp") is not None)
    name = page.findChild(QWidget, "open_whatsapp")
    assert name is not None
    assert "Save first" in name.accessibleDescription()


def test_tab_stops_once_at_each_choice_of_the_board(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    use(desk, "instagram", "whatsapp", "email")
    page.entered("board")
    wait_for(qtbot, page, "choice_email_block")
    stops = [stop.objectName() for stop in walking.tab_stops(page)]
    assert [name for name in stops if name.startswith("choice_email")] == ["choice_email_block"]
