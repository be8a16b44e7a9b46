"""macOS: what it tells all programs when the screen is locked. Tested with a stand-in, not tried on macOS.

Sleep has no such notice. The screen is locked with it unless the user has set it otherwise, and what remains is
noticed by the clock on waking (:mod:`nocontact_desktop.gui.idle`).
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

_NOTICES = (b"com.apple.screenIsLocked", b"com.apple.screensaver.didstart")
_UTF8 = 0x08000100
_DELIVER_AT_ONCE = 4
_Callback = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


def listen(tell: Callable[[], None], library: Any = None) -> object:
    """Call ``tell`` from now on, as long as what is returned is kept. ``library`` stands in for the system in tests."""
    system = library or _core_foundation()
    callback = _Callback(lambda *_what: tell())
    center = system.CFNotificationCenterGetDistributedCenter()
    for notice in _NOTICES:
        name = system.CFStringCreateWithCString(None, notice, _UTF8)
        system.CFNotificationCenterAddObserver(center, None, callback, name, None, _DELIVER_AT_ONCE)
    return callback


def _core_foundation() -> Any:
    system = ctypes.CDLL("/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation")
    system.CFNotificationCenterGetDistributedCenter.restype = ctypes.c_void_p
    system.CFStringCreateWithCString.restype = ctypes.c_void_p
    system.CFStringCreateWithCString.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32]
    add = system.CFNotificationCenterAddObserver
    add.argtypes = [*[ctypes.c_void_p] * 2, _Callback, *[ctypes.c_void_p] * 2, ctypes.c_long]
    return system
