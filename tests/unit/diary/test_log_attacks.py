"""Somebody who has the open notebook, knows its tables and works everything out again; and logs that are honest.

What is signed already cannot be brought to fit. Whoever has the key can sign another log: that is where only a
witness from outside tells.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlcipher3.dbapi2 import IntegrityError

from nocontact_desktop.diary import entries, exhibits, sealed_log
from nocontact_desktop.diary.canonical import canonical
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.imports import bringing_in
from nocontact_desktop.diary.merkle import Frontier
from nocontact_desktop.diary.witness import stamps
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.intake.time_replies import check_reply
from nocontact_desktop.report.making import make_report
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.report.standalone.verify import check as check_bundle
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import create
from tests.time_authority import Authority, needs_openssl

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook
    from tests.conftest import Clock

DOOR, WALL = b"\x00 a picture of a door", b"\x00 a picture of a wall"


def codes(notebook: Notebook) -> set[str]:
    return {finding.code for finding in check_log(notebook, lambda _done, _total: None, lambda: False)}


def write(notebook: Notebook, sql: str, *params: object) -> None:
    with notebook.db.transaction():
        notebook.db.execute(sql, params)


@pytest.fixture
def sealed(notebook: Notebook, clock: Clock) -> Notebook:
    """A notebook with an exhibit and two entries, a checkpoint after each, and without the triggers on its leaves."""
    exhibit, _ = exhibits.add(notebook, ExhibitDraft(name="door.bin", data=DOOR))
    for title in ("First", "Second"):
        draft = EntryDraft(kind="note", occurred_from="2026-03-02", title=title, exhibits=(exhibit,))
        entries.save(notebook, draft)
        sealed_log.checkpoint(notebook)
        clock.advance(days=1)
    with notebook.db.transaction():
        for (name,) in notebook.db.query("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'leaf%'"):
            notebook.db.execute(f"DROP TRIGGER {name}")
    assert codes(notebook) == set()
    return notebook


def change(notebook: Notebook, kind: str, **values: Any) -> None:
    """Change fields of the newest record of a kind."""
    leaf, written = notebook.db.query("SELECT leaf, fields FROM record WHERE kind = ? ORDER BY leaf DESC", (kind,))[0]
    write(notebook, "UPDATE record SET fields = ? WHERE leaf = ?", json.dumps({**json.loads(written), **values}), leaf)


def fit_leaves(notebook: Notebook) -> None:
    """Work every leaf and the tree's head out again, so that all of it fits what is there now."""
    frontier = Frontier()
    with notebook.db.transaction():
        rows = notebook.db.query("SELECT leaf, kind, id, revision, salt, fields FROM record ORDER BY leaf")
        for leaf, kind, record_id, revision, salt, fields in rows:
            hashes = sealed_log.field_hashes(bytes(salt), json.loads(fields))
            digest = sealed_log.record_leaf(kind, record_id, revision, hashes)
            notebook.db.execute("UPDATE leaf SET hash = ? WHERE number = ?", (digest, leaf))
            frontier = frontier.append(digest)
        notebook.db.execute("UPDATE tree SET size = ?, peaks = ?", (frontier.size, frontier.to_bytes()))


def sign_again(notebook: Notebook) -> None:
    """Sign every checkpoint anew over the log as it is now, each following the one before."""
    previous = None
    for size, body, _ in notebook.db.query("SELECT size, body, signature FROM checkpoint ORDER BY size"):
        root = sealed_log.tree(notebook, size).root().hex()
        again = canonical({**json.loads(body), "root": root, "previous": previous})
        sql = "UPDATE checkpoint SET body = ?, signature = ? WHERE size = ?"
        write(notebook, sql, again, notebook.signer.sign(again), size)
        previous = hashlib.sha256(again).hexdigest()


def test_a_file_swapped_with_its_hashes_replaced_everywhere(sealed: Notebook) -> None:
    write(sealed, "UPDATE file_chunk SET data = ?", WALL)
    assert codes(sealed) == {"check.file-changed"}
    write(sealed, "UPDATE file SET sha256 = ?", hashlib.sha256(WALL).digest())
    assert codes(sealed) == {"check.file-missing"}
    change(sealed, "exhibit", sha256=hashlib.sha256(WALL).hexdigest())
    assert codes(sealed) == {"check.leaf-changed"}
    fit_leaves(sealed)
    assert codes(sealed) == {"check.checkpoint-root"}


@pytest.mark.parametrize(
    "values",
    [{"occurred_from": "2026-03-01"}, {"title": "Another"}, {"recorded_at": "2025-01-01T00:00:00.000+00:00"}],
)
def test_a_changed_date_or_name_or_time_worked_out_again_under_old_signatures(
    sealed: Notebook, values: dict[str, str]
) -> None:
    change(sealed, "entry", **values)
    fit_leaves(sealed)
    assert "check.checkpoint-root" in codes(sealed)


def test_an_entry_removed_and_the_log_closed_over_the_gap(sealed: Notebook) -> None:
    for sql in (
        "DELETE FROM entry_exhibit WHERE entry_id = (SELECT id FROM record WHERE leaf = 1)",
        "DELETE FROM entry WHERE leaf = 1",
        "DELETE FROM record WHERE leaf = 1",
        "DELETE FROM leaf WHERE number = 1",
        "UPDATE leaf SET number = number - 1 WHERE number > 1",
        "UPDATE record SET leaf = leaf - 1 WHERE leaf > 1",
        "UPDATE entry SET leaf = leaf - 1 WHERE leaf > 1",
    ):
        write(sealed, sql)
    fit_leaves(sealed)
    assert {"check.checkpoint-root", "check.checkpoint-cut"} <= codes(sealed)


def test_the_last_leaf_cut_off_with_everything_made_to_fit(sealed: Notebook) -> None:
    cut_last_leaf(sealed)
    assert codes(sealed) == {"check.checkpoint-cut"}


def cut_last_leaf(notebook: Notebook) -> None:
    last = sealed_log.tree_head(notebook).size - 1
    for sql in (
        "DELETE FROM entry_exhibit WHERE entry_id = (SELECT id FROM record WHERE leaf = ?)",
        "DELETE FROM entry WHERE leaf = ?",
        "DELETE FROM record WHERE leaf = ?",
        "DELETE FROM leaf WHERE number = ?",
    ):
        write(notebook, sql, last)
    fit_leaves(notebook)


def test_a_head_and_a_checkpoint_from_another_notebook(sealed: Notebook, tmp_path: Path) -> None:
    other, _ = create(tmp_path / "Other", "another quiet lamp", kdf=FLOOR, surroundings=sealed.surroundings)
    with other:
        for title in ("One", "Two", "Three"):
            entries.save(other, EntryDraft(kind="note", occurred_from="2026-03-02", title=title))
        foreign = sealed_log.checkpoint(other)
        size, peaks = other.db.query("SELECT size, peaks FROM tree")[0]
    write(sealed, "UPDATE tree SET size = ?, peaks = ?", size, peaks)
    assert codes(sealed) == {"check.head"}
    sql = "UPDATE checkpoint SET body = ?, signature = ? WHERE size = 3"
    write(sealed, sql, foreign.body, foreign.signature)
    assert {"check.checkpoint-signature", "check.checkpoint-root", "check.checkpoint-chain"} <= codes(sealed)


def stamped(notebook: Notebook, folder: Path) -> None:
    stamps.write_request(notebook, folder / "q.tsq")
    reply = Authority(folder / "authority").reply((folder / "q.tsq").read_bytes())
    stamps.keep_reply(notebook, reply, b"", check_reply(reply))
    assert codes(notebook) == set()


@needs_openssl
@pytest.mark.parametrize("has_witness", [False, True])
def test_another_log_signed_with_the_key_is_told_by_the_witness_alone(
    sealed: Notebook, tmp_path: Path, has_witness: bool
) -> None:
    if has_witness:
        stamped(sealed, tmp_path)
    change(sealed, "entry", title="Another")
    fit_leaves(sealed)
    sign_again(sealed)
    assert codes(sealed) == ({"check.reply-changed"} if has_witness else set())


@needs_openssl
@pytest.mark.parametrize("has_witness", [False, True])
def test_the_end_cut_off_with_its_checkpoint_is_told_by_the_witness_alone(
    sealed: Notebook, tmp_path: Path, has_witness: bool
) -> None:
    if has_witness:
        stamped(sealed, tmp_path)
        with pytest.raises(IntegrityError):
            write(sealed, "DELETE FROM checkpoint WHERE size = 3")
        sealed.db.pragma("foreign_keys = OFF")
    cut_last_leaf(sealed)
    write(sealed, "DELETE FROM checkpoint WHERE size = 3")
    assert codes(sealed) == ({"check.reply-changed"} if has_witness else set())


def test_a_clock_set_back_and_saves_in_one_moment_are_honest(notebook: Notebook, clock: Clock, tmp_path: Path) -> None:
    for days in (0, 0, -400, 0, 30):
        clock.advance(days=days)
        entries.save(notebook, EntryDraft(kind="incident", occurred_from="2026-03-02", title="Same words"))
        entries.save(notebook, EntryDraft(kind="incident", occurred_from="2026-03-02", title="Same words"))
        sealed_log.checkpoint(notebook)
    assert codes(notebook) == set()
    assert check_bundle(str(bundle_of(notebook, tmp_path))) == []


@pytest.mark.parametrize("stopped", [False, True])
def test_saves_during_an_import_are_honest(notebook: Notebook, clock: Clock, tmp_path: Path, stopped: bool) -> None:
    lines = [f"[20/01/2026, 19:{at // 60:02}:{at % 60:02}] Ann: line {at}\n" for at in range(1200)]
    (tmp_path / "chat.txt").write_text("".join(lines), "utf-8")
    options = ReadOptions(me="Ann", time_zone="Europe/London", date_order="dmy")
    steps = bringing_in(notebook, tmp_path / "chat.txt", options, "mine", lambda: False)
    for step, _ in enumerate(steps):
        (entry_id,) = entries.save(notebook, note(f"During {step}")).touched("entry")
        entries.correct(notebook, entry_id, note(f"Still during {step}"))
        clock.advance(minutes=-7)
        sealed_log.checkpoint(notebook)
        assert codes(notebook) == set()
        if stopped:
            steps.close()
            break
    assert codes(notebook) == set()
    kinds = [kind for (kind,) in notebook.db.query("SELECT kind FROM leaf ORDER BY number")]
    assert "entry" in kinds[kinds.index("message") : -1]
    assert check_bundle(str(bundle_of(notebook, tmp_path))) == []


def note(title: str) -> EntryDraft:
    return EntryDraft(kind="incident", occurred_from="2026-03-02", title=title)


def bundle_of(notebook: Notebook, folder: Path) -> Path:
    quiet = (lambda _done, _total: None, lambda: False)
    make_report(notebook, ReportRequest(), folder / "report.pdf", folder / "bundle", *quiet)
    return folder / "bundle"
