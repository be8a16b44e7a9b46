"""The window around the pages: keys, the way to the emergency numbers, settings in force at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.focus_ring import FocusRing, FocusRingKeeper
from nocontact_desktop.gui.input_watch import InputWatch
from nocontact_desktop.gui.pages import registered_pages
from nocontact_desktop.gui.prepare.view import VIEWS
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.gui.theme import Look, theme
from nocontact_desktop.gui.widgets import ChoiceField


@pytest.fixture
def shell(desk: Desk, qtbot: QtBot) -> Shell:
    made = Shell(desk, registered_pages())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()  # keys that lead anywhere are those of the active window
    qtbot.waitUntil(made.isActiveWindow, timeout=20_000)
    made.show_first_page()
    return made


@pytest.mark.parametrize("percent", [100, 200])
def test_ctrl_d_shows_the_emergency_numbers_from_every_page(shell: Shell, qtbot: QtBot, percent: int) -> None:
    theme().set_look(Look("light", percent))
    for spec in registered_pages():
        shell.show_page(spec.id)
        qtbot.keyClick(shell, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: shell.current_page is None, timeout=20_000)


def test_every_way_out_of_prepare_leads_somewhere(shell: Shell, desk: Desk) -> None:
    for page, where in VIEWS.outside.values():
        shell.show_page("today")
        desk.go_to(page, where)
        assert shell.current_page == (None if page == "danger" else page)


def test_a_country_chosen_in_settings_is_the_one_in_danger_now(shell: Shell, desk: Desk) -> None:
    shell.show_danger()
    desk.settings = replace(desk.settings, country="GB")
    desk.settings_changed.emit(desk.settings)
    shell.show_danger()
    country = [field for field in shell.findChildren(ChoiceField) if field.isVisible()]
    assert [field.value() for field in country] == ["GB"]


def test_a_country_chosen_while_the_numbers_are_in_sight_keeps_them_in_sight(shell: Shell, desk: Desk) -> None:
    shell.show_danger()
    desk.settings_changed.emit(replace(desk.settings, text_size=110))
    assert shell.current_page is None
    assert any(field.isVisible() for field in shell.findChildren(ChoiceField))


def test_a_new_name_stands_on_the_window_at_once(shell: Shell, desk: Desk) -> None:
    desk.settings_changed.emit(replace(desk.settings, name="Recipes"))
    assert shell.windowTitle() == "Recipes"
    name = shell.findChild(QLabel, "neutralName")
    assert name is not None
    assert name.text() == "Recipes"


def test_the_button_to_leave_speaks_of_shift_only_while_it_works(shell: Shell, desk: Desk) -> None:
    leave = shell.findChild(QWidget, "leaveQuickly")
    assert leave is not None
    assert "Shift" in leave.accessibleDescription()
    desk.settings_changed.emit(replace(desk.settings, leave_key="button"))
    assert leave.accessibleDescription() == ""


def test_a_whole_view_that_holds_the_focus_gets_no_ring(shell: Shell, qapp: QApplication, qtbot: QtBot) -> None:
    watch = InputWatch(qapp)
    watch.by_keyboard = True
    FocusRingKeeper(qapp, watch)
    button = shell.findChild(QWidget, "go_prepare")
    assert button is not None
    button.setFocus()
    qtbot.waitUntil(lambda: any(ring.isVisible() for ring in shell.findChildren(FocusRing)))
    shell.show_page("prepare")
    qtbot.waitUntil(lambda: shell.focusWidget() is not button)
    qtbot.waitUntil(lambda: not any(ring.isVisible() for ring in shell.findChildren(FocusRing)))
