"""What somebody without a mouse relies on: Enter presses, and the keyboard stays where one is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.parts.wrapped_link import WrappedLink
from nocontact_desktop.gui.widgets import (
    LineField,
    LinkButton,
    QuietButton,
    ScrollPage,
    SecondaryButton,
    clear_layout_of,
    column,
)
from nocontact_desktop.gui.widgets.layouts import next_stop


@pytest.fixture
def window(qapp_themed: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    column(made)
    made.resize(400, 300)
    made.show()
    return made


def put(into: QWidget, *widgets: QWidget) -> None:
    layout = into.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)


def focus_is(name: str) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and focused.objectName() == name


@pytest.mark.parametrize("kind", [SecondaryButton, QuietButton, LinkButton, WrappedLink])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_a_button(
    window: QWidget, qtbot: QtBot, kind: type[QAbstractButton], key: Qt.Key
) -> None:
    button = kind("My people", name="people")  # type: ignore[call-arg]
    put(window, button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_enter_on_a_button_that_rests_does_nothing(window: QWidget, qtbot: QtBot) -> None:
    button = SecondaryButton("Begin", name="begin")
    button.setEnabled(False)
    put(window, button)
    pressed: list[bool] = []
    button.clicked.connect(pressed.append)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert pressed == []


@pytest.mark.parametrize(
    ("drawn", "goes_on_in"), [(("one", "two"), "two"), (("three", "four"), "three"), ((), "after")]
)
def test_what_is_drawn_anew_keeps_the_keyboard(
    window: QWidget, qtbot: QtBot, drawn: tuple[str, ...], goes_on_in: str
) -> None:
    part = QWidget()
    part.setObjectName("part")
    column(part)
    put(window, SecondaryButton("Leave", name="before"), part, SecondaryButton("Erase", name="after"))
    put(part, SecondaryButton("One", name="one"), SecondaryButton("Two", name="two"))
    qtbot.waitUntil(lambda: part.findChild(QWidget, "two").isVisible())
    part.findChild(QWidget, "two").setFocus()
    clear_layout_of(part)
    put(part, *(SecondaryButton(name, name=name) for name in drawn))
    qtbot.waitUntil(lambda: focus_is(goes_on_in))


def test_what_is_drawn_anew_elsewhere_leaves_the_keyboard_alone(window: QWidget, qtbot: QtBot) -> None:
    part = QWidget()
    column(part)
    put(window, SecondaryButton("Search", name="search"), part)
    put(part, SecondaryButton("One", name="one"))
    qtbot.waitUntil(lambda: part.findChild(QWidget, "one").isVisible())
    window.findChild(QWidget, "search").setFocus()
    clear_layout_of(part)
    put(part, SecondaryButton("One", name="one"))
    qtbot.waitUntil(lambda: part.findChild(QWidget, "one").isVisible())
    assert focus_is("search")


def test_a_page_goes_along_with_the_keyboard(window: QWidget, qtbot: QtBot) -> None:
    page = ScrollPage()
    put(window, page)
    for place in range(12):
        page.add(LineField(f"Line {place}", name=f"line{place}"))
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    last = page.findChild(QWidget, "line11")
    last.setFocus()
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())
    first = page.findChild(QWidget, "line0")
    first.setFocus()
    qtbot.waitUntil(lambda: first.visibleRegion().boundingRect() == first.rect())


def test_tab_follows_what_is_seen_and_comes_round(window: QWidget, qtbot: QtBot) -> None:
    first, later = QWidget(), QWidget()
    column(first)
    column(later)
    put(window, first, later)
    put(later, LineField("Three", name="three"))
    resting = SecondaryButton("Not now", name="resting")
    resting.setEnabled(False)
    put(first, SecondaryButton("One", name="one"), resting, SecondaryButton("Two", name="two"))
    qtbot.waitUntil(lambda: first.findChild(QWidget, "two").isVisible())
    way = ["one", "two", "three"]
    for forwards, goals in ((True, ["two", "three", "one"]), (False, ["three", "one", "two"])):
        for name, goal in zip(way, goals, strict=True):
            found = next_stop(window, window.findChild(QWidget, name), forwards=forwards)
            assert found is not None
            assert found.objectName() == goal
    found = next_stop(window, None, forwards=False)
    assert found is not None
    assert found.objectName() == "three"
