"""A clock that is set back: the log still verifies, nothing changes place, and each time is the one that was shown."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.salvaging.salvage import salvage
from nocontact_desktop.diary.sealed_log import checkpoint, checkpoints
from nocontact_desktop.report.making import make_report
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.vault.backup import back_up
from nocontact_desktop.vault.notebook import Notebook
from tests.conftest import PASSPHRASE, Clock
from tests.faults.killing import ignore, never


def test_the_log_goes_on_and_says_what_the_clock_said(notebook: Notebook, clock: Clock, tmp_path: Path) -> None:
    told: list[datetime] = []
    for back in (0, 400, -30, 900):
        clock.advance(days=-back)
        draft = EntryDraft(kind="note", occurred_from="2026-03-02", title=f"after {back}")
        entries.save(notebook, draft)
        checkpoint(notebook)
        told.append(clock.time)
    assert told != sorted(told)
    rows = {row.title: row.entry for row in entries.page(notebook, EntryFilter(), 0, 10)}
    assert [rows[f"after {back}"].leaf for back in (0, 400, -30, 900)] == [0, 1, 2, 3]
    said = [datetime.fromisoformat(rows[f"after {back}"].recorded_at) for back in (0, 400, -30, 900)]
    assert said == told
    made = checkpoints(notebook)
    assert [datetime.fromisoformat(one.time) for one in made] == told
    assert {one.clock for one in made} == {"this computer"}
    assert check_log(notebook, ignore, never) == []
    report = make_report(notebook, ReportRequest(), tmp_path / "r.pdf", None, ignore, never)
    assert (report.entries, report.gaps) == (4, 0)
    back_up(notebook, tmp_path / "Copy", ignore, never)
    assert salvage(tmp_path / "Copy", tmp_path / "New", PASSPHRASE, ignore, never).nothing
