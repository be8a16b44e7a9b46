"""The privacy check: everything that would leave is compared with what the notebook knows to be private."""

from __future__ import annotations

from pathlib import Path

import pytest

from nocontact_desktop.diary import entries, exhibits, redactions
from nocontact_desktop.diary.case import Case, CaseChild, Identifier, ThePerson, save_case
from nocontact_desktop.diary.entry import EntryDraft, Witness
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.errors import Cancelled
from nocontact_desktop.intake.file_facts import WHOLE, Box
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.intake.redacted import redacted_copy
from nocontact_desktop.preparation.accounts import add_account
from nocontact_desktop.preparation.devices import add_device
from nocontact_desktop.preparation.paper import Paper, PaperText
from nocontact_desktop.preparation.people import add_person, change_person, people
from nocontact_desktop.report.making import prepare
from nocontact_desktop.report.papers import document_of
from nocontact_desktop.report.privacy_check.checking import check, findings, findings_of, known
from nocontact_desktop.report.privacy_check.decisions import ask_again, cover_findings, keep_on_purpose
from nocontact_desktop.report.privacy_check.finding import Finding
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.vault.notebook import Notebook
from tests.intake_pictures import text_pdf

STORY = (
    "They wrote to new.me@posteo.example and rang 07700 900888. They know Birch Hill School, my Fairphone Moss and "
    "12 Quay Row. Ada Example heard it; she was born on 5 April 2016. Mum’s friend Wilma Haverkamp drove us to 3 Elm "
    "Walk. My account is DE89 3704 0044 0532 0130 00."
)
CHAT = """[20/01/2026, 19:10:03] +44 7700 900123: Is it Birch Hill School now
[20/01/2026, 19:11:40] +44 7700 900888: Please stop writing
"""


def quiet(_done: int, _total: int) -> None: ...


def never() -> bool:
    return False


@pytest.fixture
def full(notebook: Notebook, tmp_path: Path) -> Notebook:
    """A notebook in which everything private is told to somebody somewhere."""
    write(notebook, tmp_path)
    return notebook


def write(notebook: Notebook, folder: Path) -> None:
    save_case(
        notebook,
        Case(
            person=ThePerson(
                legal_name="Robin Example", identifiers=(Identifier(kind="number", value="+44 7700 900123"),)
            ),
            my_name="M. Example",
            children=(CaseChild(name="Ada Example", born="2016-04-05"),),
            safe_address="3 Elm Walk, London",
            private_terms=("Birch Hill School",),
        ),
    )
    add_account(notebook, "Mail", "posteo.example", "new.me@posteo.example")
    add_device(notebook, "phone", "Fairphone Moss")
    add_device(notebook, "router", "My old router")
    add_person(notebook, "Wilma Haverkamp", "trusted")
    change_person(notebook, people(notebook)[0].id, reach="w.haverkamp@mail.example, in the evening")
    (folder / "chat.txt").write_text(CHAT, "utf-8")
    options = ReadOptions(me="+44 7700 900888", time_zone="Europe/London")
    bring_in(notebook, folder / "chat.txt", options, "", progress=quiet, cancelled=never)
    letter, _ = exhibits.add(
        notebook, ExhibitDraft(name="letter.txt", data=b"Come to Birch Hill School, London.", caption="Letter for Ada")
    )
    entries.save(
        notebook,
        EntryDraft(
            kind="incident",
            occurred_from="2026-03-02",
            title="At home in London with my old router",
            what_happened=STORY,
            place_private="12 Quay Row",
            witness_list=(
                Witness(name="P. Neighbour", can_say="ask at p.n@mail.example", contact_private="p.n@mail.example"),
            ),
            adverse="I shouted at them from the window and threw a cup",
            effect="I know I shouted at them from the window. I sleep badly.",
            exhibits=(letter,),
        ),
    )


def found(notebook: Notebook, **asked: object) -> tuple[Finding, ...]:
    prepared = prepare(notebook, ReportRequest(**asked), quiet, never)  # type: ignore[arg-type]
    return check(notebook, prepared)


def told(of: tuple[Finding, ...]) -> set[tuple[str, str, str]]:
    return {(one.sort, one.passage, f"{one.place.kind} {one.place.field}".strip()) for one in of}


COURT = {
    ("account", "new.me@posteo.example", "entry what_happened"),
    ("own_number", "07700 900888", "entry what_happened"),
    ("term", "Birch Hill School", "entry what_happened"),
    ("device", "Fairphone Moss", "entry what_happened"),
    ("place", "12 Quay Row", "entry what_happened"),
    ("child", "Ada Example", "entry what_happened"),
    ("birth", "5 April 2016", "entry what_happened"),
    ("person", "Wilma Haverkamp", "entry what_happened"),
    ("address", "3 Elm Walk", "entry what_happened"),
    ("number", "DE89 3704 0044 0532 0130 00", "entry what_happened"),
    ("contact", "p.n@mail.example", "entry witness_list.0.can_say"),
    ("adverse", "I shouted at them from the window", "entry effect"),
    ("term", "Birch Hill School", "message text"),
    ("child", "Ada", "exhibit caption"),
}


def test_a_court_copy_is_compared_with_everything_that_is_private(full: Notebook) -> None:
    assert told(found(full)) == COURT


def test_what_a_profile_shows_anyhow_is_no_finding(full: Notebook) -> None:
    police, lawyer = found(full, privacy="police"), found(full, privacy="lawyer")
    gone = {sort for sort, _, _ in told(found(full))} - {one.sort for one in police}
    assert gone == {"child", "contact"}
    assert {one.sort for one in lawyer} == {"term", "person"}
    asked = found(full, privacy="police", own_places=True)
    assert {one.sort for one in police} - {one.sort for one in asked} == {
        *("account", "own_number", "device", "place", "address")
    }


def test_the_text_of_a_file_that_travels_is_looked_through(full: Notebook) -> None:
    # A court gets no such file, so there is nothing to find in it.
    assert not [one for one in found(full) if one.place.kind == "file"]
    (one,) = (one for one in found(full, privacy="own") if one.place.kind == "file")
    assert (one.passage, one.place.label, one.ways) == ("Birch Hill School", "A-1", ("leave_out", "keep"))
    without = found(full, privacy="own", without=(one.place.record,))
    assert not [one for one in without if one.place.kind in {"file", "exhibit"}]


def test_the_pages_of_a_document_are_looked_through_and_so_is_a_copy_with_parts_covered(notebook: Notebook) -> None:
    save_case(notebook, Case(private_terms=("Birch Hill School",)))
    kept, _ = exhibits.add(
        notebook, ExhibitDraft(name="a.pdf", data=text_pdf("Birch Hill School", 1), caption="Letter")
    )
    entries.save(notebook, EntryDraft(kind="incident", occurred_from="2026-03-02", title="A letter", exhibits=(kept,)))
    assert {one.ways for one in found(notebook)} == {("redact", "leave_out", "keep")}
    whole = (Box(page=0, left=0, top=0, right=WHOLE, bottom=WHOLE // 2),)
    exhibit = exhibits.get(notebook, kept)
    copy = redacted_copy(exhibits.read(notebook, kept), exhibit.media_type, 1, whole, quiet)
    list(redactions.keeping(notebook, exhibit, whole, copy))
    assert found(notebook) == ()
    assert {one.place.kind for one in found(notebook, exhibits="original")} == {"file"}


def test_covering_keeping_and_asking_again(full: Notebook) -> None:
    school, number, birth = (
        next(one for one in found(full) if one.sort == sort and one.place.kind == "entry")
        for sort in ("term", "number", "birth")
    )
    cover_findings(full, [school, number, birth])
    after = found(full)
    assert told(after) == {
        one for one in COURT if one[0] not in {"term", "number", "birth"} or one[2] != "entry what_happened"
    }
    text = prepare(full, ReportRequest(), quiet, never).material.entries[0].fields["what_happened"]
    assert "My account is [covered]30 00." in text
    assert "she was born on [covered] 2016." in text
    assert "They know [covered], my Fairphone Moss" in text
    # What comes after a covered passage is still found where it is.
    device = next(one for one in after if one.sort == "device")
    cover_findings(full, [device])
    text = prepare(full, ReportRequest(), quiet, never).material.entries[0].fields["what_happened"]
    assert "my [covered] and 12 Quay Row" in text

    child = next(one for one in after if one.sort == "child" and one.place.kind == "entry")
    keep_on_purpose(full, [child])
    assert [one.passage for one in found(full) if one.kept] == ["Ada Example"]
    ask_again(full, child)
    assert not any(one.kept for one in found(full))


def test_a_finding_says_where_it_stands_and_holds_no_words_when_it_is_printed(full: Notebook) -> None:
    place = next(one for one in found(full) if one.sort == "place")
    assert (place.place.label, place.place.anchor) == ("1", "entry-1")
    assert place.before.endswith("and ")
    assert place.after.startswith(". Ada Example")
    assert "Quay" not in repr(place)


def test_what_is_printed_and_stands_in_no_record_is_found_on_its_page(full: Notebook) -> None:
    paper = Paper("A list", "2026-03-02T21:40:00+00:00", (PaperText("Pick up the bag at 12 Quay Row, tell nobody."),))
    (one,) = findings_of(full, document_of(paper, "a4"), "court")
    assert (one.sort, one.passage, one.place.kind, one.ways) == ("place", "12 Quay Row", "page", ("keep",))
    assert findings_of(full, document_of(paper, "a4"), "lawyer") == ()


def test_a_check_that_is_stopped_ends(full: Notebook) -> None:
    prepared = prepare(full, ReportRequest(), quiet, never)
    with pytest.raises(Cancelled):
        findings(known(full, prepared.material), prepared, lambda: True)
