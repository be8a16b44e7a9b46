"""Windows: its messages about sleep and a locked session. Tested with made messages, not tried on Windows."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes.wintypes import MSG

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtGui import QWindow

_POWER, _SUSPEND = 0x0218, 4
_SESSION, _LOCKED = 0x02B1, 7
_GONE = {(_POWER, _SUSPEND), (_SESSION, _LOCKED)}
_THIS_SESSION = 0
Kind = QByteArray | bytes | bytearray | memoryview


class MessageFilter(QAbstractNativeEventFilter):
    """Looks at every message on its way to our windows, and holds none back."""

    def __init__(self, tell: Callable[[], None]) -> None:
        super().__init__()
        self._tell = tell

    def nativeEventFilter(self, kind: Kind, message: int) -> tuple[bool, int]:
        if QByteArray(kind) == b"windows_generic_MSG":
            seen = MSG.from_address(int(message))
            if (seen.message, seen.wParam) in _GONE:
                self._tell()
        return False, 0


def listen(tell: Callable[[], None]) -> object:
    """Call ``tell`` from now on, as long as what is returned is kept: a window nobody sees, and the filter."""
    window, made = QWindow(), MessageFilter(tell)
    window.create()
    ctypes.CDLL("wtsapi32").WTSRegisterSessionNotification(ctypes.c_void_p(window.winId()), _THIS_SESSION)
    app = QCoreApplication.instance()
    assert app is not None
    app.installNativeEventFilter(made)
    return window, made
