"""Orders in the sealed log: one revision for many changes, a removal that says so, damage that is found."""

from __future__ import annotations

import pytest

from nocontact_desktop.app import seal_and_close
from nocontact_desktop.diary import orders as sealed
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.sealed_log import opened, tree_head
from nocontact_desktop.preparation.orders import add_order, add_order_term, change_order, change_order_term, order
from nocontact_desktop.vault.notebook import Notebook, open_notebook
from tests.conftest import PASSPHRASE


def written(notebook: Notebook, **values: object) -> str:
    (order_id,) = add_order(notebook, "safety order").touched("order")
    change_order(notebook, order_id, **values)
    return order_id


def codes(notebook: Notebook) -> set[str]:
    found = check_log(notebook, progress=lambda _done, _total: None, cancelled=lambda: False)
    return {one.code for one in found}


def test_many_small_changes_are_one_leaf_with_all_that_the_order_says(notebook: Notebook) -> None:
    order_id = written(notebook, court="District Court", note="mine alone")
    add_order_term(notebook, order_id)
    for text in ("n", "no ", "no messages"):
        change_order_term(notebook, order_id, order(notebook, order_id).terms[0].id, text=text)
    assert tree_head(notebook).size == 0
    assert sealed.seal_orders(notebook).touched("order") == {order_id}
    assert tree_head(notebook).size == 1
    record = opened(notebook, "order", order_id, 1)
    assert (record.fields["court"], record.fields["terms"][0]["text"]) == ("District Court", "no messages")
    assert codes(notebook) == set()


def test_nothing_is_sealed_when_nothing_has_changed(notebook: Notebook) -> None:
    written(notebook, served="2026-02-03")
    sealed.seal_orders(notebook)
    assert sealed.seal_orders(notebook).touched("order") == frozenset()
    assert tree_head(notebook).size == 1


def test_an_order_that_says_nothing_yet_waits(notebook: Notebook) -> None:
    add_order(notebook)
    sealed.seal_orders(notebook)
    assert tree_head(notebook).size == 0


def test_a_change_is_a_new_revision_and_the_earlier_one_stays(notebook: Notebook) -> None:
    order_id = written(notebook, served="2026-02-03")
    sealed.seal_orders(notebook)
    change_order(notebook, order_id, served="2026-02-04")
    sealed.seal_orders(notebook)
    assert sealed.sealed_orders(notebook) == [(order_id, 2)]
    days = [opened(notebook, "order", order_id, revision).fields["served"] for revision in (1, 2)]
    assert days == ["2026-02-03", "2026-02-04"]
    assert codes(notebook) == set()


def test_what_is_private_in_an_order_does_not_show_whether_it_was_filled_in(notebook: Notebook) -> None:
    bare, full = written(notebook), written(notebook, note="x", lawyer="x", report_to="x", copies="x", mine=["x"])
    sealed.seal_orders(notebook)
    assert set(opened(notebook, "order", bare, 1).fields) == set(opened(notebook, "order", full, 1).fields)


def test_a_removed_order_leaves_no_words_and_a_leaf_that_says_so(notebook: Notebook) -> None:
    order_id = written(notebook, note="nobody reads this")
    sealed.seal_orders(notebook)
    sealed.remove_order(notebook, order_id)
    assert tree_head(notebook).size == 2
    assert notebook.db.query("SELECT salt, fields FROM record WHERE id = ?", (order_id,)) == [(None, None)]
    assert sealed.sealed_orders(notebook) == []
    assert codes(notebook) == set()
    sealed.seal_orders(notebook)
    assert tree_head(notebook).size == 2


def test_an_order_that_was_never_sealed_goes_without_a_trace(notebook: Notebook) -> None:
    sealed.remove_order(notebook, written(notebook))
    assert tree_head(notebook).size == 0


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("UPDATE record SET fields = replace(fields, '2026-02-03', '2026-01-03') WHERE kind = 'order'", "leaf-changed"),
        ("UPDATE record SET fields = 'not an order' WHERE kind = 'order'", "leaf-changed"),
        ("UPDATE record SET fields = NULL, salt = NULL WHERE kind = 'order'", "erased-unsaid"),
        ("DELETE FROM record WHERE kind = 'order'", "record-missing"),
        ("DELETE FROM protective_order", "orders-listed"),
    ],
)
def test_the_check_finds_an_order_that_was_changed_or_taken_out(notebook: Notebook, damage: str, code: str) -> None:
    written(notebook, served="2026-02-03")
    sealed.seal_orders(notebook)
    with notebook.db.transaction():
        notebook.db.execute(damage)
    assert codes(notebook) == {f"check.{code}"}
    if "not an order" in damage:  # what cannot be read stays as it is for the check to name
        assert sealed.seal_orders(notebook).touched("order") == frozenset()


def test_what_was_written_before_locking_is_sealed_with_it(notebook: Notebook) -> None:
    written(notebook, served="2026-02-03")
    folder, surroundings = notebook.folder, notebook.surroundings
    seal_and_close(notebook)
    with open_notebook(folder, PASSPHRASE, surroundings=surroundings) as again:
        assert len(sealed.sealed_orders(again)) == 1
        assert tree_head(again).size == 1
