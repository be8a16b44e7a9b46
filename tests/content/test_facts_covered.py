"""Nothing of what the guidance rests on has been forgotten, and nothing is named that is not there."""

from __future__ import annotations

from collections import Counter

from nocontact_desktop.guidance.content import load
from tests.content.facts import BY_A_ROW, facts, named_by_rows, named_by_tests

FACTS = facts()
CONTENT = load()


def test_the_list_is_whole() -> None:
    counted = Counter(fact.key.split(":")[0] for fact in FACTS if fact.kind != "X")

    assert (counted["channel"], counted["audit"]) == (83, 114)
    assert sum(fact.kind == "X" for fact in FACTS) == 17


def test_every_fact_that_words_can_cover_has_a_row() -> None:
    rows = named_by_rows()

    assert [f"{fact.key} {fact.says}" for fact in FACTS if fact.kind in BY_A_ROW and fact.key not in rows] == []


def test_everything_the_program_does_has_a_test_that_names_it() -> None:
    tests = named_by_tests()

    assert [f"{fact.key} {fact.says}" for fact in FACTS if fact.kind not in BY_A_ROW and fact.key not in tests] == []


def test_every_channel_and_every_audit_item_has_one_row_of_its_own() -> None:
    channels = Counter(f"channel:{row.fact}" for row in CONTENT.channels)
    items = Counter(f"audit:{row.audit}" for row in CONTENT.steps if row.audit)
    wanted = Counter(fact.key for fact in FACTS if fact.key.startswith(("channel:", "audit:")))

    assert channels + items == wanted


def test_an_audit_item_says_what_stays_open_and_what_it_does_to_evidence() -> None:
    bare = [
        row.id for row in CONTENT.steps if row.audit and not (row.doors and row.evidence and row.undo and row.sources)
    ]

    assert bare == []


def test_no_row_and_no_test_names_a_fact_that_is_not_there() -> None:
    known = {fact.key for fact in FACTS}

    assert {key for key in named_by_rows() | named_by_tests() if not key.startswith("tone:")} - known == set()
