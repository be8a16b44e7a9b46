"""Writes a document as a PDF file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from nocontact_desktop.report.document import Document
from nocontact_desktop.report.isolated import unmarked
from nocontact_desktop.report.pdf import grid
from nocontact_desktop.report.pdf.blocks import Setting
from nocontact_desktop.report.pdf.book import FontBook
from nocontact_desktop.report.pdf.drawing import Drawing, DrawnPage
from nocontact_desktop.report.pdf.flow import Pagination
from nocontact_desktop.report.pdf.ink import Pen
from nocontact_desktop.report.pdf.layout import lay_out
from nocontact_desktop.report.pdf.lines import Breaker
from nocontact_desktop.report.pdf.outline import Targets, write_links, write_outline
from nocontact_desktop.report.pdf.pdf_file import PdfFile, text_string
from nocontact_desktop.report.pdf.pictures import Pictures
from nocontact_desktop.report.pdf.references import digits_of_page_numbers
from nocontact_desktop.report.pdf.steps import Steps, steps_of_layout
from nocontact_desktop.report.pdf.structure import Structure
from nocontact_desktop.report.pdf.type0 import EmbeddedFonts

_PRODUCER = "NoContact Desktop"


@dataclass(frozen=True)
class PdfFacts:
    """What writing a PDF has shown: how many pages, on which page each anchor lies (from 1), and the signs
    that no font draws, as they print (``U+0007``), sorted.
    """

    pages: int
    anchors: dict[str, int]
    missing: tuple[str, ...]


def write_pdf(
    document: Document,
    pictures: Callable[[str], bytes],
    out: BinaryIO,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> PdfFacts:
    """Write ``document`` to ``out`` from its present position on.

    ``pictures`` gives the bytes of a picture by its reference: an oriented JPEG without metadata. It is
    asked once for each reference, one after the other, and nothing of the answer is kept. ``out`` is only
    written to, from front to back. Every ``PageOf`` and ``link`` leads to an anchor of the document
    (``ValueError``).
    ``progress`` hears of hundredths. Raises :class:`errors.Cancelled`; what stands in ``out`` is void then.
    """
    digits = digits_of_page_numbers(document)
    pdf = PdfFile(out)
    book = FontBook(document.language)
    breaker = Breaker(book, digits)
    step = Steps(steps_of_layout(document), 0, 50, progress, cancelled)
    setting = Setting(breaker, Structure(), step)
    embedded = Pictures(pdf, pictures)
    pagination = lay_out(document, setting, embedded)
    spots = pagination.spots
    fonts = EmbeddedFonts()
    pen = Pen(fonts, book, {anchor: spot.page for anchor, spot in spots.items()})
    drawing = Drawing(pdf, pen, breaker, embedded, document)
    step = Steps(len(pagination.pages), 50, 100, progress, cancelled)
    drawn = []
    for index, page in enumerate(pagination.pages):
        step()
        number_text = document.page_word.format(page=index + 1, pages=len(pagination.pages))
        drawn.append(drawing.page(page, index, number_text))
        page.placed.clear()
    _write_rest(pdf, document, _Written(drawn, fonts, setting.structure, pagination))
    progress(100, 100)
    return PdfFacts(
        pages=len(pagination.pages),
        anchors={anchor: spot.page for anchor, spot in spots.items()},
        missing=tuple(sorted(book.missing)),
    )


@dataclass(frozen=True)
class _Written:
    """What the pages have left to be written after them."""

    pages: list[DrawnPage]
    fonts: EmbeddedFonts
    structure: Structure
    pagination: Pagination


def _write_rest(pdf: PdfFile, document: Document, written: _Written) -> None:
    """Fonts, pages, links, outline, structure and catalogue."""
    paper = grid.paper(document.paper)
    fonts = pdf.add(written.fonts.write(pdf))
    parent = pdf.reserve()
    numbers = [pdf.reserve() for _ in written.pages]
    targets = Targets(written.pagination.spots, numbers, paper.height - grid.TEXT_TOP)
    for index, page in enumerate(written.pages):
        place = b"/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]" % (parent, paper.width, paper.height)
        content = b"/Contents %d 0 R/StructParents %d/Tabs/S" % (page.content, index)
        resources = b"/Resources<</Font %d 0 R/XObject<<%b>>>>" % (fonts, page.images)
        links = write_links(pdf, page.links, targets)
        pdf.add(b"<</Type/Page%b%b%b%b>>" % (place, content, resources, links), numbers[index])
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    pdf.add(b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, len(numbers)), parent)
    outline = write_outline(pdf, document.sections, targets)
    tree = written.structure.write(pdf, numbers)
    root = pdf.add(
        b"<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R/PageMode/UseOutlines/StructTreeRoot %d 0 R"
        b"/MarkInfo<</Marked true>>/Lang%b/ViewerPreferences<</DisplayDocTitle true>>>>"
        % (parent, outline, tree, text_string(document.language))
    )
    pdf.finish(root, pdf.add(_information(document)))


def _information(document: Document) -> bytes:
    made = datetime.fromisoformat(document.made_at).astimezone(UTC)
    date = made.strftime("(D:%Y%m%d%H%M%SZ)").encode("ascii")
    body = b"/Title%b/Producer%b" % (text_string(unmarked(document.title)), text_string(_PRODUCER))
    if document.subject:
        body += b"/Subject" + text_string(document.subject)
    if document.keywords:
        body += b"/Keywords" + text_string(", ".join(document.keywords))
    return b"<<%b/CreationDate%b/ModDate%b>>" % (body, date, date)
