"""Secrets on the clipboard: marked for clipboard managers, and gone after 15 seconds or on lock."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard

SECONDS = 15
_HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x01\x00\x00\x00",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\x00\x00\x00\x00",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\x00\x00\x00\x00",
}


class SecretClipboard(QObject):
    """Copies secrets for a short time and keeps the X11 selection empty."""

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._held = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.clear)
        if clipboard.supportsSelection():
            clipboard.selectionChanged.connect(self._on_selection_changed)

    def copy(self, text: str) -> None:
        """Put ``text`` on the clipboard for 15 seconds."""
        data = QMimeData()
        data.setText(text)
        for name, value in _HINTS.items():
            data.setData(name, QByteArray(value))
        self._clipboard.setMimeData(data)
        self._held = text
        self._timer.start()

    def clear(self) -> None:
        """Take a secret of ours off the clipboard; leave what others put there since."""
        self._timer.stop()
        if self._held and self._clipboard.text() == self._held:
            self._clipboard.clear()
        self._held = ""

    def _on_selection_changed(self) -> None:
        if self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)
