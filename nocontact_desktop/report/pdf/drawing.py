"""Draws laid-out pages into the file: content, links, running head and foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from nocontact_desktop.report.document import Document
from nocontact_desktop.report.pdf import grid
from nocontact_desktop.report.pdf.blocks import QUIET, STRONG
from nocontact_desktop.report.pdf.charts import sketched
from nocontact_desktop.report.pdf.flow import Bar, Ink, Page, Photo, Sketch
from nocontact_desktop.report.pdf.ink import Link, Pen
from nocontact_desktop.report.pdf.lines import Breaker
from nocontact_desktop.report.pdf.pdf_file import PdfFile
from nocontact_desktop.report.pdf.pictures import Pictures
from nocontact_desktop.report.pdf.plain_lines import Line
from nocontact_desktop.report.pdf.structure import Element

_MOST_HEAD_LINES: Final = 3
_Marked = dict[Element, list[tuple[Ink | Photo | Sketch, float]]]


@dataclass(frozen=True)
class RunningHead:
    """What stands on top of every page: stamp and title at the left, check code at the right."""

    stamp: list[Line]
    title: list[Line]
    code: list[Line]


def running_head(document: Document, breaker: Breaker) -> RunningHead:
    """Set the running head once for all pages; a very long title shows its first lines."""
    size = grid.SMALL
    code = breaker.plain(document.check_code, QUIET, size, grid.WIDTH / 2)
    room = grid.WIDTH - max(line.width for line in code) - grid.PAIR_GAP
    title = breaker.plain(document.running_title, QUIET, size, room)
    stamp = breaker.plain(document.stamp, STRONG, size, room) if document.stamp else []
    return RunningHead(stamp[:1], title[:_MOST_HEAD_LINES], code[:_MOST_HEAD_LINES])


@dataclass(frozen=True)
class DrawnPage:
    """A page as drawn: its content object, its links, and its entries among the picture resources."""

    content: int
    links: list[Link]
    images: bytes


class Drawing:
    """Draws one page after the other; each goes out to the file at once."""

    def __init__(self, pdf: PdfFile, pen: Pen, breaker: Breaker, pictures: Pictures, document: Document) -> None:
        self._pdf = pdf
        self._pen = pen
        self._breaker = breaker
        self._pictures = pictures
        self._paper = grid.paper(document.paper)
        self._head = running_head(document, breaker)

    def page(self, page: Page, index: int, number_text: str) -> DrawnPage:
        """Draw a page and write its content."""
        code: list[str] = ["/Artifact BMC"]
        self._running(page, number_text, code)
        marked: _Marked = {}
        pictures: dict[str, None] = {}
        for placed in page.placed:
            top = self._paper.height - grid.TEXT_TOP - placed.top
            code += [self._bar(bar, top) for bar in placed.strip.bars]
            for photo in placed.strip.photos:
                pictures[photo.picture] = None
                marked.setdefault(photo.element, []).append((photo, top))
            for sketch in placed.strip.sketches:
                marked.setdefault(sketch.element, []).append((sketch, top))
            for ink in placed.strip.inks:
                if ink.element is None:
                    self._pen.draw(ink, self._paper.left, top - ink.drop, code)
                elif ink.line.pieces:
                    marked.setdefault(ink.element, []).append((ink, top))
        code.append("EMC")
        links = self._marked(marked, index, code)
        content = self._pdf.stream("\n".join(code).encode("ascii"))
        return DrawnPage(content, links, b"".join(self._pictures.resource(picture) for picture in pictures))

    def _marked(self, marked: _Marked, index: int, code: list[str]) -> list[Link]:
        """Draw what belongs to the structure, element by element in reading order."""
        links: list[Link] = []
        for mark, element in enumerate(sorted(marked, key=lambda found: found.order)):
            element.marks.append((index, mark))
            code.append(f"/{element.tag} <</MCID {mark}>> BDC")
            for item, top in marked[element]:
                if isinstance(item, Photo):
                    code.append(self._photo(item, top))
                elif isinstance(item, Sketch):
                    code.append(sketched(item, self._paper.left, top))
                else:
                    links += self._pen.draw(item, self._paper.left, top - item.drop, code)
            code.append("EMC")
        return links

    def _photo(self, photo: Photo, top: float) -> str:
        x = self._paper.left + photo.x
        matrix = f"{photo.width:.2f} 0 0 {photo.height:.2f} {x:.2f} {top - photo.drop - photo.height:.2f}"
        edge = f"{x:.2f} {top - photo.drop - photo.height:.2f} {photo.width:.2f} {photo.height:.2f} re S"
        frame = f"q {grid.FRAME} w {grid.HAIRLINE_GREY} G {edge} Q"
        return f"q {matrix} cm /{self._pictures.name(photo.picture)} Do Q {frame}"

    def _bar(self, bar: Bar, top: float) -> str:
        x, y = self._paper.left + bar.x, top - bar.drop - bar.height
        return f"q {bar.grey:g} g {x:.2f} {y:.2f} {bar.width:.2f} {bar.height:.2f} re f Q"

    def _running(self, page: Page, number_text: str, code: list[str]) -> None:
        """Head and foot with their hairlines."""
        height = self._paper.height
        foot_rule = grid.FOOT_RULE + max(0, len(page.footnote) - 1) * grid.RUNNING_LINE
        for drop in (grid.HEAD_RULE, height - foot_rule):
            bar = Bar(0, drop, grid.WIDTH, grid.HAIRLINE, grid.HAIRLINE_GREY)
            code.append(self._bar(bar, height))
        head = self._head
        self._column([*head.stamp, *head.title], height - grid.HEAD_BASELINE, code)
        self._column(head.code, height - grid.HEAD_BASELINE, code, end=True)
        self._column(page.footnote, grid.FOOT_BASELINE, code)
        number = self._breaker.plain(number_text, QUIET, grid.SMALL, grid.WIDTH)
        self._column(number, grid.FOOT_BASELINE, code, end=True)

    def _column(self, lines: list[Line], last_baseline: float, code: list[str], *, end: bool = False) -> None:
        """Small lines under one another, the last on ``last_baseline``."""
        for index, line in enumerate(lines):
            baseline = last_baseline + (len(lines) - 1 - index) * grid.RUNNING_LINE
            self._pen.draw(Ink(line, 0, 0, grid.SMALL, grid.WIDTH, None, end), self._paper.left, baseline, code)
