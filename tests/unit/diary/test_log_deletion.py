"""What is corrected stays beside the correction; what is deleted leaves its place and a leaf that says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nocontact_desktop.diary import entries, exhibits, sealed_log
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.merkle import verify_consistency, verify_inclusion
from nocontact_desktop.errors import Problem
from nocontact_desktop.report.making import make_report
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.report.standalone.verify import check as check_bundle

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook
    from tests.conftest import Clock


def note(title: str, *files: str) -> EntryDraft:
    return EntryDraft(kind="incident", occurred_from="2026-03-02", title=title, exhibits=files or None)


def save(notebook: Notebook, title: str) -> str:
    (entry_id,) = entries.save(notebook, note(title)).touched("entry")
    return entry_id


def codes(notebook: Notebook) -> set[str]:
    return {finding.code for finding in check_log(notebook, lambda _done, _total: None, lambda: False)}


def bundle_of(notebook: Notebook, folder: Path) -> Path:
    folder.mkdir()
    quiet = (lambda _done, _total: None, lambda: False)
    make_report(notebook, ReportRequest(privacy="own"), folder / "report.pdf", folder / "bundle", *quiet)
    return folder / "bundle"


def is_proved(notebook: Notebook, entry_id: str, revision: int) -> bool:
    head = sealed_log.checkpoint(notebook)
    record = sealed_log.opened(notebook, "entry", entry_id, revision)
    proof = sealed_log.tree(notebook, head.size).inclusion_proof(record.leaf)
    return verify_inclusion(record.hash, record.leaf, head.size, proof, head.root)


def test_both_wordings_of_a_correction_are_proved(notebook: Notebook) -> None:
    entry_id = save(notebook, "At the door")
    entries.correct(notebook, entry_id, note("At the gate"))
    assert is_proved(notebook, entry_id, 1)
    assert is_proved(notebook, entry_id, 2)
    assert sealed_log.opened(notebook, "entry", entry_id, 1).fields["title"] == "At the door"
    assert codes(notebook) == set()


def test_a_deletion_adds_a_leaf_and_changes_none(notebook: Notebook, clock: Clock) -> None:
    stays, goes = save(notebook, "Stays"), save(notebook, "Goes")
    entries.correct(notebook, goes, note("Goes too"))
    before = sealed_log.checkpoint(notebook)
    leaves = notebook.db.query("SELECT number, hash, kind, record_id, revision FROM leaf ORDER BY number")
    clock.advance(days=1)
    entries.delete(notebook, goes)
    after = notebook.db.query("SELECT number, hash, kind, record_id, revision FROM leaf ORDER BY number")
    assert after[:-1] == leaves
    said = sealed_log.opened(notebook, "deletion", after[-1][3], 1).fields
    assert (said["deleted_kind"], said["deleted_id"]) == ("entry", goes)
    assert said["recorded_at"].startswith("2026-03-03")
    for revision in (1, 2):
        with pytest.raises(Problem, match=r"diary\.gone"):
            sealed_log.opened(notebook, "entry", goes, revision)
    assert is_proved(notebook, stays, 1)
    later = sealed_log.checkpoint(notebook)
    proof = sealed_log.tree(notebook, later.size).consistency_proof(before.size)
    assert verify_consistency(before.size, later.size, before.root, later.root, proof)
    assert codes(notebook) == set()


def test_a_bundle_made_before_still_holds_and_one_made_after_knows_nothing_of_it(
    notebook: Notebook, tmp_path: Path
) -> None:
    save(notebook, "Stays")
    goes = save(notebook, "Zinnoberhafen")
    early = bundle_of(notebook, tmp_path / "early")
    entries.delete(notebook, goes)
    late = bundle_of(notebook, tmp_path / "late")
    assert check_bundle(str(early)) == []
    assert check_bundle(str(late)) == []
    assert "Zinnoberhafen" in (early / "data/entries.jsonl").read_text("utf-8")
    assert not any(b"Zinnoberhafen" in path.read_bytes() for path in late.rglob("*") if path.is_file())


def test_a_deleted_exhibit_leaves_the_entry_and_is_said(notebook: Notebook) -> None:
    exhibit, _ = exhibits.add(notebook, ExhibitDraft(name="door.bin", data=b"\x00 a door"))
    entries.save(notebook, note("At the door", exhibit))
    exhibits.delete(notebook, exhibit)
    kinds = [kind for (kind,) in notebook.db.query("SELECT kind FROM leaf ORDER BY number")]
    assert kinds == ["exhibit", "entry", "deletion"]
    assert codes(notebook) == set()


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("DELETE FROM record WHERE kind = 'deletion'", "check.erased-unsaid"),
        (
            "UPDATE record SET fields = replace(fields, 'entry', 'exhibit') WHERE kind = 'deletion'",
            "check.leaf-changed",
        ),
        ("UPDATE record SET salt = zeroblob(32) WHERE fields IS NULL", "check.leaf-changed"),
    ],
)
def test_a_deletion_cannot_be_made_unsaid(notebook: Notebook, sql: str, code: str) -> None:
    entries.delete(notebook, save(notebook, "Goes"))
    with notebook.db.transaction():
        notebook.db.execute(sql)
    assert code in codes(notebook)
