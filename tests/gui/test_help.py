"""Someone to call: what is for this moment first, by country, with numbers of one's own, found without any network."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui import danger as danger_module
from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.danger import DangerView
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.learn.page import LearnPage
from nocontact_desktop.gui.pages import registered_pages
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.gui.widgets import Chip
from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.preparation.numbers import OwnNumber, keep_number, own_numbers
from tests.gui import walking
from tests.gui.conftest import Answers, in_vault
from tests.gui.prepare_records import SIZES, choose, find, page_of, press, text_of, write
from tests.gui.steady_records import in_front, key, tab_to

CONTENT = load()


def learn(desk: Desk, qtbot: QtBot, where: str = "help", country: str = "GB") -> LearnPage:
    desk.settings = replace(desk.settings, country=country)
    page = page_of(qtbot, LearnPage(desk))
    page.resize(1000, 700)
    page.entered(where)
    return page


def kept(desk: Desk) -> tuple[OwnNumber, ...]:
    found: tuple[OwnNumber, ...] = in_vault(desk.tasks, lambda: own_numbers(desk.notebook))
    return found


def headings(page: QWidget) -> list[str]:
    """The titles of the parts from top to bottom."""
    found = [one for one in page.findChildren(QWidget) if one.objectName().startswith("danger_") and one.isVisible()]
    parts = [one for one in found if one.objectName().endswith("_title")]
    parts.sort(key=lambda one: one.mapTo(page.window(), one.rect().topLeft()).y())
    return [one.objectName().removeprefix("danger_").removesuffix("_title") for one in parts]


def test_it_is_reached_from_learn_and_begins_with_this_moment(desk: Desk, qtbot: QtBot) -> None:
    page = learn(desk, qtbot, "learn")
    press(qtbot, page, "topic_help")
    find(qtbot, page, "danger_call_title")
    assert headings(page)[:2] == ["call", "silent"]
    said = text_of(page)
    assert "999" in said
    assert "press 55" in said
    assert "A call or a visit to a site can be seen later." in said


@pytest.mark.parametrize("country", ["US", "GB", "DE", "FR", "ES", "JP"])
def test_each_line_says_who_may_call_when_and_what_stays_behind(
    qapp_themed: object, qtbot: QtBot, country: str
) -> None:
    view = DangerView(country)
    qtbot.addWidget(view)
    view.show()
    said = text_of(view)
    for row in CONTENT.helplines_in(country):
        for part in (row.service, row.number, row.who, row.hours, row.traces):
            assert part in said
    unknown = [row for row in CONTENT.helplines_in(country) if not row.hours]
    assert said.count("Hours not known here") == len(unknown)
    for one in CONTENT.emergency_in(country):
        assert one.number in said
        assert one.silent in said


def test_a_row_nobody_checked_or_on_which_sources_differ_is_not_shown(
    qapp_themed: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, *rest = CONTENT.helplines_in("GB")
    changed = (structs.replace(first, mark="U"), structs.replace(second, mark="C"), *rest)
    monkeypatch.setattr(Content, "helplines_in", lambda _content, _country: changed)
    view = DangerView("GB")
    qtbot.addWidget(view)
    shown = {one.objectName() for one in view.findChildren(QWidget)}
    assert f"line_{first.id}" not in shown
    assert f"line_{second.id}" not in shown
    assert f"line_{rest[0].id}" in shown


@pytest.mark.parametrize(("days", "says"), [(180, False), (181, True)])
def test_an_old_row_says_check_first_counted_from_today(
    qapp_themed: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, days: int, says: bool
) -> None:
    row = next(one for one in CONTENT.helplines_in("US") if one.checked == "2026-11")

    class Today(date):
        @classmethod
        def today(cls) -> date:
            return date(2026, 11, 1) + timedelta(days=days)

    monkeypatch.setattr(danger_module, "date", Today)
    view = DangerView("US")
    qtbot.addWidget(view)
    chip = view.findChild(Chip, f"age_{row.id}")
    assert (chip is not None) is says
    assert chip is None or chip.text() == "Check before you rely on it"


def test_a_country_or_a_line_is_found_by_its_words_and_opens(desk: Desk, qtbot: QtBot) -> None:
    page = learn(desk, qtbot)
    write(qtbot, page, "helpFind", "fran")
    find(qtbot, page, "help_FR")
    field = next(one for one in page.findChildren(QLineEdit) if one.objectName() == "helpFind")
    field.clear()
    qtbot.keyClicks(field, "men's advice")
    find(qtbot, page, "helpFound")
    field.clear()
    qtbot.keyClicks(field, "spain")
    press(qtbot, page, "help_ES")
    find(qtbot, page, "reach_es-016")
    press(qtbot, page, "back")
    find(qtbot, page, "danger_call_title")


def test_own_numbers_are_added_changed_and_removed(desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    page = learn(desk, qtbot)
    press(qtbot, page, "addNumber")
    press(qtbot, page, "saveNumber")
    assert "A number is missing." in text_of(page)
    for name, text in (("numberName", "The shelter"), ("numberNumber", "555 0199"), ("numberNote", "after six")):
        write(qtbot, page, name, text)
    press(qtbot, page, "saveNumber")
    qtbot.waitUntil(lambda: len(kept(desk)) == 1)
    (one,) = kept(desk)
    press(qtbot, page, f"changeNumber_{one.id}")
    write(qtbot, page, "numberNumber", "7")
    press(qtbot, page, "saveNumber")
    qtbot.waitUntil(lambda: kept(desk)[0].number == "555 01997")
    press(qtbot, page, f"removeNumber_{one.id}")
    qtbot.waitUntil(lambda: kept(desk) == ())
    assert [kind for kind, _ in answers.asked] == ["confirm"]


def test_a_number_half_typed_is_kept_when_one_leaves(desk: Desk, qtbot: QtBot) -> None:
    page = learn(desk, qtbot)
    press(qtbot, page, "addNumber")
    write(qtbot, page, "numberNumber", "555 0")
    page.leaving()
    qtbot.waitUntil(lambda: [one.number for one in kept(desk)] == ["555 0"])


def test_own_numbers_stand_in_danger_now_under_those_for_this_moment(desk: Desk, qtbot: QtBot) -> None:
    in_vault(desk.tasks, lambda: keep_number(desk.notebook, OwnNumber(name="Vera", number="555 0123")))
    desk.settings = replace(desk.settings, country="FR")
    shell = Shell(desk, registered_pages())
    qtbot.addWidget(shell)
    shell.show()
    shell.show_danger()
    own = find(qtbot, shell, "danger_own")
    assert "Vera\n555 0123" in text_of(own)
    assert headings(shell)[:4] == ["call", "silent", "own", "lines"]
    choose(qtbot, shell, "dangerCountry", "DE")
    assert "Vera" in text_of(find(qtbot, shell, "danger_own"))


@SIZES
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_fits_and_is_named(
    desk: Desk, qtbot: QtBot, width: int, height: int, percent: int, theme: themes.ThemeName
) -> None:
    number = OwnNumber(name="A very long name " * 6, number="+44 7700 900321 " * 6, note="note " * 40)
    in_vault(desk.tasks, lambda: keep_number(desk.notebook, number))
    themes.theme().set_look(themes.Look(theme, percent))
    page = learn(desk, qtbot)
    page.resize(width - (68 if percent == 200 else 211), height - 75)
    find(qtbot, page, "addNumber")
    for found in (walking.scrolls_sideways, walking.unnamed, walking.doubly_named, walking.reads_markup):
        assert found(page) == []


def test_a_number_is_added_with_the_keyboard_alone(desk: Desk, qtbot: QtBot) -> None:
    page = Shell(desk, registered_pages())
    qtbot.addWidget(page)
    page.show()
    in_front(qtbot, page)
    page.show_page("learn", "help")
    find(qtbot, page, "addNumber")
    tab_to(qtbot, page, "addNumber")
    key(qtbot, Qt.Key.Key_Space)
    for name, text in (("numberName", "Vera"), ("numberNumber", "555")):
        find(qtbot, page, name)
        tab_to(qtbot, page, name)
        qtbot.keyClicks(QApplication.focusWidget(), text)
    tab_to(qtbot, page, "saveNumber")
    key(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: [(one.name, one.number) for one in kept(desk)] == [("Vera", "555")])
