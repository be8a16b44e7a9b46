"""Entries: saved, corrected, deleted, listed and found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from nocontact_desktop.diary import entries, search
from nocontact_desktop.diary.case import Case, ThePerson, get_case, save_case
from nocontact_desktop.diary.entries import EntryFilter
from nocontact_desktop.diary.entry import (
    Agency,
    Care,
    Child,
    EntryDraft,
    Injury,
    OrderTerm,
    Person,
    PoliceDetail,
    Response,
    ThirdParty,
    ToldFirst,
    Witness,
)
from nocontact_desktop.diary.exchange import to_json
from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.changes import Changes

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook
    from tests.conftest import Clock

FULL = EntryDraft(
    kind="incident",
    occurred_from="2026-03-02T21:15",
    occurred_to="2026-03-02T21:35",
    precision="exact",
    time_zone="Europe/London",
    occurred_text="after the late news",
    basis="told",
    told_by="My sister",
    told_when="the next morning",
    remembered_when="on the bus",
    ranks=("most_recent", "worst"),
    place_public="At home",
    place_private="1 Example Road",
    place_district="Example County",
    types=("threat", "stalking"),
    title="At the door",
    what_happened="Knocked and shouted. Ήταν αργά. 🌧️",
    exact_words="You can't keep me out.",
    attribution="I know the voice.",
    people=(Person(name="Robin", role="shouted"),),
    witnesses="yes",
    witness_list=(
        Witness(name="P. Neighbour", saw_heard_after="heard", can_say="that somebody shouted", contact_private="no. 3"),
    ),
    told_first=ToldFirst(who="My sister", when="that night"),
    weapon="no",
    weapon_detail="none seen",
    strangulation="unknown",
    injuries=(Injury(body_part="left wrist", marks="four marks"),),
    medical=(Care(provider="Dr. Sample", date="3 March"),),
    effect="I did not sleep.",
    costs="40",
    children=(Child(what="heard", initials="A.E."),),
    pets="The cat hid.",
    property="A lock, 60",
    police="yes",
    police_detail=PoliceDetail(number="26-118", officer="PC Example", badge="77", outcome="called back"),
    agencies=(Agency(name="Housing office", reference="H-1", date="4 March"),),
    order_terms=(OrderTerm(order="Order of 3 January", term="Stay away", order_id="a1", term_id="b2"),),
    reported="no",
    frequency="weekly",
    frequency_dates=("Mondays",),
    channel="in-person",
    direction="in",
    device="my phone",
    identifier="+44 7700 900123",
    third_party=ThirdParty(name="a cousin", asked_for="no"),
    response=Response(kind="told_to_stop", text="Please leave."),
    sealed=False,
    adverse="I shouted as well.",
    private_note="only mine",
)


def save(notebook: Notebook, **fields: Any) -> str:
    draft = EntryDraft(**{"kind": "note", "occurred_from": "2026-03-02", "title": "A note", **fields})
    (entry_id,) = entries.save(notebook, draft).touched("entry")
    return entry_id


def refused(notebook: Notebook, **fields: Any) -> tuple[str, Any]:
    with pytest.raises(Problem) as problem:
        entries.save(notebook, EntryDraft(**fields))
    return problem.value.code, problem.value.params.get("field")


def ids(notebook: Notebook, **wanted: Any) -> list[str]:
    rows = entries.page(notebook, EntryFilter(**wanted), 0, 100)
    assert entries.count(notebook, EntryFilter(**wanted)) == len(rows)
    return [row.id for row in rows]


@pytest.mark.fact("idea:K-03")
def test_every_field_comes_back_as_it_went_in(notebook: Notebook) -> None:
    (entry_id,) = entries.save(notebook, FULL).touched("entry")
    kept = entries.get(notebook, entry_id)
    assert kept.draft == FULL
    assert (kept.revision, kept.corrected, kept.latest) == (1, 0, True)
    unanswered = {name for name in EntryDraft.__struct_fields__ if getattr(FULL, name) is None}
    assert unanswered == {"exhibits", "messages"}


def test_every_field_is_corrected_and_both_wordings_stay(notebook: Notebook) -> None:
    (entry_id,) = entries.save(notebook, FULL).touched("entry")
    little = EntryDraft(kind="note", occurred_from="2026-03", precision="month", title="Another wording")
    entries.correct(notebook, entry_id, little)
    entries.correct(notebook, entry_id, FULL)
    assert [one.draft for one in entries.history(notebook, entry_id)] == [FULL, little, FULL]
    written = json.loads(json.dumps(to_json(entries.get(notebook, entry_id))))
    assert set(written) == {*EntryDraft.__struct_fields__, "id", "revision", "recorded_at"} - {"exhibits", "messages"}


def test_the_little_that_is_needed(notebook: Notebook) -> None:
    save(notebook, kind="incident", occurred_from=None, precision="unknown", title="No idea when")
    save(notebook, kind="memory", title=None, what_happened="only a story", occurred_from="2024-winter")
    save(notebook, kind="contact", title=None, channel="phone", occurred_from="2026-03-02T21:15")
    save(notebook, kind="contact", title=None, third_party=ThirdParty(name="a cousin"))
    assert len(ids(notebook)) == 4


def test_what_is_missing_is_named(notebook: Notebook) -> None:
    assert refused(notebook, kind="note", title="No date") == ("entry.needs-when", "occurred_from")
    assert refused(notebook, kind="note", occurred_from="2026") == ("entry.needs-words", "title")
    assert refused(notebook, kind="incident", occurred_from="2026", title=" \n") == ("entry.needs-words", "title")
    assert refused(notebook, kind="contact", occurred_from="2026") == ("entry.needs-channel", "channel")
    assert refused(notebook, kind="note", occurred_from="2026", title="x", exhibits=("none",)) == (
        "entry.no-such-exhibit",
        "exhibits",
    )
    for message in ("m1", "1", "", "m", "mm", "m²"):
        assert refused(notebook, kind="note", occurred_from="2026", title="x", messages=(message,)) == (
            "entry.no-such-message",
            "messages",
        )
    assert ids(notebook) == []


def test_a_correction_keeps_the_earlier_wording(notebook: Notebook, clock: Clock) -> None:
    entry_id = save(notebook, title="At the dor", what_happened="wolves")
    clock.advance(days=-2)
    changed = entries.correct(notebook, entry_id, EntryDraft(kind="note", occurred_from="2026-03", title="At the door"))
    assert changed == Changes.of("entry", entry_id)
    present = entries.get(notebook, entry_id)
    assert (present.draft.title, present.revision, present.corrected) == ("At the door", 2, 1)
    assert [(one.draft.title, one.latest) for one in entries.history(notebook, entry_id)] == [
        ("At the dor", False),
        ("At the door", True),
    ]
    assert ids(notebook, search="doo") == [entry_id]
    assert ids(notebook, search="wolves") == []
    assert ids(notebook) == [entry_id]


def test_a_correction_that_is_refused_changes_nothing(notebook: Notebook) -> None:
    entry_id = save(notebook)
    with pytest.raises(Problem):
        entries.correct(notebook, entry_id, EntryDraft(kind="note", occurred_from="2026-99-99", title="x"))
    assert entries.get(notebook, entry_id).revision == 1


def test_a_deleted_entry_is_gone_from_everything_but_the_log(notebook: Notebook) -> None:
    entry_id = save(notebook, title="wolves")
    entries.correct(notebook, entry_id, EntryDraft(kind="note", occurred_from="2026", title="more wolves"))
    entries.delete(notebook, entry_id)
    for act in (entries.get, entries.delete):
        with pytest.raises(Problem) as problem:
            act(notebook, entry_id)
        assert problem.value.code == "diary.gone"
    assert entries.history(notebook, entry_id) == []
    assert ids(notebook) == ids(notebook, search="wolves") == []
    kinds = [row[0] for row in notebook.db.query("SELECT kind FROM leaf ORDER BY number")]
    assert kinds == ["entry", "entry", "deletion"]


def test_the_list_is_newest_first_and_comes_in_windows(notebook: Notebook) -> None:
    days = [save(notebook, occurred_from=f"2026-02-{day:02d}") for day in (3, 1, 2)]
    undated = save(notebook, occurred_from=None, precision="unknown")
    expected = [days[0], days[2], days[1], undated]
    assert ids(notebook) == expected
    windows = [entries.page(notebook, EntryFilter(), start, 2) for start in (0, 2, 4)]
    assert [[row.id for row in window] for window in windows] == [expected[:2], expected[2:], []]


def test_filters_let_through_what_may_have_happened_then(notebook: Notebook) -> None:
    day = save(notebook, occurred_from="2026-03-02T21:15")
    month = save(notebook, occurred_from="2026-03")
    span = save(notebook, occurred_from="2026-01-10", occurred_to="2026-04-01")
    season = save(notebook, occurred_from="2024-summer")
    undated = save(notebook, occurred_from=None, precision="unknown")
    assert set(ids(notebook, date_from="2026-03-02", date_to="2026-03-02")) == {day, month, span}
    assert set(ids(notebook, date_from="2026-03-20", date_to="2026-03-31")) == {month, span}
    assert ids(notebook, date_to="2025") == [season]
    assert set(ids(notebook, date_from="2024-08")) == {day, month, span, season}
    assert undated in ids(notebook)


def test_a_filter_with_no_date_in_it_is_refused(notebook: Notebook) -> None:
    for name in ("date_from", "date_to"):
        with pytest.raises(Problem) as problem:
            ids(notebook, **{name: "last week"})
        assert problem.value.params["field"] == name


def test_filters_by_kind_channel_and_others(notebook: Notebook) -> None:
    call = save(notebook, kind="contact", channel="phone")
    cousin = save(notebook, kind="contact", third_party=ThirdParty(name="a cousin"))
    typed = save(notebook, kind="incident", types=("through_others",))
    note = save(notebook)
    assert set(ids(notebook, kinds=("contact",))) == {call, cousin}
    assert set(ids(notebook, kinds=("incident", "note"))) == {typed, note}
    assert ids(notebook, channel="phone") == [call]
    assert set(ids(notebook, through_others=True)) == {cousin, typed}
    assert ids(notebook, through_others=True, kinds=("incident",)) == [typed]


def test_search_is_whole_words_the_last_as_a_beginning_without_accents(notebook: Notebook) -> None:
    cafe = save(notebook, title="Café", what_happened="Ήταν αργά. Müller war da.")
    save(notebook, title="Other", exact_words="You will be sorry")
    for typed in ("cafe", "CAFÉ", "caf", "ΉΤΑΝ", "muller da", "war mull"):
        assert ids(notebook, search=typed) == [cafe], typed
    for typed in ("afe", "cafe sorry", "mull war", "—", '"'):
        assert ids(notebook, search=typed) == [], typed
    assert len(ids(notebook, search="   ")) == 2


def test_find_gives_snippets_in_parts(notebook: Notebook) -> None:
    entry_id = save(notebook, title="At the door", what_happened="He said <b>I can wait</b> and left the house.")
    (hit,) = search.find(notebook, "wait", 10).hits
    assert (hit.kind, hit.id, hit.title, hit.when) == ("entry", entry_id, "At the door", "Monday 2 March 2026")
    assert hit.snippet.hit == "wait"
    assert hit.snippet.before.endswith("<b>I can ")
    assert hit.snippet.after.startswith("</b> and")
    assert search.find(notebook, "?!", 10).hits == ()


def test_case_facts_are_kept_and_corrected(notebook: Notebook) -> None:
    assert get_case(notebook) == Case()
    save_case(notebook, Case(my_name="M. Example", private_terms=("Birch Hill School",)))
    second = Case(my_name="M. Example", person=ThePerson(label="Robin"), time_zone="Europe/London")
    assert save_case(notebook, second) == Changes.of("case", "case")
    assert get_case(notebook) == second
    with pytest.raises(Problem):
        save_case(notebook, Case(time_zone="Nowhere/Land"))
    assert get_case(notebook) == second


def test_changes_add_up() -> None:
    both = Changes.of("entry", "a") | Changes.of("entry", "b") | Changes.of("exhibit", "x")
    assert both.touched("entry") == {"a", "b"}
    assert both.touched("exhibit") == {"x"}
    assert both.touched("case") == frozenset()
