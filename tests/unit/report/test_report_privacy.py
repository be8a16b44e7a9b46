"""Who is shown what: the table of profiles, row by row."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from nocontact_desktop.diary.case import Case, ThePerson
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.report.privacy import FIELDS, RULES, initials, opened, originals_travel, shown, treatment
from nocontact_desktop.report.request import Privacy, ReportRequest

ALL: tuple[Privacy, ...] = ("court", "police", "lawyer", "own")

ENTRY: dict[str, Any] = {
    "title": "At the door",
    "place_public": "At home",
    "place_private": "14 Harbour Mews",
    "device": "my blue phone",
    "identifier": "+1 555 0142",
    "witness_list": [{"name": "P. Neighbour", "can_say": "heard it", "contact_private": "+1 555 0177"}],
    "children": [{"what": "heard", "initials": "Ada Example"}],
    "adverse": "I shouted back",
    "private_note": "only mine",
}
CASE: dict[str, Any] = {
    "person": {
        "label": "R",
        "legal_name": "Robin Example",
        "identifiers": [{"kind": "car", "value": "AB12 CDE"}],
        "description": "tall",
        "weapons_where": "in the shed",
    },
    "children": [{"name": "Ada Example", "born": "2016-04-05"}],
    "safe_address": "1 Market Street",
    "private_terms": ["Birch Hill School"],
    "my_name": "M. Example",
}


def see(privacy: Privacy, kind: str, fields: dict[str, Any], **asked: Any) -> dict[str, Any]:
    return shown(ReportRequest(privacy=privacy, **asked), kind, fields)


@pytest.mark.parametrize("privacy", ALL)
def test_what_the_person_is_known_by_is_shown_to_all(privacy: Privacy) -> None:
    assert see(privacy, "entry", ENTRY)["identifier"] == "+1 555 0142"
    person = see(privacy, "case", CASE)["person"]
    assert person["identifiers"] == [{"kind": "car", "value": "AB12 CDE"}]
    assert person["legal_name"] == "Robin Example"


@pytest.mark.parametrize(("privacy", "there"), [("court", False), ("police", False), ("lawyer", True), ("own", True)])
def test_where_the_writer_can_be_found(privacy: Privacy, there: bool) -> None:
    entry, case = see(privacy, "entry", ENTRY), see(privacy, "case", CASE)
    assert ("place_private" in entry, "device" in entry, "safe_address" in case) == (there, there, there)


def test_the_police_copy_shows_it_when_asked_and_the_court_copy_does_not() -> None:
    assert see("police", "entry", ENTRY, own_places=True)["place_private"] == "14 Harbour Mews"
    assert "place_private" not in see("court", "entry", ENTRY, own_places=True)


@pytest.mark.parametrize(("privacy", "there"), [("court", False), ("police", True), ("lawyer", True), ("own", True)])
def test_how_a_witness_can_be_reached(privacy: Privacy, there: bool) -> None:
    (witness,) = see(privacy, "entry", ENTRY)["witness_list"]
    assert witness["name"] == "P. Neighbour"
    assert ("contact_private" in witness) == there


@pytest.mark.parametrize(("privacy", "name"), [("court", "A.E."), ("police", "Ada Example"), ("lawyer", "Ada Example")])
def test_names_of_children(privacy: Privacy, name: str) -> None:
    assert see(privacy, "case", CASE)["children"][0]["name"] == name
    assert see(privacy, "entry", ENTRY)["children"] == [{"what": "heard", "initials": name}]


@pytest.mark.parametrize(("privacy", "born"), [("court", "2016"), ("police", "2016"), ("own", "2016-04-05")])
def test_dates_of_birth(privacy: Privacy, born: str) -> None:
    assert see(privacy, "case", CASE)["children"][0]["born"] == born


@pytest.mark.parametrize(("privacy", "there"), [("court", False), ("police", False), ("lawyer", True), ("own", True)])
def test_what_could_be_held_against_the_writer(privacy: Privacy, there: bool) -> None:
    assert ("adverse" in see(privacy, "entry", ENTRY)) == there


@pytest.mark.parametrize(("privacy", "there"), [("court", False), ("police", True), ("lawyer", True), ("own", True)])
def test_description_and_weapons(privacy: Privacy, there: bool) -> None:
    person = see(privacy, "case", CASE)["person"]
    assert ("description" in person, "weapons_where" in person) == (there, there)


@pytest.mark.parametrize("privacy", ALL)
def test_private_notes_and_private_words_are_shown_to_nobody(privacy: Privacy) -> None:
    request = ReportRequest(privacy=privacy, own_places=True)
    assert "private_note" not in shown(request, "entry", ENTRY)
    assert "private_note" not in opened(request, "entry", ENTRY)
    case = shown(request, "case", CASE)
    assert "private_terms" not in case
    assert "label" not in case["person"]


@pytest.mark.parametrize("privacy", ALL)
@pytest.mark.parametrize("kind", ["entry", "exhibit", "message", "case", "source", "something new"])
def test_a_field_without_a_row_is_shown_to_nobody(privacy: Privacy, kind: str) -> None:
    assert see(privacy, kind, {"something_new": "words"}) == {}


def test_only_what_is_shown_as_it_is_can_be_opened() -> None:
    court = ReportRequest()
    assert opened(court, "entry", ENTRY) == {"title", "place_public", "identifier"}
    assert opened(court, "case", CASE) == {"my_name"}
    lawyer = ReportRequest(privacy="lawyer")
    assert opened(lawyer, "entry", ENTRY) == set(ENTRY) - {"private_note"}


def test_the_writers_own_number_stays_out_of_court_and_the_other_one_does_not() -> None:
    fields = {"author": "+1 555 0100", "text": "stop", "raw": "+1 555 0100: stop"}
    assert see("court", "own message", fields) == {"text": "stop"}
    assert see("court", "message", fields) == {"author": "+1 555 0100", "text": "stop"}
    assert see("own", "own message", fields) == fields


def test_what_a_file_says_of_itself_and_its_name_stay_out_of_court() -> None:
    place, time = {"name": "gps_position", "value": "51.5, 0.1"}, {"name": "time_taken", "value": "2026-03-02T21:20:00"}
    file = {"sha256": "00", "name": "IMG_at_home.jpg", "claims": [place, time], "device": "x"}
    assert see("court", "exhibit", file) == {"sha256": "00", "claims": [time]}
    assert opened(ReportRequest(), "exhibit", file) == {"sha256"}
    assert set(see("lawyer", "exhibit", file)) == set(file)
    assert see("court", "exhibit", {"claims": [place]}) == {}
    assert [originals_travel(ReportRequest(privacy=privacy)) for privacy in ALL] == [False, False, True, True]


def test_every_field_of_entry_and_case_has_a_row() -> None:
    assert set(EntryDraft.__struct_fields__) <= set(FIELDS["entry"])
    assert set(Case.__struct_fields__) <= set(FIELDS["case"])
    inside = {path.split(".")[1] for path in FIELDS["case"] if path.startswith("person.")}
    assert inside <= set(ThePerson.__struct_fields__)
    assert {rule for table in FIELDS.values() for rule in table.values()} <= set(RULES)


def test_no_profile_shows_more_than_the_one_after_it() -> None:
    order = ["out", "initials", "year", "last_four", "asked", "whole"]
    for rule in RULES.values():
        ranks = [order.index(rule[privacy]) for privacy in ALL]
        assert ranks == sorted(ranks)
    assert treatment(ReportRequest(), "mine") == "out"


@pytest.mark.parametrize(
    ("name", "short"),
    [("Ada Example", "A.E."), ("A.E.", "A.E."), ("Zoë", "Z."), ("Ana-Lucía Pérez", "A.L.P."), ("", "")],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


def test_a_request_can_be_kept_and_read_again() -> None:
    request = ReportRequest(privacy="police", entries=("a", "b"), paper="a4")
    assert msgspec.json.decode(msgspec.json.encode(request), type=ReportRequest) == request
