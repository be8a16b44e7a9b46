"""A virtual X screen, and what any program on it can see of the others: names of windows, and who owns a selection."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p

needs = "" if shutil.which("Xvfb") else "no virtual screen on this system"
_ANY = 0
_MOST = 1 << 20


@contextmanager
def x_screen() -> Iterator[str]:
    """Gives the name of a fresh screen."""
    theirs, ours = os.pipe()
    command = ["Xvfb", "-displayfd", str(ours), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[ours], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        os.close(ours)
        try:
            with os.fdopen(theirs) as said:
                yield f":{said.readline().strip()}"
        finally:
            server.terminate()


class Looker:
    """Another program on the same screen."""

    def __init__(self, name: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = c_void_p
        self._x.XInternAtom.restype = c_ulong
        self._x.XDefaultRootWindow.restype = c_ulong
        self._x.XGetSelectionOwner.restype = c_ulong
        opened = self._x.XOpenDisplay(name.encode())
        assert opened, f"no screen {name}"
        self._display = c_void_p(opened)

    def owner(self, selection: str) -> int:
        """The window that owns a selection; 0 when nothing is selected anywhere."""
        return int(self._x.XGetSelectionOwner(self._display, self._atom(selection)))

    def said(self, *properties: str) -> set[str]:
        """What these properties say, of all windows."""
        root = c_ulong(self._x.XDefaultRootWindow(self._display))
        return {text for window in self._below(root) for name in properties for text in self._texts(window, name)}

    def has(self, name: str) -> bool:
        """Whether any window has this property, of whatever form."""
        root = c_ulong(self._x.XDefaultRootWindow(self._display))
        return any(self._property(window, name)[1] for window in self._below(root))

    def _atom(self, name: str) -> c_ulong:
        return c_ulong(self._x.XInternAtom(self._display, name.encode(), 0))

    def _below(self, window: c_ulong) -> Iterator[c_ulong]:
        root, parent, children, count = c_ulong(), c_ulong(), POINTER(c_ulong)(), c_uint()
        self._x.XQueryTree(self._display, window, byref(root), byref(parent), byref(children), byref(count))
        for place in range(count.value):
            child = c_ulong(children[place])
            yield child
            yield from self._below(child)

    def _texts(self, window: c_ulong, name: str) -> list[str]:
        form, count, data = self._property(window, name)
        found = ctypes.string_at(data, count) if count and form == 8 else b""
        return [part.decode() for part in found.split(b"\0") if part]

    def _property(self, window: c_ulong, name: str) -> tuple[int, int, c_char_p]:
        """Its form (bits of each part), how many parts, and they."""
        kind, form, count, left, data = c_ulong(), c_int(), c_ulong(), c_ulong(), c_char_p()
        asked = (self._display, window, self._atom(name), c_long(0), c_long(_MOST), 0, c_ulong(_ANY))
        self._x.XGetWindowProperty(*asked, byref(kind), byref(form), byref(count), byref(left), byref(data))
        return form.value, count.value, data
