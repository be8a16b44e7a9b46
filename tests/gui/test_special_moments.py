"""Moments in which a wrong word or a missing number would hurt: what is shown then, and what is not."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.danger import DangerView
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.learn.page import LearnPage
from nocontact_desktop.gui.pages import registered_pages
from nocontact_desktop.gui.prepare.page import PreparePage
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.gui.widgets import Fold
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.people import add_person, change_person
from nocontact_desktop.preparation.terms import add_terms, change_terms
from nocontact_desktop.steady.topics import hide_topic
from tests.content.prose import rows
from tests.gui.conftest import in_vault
from tests.gui.prepare_records import find, page_of, press, text_of
from tests.gui.steady_records import steady

CONTENT = load()
PROSE = [(label, text) for label, texts in rows() for text in texts]
DYING = re.compile(r"\b(suicide|suicidal|ending (their|your) life|end (their|your) life)\b", re.IGNORECASE)


def in_country(desk: Desk, country: str) -> None:
    desk.settings = replace(desk.settings, country=country)


def article(desk: Desk, qtbot: QtBot, article_id: str) -> LearnPage:
    page = page_of(qtbot, LearnPage(desk))
    page.entered(f"article:{article_id}")
    find(qtbot, page, "articleCard")
    return page


def opened(qtbot: QtBot, page: QWidget, words: str) -> str:
    """All that ``page`` says with every fold open, once ``words`` are among it."""

    def is_said() -> bool:
        for fold in page.findChildren(Fold):
            fold.set_open(True)
        return words in text_of(page)

    qtbot.waitUntil(is_said)
    return text_of(page)


def fields(page: QWidget) -> list[str]:
    """What asks for something, as far as it is in sight."""
    found = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit), *page.findChildren(QComboBox)]
    boxes = [one for one in page.findChildren(QAbstractButton) if one.isCheckable()]
    asking = [one for one in (*found, *boxes) if one.isVisible() and not getattr(one, "isReadOnly", lambda: False)()]
    return [one.objectName() for one in asking if not one.objectName().endswith("Button")]


@pytest.mark.fact("tone:M-01")
def test_in_danger_the_numbers_and_silent_ways_stand_first_and_nothing_is_asked(desk: Desk, qtbot: QtBot) -> None:
    in_country(desk, "GB")
    shell = Shell(desk, registered_pages())
    qtbot.addWidget(shell)
    shell.show()
    shell.show_page("steady", "urge")
    press(qtbot, shell, "notSafe")
    assert shell.current_page is None
    view = next(one for one in shell.findChildren(DangerView) if one.isVisible())
    parts = [one.objectName() for one in view.findChildren(QWidget) if re.fullmatch("danger_[a-z-]+", one.objectName())]
    assert parts == ["danger_call", "danger_silent", "danger_lines", "danger_traces", "danger_not-a-service"]
    assert "999" in text_of(view)
    assert "press 55" in text_of(view)
    assert fields(view) == ["dangerCountry"]


@pytest.mark.fact("tone:M-01")
def test_where_no_silent_way_is_known_it_says_so(qapp_themed: object, qtbot: QtBot) -> None:
    view = DangerView("DE")
    qtbot.addWidget(view)
    view.show()
    assert "We know of no such way for this country" in text_of(find(qtbot, view, "danger_silent"))


@pytest.mark.fact("tone:M-02")
def test_when_they_speak_of_dying_others_can_be_called_and_it_is_not_in_ones_hands(desk: Desk, qtbot: QtBot) -> None:
    in_country(desk, "US")
    page = article(desk, qtbot, "they-speak-of-dying")
    assert "911" in text_of(find(qtbot, page, "callNow"))
    press(qtbot, page, "articleRead")
    press(qtbot, page, "articleMoreButton")
    said = text_of(page)
    assert "You are not responsible for someone else’s choice." in said
    assert "someone who is near them" in said
    assert "still keep your limits" in said
    assert "A helpline is there for you too." in said
    assert {"way_danger", "way_help"} <= {one.objectName() for one in page.findChildren(QAbstractButton)}


@pytest.mark.fact("tone:M-02")
def test_nothing_calls_such_words_a_trick() -> None:
    dying = [text for _, text in PROSE if DYING.search(text)]
    assert dying
    assert [
        one for one in dying if re.search(r"manipul|blackmail|trick|tactic|pretend|bluff", one, re.IGNORECASE)
    ] == []


@pytest.mark.fact("tone:M-03")
def test_with_own_thoughts_of_dying_there_are_lines_one_person_and_no_questions(desk: Desk, qtbot: QtBot) -> None:
    def befriend() -> None:
        for name, reach in (("Kim", "+44 7700 900321"), ("Vera", "next door")):
            (person_id,) = add_person(desk.notebook, name, "trusted").touched("person")
            change_person(desk.notebook, person_id, reach=reach, may_call=True)

    in_vault(desk.tasks, befriend)
    in_country(desk, "US")
    page = article(desk, qtbot, "own-thoughts-of-dying")
    said = text_of(find(qtbot, page, "callNow"))
    assert "988" in said
    assert "911" in said
    assert "Kim\n+44 7700 900321" in said
    assert "Vera" not in said
    assert fields(page) == []
    assert "You don’t have to be alone with this." not in text_of(page)  # to read on is a choice
    press(qtbot, page, "articleRead")
    assert "You don’t have to be alone with this." in text_of(page)


@pytest.mark.fact("tone:M-03")
@pytest.mark.parametrize(("where", "way"), [("urge", "ownThoughts"), ("check-in", "checkInThoughts")])
def test_the_way_there_is_one_key_and_asks_nothing(desk: Desk, qtbot: QtBot, where: str, way: str) -> None:
    page = steady(desk, qtbot, where)
    with qtbot.waitSignal(desk.go_requested) as asked:
        press(qtbot, page, way)
    assert asked.args == ["learn", "article:own-thoughts-of-dying"]


@pytest.mark.fact("tone:M-03")
def test_whoever_has_hidden_the_topic_is_not_shown_it_with_an_urge_and_keeps_the_numbers(
    desk: Desk, qtbot: QtBot
) -> None:
    in_vault(desk.tasks, lambda: hide_topic(desk.notebook, "dying"))
    page = steady(desk, qtbot, "urge")
    find(qtbot, page, "notSafe")
    qtbot.waitUntil(lambda: page.findChild(QAbstractButton, "ownThoughts").isHidden())  # type: ignore[union-attr]


@pytest.mark.fact("tone:M-03")
def test_without_a_crisis_line_it_says_so_and_the_emergency_number_stands_there(desk: Desk, qtbot: QtBot) -> None:
    in_country(desk, "GB")
    page = article(desk, qtbot, "own-thoughts-of-dying")
    said = text_of(find(qtbot, page, "callNow"))
    assert "999" in said
    assert "We have no crisis line for this country" in said
    assert "One person you trust can stand here" in said


@pytest.mark.fact("tone:M-06")
def test_no_message_is_offered_to_announce_it_and_the_views_stand_side_by_side(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(qtbot, PreparePage(desk))
    page.entered("step:to-say-or-not")
    said = opened(qtbot, page, "one clear sentence")
    for view in (
        "one clear sentence in writing, then silence",
        "stop contact, if that feels safe to you",
        "it needs neither their leave nor that they know",
        "Ask an advocate or a lawyer",
        "can matter in law",
    ):
        assert view in said
    to_them = [script for script in CONTENT.scripts if script.group == "terms"]
    assert [one.id for one in to_them if re.search(r"no contact|not contact|leave me|blocked|goodbye", one.text)] == []


@pytest.mark.fact("tone:M-07")
def test_wherever_grey_rock_is_offered_its_limits_stand_beside_it(desk: Desk, qtbot: QtBot) -> None:
    (terms_id,) = in_vault(desk.tasks, lambda: add_terms(desk.notebook, "whatsapp")).touched("terms")
    in_vault(desk.tasks, lambda: change_terms(desk.notebook, terms_id, style="grey-rock"))
    page = page_of(qtbot, PreparePage(desk))
    page.entered(f"terms:{terms_id}")
    opened(qtbot, page, "It can make things worse where there may be violence.")
    replies = steady(desk, qtbot, "replies")
    assert "not advised where violence is possible" in text_of(find(qtbot, replies, "replyLimit"))
    told = {row.id: " ".join(one.says for one in row.paragraphs) for row in (*CONTENT.articles, *CONTENT.readings)}
    about = [row.id for row in (*CONTENT.articles, *CONTENT.readings) if "idea:L-07" in row.facts]
    assert about
    assert [one for one in about if "violence" not in told[one]] == []
    assert "hardly been studied" in told["flat-contact"]


@pytest.mark.fact("tone:M-11")
def test_the_quiet_questions_give_no_result_whatever_is_answered(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(qtbot, PreparePage(desk))
    page.entered("sheet:reflect")
    question = CONTENT.sheet("reflect").parts[0].title  # type: ignore[union-attr]
    before = opened(qtbot, page, question)
    boxes = [one for one in page.findChildren(QPlainTextEdit) if one.isVisible() and not one.isReadOnly()]
    assert len(boxes) >= 5
    for box in boxes:
        box.setFocus()
        qtbot.keyClicks(box, "y")
    page.leaving()
    page.entered("sheet:reflect")
    new = set(opened(qtbot, page, question).split("\n")) - set(before.split("\n")) - {"y"}
    assert new == set()


@pytest.mark.fact("tone:M-11")
def test_somebody_unsure_is_told_that_they_may_call(desk: Desk, qtbot: QtBot) -> None:
    page = article(desk, qtbot, "not-sure-it-counts")
    press(qtbot, page, "articleMoreButton")
    said = text_of(page)
    assert "There is no test here, and no result." in said
    assert "I don’t know if I am right with you." in said
    press(qtbot, page, "way_help")
    find(qtbot, page, "danger_lines")
    assert "before you have decided anything" in text_of(page)


@pytest.mark.fact("tone:M-12")
@pytest.mark.parametrize(
    ("country", "says"),
    [("US", "love is respect"), ("FR", "119"), ("GB", "We have no line for young people in this country")],
)
def test_a_young_reader_sees_which_lines_are_for_them(desk: Desk, qtbot: QtBot, country: str, says: str) -> None:
    in_country(desk, country)
    page = article(desk, qtbot, "if-you-are-young")
    assert says in text_of(find(qtbot, page, "callNow"))
    press(qtbot, page, "articleMoreButton")
    assert "you need not tell them at home first" in text_of(page)


@pytest.mark.fact("tone:M-12")
def test_lines_for_young_people_say_so_everywhere() -> None:
    young = [row for row in CONTENT.helplines if row.young]
    assert young
    assert [row.id for row in young if not re.search(r"[Cc]hildren|[Yy]oung|Teen", row.who)] == []
    assert [row.id for row in CONTENT.helplines if row.subject == "children" and not row.young] == []


@pytest.mark.fact("tone:M-12")
def test_nobody_is_sent_to_a_parent_first() -> None:
    sent = r"\b(tell|ask|call|talk to|go to) (your|a) (parents?|mother|father|family)\b"
    assert [f"{label}: {text}" for label, text in PROSE if re.search(sent, text, re.IGNORECASE)] == []


@pytest.mark.fact("tone:M-10")
def test_the_article_about_being_watched_says_what_leaving_does_and_what_it_does_not(desk: Desk, qtbot: QtBot) -> None:
    page = article(desk, qtbot, "someone-may-read-along")
    press(qtbot, page, "articleMoreButton")
    said = text_of(page)
    assert "blanks the window, locks the notebook and ends the program" in said
    assert "It does not wipe what a spy program has seen." in said
    assert isinstance(page.findChild(Fold, "articleMore"), Fold)
    shell = Shell(desk, registered_pages())
    qtbot.addWidget(shell)
    shell.show()
    for spec in registered_pages():
        shell.show_page(spec.id)
        leave = find(qtbot, shell, "leaveQuickly", QAbstractButton)
        assert leave.focusPolicy() != Qt.FocusPolicy.NoFocus
