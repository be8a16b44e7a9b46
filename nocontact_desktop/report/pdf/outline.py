"""Links and bookmarks: everything that leads to an anchor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from nocontact_desktop.report.document import Section
from nocontact_desktop.report.isolated import unmarked
from nocontact_desktop.report.pdf.flow import Spot
from nocontact_desktop.report.pdf.ink import Link
from nocontact_desktop.report.pdf.pdf_file import PdfFile, text_string

_ABOVE = 0.85  # of the size, over the baseline
_BELOW = 0.25


class Targets:
    """Where anchors lie in the file."""

    def __init__(self, spots: Mapping[str, Spot], pages: Sequence[int], text_top: float) -> None:
        self._spots = spots
        self._pages = pages
        self._text_top = text_top

    def destination(self, anchor: str) -> bytes:
        """An explicit destination (ISO 32000-1, 12.3.2.2) a little above the anchor."""
        spot = self._spots[anchor]
        return b"[%d 0 R/XYZ null %.2f null]" % (self._pages[spot.page - 1], self._text_top - spot.top + 8)


def write_links(pdf: PdfFile, links: Sequence[Link], targets: Targets) -> bytes:
    """Write a page's link annotations; return its ``/Annots`` entry."""
    numbers = []
    for link in links:
        rectangle = b"%.2f %.2f %.2f %.2f" % (
            (link.left, link.baseline - _BELOW * link.size, link.right, link.baseline + _ABOVE * link.size)
        )
        body = b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%b]/Dest%b>>"
        numbers.append(pdf.add(body % (rectangle, targets.destination(link.anchor))))
    return b"/Annots[%b]" % b" ".join(b"%d 0 R" % number for number in numbers) if numbers else b""


@dataclass
class _Entry:
    number: int
    section: Section
    kids: list[_Entry] = field(default_factory=list)


def write_outline(pdf: PdfFile, sections: Sequence[Section], targets: Targets) -> int:
    """Write the bookmarks, second-level sections under the first-level one before them."""
    root = pdf.reserve()
    top: list[_Entry] = []
    for section in sections:
        siblings = top[-1].kids if section.level == 2 and top else top
        siblings.append(_Entry(pdf.reserve(), section))
    _write_siblings(pdf, top, root, targets)
    for entry in top:
        _write_siblings(pdf, entry.kids, entry.number, targets)
    ends = b"/First %d 0 R/Last %d 0 R" % (top[0].number, top[-1].number) if top else b""
    return pdf.add(b"<</Type/Outlines%b/Count %d>>" % (ends, len(top)), root)


def _write_siblings(pdf: PdfFile, entries: list[_Entry], parent: int, targets: Targets) -> None:
    for index, entry in enumerate(entries):
        body = b"<</Title%b/Parent %d 0 R/Dest%b" % (
            (text_string(unmarked(entry.section.name)), parent, targets.destination(entry.section.anchor))
        )
        if index:
            body += b"/Prev %d 0 R" % entries[index - 1].number
        if index + 1 < len(entries):
            body += b"/Next %d 0 R" % entries[index + 1].number
        if entry.kids:
            ends = (entry.kids[0].number, entry.kids[-1].number, len(entry.kids))
            body += b"/First %d 0 R/Last %d 0 R/Count -%d" % ends
        pdf.add(body + b">>", entry.number)
