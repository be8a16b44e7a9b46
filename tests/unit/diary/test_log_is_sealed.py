"""The sealed log: leaves by the formula, in the order of saving, never changed; checkpoints signed and chained."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import rfc8785

from nocontact_desktop.diary import entries, sealed_log
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.merkle import verify_consistency, verify_inclusion
from nocontact_desktop.vault.signing import verify

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook
    from tests.conftest import Clock


def note(title: str, **fields: Any) -> EntryDraft:
    return EntryDraft(kind="note", occurred_from="2026-03-02", title=title, **fields)


def save(notebook: Notebook, title: str, **fields: Any) -> str:
    (entry_id,) = entries.save(notebook, note(title, **fields)).touched("entry")
    return entry_id


def leaf_by_hand(kind: str, record_id: str, revision: int, salt: bytes, fields: dict[str, Any]) -> bytes:
    """The leaf's formula, written out apart from the code under test."""
    hashes = {}
    for name, value in fields.items():
        field_salt = hmac.new(salt, name.encode(), hashlib.sha256).digest()
        hashes[name] = hashlib.sha256(field_salt + rfc8785.dumps(value)).hexdigest()
    body = rfc8785.dumps({"id": record_id, "revision": revision, "kind": kind, "fields": hashes})
    return hashlib.sha256(b"\x00" + body).digest()


def leaf_rows(notebook: Notebook) -> list[tuple[Any, ...]]:
    return notebook.db.query("SELECT number, hash, kind, record_id, revision FROM leaf ORDER BY number")


def test_a_leaf_follows_the_formula(notebook: Notebook) -> None:
    entry_id = save(notebook, "At the door", what_happened="Ήταν αργά 🌧️", private_note="only mine")
    record = sealed_log.opened(notebook, "entry", entry_id, 1)
    assert record.fields["what_happened"] == "Ήταν αργά 🌧️"
    assert record.fields["recorded_at"].startswith("2026-03-02T21:04:00")
    by_hand = leaf_by_hand("entry", entry_id, 1, record.salt, dict(record.fields))
    assert record.hash == by_hand
    assert leaf_rows(notebook) == [(0, by_hand, "entry", entry_id, 1)]


def test_equal_words_have_different_hashes(notebook: Notebook) -> None:
    first, second = (sealed_log.opened(notebook, "entry", save(notebook, "Same words"), 1) for _ in range(2))
    assert first.fields["title"] == second.fields["title"]
    assert first.field_hashes["title"] != second.field_hashes["title"]
    assert first.field_hashes["title"] != first.field_hashes["kind"]


def test_the_kept_head_is_the_tree_over_all_leaves(notebook: Notebook) -> None:
    for number in range(13):
        save(notebook, f"entry {number}")
        tree = sealed_log.tree(notebook, number + 1)
        assert sealed_log.tree_head(notebook) == sealed_log.TreeHead(number + 1, tree.root())


def test_a_save_that_fails_leaves_no_leaf(notebook: Notebook) -> None:
    save(notebook, "kept")
    before = sealed_log.tree_head(notebook)

    def pulled() -> None:
        with notebook.db.transaction():
            sealed_log.append(notebook, "entry", "half", 1, {"title": "half"})
            raise RuntimeError("pulled")

    with pytest.raises(RuntimeError, match="pulled"):
        pulled()
    assert sealed_log.tree_head(notebook) == before
    assert len(leaf_rows(notebook)) == 1


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM leaf",
        "DELETE FROM leaf WHERE number = 1",
        "UPDATE leaf SET hash = zeroblob(32)",
        "UPDATE leaf SET number = number + 10",
        "REPLACE INTO leaf (number, hash, kind, record_id, revision) VALUES (0, zeroblob(32), 'entry', 'x', 1)",
    ],
)
def test_leaves_cannot_be_changed_or_removed(notebook: Notebook, sql: str) -> None:
    for title in ("one", "two"):
        save(notebook, title)
    before = leaf_rows(notebook)
    with pytest.raises(Exception, match="a leaf stays as it is"), notebook.db.transaction():
        notebook.db.execute(sql)
    assert leaf_rows(notebook) == before


def test_order_comes_from_the_sequence_and_not_from_the_clock(notebook: Notebook, clock: Clock) -> None:
    first = save(notebook, "first")
    second = save(notebook, "in the same millisecond")
    clock.advance(days=-400)
    third = save(notebook, "after the clock was set back")
    assert [row[3] for row in leaf_rows(notebook)] == [first, second, third]
    assert sealed_log.tree_head(notebook).size == 3


def test_a_checkpoint_is_signed_over_its_body(notebook: Notebook) -> None:
    save(notebook, "one")
    made = sealed_log.checkpoint(notebook)
    content = json.loads(made.body)
    assert made.body == rfc8785.dumps(content)
    assert content["size"] == made.size == 1
    assert bytes.fromhex(content["root"]) == made.root == sealed_log.tree(notebook, 1).root()
    assert content["previous"] is None
    assert content["notebook"] == notebook.notebook_id
    assert content["time"].startswith("2026-03-02T21:04:00")
    assert content["clock"]
    assert verify(notebook.signer.public_key, made.signature, made.body)
    assert not verify(notebook.signer.public_key, made.signature, made.body.replace(b"2026", b"2025"))


def test_no_checkpoint_while_the_tree_has_not_grown(notebook: Notebook, clock: Clock) -> None:
    save(notebook, "one")
    first = sealed_log.checkpoint(notebook)
    clock.advance(days=1)
    assert sealed_log.checkpoint(notebook) == first
    save(notebook, "two")
    second = sealed_log.checkpoint(notebook)
    assert second.size == 2
    assert sealed_log.checkpoints(notebook) == [first, second]


def test_checkpoints_follow_each_other_whatever_the_clock_does(notebook: Notebook, clock: Clock) -> None:
    save(notebook, "one")
    first = sealed_log.checkpoint(notebook)
    clock.advance(days=-30)
    save(notebook, "two")
    save(notebook, "three")
    second = sealed_log.checkpoint(notebook)
    assert second.previous == hashlib.sha256(first.body).hexdigest()
    assert second.time < first.time
    proof = sealed_log.tree(notebook, 3).consistency_proof(1)
    assert verify_consistency(1, 3, first.root, second.root, proof)


def test_an_entry_is_proved_against_a_checkpoint(notebook: Notebook) -> None:
    for number in range(5):
        save(notebook, f"entry {number}")
    chosen = save(notebook, "the one")
    save(notebook, "another")
    head = sealed_log.checkpoint(notebook)
    record = sealed_log.opened(notebook, "entry", chosen, 1)
    proof = sealed_log.tree(notebook, head.size).inclusion_proof(record.leaf)
    assert verify_inclusion(record.hash, record.leaf, head.size, proof, head.root)


def test_the_check_code_is_sixteen_digits_in_groups(notebook: Notebook) -> None:
    save(notebook, "one")
    made = sealed_log.checkpoint(notebook)
    digits = hashlib.sha256(made.body).hexdigest().upper()
    assert sealed_log.check_code(made) == f"{digits[:4]} {digits[4:8]} {digits[8:12]} {digits[12:16]}"


def test_times_are_aware_and_in_utc(notebook: Notebook) -> None:
    from datetime import datetime

    entry_id = save(notebook, "one")
    recorded = datetime.fromisoformat(entries.get(notebook, entry_id).recorded_at)
    assert recorded.utcoffset() == timedelta(0)
    assert datetime.fromisoformat(sealed_log.checkpoint(notebook).time).utcoffset() == timedelta(0)
