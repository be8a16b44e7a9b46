"""Protective orders: what the paper says, whom it binds, and a reminder before it ends."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from nocontact_desktop.diary.orders import remove_order
from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.orders import (
    add_order,
    add_order_term,
    change_order,
    change_order_term,
    coming_ends,
    order,
    order_names,
    orders,
    remove_order_term,
    suggested_names,
)
from nocontact_desktop.preparation.paper import PaperTable, PaperText
from nocontact_desktop.preparation.papers.orders import order_paper
from nocontact_desktop.report.papers import save_paper

if TYPE_CHECKING:
    from pathlib import Path

    from nocontact_desktop.vault.notebook import Notebook

TODAY = date(2026, 3, 2)


def add(notebook: Notebook, name: str = "", **values: object) -> str:
    (order_id,) = add_order(notebook, name).touched("order")
    change_order(notebook, order_id, **values)
    return order_id


@pytest.mark.fact("idea:M-06")
def test_an_order_keeps_court_number_days_and_terms(notebook: Notebook) -> None:
    order_id = add(
        notebook,
        " safety order ",
        court="District Court",
        number="26/118",
        issued="2026-01-10",
        served="2026-01-12",
        served_by="Garda",
        ends="2026-04-10",
        state="in-force",
        copies="school, phone",
        report_to="station",
    )
    add_order_term(notebook, order_id)
    (term,) = order(notebook, order_id).terms
    change_order_term(notebook, order_id, term.id, text="not to come near the home", concerns="distance")

    kept = order(notebook, order_id)
    assert (kept.name, kept.court, kept.number) == ("safety order", "District Court", "26/118")
    assert (kept.issued, kept.served, kept.served_by, kept.ends) == ("2026-01-10", "2026-01-12", "Garda", "2026-04-10")
    assert [(one.text, one.concerns) for one in kept.terms] == [("not to come near the home", "distance")]


@pytest.mark.fact("idea:M-06")
@pytest.mark.parametrize(
    ("ends", "state", "reminded"),
    [
        ("2026-05-01", "in-force", True),
        ("2026-05-02", "in-force", False),
        ("2026-03-02", None, True),
        ("2025-12-31", "in-force", True),
        ("2025-12-31", "ended", False),
        ("", "in-force", False),
    ],
)
def test_the_end_is_named_from_sixty_days_before(
    notebook: Notebook, ends: str, state: str | None, reminded: bool
) -> None:
    add(notebook, ends=ends, state=state)
    assert bool(coming_ends(notebook, TODAY)) == reminded


def test_the_soonest_end_comes_first(notebook: Notebook) -> None:
    late, soon = add(notebook, ends="2026-04-20"), add(notebook, ends="2026-03-20")
    assert [one.id for one in coming_ends(notebook, TODAY)] == [soon, late]


def test_a_term_keeps_its_id_while_others_come_and_go(notebook: Notebook) -> None:
    order_id = add(notebook)
    for _ in range(3):
        add_order_term(notebook, order_id)
    first, second, third = (one.id for one in order(notebook, order_id).terms)
    change_order_term(notebook, order_id, third, text="third")
    remove_order_term(notebook, order_id, first)
    assert [(one.id, one.text) for one in order(notebook, order_id).terms] == [(second, ""), (third, "third")]


def test_names_are_there_for_other_pages(notebook: Notebook) -> None:
    named, bare = add(notebook, "safety order"), add(notebook)
    content = load()
    assert order_names(notebook, content) == {named: "safety order", bare: content.words["order_parts"]["unnamed"]}


def test_names_are_suggested_by_country_each_once() -> None:
    content = load()
    for country in {law.country for law in content.laws}:
        names = suggested_names(country, content)
        assert names
        assert len(names) == len(set(names))
    assert suggested_names("", content) == []


def test_what_is_not_there_or_does_not_fit(notebook: Notebook) -> None:
    order_id = add(notebook)
    add_order_term(notebook, order_id)
    (term,) = order(notebook, order_id).terms
    with pytest.raises(ValueError, match="does not fit"):
        change_order(notebook, order_id, state="won")
    with pytest.raises(ValueError, match="does not fit"):
        change_order_term(notebook, order_id, term.id, concerns="pets")
    for ask in (lambda: order(notebook, "nothing"), lambda: add_order_term(notebook, "nothing")):
        with pytest.raises(Problem, match=r"order\.no-such-order"):
            ask()


def test_a_removed_order_leaves_nothing(notebook: Notebook) -> None:
    order_id = add(notebook, "safety order", note="private")
    remove_order(notebook, order_id)
    assert orders(notebook) == []
    assert notebook.db.query("SELECT * FROM protective_order") == []


def test_the_paper_has_what_was_noted_and_the_users_own_side_only_when_it_binds_both(
    notebook: Notebook, tmp_path: Path
) -> None:
    order_id = add(notebook, "safety order", court="District Court", mine=("send no gifts",), binds="both")
    add_order_term(notebook, order_id)
    (term,) = order(notebook, order_id).terms
    change_order_term(notebook, order_id, term.id, text="no messages", concerns="contact")

    paper = order_paper(notebook, order_id)
    tables = [block for block in paper.blocks if isinstance(block, PaperTable)]
    assert paper.title == load().words["papers"]["order"]
    assert [table.rows for table in tables] == [(("no messages", "Contact"),)]
    assert PaperText("send no gifts") in paper.blocks
    assert save_paper(paper, tmp_path / "order.pdf", "letter") == 1

    change_order(notebook, order_id, binds="person")
    assert PaperText("send no gifts") not in order_paper(notebook, order_id).blocks
