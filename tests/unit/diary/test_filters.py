"""Each filter alone and all of them together, against a plain reading of the same entries."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.diary import choices, entries, exhibits
from nocontact_desktop.diary.entries import when_of
from nocontact_desktop.diary.entry import EntryDraft, OrderTerm, Person, ThirdParty, ToldFirst, Witness
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.orders import remove_order
from nocontact_desktop.diary.when import last_key, sort_key, sort_text
from nocontact_desktop.preparation import orders
from nocontact_desktop.vault.notebook import Notebook

PEOPLE = ("Sam", "sam", "A neighbour", "Зоя", "O'Hara")
ORDERS = ("Order of March", "NFLD-1")
CHANNELS = ("phone", "whatsapp", "others", "a pigeon")
WORDS = ("door", "window", "Überfall", "14 calls")
DATES = (
    None,
    "2024",
    "2024-winter",
    "2025-12",
    "2026-02-28",
    "2026-03-01T23:50",
    "2026-03-02",
    "2026-03-02T21:15",
)
FILE = "file"

names = st.sampled_from(PEOPLE)
terms = st.builds(OrderTerm, order=st.sampled_from(ORDERS), order_id=st.sampled_from((None, "0af3")))


@st.composite
def drafts(draw: st.DrawFn) -> EntryDraft:
    """An entry of any kind, with any of the parts that a filter looks at."""
    written = draw(st.sampled_from(DATES))
    maybe: dict[str, Any] = {
        "channel": st.sampled_from(CHANNELS),
        "people": st.lists(st.builds(Person, name=names), min_size=1, max_size=2).map(tuple),
        "third_party": st.builds(ThirdParty, name=names),
        "witness_list": st.lists(st.builds(Witness, name=names), min_size=1, max_size=2).map(tuple),
        "told_first": st.builds(ToldFirst, who=names),
        "told_by": names,
        "order_terms": st.lists(terms, min_size=1, max_size=2).map(tuple),
        "exhibits": st.just((FILE,)),
        "types": st.sampled_from([("through_others",), ("threat",)]),
    }
    given_parts = {name: draw(part) for name, part in maybe.items() if draw(st.booleans())}
    kind = draw(st.sampled_from(["incident", "contact", "memory", "note"]))
    if kind == "contact" and not ("channel" in given_parts or "third_party" in given_parts):
        given_parts["channel"] = "phone"
    return EntryDraft(
        kind=kind,
        occurred_from=written,
        precision="unknown" if written is None else None,
        title=draw(st.sampled_from(WORDS)),
        **given_parts,
    )


filters = st.builds(
    EntryFilter,
    kinds=st.lists(st.sampled_from(["incident", "contact", "memory", "note"]), unique=True, max_size=2).map(tuple),
    through_others=st.booleans(),
    person=st.sampled_from(("", *PEOPLE, "Nobody")),
    channel=st.sampled_from(("", *CHANNELS)),
    order=st.sampled_from(("", *ORDERS, "0af3")),
    has_exhibit=st.booleans(),
    undated=st.booleans(),
    search=st.sampled_from(("", *WORDS, "uberf", "'\"*")),
    date_from=st.sampled_from((None, "2024", "2026-03", "2026-03-02")),
    date_to=st.sampled_from((None, "2024", "2026-02", "2026-03-02")),
)


def lower(name: str) -> str:
    return "".join(sign.lower() if sign.isascii() else sign for sign in name)


def named_in(draft: EntryDraft) -> set[str]:
    found = [one.name for one in (*(draft.people or ()), *(draft.witness_list or ()))]
    found += [draft.third_party.name] if draft.third_party else []
    found += [draft.told_first.who] if draft.told_first else []
    found += [draft.told_by] if draft.told_by else []
    return {lower(name) for name in found}


def has_words(draft: EntryDraft, typed: str) -> bool:
    folded = typed.lower().replace("ü", "u")
    texts = " ".join(filter(None, (draft.title, draft.channel, draft.told_by))).lower().replace("ü", "u")
    words = folded.replace("'\"*", "").split()
    return bool(words) and all(word in texts for word in words)


def fits(draft: EntryDraft, wanted: EntryFilter) -> bool:
    """What a filter means, read off the entry itself."""
    when = when_of(draft)
    dated = when.occurred_from is not None
    others = draft.third_party is not None or "through_others" in (draft.types or ())
    others = others or (draft.kind == "contact" and draft.channel == "others")
    return all(
        (
            not wanted.kinds or draft.kind in wanted.kinds,
            not wanted.through_others or others,
            not wanted.person or lower(wanted.person) in named_in(draft),
            not wanted.channel or draft.channel == wanted.channel,
            not wanted.order or wanted.order in {term.order_id or term.order for term in draft.order_terms or ()},
            not wanted.has_exhibit or bool(draft.exhibits),
            not wanted.undated or not dated,
            not wanted.search or has_words(draft, wanted.search),
            wanted.date_from is None or (dated and last_key(when) >= sort_text(wanted.date_from)),
            wanted.date_to is None or (dated and sort_key(when) <= sort_text(wanted.date_to, end=True)),
        )
    )


@pytest.fixture
def file(notebook: Notebook) -> str:
    exhibit_id, _ = exhibits.add(notebook, ExhibitDraft(name="note.txt", data=b"some words"))
    return exhibit_id


def saved(notebook: Notebook, found: list[EntryDraft], file: str) -> dict[str, EntryDraft]:
    """Save entries, the made-up file's place taken by the real one."""
    import msgspec

    real = [msgspec.structs.replace(one, exhibits=(file,)) if one.exhibits else one for one in found]
    for row in entries.page(notebook, EntryFilter(), 0, 1000):
        entries.delete(notebook, row.id)
    return dict(zip(entries.save_many(notebook, real), real, strict=True))


def shown(notebook: Notebook, wanted: EntryFilter) -> set[str]:
    rows = entries.page(notebook, wanted, 0, 1000)
    assert entries.count(notebook, wanted) == len(rows)
    assert [entries.place(notebook, wanted, row.id) for row in rows] == list(range(len(rows)))
    return {row.id for row in rows}


@given(st.lists(drafts(), min_size=1, max_size=8), st.lists(filters, min_size=1, max_size=6))
def test_a_filter_shows_what_it_says(
    notebook: Notebook, file: str, found: list[EntryDraft], wanted: list[EntryFilter]
) -> None:
    kept = saved(notebook, found, file)
    for one in wanted:
        assert shown(notebook, one) == {entry_id for entry_id, draft in kept.items() if fits(draft, one)}
        for part in one.parts:
            alone = one.only_with(part)
            assert alone.parts == (part,)
            assert shown(notebook, alone) == {entry_id for entry_id, draft in kept.items() if fits(draft, alone)}


@given(st.lists(drafts(), min_size=1, max_size=8), filters)
def test_widening_counts_what_would_fit(
    notebook: Notebook, file: str, found: list[EntryDraft], wanted: EntryFilter
) -> None:
    kept = saved(notebook, found, file)
    wider = {one.part: one.count for one in choices.widenings(notebook, wanted)}
    for part in wanted.parts:
        assert wider.get(part, 0) == sum(fits(draft, wanted.without(part)) for draft in kept.values())


def test_a_correction_and_a_deletion_change_who_is_named(notebook: Notebook) -> None:
    draft = EntryDraft(kind="note", occurred_from="2026", title="x", people=(Person(name=" Sam "),), told_by="Kim")
    (entry_id,) = entries.save(notebook, draft).touched("entry")
    assert choices.choices(notebook).people == (("Kim", 1), ("Sam", 1))
    entries.correct(
        notebook,
        entry_id,
        EntryDraft(
            kind="note", occurred_from="2026", title="x", told_by="Pat", order_terms=(OrderTerm(order="Order"),)
        ),
    )
    found = choices.choices(notebook)
    assert (found.people, found.orders) == ((("Pat", 1),), (("Order", 1),))
    assert entries.count(notebook, EntryFilter(person="Kim")) == 0
    entries.delete(notebook, entry_id)
    assert choices.choices(notebook) == choices.Choices((), (), (), {})
    for table in ("entry_person", "entry_order"):
        assert notebook.db.one(f"SELECT count(*) FROM {table}") == (0,)


def test_entries_from_before_are_filtered_too(notebook: Notebook) -> None:
    """A notebook made before this filter existed gets its names when it is brought up to date."""
    from nocontact_desktop.vault.migrating import _migrations

    draft = EntryDraft(kind="note", occurred_from="2026", title="x", people=(Person(name="Sam"),), channel="phone")
    entries.save(notebook, draft)
    with notebook.db.transaction():
        for kind, name in notebook.db.query(
            "SELECT type, name FROM sqlite_schema WHERE (name LIKE 'entry_is_named%' OR name IN"
            " ('entry_names', 'entry_by_channel', 'entry_by_end', 'entry_person', 'entry_order', 'saved_view'))"
            " ORDER BY type = 'table', type = 'view'"
        ):
            notebook.db.execute(f"DROP {kind} {name}")
        (script,) = [one for one in _migrations() if "CREATE TABLE entry_person" in one]
        notebook.db.run_script(script)
    assert entries.count(notebook, EntryFilter(person="sam")) == 1


def test_an_order_keeps_its_entries_when_it_is_renamed(notebook: Notebook) -> None:
    (order_id,) = orders.add_order(notebook, "Order of March").touched("order")
    for name, known in (("Order of March", order_id), ("March", order_id), ("Another", None)):
        term = OrderTerm(order=name, order_id=known)
        entries.save(notebook, EntryDraft(kind="note", occurred_from="2026", title="x", order_terms=(term,)))
    orders.change_order(notebook, order_id, name="The order")
    found = choices.choices(notebook)
    assert found.orders == ((order_id, 2), ("Another", 1))
    assert found.order_words == {order_id: "The order", "Another": "Another"}
    assert entries.count(notebook, EntryFilter(order=order_id)) == 2
    remove_order(notebook, order_id)
    assert choices.order_words(notebook)[order_id] == "Order of March"


def test_a_deleted_file_is_no_file(notebook: Notebook, file: str) -> None:
    entries.save(notebook, EntryDraft(kind="note", occurred_from="2026", title="x", exhibits=(file,)))
    assert entries.count(notebook, EntryFilter(has_exhibit=True)) == 1
    exhibits.delete(notebook, file)
    assert entries.count(notebook, EntryFilter(has_exhibit=True)) == 0
