"""A report of a notebook that is hard to print, read back with other people's programs."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

import pypdfium2
import pytest
import regex
from pypdf import PdfReader
from pypdf.generic import ArrayObject, Destination, DictionaryObject

from nocontact_desktop.report.making import ReportMade, make_report
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, create
from tests.hard_notebook import LONG_ADDRESS, LONG_WORD, SCRIPTS, make_hard

REQUEST = ReportRequest(privacy="lawyer", purpose="dv-100", entries="every", earlier_wording=True, technician=True)
LEFTWARDS = {"Arabic", "Hebrew"}
FOOT = 61.0  # points from the lower edge: below it there is only the foot


def ignore(_done: int, _total: int) -> None:
    """A progress nobody looks at."""


def never() -> bool:
    return False


@dataclass
class Report:
    """A report on paper, with what other programs read out of it."""

    path: Path
    made: ReportMade

    @cached_property
    def texts(self) -> list[str]:
        document = pypdfium2.PdfDocument(self.path)
        return [unicodedata.normalize("NFKC", page.get_textpage().get_text_range()) for page in document]

    @cached_property
    def by_poppler(self) -> str:
        if shutil.which("pdftotext") is None:
            pytest.skip("pdftotext is not installed")
        done = subprocess.run(["pdftotext", self.path, "-"], capture_output=True, check=True)
        return unicodedata.normalize("NFKC", done.stdout.decode())

    @cached_property
    def pdf(self) -> PdfReader:
        return PdfReader(self.path)


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Notebook]:
    work = tmp_path_factory.mktemp("hard")
    opened, _ = create(work / "Daybook", "seven quiet lamps by the river", kdf=FLOOR)
    with opened:
        make_hard(opened, work)
        yield opened


@pytest.fixture(scope="module")
def report(notebook: Notebook, tmp_path_factory: pytest.TempPathFactory) -> Report:
    path = tmp_path_factory.mktemp("out") / "report.pdf"
    return Report(path, make_report(notebook, REQUEST, path, None, ignore, never))


def dense(text: str) -> str:
    """A text as it is compared: normalised, without white space and without signs that are not seen."""
    # PDFium leaves out a hyphen at the end of a line.
    return regex.sub(r"[\s\p{Cf}\ufe0f\ufffe-]", "", unicodedata.normalize("NFKC", text))


def test_other_programs_find_no_fault(report: Report) -> None:
    for command in (["qpdf", "--check"], ["pdfinfo"]):
        if shutil.which(command[0]) is None:
            pytest.skip(f"{command[0]} is not installed")
        done = subprocess.run([*command, report.path], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
    assert len(report.pdf.pages) == report.made.pages


def test_every_font_is_embedded(report: Report) -> None:
    found = 0
    for page in report.pdf.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            (descendant,) = font.get_object()["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)
            found += 1
    assert found


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_is_read_back(report: Report, script: str) -> None:
    words = SCRIPTS[script]
    for whole in ("\n".join(report.texts), report.by_poppler):
        if script in LEFTWARDS:  # a reader may order signs between words in its own way
            assert all(dense(word) in dense(whole) for word in regex.findall(r"\p{L}+", words))
        else:
            assert dense(words) in dense(whole)


def test_nothing_of_a_long_text_is_lost(report: Report) -> None:
    whole = dense("".join(report.texts))
    assert dense(LONG_WORD) in whole
    assert dense(LONG_ADDRESS) in whole
    assert {"end2000", "end200", "end300", "end400"} <= set(re.findall(r"end\d+", " ".join(report.texts)))
    assert report.made.unprintable == ()
    assert report.made.gaps == 0


def links(report: Report, page: int) -> Iterator[tuple[str, int]]:
    """What stands under each link of a page, and the page that it leads to."""
    text_page = pypdfium2.PdfDocument(report.path)[page].get_textpage()
    numbers = {one.indirect_reference.idnum: at for at, one in enumerate(report.pdf.pages) if one.indirect_reference}
    for entry in cast(ArrayObject, report.pdf.pages[page].get("/Annots", [])):
        annotation = entry.get_object()
        assert isinstance(annotation, DictionaryObject)
        left, bottom, right, top = map(float, cast(ArrayObject, annotation["/Rect"]))
        target = numbers[annotation["/Dest"][0].idnum]  # type: ignore[index]
        yield text_page.get_text_bounded(left, bottom, right, top).strip(), target


def bookmarks(report: Report) -> dict[str, int]:
    """The page of each entry, by its number, as the outline has it."""
    found: dict[str, int] = {}
    for one in report.pdf.outline:
        for inner in one if isinstance(one, list) else [one]:
            assert isinstance(inner, Destination)
            number = report.pdf.get_destination_page_number(inner)
            assert number is not None
            found[str(inner.title).split(" · ")[0]] = number
    return found


def test_every_reference_leads_to_the_page_it_names(report: Report) -> None:
    """From summary, chronology and index to entries, exhibits, hand-overs and messages, one by one."""
    heads = ("Summary", "Chronology", "Exhibits", "Hand-overs of the children", "People who can say something")
    entries = bookmarks(report)
    labels = pages = 0
    for page, text in enumerate(report.texts):
        if text.startswith("Record") or not any(head in text for head in (*heads, "Detail, exhibits", "What it is")):
            continue
        for shown, target in links(report, page):
            if re.fullmatch(r"[A-Z]+-\d+", shown):
                assert f"Exhibit {shown}" in report.texts[target]
                labels += 1
            elif re.fullmatch(r"\d+(–\d+)?", shown):
                assert f"{target + 1} of {report.made.pages}" in report.texts[target]
                assert str(target + 1) in shown.split("–") or entries[shown] == target
                pages += 1
    assert labels > 60
    assert pages > 60


def test_each_exhibit_has_its_picture_its_caption_and_its_hash_together(report: Report) -> None:
    starts = [page for page, text in enumerate(report.texts) if re.search(r"^Exhibit [A-Z]+-\d+", text, re.MULTILINE)]
    assert len({found for page in starts for found in re.findall(r"Exhibit ([A-Z]-\d)", report.texts[page])}) == 40
    for page in starts:
        count = len(re.findall(r"^Exhibit [A-Z]+-\d+", report.texts[page], re.MULTILINE))
        assert report.texts[page].count("SHA-256") >= count
    whole = " ".join(" ".join(report.texts).split())
    for words in ("page 1 of 3", "page 2 of 3", "page 3 of 3", "Sound recording", "Length 0:03", "Length 1:15"):
        assert words in whole
    assert "This picture cannot be read, so it is not shown. The original is kept, with this hash." in whole
    assert "The end of the file is missing. It is shown as far as it goes." in whole


def test_no_heading_stands_alone_at_the_foot_of_a_page(report: Report) -> None:
    headings = {
        *("What happened", "Exact words", "How I know it was them", "How it affected me", "Exhibits", "Messages"),
        *("Handling record", "Further facts", "People who can say something", "Translations and transcripts"),
        *("One by one", "Filled in by hand", "Messages in context", "Hand-overs of the children"),
    }
    for page in pypdfium2.PdfDocument(report.path):
        body = page.get_textpage().get_text_bounded(bottom=FOOT, top=page.get_height() - 80)
        last = body.strip().splitlines()[-1:]
        assert not headings & {line.strip() for line in last}
        assert not last or not re.match(r"\d+ · |Exhibit [A-Z]-\d+$", last[0])


def test_earlier_wording_is_printed_and_only_when_asked_for(report: Report, notebook: Notebook, tmp_path: Path) -> None:
    assert dense("Earlier wording, saved on") in dense("".join(report.texts))
    assert "First words" in " ".join(report.texts)
    out = tmp_path / "plain.pdf"
    plain = Report(out, make_report(notebook, ReportRequest(), out, None, ignore, never))
    assert "First words" not in " ".join(plain.texts)
    assert "Corrected once" in " ".join(plain.texts)
    assert "For a person who checks the files" not in " ".join(plain.texts)
    assert "I declare under penalty of perjury" in " ".join(report.texts)
    assert "What I have written here is true" in " ".join(plain.texts)


@pytest.mark.parametrize("apart", ["conversation", "month"])
def test_messages_apart_stand_in_files_of_their_own_each_once(notebook: Notebook, tmp_path: Path, apart: str) -> None:
    request = ReportRequest(messages_apart=apart, privacy="lawyer", earlier_wording=True, technician=True)  # type: ignore[arg-type]
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        made = make_report(notebook, request, tmp_path / folder / "r.pdf", None, ignore, never)
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == sorted(["r.pdf", *(f"r-{name}.pdf" for name in made.files)])
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    found = [Report(tmp_path / "one" / f"r-{name}.pdf", made) for name in made.files]
    words = "\n".join(text for one in found for text in one.texts)
    assert len(re.findall(r"\b\d\d:\d\d:00\b", words)) == made.messages == 122
    main = "\n".join(Report(tmp_path / "one" / "r.pdf", made).texts)
    assert all(f"{name}.pdf" in main for name in made.files)
    assert made.check_code in main
    assert all(made.check_code in text for one in found for text in one.texts)
