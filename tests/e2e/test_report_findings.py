"""The command line writes no report with something private in it unless it is told to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nocontact_desktop.cli.main import main
from nocontact_desktop.diary import entries
from nocontact_desktop.diary.case import Case, save_case
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import create
from tests.conftest import PASSPHRASE


@pytest.fixture
def asked(tmp_path: Path) -> list[str]:
    """What is asked for: a report of a notebook in which something private is told."""
    notebook, _ = create(tmp_path / "Daybook", PASSPHRASE, kdf=FLOOR)
    with notebook:
        save_case(notebook, Case(private_terms=("Birch Hill School",)))
        entries.save(
            notebook,
            EntryDraft(kind="incident", occurred_from="2026-03-02", what_happened="They waited at Birch Hill School."),
        )
    (tmp_path / "secret").write_text(PASSPHRASE + "\n", "utf-8")
    out, secret = str(tmp_path / "report.pdf"), str(tmp_path / "secret")
    return ["report", str(tmp_path / "Daybook"), "--out", out, "--passphrase-file", secret]


def test_open_findings_stop_it_and_are_told_without_the_private_words(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*asked, "--json", "--bundle", str(tmp_path / "bundle")]) == 1
    told = capsys.readouterr().out
    assert "Birch" not in told
    (finding,) = json.loads(told)["findings"]
    assert finding == {"kind": "term", "in": "entry", "label": "1", "field": "what_happened"}
    assert {path.name for path in tmp_path.iterdir()} == {"Daybook", "secret"}

    assert main(asked) == 1
    said = capsys.readouterr().out
    assert "Entry 1, what happened: something you named as private" in said
    assert "Birch" not in said


def test_it_is_written_when_that_is_wanted(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*asked, "--with-findings"]) == 0
    assert "1 thing that you keep private is in this report." in capsys.readouterr().out
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
