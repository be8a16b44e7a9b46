"""The story in the window under strace: no internet socket, no stray file, no word in the clear, neutral titles."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.e2e.traces import environment, leaking_files, read_traces, traced, why_not
from tests.e2e.whole_program import plant

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())


def test_what_is_typed_in_the_window_stays_in_the_notebook_and_the_report(tmp_path: Path) -> None:
    home, traces_in = tmp_path / "home", tmp_path / "traces"
    home.mkdir()
    traces_in.mkdir()
    typed = plant(tmp_path)
    done = subprocess.run(
        [*traced(traces_in / "window"), sys.executable, "-m", "tests.e2e.whole_program"],
        input=json.dumps(asdict(typed)) + "\nleave\n",
        env=environment(home),
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    # What has no title is no window of its own: a list that drops down, a hint.
    assert set(json.loads(done.stdout)) - {""} == {"Daybook"}

    notebook = home / ".local" / "share" / "Daybook"
    traces = read_traces(traces_in)
    assert traces.internet == []
    chosen = {str(Path(typed.out, name)) for name in ("report.pdf", "covered.png", "summary.pdf")}
    assert {str(notebook / "notebook.dat"), *chosen} <= traces.names
    above = {str(home / ".local"), str(home / ".local" / "share")}
    assert traces.strays((str(notebook), typed.out)) <= above
    assert traces.leaks(typed.words, (typed.out,)) == set()
    assert leaking_files(home, typed.words) == []
    assert {path.name for path in home.rglob("*") if path.is_file()} == {
        "notebook.dat",
        "notebook.key",
        "settings.toml",
    }
