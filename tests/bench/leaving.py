"""From the third tap of Shift to the first pixel of ours that is gone, in a real window on a virtual screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.harness import Row
from tests.bench.notebooks import SECRET

SCREEN = ":87"
POINT = (300, 300)
GONE_WITHIN = 5.0


def leaving(notebook: Path) -> list[Row]:
    """Measure it five times, each with a fresh program."""
    if shutil.which("Xvfb") is None:
        return []
    rows = []
    with _screen():
        for what, at_work in (
            ("from the key to a blank window", ()),
            ("the same while a report is made", ("at work",)),
        ):
            times = sorted(_leave_once(notebook, at_work) for _ in range(5))
            rows.append(Row(f"Leave quickly: {what}", times[2] * 1000, None, "", "ms", "≤ 150 ms"))
    return rows


def _leave_once(notebook: Path, at_work: tuple[str, ...]) -> float:
    from Xlib import XK, X, display
    from Xlib.ext import xtest

    environment = {**os.environ, "DISPLAY": SCREEN, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-m", "tests.bench.unlocked_program", str(notebook), SECRET, *at_work]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as program:
        if program.stdout is None or program.stdout.readline() != b"shown\n":
            raise RuntimeError("the program did not open")
        screen = display.Display(SCREEN)
        root = screen.screen().root
        time.sleep(1.0)
        before = _pixel(root)
        if before == b"\0\0\0":
            raise RuntimeError("the window is not on the screen")
        shift = screen.keysym_to_keycode(XK.XK_Shift_L)
        for _ in range(3):
            xtest.fake_input(screen, X.KeyPress, shift)
            xtest.fake_input(screen, X.KeyRelease, shift)
            screen.sync()
            pressed = time.perf_counter()
        while _pixel(root) == before:
            if time.perf_counter() - pressed > GONE_WITHIN:
                raise RuntimeError("the window did not leave")
        taken = time.perf_counter() - pressed
        screen.close()
        program.wait(20)
    return taken


def _pixel(root: object) -> bytes:
    """The colour of one pixel inside the window's navigation, as the screen has it now."""
    from Xlib import X

    image = root.get_image(*POINT, 1, 1, X.ZPixmap, 0xFFFFFFFF)  # type: ignore[attr-defined]
    return bytes(image.data[:3])


@contextmanager
def _screen() -> Iterator[None]:
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(
            ["Xvfb", SCREEN, "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], stdout=log, stderr=log
        )
        try:
            time.sleep(1.5)
            yield
        finally:
            server.terminate()
            server.wait(10)
