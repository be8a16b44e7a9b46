"""A report's pages drawn by others: the HTML copy by WeasyPrint, and its texts and pictures by fpdf2."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from importlib.resources import as_file

from nocontact_desktop.guidance.resources import resource
from nocontact_desktop.report.document import (
    DayBreak,
    Document,
    Facts,
    Figure,
    FigureRow,
    Heading,
    PageOf,
    Paragraph,
    Quote,
    Table,
    Text,
    Transcript,
)
from nocontact_desktop.report.html import write_html
from nocontact_desktop.report.pdf import write_pdf
from tests.bench.harness import timed
from tests.bench.notebooks import never, quiet

Pictures = Callable[[str], bytes]


def our_time(document: Document, pictures: Pictures) -> tuple[float, int]:
    """Seconds and pages of the program's own drawing."""
    pages: list[int] = []
    taken = timed(lambda: pages.append(write_pdf(document, pictures, io.BytesIO(), quiet, never).pages))
    return taken, pages[0]


def weasyprint_time(document: Document, pictures: Pictures) -> float:
    """Seconds that WeasyPrint takes for the HTML copy."""
    from weasyprint import HTML

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    out = io.BytesIO()
    write_html(document, pictures, out)
    whole = out.getvalue().decode()
    return timed(lambda: HTML(string=whole).write_pdf(io.BytesIO()))


def fpdf_time(document: Document, pictures: Pictures) -> float:
    """Seconds that fpdf2 takes for the same words and pictures, one under the other, without shaping."""
    from fpdf import FPDF

    pdf = FPDF(format="Letter")
    for log in ("fpdf", "fontTools"):
        logging.getLogger(log).setLevel(logging.CRITICAL)

    def run() -> None:
        with as_file(resource("fonts", "NotoSans-Regular.ttf")) as font:
            pdf.add_font("Noto", fname=font)
        pdf.set_font("Noto", size=9.5)
        pdf.add_page()
        for line in _lines(document):
            pdf.multi_cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")
        for picture in _pictures(document):
            pdf.image(io.BytesIO(pictures(picture)), w=120)
        pdf.output(io.BytesIO())

    return timed(run)


def _lines(document: Document) -> Iterator[str]:
    for section in document.sections:
        for block in section.blocks:
            match block:
                case Heading():
                    yield block.text
                case Paragraph() | Quote():
                    yield _plain(block.text)
                case Facts():
                    yield from (f"{label}  {_plain(text)}" for label, text in block.rows)
                case Table():
                    yield from ("  ".join(_plain(cell) for cell in row.cells) for row in block.rows)
                case Transcript():
                    for line in block.lines:
                        if isinstance(line, DayBreak):
                            yield line.text
                        else:
                            yield f"{line.number}  {line.time}  {line.sender}  {_plain(line.body)}"


def _pictures(document: Document) -> Iterator[str]:
    """Every picture as often as it is shown."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Figure):
                yield block.picture
            elif isinstance(block, FigureRow):
                yield from (figure.picture for figure in block.figures)


def _plain(text: Text) -> str:
    return "".join("0" if isinstance(part, PageOf) else part.text for part in text)
