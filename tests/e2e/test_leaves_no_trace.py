"""The whole story under strace: no internet socket, and no word of it anywhere but in the notebook and the export."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.parse
from pathlib import Path

import pytest

from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import create

WORD = "Zinnoberhafen"
"""The planted word. It stands in the passphrase, in the entry, in the chat and in the person's name."""

OPENED_FOR_WRITING = re.compile(
    r'(?:openat\(AT_FDCWD(?:<[^>]*>)?|open\(|creat\()[^"]*"([^"]+)", [^)]*O_(?:WRONLY|RDWR)[^)]*\)\s+= \d+'
)
INTERNET = re.compile(r"socket\(AF_INET6?,")

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("strace") is None, reason="strace is on Linux only"
)


def test_no_socket_no_stray_file_no_planted_word(tmp_path: Path) -> None:
    home, work = tmp_path / "home", tmp_path / "work"
    home.mkdir()
    work.mkdir()
    (work / "secret").write_text(f"{WORD} by the river\n", "utf-8")
    (work / "chat.txt").write_text(f"[01/02/2026, 21:15:03] {WORD}: hello\n[13/02/2026, 21:15:03] Me: no\n", "utf-8")
    entry = {"kind": "note", "occurred_from": "2026-03-02", "precision": "day", "title": WORD, "what_happened": WORD}
    (work / "entries.json").write_text(json.dumps({"entries": [entry]}), "utf-8")
    create(work / "Daybook", f"{WORD} by the river", kdf=FLOOR)[0].close()
    said = "".join(_run(command, home, work) for command in _story(work))

    traces = "".join(path.read_text("utf-8", "replace") for path in tmp_path.glob("trace.*"))
    assert "execve(" in traces
    assert not INTERNET.search(traces)

    inside = (
        str(work / "Made"),
        str(work / "Daybook"),
        str(work / "copy"),
        str(work / "report.pdf"),
        str(work / "bundle"),
        str(work),
        "/dev/",
        "/proc/",
    )
    strays = [
        path for path in OPENED_FOR_WRITING.findall(traces) if not path.startswith(inside) and not _is_byte_code(path)
    ]
    assert strays == []

    assert not _holds_word(said.encode())
    kept = (work / "Made", work / "Daybook", work / "copy")
    assert all(len(list(folder.iterdir())) >= 3 for folder in kept)
    for path in (path for folder in (home, *kept) for path in folder.rglob("*")):
        assert not _holds_word(str(path.relative_to(tmp_path)).encode())
        assert not (path.is_file() and _holds_word(path.read_bytes())), path
    assert [path for path in home.rglob("*") if path.is_file()] == []


def _story(work: Path) -> list[list[str]]:
    """Every command. What is made by ``create`` costs a second to open each time, so the others have a cheaper one."""
    book = str(work / "Daybook")
    return [
        ["create", str(work / "Made")],
        ["import", book, str(work / "chat.txt"), "--me", "Me", "--time-zone", "Europe/London"],
        ["log", book, "--from-json", str(work / "entries.json")],
        ["report", book, "--out", str(work / "report.pdf"), "--bundle", str(work / "bundle")],
        ["check", book],
        ["backup", book, str(work / "copy")],
    ]


def _run(command: list[str], home: Path, work: Path) -> str:
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"}
    trace = work.parent / f"trace.{command[0]}"
    done = subprocess.run(
        [
            *("strace", "-f", "-qq", "-s", "256", "-e", "trace=socket,open,openat,creat,execve", "-o", str(trace)),
            *(sys.executable, "-m", "nocontact_desktop.cli", *command, "--passphrase-file", str(work / "secret")),
        ],
        capture_output=True,
        text=True,
        env=environment,
        cwd=Path(__file__).parents[2],
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def _is_byte_code(path: str) -> bool:
    return "__pycache__" in path


def _holds_word(data: bytes) -> bool:
    forms = (
        WORD.encode(),
        WORD.encode("utf-16-le"),
        WORD.encode("utf-16-be"),
        urllib.parse.quote(WORD).encode(),
        *(base64.b64encode(b"x" * shift + WORD.encode())[4:-4] for shift in range(3)),
    )
    return any(form in data for form in forms)
