"""Papers beside the report: what each holds, what it leaves out, and how many pages it takes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from pypdf import PdfReader

from nocontact_desktop.cli.main import main
from nocontact_desktop.diary.entries import correct, get
from nocontact_desktop.diary.exhibits import read, thumbnail
from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.letters import LetterText, erase_letter, keep_letter, letter_text
from nocontact_desktop.preparation.sheets import write
from nocontact_desktop.report.beside.breach import BreachRequest, Packet, breach_packet
from nocontact_desktop.report.beside.desk import Told, saying_of
from nocontact_desktop.report.beside.do_not_file import do_not_file
from nocontact_desktop.report.beside.hearing import InOrder, hearing_pack
from nocontact_desktop.report.beside.left_out import left_out
from nocontact_desktop.report.beside.letter import filled_in, letter_document
from nocontact_desktop.report.beside.one_item import ItemRequest, one_item
from nocontact_desktop.report.beside.police import PoliceRequest, police_sheet
from nocontact_desktop.report.beside.showing import ShowRequest, showing
from nocontact_desktop.report.document import Document
from nocontact_desktop.report.making import Pictures, Prepared, prepare
from nocontact_desktop.report.material import Order
from nocontact_desktop.report.pdf import write_pdf
from nocontact_desktop.report.pdf.room import Room
from nocontact_desktop.report.privacy import RULES
from nocontact_desktop.report.request import Paper, ReportRequest
from nocontact_desktop.report.words import words
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, create
from nocontact_desktop.vault.surroundings import Surroundings
from tests.conftest import PASSPHRASE, Clock
from tests.unit.report.beside_notebook import NEVER, NOT_FOR_POLICE, Written, write_all
from tests.unit.report.made_up import entry, exhibit, material


def quietly(_done: int, _total: int) -> None:
    """Nobody looks."""


def go_on() -> bool:
    return False


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("beside")


@pytest.fixture(scope="module")
def book(folder: Path) -> Iterator[Notebook]:
    clock = Clock(datetime(2026, 3, 4, 9, 0, tzinfo=UTC))
    made, _ = create(folder / "Daybook", PASSPHRASE, kdf=FLOOR, surroundings=Surroundings(clock, os.urandom))
    with made:
        yield made


@pytest.fixture(scope="module")
def written(book: Notebook, folder: Path) -> Written:
    return write_all(book, folder)


@pytest.fixture(scope="module")
def prepared(book: Notebook, written: Written) -> Prepared:
    return prepare(book, ReportRequest(), quietly, go_on)


def drawn(book: Notebook, document: Document) -> PdfReader:
    out = BytesIO()
    with Pictures(partial(read, book), partial(thumbnail, book), go_on) as pictures:
        write_pdf(document, pictures, out, quietly, go_on)
    return PdfReader(out)


def text_of(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)


def breach(book: Notebook, written: Written, **more: str) -> Document:
    return breach_packet(book, BreachRequest(entry=written.today, order=written.order, **more), quietly, go_on)  # type: ignore[arg-type]


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_breach_packet_holds_order_service_event_and_what_came_before(
    book: Notebook, written: Written, paper: Paper
) -> None:
    pdf = drawn(book, breach(book, written, paper=paper))
    text = text_of(pdf)

    assert len(pdf.pages) <= 2
    for words_ in (
        *("Family Court at Example", "EX26F00118", "2 February 2026", "2 February 2027"),
        *("Handed over on 3 February 2026", "Handed over by A. Bailiff"),
        *("1 No contact of any kind. may concern", "2 Stay away from the school."),
        *("Knocked and shouted for twenty minutes.", "You can’t keep me out.", "A-1 The front door."),
        *("A letter under the door", "Yes, 26-100"),
        "Whether a term was broken is for the court to decide.",
    ):
        assert words_ in text
    for words_ in ("At the school gate", "Before any order", "The day after", *NOT_FOR_POLICE):
        assert words_ not in text


def test_a_long_story_is_shortened_and_says_so_and_the_paper_stays_at_two_pages(tmp_path: Path, clock: Clock) -> None:
    made, _ = create(tmp_path / "Daybook", PASSPHRASE, kdf=FLOOR, surroundings=Surroundings(clock, os.urandom))
    with made as book:
        written = write_all(book, tmp_path)
        draft = get(book, written.today).draft
        correct(book, written.today, msgspec.structs.replace(draft, what_happened="And then it went on. " * 900))
        pdf = drawn(book, breach(book, written))

        assert len(pdf.pages) == 2
        assert "[shortened here; the whole text stands in the full report]" in text_of(pdf)

        with book.db.transaction():
            book.db.execute(
                "UPDATE record SET fields = replace(fields, 'At the door', 'At the gate') WHERE id = ?",
                (written.today,),
            )
        with pytest.raises(Problem, match="not-proven"):
            breach(book, written)


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_packet_is_two_pages_at_most_whatever_is_written(paper: Paper) -> None:
    long = "And then it went on and on. " * 400
    fields = {"title": "At the door", "response": {"kind": "replied", "text": long}} | dict.fromkeys(
        ("what_happened", "exact_words", "attribution", "effect"), long
    )
    present = entry(1, date(2026, 3, 2), fields=fields, exhibits=tuple(exhibit(f"A-{n}", 1) for n in range(1, 41)))
    before = tuple(entry(n, date(2026, 1, n % 28 + 1)) for n in range(2, 120))
    terms = [{"id": str(n), "text": "Stay away from a place with a long name. " * 3} for n in range(60)]
    order = Order("o", {"name": "protective order", "court": "A court", "terms": terms}, 0)
    told = Told(
        material(request=ReportRequest(paper=paper), entries=(present, *before), conversations=(), gaps=()),
        saying_of("en", "UTC"),
    )
    drawn_on = Packet(told, order, frozenset({"7"}), present).fitted()

    assert Room("en", paper).pages(drawn_on.sections[0]) == 2
    whole = str(drawn_on)
    for words_ in ("59 more things", "more files stand", "[shortened here", "more earlier entries stand"):
        assert words_ in whole


def test_the_proof_of_service_is_a_page_of_its_own_behind_the_packet(book: Notebook, written: Written) -> None:
    pdf = drawn(book, breach(book, written, service=written.picture))

    assert "Copy S-1" in text_of(pdf)
    assert len(pdf.pages) == 3
    assert "Exhibit S-1" in pdf.pages[2].extract_text()


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_police_sheet_is_one_page_that_helps_to_find_the_person(
    book: Notebook, written: Written, paper: Paper
) -> None:
    pdf = drawn(book, police_sheet(book, PoliceRequest(paper=paper), quietly, go_on))
    text = text_of(pdf)

    assert len(pdf.pages) == 1
    for words_ in (
        *("Robin Example", "Tall, short brown hair.", "grey hatchback AB12 CDE", "Example Works", "English"),
        *("Where weapons are In the shed.", "EX26F00118", "handed over on 3 February 2026"),
        *("3 March 2026, 07:00 The day after", "2 March 2026, 21:15 At the door", "26-100"),
    ):
        assert words_ in text
    for words_ in NOT_FOR_POLICE:
        assert words_ not in text


def test_the_police_sheet_can_be_made_of_an_empty_notebook(notebook: Notebook) -> None:
    assert "Information" in text_of(drawn(notebook, police_sheet(notebook, PoliceRequest(), quietly, go_on)))


def test_the_hearing_pack_has_the_words_as_written_and_the_exhibits_with_their_pages(
    book: Notebook, prepared: Prepared
) -> None:
    for part, value in {
        "opening": "I ask for the order to stay.",
        "point-1": "They came to the door on 2 March (A-1).",
        "ask": "No contact.\nStay away from the school.",
        "answers": ({"question": "Did you answer?", "answer": "Once, to say stop."},),
        "bring": ("papers",),
        "bring-own": "The letter from the surgery",
    }.items():
        write(book, "hearing", part, value)  # type: ignore[arg-type]
    pdf = drawn(book, hearing_pack(book, InOrder.of(prepared.material, {"exhibit-A-1": 7}), "letter"))
    text = text_of(pdf)

    assert len(pdf.pages) <= 2
    for words_ in (
        *(
            "I ask for the order to stay.",
            "1. They came to the door on 2 March (A-1).",
            "Did you answer? Once, to say stop.",
        ),
        *("No contact. Stay away from the school.", "A-1 The front door.", "Leaving", "The letter from the surgery"),
        "\N{BALLOT BOX} All papers from the court, with the case number",
    ):
        assert words_ in text
    assert "1 7" in text or "2 7" in text, "the entry's number and the exhibit's page"
    assert "Something that shows who I am" not in text, "only what was marked is listed"
    for words_ in NEVER:
        assert words_ not in text


def test_without_a_report_the_pack_has_the_words_alone(notebook: Notebook) -> None:
    write(notebook, "hearing", "opening", "I ask for the order to stay.")
    text = text_of(drawn(notebook, hearing_pack(notebook, None, "a4")))

    assert "I ask for the order to stay." in text
    assert "Exhibits in order" not in text
    assert "Check code" not in text


@pytest.mark.parametrize("letter_id", [one.id for one in load().letters])
def test_a_letter_begins_with_what_the_entry_says_and_room_for_the_rest(
    book: Notebook, written: Written, letter_id: str
) -> None:
    letter = filled_in(book, letter_id, written.today)
    text = f"{letter.subject} {letter.text}"

    assert "2 March 2026, 21:15" in text
    assert "____" in text
    assert "{" not in text
    for words_ in (*NOT_FOR_POLICE, "M. Example", "Robin"):
        assert words_ not in text
    assert len(drawn(book, letter_document(book, letter, "letter")).pages) == 1


def test_a_letter_is_printed_as_it_was_changed_and_holds_nothing_else(notebook: Notebook) -> None:
    keep_letter(notebook, "camera", LetterText(to="The shop", subject="Please", text="Keep it.\n\nThank you."))
    letter = letter_text(notebook, "camera")
    assert letter is not None
    text = text_of(drawn(notebook, letter_document(notebook, letter, "a4")))

    said = "From To The shop Date Please Keep it. Thank you. Yours sincerely 1 of 1"
    assert sorted(text.replace("_", "").split()) == sorted(said.split())
    erase_letter(notebook, "camera")
    assert letter_text(notebook, "camera") is None
    with pytest.raises(Problem, match="no-such-letter"):
        letter_text(notebook, "another")


def test_one_message_is_shown_in_its_place_and_marked(book: Notebook, written: Written) -> None:
    item = ItemRequest(kind="message", id=written.messages[3], around=1)
    text = text_of(drawn(book, one_item(book, item, quietly, go_on)))

    assert "I am outside" in text
    assert text.count("chosen") == 2, "once at the message, once in the sentence above"
    for words_ in ("You can't hide", "Open the door", "WhatsApp export", "SHA-256", "Check code"):
        assert words_ in text
    for words_ in ("Where are you?", "the unrelated message", "At the door", "Robin Example", *NOT_FOR_POLICE):
        assert words_ not in text


def test_one_message_alone(book: Notebook, written: Written) -> None:
    text = text_of(
        drawn(book, one_item(book, ItemRequest(kind="message", id=written.messages[3], around=0), quietly, go_on))
    )

    assert "I am outside" in text
    assert "Open the door" not in text


def test_one_file_is_shown_with_its_caption_and_hash(book: Notebook, written: Written) -> None:
    pdf = drawn(book, one_item(book, ItemRequest(kind="exhibit", id=written.picture), quietly, go_on))
    text = text_of(pdf)

    assert len(pdf.pages) == 1
    assert "The front door." in text
    assert "SHA-256" in text
    for words_ in ("At the door", "Robin", *NOT_FOR_POLICE):
        assert words_ not in text


def test_an_item_that_is_gone_is_not_shown(book: Notebook, written: Written) -> None:
    for kind, gone in (("message", "m999999"), ("exhibit", "0" * 16)):
        with pytest.raises(Problem, match="not-proven"):
            one_item(book, ItemRequest(kind=kind, id=gone), quietly, go_on)  # type: ignore[arg-type]


@pytest.mark.parametrize("privacy", ["court", "police", "lawyer", "own"])
def test_the_page_for_the_writer_counts_what_is_left_out_and_says_none_of_it(
    book: Notebook, prepared: Prepared, privacy: str
) -> None:
    request = msgspec.structs.replace(prepared.material.request, privacy=privacy, purpose="dv-100")
    material = replace(prepared.material, request=request)
    pdf = drawn(book, do_not_file(material, ["Exhibit A-1 shows a house number."]))
    text = text_of(pdf)

    assert len(pdf.pages) == 1
    assert "Do not file, do not hand over" in text
    assert "CLETS-001" in text
    assert "Exhibit A-1 shows a house number." in text
    assert words("en")(f"do_not_file.profile_{privacy}") in text
    counted = left_out(request, material.records)
    assert counted["never"] == 6, "five entries with a note, and the case"
    assert (counted["adverse"] > 0) == (privacy in {"court", "police"})
    assert ("How witnesses can be reached 1 record" in text) == (privacy == "court")
    for words_ in (*NOT_FOR_POLICE, "Robin", "+44 7700 900456", "Ada"):
        assert words_ not in text


def test_the_page_for_the_writer_stays_one_page_with_many_findings(prepared: Prepared) -> None:
    page = do_not_file(prepared.material, [f"Finding {number} in an entry." for number in range(300)])

    assert Room("en", "letter").is_enough_for(page.sections[0])
    assert "more stand in the privacy check." in str(page.sections[0])
    assert "Many courts have a separate form" in str(page), "no form was chosen"
    assert "was not made" in str(do_not_file(prepared.material, None))


def test_every_kind_that_can_be_left_out_has_words() -> None:
    assert all(words("en").has(f"do_not_file.kind.{rule}") for rule in RULES if rule != "whole")


@pytest.mark.parametrize("privacy", ["court", "police", "lawyer"])
def test_what_is_shown_on_a_screen_is_cut_down_as_for_paper(book: Notebook, written: Written, privacy: str) -> None:
    request = ShowRequest(entries=(written.today, written.earlier), privacy=privacy)  # type: ignore[arg-type]
    shown = showing(book, request, quietly, go_on)

    assert [one.title for one in shown.entries] == ["At the door", "A letter under the door"]
    assert shown.entries[0].files[0].caption == "The front door."
    assert shown.gaps == ()
    assert ("+44 7700 900456" in str(shown)) == (privacy != "court")
    for words_ in NOT_FOR_POLICE:
        assert words_ not in str(shown)


def test_the_command_line_writes_the_page_beside_the_report(tmp_path: Path, clock: Clock) -> None:
    made, _ = create(tmp_path / "Daybook", PASSPHRASE, kdf=FLOOR, surroundings=Surroundings(clock, os.urandom))
    with made as book:
        write_all(book, tmp_path)
    secret = tmp_path / "secret"
    secret.write_text(PASSPHRASE)
    given = ["report", str(tmp_path / "Daybook"), "--passphrase-file", str(secret), "--out", str(tmp_path / "r.pdf")]

    assert main([*given, "--do-not-file", str(tmp_path / "mine.pdf")]) == 0
    report, mine = PdfReader(tmp_path / "r.pdf"), PdfReader(tmp_path / "mine.pdf")
    assert len(mine.pages) == 1
    assert "Do not file" in text_of(mine)
    assert "Do not file" not in text_of(report)
