"""The full check: an honest notebook has nothing to report, and whatever was tampered with is named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from nocontact_desktop.diary import entries, files, sealed_log
from nocontact_desktop.diary.case import Case, save_case
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.messages import store
from nocontact_desktop.diary.messages.identity import conversation_for
from nocontact_desktop.diary.messages.writing import Writer
from nocontact_desktop.errors import Cancelled
from tests.unit.diary.exports import MadeUpExport, attached, item

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook
    from tests.conftest import Clock

PICTURE = b"\xff\xd8 a picture of a door" * 60_000


def found(notebook: Notebook) -> list[tuple[str, dict[str, Any]]]:
    findings = check_log(notebook, lambda _done, _total: None, lambda: False)
    return [(finding.code, dict(finding.params)) for finding in findings]


def codes(notebook: Notebook) -> set[str]:
    return {code for code, _ in found(notebook)}


def write(notebook: Notebook, sql: str, *params: object) -> None:
    with notebook.db.transaction():
        notebook.db.execute(sql, params)


def without_triggers(notebook: Notebook, sql: str, *params: object) -> None:
    """What somebody could do who has the key, knows the tables and removes what guards them."""
    with notebook.db.transaction():
        for (name,) in notebook.db.query("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            notebook.db.execute(f"DROP TRIGGER {name}")
        notebook.db.execute(sql, params)


@pytest.fixture
def full(notebook: Notebook, clock: Clock) -> Notebook:
    """A notebook with entries (leaves 0, 1, 4), case facts (2), a file and messages (5 to 7), three checkpoints."""
    for title in ("first", "second"):
        entries.save(notebook, EntryDraft(kind="note", occurred_from="2026", title=title))
    sealed_log.checkpoint(notebook)
    clock.advance(days=-40)
    save_case(notebook, Case(my_name="M. Example"))
    (entry_id,) = entries.save(notebook, EntryDraft(kind="note", occurred_from="2026", title="wrong")).touched("entry")
    entries.correct(notebook, entry_id, EntryDraft(kind="note", occurred_from="2026", title="right"))
    sealed_log.checkpoint(notebook)
    with notebook.db.transaction():
        source = store.begin_source(notebook.db, "s1")
        export = MadeUpExport([item("one"), item("two", attachments=(attached("a.jpg"),)), item("three")])
        conversation = conversation_for(notebook, "whatsapp", export.summary.threads[0])
    writer = Writer(notebook, source, "s1", {"": conversation}, lambda _file: files.keep(notebook, [PICTURE]))
    for batch in export.items():
        writer.write(batch)
    sealed_log.checkpoint(notebook)
    assert sealed_log.tree_head(notebook).size == 8
    return notebook


def test_an_honest_notebook_has_nothing_to_report(full: Notebook) -> None:
    assert found(full) == []


def test_an_empty_notebook_has_nothing_to_report(notebook: Notebook) -> None:
    assert found(notebook) == []


def test_a_changed_word_is_named(full: Notebook) -> None:
    row = full.db.one("SELECT fields FROM record WHERE leaf = 1")
    assert row is not None
    fields = json.loads(row[0])
    write(full, "UPDATE record SET fields = ? WHERE leaf = 1", json.dumps({**fields, "title": "secund"}))
    assert [(code, params["number"]) for code, params in found(full)] == [("check.leaf-changed", 1)]


def test_an_earlier_wording_is_watched_as_well(full: Notebook) -> None:
    write(full, "UPDATE record SET fields = replace(fields, 'wrong', 'wrung') WHERE leaf = 3")
    assert [(code, params["number"]) for code, params in found(full)] == [("check.leaf-changed", 3)]


@pytest.mark.parametrize(
    "change",
    [
        "text = 'other'",
        "raw = NULL",
        "author = author + 1",
        "direction = 'out'",
        "time_local = '2020-01-01T00:00:00'",
        "time_utc = NULL",
        "flags = 'deleted'",
        "attachments = NULL",
        "salt = zeroblob(16)",
        "kind = 'call'",
        "locator = 'line 9'",
    ],
)
def test_a_changed_message_is_named(full: Notebook, change: str) -> None:
    write(full, f"UPDATE message SET {change} WHERE number = 6")
    assert ("check.leaf-changed", 6) in [(code, params.get("number")) for code, params in found(full)]


def test_a_removed_record_and_a_removed_message_are_named(full: Notebook) -> None:
    write(full, "DELETE FROM record WHERE leaf = 2")
    assert found(full) == [("check.record-missing", {"number": 2, "kind": "case"})]
    write(full, "DELETE FROM message WHERE number IN (5, 6)")
    assert ("check.messages-missing", {"first": 5, "last": 6}) in found(full)


def test_a_removed_leaf_is_named(full: Notebook) -> None:
    without_triggers(full, "DELETE FROM leaf WHERE number = 1")
    assert ("check.leaf-missing", {"number": 1}) in found(full)
    assert {"check.head", "check.checkpoint-root"} <= codes(full)


def test_the_last_leaf_cut_off_is_named(full: Notebook) -> None:
    without_triggers(full, "DELETE FROM leaf WHERE number = 7")
    write(full, "DELETE FROM message WHERE number = 7")
    frontier = sealed_log.tree(full, 7)
    assert "check.head" in codes(full)
    write(full, "UPDATE tree SET size = 7")
    assert frontier.root() != sealed_log.checkpoints(full)[-1].root
    assert ("check.checkpoint-cut", {"size": 8}) in found(full)


def test_swapped_leaves_are_named(full: Notebook) -> None:
    one, two = (full.db.query("SELECT hash FROM leaf WHERE number = ?", (number,))[0][0] for number in (0, 1))
    without_triggers(full, "UPDATE leaf SET hash = CASE number WHEN 0 THEN ? ELSE ? END WHERE number < 2", two, one)
    assert [params["number"] for code, params in found(full) if code == "check.leaf-changed"] == [0, 1]


def test_a_changed_word_with_its_leaf_made_to_fit_is_caught_by_the_checkpoint(full: Notebook) -> None:
    record = sealed_log.opened(full, "case", "case", 1)
    fields = {**record.fields, "my_name": "Somebody Else"}
    leaf = sealed_log.record_leaf("case", "case", 1, sealed_log.field_hashes(record.salt, fields))
    write(full, "UPDATE record SET fields = ? WHERE leaf = 2", json.dumps(fields))
    without_triggers(full, "UPDATE leaf SET hash = ? WHERE number = 2", leaf)
    assert {"check.checkpoint-root", "check.head"} <= codes(full)
    assert "check.leaf-changed" not in codes(full)


def test_changed_and_missing_files_are_named(full: Notebook) -> None:
    write(full, "UPDATE file_chunk SET data = CAST(x'00' || substr(data, 2) AS BLOB) WHERE place = 1")
    ((code, params),) = found(full)
    assert code == "check.file-changed"
    write(full, "DELETE FROM file_chunk")
    write(full, "DELETE FROM attachment")
    write(full, "DELETE FROM file_use")
    write(full, "DELETE FROM file")
    assert found(full) == [("check.file-missing", params)]


def test_a_changed_or_foreign_checkpoint_is_named(full: Notebook) -> None:
    body = bytes(full.db.query("SELECT body FROM checkpoint WHERE size = 5")[0][0])
    write(full, "UPDATE checkpoint SET body = ? WHERE size = 5", body.replace(b"2026", b"2025"))
    assert codes(full) == {"check.checkpoint-signature", "check.checkpoint-chain"}
    foreign = body.replace(full.notebook_id.encode(), b"0" * len(full.notebook_id))
    write(full, "UPDATE checkpoint SET body = ?, signature = ? WHERE size = 5", foreign, full.signer.sign(foreign))
    assert ("check.checkpoint-chain", {"size": 5}) in found(full)


def test_a_removed_checkpoint_breaks_the_chain(full: Notebook) -> None:
    write(full, "DELETE FROM checkpoint WHERE size = 5")
    assert found(full) == [("check.checkpoint-chain", {"size": 8})]


def test_an_entry_missing_from_the_list_is_named(full: Notebook) -> None:
    write(full, "DELETE FROM entry WHERE number = 1")
    assert found(full) == [("check.entries-listed", {"count": 1})]


def test_it_can_be_stopped_and_says_how_far_it_is(full: Notebook) -> None:
    said: list[tuple[int, int]] = []
    check_log(full, lambda done, total: said.append((done, total)), lambda: False)
    assert said[-1] == (9, 9)
    with pytest.raises(Cancelled):
        check_log(full, lambda _done, _total: None, lambda: True)


def test_every_finding_has_its_words() -> None:
    import inspect
    import re
    import tomllib
    from importlib.resources import files as resources

    from nocontact_desktop.diary import check

    words = tomllib.loads((resources("nocontact_desktop") / "resources/content/en/problems.toml").read_text("utf-8"))
    raised = set(re.findall(r'"(check\.[a-z-]+)"', inspect.getsource(check)))
    assert len(raised) >= 10
    assert raised <= set(words)
