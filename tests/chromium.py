"""Pages looked at in Chromium, with no window and no network."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="the browser Chromium, in which pages are looked at, is not there"
)

_RUN = """
axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}).then(found => {
  const shown = document.createElement("pre");
  shown.id = "axe-found";
  shown.textContent = JSON.stringify({
    passes: found.passes.map(one => one.id),
    violations: found.violations.map(one => [one.id, one.help, one.nodes.map(node => node.html)]),
    incomplete: found.incomplete.map(one => [one.id, one.help, one.nodes.map(node => node.html)]),
  });
  document.body.append(shown);
});
"""


def chromium(page: Path, profile: Path, *options: str) -> str:
    """Open a page in a browser of its own and return what it writes."""
    assert CHROMIUM is not None
    quiet = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    more = "--disable-component-update --disable-sync --disable-dev-shm-usage --proxy-server=127.0.0.1:9"
    command = [CHROMIUM, *quiet.split(), *more.split(), f"--user-data-dir={profile}", *options, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def axe(page: bytes, folder: Path) -> dict[str, Any]:
    """What axe says of a page: the rules it ``passes``, and ``violations`` and ``incomplete`` with where they are.

    It runs on a copy in which scripts are let in.
    """
    script = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
    written = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.decode())
    assert "</body>" in written
    watched = written.replace("</body>", f"<script>{script}</script><script>{_RUN}</script></body>")
    (folder / "watched.html").write_text(watched, "utf-8")
    seen = chromium(folder / "watched.html", folder / "profile", "--virtual-time-budget=20000", "--dump-dom")
    found = re.search(r'<pre id="axe-found">(.*?)</pre>', seen, re.DOTALL)
    assert found, "axe has not said anything"
    said: dict[str, Any] = json.loads(unescape(found.group(1)))
    return said
