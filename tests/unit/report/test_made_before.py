"""A saved report is remembered, and what has changed in the diary since then is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.report.made_before import forget, remember, reports_before, since
from nocontact_desktop.report.making import make_report, prepare
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.vault.notebook import Notebook
from tests.conftest import Clock

CHAT = """[02/03/2026, 21:10:03] +44 7700 900123: I saw your light on
[02/03/2026, 21:11:40] +44 7700 900123: Pick up
"""


def quiet(_done: int, _total: int) -> None: ...


def never() -> bool:
    return False


def write(notebook: Notebook, title: str) -> str:
    (entry_id,) = entries.save_many(notebook, [EntryDraft(kind="incident", occurred_from="2026-03-02", title=title)])
    return entry_id


def report(notebook: Notebook, **asked: Any) -> None:
    remember(notebook, prepare(notebook, ReportRequest(**asked), quiet, never).material)


@pytest.fixture
def printed(notebook: Notebook) -> list[str]:
    """Three entries, printed for a court."""
    ids = [write(notebook, title) for title in ("One", "Two", "Three")]
    report(notebook)
    return ids


def titles(rows: tuple[entries.EntryRow, ...]) -> list[str]:
    return [row.title for row in rows]


def test_without_a_report_there_is_nothing_to_tell(notebook: Notebook) -> None:
    write(notebook, "One")
    assert since(notebook) is None


def test_right_after_a_report_nothing_has_changed(notebook: Notebook, printed: list[str]) -> None:
    told = since(notebook)
    assert told is not None
    assert told.nothing
    assert (told.report.privacy, told.report.entries, told.report.size) == ("court", 3, 3)


def test_what_is_new_corrected_and_deleted_is_told(notebook: Notebook, printed: list[str], tmp_path: Path) -> None:
    new = write(notebook, "Four")
    better = EntryDraft(kind="incident", occurred_from="2026-03-02", title="Two, corrected")
    entries.correct(notebook, printed[1], better)
    entries.correct(notebook, new, EntryDraft(kind="incident", occurred_from="2026-03-02", title="Four, corrected"))
    entries.delete(notebook, printed[2])
    entries.delete(notebook, write(notebook, "Gone before anybody saw it"))
    Image.new("RGB", (8, 8)).save(tmp_path / "door.png")
    exhibits.add(notebook, ExhibitDraft(name="door.png", path=tmp_path / "door.png", caption="The door"))
    (tmp_path / "chat.txt").write_text(CHAT, "utf-8")
    options = ReadOptions(me="+44 7700 900888", time_zone="Europe/London")
    bring_in(notebook, tmp_path / "chat.txt", options, "", progress=quiet, cancelled=never)

    told = since(notebook)
    assert told is not None
    assert titles(told.new) == ["Four, corrected"]
    assert titles(told.corrected) == ["Two, corrected"]
    assert told.deleted == 1
    assert [one.caption for one in told.files] == ["The door"]
    assert [one.number for one in told.messages] == [2]
    assert told.entries == (new, printed[1])

    report(notebook, entries=told.entries)
    again = since(notebook)
    assert again is not None
    assert again.nothing
    assert again.report.entries == 2


def test_an_entry_left_out_of_a_report_is_not_new_for_that(notebook: Notebook, printed: list[str]) -> None:
    write(notebook, "Four")
    report(notebook, entries=(printed[0],))
    told = since(notebook)
    assert told is not None
    assert told.nothing


def test_any_report_can_be_compared_with_and_forgotten(notebook: Notebook, printed: list[str], clock: Clock) -> None:
    clock.advance(days=3)
    write(notebook, "Four")
    report(notebook, privacy="lawyer")
    last, first = reports_before(notebook)
    assert (first.privacy, last.privacy) == ("court", "lawyer")
    assert first.made_at < last.made_at
    told = since(notebook, first.id)
    assert told is not None
    assert titles(told.new) == ["Four"]
    forget(notebook, last.id)
    assert [one.id for one in reports_before(notebook)] == [first.id]
    assert since(notebook, last.id) is None


def test_the_bundle_after_the_pdf_is_the_same_report(notebook: Notebook, printed: list[str], clock: Clock) -> None:
    clock.advance(hours=1)
    report(notebook)
    (one,) = reports_before(notebook)
    assert one.made_at.startswith("2026-03-02T22:04")


def test_remembering_leaves_the_log_as_it_is(notebook: Notebook, printed: list[str]) -> None:
    size = notebook.db.one("SELECT size FROM tree")
    report(notebook, privacy="own")
    assert notebook.db.one("SELECT size FROM tree") == size


def test_a_report_that_is_written_to_the_disk_is_remembered(notebook: Notebook, tmp_path: Path) -> None:
    write(notebook, "One")
    made = make_report(notebook, ReportRequest(), tmp_path / "report.pdf", None, quiet, never)
    (one,) = reports_before(notebook)
    assert one.check_code == made.check_code
