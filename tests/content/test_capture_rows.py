"""What to look at before saving, how long things stay, and sheets to print: every name leads somewhere."""

from __future__ import annotations

import pytest

from nocontact_desktop.guidance.addresses import parts_of
from nocontact_desktop.guidance.content import load
from nocontact_desktop.guidance.resources import resource
from tests.content.facts import facts

CONTENT = load()
TIPS, STAYS = CONTENT.capture_tips, CONTENT.stays


def test_the_ways_are_those_of_an_entry() -> None:
    ways = set(CONTENT.words["ways"])
    assert {way for row in (*TIPS, *STAYS) for way in row.ways} <= ways


def test_what_is_named_is_there() -> None:
    known = {fact.key for fact in facts()}
    assert {key for row in (*TIPS, *STAYS) for key in row.facts} <= known
    for tip in TIPS:
        assert resource("icons", f"{tip.icon}.svg").is_file()
        for kind, row_id in map(parts_of, tip.see):
            assert kind == "step"
            assert CONTENT.step(row_id), row_id


def test_a_number_of_days_is_never_said_without_a_source() -> None:
    counted = [row for row in STAYS if any(letter.isdigit() for letter in row.how_long + row.says.says)]
    assert {row.id for row in counted} == {"mail-spam", "tracker-alerts"}
    assert all(row.says.mark in ("V", "S") and row.sources != ("not checked",) for row in counted)
    assert all(row.says.mark == "U" for row in STAYS if row.sources == ("not checked",))


@pytest.mark.parametrize("word", ["number", "date", "overlap", "header", "address of the page"])
def test_what_a_good_copy_shows_is_said(word: str) -> None:
    assert word in " ".join(look.says for tip in TIPS for look in tip.looks)


@pytest.mark.parametrize("sheet", CONTENT.paper_sheets, ids=[sheet.id for sheet in CONTENT.paper_sheets])
def test_a_sheet_says_on_paper_nothing_of_what_it_is_about(sheet) -> None:  # type: ignore[no-untyped-def]
    paper = " ".join([sheet.title, sheet.foot, *(part.title + part.hint for part in sheet.parts)]).lower()
    assert not [word for word in ("abuse", "violence", "contact", "diary", "order", "court") if word in paper]
    assert any(part.lines for part in sheet.parts)
