"""What holds for every page, registered now or later."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.pages import registered_pages
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.gui.widgets import LeaveButton
from tests.gui import walking

PAGES = pytest.mark.parametrize("page", [spec.id for spec in registered_pages()])
SIZES = pytest.mark.parametrize(
    ("width", "height", "percent"), [(1024, 700, 100), (1280, 720, 200)], ids=["1024x700", "1280x720 at 200 %"]
)


@pytest.fixture
def shell(desk: Desk, qtbot: QtBot) -> Shell:
    made = Shell(desk, registered_pages())
    qtbot.addWidget(made)
    made.show()
    return made


def settle(desk: Desk, qtbot: QtBot) -> None:
    """Wait until everything asked of the notebook so far has been answered, and what those answers ask too."""
    for _ in range(3):
        qtbot.waitUntil(lambda: not desk.tasks.is_busy(), timeout=20_000)
        done: list[bool] = []
        desk.tasks.run(lambda: None, owner=desk, on_done=lambda _result, done=done: done.append(True))
        qtbot.waitUntil(lambda done=done: bool(done), timeout=20_000)


@PAGES
def test_every_control_has_a_name_for_tests_and_for_screen_readers(shell: Shell, qtbot: QtBot, page: str) -> None:
    shell.show_page(page)
    settle(shell.desk, qtbot)
    assert walking.unnamed(shell) == []
    assert walking.doubly_named(shell) == []


@PAGES
def test_nothing_shown_is_read_as_markup(shell: Shell, qtbot: QtBot, page: str) -> None:
    shell.show_page(page)
    settle(shell.desk, qtbot)
    assert walking.reads_markup(shell) == []


@PAGES
@SIZES
def test_no_page_scrolls_sideways(shell: Shell, qtbot: QtBot, page: str, width: int, height: int, percent: int) -> None:
    themes.theme().set_look(themes.Look("light", percent))
    shell.resize(width, height)
    shell.show_page(page)
    settle(shell.desk, qtbot)
    qtbot.wait(10)
    assert shell.size().width() == width
    assert walking.scrolls_sideways(shell) == []


@PAGES
def test_tab_reaches_navigation_leaving_and_the_page(shell: Shell, qtbot: QtBot, page: str) -> None:
    shell.show_page(page)
    settle(shell.desk, qtbot)
    names = [stop.objectName() for stop in walking.tab_stops(shell)]
    assert {f"go_{page}", "leaveQuickly", "inDangerNow"} <= set(names)
    current = shell.findChild(QWidget, "pages").currentWidget()  # type: ignore[union-attr, attr-defined]
    inside = [stop for stop in walking.tab_stops(shell) if current.isAncestorOf(stop)]
    assert inside


@PAGES
@SIZES
def test_leave_quickly_is_whole_and_in_sight(
    shell: Shell, qtbot: QtBot, page: str, width: int, height: int, percent: int
) -> None:
    themes.theme().set_look(themes.Look("light", percent))
    shell.resize(width, height)
    shell.show_page(page)
    qtbot.wait(10)
    button = shell.findChild(LeaveButton)
    assert button is not None
    place = QRect(button.mapTo(shell, QPoint(0, 0)), button.size())
    assert shell.rect().contains(place)
    assert place.width() >= button.minimumSizeHint().width()
    assert not any(isinstance(parent, QScrollArea) for parent in walking.parents(button))
    assert shell.childAt(place.center()) is button


def test_in_danger_now_is_on_every_page(shell: Shell, qtbot: QtBot) -> None:
    for spec in registered_pages():
        shell.show_page(spec.id)
        button = shell.findChild(QWidget, "inDangerNow")
        assert button is not None
        assert button.isVisible()
    button.click()  # type: ignore[attr-defined]
    assert shell.current_page is None
    assert walking.unnamed(shell) == []
    assert walking.reads_markup(shell) == []


def test_navigation_gives_way_to_icons_above_150(shell: Shell) -> None:
    themes.theme().set_look(themes.Look("light", 150))
    wide = shell.findChild(QWidget, "navigation").width()  # type: ignore[union-attr]
    themes.theme().set_look(themes.Look("light", 175))
    button = shell.findChild(QWidget, f"go_{registered_pages()[0].id}")
    assert button is not None
    assert button.text() == ""  # type: ignore[attr-defined]
    assert button.toolTip()
    assert shell.findChild(QWidget, "navigation").minimumWidth() < wide  # type: ignore[union-attr]
