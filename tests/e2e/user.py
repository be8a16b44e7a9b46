"""A user at the window: finds things by name, clicks with the mouse, types on the keyboard, waits for what comes."""

from __future__ import annotations

import contextlib
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.exceptions import TimeoutError as WaitedTooLong
from pytestqt.qtbot import QtBot

from nocontact_desktop.app import Program

WAIT = 8_000
Kind = TypeVar("Kind", bound=QWidget)


class User:
    """Works on whatever window the program shows."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.qtbot = qtbot

    def find(self, name: str, kind: type[Kind] = QWidget) -> Kind | None:
        """The thing of that name that is in sight of the program's window."""
        window = self.program.window
        found = window.findChildren(kind, name) if window is not None else []
        return next((one for one in found if one.isVisible()), None)

    def see(self, name: str, kind: type[Kind] = QWidget) -> Kind:
        """Wait until it is there."""
        with contextlib.suppress(WaitedTooLong):  # pytest-qt's; what is in sight instead says more
            self.qtbot.waitUntil(lambda: self.find(name, kind) is not None, timeout=WAIT)
        found = self.find(name, kind)
        assert found is not None, f"{name} is not in sight; what is: {self.in_sight()}"
        return found

    def in_sight(self) -> list[str]:
        """The names of what the window shows."""
        window = self.program.window
        shown = window.findChildren(QWidget) if window is not None else []
        return [one.objectName() for one in shown if one.isVisible() and one.objectName()[:3] != "qt_"]

    def click(self, name: str) -> None:
        """Click a button with the mouse, once it can be clicked."""
        button = self.see(name, QAbstractButton)
        self.qtbot.waitUntil(button.isEnabled, timeout=WAIT)
        self._bring_into_sight(button)
        self._wait_until_still(button)
        QTest.mouseClick(
            button, Qt.MouseButton.LeftButton, pos=QPoint(min(12, button.width() // 2), button.height() // 2)
        )

    def type_into(self, name: str, text: str) -> None:
        """Put the keyboard on a field and type."""
        field = self.see(name)
        edit = next(
            one
            for kind in (QLineEdit, QPlainTextEdit)
            for one in ([field] if isinstance(field, kind) else field.findChildren(kind))
        )
        edit.setFocus()
        QTest.keyClicks(edit, text)

    def press(self, name: str, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key on something."""
        target = self.see(name)
        target.setFocus()
        QTest.keyClick(target, key, modifier)

    def make_room(self) -> None:
        """Give the window the size of an ordinary screen."""
        window = self.program.window
        assert window is not None
        window.resize(1280, 800)

    def words(self, name: str) -> str:
        """What stands in it."""
        return str(self.see(name).property("text") or "")

    def paste_screenshot(self, name: str) -> None:
        """Copy a picture as a screenshot tool does, and paste it."""
        picture = QImage(240, 160, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.darkCyan)
        QApplication.clipboard().setImage(picture)
        self.press(name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def shift_three_times(self) -> None:
        """Leave by the keyboard."""
        window = self.program.window
        assert window is not None
        handle = window.windowHandle()
        for _ in range(3):
            QTest.keyClick(handle, Qt.Key.Key_Shift)

    def _wait_until_still(self, widget: QWidget) -> None:
        """Nobody clicks on something that is still moving into place."""
        before = None
        while before != (before := widget.mapToGlobal(QPoint(0, 0))):
            self.qtbot.wait(60)

    def _bring_into_sight(self, widget: QWidget) -> None:
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()
