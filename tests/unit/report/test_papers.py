"""What the plan prints, read back from the PDF."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.answers import Answers, save_answers
from nocontact_desktop.preparation.paper import Paper, PaperBox, PaperHeading, PaperLines, PaperTable, PaperText
from nocontact_desktop.preparation.papers.plan import plan_paper
from nocontact_desktop.preparation.papers.sheet import sheet_paper
from nocontact_desktop.preparation.plan import set_step, set_step_note
from nocontact_desktop.report.papers import draw_paper, save_paper

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook

MADE_AT = datetime(2026, 3, 2, 21, 4, tzinfo=UTC).isoformat()


def read_back(paper: Paper) -> PdfReader:
    out = BytesIO()
    assert draw_paper(paper, out, "a4") >= 1
    return PdfReader(out)


def words_of(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)


def test_every_kind_of_block_comes_out_on_paper() -> None:
    blocks = (
        PaperHeading("First part"),
        PaperText("A paragraph."),
        PaperText("An aside.", small=True),
        PaperHeading("Below it", level=2),
        PaperBox("To do", "how it is done"),
        PaperBox("Looked at", ticked=True),
        PaperTable(("What", "Where"), (("the blue box", "in the cellar"),)),
        PaperLines(3),
    )
    text = words_of(read_back(Paper("List", MADE_AT, blocks)))

    for words in ("First part", "A paragraph.", "An aside.", "Below it", "\N{BALLOT BOX} To do", "how it is done"):
        assert words in text
    assert "\N{BALLOT BOX WITH CHECK} Looked at" in text
    assert "the blue box" in text
    assert "in the cellar" in text


def test_title_and_file_say_nothing_of_what_it_is_about(notebook: Notebook) -> None:
    save_answers(notebook, Answers(label="Robin"))
    pdf = read_back(plan_paper(notebook))

    assert pdf.metadata is not None
    assert pdf.metadata.title == "List"
    assert "Robin" not in str(pdf.metadata)
    assert all("List" in page.extract_text() for page in pdf.pages)


def test_the_plan_on_paper_leaves_out_what_is_not_for_the_user(notebook: Notebook) -> None:
    save_answers(notebook, Answers(ties=(), law=()))
    set_step(notebook, "bag", "not_for_me")
    set_step(notebook, "numbers", "done")
    set_step_note(notebook, "places", "the library by day")
    text = words_of(read_back(plan_paper(notebook)))

    titles = {step.id: step.title for step in load().steps}
    assert titles["bag"] not in text
    assert f"\N{BALLOT BOX WITH CHECK} {titles['numbers']}" in text
    assert "the library by day" in text
    assert titles["pets"] not in text


@pytest.mark.parametrize("sheet_id", [sheet.id for sheet in load().sheets])
def test_an_empty_sheet_can_be_filled_in_by_hand(notebook: Notebook, sheet_id: str) -> None:
    sheet = load().sheet(sheet_id)
    assert sheet is not None
    text = words_of(read_back(sheet_paper(notebook, sheet_id)))

    for part in sheet.parts:
        for option in part.options:
            assert f"\N{BALLOT BOX} {option.words.replace('{person}', 'the person')}" in text
    assert "\N{BALLOT BOX WITH CHECK}" not in text


def test_the_file_stands_where_it_was_asked_for(notebook: Notebook, tmp_path: Path) -> None:
    pages = save_paper(plan_paper(notebook), tmp_path / "list.pdf", "letter")

    pdf = PdfReader(tmp_path / "list.pdf")
    assert len(pdf.pages) == pages
    assert [round(side) for side in pdf.pages[0].mediabox.upper_right] == [612, 792]
    assert [one.name for one in tmp_path.iterdir() if one.suffix != "" or one.is_file()] == ["list.pdf"]
