"""People and words to use, as somebody uses them who fills them in for the first time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.prepare.page import PreparePage
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.answers import Answers as Said
from nocontact_desktop.preparation.answers import save_answers
from nocontact_desktop.preparation.people import Person, add_person, change_person, hear, people
from nocontact_desktop.preparation.scripts import ScriptState, script
from tests.gui.conftest import Answers, in_vault
from tests.gui.prepare_records import SIZES, find, open_all, page_of, press, text_of, walked, write

SCRIPT = next(one for one in load().scripts if "{person}" in one.text).id
LONG = "Bartholomäus " * 6


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> PreparePage:
    return page_of(qtbot, PreparePage(desk))


def listed(desk: Desk) -> list[Person]:
    found: list[Person] = in_vault(desk.tasks, lambda: people(desk.notebook))
    return found


def add(desk: Desk, name: str, **values: object) -> str:
    def fill() -> str:
        (person_id,) = add_person(desk.notebook, name).touched("person")
        change_person(desk.notebook, person_id, **values)
        return person_id

    made: str = in_vault(desk.tasks, fill)
    return made


def script_now(desk: Desk) -> ScriptState:
    found: ScriptState = in_vault(desk.tasks, lambda: script(desk.notebook, SCRIPT))
    return found


def test_a_person_is_added_by_name_and_opens_from_the_list(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("people")
    write(qtbot, page, "newPerson", "Ann")
    press(qtbot, page, "addPerson")
    qtbot.waitUntil(lambda: [one.name for one in listed(desk)] == ["Ann"])
    press(qtbot, page, f"person_{listed(desk)[0].id}")
    assert find(qtbot, page, "person_name", QLineEdit).text() == "Ann"


def test_a_blank_name_is_said_under_the_field(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("people")
    press(qtbot, page, "addPerson")
    find(qtbot, page, "newPersonError")
    assert listed(desk) == []


@pytest.mark.fact("idea:H-03")
def test_everything_about_a_person_is_kept_as_it_is_said(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    ann = add(desk, "Ann")
    page.entered(f"person:{ann}")
    write(qtbot, page, "person_reach", "0700 900123")
    write(qtbot, page, "person_knows", "that I have moved")
    press(qtbot, page, "person_circle_trusted")
    press(qtbot, page, "person_may_call")
    press(qtbot, page, "person_tell_before")
    press(qtbot, page, "person_hear_threats")
    page.leaving()

    def kept() -> bool:
        one = listed(desk)[0]
        return (one.circle, one.may_call, one.tell, one.hear) == ("trusted", True, "before", "threats") and (
            one.reach,
            one.knows,
        ) == ("0700 900123", "that I have moved")

    qtbot.waitUntil(kept)


@pytest.mark.fact("idea:X-06")
def test_where_somebody_stands_can_be_taken_back(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    ann = add(desk, "Ann", circle="no-contact")
    page.entered(f"person:{ann}")
    press(qtbot, page, "person_circle_leaveOpen")
    qtbot.waitUntil(lambda: listed(desk)[0].circle is None)


@pytest.mark.fact("idea:X-06")
def test_no_word_on_the_page_says_what_kind_of_person_somebody_is(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    for circle in ("trusted", "neutral", "no-share", "no-contact", None):
        add(desk, f"In {circle}", circle=circle)
    page.entered("people")
    find(qtbot, page, "circle_open")
    open_all(qtbot, page, "peopleView")
    said = text_of(page).lower()
    assert not [word for word in ("toxic", "enemy", "flying", "monkey", "side with", "abus") if word in said]


@pytest.mark.fact("idea:H-07")
def test_the_wish_to_hear_is_kept_for_everybody(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("people")
    press(qtbot, page, "hear_never")
    qtbot.waitUntil(lambda: in_vault(desk.tasks, lambda: hear(desk.notebook)) == "never")
    page.entered(f"person:{add(desk, 'Ann')}")
    find(qtbot, page, "personNews")
    assert load().words["hear"]["never"] in text_of(page)


def test_a_name_that_is_emptied_is_not_lost(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered(f"person:{add(desk, 'Ann')}")
    find(qtbot, page, "person_name", QLineEdit).selectAll()
    write(qtbot, page, "person_name", "\b")
    find(qtbot, page, "person_nameError")
    assert listed(desk)[0].name == "Ann"


def test_the_order_is_ones_own_and_the_keyboard_stays_with_the_one_moved(
    page: PreparePage, desk: Desk, qtbot: QtBot
) -> None:
    add(desk, "Ann")
    bo, _ = add(desk, "Bo"), add(desk, "Cem")
    page.entered("people")
    press(qtbot, page, f"up_{bo}")
    qtbot.waitUntil(lambda: [one.name for one in listed(desk)] == ["Bo", "Ann", "Cem"])
    qtbot.waitUntil(lambda: page.focusWidget() is not None and page.focusWidget().objectName() == f"person_{bo}")


def test_taking_somebody_off_asks_first(page: PreparePage, desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    ann = add(desk, "Ann")
    page.entered("people")
    press(qtbot, page, f"person_{ann}")
    answers.yes = False
    write(qtbot, page, "person_note", "still being typed")
    press(qtbot, page, "removePerson")
    assert [one.name for one in listed(desk)] == ["Ann"]
    answers.yes = True
    press(qtbot, page, "removePerson")
    qtbot.waitUntil(lambda: listed(desk) == [])
    find(qtbot, page, "peopleView")
    assert [kind for kind, _ in answers.asked] == ["confirm", "confirm"]


@pytest.mark.fact("idea:E-12")
def test_own_words_are_kept_and_copied_for_a_short_time(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered(f"script:{SCRIPT}")
    field = find(qtbot, page, "scriptText", QPlainTextEdit)
    field.selectAll()
    write(qtbot, page, "scriptText", "My own words.")
    press(qtbot, page, "copyScript")
    assert QApplication.clipboard().text() == "My own words."
    assert "15 seconds" in text_of(find(qtbot, page, "scriptCopied"))
    page.leaving()
    qtbot.waitUntil(lambda: script_now(desk).own == "My own words.")
    desk.clipboard.clear()
    assert QApplication.clipboard().text() == ""


def test_going_back_to_the_given_words_asks_first(
    page: PreparePage, desk: Desk, answers: Answers, qtbot: QtBot
) -> None:
    in_vault(desk.tasks, lambda: save_answers(desk.notebook, Said(label="Robin")))
    page.entered(f"script:{SCRIPT}")
    field = find(qtbot, page, "scriptText", QPlainTextEdit)
    assert "Robin" in field.toPlainText()
    assert not page.findChild(QWidget, "scriptGiven").isVisible()  # type: ignore[union-attr]
    write(qtbot, page, "scriptText", "And more. ")
    page.leaving()
    open_all(qtbot, page, "scriptView")
    press(qtbot, page, "backToGiven")
    qtbot.waitUntil(lambda: script_now(desk).own is None)
    qtbot.waitUntil(lambda: field.toPlainText() == script_now(desk).given)
    assert [kind for kind, _ in answers.asked] == ["confirm"]


def test_all_words_are_printed(page: PreparePage, desk: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot) -> None:
    answers.path = tmp_path / "list.pdf"
    page.entered("scripts")
    press(qtbot, page, "printPaper")
    qtbot.waitUntil((tmp_path / "list.pdf").exists, timeout=20_000)


@SIZES
def test_nothing_scrolls_sideways_and_everything_has_a_name(
    page: PreparePage, desk: Desk, qtbot: QtBot, width: int, height: int, percent: int
) -> None:
    themes.theme().set_look(themes.Look("light", percent))
    page.resize(width - (220 if percent == 100 else 90), height)
    ann = add(desk, LONG, circle="trusted", may_call=True, to_me=LONG, knows=LONG)
    add(desk, "Bo", circle="trusted")
    addresses = {
        "people": f"person_{ann}",
        f"person:{ann}": "person_note",
        "scripts": "scriptsView",
        f"script:{SCRIPT}": "scriptText",
    }
    assert walked(qtbot, page, desk, addresses) == []
