"""The sitting in the window: three questions, one card at a time, and every tap is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.prepare.page import PreparePage
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation import accounts, people
from nocontact_desktop.preparation import sitting as sittings
from nocontact_desktop.preparation.board import board, decide, set_evidence, set_used
from nocontact_desktop.preparation.later import chosen_moment
from nocontact_desktop.preparation.sitting import Sitting
from tests.gui.conftest import in_vault


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> PreparePage:
    made = PreparePage(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def shown(page: QWidget, name: str) -> QWidget | None:
    found = [one for one in page.findChildren(QWidget, name) if one.isVisible() and not one.size().isEmpty()]
    return found[0] if found else None


def wait_for(qtbot: QtBot, page: QWidget, name: str) -> QWidget:
    qtbot.waitUntil(lambda: shown(page, name) is not None)
    found = shown(page, name)
    assert found is not None
    return found


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = wait_for(qtbot, page, name)
    assert isinstance(button, QAbstractButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words(qtbot: QtBot, page: QWidget, name: str) -> str:
    label = wait_for(qtbot, page, name)
    assert isinstance(label, QLabel)
    return label.text()


def ready_to_block(desk: Desk, *channels: str) -> None:
    def prepare() -> None:
        for channel_id in channels:
            set_evidence(desk.notebook, channel_id, "saved")
            decide(desk.notebook, channel_id, "block")

    in_vault(desk.tasks, prepare)


def now(desk: Desk) -> Sitting | None:
    found: Sitting | None = in_vault(desk.tasks, lambda: sittings.sitting(desk.notebook))
    return found


def done(desk: Desk) -> list[str]:
    states = in_vault(desk.tasks, lambda: board(desk.notebook))
    return [state.channel_id for state in states if state.done_at is not None]


def answer_all(qtbot: QtBot, page: QWidget) -> None:
    for name in ("sitting_place_alone", "sitting_person_away", "sitting_device_mine"):
        press(qtbot, page, name)


@pytest.mark.fact("idea:F-16")
def test_a_whole_sitting(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    ready_to_block(desk, "email", "whatsapp", "location")
    page.entered("sitting")
    press(qtbot, page, "sittingBegin")
    answer_all(qtbot, page)
    press(qtbot, page, "sittingDone")
    qtbot.waitUntil(lambda: done(desk) == ["email"])
    qtbot.waitUntil(lambda: words(qtbot, page, "sittingTitle") == "WhatsApp")
    press(qtbot, page, "sittingLater")
    press(qtbot, page, "sittingApartLater")
    wait_for(qtbot, page, "sittingEndCard")
    press(qtbot, page, "sittingEnd")
    qtbot.waitUntil(lambda: now(desk) is None)
    assert len(in_vault(desk.tasks, lambda: chosen_moment(desk.notebook).looks)) == 2
    wait_for(qtbot, page, "sittingStart")


def test_an_answer_against_it_offers_later_and_forbids_nothing(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    ready_to_block(desk, "whatsapp")
    page.entered("sitting")
    press(qtbot, page, "sittingBegin")
    for name in ("sitting_place_alone", "sitting_person_near", "sitting_device_mine"):
        press(qtbot, page, name)
    press(qtbot, page, "sittingWaitLater")
    wait_for(qtbot, page, "sittingPaused")
    press(qtbot, page, "sittingGoOn")
    for name in ("sitting_place_alone", "sitting_person_near", "sitting_device_mine"):
        press(qtbot, page, name)
    press(qtbot, page, "sittingGoOnAnyway")
    wait_for(qtbot, page, "sittingDone")


def test_what_could_be_noticed_and_the_steps_stand_before_the_button(
    page: PreparePage, desk: Desk, qtbot: QtBot
) -> None:
    ready_to_block(desk, "whatsapp")
    page.entered("sitting")
    press(qtbot, page, "sittingBegin")
    answer_all(qtbot, page)
    channel = load().channel("whatsapp")
    assert channel is not None
    assert words(qtbot, page, "sittingVerb") == channel.verb
    assert channel.notice.says in words(qtbot, page, "sittingNoticeText")
    order = [wait_for(qtbot, page, name) for name in ("sittingSteps0", "sittingNotice", "sittingDone")]
    heights = [one.mapTo(page, one.rect().topLeft()).y() for one in order]
    assert heights == sorted(heights)


def test_skipping_keeps_why_and_the_card_can_be_opened_again(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    ready_to_block(desk, "whatsapp", "x")
    page.entered("sitting")
    press(qtbot, page, "sittingBegin")
    answer_all(qtbot, page)
    press(qtbot, page, "sittingSkip")
    why = wait_for(qtbot, page, "sittingWhy")
    assert isinstance(why, QLineEdit)
    qtbot.keyClicks(why, "needed for school")
    press(qtbot, page, "sittingSkipNow")
    qtbot.waitUntil(lambda: words(qtbot, page, "sittingTitle") != "WhatsApp")
    press(qtbot, page, "sittingSkippedButton")
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "needed for school" in labels
    press(qtbot, page, "left_channel_whatsapp")
    qtbot.waitUntil(lambda: words(qtbot, page, "sittingTitle") == "WhatsApp")


def test_a_pause_at_any_card_and_another_page_lead_back_to_the_same_card(
    page: PreparePage, desk: Desk, qtbot: QtBot
) -> None:
    ready_to_block(desk, "whatsapp", "x")
    page.entered("sitting")
    press(qtbot, page, "sittingBegin")
    answer_all(qtbot, page)
    press(qtbot, page, "sittingDone")
    qtbot.waitUntil(lambda: words(qtbot, page, "sittingTitle") != "WhatsApp")
    before = words(qtbot, page, "sittingTitle")
    press(qtbot, page, "sittingPause")
    wait_for(qtbot, page, "sittingPaused")
    page.entered("board")
    page.entered("sitting")
    press(qtbot, page, "sittingGoOn")
    assert words(qtbot, page, "sittingTitle") == before


def test_it_can_be_ended_without_finishing(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    ready_to_block(desk, "whatsapp", "x")
    page.entered("sitting")
    press(qtbot, page, "sittingBegin")
    answer_all(qtbot, page)
    press(qtbot, page, "sittingEndNow")
    qtbot.waitUntil(lambda: now(desk) is None)
    wait_for(qtbot, page, "sittingStart")


def test_people_and_accounts_come_in_too(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    def prepare() -> str:
        ann = next(iter(people.add_person(desk.notebook, "Ann", "trusted").touched("person")))
        people.change_person(desk.notebook, ann, tell="before")
        account_id, _ = accounts.add_account(desk.notebook, "My mail", power="mail")
        accounts.set_plan(desk.notebook, account_id, "now")
        return ann

    ann = in_vault(desk.tasks, prepare)
    page.entered("sitting")
    press(qtbot, page, "sittingBegin")
    answer_all(qtbot, page)
    assert words(qtbot, page, "sittingTitle") == "Ann"
    press(qtbot, page, "sittingDone")
    qtbot.waitUntil(lambda: words(qtbot, page, "sittingTitle") == "My mail")
    assert in_vault(desk.tasks, lambda: people.person(desk.notebook, ann)).told_on


def test_what_is_not_in_it_yet_leads_to_its_channel(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    in_vault(desk.tasks, lambda: set_used(desk.notebook, "x", used=True))
    page.entered("sitting")
    begin = wait_for(qtbot, page, "sittingBegin")
    assert not begin.isEnabled()
    press(qtbot, page, "notYet_x")
    wait_for(qtbot, page, "channelView")
