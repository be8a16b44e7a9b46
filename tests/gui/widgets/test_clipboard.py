from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.widgets.clipboard import SecretClipboard

COPY = Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier


def is_marked(clipboard: QClipboard) -> bool:
    return bytes(clipboard.mimeData().data("x-kde-passwordManagerHint").data()) == b"secret"


def test_a_secret_is_marked_and_goes_away(qapp_themed: QApplication) -> None:
    clipboard = qapp_themed.clipboard()
    secret = SecretClipboard(clipboard)
    secret.copy("six quiet words")
    assert clipboard.text() == "six quiet words"
    assert is_marked(clipboard)
    secret.clear()
    assert clipboard.text() == ""


class Told:
    """The clipboard where the system tells whose words are on it; the one of these tests does not."""

    def __init__(self, clipboard: QClipboard, *, ours: bool) -> None:
        self._clipboard = clipboard
        self._ours = ours

    def __getattr__(self, name: str) -> object:
        return getattr(self._clipboard, name)

    def ownsClipboard(self) -> bool:
        return self._ours


def test_what_others_copied_since_stays(qapp_themed: QApplication) -> None:
    clipboard = qapp_themed.clipboard()
    secret = SecretClipboard(cast(QClipboard, Told(clipboard, ours=False)))
    secret.copy("six quiet words")
    clipboard.setText("a shopping list")
    secret.clear()
    assert (clipboard.text(), is_marked(clipboard)) == ("a shopping list", False)
    secret.deleteLater()


def test_a_secret_is_taken_back_after_fifteen_seconds(qapp_themed: QApplication) -> None:
    secret = SecretClipboard(qapp_themed.clipboard())
    secret.copy("six quiet words")
    timer = secret.findChildren(type(secret._timer))[0]
    assert timer.interval() == 15_000
    timer.timeout.emit()
    assert qapp_themed.clipboard().text() == ""


def test_what_the_user_copies_is_marked_and_goes_when_locked_but_not_before(
    qapp_themed: QApplication, qtbot: QtBot
) -> None:
    clipboard = qapp_themed.clipboard()
    secret = SecretClipboard(cast(QClipboard, Told(clipboard, ours=True)))
    edit = QLineEdit("words of an entry")
    qtbot.addWidget(edit)
    edit.selectAll()
    QTest.keyClick(edit, *COPY)
    assert (clipboard.text(), is_marked(clipboard)) == ("words of an entry", True)
    assert not secret._timer.isActive()
    secret.clear()
    assert clipboard.text() == ""
