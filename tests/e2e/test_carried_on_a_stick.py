"""The program and its notebook side by side on a stick: nothing is left on the computer it was plugged into."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.e2e.traces import environment, leaking_files, read_traces, traced, why_not
from tests.e2e.whole_program import plant
from tests.packaging_tools import ROOT, script

PYTHON = Path(sys.base_prefix, "bin", "python3")
AS_THE_USER = """#!/bin/sh
# The Python beside the program: as it is, but that somebody sits at the window and all is traced.
[ "$1" = -c ] && exec {python} "$@"
export PYTHONPATH="$PYTHONPATH:{root}"
exec {traced} {python} -m tests.e2e.whole_program
"""


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A stick with the folder as ``make portable`` makes it, except that libraries are links."""
    program = tmp_path / "stick" / "Program" / "program"
    shutil.copytree(
        ROOT / "nocontact_desktop", program / "nocontact_desktop", ignore=shutil.ignore_patterns("__pycache__")
    )
    for part in Path(sysconfig.get_path("purelib")).iterdir():
        if not part.name.startswith(("nocontact", "_nocontact", "__pycache__", "tests")):
            (program / part.name).symlink_to(part)
    script("portable").add_starters(program.parent)
    return tmp_path / "stick"


@pytest.mark.skipif(bool(why_not()), reason=why_not())
def test_from_a_stick_nothing_is_left_on_the_computer(stick: Path, tmp_path: Path) -> None:
    home, traces_in, elsewhere = tmp_path / "home", tmp_path / "traces", tmp_path / "elsewhere"
    for folder in (home, traces_in, elsewhere):
        folder.mkdir()
    python = stick / "Program" / "python" / "bin" / "python3"
    python.parent.mkdir(parents=True)
    python.write_text(AS_THE_USER.format(python=PYTHON, root=ROOT, traced=" ".join(traced(traces_in / "window"))))
    python.chmod(0o700)
    before = _files(stick / "Program")

    typed = plant(tmp_path)
    done = subprocess.run(
        ["sh", str(stick / "Program" / "start.sh")],
        input=json.dumps(asdict(typed)) + "\nleave\n",
        env=environment(home),
        cwd=elsewhere,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""

    assert _files(stick / "Daybook") == {"notebook.dat", "notebook.key", "settings.toml"}
    assert list(home.iterdir()) == list(elsewhere.iterdir()) == []
    assert _files(stick / "Program") == before
    traces = read_traces(traces_in)
    assert traces.internet == []
    assert traces.strays((str(stick / "Daybook"), typed.out)) == set()
    assert traces.leaks(typed.words, (typed.out,)) == set()
    assert leaking_files(stick, typed.words) == []


@pytest.mark.skipif(os.name == "nt", reason="the starter of Linux and macOS")
def test_without_the_python_it_was_made_for_it_says_which(stick: Path) -> None:
    (stick / "Program" / "program" / "python-version").write_text("2.9\n")
    done = subprocess.run(["sh", str(stick / "Program" / "start.sh")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "needs Python 2.9" in done.stderr


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
