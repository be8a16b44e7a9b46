"""Whatever is changed in what the log vouches for, table by table and value by value, is found and put into words."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import pytest
from PIL import Image
from sqlcipher3.dbapi2 import IntegrityError

from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary.case import Case, CaseChild, save_case
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.conversations import conversations, messages
from nocontact_desktop.diary.entry import Child, EntryDraft, Witness
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.diary.sealed_log import checkpoint
from nocontact_desktop.errors import Finding
from nocontact_desktop.guidance.content import say
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, create
from nocontact_desktop.vault.surroundings import Surroundings

FREE = {
    "record": {},
    "leaf": {},
    "tree": {"one": "there is one row"},
    "checkpoint": {},
    "message": {"mark": "finds what comes in twice", "sort": "of a message without a time: behind the one before"},
    "clock": {},
    "participant": {
        "name": "a name for the screen; what stands in the file is sealed with each message",
        "is_me": "for the screen; the direction is sealed with each message",
        "conversation": "who takes part; the author is sealed with each message",
    },
    "conversation": {
        "title": "a name for the screen",
        "format": "finds the conversation that a file continues",
        "key": "the same",
        "messages": "counted anew with each import",
        "first": "the same",
        "last": "the same",
    },
    "source": {},
    "entry": {"number": "joins the words to search by"},
    "entry_exhibit": {"place": "the order counts, and that is compared"},
    "entry_message": {},
    "exhibit": {
        "number": "joins the words to search by",
        "begun": "whether the entry it came with is saved: a note for the program, nothing that is sealed",
    },
    "file": {"size": "counted when it was kept; the bytes are hashed"},
    "file_chunk": {"place": "the order counts, and that is hashed"},
}
"""The tables that hold what is sealed, or lead to it, and the columns in which nothing of it stands."""

CHAT = """[20/01/2026, 19:10:03] Ann: I saw your light on
[20/01/2026, 19:11:40] Bob: \u200e<attached: 0001-PHOTO.jpg>
[20/01/2026, 19:20:11] Ann: Please do not come
"""


def jpeg(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Notebook]:
    """A notebook with an entry that was corrected, one that was deleted, a file, case facts and a chat with a picture.

    Without the triggers that guard its leaves, as somebody would have it who knows the tables and has the key.
    """
    folder = tmp_path_factory.mktemp("full")
    surroundings = Surroundings(now=lambda: datetime(2026, 3, 2, 21, 4, tzinfo=UTC), random_bytes=os.urandom)
    notebook, _ = create(folder / "Daybook", "seven quiet lamps by the river", kdf=FLOOR, surroundings=surroundings)
    with notebook:
        write_everything(notebook, folder)
        with notebook.db.transaction():
            for (name,) in notebook.db.query("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
                notebook.db.execute(f"DROP TRIGGER {name}")
        yield notebook


def write_everything(notebook: Notebook, folder: Any) -> None:
    save_case(notebook, Case(my_name="M. Example", children=(CaseChild(name="Ada", born="2016-04-05"),)))
    door, _ = exhibits.add(notebook, ExhibitDraft(name="door.jpg", data=jpeg("#553311"), caption="The door"))
    with zipfile.ZipFile(folder / "chat.zip", "w") as archive:
        archive.writestr("_chat.txt", CHAT)
        archive.writestr("0001-PHOTO.jpg", jpeg("#113355"))
    options = ReadOptions(me="Ann", time_zone="Europe/London", date_order="dmy")
    bring_in(notebook, folder / "chat.zip", options, "mine", progress=lambda _done, _total: None, cancelled=bool)
    checkpoint(notebook)
    (row,) = conversations(notebook)
    said = messages(notebook, row.id, 0, 3)
    draft = EntryDraft(
        kind="incident",
        occurred_from="2026-03-02T21:15",
        time_zone="Europe/London",
        title="At the door",
        what_happened="Ήταν αργά.",
        weapon="no",
        sealed=False,
        witness_list=(Witness(name="P. Neighbour", can_say="heard it"),),
        children=(Child(what="heard", initials="A."),),
        exhibits=(door,),
        messages=(said[0].id,),
    )
    (entry_id,) = entries.save(notebook, draft).touched("entry")
    entries.correct(notebook, entry_id, EntryDraft(**{**draft_fields(draft), "title": "At the gate"}))
    (gone,) = entries.save(notebook, EntryDraft(kind="note", occurred_from="2026", title="Gone")).touched("entry")
    entries.delete(notebook, gone)
    checkpoint(notebook)


def draft_fields(draft: EntryDraft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in EntryDraft.__struct_fields__}


class TakenBackError(Exception):
    """Ends a try, so that nothing of it stays."""


def take_back() -> None:
    raise TakenBackError


def found_after(notebook: Notebook, sql: str, *params: object) -> list[Finding] | None:
    """What the check finds after a change, which is taken back then. None when the tables themselves refuse it."""
    findings = None
    try:
        with notebook.db.transaction():
            notebook.db.execute(sql, params)
            findings = check_log(notebook, lambda _done, _total: None, lambda: False)
            take_back()
    except TakenBackError:
        return findings
    except IntegrityError:
        return None


def others(value: Any) -> Iterator[Any]:
    """Values in the place of one: a little off, empty, or of another kind."""
    if value is None:
        yield from ("x", 1, b"x")
    elif isinstance(value, int):
        yield from (value + 1, value - 1)
    elif isinstance(value, str):
        yield from (f"{value} ", value[:-1], value.swapcase(), "")
    else:
        yield from (bytes([value[0] ^ 1]) + value[1:], value[:-1] + bytes([value[-1] ^ 128]), value + b"\0", b"")
    if value is not None:
        yield None


def is_the_same(value: Any, other: Any) -> bool:
    """Whether nothing was changed: some columns hold JSON, where a space more says nothing else."""
    if value == other:
        return True
    try:
        return isinstance(value, str) and isinstance(other, str) and bool(json.loads(value) == json.loads(other))
    except ValueError:
        return False


def named(findings: list[Finding]) -> bool:
    """Whether something was found, and everything found can be said."""
    return bool(findings) and all(say(one.code, **one.params).text for one in findings)


def test_the_notebook_itself_is_in_order(full: Notebook) -> None:
    assert check_log(full, lambda _done, _total: None, lambda: False) == []
    assert all(full.db.query(f"SELECT 1 FROM {table} LIMIT 1") for table in FREE)


@pytest.mark.parametrize("table", FREE)
def test_a_changed_value_in_any_column_is_found(full: Notebook, table: str) -> None:
    columns = [row[1] for row in full.db.query(f"PRAGMA table_info({table})")]
    here = " AND ".join(f"{name} IS ?" for name in columns)
    missed = []
    for row in full.db.query(f"SELECT {', '.join(columns)} FROM {table}"):
        for name, value in zip(columns, row, strict=True):
            for other in others(value) if name not in FREE[table] else ():
                if is_the_same(value, other):
                    continue
                findings = found_after(full, f"UPDATE {table} SET {name} = ? WHERE {here}", other, *row)
                if findings is not None and not named(findings):
                    missed.append((table, name, value, other))
    assert missed == []


@pytest.mark.parametrize("table", [table for table in FREE if table not in {"checkpoint", "participant"}])
def test_a_row_that_was_taken_out_is_found(full: Notebook, table: str) -> None:
    columns = [row[1] for row in full.db.query(f"PRAGMA table_info({table})")]
    here = " AND ".join(f"{name} IS ?" for name in columns)
    for row in full.db.query(f"SELECT {', '.join(columns)} FROM {table}"):
        findings = found_after(full, f"DELETE FROM {table} WHERE {here}", *row)
        assert findings is None or named(findings), row


def test_a_message_that_was_moved_in_time_is_found(full: Notebook) -> None:
    for shift in (1, -86_400_000):
        findings = found_after(full, "UPDATE message SET sort = sort + ?", shift)
        assert findings is not None
        assert [(one.code, one.params["count"]) for one in findings] == [("check.messages-moved", 3)]


def test_an_import_that_is_hidden_is_found(full: Notebook) -> None:
    """What is not complete does not show, and is withdrawn at the next opening."""
    findings = found_after(full, "UPDATE source SET state = 'reading'")
    assert findings is not None
    assert [one.code for one in findings] == ["check.sources-listed"]


def variants(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every value within a record, with something in its place; and every list and object with a part less."""
    if isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from variants(part, (*path, key))
            yield (*path, key), TakenBackError
    elif isinstance(value, bool):
        yield path, not value
        yield path, int(value)
    elif isinstance(value, int):
        yield path, value + 1
        yield path, float(value)
    elif isinstance(value, str):
        yield path, f"{value} "
        yield path, [value]
        yield path, None
    else:
        yield path, ""
        yield path, False


def changed(fields: dict[str, Any], path: tuple[Any, ...], other: Any) -> dict[str, Any]:
    made = deepcopy(fields)
    inside: Any = made
    for step in path[:-1]:
        inside = inside[step]
    if other is TakenBackError:
        del inside[path[-1]]
    else:
        inside[path[-1]] = other
    return made


def test_a_changed_value_within_any_record_is_found_by_its_place(full: Notebook) -> None:
    kinds, tried = set(), 0
    for leaf, kind, written in full.db.query("SELECT leaf, kind, fields FROM record WHERE fields IS NOT NULL"):
        kinds.add(kind)
        for path, other in variants(json.loads(written)):
            again = json.dumps(changed(json.loads(written), path, other))
            findings = found_after(full, "UPDATE record SET fields = ? WHERE leaf = ?", again, leaf)
            assert findings, (kind, path, other)
            assert ("check.leaf-changed", leaf) in [(one.code, one.params.get("number")) for one in findings]
            tried += 1
        for broken in (written[:-1], "[]", "null", '"text"', ""):
            findings = found_after(full, "UPDATE record SET fields = ? WHERE leaf = ?", broken, leaf)
            assert findings, (kind, broken)
    assert {"entry", "case", "exhibit", "source", "deletion"} <= kinds
    assert tried > 100


def test_every_byte_of_a_kept_file_counts(full: Notebook) -> None:
    for file, place, data in full.db.query("SELECT file_id, place, data FROM file_chunk"):
        for at in {0, len(data) // 2, len(data) - 1}:
            other = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
            sql = "UPDATE file_chunk SET data = ? WHERE file_id = ? AND place = ?"
            findings = found_after(full, sql, other, file, place)
            assert findings is not None
            assert [one.code for one in findings] == ["check.file-changed"]


PUT_IN = {
    "record": "(kind, id, revision, leaf, salt, fields) SELECT kind, 'x', 1, 99, salt, fields FROM record",
    "leaf": "(number, hash, kind, record_id, revision) SELECT max(number) + 1, hash, kind, 'x', 1 FROM leaf",
    "entry": "(id, kind, revision, leaf, sort_key, last_key, through_others, recorded_at)"
    " SELECT 'x', kind, revision, leaf, sort_key, last_key, through_others, recorded_at FROM entry",
    "exhibit": "(id, leaf, kind, parent) SELECT 'x', leaf, kind, parent FROM exhibit",
    "entry_exhibit": "(entry_id, exhibit_id, place) SELECT entry_id, 'x', 9 FROM entry_exhibit",
    "entry_message": "(entry_id, message_id) SELECT 'x', message_id FROM entry_message",
    "source": "(id, state) VALUES ('x', 'complete')",
}


@pytest.mark.parametrize("table", PUT_IN)
def test_a_row_that_was_put_in_is_found(full: Notebook, table: str) -> None:
    findings = found_after(full, f"INSERT INTO {table} {PUT_IN[table]} LIMIT 1".replace("') LIMIT 1", "')"))
    assert findings is not None
    assert named(findings)
