"""Entries as JSON: the names of the format, what is refused and how it is named, and the way out again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.entry import EntryDraft, Response
from nocontact_desktop.diary.exchange import read_log, to_json
from nocontact_desktop.errors import Problem

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook

NAMES = """
kind occurred_from occurred_to precision time_zone occurred_text basis told_by told_when remembered_when ranks
place_public place_private place_district types title what_happened exact_words attribution people witnesses
witness_list
told_first weapon weapon_detail strangulation injuries medical effect costs children pets property police
police_detail agencies order_terms reported frequency frequency_dates channel direction device identifier
third_party response exhibits messages sealed adverse private_note
"""
NOTE = {"kind": "note", "occurred_from": "2026-03-02", "title": "A note"}


def refused(document: object) -> tuple[str, dict[str, Any]]:
    with pytest.raises(Problem) as problem:
        read_log(document)
    return problem.value.code, dict(problem.value.params)


def entry(**fields: Any) -> EntryDraft:
    (draft,) = read_log({"entries": [{**NOTE, **fields}]}).entries
    return draft


def test_the_names_are_those_of_the_format() -> None:
    assert set(EntryDraft.__struct_fields__) == set(NAMES.split())


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    code, params = refused({"entries": [NOTE, {"kind": "note", "occured_from": "2026", "title": "x"}]})
    assert code == "log.unknown-name"
    assert (params["name"], params["nearest"], params["place"]) == ("occured_from", "occurred_from", "entry 2")
    code, params = refused({"entries": [{**NOTE, "witness_list": [{"nam": "x"}]}]})
    assert (params["name"], params["nearest"]) == ("nam", "name")
    assert "witness_list" in params["place"]
    assert refused({"entry": []})[1]["nearest"] == "entries"
    assert refused({"case": {"my_nam": "x"}})[1]["nearest"] == "my_name"
    assert refused({"case": {"person": {"lable": "x"}}})[1]["nearest"] == "label"


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ([], "the document"),
        ({"entries": {}}, "entries"),
        ({"entries": [5]}, "entry 1"),
        ({"entries": [{**NOTE, "title": 5}]}, "entry 1, title"),
        ({"entries": [{**NOTE, "weapon": "maybe"}]}, "entry 1, weapon"),
        ({"entries": [{**NOTE, "kind": "event"}]}, "entry 1, kind"),
        ({"entries": [{**NOTE, "ranks": ["best"]}]}, "entry 1, ranks[0]"),
        ({"entries": [{**NOTE, "sealed": "yes"}]}, "entry 1, sealed"),
        ({"entries": [{**NOTE, "police_detail": {"number": 26}}]}, "entry 1, police_detail.number"),
        ({"entries": [{**NOTE, "exhibits": "door.jpg"}]}, "entry 1, exhibits"),
        ({"entries": [{"occurred_from": "2026", "title": "x"}]}, "entry 1"),
        ({"case": 5}, "case"),
        ({"case": {"my_name": 5}}, "case, my_name"),
        ({"case": {"person": {"label": ["Robin"]}}}, "case, person.label"),
    ],
)
def test_a_wrong_kind_of_value_is_named_by_its_place(document: object, place: str) -> None:
    code, params = refused(document)
    assert code == "log.wrong-value"
    assert params["place"] == place


def test_what_was_written_never_stands_in_the_problem() -> None:
    _, params = refused({"entries": [{**NOTE, "weapon": "Zinnoberhafen"}]})
    assert "Zinnoberhafen" not in str(params)


def test_null_is_no_answer_and_an_unknown_date_is_null() -> None:
    draft = entry(occurred_from=None, weapon=None)
    assert (draft.occurred_from, draft.precision, draft.weapon) == (None, "unknown", None)


def test_one_thing_is_taken_as_a_list_of_one_and_a_word_as_its_main_part() -> None:
    assert entry(medical={"provider": "Dr. Sample"}).medical == entry(medical=[{"provider": "Dr. Sample"}]).medical
    assert entry(children=["heard"]).children == entry(children=[{"what": "heard"}]).children
    assert entry(response="told_to_stop").response == Response(kind="told_to_stop")


def test_out_and_in_again_is_the_same(notebook: Notebook) -> None:
    draft = entry(
        children=[{"what": "heard", "initials": "A.E."}],
        response={"kind": "told_to_stop", "text": "Please leave. 🌧️"},
        ranks=["worst", "first"],
        sealed=True,
    )
    (entry_id,) = entries.save(notebook, draft).touched("entry")
    written = json.loads(json.dumps(to_json(entries.get(notebook, entry_id))))
    assert (written["id"], written["revision"]) == (entry_id, 1)
    kept = {name: value for name, value in written.items() if name in NAMES.split()}
    (again,) = read_log({"entries": [kept]}).entries
    assert again == msgspec.structs.replace(draft, precision="day")


def test_files_are_handed_out_apart() -> None:
    log = read_log({"entries": [{**NOTE, "exhibits": ["door.jpg", "a/b.pdf"]}, NOTE]})
    assert log.files == (("door.jpg", "a/b.pdf"), ())
    assert all(draft.exhibits is None for draft in log.entries)


def test_nothing_is_kept_when_one_entry_cannot_be(notebook: Notebook, tmp_path: Path) -> None:
    from nocontact_desktop.diary.adding import add_log

    for document in (
        {"case": {"my_name": "x"}, "entries": [NOTE, {**NOTE, "occurred_from": "soon"}]},
        {"case": {"my_name": "x"}, "entries": [{**NOTE, "exhibits": ["not-there.jpg"]}]},
    ):
        with pytest.raises(Problem):
            add_log(notebook, read_log(document), tmp_path)
    assert notebook.db.query("SELECT * FROM leaf") == []


def test_a_document_is_added_with_its_files_beside_it(notebook: Notebook, tmp_path: Path) -> None:
    from nocontact_desktop.diary.adding import add_log
    from nocontact_desktop.diary.case import get_case
    from nocontact_desktop.diary.exhibits import for_entry, read

    (tmp_path / "door.txt").write_bytes(b"the door")
    document = {"case": {"my_name": "M. Example"}, "entries": [{**NOTE, "exhibits": ["door.txt"]}, NOTE]}
    first, second = add_log(notebook, read_log(document), tmp_path)
    (exhibit,) = for_entry(notebook, first)
    assert (exhibit.name, read(notebook, exhibit.id)) == ("door.txt", b"the door")
    assert entries.get(notebook, first).draft.exhibits == (exhibit.id,)
    assert entries.get(notebook, second).draft.exhibits is None
    assert get_case(notebook).my_name == "M. Example"
