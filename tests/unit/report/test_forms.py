"""The worksheet of a court form: the user's own words, box by box, and only what a court may see."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.case import Case, CaseChild, Identifier, ThePerson, save_case
from nocontact_desktop.diary.entry import EntryDraft, Injury, PoliceDetail, Witness
from nocontact_desktop.guidance.content import load
from nocontact_desktop.guidance.forms import Form
from nocontact_desktop.report.compose import compose
from nocontact_desktop.report.covers import cover
from nocontact_desktop.report.forms.paper import save_worksheet, worksheet_document
from nocontact_desktop.report.forms.worksheet import MOST, Filled, Place, worksheet
from nocontact_desktop.report.gather import gather
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.vault.notebook import Notebook

CASE = Case(
    person=ThePerson(
        label="Robin",
        legal_name="Robin Example",
        identifiers=(Identifier(kind="number", value="+1 555 0142"),),
        description="Tall, tattoo on the hand",
    ),
    my_name="M. Example",
    relationship="former partner",
    together_from="2019",
    children=(CaseChild(name="Ada Example"),),
    safe_address="7 Hidden Lane",
    risk_factors=("gambling",),
    orders_wanted=("No contact",),
)


def form(form_id: str) -> Form:
    found = load().form(form_id)
    assert found is not None
    return found


def incident(notebook: Notebook, day: str | None, **given: Any) -> str:
    draft = EntryDraft(**{"kind": "incident", "occurred_from": day, "title": f"On {day}", **given})
    return next(iter(entries.save(notebook, draft).touched("entry")))


def boxes(notebook: Notebook, form_id: str) -> dict[str, Filled]:
    return {box.number: box for place in worksheet(notebook, form(form_id)).places for box in place.boxes}


def incidents_of(notebook: Notebook, form_id: str) -> list[Place]:
    return [place for place in worksheet(notebook, form(form_id)).places if place.slot is not None]


def nothing(_done: int, _total: int) -> None: ...


def chosen_for(notebook: Notebook, **asked: Any) -> list[str]:
    return [one.id for one in gather(notebook, ReportRequest(**asked), nothing, lambda: False).entries]


def test_boxes_are_filled_in_the_users_own_words(notebook: Notebook) -> None:
    save_case(notebook, CASE)
    incident(
        notebook,
        "2026-03-02",
        what_happened="Knocked and shouted.",
        exact_words="Open the door.",
        witnesses="yes",
        witness_list=(Witness(name="A neighbour", saw_heard_after="heard"),),
        weapon="no",
        police="unknown",
        police_detail=PoliceDetail(number="26-118"),
    )

    found = boxes(notebook, "dv-100")

    assert found["1a"].text == "M. Example"
    assert found["5a"].text == "Monday 2 March 2026"
    assert found["5b"].text == "Yes; A neighbour, heard it"
    assert found["5c"].text == "No"
    assert found["5e"].text == "Don’t know; report 26-118"
    assert found["5f"].text == "Knocked and shouted.\nExact words: “Open the door.”"


def test_a_no_says_what_it_is_a_no_to(notebook: Notebook) -> None:
    incident(notebook, "2026-03-02", strangulation="no")

    assert boxes(notebook, "dv-100")["5d"].text == "Strangulation: No"


def test_what_is_missing_is_said_and_what_the_notebook_never_asks(notebook: Notebook) -> None:
    found = boxes(notebook, "dv-100")

    assert (found["2a"].state, found["2a"].text) == ("missing", "")
    assert found["2a"].remarks == ("Nothing is written down for this yet.",)
    assert found["1b"].state == "by_hand"
    assert [place.entry_id for place in incidents_of(notebook, "dv-100")] == ["", "", ""]


def test_an_address_is_left_out_and_its_own_paper_named(notebook: Notebook) -> None:
    save_case(notebook, CASE)
    box = boxes(notebook, "dv-100")["1c"]

    assert (box.state, box.text) == ("private", "")
    assert "CLETS-001" in box.remarks[0]


def test_what_stays_out_of_court_papers_is_said_to_be_there(notebook: Notebook) -> None:
    save_case(notebook, CASE)

    assert boxes(notebook, "bc-form-12")["22"].state == "withheld"


@pytest.mark.parametrize("form_id", [one.id for one in load().forms])
def test_nothing_private_is_on_any_worksheet(notebook: Notebook, form_id: str) -> None:
    save_case(notebook, CASE)
    incident(
        notebook,
        "2026-03-02",
        what_happened="Knocked.",
        place_private="Flat 9",
        device="my blue phone",
        private_note="nobody knows",
        adverse="I shouted back",
        witness_list=(Witness(name="A neighbour", contact_private="+1 555 7777"),),
    )

    pages = repr(worksheet_document(notebook, form(form_id), "letter"))

    assert "Knocked." in pages
    hidden = (
        "Flat 9",
        "blue phone",
        "nobody knows",
        "shouted back",
        "555 7777",
        "Hidden Lane",
        "Ada",
        "tattoo",
        "gambling",
    )
    assert [word for word in hidden if word in pages] == []


def test_private_words_in_a_story_are_pointed_out_and_stay_as_written(notebook: Notebook) -> None:
    save_case(notebook, Case(private_terms=("Birch Hill School",)))
    incident(notebook, "2026-03-02", what_happened="Waited at Birch Hill School.")
    box = boxes(notebook, "dv-100")["5f"]

    assert box.text == "Waited at Birch Hill School."
    assert "“Birch Hill School”" in box.remarks[0]


def test_a_covered_passage_is_covered_on_the_worksheet(notebook: Notebook) -> None:
    made = incident(notebook, "2026-03-02", what_happened="Waited at Birch Hill School.")
    cover(notebook, "entry", made, "what_happened", 10, 27)

    assert boxes(notebook, "dv-100")["5f"].text == "Waited at [covered]."


def test_too_long_for_the_box_says_how_long_and_where_the_rest_goes(notebook: Notebook) -> None:
    incident(notebook, "2026-03-02", what_happened="word " * 300)
    box = boxes(notebook, "dv-100")["5f"]

    assert box.text.count("word") == 300
    assert "1500" in box.remarks[0]
    assert "DV-101" in box.remarks[0]


def test_more_people_than_the_form_has_room_for(notebook: Notebook) -> None:
    save_case(notebook, Case(protected=("A", "B", "C", "D", "E")))

    assert boxes(notebook, "dv-100")["8"].remarks[0].startswith("Your notebook names 5. The form has room for 4.")


def test_each_place_gets_the_incident_marked_for_it(notebook: Notebook) -> None:
    first = incident(notebook, "2025-01-01")
    worst = incident(notebook, "2025-06-01", ranks=("worst",), injuries=(Injury(body_part="arm"),))
    incident(notebook, "2025-07-01")
    latest = incident(notebook, "2026-01-01")

    found = incidents_of(notebook, "dv-100")

    assert [place.entry_id for place in found] == [latest, worst, first]
    assert [place.title for place in found][1] == "6 · A different time, marked as the worst: On 2025-06-01"


def test_no_entry_stands_in_two_places_and_the_worst_is_not_guessed(notebook: Notebook) -> None:
    only = incident(notebook, "2025-01-01")
    incident(notebook, None, precision="unknown")

    assert [place.entry_id for place in incidents_of(notebook, "dv-100")] == [only, "", ""]
    chosen = incident(notebook, "2024-01-01", kind="note", ranks=("chosen",))
    assert [place.entry_id for place in incidents_of(notebook, "dv-100")] == [only, chosen, ""]


def test_a_form_that_asks_for_each_incident_has_them_newest_first(notebook: Notebook) -> None:
    days = [f"2026-01-{day:02}" for day in range(1, MOST + 4)]
    made = [incident(notebook, day) for day in days]
    incident(notebook, "2026-02-01", kind="note")

    sheet = worksheet(notebook, form("ew-fl401"))

    assert [place.entry_id for place in sheet.places if place.slot] == made[::-1][:MOST]
    assert sheet.more == 3


def test_a_report_takes_the_entries_its_form_asks_for(notebook: Notebook) -> None:
    first = incident(notebook, "2025-01-01")
    worst = incident(notebook, "2025-06-01", ranks=("worst",))
    other = incident(notebook, "2025-07-01")
    latest = incident(notebook, "2026-01-01")

    assert chosen_for(notebook, purpose="dv-100") == [latest, worst, first]
    assert chosen_for(notebook, purpose="dv-100", entries="every") == [latest, other, worst, first]
    assert chosen_for(notebook, purpose="dv-100", entries=(other,)) == [other]
    assert chosen_for(notebook, purpose="dv-100", date_to="2025-06-30") == [worst, first]
    assert chosen_for(notebook) == [latest, other, worst, first]
    compose(notebook, ReportRequest(purpose="dv-100"), nothing, lambda: False)


def test_a_record_that_does_not_fit_the_log_is_not_filled_in(notebook: Notebook) -> None:
    incident(notebook, "2026-03-02", what_happened="Knocked.")
    with notebook.db.transaction():
        notebook.db.execute("UPDATE record SET fields = replace(fields, 'Knocked.', 'Smashed!') WHERE kind = 'entry'")

    sheet = worksheet(notebook, form("dv-100"))

    assert sheet.gaps == 1
    assert "Smashed!" not in repr(sheet)


@pytest.mark.skipif(which("pdftotext") is None, reason="pdftotext reads the pages back; it is not on this computer")
def test_on_paper_it_can_be_read_and_is_the_same_twice(notebook: Notebook, tmp_path: Path) -> None:
    save_case(notebook, CASE)
    incident(notebook, "2026-03-02", what_happened="Knocked and shouted.")
    for name in ("one.pdf", "two.pdf"):
        assert save_worksheet(notebook, form("dv-100"), tmp_path / name, "letter") > 2

    read = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "one.pdf", "-"], capture_output=True, text=True, check=True
    )

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    for said in ("Worksheet for DV-100", "5f", "Knocked and shouted.", "current form", "penalty of perjury"):
        assert said in read.stdout
