"""Contact that must remain: set terms, fill in what one likes, and give them up again."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.prepare.page import PreparePage
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.board import board, decide, set_evidence
from nocontact_desktop.preparation.orders import add_order
from nocontact_desktop.preparation.terms import ReadingTime, Terms, add_terms, all_terms, change_terms
from tests.content.test_tone import BANNED
from tests.gui.conftest import Answers, in_vault
from tests.gui.prepare_records import SIZES, choose, find, open_all, page_of, press, text_of, walked, write


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> PreparePage:
    return page_of(qtbot, PreparePage(desk))


def kept(desk: Desk) -> list[Terms]:
    found: list[Terms] = in_vault(desk.tasks, lambda: all_terms(desk.notebook))
    return found


def choice_of(desk: Desk, channel_id: str) -> str | None:
    states = in_vault(desk.tasks, lambda: board(desk.notebook))
    found: str | None = next(state.choice for state in states if state.channel_id == channel_id)
    return found


def add(desk: Desk, **values: object) -> str:
    def fill() -> str:
        (terms_id,) = add_terms(desk.notebook, "email").touched("terms")
        change_terms(desk.notebook, terms_id, **values)
        return terms_id

    made: str = in_vault(desk.tasks, fill)
    return made


@pytest.mark.fact("idea:L-03", "idea:L-13", "idea:L-19")
def test_terms_are_set_and_filled_in_part_by_part(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("terms")
    choose(qtbot, page, "newTermsChannel", "email")
    press(qtbot, page, "addTerms")
    find(qtbot, page, "part_why")
    assert choice_of(desk, "email") == "open"
    open_all(qtbot, page, "termsView")
    press(qtbot, page, "terms_why_children")
    write(qtbot, page, "terms_how_often", "on Sundays")
    choose(qtbot, page, "terms_times_per_week", "1")
    write(qtbot, page, "terms_subjects", "health")
    write(qtbot, page, "terms_longest_words", "60")
    press(qtbot, page, "terms_style_grey-rock")
    page.leaving()

    def all_kept() -> bool:
        one = kept(desk)[0]
        return (one.why, one.how_often, one.times_per_week, one.subjects, one.longest_words, one.style) == (
            ("children",),
            "on Sundays",
            1,
            ("health",),
            60,
            "grey-rock",
        )

    qtbot.waitUntil(all_kept)


@pytest.mark.fact("idea:L-19")
def test_the_reason_is_said_beside_what_the_board_has(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered(f"terms:{add(desk, why=('court',))}")
    assert "a court" in text_of(find(qtbot, page, "termsBoard"))
    press(qtbot, page, "terms_why_children")
    qtbot.waitUntil(lambda: "the children, a court" in text_of(find(qtbot, page, "termsBoard")))


def test_a_channel_blocked_meanwhile_can_be_left_open_again(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    terms_id = add(desk)

    def block() -> None:
        set_evidence(desk.notebook, "email", "saved")
        decide(desk.notebook, "email", "block")

    in_vault(desk.tasks, block)
    page.entered(f"terms:{terms_id}")
    press(qtbot, page, "keepOpen")
    qtbot.waitUntil(lambda: choice_of(desk, "email") == "open")
    qtbot.waitUntil(lambda: page.findChild(QWidget, "keepOpen") is None)


@pytest.mark.fact("idea:L-02", "idea:X-08")
def test_nothing_on_the_page_makes_less_of_contact_on_terms(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    terms_id = add(desk, style="grey-rock")
    page.entered("terms")
    find(qtbot, page, f"terms_{terms_id}")
    assert "a full plan" in text_of(page)
    listed = text_of(page)
    press(qtbot, page, f"terms_{terms_id}")
    find(qtbot, page, "part_why")
    open_all(qtbot, page, "termsView")
    said = f"{listed}\n{text_of(page)}"
    assert not BANNED.search(said)
    assert not [word for word in ("at least", "fail", "give in", "weak", "less than") if word in said.lower()]


@pytest.mark.fact("idea:X-09")
def test_one_way_is_the_users_choice_and_a_court_may_name_it(
    page: PreparePage, desk: Desk, answers: Answers, qtbot: QtBot
) -> None:
    page.entered("terms")
    notice = text_of(find(qtbot, page, "oneWay"))
    assert "your choice" in notice
    assert "A court may name it" in notice

    other = next(one.id for one in load().channels if one.id != "email")
    page.entered(f"terms:{add(desk)}")
    find(qtbot, page, "part_way")
    open_all(qtbot, page, "termsView")
    choose(qtbot, page, "terms_channel", other)
    qtbot.waitUntil(lambda: kept(desk)[0].channel == other)
    qtbot.waitUntil(lambda: (choice_of(desk, other), choice_of(desk, "email")) == ("open", None))
    assert [kind for kind, _ in answers.asked] == ["confirm"]


@pytest.mark.fact("idea:L-12")
def test_the_rule_for_what_goes_beyond_is_the_users_own(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    terms_id = add(desk)
    page.entered("terms")
    assert "I do not answer it." in text_of(find(qtbot, page, f"rule_{terms_id}"))
    press(qtbot, page, f"terms_{terms_id}")
    find(qtbot, page, "part_beyond")
    open_all(qtbot, page, "termsView")
    write(qtbot, page, "terms_beyond", "It goes into a folder.")
    page.leaving()
    qtbot.waitUntil(lambda: kept(desk)[0].beyond == "It goes into a folder.")
    qtbot.waitUntil(lambda: text_of(find(qtbot, page, "termsRule")) == "It goes into a folder.")
    page.entered("terms")
    qtbot.waitUntil(lambda: "It goes into a folder." in text_of(find(qtbot, page, f"rule_{terms_id}")))


@pytest.mark.fact("idea:L-20")
def test_times_to_read_are_set_and_the_next_one_is_named(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered(f"terms:{add(desk)}")
    find(qtbot, page, "part_reading")
    open_all(qtbot, page, "termsView")
    press(qtbot, page, "addReading")
    press(qtbot, page, "reading_0_day6")
    write(qtbot, page, "reading_0_start", "6 pm")
    write(qtbot, page, "reading_0_end", "18:30")
    page.leaving()
    whole = (ReadingTime(days=(6,), start="18:00", end="18:30"),)
    qtbot.waitUntil(lambda: kept(desk)[0].reading == whole)
    qtbot.waitUntil(lambda: "Sunday" in text_of(find(qtbot, page, "nextReading")))
    press(qtbot, page, "remove_reading_0")
    qtbot.waitUntil(lambda: kept(desk)[0].reading == ())


def test_what_is_no_time_and_no_number_is_said_under_the_field(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered(f"terms:{add(desk)}")
    find(qtbot, page, "part_reading")
    open_all(qtbot, page, "termsView")
    press(qtbot, page, "addReading")
    write(qtbot, page, "reading_0_start", "soon")
    write(qtbot, page, "terms_longest_words", "a few")
    qtbot.keyClick(find(qtbot, page, "terms_longest_words"), Qt.Key.Key_Return)
    find(qtbot, page, "reading_0_startError")
    find(qtbot, page, "terms_longest_wordsError")
    assert kept(desk)[0].longest_words is None
    assert find(qtbot, page, "terms_longest_words", QLineEdit).text() == "a few"


def test_the_limits_of_grey_rock_are_shown_with_it(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered(f"terms:{add(desk)}")
    find(qtbot, page, "part_style")
    open_all(qtbot, page, "termsView")
    limits = page.findChild(QWidget, "greyRockLimits")
    assert limits is not None
    assert not limits.isVisible()
    press(qtbot, page, "terms_style_grey-rock")
    qtbot.waitUntil(limits.isVisible)
    said = text_of(limits)
    assert "violence" in said
    assert "a clear answer is due" in said


def test_terms_can_come_from_an_order(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    (order_id,) = in_vault(desk.tasks, lambda: add_order(desk.notebook, "Safety order").touched("order"))
    page.entered(f"terms:{add(desk)}")
    find(qtbot, page, "part_span")
    open_all(qtbot, page, "termsView")
    choose(qtbot, page, "terms_order", order_id)
    qtbot.waitUntil(lambda: kept(desk)[0].order == order_id)


def test_a_way_that_is_not_on_the_board_is_added_to_it(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("terms")
    press(qtbot, page, "addTerms")
    find(qtbot, page, "newTermsChannelError")
    choose(qtbot, page, "newTermsChannel", "new")
    press(qtbot, page, "addTerms")
    find(qtbot, page, "newTermsOwnError")
    write(qtbot, page, "newTermsOwn", "A book at the school")
    press(qtbot, page, "addTerms")
    assert "A book at the school stays open on purpose" in text_of(find(qtbot, page, "termsBoard"))


@pytest.mark.fact("idea:L-19")
@pytest.mark.parametrize("put_back", [True, False])
def test_removing_asks_first_and_then_about_the_board(
    page: PreparePage, desk: Desk, answers: Answers, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, put_back: bool
) -> None:
    terms_id = add(desk)
    page.entered("terms")
    press(qtbot, page, f"terms_{terms_id}")
    answers.yes = False
    press(qtbot, page, "removeTerms")
    assert [one.id for one in kept(desk)] == [terms_id]

    yes = iter((True, put_back))
    real = answers.confirm

    def confirm(*args: Any, **more: Any) -> None:
        answers.yes = next(yes)
        real(*args, **more)

    monkeypatch.setattr(answers, "confirm", confirm)
    press(qtbot, page, "removeTerms")
    find(qtbot, page, "addTermsCard")
    assert kept(desk) == []
    qtbot.waitUntil(lambda: choice_of(desk, "email") == (None if put_back else "open"))
    assert [kind for kind, _ in answers.asked] == ["confirm"] * 3


def test_terms_that_have_ended_offer_to_put_the_channel_back(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered(f"terms:{add(desk, ended='2020-01-01')}")
    press(qtbot, page, "leaveUndecided")
    qtbot.waitUntil(lambda: choice_of(desk, "email") is None)


@SIZES
def test_nothing_scrolls_sideways_and_everything_has_a_name(
    page: PreparePage, desk: Desk, qtbot: QtBot, width: int, height: int, percent: int
) -> None:
    themes.theme().set_look(themes.Look("light", percent))
    page.resize(width - (220 if percent == 100 else 90), height)
    terms_id = add(
        desk,
        why_words="because " * 20,
        reading=(ReadingTime(days=(0, 1, 2, 3, 4, 5, 6), start="18:00", end="18:30"),) * 2,
        style="grey-rock",
    )
    addresses = {"terms": f"terms_{terms_id}", f"terms:{terms_id}": "part_why"}
    assert walked(qtbot, page, desk, addresses) == []
