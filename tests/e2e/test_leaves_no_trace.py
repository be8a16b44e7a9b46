"""Every command under strace: no internet socket, and no word of it anywhere but in the notebook and the export."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import create
from tests.e2e.traces import environment, leaking_files, planted_word, read_traces, traced, why_not, words_in

WORD = planted_word()
"""The planted word. It stands in the passphrase, in the entry, in the chat and in the person's name."""

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())


def test_no_socket_no_stray_file_no_planted_word(tmp_path: Path) -> None:
    home, work, out = tmp_path / "home", tmp_path / "work", tmp_path / "out"
    for folder in (home, work, out, tmp_path / "traces"):
        folder.mkdir()
    (work / "secret").write_text(f"{WORD} by the river\n", "utf-8")
    (work / "chat.txt").write_text(f"[01/02/2026, 21:15:03] {WORD}: hello\n[13/02/2026, 21:15:03] Me: no\n", "utf-8")
    entry = {"kind": "note", "occurred_from": "2026-03-02", "precision": "day", "title": WORD, "what_happened": WORD}
    (work / "entries.json").write_text(json.dumps({"entries": [entry]}), "utf-8")
    kept = [tmp_path / "Made", tmp_path / "Daybook", tmp_path / "copy"]
    create(tmp_path / "Daybook", f"{WORD} by the river", kdf=FLOOR)[0].close()
    said = "".join(_run(command, tmp_path) for command in _story(tmp_path))

    traces = read_traces(tmp_path / "traces")
    assert traces.internet == []
    written = {str(out / name) for name in ("report.pdf", "worksheet.pdf", "mine.pdf")}
    assert written | {str(tmp_path / "Daybook" / "notebook.dat")} <= traces.names
    assert traces.strays(tuple(map(str, (*kept, out)))) == set()
    assert traces.leaks([WORD], (str(out),)) == set()

    assert not words_in(said.encode(), [WORD])
    assert all(len(list(folder.iterdir())) >= 3 for folder in kept)
    for folder in (home, *kept):
        assert leaking_files(folder, [WORD]) == []
    assert [path for path in home.rglob("*") if path.is_file()] == []


def _story(place: Path) -> list[list[str]]:
    """Every command. What is made by ``create`` costs a second to open each time, so the others have a cheaper one."""
    book, work, out = str(place / "Daybook"), place / "work", place / "out"
    return [
        ["create", str(place / "Made")],
        ["import", book, str(work / "chat.txt"), "--me", "Me", "--time-zone", "Europe/London"],
        ["log", book, "--from-json", str(work / "entries.json")],
        [
            *("report", book, "--out", str(out / "report.pdf"), "--bundle", str(out / "bundle"), "--form", "dv-100"),
            *("--worksheet", str(out / "worksheet.pdf"), "--do-not-file", str(out / "mine.pdf"), "--with-findings"),
            *("--messages-apart", "month", "--earlier-wording", "--technician", "--terms"),
        ],
        ["check", book],
        ["backup", book, str(place / "copy")],
    ]


def _run(command: list[str], place: Path) -> str:
    done = subprocess.run(
        [
            *traced(place / "traces" / command[0]),
            *(sys.executable, "-m", "nocontact_desktop.cli", *command),
            *("--passphrase-file", str(place / "work" / "secret")),
        ],
        capture_output=True,
        text=True,
        env=environment(place / "home"),
        cwd=Path(__file__).parents[2],
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr
