from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.focus_ring import FocusRing, FocusRingKeeper
from nocontact_desktop.gui.input_watch import InputWatch
from nocontact_desktop.gui.widgets import PrimaryButton, column

SHIFT = Qt.Key.Key_Shift


@pytest.fixture
def window(qapp_themed: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    body = column(made, margins=(20, 20, 20, 20))
    body.addWidget(PrimaryButton("First", name="first"))
    body.addWidget(PrimaryButton("Second", name="second"))
    body.addWidget(QLineEdit())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def watch(qapp_themed: QApplication, window: QWidget) -> Iterator[InputWatch]:
    made = InputWatch(qapp_themed)
    yield made
    made.deleteLater()


def handle(window: QWidget) -> QWindow:
    found = window.windowHandle()
    assert found is not None
    return found


def tap_shift(window: QWidget, times: int) -> None:
    for _ in range(times):
        QTest.keyClick(handle(window), SHIFT)


def test_three_taps_of_shift_leave(watch: InputWatch, window: QWidget) -> None:
    left: list[bool] = []
    watch.leave_asked.connect(lambda: left.append(True))
    tap_shift(window, 2)
    assert not left
    tap_shift(window, 1)
    assert left == [True]


def test_typing_capitals_does_not_leave(watch: InputWatch, window: QWidget) -> None:
    left: list[bool] = []
    watch.leave_asked.connect(lambda: left.append(True))
    for _ in range(5):
        QTest.keyPress(handle(window), SHIFT)
        QTest.keyClick(handle(window), Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyRelease(handle(window), SHIFT)
    assert not left


def test_a_click_between_the_taps_begins_anew(watch: InputWatch, window: QWidget) -> None:
    left: list[bool] = []
    watch.leave_asked.connect(lambda: left.append(True))
    tap_shift(window, 2)
    QTest.mouseClick(handle(window), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    tap_shift(window, 2)
    assert not left


def test_shift_with_another_modifier_does_not_count(watch: InputWatch, window: QWidget) -> None:
    left: list[bool] = []
    watch.leave_asked.connect(lambda: left.append(True))
    for _ in range(4):
        QTest.keyClick(handle(window), SHIFT, Qt.KeyboardModifier.ControlModifier)
    assert not left


def test_the_taps_can_be_switched_off(watch: InputWatch, window: QWidget) -> None:
    left: list[bool] = []
    watch.leave_asked.connect(lambda: left.append(True))
    watch.three_shifts_leave = False
    tap_shift(window, 3)
    assert not left


def test_ring_lies_two_pixels_around_what_has_the_focus(
    watch: InputWatch, window: QWidget, qapp_themed: QApplication, qtbot: QtBot
) -> None:
    keeper = FocusRingKeeper(qapp_themed, watch)
    watch.by_keyboard = True
    second = window.findChild(PrimaryButton, "second")
    assert second is not None
    window.findChild(PrimaryButton, "first").setFocus()  # type: ignore[union-attr]
    second.setFocus()
    ring = shown_ring(window, qtbot)
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    keeper.deleteLater()


def test_ring_follows_the_keyboard_not_the_mouse(
    watch: InputWatch, window: QWidget, qapp_themed: QApplication, qtbot: QtBot
) -> None:
    keeper = FocusRingKeeper(qapp_themed, watch)
    QTest.mouseClick(handle(window), Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    QTest.qWait(20)
    ring = window.findChild(FocusRing)
    assert ring is None or not ring.isVisible()
    QTest.keyClick(handle(window), Qt.Key.Key_Tab)
    shown_ring(window, qtbot)
    keeper.deleteLater()


def test_ring_bears_with_a_field_that_is_gone(
    watch: InputWatch, window: QWidget, qapp_themed: QApplication, qtbot: QtBot
) -> None:
    keeper = FocusRingKeeper(qapp_themed, watch)
    watch.by_keyboard = True
    gone = PrimaryButton("Gone", window, name="gone")
    gone.show()
    gone.setFocus()
    shiboken6.delete(gone)
    window.findChild(PrimaryButton, "first").setFocus()  # type: ignore[union-attr]
    shown_ring(window, qtbot)
    keeper.deleteLater()


def shown_ring(window: QWidget, qtbot: QtBot) -> FocusRing:
    """The ring, once it is shown: that is a turn after the focus has moved."""
    qtbot.waitUntil(lambda: any(ring.isVisible() for ring in window.findChildren(FocusRing)))
    ring = window.findChild(FocusRing)
    assert ring is not None
    return ring
