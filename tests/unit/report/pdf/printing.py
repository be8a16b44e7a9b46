"""Prints small documents and reads them back with other people's readers."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import pikepdf
import pypdf
import pypdfium2
import regex
from PIL import Image

from nocontact_desktop.report.document import Block, Document, Section
from nocontact_desktop.report.pdf import PdfFacts, write_pdf
from nocontact_desktop.report.pdf.signs import is_silent


def jpeg(width: int = 40, height: int = 30, mode: str = "RGB", **options: object) -> bytes:
    """A small picture that is not blank."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert(mode).save(out, "JPEG", **options)
    return out.getvalue()


def document(*blocks: Block, paper: Literal["letter", "a4"] = "letter", **changes: object) -> Document:
    """A document of one section named ``only``; without running texts unless they are asked for."""
    fields: dict[str, object] = {
        "title": "A report",
        "language": "en",
        "paper": paper,
        "running_title": "",
        "check_code": "",
        "made_at": "2026-03-03T10:00:00Z",
        "sections": (Section(name="Only", anchor="only", blocks=blocks),),
        "page_word": "",
    }
    return Document(**(fields | changes))  # type: ignore[arg-type]


@dataclass
class Printed:
    """A written file and what is known of it."""

    data: bytes
    facts: PdfFacts

    @cached_property
    def pypdf(self) -> pypdf.PdfReader:
        return pypdf.PdfReader(io.BytesIO(self.data), strict=True)

    @cached_property
    def pdfium(self) -> pypdfium2.PdfDocument:
        return pypdfium2.PdfDocument(self.data)

    def pike(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.data))

    def texts(self) -> list[str]:
        """The text of each page as pdfium extracts it, line ends as line feeds."""
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in self.pdfium]

    def text(self) -> str:
        return "\n".join(self.texts())

    def pypdf_text(self) -> str:
        return "\n".join(page.extract_text() for page in self.pypdf.pages)

    def boxes(self) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
        """Page index and (left, bottom, right, top) of every sign with ink."""
        for index, page in enumerate(self.pdfium):
            text_page = page.get_textpage()
            text = text_page.get_text_range()
            for place in range(text_page.count_chars()):
                if place >= len(text) or not text[place].isspace():
                    yield index, text_page.get_charbox(place)


def no_pictures(reference: str) -> bytes:
    raise AssertionError(f"no picture was expected, {reference} was asked for")


def unheard(done: int, of: int) -> None:
    """Progress that nobody listens to."""


def always(data: bytes) -> Callable[[str], bytes]:
    """The same picture for every reference."""

    def pictures(reference: str) -> bytes:
        return data

    return pictures


def printed(made: Document, pictures: Callable[[str], bytes] = no_pictures) -> Printed:
    out = io.BytesIO()
    facts = write_pdf(made, pictures, out, unheard, lambda: False)
    return Printed(out.getvalue(), facts)


def dense(text: str) -> str:
    """The text without white space and without signs that are invisible by nature."""
    return "".join(sign for sign in regex.sub(r"\s", "", text) if not is_silent(sign))
