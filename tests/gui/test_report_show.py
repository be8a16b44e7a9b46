"""Show mode: chosen entries on the screen, with nothing else of the notebook within reach."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop.app import Endings, Program
from nocontact_desktop.diary.entries import count
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.gui.report.show_parts import ShownPicture
from nocontact_desktop.gui.report.show_window import ShowWindow
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import CardList, PassphraseField, ScrollPage
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import create, open_notebook
from nocontact_desktop.vault.surroundings import Surroundings
from tests.conftest import PASSPHRASE
from tests.gui import walking
from tests.gui.prepare_records import find, press, text_of
from tests.unit.report.beside_notebook import NOT_FOR_POLICE, Written, write_all

KEYS = [
    *((key, Qt.KeyboardModifier.ControlModifier) for key in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_5, Qt.Key.Key_7)),
    *((key, Qt.KeyboardModifier.ControlModifier) for key in (Qt.Key.Key_F, Qt.Key.Key_T, Qt.Key.Key_D, Qt.Key.Key_N)),
    *((key, Qt.KeyboardModifier.NoModifier) for key in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Backspace)),
    *((key, Qt.KeyboardModifier.AltModifier) for key in (Qt.Key.Key_Left, Qt.Key.Key_F, Qt.Key.Key_R)),
    (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
]


@pytest.fixture
def ends() -> list[str | Path | None]:
    return []


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Written]:
    """A notebook with everything in it, written once for all tests here."""
    folder = tmp_path_factory.mktemp("filled")
    surroundings = Surroundings(now=lambda: datetime(2026, 3, 2, 21, 4, tzinfo=UTC), random_bytes=os.urandom)
    notebook, _ = create(folder / "Daybook", PASSPHRASE, kdf=FLOOR, surroundings=surroundings)
    with notebook:
        return notebook.folder, write_all(notebook, folder)


@pytest.fixture
def made(filled: tuple[Path, Written], tmp_path: Path) -> tuple[Path, Written]:
    """A copy of it."""
    return shutil.copytree(filled[0], tmp_path / "Daybook"), filled[1]


@pytest.fixture
def program(
    qapp_themed: QApplication, made: tuple[Path, Written], ends: list[str | Path | None], qtbot: QtBot
) -> Iterator[Program]:
    running = Program(qapp_themed, made[0], Endings(lambda: ends.append("ended"), ends.append, ends.append))
    running.start()
    yield running
    running.leave()
    qtbot.waitUntil(lambda: bool(ends))
    running.deleteLater()


@pytest.fixture
def shell(program: Program, qtbot: QtBot) -> Shell:
    assert program.window is not None
    field = program.window.findChild(PassphraseField)
    assert field is not None
    field.set_value(PASSPHRASE)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(program.window, Shell), timeout=10_000)
    assert isinstance(program.window, Shell)
    return program.window


def has_come(entries: CardList, place: int) -> bool:
    """Make the card at a place the current one; whether it has come."""
    entries.choose(place)
    return bool(entries.current_key())


@pytest.fixture
def window(program: Program, shell: Shell, qtbot: QtBot) -> ShowWindow:
    """Two of the entries chosen by keyboard, and shown."""
    shell.show_page("report", "show")
    entries = find(qtbot, shell, "entryChoiceList", CardList)
    for place in (1, 3):
        qtbot.waitUntil(partial(has_come, entries, place))
        QTest.keyClick(entries, Qt.Key.Key_Return)
    press(qtbot, shell, "showBegin")
    qtbot.waitUntil(lambda: isinstance(program.window, ShowWindow), timeout=20_000)
    assert isinstance(program.window, ShowWindow)
    return program.window


def names_in_sight() -> set[str]:
    """Every button of every window on the screen."""
    return {
        one.objectName()
        for each in QApplication.topLevelWidgets()
        if each.isVisible()
        for one in each.findChildren(QAbstractButton)
        if one.isVisible() and one.focusPolicy() != Qt.FocusPolicy.NoFocus
    }


def test_the_chosen_entries_are_shown_large_and_nothing_else(window: ShowWindow, qtbot: QtBot) -> None:
    first = text_of(window)
    assert "1 of 2" in first
    assert "At the door" in first
    assert "Knocked and shouted for twenty minutes." in first
    assert tokens().scale >= 1.5
    for found in (walking.unnamed, walking.doubly_named, walking.scrolls_sideways, walking.reads_markup):
        assert found(window) == []
    picture = find(qtbot, window, "shownPicture", ShownPicture)
    qtbot.waitUntil(picture.is_shown, timeout=20_000)
    press(qtbot, window, "showNext")
    qtbot.waitUntil(lambda: "A letter under the door" not in first and "2 of 2" in text_of(window))
    both = first + text_of(window)
    for words in (*NOT_FOR_POLICE, "The day after", "Before any order", "Daybook"):
        assert words not in both
    assert window.windowTitle() == "Daybook"


def test_arrow_keys_lead_through_the_entries_and_down_the_page(window: ShowWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    bar = find(qtbot, window, "showScroll", ScrollPage).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert "2 of 2" in text_of(window)
    QTest.keyClick(window, Qt.Key.Key_Right)
    QTest.keyClick(window, Qt.Key.Key_Left)
    assert "1 of 2" in text_of(window)


def test_the_pages_are_gone_and_no_key_leads_to_them(
    program: Program, shell: Shell, window: ShowWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not shiboken6.isValid(shell))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before = names_in_sight()
    for key, modifier in KEYS:
        QTest.keyClick(window, key, modifier)
        focused = QApplication.focusWidget()
        if focused is not None:
            QTest.keyClick(focused, key, modifier)
    assert program.desk is not None
    program.desk.go_to("diary")
    program.desk.go_to("danger")
    QApplication.processEvents()

    assert before == {"leaveQuickly", "showBefore", "showNext", "showEnd"}
    assert names_in_sight() == before
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window]
    assert QApplication.activePopupWidget() is None


def test_tab_goes_round_the_buttons_of_this_window_alone(window: ShowWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    seen = set()
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.add(focused.objectName())
    assert seen == {"leaveQuickly", "showNext", "showEnd"}


def test_the_way_out_locks_and_asks_for_the_passphrase(
    window: ShowWindow, made: tuple[Path, Written], ends: list[str | Path | None], qtbot: QtBot
) -> None:
    press(qtbot, window, "showEnd")
    qtbot.waitUntil(lambda: ends == [made[0]])
    with open_notebook(made[0], PASSPHRASE) as reopened:
        assert count(reopened, EntryFilter()) == 5


@pytest.mark.parametrize("way", ["button", "shifts", "close"])
def test_leaving_quickly_works_as_before(
    window: ShowWindow, ends: list[str | Path | None], qtbot: QtBot, way: str
) -> None:
    if way == "button":
        press(qtbot, window, "leaveQuickly")
    elif way == "close":
        window.close()
    else:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        handle = window.windowHandle()
        assert handle is not None
        for _ in range(3):
            QTest.keyClick(handle, Qt.Key.Key_Shift)
    qtbot.waitUntil(lambda: ends == ["ended"])
    assert not [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def test_minimising_and_idle_time_lock(
    program: Program, window: ShowWindow, made: tuple[Path, Written], ends: list[str | Path | None], qtbot: QtBot
) -> None:
    assert program._idle is not None
    window.showMinimized()
    qtbot.waitUntil(lambda: ends == [made[0]])
