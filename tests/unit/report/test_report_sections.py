"""The parts of a report beside entries, exhibits and messages: people, hand-overs, words in files, what is signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from made_up import AT_THE_DOOR, CASE, conversation, entries, entry, exhibit, material
from test_report_compose import facts_of, plain, said, section

from nocontact_desktop.guidance.content import load
from nocontact_desktop.report.compose import document_of, documents_of_messages
from nocontact_desktop.report.document import Blanks, Document, Heading, PageOf, Quote, Span, Table
from nocontact_desktop.report.isolated import closed, own, unmarked
from nocontact_desktop.report.material import Earlier, Handling, Handover
from nocontact_desktop.report.request import ReportRequest

HANDOVERS = tuple(
    Handover(
        number=number,
        fields={"outcome": outcome, "occurred_from": f"{day}T18:00", **more},
        said_short=f"{day}, 18:00",
        order=f"{day}T18:00",
        recorded_at="2026-03-02T22:04:00+00:00",
        corrected=number - 1,
    )
    for number, (outcome, day, more) in enumerate(
        (
            ("on_time", "2026-01-16", {"way": "to_me"}),
            ("late", "2026-01-23", {"way": "to_me", "how_late": "40 minutes", "late_side": "them", "said": "Later"}),
            ("missed", "2026-02-06", {"late_side": "them"}),
        ),
        1,
    )
)


def tables(document: Document, anchor: str) -> list[list[list[str]]]:
    found = (block for block in section(document, anchor).blocks if isinstance(block, Table))
    return [[[plain(cell) for cell in row.cells] for row in table.rows] for table in found]


def with_exhibits(*changed: Any) -> Document:
    return document_of(material(exhibits=changed))


def test_people_who_can_say_something_stand_once_for_each_entry_with_its_page() -> None:
    told = {**AT_THE_DOOR, "told_first": {"who": "a  Neighbour", "when": "2026-03-02"}}
    other = {"title": "Again", "witness_list": [{"name": "A neighbour", "contact_private": "+1 555 0100"}]}
    given = (entry(1, date(2026, 3, 2), fields=told), entry(2, date(2026, 1, 2), fields=other))
    heard = "heard it, can say: came out and saw them leave"
    (rows,) = tables(document_of(material(entries=given, exhibits=())), "people")
    assert rows == [
        ["A neighbour", "reached at +1 555 0100", "2026-01-02", "entry-2"],
        ["A neighbour", f"{heard}; was told first, 2 March 2026", "2026-03-02", "entry-1"],
    ]


def test_the_handling_record_prints_what_the_log_proves_and_says_what_it_does_not() -> None:
    lines = (
        Handling({"what": "handed_over", "at": "2026-03-03", "who": "PC Example"}, "2026-03-04T10:00:00+00:00"),
        Handling({"what": "returned"}, "2026-03-06T10:00:00+00:00", left_out=True),
    )
    proved = replace(exhibit("A-1", 1), taken_in="2026-03-02T22:04:00+00:00", handling=lines)
    document = with_exhibits(proved, exhibit("A-2", 1))
    (rows,) = tables(document, "handling")
    assert rows == [
        ["A-1", "Taken into the notebook, with its hash", "", "2 March 2026, 22:04"],
        ["A-1", "Handed over · PC Example", "3 March 2026", "4 March 2026, 10:00"],
        ["A-1", "Came back", "not noted", "6 March 2026, 10:00"],
        ["A-2", "The log does not prove when this was taken into the notebook.", "", ""],
    ]
    assert "Where exhibits were kept, and other notes, are left out of this copy." in said(document)
    assert "left out of this copy" not in said(with_exhibits(exhibit("A-1", 1)))


def test_transcripts_and_translations_say_who_made_them_or_that_it_is_not_noted() -> None:
    words = {
        "caption": "Voicemail",
        "transcript": "Komm sofort.",
        "translation": "Come at once.",
        "translation_by": "Al",
    }
    document = with_exhibits(exhibit("B-1", 2, kind="audio", picture=None, fields=words), exhibit("A-1", 1))
    one = section(document, "translations")
    assert [plain(block.text) for block in one.blocks if isinstance(block, Quote)] == ["Komm sofort.", "Come at once."]
    headings = [block.text for block in one.blocks if isinstance(block, Heading)]
    assert headings[1:] == ["B-1 Voicemail", "Transcript. Who made it is not noted.", "Translation, made by Al"]
    assert "A-1" not in plain(one.blocks)


def test_hand_overs_are_counted_told_and_stand_in_the_chronology() -> None:
    document = document_of(material(handovers=HANDOVERS))
    counts, each = tables(document, "handovers")
    assert counts == [["January 2026", "1", "1", "0"], ["February 2026", "0", "0", "1"], ["All", "1", "1", "1"]]
    assert each[1] == [
        "2026-01-23, 18:00",
        "To the petitioner: late, 40 minutes (the respondent) · corrected once",
        "“Later”",
    ]
    (chronology,) = tables(document, "chronology")
    line = ["2026-02-06, 18:00", "Hand-over of the children. Missed (the respondent)", "p.\u00a0handover-3"]
    assert line in chronology
    assert chronology.index(line) > next(at for at, row in enumerate(chronology) if row[0] == "2026-01-20")


@pytest.mark.parametrize("form", [one.id for one in load("en").forms])
def test_the_declaration_is_in_the_words_of_the_form_and_not_signed(form: str) -> None:
    document = document_of(material(request=ReportRequest(purpose=form)))
    one = section(document, "declaration")
    row = load("en").form(form)
    assert row is not None
    assert [plain(block.text) for block in one.blocks if isinstance(block, Quote)] == [row.declaration.says]
    assert [block.labels for block in one.blocks if isinstance(block, Blanks)] == [
        ("Place and day", "Signature", "Name")
    ]
    assert dict(facts_of(one))["Petitioner"] == "M. Example"
    assert dict(facts_of(one))["Check code"] == material().check_code


def test_a_form_that_is_not_on_board_gets_words_that_belong_to_none() -> None:
    text = said(document_of(material(request=ReportRequest(purpose="long-gone"))))
    assert "These words belong to no form." in text


def test_the_page_for_who_checks_the_files_names_each_with_its_hash_only_when_asked_for() -> None:
    asked = document_of(material(request=ReportRequest(technician=True)))
    (rows,) = tables(asked, "technician")
    assert [row[0] for row in rows] == ["A-1", "A-2", "B-1", ""]
    hashes = [one.sha256 for one in material().exhibits] + [conversation().sources[0].sha256]
    assert [row[2].replace(" ", "") for row in rows] == hashes
    assert "technician" not in [one.anchor for one in document_of(material()).sections]


def test_earlier_wording_says_what_was_different_and_nothing_else() -> None:
    first = {**AT_THE_DOOR, "title": "Outside", "weapon": "unknown"}
    second = {key: value for key, value in AT_THE_DOOR.items() if key != "police_detail"}
    earlier = (
        Earlier(first, "Monday 2026-03-01", "2026-03-02T22:04:00+00:00"),
        Earlier(second, "Monday 2026-03-02", "2026-03-03T09:00:00+00:00"),
    )
    one = entry(1, date(2026, 3, 2), fields=AT_THE_DOOR, earlier=earlier)
    rows = facts_of(section(document_of(material(entries=(one,), exhibits=())), "section-1"))
    told = rows[[label for label, _ in rows].index("My answer") + 1 :]
    assert told == [
        ("When", "Monday 2026-03-01"),
        ("Weapon", "Don’t know"),
        ("Police", "Yes; report 26-118, outcome: a report was taken"),
        ("Title", "Outside"),
        ("Police", "Yes"),
    ]


def test_pages_of_a_document_stand_one_by_one_and_the_first_says_what_is_known() -> None:
    one = exhibit("A-1", 1, kind="pdf", further_pages=("picture-A-1/1", "picture-A-1/2"))
    blocks = section(with_exhibits(one), "section-A-1").blocks
    figures = [block for block in blocks if type(block).__name__ == "Figure"]
    captions = [plain(block.caption) for block in figures]
    assert [caption.split("\n")[0] for caption in captions] == [
        f"A-1 Front door, A-1 · page {number} of 3" for number in (1, 2, 3)
    ]
    assert ["SHA-256" in caption for caption in captions] == [True, False, False]
    assert {block.instead for block in figures} == {"This page cannot be read, so it is not shown."}


@pytest.mark.parametrize("apart", ["conversation", "month"])
def test_with_messages_apart_nothing_leads_to_where_they_do_not_stand(apart: Any) -> None:
    second = replace(conversation(), id="c2", title="Other")
    later = tuple(replace(one, id=f"x{one.id}", number=str(int(one.number) + 4)) for one in second.messages)
    second = replace(second, messages=tuple(replace(one, day=date(2026, 2, 1)) for one in later))
    given = material(request=ReportRequest(messages_apart=apart), conversations=(conversation(), second))
    main, files = document_of(given), documents_of_messages(given)
    endings = ["messages-1", "messages-2"] if apart == "conversation" else ["messages-2026-01", "messages-2026-02"]
    assert [name for name, _document in files] == endings
    for document in (main, *(document for _name, document in files)):
        assert wanted(document) <= set(anchors(document))
    assert "Where are you?" not in said(main)
    assert f"In the file that ends in {endings[0]}.pdf: 2" in said(main)
    assert [said(document).count("Where are you?") for _name, document in files] == [1, 1]
    assert all(given.check_code in said(document) for _name, document in files)
    kept = [one for one in given.records if one.kind not in {"message", "source"}]
    assert f"The {len(kept)} records printed here" in said(main)


def anchors(value: Any) -> list[str]:
    found = [value.anchor] if getattr(value, "anchor", None) and not isinstance(value, PageOf) else []
    return found + [one for part in _parts(value) for one in anchors(part)]


def wanted(value: Any) -> set[str]:
    if isinstance(value, PageOf):
        return set(value.anchors)
    if isinstance(value, Span):
        return {value.link} if value.link else set()
    return {one for part in _parts(value) for one in wanted(part)}


def _parts(value: Any) -> list[Any]:
    if isinstance(value, tuple):
        return list(value)
    return [getattr(value, name) for name in getattr(value, "__dataclass_fields__", ())]


def test_words_from_right_to_left_leave_what_stands_beside_them_in_order() -> None:
    told = {"title": "x", "told_first": {"who": "סמי", "when": "2026-03-02"}}
    document = document_of(material(entries=(entry(1, date(2026, 3, 2), fields=told),), exhibits=(), case=CASE))
    assert dict(facts_of(section(document, "section-1")))["Told first"] == "\u2068סמי\u2069, 2 March 2026"
    assert own("Robin") == "Robin"
    assert own("a\u2069ב") == "\u2068aב\u2069"
    assert closed("\u2068סמי …") == "\u2068סמי …\u2069"
    assert unmarked(own("סמי")) == "סמי"


def test_every_line_of_the_summary_leads_to_its_pages() -> None:
    document = document_of(material(entries=entries(), gaps=()))
    rows = {label: cell for block in section(document, "summary").blocks for label, cell in _rows(block)}
    for name in ("Most recent", "Worst", "First", "Told to stop", "Injuries, care", "Police", "Children"):
        assert any(isinstance(part, PageOf) for part in rows[name]), name
    for name in ("Incidents", "Messages from others, as printed here", "Messages by the petitioner, as printed here"):
        (pages,) = rows[name]
        assert isinstance(pages, PageOf)
    assert "B-1" in plain(rows["Told to stop"])


def _rows(block: Any) -> list[tuple[str, Any]]:
    if isinstance(block, Table):
        return [(plain(row.cells[0]), row.cells[-1]) for row in block.rows]
    return list(getattr(block, "rows", ()))
