"""How many pages a part of a report takes, before the report is drawn."""

from __future__ import annotations

import io
from typing import Literal

from nocontact_desktop.report.document import Document, Section
from nocontact_desktop.report.pdf.blocks import Setting
from nocontact_desktop.report.pdf.book import FontBook
from nocontact_desktop.report.pdf.layout import lay_out
from nocontact_desktop.report.pdf.lines import Breaker
from nocontact_desktop.report.pdf.pdf_file import PdfFile
from nocontact_desktop.report.pdf.pictures import Pictures
from nocontact_desktop.report.pdf.structure import Structure

# Wider than any page number will be, so that what fits here fits in the report too.
_DIGITS = 6


class Room:
    """The pages of a report in a language, on a paper."""

    def __init__(self, language: str, paper: Literal["letter", "a4"]) -> None:
        self._language = language
        self._paper: Literal["letter", "a4"] = paper
        self._breaker = Breaker(FontBook(language), _DIGITS)

    def is_enough_for(self, section: Section) -> bool:
        """Say whether a section without pictures takes no more than one page."""
        return self.pages(section) == 1

    def pages(self, section: Section) -> int:
        """Return how many pages a section without pictures takes."""
        document = Document(
            title="",
            language=self._language,
            paper=self._paper,
            running_title="",
            check_code="",
            made_at="",
            sections=(section,),
        )
        setting = Setting(self._breaker, Structure(), lambda: None)
        pagination = lay_out(document, setting, Pictures(PdfFile(io.BytesIO()), _no_picture))
        return len(pagination.pages)


def _no_picture(reference: str) -> bytes:
    raise LookupError(reference)
