"""An urge, as somebody goes through it: a pause, their own words, somebody to call, three answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.pages import registered_pages
from nocontact_desktop.gui.settings.keys import KeysCard
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.gui.steady.page import SteadyPage
from nocontact_desktop.gui.widgets import PrimaryButton
from nocontact_desktop.preparation.numbers import OwnNumber, keep_number
from nocontact_desktop.preparation.people import Circle, add_person, change_person
from nocontact_desktop.preparation.sheets import write as write_sheet
from nocontact_desktop.steady import urges
from nocontact_desktop.steady.on_today import show_on_today
from nocontact_desktop.steady.urges import Urge
from tests.conftest import Clock
from tests.gui.conftest import Answers, in_vault
from tests.gui.prepare_records import SIZES, find, press, text_of, walked, write
from tests.gui.steady_records import in_front, key, opened_again, steady, tab_to
from tests.gui.test_walkers import settle

FORBIDDEN = ("well done", "streak", "days in a row", "relapse", "failed", "congratul", "!")


def going_on(desk: Desk) -> Urge | None:
    found: Urge | None = in_vault(desk.tasks, lambda: urges.going_on(desk.notebook))
    return found


def kept(desk: Desk) -> list[Urge]:
    found: list[Urge] = in_vault(desk.tasks, lambda: urges.passed(desk.notebook) + urges.noted(desk.notebook))
    return found


def befriend(desk: Desk, name: str, reach: str, *, circle: Circle = "trusted", may_call: bool = True) -> None:
    def fill() -> None:
        (person_id,) = add_person(desk.notebook, name, circle).touched("person")
        change_person(desk.notebook, person_id, reach=reach, may_call=may_call)

    in_vault(desk.tasks, fill)


def say(desk: Desk, sheet: str, part: str, value: object) -> None:
    in_vault(desk.tasks, lambda: write_sheet(desk.notebook, sheet, part, value))  # type: ignore[arg-type]


def title(page: SteadyPage, qtbot: QtBot) -> str:
    return find(qtbot, page, "pauseTitle").text()  # type: ignore[attr-defined, no-any-return]


@pytest.fixture
def in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


@pytest.mark.fact("idea:H-15", "idea:J-06")
def test_the_urge_screen_shows_whom_to_call_and_how(desk: Desk, qtbot: QtBot) -> None:
    befriend(desk, "Kim", "+44 7700 900321, any time")
    befriend(desk, "Sam at work", "desk 12", may_call=False)
    befriend(desk, "A neighbour", "next door", circle="neutral")
    say(desk, "urge", "who", ({"who": "Ines", "how": "after eight"}, {"who": "kim", "how": "mail"}))
    page = steady(desk, qtbot, "urge")
    card = find(qtbot, page, "callCard")
    assert "Kim\n+44 7700 900321, any time" in text_of(card)
    assert "Ines\nafter eight" in text_of(card)
    for name in ("Sam at work", "neighbour", "mail"):
        assert name not in text_of(card)


@pytest.mark.fact("idea:H-15")
def test_wanting_to_know_whether_one_is_safe_shows_numbers_and_helplines(desk: Desk, qtbot: QtBot) -> None:
    desk.settings = replace(desk.settings, country="GB")
    page = steady(desk, qtbot, "urge")
    assert "999" not in text_of(find(qtbot, page, "callCard"))
    press(qtbot, page, "urgeAbout_safe")
    qtbot.waitUntil(lambda: "999" in text_of(find(qtbot, page, "callCard")))
    assert "press 55" in text_of(find(qtbot, page, "urgeHelplines"))
    assert "helpline" in text_of(find(qtbot, page, "urgeHelplines")).lower()


def test_without_a_country_the_way_to_all_numbers_is_shown(desk: Desk, qtbot: QtBot) -> None:
    asked: list[str] = []
    desk.go_requested.connect(lambda page, _where: asked.append(page))
    page = steady(desk, qtbot, "urge")
    press(qtbot, page, "urgeAbout_safe")
    press(qtbot, page, "allNumbers")
    assert asked == ["danger"]


def test_numbers_of_ones_own_stand_with_those_to_call(desk: Desk, qtbot: QtBot) -> None:
    def fill() -> None:
        keep_number(desk.notebook, OwnNumber(name="The shelter", number="555 0199", note="day and night"))
        keep_number(desk.notebook, OwnNumber(name="", number="555 0111"))

    in_vault(desk.tasks, fill)
    page = steady(desk, qtbot, "urge")
    words = text_of(find(qtbot, page, "callCard"))
    assert "The shelter\n555 0199 · day and night\n555 0111" in words


def test_with_nobody_to_call_there_is_a_way_to_the_list(desk: Desk, qtbot: QtBot) -> None:
    asked: list[tuple[str, object]] = []
    desk.go_requested.connect(lambda page, where: asked.append((page, where)))
    page = steady(desk, qtbot, "urge")
    press(qtbot, page, "see_people")
    assert asked == [("prepare", "people")]


@pytest.mark.usefixtures("in_utc")
def test_a_pause_says_until_when_and_goes_on_after_a_restart(desk: Desk, clock: Clock, qtbot: QtBot) -> None:
    page = steady(desk, qtbot, "urge")
    assert find(qtbot, page, "pause_twenty", PrimaryButton)
    press(qtbot, page, "pause_twenty")
    qtbot.waitUntil(lambda: title(page, qtbot) == "A pause until 21:24")
    clock.advance(minutes=12)
    again = steady(opened_again(desk, clock), qtbot, "urge")
    assert title(again, qtbot) == "A pause until 21:24"
    clock.advance(minutes=12)
    again.entered("urge")
    qtbot.waitUntil(lambda: title(again, qtbot) == "The pause is over")
    under_it = find(qtbot, again, "answersCard").mapTo(again, QPoint(0, 0)).y()
    qtbot.waitUntil(lambda: under_it < find(qtbot, again, "callCard").mapTo(again, QPoint(0, 0)).y())


@pytest.mark.usefixtures("in_utc")
def test_the_end_of_a_pause_is_shown_by_itself(desk: Desk, clock: Clock, qtbot: QtBot) -> None:
    in_vault(desk.tasks, lambda: urges.pause(desk.notebook, "ten"))
    clock.advance(minutes=9, seconds=59.9)
    page = steady(desk, qtbot, "urge")
    assert title(page, qtbot) == "A pause until 21:14"
    clock.advance(seconds=1)
    qtbot.waitUntil(lambda: title(page, qtbot) == "The pause is over")


@pytest.mark.fact("idea:J-05")
@pytest.mark.usefixtures("in_utc")
def test_a_pause_can_be_changed_and_left(desk: Desk, qtbot: QtBot) -> None:
    page = steady(desk, qtbot, "urge")
    press(qtbot, page, "pause_hour")
    qtbot.waitUntil(lambda: title(page, qtbot) == "A pause until 22:04")
    press(qtbot, page, "pause_tomorrow")
    qtbot.waitUntil(lambda: title(page, qtbot) == "A pause until tomorrow, 08:00")
    press(qtbot, page, "leavePause")
    qtbot.waitUntil(lambda: title(page, qtbot) == "A pause first, if you like")
    assert going_on(desk) is None


@pytest.mark.parametrize(("planned", "offered"), [("hour", ["pause_hour"]), ("none", [])])
def test_the_pause_of_ones_own_plan_is_offered_first(
    desk: Desk, qtbot: QtBot, planned: str, offered: list[str]
) -> None:
    say(desk, "urge", "wait", planned)
    page = steady(desk, qtbot, "urge")
    card = find(qtbot, page, "pauseCard")
    assert [one.objectName() for one in card.findChildren(PrimaryButton)] == offered


@pytest.mark.fact("idea:J-12")
def test_ones_own_reasons_and_plan_are_shown_and_the_hard_one_is_folded(desk: Desk, qtbot: QtBot) -> None:
    say(desk, "reasons", "why", "I want to sleep.")
    say(desk, "reasons", "not-again", "The nights in the car.")
    say(desk, "urge", "helps", ("walk",))
    page = steady(desk, qtbot, "urge")
    words = text_of(find(qtbot, page, "reasonsCard")) + text_of(find(qtbot, page, "planCard"))
    assert "I want to sleep." in words
    assert "Go out, or walk" in words
    assert "The nights in the car." not in words
    press(qtbot, page, "reasonsCardFoldButton")
    assert "The nights in the car." in text_of(find(qtbot, page, "reasonsCard"))
    press(qtbot, page, "see_sheet_reasons")
    find(qtbot, page, "answer_why")
    press(qtbot, page, "back")
    find(qtbot, page, "reasonsCard")


@pytest.mark.fact("idea:J-15")
def test_what_it_is_about_is_kept_also_when_one_leaves_at_once(desk: Desk, clock: Clock, qtbot: QtBot) -> None:
    page = steady(desk, qtbot, "urge")
    press(qtbot, page, "urgeAbout_lonely")
    press(qtbot, page, "urgeWordsFoldButton")
    write(qtbot, page, "urgeWords", "The song came on.")
    page.leaving()
    desk = opened_again(desk, clock)
    present = going_on(desk)
    assert present is not None
    assert (present.about, present.words) == (("lonely",), "The song came on.")
    again = steady(desk, qtbot, "urge")
    assert find(qtbot, again, "urgeAbout_lonely").isChecked()  # type: ignore[attr-defined]
    assert "The song came on." in text_of(find(qtbot, again, "aboutCard"))


@pytest.mark.parametrize(("outcome", "rows"), [("passed", 1), ("wrote", 0), ("other", 0)])
def test_each_answer_is_taken_in_the_same_calm_words(desk: Desk, qtbot: QtBot, outcome: str, rows: int) -> None:
    say(desk, "urge", "after", "Put the kettle on.")
    page = steady(desk, qtbot, "urge")
    press(qtbot, page, f"answer_{outcome}")
    words = text_of(find(qtbot, page, "afterCard")).lower()
    assert [one for one in FORBIDDEN if one in words] == []
    assert not any(letter.isdigit() for letter in words)
    assert ("put the kettle on." in words) == (outcome == "wrote")
    assert len(kept(desk)) == rows
    press(qtbot, page, "afterNothing")
    find(qtbot, page, "steadyWays")


def test_a_pause_and_an_answer_in_one_breath_end_with_the_answer(desk: Desk, qtbot: QtBot) -> None:
    page = steady(desk, qtbot, "urge")
    pause = find(qtbot, page, "pause_ten")
    answer = find(qtbot, page, "answer_other")
    pause.click()  # type: ignore[attr-defined]
    answer.click()  # type: ignore[attr-defined]
    find(qtbot, page, "afterCard")
    settle(desk, qtbot)
    find(qtbot, page, "afterCard")
    assert going_on(desk) is None


@pytest.mark.fact("idea:J-10")
def test_what_was_kept_is_shown_only_when_asked_for_and_can_be_erased(
    desk: Desk, answers: Answers, qtbot: QtBot
) -> None:
    def fill() -> None:
        for words in ("The song came on.", ""):
            urges.say_words(desk.notebook, words)
            urges.answer(desk.notebook, "passed")

    in_vault(desk.tasks, fill)
    page = steady(desk, qtbot)
    find(qtbot, page, "steadyWays")
    assert "2026" not in text_of(page)
    press(qtbot, page, "open_kept")
    card = find(qtbot, page, "passedCard")
    assert text_of(card).count("2 March 2026") == 2
    assert "The song came on." not in text_of(card)
    answers.yes = False
    press(qtbot, page, "eraseKept")
    assert len(kept(desk)) == 2
    answers.yes = True
    press(qtbot, page, f"erase_{kept(desk)[0].id}")
    qtbot.waitUntil(lambda: len(kept(desk)) == 1)
    press(qtbot, page, "eraseKept")
    find(qtbot, page, "keptNothing")
    assert kept(desk) == []
    assert all(title == "confirm" for title, _ in answers.asked)


@pytest.fixture
def shell(desk: Desk, qtbot: QtBot) -> Shell:
    made = Shell(desk, registered_pages())
    qtbot.addWidget(made)
    made.show()
    made.show_first_page()
    return made


@pytest.mark.fact("idea:H-15", "idea:J-01")
def test_one_key_leads_there_from_every_page_also_out_of_a_field(shell: Shell, qtbot: QtBot) -> None:
    for spec in registered_pages():
        shell.show_page(spec.id)
        settle(shell.desk, qtbot)
        qtbot.keyClick(shell, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        find(qtbot, shell, "callCard")
        assert shell.current_page == "steady"
    shell.show_page("diary", "new")
    settle(shell.desk, qtbot)
    field = QApplication.focusWidget()
    qtbot.keyClick(field or shell, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert shell.current_page == "steady"


def test_the_key_stands_in_the_list_of_keys(qapp_themed: QApplication, qtbot: QtBot) -> None:
    card = KeysCard()
    qtbot.addWidget(card)
    card.show()
    press(qtbot, card, "keysFoldButton")
    assert "Ctrl+T\nTake a moment: an urge, right now" in text_of(card)


def test_today_leads_there_and_shows_nothing_of_it(shell: Shell, desk: Desk, qtbot: QtBot) -> None:
    in_vault(desk.tasks, lambda: urges.pause(desk.notebook, "hour"))
    in_vault(desk.tasks, lambda: urges.say_words(desk.notebook, "Zinnoberhafen"))
    in_vault(desk.tasks, lambda: show_on_today(desk.notebook, ["urge"]))
    shell.show_page("today")
    settle(desk, qtbot)
    words = text_of(shell)
    assert "Zinnoberhafen" not in words
    assert "pause until" not in words.lower()
    press(qtbot, shell, "takeAMoment")
    find(qtbot, shell, "callCard")


def test_it_can_be_gone_through_with_the_keyboard_alone(shell: Shell, desk: Desk, qtbot: QtBot) -> None:
    page = shell
    in_front(qtbot, page)
    qtbot.keyClick(page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    find(qtbot, page, "pauseCard")
    tab_to(qtbot, page, "pause_ten")
    key(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: going_on(desk) is not None and bool(page.findChild(QWidget, "leavePause")))
    tab_to(qtbot, page, "answer_passed")
    key(qtbot, Qt.Key.Key_Space)
    find(qtbot, page, "afterCard")
    tab_to(qtbot, page, "afterNothing")
    key(qtbot, Qt.Key.Key_Space)
    find(qtbot, page, "steadyWays")


def test_the_calm_page_moves_only_when_it_may(desk: Desk, qtbot: QtBot) -> None:
    page = steady(desk, qtbot, "urge")
    press(qtbot, page, "openBreathing")
    shape = find(qtbot, page, "breathingShape")
    before = shape.is_moving()  # type: ignore[attr-defined]
    assert before == QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    press(qtbot, page, "breathingMove")
    assert shape.is_moving() != before  # type: ignore[attr-defined]


@SIZES
def test_every_view_fits_and_names_its_parts(desk: Desk, qtbot: QtBot, width: int, height: int, percent: int) -> None:
    befriend(desk, "Bartholomäus " * 6, "+44 7700 900321 " * 8)
    say(desk, "reasons", "why", "Nightshift " * 40)
    in_vault(desk.tasks, lambda: urges.say_words(desk.notebook, "Words " * 60))
    in_vault(desk.tasks, lambda: urges.answer(desk.notebook, "passed"))
    themes.theme().set_look(themes.Look("light", percent))
    page = steady(desk, qtbot)
    page.resize(width - (68 if percent == 200 else 211), height - 75)
    seen = {"steady": "steadyWays", "urge": "callCard", "breathing": "breathingShape", "kept": "passedCard"}
    assert walked(qtbot, page, desk, seen) == []
    page.entered("urge")
    press(qtbot, page, "pause_tomorrow")
    find(qtbot, page, "leavePause")
    press(qtbot, page, "answer_wrote")
    find(qtbot, page, "afterCard")
