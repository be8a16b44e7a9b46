from __future__ import annotations

from PySide6.QtWidgets import QApplication

from nocontact_desktop.gui.widgets.clipboard import SecretClipboard


def test_a_secret_is_marked_and_goes_away(qapp_themed: QApplication) -> None:
    clipboard = qapp_themed.clipboard()
    secret = SecretClipboard(clipboard)
    secret.copy("six quiet words")
    assert clipboard.text() == "six quiet words"
    assert bytes(clipboard.mimeData().data("x-kde-passwordManagerHint").data()) == b"secret"
    secret.clear()
    assert clipboard.text() == ""


def test_what_others_copied_since_stays(qapp_themed: QApplication) -> None:
    clipboard = qapp_themed.clipboard()
    secret = SecretClipboard(clipboard)
    secret.copy("six quiet words")
    clipboard.setText("a shopping list")
    secret.clear()
    assert clipboard.text() == "a shopping list"


def test_a_secret_is_taken_back_after_fifteen_seconds(qapp_themed: QApplication) -> None:
    secret = SecretClipboard(qapp_themed.clipboard())
    secret.copy("six quiet words")
    timer = secret.findChildren(type(secret._timer))[0]
    assert timer.interval() == 15_000
    timer.timeout.emit()
    assert qapp_themed.clipboard().text() == ""
