"""The moment, later looks and the ready view: everything can stay open, and nothing is judged."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.prepare.page import PreparePage
from nocontact_desktop.gui.widgets import Radio
from nocontact_desktop.preparation import later
from nocontact_desktop.preparation.board import board, decide, set_done
from nocontact_desktop.preparation.later import Moment, chosen_moment
from tests.gui.conftest import in_vault
from tests.gui.test_prepare_sitting import press, shown, wait_for


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> PreparePage:
    made = PreparePage(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def said(desk: Desk) -> Moment:
    found: Moment = in_vault(desk.tasks, lambda: chosen_moment(desk.notebook))
    return found


def write(qtbot: QtBot, page: QWidget, name: str, text: str) -> None:
    """Type into a field and go on with the keyboard."""
    field = wait_for(qtbot, page, name)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def all_words(page: QWidget) -> str:
    labels = [one.text() for kind in (QLabel, QAbstractButton) for one in page.findChildren(kind)]
    return "\n".join((*labels, *(text.toPlainText() for text in page.findChildren(QTextEdit)))).lower()


@pytest.mark.fact("idea:X-03")
def test_both_ways_stand_beside_what_sources_say(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("moment")
    wait_for(qtbot, page, "momentWay")
    assert "one author" in all_words(page)
    assert "can raise risk" in all_words(page)
    press(qtbot, page, "way_stages")
    qtbot.waitUntil(lambda: said(desk).way == "stages")
    wait_for(qtbot, page, "momentDoors")
    press(qtbot, page, "way_together")
    qtbot.waitUntil(lambda: said(desk).way == "together")
    wait_for(qtbot, page, "momentSitting")
    press(qtbot, page, "way_leaveOpen")
    qtbot.waitUntil(lambda: said(desk).way is None)


@pytest.mark.fact("idea:X-01")
def test_no_end_a_day_and_not_decided_have_the_same_weight(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("moment")
    options = [wait_for(qtbot, page, f"ending_{value}") for value in ("open", "review", "undecided")]
    assert {type(one) for one in options} == {Radio}
    assert not any(one.isChecked() for one in options if isinstance(one, QAbstractButton))
    assert len({one.height() for one in options}) == 1
    press(qtbot, page, "ending_review")
    write(qtbot, page, "reviewDay", "1 June 2026")
    qtbot.waitUntil(lambda: (said(desk).ending, said(desk).review_on) == ("review", date(2026, 6, 1)))
    assert "days since" not in all_words(page)


def test_the_days_to_look_again_follow_from_the_start(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("moment")
    write(qtbot, page, "startedDay", "2 March 2026")
    qtbot.waitUntil(lambda: [look.due_on for look in said(desk).looks] == [date(2026, 3, 16), date(2026, 4, 27)])
    first, second = (look.number for look in said(desk).looks)
    press(qtbot, page, f"looked_{first}")
    qtbot.waitUntil(lambda: said(desk).looks[0].looked_at is not None)
    press(qtbot, page, f"lookLater_{second}")
    qtbot.waitUntil(lambda: said(desk).looks[1].due_on == date(2026, 5, 4))
    press(qtbot, page, f"lookOut_{second}")
    qtbot.waitUntil(lambda: len(said(desk).looks) == 1)


def test_a_day_and_a_time_are_chosen_and_what_is_no_time_is_said(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("moment")
    write(qtbot, page, "plannedDay", "1 April 2026")
    qtbot.waitUntil(lambda: said(desk).planned_on == date(2026, 4, 1))
    write(qtbot, page, "plannedTime", "half past")
    qtbot.waitUntil(lambda: shown(page, "plannedTimeError") is not None)
    write(qtbot, page, "plannedTime", "9:30")
    qtbot.waitUntil(lambda: str(said(desk).planned_time) == "09:30:00")


def test_the_whole_can_rest_and_start_again(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("moment")
    press(qtbot, page, "momentRest")
    qtbot.waitUntil(lambda: said(desk).paused_on is not None)
    press(qtbot, page, "momentAgain")
    qtbot.waitUntil(lambda: said(desk).paused_on is None)


@pytest.mark.fact("idea:G-12")
def test_a_light_look_again(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    def prepare() -> None:
        decide(desk.notebook, "whatsapp", "filter")
        set_done(desk.notebook, "whatsapp", done=True)

    in_vault(desk.tasks, prepare)
    page.entered("moment")
    press(qtbot, page, "lookedAgain_whatsapp")

    def looked() -> bool:
        states = in_vault(desk.tasks, lambda: board(desk.notebook))
        return any(state.channel_id == "whatsapp" and state.checked_at for state in states)

    qtbot.waitUntil(looked)
    press(qtbot, page, "recheck_board")
    wait_for(qtbot, page, "boardView")


@pytest.mark.fact("idea:E-11")
def test_the_ready_view_lists_and_does_not_judge(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    def prepare() -> None:
        decide(desk.notebook, "x", "filter")
        later.set_planned(desk.notebook, date(2026, 4, 1))
        later.set_ending(desk.notebook, "open")

    in_vault(desk.tasks, prepare)
    page.entered("ready")
    for card in ("readyMoment", "readyLooked", "readyOpen", "readyChannels", "readyNotice", "readyPeople"):
        wait_for(qtbot, page, card)
    words = all_words(page)
    assert "1 april 2026" in words
    assert "no end date" in words
    assert "you decide" in words
    for verdict in ("you are ready", "all safe", "is safe", "finished first.", "%"):
        assert verdict not in words.replace("nothing here has to be finished first, ", "")
    press(qtbot, page, "readyNotice_x")
    wait_for(qtbot, page, "channelView")
