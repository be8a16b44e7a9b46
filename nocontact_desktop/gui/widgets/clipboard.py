"""What we put on the clipboard: marked for clipboard managers, gone on lock; what a button has copied, within seconds.

What the user cuts or copies by themselves stays until then: cut words that vanish would be lost.
"""

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
    """Copies secrets for a short time, marks what is copied in our windows, and keeps the X11 selection empty."""

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._held = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.clear)
        clipboard.dataChanged.connect(self._on_changed)
        if clipboard.supportsSelection():
            clipboard.selectionChanged.connect(self._on_selection_changed)

    def copy(self, text: str) -> None:
        """Put ``text`` on the clipboard for 15 seconds."""
        self._put(text)
        self._timer.start()

    def clear(self) -> None:
        """Take what is ours off the clipboard; leave what others put there since."""
        self._timer.stop()
        if self._held and self._clipboard.text() == self._held:
            self._clipboard.clear()
        self._held = ""

    def _put(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        for name, value in _HINTS.items():
            data.setData(name, QByteArray(value))
        self._held = text
        self._clipboard.setMimeData(data)

    def _on_changed(self) -> None:
        if not self._clipboard.ownsClipboard():
            return
        there = self._clipboard.mimeData()
        if there is not None and there.hasText() and not there.hasFormat(next(iter(_HINTS))):
            self._timer.stop()
            self._put(there.text())

    def _on_selection_changed(self) -> None:
        if self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)
