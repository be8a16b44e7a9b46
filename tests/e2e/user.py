"""A user at the window: finds things by name, clicks with the mouse, types on the keyboard, waits for what comes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from nocontact_desktop.app import Program
from nocontact_desktop.vault.notebook import Notebook

WAIT = 60_000
STEP = 20
Kind = TypeVar("Kind", bound=QWidget)
Answer = TypeVar("Answer")


class User:
    """Works on whatever window the program shows."""

    def __init__(self, program: Program) -> None:
        self.program = program

    def wait_until(self, came: Callable[[], bool], what: str) -> None:
        """Let the program work until it came."""
        until = QDeadlineTimer(WAIT)
        while not came():
            assert not until.hasExpired(), f"{what} did not come; in sight: {self.in_sight()}"
            QTest.qWait(STEP)

    def wait_until_done(self) -> None:
        """Wait until nothing is under way: what still comes can move what is to be clicked."""
        self.wait_until(lambda: not self.program.tasks.is_busy(), "the end of what is under way")

    def find(self, name: str, kind: type[Kind] = QWidget) -> Kind | None:
        """The thing of that name that is in sight of the program's window."""
        window = self.program.window
        found = window.findChildren(kind, name) if window is not None else []
        return next((one for one in found if one.isVisible()), None)

    def see(self, name: str, kind: type[Kind] = QWidget) -> Kind:
        """Wait until it is there."""
        self.wait_until(lambda: self.find(name, kind) is not None, name)
        found = self.find(name, kind)
        assert found is not None
        return found

    def in_sight(self) -> list[str]:
        """The names of what the window shows."""
        window = self.program.window
        shown = window.findChildren(QWidget) if window is not None else []
        return [one.objectName() for one in shown if one.isVisible() and one.objectName()[:3] != "qt_"]

    def click(self, name: str) -> None:
        """Click a button with the mouse, once it can be clicked."""
        button = self.see(name, QAbstractButton)
        self.wait_until(button.isEnabled, f"{name} for a click")
        self._bring_into_sight(button)
        self._wait_until_still(button)
        QTest.mouseClick(
            button, Qt.MouseButton.LeftButton, pos=QPoint(min(12, button.width() // 2), button.height() // 2)
        )

    def go_to(self, page: str, where: str) -> None:
        """Follow a way to a place, as a link on another page does."""
        desk = self.program.desk
        assert desk is not None
        desk.go_to(page, where)

    def in_notebook(self, function: Callable[[Notebook], Answer]) -> Answer:
        """Ask the open notebook, on its own thread."""
        notebook = self.program.notebook
        assert notebook is not None
        return self.program.tasks.fetch(function, notebook)

    def unfold(self, fold: str, name: str) -> None:
        """Open a folded part, unless what is sought in it is in sight already."""
        if self.find(name) is None:
            self.click(fold)
            self.see(name)

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

    def choose_file(self, path: Path) -> None:
        """Put a path into the open file dialog and confirm it."""
        # Not key by key: the list of completions may open over the field and take the Return.
        self.see("fileNameEdit", QLineEdit).setText(str(path))
        self.press("fileNameEdit", Qt.Key.Key_Return)
        self.wait_until(lambda: self.find("fileDialog") is None, "the end of the file dialog")

    def titles(self) -> set[str]:
        """What the title bars of all windows say."""
        return {window.windowTitle() for window in QApplication.topLevelWidgets() if window.isVisible()}

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
            QTest.qWait(60)

    def _bring_into_sight(self, widget: QWidget) -> None:
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()
