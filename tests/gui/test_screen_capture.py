from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui import screen_capture
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.settings.locking import LockCard
from nocontact_desktop.gui.widgets.dialogs import WindowDialogs


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


def test_each_dialog_is_named_too(qapp_themed: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    named: list[QWidget] = []
    monkeypatch.setattr(screen_capture, "refuse", named.append)
    asking = WindowDialogs()
    asking.open_files(window, "Choose files", "", lambda _files: None)
    asking.save_file(window, "Save", "a.pdf", "", lambda _path: None)
    asking.choose_folder(window, "A folder", lambda _path: None)
    asking.choose_printer(window, "Document", lambda _printer: None)
    asking.confirm(window, "Put it away?", "It goes.", "Put it away", lambda: None)
    asking.tell(window, "Saved", "It is saved.")
    assert named == [one for one in window.findChildren(QDialog) if one.parent() is window]
    assert len(named) == 6


def test_settings_say_that_linux_cannot(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen_capture, "can_refuse", lambda: False)
    card = LockCard(desk)
    qtbot.addWidget(card)
    words = card.findChild(QLabel, "screenPictures")
    assert words is not None
    assert words.text() == "This system cannot keep this window out of pictures that other programs take of the screen."
