"""Hand-overs: kept, corrected, deleted, counted by month, printed; and the sheets to fill in by hand."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.handovers import (
    Handover,
    MonthCount,
    by_month,
    delete_handover,
    get_handover,
    handovers,
    save_handover,
)
from nocontact_desktop.diary.printed import empty_sheet, handovers_paper, said_outcome
from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.paper import Paper
from nocontact_desktop.report.papers import draw_paper

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook

FULL = Handover(
    outcome="late",
    occurred_from="2026-03-01T17:00",
    precision="exact",
    time_zone="Europe/London",
    way="to_me",
    how_late="40 minutes",
    late_side="them",
    place="Outside the library",
    who="The grandmother brought them",
    children="A.E.",
    said="“The traffic was bad.”",
    note="I was afraid.",
)


def save(notebook: Notebook, **fields: Any) -> str:
    (one,) = save_handover(notebook, None, Handover(**{"outcome": "on_time", **fields})).touched("handover")
    return one


def printed(paper: Paper) -> str:
    out = io.BytesIO()
    draw_paper(paper, out, "a4")
    return " ".join(" ".join(page.extract_text() for page in PdfReader(out).pages).split())


def test_a_hand_over_comes_back_as_it_went_in(notebook: Notebook) -> None:
    (handover_id,) = save_handover(notebook, None, FULL).touched("handover")
    assert get_handover(notebook, handover_id).handover == FULL
    assert [one.id for one in handovers(notebook)] == [handover_id]


def test_a_correction_and_a_deletion_stand_in_the_log(notebook: Notebook) -> None:
    handover_id = save(notebook, occurred_from="2026-03-01")
    save_handover(notebook, handover_id, FULL)
    assert (get_handover(notebook, handover_id).revision, len(handovers(notebook))) == (2, 1)
    delete_handover(notebook, handover_id)
    assert handovers(notebook) == []
    for again in (get_handover, delete_handover):
        with pytest.raises(Problem) as problem:
            again(notebook, handover_id)
        assert problem.value.code == "diary.gone"
    kinds = [row[0] for row in notebook.db.query("SELECT kind FROM leaf ORDER BY number")]
    assert kinds == ["handover", "handover", "deletion"]
    assert check_log(notebook, lambda _done, _total: None, lambda: False) == []
    assert not [row for row in notebook.db.query("SELECT fields FROM record") if "afraid" in str(row[0])]


def test_a_time_is_asked_for_and_never_taken_as_now(notebook: Notebook) -> None:
    with pytest.raises(Problem) as problem:
        save(notebook)
    assert problem.value.params["field"] == "occurred_from"
    unknown = save(notebook, precision="unknown")
    assert get_handover(notebook, unknown).handover.occurred_from is None


def test_they_are_counted_by_month_the_newest_first(notebook: Notebook) -> None:
    for when, outcome in (
        ("2026-02-27T17:00", "on_time"),
        ("2026-03-01", "late"),
        ("2026-03", "missed"),
        ("2026-03-08", "late"),
        ("2025", "on_time"),
    ):
        save(notebook, occurred_from=when, outcome=outcome)
    assert by_month(handovers(notebook)) == [
        MonthCount("2026-03", 0, 2, 1),
        MonthCount("2026-02", 1, 0, 0),
        MonthCount("", 1, 0, 0),
    ]


def test_the_paper_has_counts_and_each_one_and_no_note_to_oneself(notebook: Notebook) -> None:
    save_handover(notebook, None, FULL)
    save(notebook, occurred_from="2026-03-08", outcome="missed", late_side="them")
    text = printed(handovers_paper(notebook))
    assert text.startswith("Days and times")
    for words in ("March 2026 0 1 1", "To me · Late, 40 minutes", "The traffic was bad.", "Outside the library"):
        assert words in text
    assert "afraid" not in text
    assert text.index("1 March") < text.index("8 March")


def test_how_it_went_reads_as_words() -> None:
    assert said_outcome(FULL) == "To me · Late, 40 minutes (the other side)"
    assert said_outcome(Handover(outcome="on_time")) == "On time"


@pytest.mark.parametrize("sheet", load().paper_sheets, ids=[sheet.id for sheet in load().paper_sheets])
def test_an_empty_sheet_has_every_part_and_nothing_of_the_notebook(notebook: Notebook, sheet: Any) -> None:
    save_handover(notebook, None, FULL)
    text = printed(empty_sheet(notebook, sheet.id))
    for words in (
        sheet.title,
        *(part.title for part in sheet.parts),
        *(box for part in sheet.parts for box in part.boxes),
    ):
        assert " ".join(words.split()) in text
    assert "library" not in text
