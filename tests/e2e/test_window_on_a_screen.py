"""The same path in a real X window: what the offscreen platform cannot show, such as shortcuts and focus."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.xvfb
@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="no virtual screen on this system")
def test_the_first_path_in_a_real_window() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    environment.pop("PYTEST_XDIST_WORKER", None)
    done = subprocess.run(
        [
            *("xvfb-run", "--auto-servernum", "--server-args=-screen 0 1400x1000x24 -nolisten tcp"),
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider"),
            str(HERE / "test_window.py"),
        ],
        env=environment,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:]
    assert "1 passed" in done.stdout
