"""Sheets: what is written on one is kept, comes back, and can be taken back without a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.answers import Answers, save_answers
from nocontact_desktop.preparation.papers.sheet import sheet_paper
from nocontact_desktop.preparation.sheets import begun, sheet, write
from nocontact_desktop.vault.changes import Changes

if TYPE_CHECKING:
    from nocontact_desktop.guidance.rows import Part, Sheet
    from nocontact_desktop.preparation.sheets import Value
    from nocontact_desktop.vault.notebook import Notebook
    from tests.conftest import Clock

PARTS = [(row, part) for row in load().sheets for part in row.parts]


def some_value(part: Part) -> Value:
    if part.kind == "one":
        return part.options[-1].id
    if part.kind == "many":
        return (part.options[0].id, part.options[-1].id)
    if part.kind == "day":
        return "2026-03-05"
    if part.kind == "list":
        return ({column.id: column.options[0].id if column.options else "words" for column in part.columns},)
    return "in my own words"


@pytest.mark.parametrize(("row", "part"), PARTS, ids=[f"{row.id} {part.id}" for row, part in PARTS])
def test_every_part_of_every_sheet_keeps_what_is_written(notebook: Notebook, row: Sheet, part: Part) -> None:
    value = some_value(part)

    assert write(notebook, row.id, part.id, value) == Changes.of("sheet", row.id)
    assert sheet(notebook, row.id).values == {part.id: value}
    write(notebook, row.id, part.id, () if isinstance(value, tuple) else "")
    assert sheet(notebook, row.id).values == {}
    assert begun(notebook) == {}


@pytest.mark.fact("idea:C-15")
def test_reasons_in_own_words_can_be_read_again_later(notebook: Notebook, clock: Clock) -> None:
    part = next(one for one in load().sheet("reasons").parts if one.kind == "text")  # type: ignore[union-attr]
    write(notebook, "reasons", part.id, "I sleep when the phone is off.\nKim said so too.")
    clock.advance(days=200)

    state = sheet(notebook, "reasons")
    assert state.values[part.id] == "I sleep when the phone is off.\nKim said so too."
    assert state.changed_at == "2026-03-02T21:04:00+00:00"
    assert begun(notebook) == {"reasons": "2026-03-02T21:04:00+00:00"}


def test_empty_rows_and_cells_of_a_list_are_not_kept(notebook: Notebook) -> None:
    part = next(one for one in load().sheet("belongings").parts if one.kind == "list")  # type: ignore[union-attr]
    first = part.columns[0].id
    write(notebook, "belongings", part.id, ({first: " the blue box "}, {first: "  "}, {}))

    assert sheet(notebook, "belongings").values == {part.id: ({first: "the blue box"},)}


def test_what_does_not_fit_a_part_is_refused_and_nothing_is_changed(notebook: Notebook) -> None:
    for row, part in PARTS:
        if part.kind in ("one", "many", "list"):
            wrong: Value = ({"no-such-column": "x"},) if part.kind == "list" else "no-such-option"
            with pytest.raises(ValueError, match=part.id):
                write(notebook, row.id, part.id, (wrong,) if part.kind == "many" else wrong)  # type: ignore[arg-type]
    assert begun(notebook) == {}
    for missing in (lambda: sheet(notebook, "no-such-sheet"), lambda: write(notebook, "reasons", "no-such-part", "x")):
        with pytest.raises(Problem) as refused:
            missing()
        assert refused.value.code == "sheet.no-such-sheet"


@pytest.mark.parametrize("row", load().sheets, ids=[row.id for row in load().sheets])
def test_a_sheet_on_paper_has_every_part_and_what_was_written(notebook: Notebook, row: Sheet) -> None:
    save_answers(notebook, Answers(label="Robin"))
    for part in row.parts:
        write(notebook, row.id, part.id, some_value(part))
    printed = str(sheet_paper(notebook, row.id))

    for part in row.parts:
        assert part.title.replace("{person}", "Robin").replace("{Person}", "Robin") in printed
    assert "{" not in printed.replace("{}", "")
    if any(part.kind == "text" for part in row.parts):
        assert "in my own words" in printed
