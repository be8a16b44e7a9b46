"""What the privacy check has done in the background. Nothing here knows of Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from nocontact_desktop.gui.report.drawing import PDFIUM, PagePicture, Progress, Stop, page_picture
from nocontact_desktop.gui.report.looking_jobs import Box, boxes_on
from nocontact_desktop.report.making import Prepared
from nocontact_desktop.report.privacy_check.checking import findings, known
from nocontact_desktop.report.privacy_check.finding import Finding

if TYPE_CHECKING:
    from nocontact_desktop.gui.tasks import TaskRunner
    from nocontact_desktop.vault.notebook import Notebook

_PAGES_ON = 6
"""So many pages on from where a record begins, its words are looked for."""


@dataclass(frozen=True)
class FoundPage:
    """A page with the places on it. ``number`` counts from 1; no boxes when the words are not text on it."""

    number: int
    picture: PagePicture
    boxes: tuple[Box, ...]


def find(
    notebook: Notebook, tasks: TaskRunner, prepared: Prepared, *, progress: Progress, cancelled: Stop
) -> tuple[Finding, ...]:
    """Check a report. Only what is private is read by the notebook's own thread."""
    del progress  # it takes a moment, or with tens of thousands of messages some seconds
    return findings(tasks.fetch(known, notebook, prepared.material), prepared, cancelled)


def page_with(pdf: bytes, anchors: Mapping[str, int], finding: Finding, width: int) -> FoundPage:
    """The page on which a finding is printed, ``width`` pixels wide."""
    first = anchors.get(finding.place.anchor, 1)
    number, boxes = _look(pdf, first, finding.passage)
    return FoundPage(number, page_picture(pdf, number - 1, width), boxes)


def _look(pdf: bytes, first: int, passage: str) -> tuple[int, tuple[Box, ...]]:
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for number in range(first, min(first + _PAGES_ON, len(document) + 1)):
                boxes = tuple(chain.from_iterable(boxes_on(document[number - 1], passage)))
                if boxes:
                    return number, boxes
        finally:
            document.close()
    return first, ()
