"""What the tests of the views share: opening a view, pressing, writing."""

from __future__ import annotations

from typing import TypeVar, overload

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.pages import Page
from nocontact_desktop.gui.views import View, ViewsPage
from nocontact_desktop.gui.widgets import Fold
from tests.gui import walking

W = TypeVar("W", bound=QWidget)

SIZES = pytest.mark.parametrize(
    ("width", "height", "percent"), [(1024, 700, 100), (1280, 720, 200)], ids=["1024x700", "1280x720 at 200 %"]
)


@overload
def find(qtbot: QtBot, page: QWidget, name: str) -> QWidget: ...
@overload
def find(qtbot: QtBot, page: QWidget, name: str, kind: type[W]) -> W: ...
def find(qtbot: QtBot, page: QWidget, name: str, kind: type[QWidget] = QWidget) -> QWidget:
    """The widget of that name, once it is in sight."""

    def seen() -> QWidget | None:
        return next((one for one in page.findChildren(kind, name) if one.isVisible()), None)

    qtbot.waitUntil(lambda: seen() is not None)
    found = seen()
    assert found is not None
    return found


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    """Press a button as a mouse does, once nothing is under way that could draw the page anew."""
    find(qtbot, page, name, QAbstractButton)
    if isinstance(page, Page):
        qtbot.waitUntil(lambda: not page.desk.tasks.is_busy(), timeout=20_000)
    button = find(qtbot, page, name, QAbstractButton)
    qtbot.waitUntil(lambda: not button.size().isEmpty())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def write(qtbot: QtBot, page: QWidget, name: str, text: str) -> None:
    """Type into a field."""
    field = find(qtbot, page, name)
    field.setFocus()
    qtbot.keyClicks(field, text)


def choose(qtbot: QtBot, page: QWidget, name: str, value: str) -> None:
    """Choose from a list as a key does."""
    combo = find(qtbot, page, name, QComboBox)
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def open_all(qtbot: QtBot, page: QWidget, name: str) -> None:
    """Open every fold of the view of that name."""
    for fold in find(qtbot, page, name).findChildren(Fold):
        fold.set_open(True)


def text_of(page: QWidget) -> str:
    """All words in sight in ``page``, itself among it."""
    words = []
    for one in (page, *page.findChildren(QWidget)):
        if one.isVisible() and isinstance(one, QLabel | QAbstractButton):
            words.append(one.text())
        elif one.isVisible() and isinstance(one, QTextEdit | QPlainTextEdit):
            words.append(one.toPlainText())
    return "\n".join(words)


def walked(qtbot: QtBot, page: ViewsPage, desk: Desk, addresses: dict[str, str]) -> list[str]:
    """What is wrong with the views at ``addresses``, each open once what it names is in sight: too wide, unnamed."""
    wrong: list[str] = []
    for address, seen in addresses.items():
        page.entered(address)
        find(qtbot, page, seen)
        qtbot.waitUntil(lambda: len(page.findChildren(View)) == 1 and not desk.tasks.is_busy())
        for fold in page.findChildren(Fold):
            fold.set_open(True)
        QApplication.processEvents()
        for found in (walking.scrolls_sideways, walking.unnamed, walking.doubly_named, walking.reads_markup):
            wrong += [f"{address}: {one}" for one in found(page)]
    return wrong


P = TypeVar("P", bound=ViewsPage)


def page_of(qtbot: QtBot, page: P) -> P:
    """``page`` on the screen."""
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page
