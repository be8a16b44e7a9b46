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


GPS, TAKEN = {"name": "gps_position", "value": "51.5, 0.1"}, {"name": "time_taken", "value": "2026-03-02T21:20:00"}
KNOWN_BY = {
    "legal_name": "Robin Example",
    "identifiers": [{"kind": "car", "value": "AB12 CDE"}, {"kind": "number", "value": "+1 555 0142"}],
    "workplace": "Example Works, Dock Road",
}
CHILD = {"name": "Ada Example", "born": "2016-04-05"}
NEIGHBOUR = {"name": "P. Neighbour", "can_say": "heard it"}
OUT: dict[str, Any] = {}

# Row of the table of profiles: the record it is about, its fields, and what court, police, lawyer and own copy show.
TABLE: dict[str, tuple[str, dict[str, Any], tuple[dict[str, Any], ...]]] = {
    "the person's own numbers, accounts, plates, addresses": (
        "case",
        {"person": KNOWN_BY},
        ({"person": KNOWN_BY},) * 4,
    ),
    "a number or account the person wrote from": (
        "message",
        {"author": "+1 555 0142"},
        ({"author": "+1 555 0142"},) * 4,
    ),
    "where the user can be found": (
        "entry",
        {"place_private": "14 Harbour Mews", "device": "my blue phone"},
        (OUT, OUT, *({"place_private": "14 Harbour Mews", "device": "my blue phone"},) * 2),
    ),
    "the user's safe address": (
        "case",
        {"safe_address": "1 Market Street"},
        (OUT, OUT, *({"safe_address": "1 Market Street"},) * 2),
    ),
    "the user's own numbers and accounts": (
        "own message",
        {"author": "+1 555 0100", "raw": "+1 555 0100: stop"},
        (OUT, OUT, *({"author": "+1 555 0100", "raw": "+1 555 0100: stop"},) * 2),
    ),
    "devices, places and names of files": (
        "exhibit",
        {"name": "IMG_at_home.jpg", "device": "x", "account": "y", "claims": [GPS, TAKEN]},
        (
            *({"claims": [TAKEN]},) * 2,
            *({"name": "IMG_at_home.jpg", "device": "x", "account": "y", "claims": [GPS, TAKEN]},) * 2,
        ),
    ),
    "paths of files": (
        "message",
        {"attachments": [{"name": "a.jpg", "member": "home/a.jpg", "sha256": "00"}]},
        (
            *({"attachments": [{"sha256": "00"}]},) * 2,
            *({"attachments": [{"name": "a.jpg", "member": "home/a.jpg", "sha256": "00"}]},) * 2,
        ),
    ),
    "witness contacts": (
        "entry",
        {"witness_list": [{**NEIGHBOUR, "contact_private": "+1 555 0177"}]},
        ({"witness_list": [NEIGHBOUR]}, *({"witness_list": [{**NEIGHBOUR, "contact_private": "+1 555 0177"}]},) * 3),
    ),
    "names of children in entries": (
        "entry",
        {"children": [{"what": "heard", "initials": "Ada Example"}]},
        (
            {"children": [{"what": "heard", "initials": "A.E."}]},
            *({"children": [{"what": "heard", "initials": "Ada Example"}]},) * 3,
        ),
    ),
    "names and birth dates of children": (
        "case",
        {"children": [CHILD]},
        (
            {"children": [{"name": "A.E.", "born": "2016"}]},
            {"children": [{"name": "Ada Example", "born": "2016"}]},
            *({"children": [CHILD]},) * 2,
        ),
    ),
    "adverse": ("entry", {"adverse": "I shouted back"}, (OUT, OUT, *({"adverse": "I shouted back"},) * 2)),
    "description and where weapons are": (
        "case",
        {"person": {"description": "tall", "weapons_where": "in the shed"}},
        ({"person": {}}, *({"person": {"description": "tall", "weapons_where": "in the shed"}},) * 3),
    ),
    "private note": ("entry", {"private_note": "only mine"}, (OUT,) * 4),
    "private words, and what the user calls the person": (
        "case",
        {"private_terms": ["Birch Hill School"], "person": {"label": "R"}},
        ({"person": {}},) * 4,
    ),
}


@pytest.mark.parametrize(("place", "privacy"), list(enumerate(ALL)), ids=ALL)
@pytest.mark.parametrize("row", TABLE)
def test_each_row_of_the_table_of_profiles(row: str, place: int, privacy: Privacy) -> None:
    kind, fields, shown_to = TABLE[row]
    assert see(privacy, kind, fields) == shown_to[place]
    assert set(opened(ReportRequest(privacy=privacy), kind, fields)) == {
        name for name, value in fields.items() if shown_to[place].get(name) == value
    }


def test_account_and_identity_numbers_end_in_four_for_court_and_police() -> None:
    assert [treatment(ReportRequest(privacy=privacy), "number") for privacy in ALL] == [
        *("last_four", "last_four", "whole", "whole")
    ]


def test_the_police_copy_shows_own_places_when_asked_and_the_court_copy_does_not() -> None:
    for row in ("where the user can be found", "the user's safe address", "devices, places and names of files"):
        kind, fields, shown_to = TABLE[row]
        assert see("police", kind, fields, own_places=True) == fields
        assert see("court", kind, fields, own_places=True) == shown_to[0]


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


def test_files_go_as_they_are_only_where_what_they_say_of_themselves_is_shown() -> None:
    assert opened(ReportRequest(), "exhibit", {"sha256": "00", "claims": [GPS, TAKEN]}) == {"sha256"}
    assert see("court", "exhibit", {"claims": [GPS]}) == {}
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
