"""Somebody who has a keyboard and no mouse: goes where the keys lead, and sees where that is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from nocontact_desktop.gui.focus_ring import FocusRing
from tests.e2e.lives import Newcomer

_MOST_STOPS = 250
_NONE = Qt.KeyboardModifier.NoModifier


class AtTheKeyboard(Newcomer):
    """Each key goes to the window as a whole, as real ones do; whatever has the focus takes it."""

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE, *, times: int = 1) -> None:
        """Press a key and wait for what it leads to."""
        for _ in range(times):
            QTest.keyClick(self._window(), key, modifier)
            self.settle()

    def write(self, text: str) -> None:
        """Type, wherever the focus is."""
        for letter in text:
            QTest.keyClick(self._window(), letter)  # type: ignore[call-overload]
        self.settle()

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Go on with Tab, or back with Shift, until ``name`` has the focus. Every stop on the way can be seen."""
        way = []
        for _ in range(_MOST_STOPS):
            if way and way[-1] == name:
                return
            self.key(
                Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier if back else _NONE
            )
            way.append(self.stop())
            assert way.count(way[-1]) < 2, f"{name} is not among the stops: {way}"
        raise AssertionError(f"{name} was not reached: {way}")

    def choose(self, name: str, *, back: bool = False, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """Go to something and press it."""
        self.tab_to(name, back=back)
        self.key(key)

    def tick(self, *names: str) -> None:
        """Go to one box after the other and tick it."""
        for name in names:
            self.choose(name, key=Qt.Key.Key_Space)

    def stop(self) -> str:
        """The name of what has the focus: it is in sight, with the ring around it, and a screen reader can say it."""
        self.wait_until(self._is_seen, "a ring around what has the focus")
        focused = self.focused()
        name = focused.objectName()
        assert self.spoken(focused), f"{name} says nothing"
        return name

    def _is_seen(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and not focused.isWindow() and self._is_ringed(focused)

    def focused(self) -> QWidget:
        """What has the focus."""
        focused = QApplication.focusWidget()
        assert focused is not None, f"nothing has the focus; in sight: {self.in_sight()}"
        return focused

    def spoken(self, widget: QWidget) -> str:
        """What a screen reader calls it."""
        found = QAccessible.queryAccessibleInterface(widget)
        return str(found.text(QAccessible.Text.Name))

    def says(self) -> str:
        """What a screen reader says of what has the focus: its name and what belongs to it."""
        found = QAccessible.queryAccessibleInterface(self.focused())
        return f"{found.text(QAccessible.Text.Name)}. {found.text(QAccessible.Text.Description)}"

    def _window(self) -> QWindow:
        self.wait_until(lambda: QGuiApplication.focusWindow() is not None, "a window for the keys")
        window = QGuiApplication.focusWindow()
        assert window is not None
        return window

    def _is_ringed(self, widget: QWidget) -> bool:
        ring = widget.window().findChild(FocusRing)
        if ring is None or not ring.isVisible():
            return False
        place = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
        seen = ring.clip.translated(ring.pos())
        return ring.geometry().contains(place) and (seen.contains(place) or place.height() > seen.height() // 2)
