"""Whatever an entry holds, it is kept whole: in the log's fields, in JSON, and through the form."""

from __future__ import annotations

import json
from datetime import date
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nocontact_desktop.diary.case import Case, CaseChild, ThePerson
from nocontact_desktop.diary.entry import EntryDraft, PoliceDetail, from_fields, sealed_fields, to_fields
from nocontact_desktop.diary.exchange import read_log
from nocontact_desktop.gui.diary.answers import answers_of, draft_of
from nocontact_desktop.gui.diary.case_rows import answers_of_case, case_of

TIME = ("occurred_from", "occurred_to", "precision")
NOT_TYPED = ("exhibits",)  # paths on the way in, ids on the way out
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).filter(
    lambda text: text.strip() == text
)


def of_kind(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type as entries have them."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return st.one_of(*(of_kind(one) for one in get_args(kind)))
    if origin is Literal:
        return st.sampled_from(get_args(kind))
    if origin is tuple:
        return st.lists(of_kind(get_args(kind)[0]), min_size=1, max_size=2).map(tuple)
    if kind is type(None):
        return st.none()
    if kind is bool:
        return st.booleans()
    return WORDS if kind is str else built(kind)


def built(struct: type[msgspec.Struct], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Instances of a struct, each field with a value of its type."""
    hints = get_type_hints(struct)
    fields = {name: of_kind(hints[name]) for name in struct.__struct_fields__}
    return st.builds(struct, **{**fields, **fixed})


few = settings(max_examples=15, suppress_health_check=list(HealthCheck))
"""One draft has more than fifty fields: a few of them try out many values."""

NOTHING = {name: st.none() for name in (*TIME, *NOT_TYPED)}
DRAFTS = built(EntryDraft, **NOTHING)


@few
@given(DRAFTS)
def test_what_is_sealed_reads_back_as_it_was(draft: EntryDraft) -> None:
    written = json.loads(json.dumps(sealed_fields(draft)))
    assert from_fields(written) == draft


@few
@given(DRAFTS)
def test_json_out_and_in_is_the_same(draft: EntryDraft) -> None:
    (again,) = read_log({"entries": [json.loads(json.dumps(to_fields(draft)))]}).entries
    assert again == draft


@few
@given(DRAFTS)
def test_the_form_shows_and_gives_back_every_field(draft: EntryDraft) -> None:
    # A tick that is not set says nothing, and neither does a group with nothing in it.
    detail = draft.police_detail if draft.police_detail != PoliceDetail() else None
    settled = msgspec.structs.replace(draft, sealed=draft.sealed or None, police_detail=detail)
    assert draft_of(answers_of(settled), date(2026, 3, 4)) == settled


@few
@given(built(Case, time_zone=st.none()))
def test_the_case_goes_through_its_form(case: Case) -> None:
    children = tuple(one for one in case.children or () if one != CaseChild()) or None
    person = case.person if case.person != ThePerson() else None
    whole = msgspec.structs.replace(case, children=children, person=person)
    assert case_of(answers_of_case(whole)) == whole
