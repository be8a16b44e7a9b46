"""Words not sent, as somebody writes them: kept, put away or erased, and with no way out that was not asked about."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.steady.staying_text import StayingEditor
from nocontact_desktop.steady import put_away, unsent
from nocontact_desktop.steady.unsent import Unsent
from tests.conftest import Clock
from tests.gui.conftest import Answers, in_vault
from tests.gui.prepare_records import SIZES, find, press, text_of, walked, write
from tests.gui.steady_records import opened_again, steady, thing

WORD = "Zinnoberhafen"


def written(desk: Desk) -> list[Unsent]:
    found: list[Unsent] = in_vault(desk.tasks, lambda: unsent.all_unsent(desk.notebook))
    return found


def write_one(desk: Desk, text: str = WORD) -> None:
    in_vault(desk.tasks, lambda: unsent.keep_unsent(desk.notebook, "w1", text))


@pytest.mark.fact("idea:J-07")
def test_words_are_kept_when_one_leaves_at_once_and_stay_folded_in_the_list(
    desk: Desk, clock: Clock, qtbot: QtBot
) -> None:
    page = steady(desk, qtbot, "urge")
    press(qtbot, page, "writeInstead")
    write(qtbot, page, "unsentText", f"Dear {WORD}")
    page.leaving()
    page = steady(opened_again(desk, clock), qtbot, "unsent")
    (one,) = written(desk)
    assert one.text == f"Dear {WORD}"
    find(qtbot, page, "unsentCard")
    assert WORD not in text_of(page)
    press(qtbot, page, f"unsent_{one.id}")
    assert WORD in text_of(find(qtbot, page, "wordsCard"))


def test_going_back_keeps_them_and_nothing_written_leaves_nothing(desk: Desk, qtbot: QtBot) -> None:
    page = steady(desk, qtbot, "unsent")
    press(qtbot, page, "writeUnsent")
    find(qtbot, page, "unsentText")
    press(qtbot, page, "back")
    find(qtbot, page, "writeUnsent")
    assert written(desk) == []
    press(qtbot, page, "writeUnsent")
    write(qtbot, page, "unsentText", WORD)
    press(qtbot, page, "back")
    find(qtbot, page, "writeUnsent")
    assert [one.text for one in written(desk)] == [WORD]


@pytest.mark.fact("idea:J-08")
def test_nothing_on_the_view_sends_prints_or_copies(desk: Desk, qtbot: QtBot) -> None:
    write_one(desk)
    page = steady(desk, qtbot, "words:w1")
    find(qtbot, page, "wordsCard")
    buttons = {one.objectName() for one in page.findChildren(QAbstractButton) if one.isVisible()}
    assert buttons == {"back", "courtRead", "putWordsAway", "eraseWords"}


@pytest.mark.parametrize("keys", [QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut])
def test_copying_asks_first(desk: Desk, answers: Answers, qtbot: QtBot, keys: QKeySequence.StandardKey) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText("before")
    write_one(desk)
    page = steady(desk, qtbot, "words:w1")
    field = find(qtbot, page, "unsentText", QPlainTextEdit)
    field.selectAll()
    answers.yes = False
    QTest.keySequence(field, QKeySequence(keys))
    assert clipboard.text() == "before"
    assert answers.asked == [("confirm", "Copy these words?")]
    answers.yes = True
    QTest.keySequence(field, QKeySequence(keys))
    assert clipboard.text() == WORD
    assert field.toPlainText() == WORD
    desk.clipboard.clear()
    assert clipboard.text() == ""


def test_dragging_and_marking_hand_over_nothing(desk: Desk, qtbot: QtBot) -> None:
    write_one(desk)
    page = steady(desk, qtbot, "words:w1")
    field = find(qtbot, page, "unsentText", StayingEditor)
    field.selectAll()
    assert field.createMimeDataFromSelection().formats() == []


def test_they_can_be_put_away_behind_a_wait(desk: Desk, qtbot: QtBot) -> None:
    page = steady(desk, qtbot, "unsent")
    press(qtbot, page, "writeUnsent")
    write(qtbot, page, "unsentText", WORD)
    press(qtbot, page, "putWordsAway")
    assert WORD in text_of(find(qtbot, page, "insideCard"))
    press(qtbot, page, "closeThing")
    find(qtbot, page, "writeUnsent")
    assert written(desk) == []
    assert thing(desk).state == "closed"
    assert in_vault(desk.tasks, lambda: len(put_away.things(desk.notebook))) == 1


@pytest.mark.fact("idea:J-07")
def test_they_are_erased_after_one_question_also_what_was_typed_last(
    desk: Desk, answers: Answers, qtbot: QtBot
) -> None:
    write_one(desk)
    page = steady(desk, qtbot, "unsent")
    press(qtbot, page, "unsent_w1")
    write(qtbot, page, "unsentText", "And more")
    press(qtbot, page, "eraseWords")
    find(qtbot, page, "writeUnsent")
    qtbot.waitUntil(lambda: page.findChild(QWidget, "unsentText") is None)
    assert written(desk) == []
    assert answers.asked == [("confirm", "Erase these words?")]


def test_the_first_use_says_who_may_ask_for_it_until_it_was_read(desk: Desk, clock: Clock, qtbot: QtBot) -> None:
    for where in (None, "urge", "words", "put-in"):
        page = steady(desk, qtbot, where)
        assert "A court may be able to ask" in text_of(find(qtbot, page, "courtNotice")), where
    press(qtbot, page, "courtRead")
    page = steady(opened_again(desk, clock), qtbot)
    find(qtbot, page, "steadyWays")
    qtbot.waitUntil(lambda: not desk.tasks.is_busy())
    assert "court" not in text_of(page)


@SIZES
def test_every_view_fits_and_names_its_parts(desk: Desk, qtbot: QtBot, width: int, height: int, percent: int) -> None:
    write_one(desk, "Nightshift " * 200)
    themes.theme().set_look(themes.Look("light", percent))
    page = steady(desk, qtbot)
    page.resize(width - (68 if percent == 200 else 211), height - 75)
    assert walked(qtbot, page, desk, {"unsent": "unsentCard", "words:w1": "wordsCard", "words": "wordsCard"}) == []
