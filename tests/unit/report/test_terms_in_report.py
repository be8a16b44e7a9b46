"""A report counts messages outside the writer's terms, and only when it was asked to."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from pypdf import PdfReader

from nocontact_desktop.cli.arguments import parser
from nocontact_desktop.cli.reports import report_command
from nocontact_desktop.diary import imports
from nocontact_desktop.diary.case import Case, ThePerson, save_case
from nocontact_desktop.guidance.content import load
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.preparation.terms import ReadingTime, add_terms, all_terms, change_terms
from nocontact_desktop.preparation.terms_kept import Agreed, agreed
from nocontact_desktop.report.compose import document_of
from nocontact_desktop.report.document import Facts, Paragraph, Section, Span, Table, Text
from nocontact_desktop.report.gather import gather
from nocontact_desktop.report.making import prepare
from nocontact_desktop.report.privacy_check.checking import check
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.vault.notebook import Notebook
from tests.conftest import PASSPHRASE

CHAT = """[02/03/2026, 18:10:00] Robin: The teacher called about homework.
[02/03/2026, 18:12:00] M. Example: Noted. And the invoice is late.
[03/03/2026, 23:40:00] Robin: The invoice is late.
[09/03/2026, 18:20:00] Robin: The invoice again.
"""
MONDAY_EVENING = ReadingTime(days=(0,), start="18:00", end="19:00")


@pytest.fixture
def written(notebook: Notebook, tmp_path: Path) -> Notebook:
    """A chat on WhatsApp, with terms for it: school, on Monday evenings, from 3 March on."""
    save_case(notebook, Case(time_zone="Europe/London", person=ThePerson(label="Robin")))
    path = tmp_path / "chat.txt"
    path.write_text(CHAT)
    how = ReadOptions(me="M. Example", date_order="dmy", time_zone="Europe/London")
    imports.bring_in(notebook, path, how, progress=lambda _done, _total: None, cancelled=bool)
    (terms_id,) = add_terms(notebook, "whatsapp").touched("terms")
    change_terms(
        notebook,
        terms_id,
        subjects=("school",),
        reading=(MONDAY_EVENING,),
        started="2026-03-03",
        beyond="planted-rule",
        note="planted-note",
        why_words="planted-reason",
    )
    return notebook


def section(notebook: Notebook, terms: tuple[Agreed, ...]) -> Section | None:
    request = ReportRequest(messages="all", entries=(), terms=terms)
    document = document_of(gather(notebook, request, lambda _done, _total: None, bool))
    return next((one for one in document.sections if one.anchor == "terms"), None)


def said(text: Text) -> str:
    return "".join(getattr(part, "text", "") for part in text)


def words(of: Section) -> str:
    lines: list[str] = []
    for block in of.blocks:
        if isinstance(block, Paragraph):
            lines.append(said(block.text))
        elif isinstance(block, Facts):
            lines += [f"{label}: {said(text)}" for label, text in block.rows]
        elif isinstance(block, Table):
            lines += [" | ".join(said(cell) for cell in row.cells) for row in block.rows]
    return "\n".join(lines)


@pytest.mark.fact("idea:L-03", "idea:L-12", "idea:L-20")
def test_messages_outside_the_terms_are_counted_and_each_leads_to_its_place(written: Notebook) -> None:
    found = section(written, agreed(written, load()))
    assert found is not None
    shown = words(found)
    assert "2 messages that came in are printed in this report. 2 of them lie outside the terms." in shown
    assert "Outside the times for reading | 1" in shown
    assert "Names another subject | 2" in shown
    assert "3 March 2026, 23:40 | WhatsApp | Outside the times for reading; Names another subject | 3" in shown
    assert "9 March 2026, 18:20 | WhatsApp | Names another subject | 4" in shown
    last = [block for block in found.blocks if isinstance(block, Table)][-1]
    assert [cell for row in last.rows for cell in row.cells[3]] == [
        Span("3", link="message-3"),
        Span("4", link="message-4"),
    ]


def test_of_very_many_messages_the_first_are_named_and_all_are_counted(
    written: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("nocontact_desktop.report.compose.terms"), "_MOST_NAMED", 1)
    found = section(written, agreed(written, load()))
    assert found is not None
    shown = words(found)
    assert "2 of them lie outside the terms." in shown
    assert "The first 1 are named here." in shown
    assert "9 March 2026" not in shown


def test_of_the_terms_only_what_is_compared_is_printed(written: Notebook) -> None:
    found = section(written, agreed(written, load()))
    assert found is not None
    shown = words(found)
    for line in ("Contact by: WhatsApp", "About: school", "Read at: Monday, 18:00–19:00", "From: 3 March 2026"):
        assert line in shown
    assert "planted" not in shown
    assert "planted" not in repr(agreed(written, load()))


def test_without_asking_nothing_of_the_terms_is_printed(written: Notebook) -> None:
    assert section(written, ()) is None


def test_another_way_counts_where_the_ways_of_all_terms_are_known(written: Notebook) -> None:
    terms = agreed(written, load())
    by_mail = tuple(Agreed(name="Email", ways=("email",), terms=one.terms) for one in terms)
    found = section(written, by_mail)
    assert found is not None
    assert "Came another way | 2" in words(found)
    own = tuple(Agreed(name="Our notebook", ways=(), terms=one.terms) for one in terms)
    unknown = section(written, (*by_mail, *own))
    assert unknown is not None
    assert "0 of them lie outside the terms." in words(unknown)


def test_what_is_private_in_the_terms_is_found_before_anything_is_saved(written: Notebook) -> None:
    save_case(written, Case(time_zone="Europe/London", private_terms=("Zinnober",)))
    change_terms(written, all_terms(written)[0].id, subjects=("Zinnober school",))
    request = ReportRequest(messages="all", entries=(), terms=agreed(written, load()))
    found = check(written, prepare(written, request, lambda _done, _total: None, bool))
    assert [(one.passage, one.place.anchor) for one in found] == [("Zinnober", "terms")]


@pytest.mark.parametrize("wanted", [False, True])
def test_the_command_prints_the_terms_only_when_asked(written: Notebook, tmp_path: Path, wanted: bool) -> None:
    folder = written.folder
    written.close()
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(PASSPHRASE)
    out = tmp_path / "report.pdf"
    asked = ["report", str(folder), "--out", str(out), "--passphrase-file", str(passphrase), "--with-findings"]
    assert report_command(parser().parse_args([*asked, *(["--terms"] if wanted else [])])).ok
    text = " ".join(page.extract_text() for page in PdfReader(out).pages)
    flat = " ".join(text.split())
    assert ("Messages and the terms for contact" in flat) is wanted
    assert ("2 of them lie outside the terms." in flat) is wanted
