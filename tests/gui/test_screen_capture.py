from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui import screen_capture


@pytest.mark.parametrize(("platform", "value"), [("win32", 0x11), ("darwin", 0)])
def test_the_window_is_named_to_the_system(qapp_themed: QApplication, qtbot: QtBot, platform: str, value: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    calls: list[tuple[int, int]] = []
    assert screen_capture.refuse(window, platform, lambda handle, asked: calls.append((handle, asked)))
    assert calls == [(int(window.winId()), value)]


def test_linux_cannot_and_says_so(qapp_themed: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    calls: list[tuple[int, int]] = []
    assert not screen_capture.refuse(window, "linux", lambda handle, asked: calls.append((handle, asked)))
    assert calls == []
