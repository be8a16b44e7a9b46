"""Asks the system to leave our windows out of screen pictures.

Windows and macOS can; Linux cannot, and we say so.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

EXCLUDE_FROM_CAPTURE = 0x11
SHARING_NONE = 0

SetAffinity = Callable[[int, int], object]


def can_refuse(platform: str = sys.platform) -> bool:
    """Whether this system can leave a window out of screen pictures."""
    return platform in {"win32", "darwin"}


def refuse(window: QWidget, platform: str = sys.platform, call: SetAffinity | None = None) -> bool:
    """Ask for it; True when the system has been asked. ``call`` stands in for the system in tests."""
    if not can_refuse(platform):
        return False
    ask = call or (_windows_call() if platform == "win32" else _macos_call())
    ask(int(window.winId()), EXCLUDE_FROM_CAPTURE if platform == "win32" else SHARING_NONE)
    return True


def _windows_call() -> SetAffinity:
    library = ctypes.CDLL("user32")
    return lambda handle, value: library.SetWindowDisplayAffinity(ctypes.c_void_p(handle), value)


def _macos_call() -> SetAffinity:
    objc = ctypes.CDLL("/usr/lib/libobjc.dylib")
    objc.sel_registerName.restype = ctypes.c_void_p
    objc.objc_msgSend.restype = ctypes.c_void_p
    objc.objc_msgSend.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    send_number = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(("objc_msgSend", objc))

    def set_sharing(view: int, value: int) -> None:
        window = objc.objc_msgSend(view, objc.sel_registerName(b"window"))
        send_number(window, objc.sel_registerName(b"setSharingType:"), value)

    return set_sharing
