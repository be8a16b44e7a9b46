"""Headings, paragraphs, quotations and facts as strips."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest

from nocontact_desktop.report.document import Blanks, Facts, Heading, Paragraph, Quote, Rule, Space
from nocontact_desktop.report.pdf import grid
from nocontact_desktop.report.pdf.book import GREY, LOOKS, Look
from nocontact_desktop.report.pdf.flow import Bar, Ink, Strip
from nocontact_desktop.report.pdf.lines import Breaker
from nocontact_desktop.report.pdf.plain_lines import Line
from nocontact_desktop.report.pdf.structure import ROW_HEAD, Element, Structure

_ASIDE_WIDTH = 1.5 * grid.LABEL_WIDTH
# A list of so few facts is not divided; of a longer one, so many stand at least on each page.
_WHOLE_FACTS = 8
_FEW_FACTS = 3
_WRITING_ROOM = 3 * grid.LINE
QUIET = LOOKS["quiet"]
STRONG = LOOKS["strong"]


class Setting:
    """What setting a block needs: the line breaker, the structure tree, and whom to tell of each ``step``."""

    def __init__(self, breaker: Breaker, structure: Structure, step: Callable[[], None]) -> None:
        self.breaker = breaker
        self.structure = structure
        self.step = step
        self._repeated: dict[tuple[str, Look, float], list[Line]] = {}

    def repeated(self, text: str, look: Look, width: float) -> list[Line]:
        """Break a small string that many rows share, once for all of them."""
        key = (text, look, width)
        found = self._repeated.get(key)
        if found is None:
            found = self._repeated[key] = self.breaker.plain(text, look, grid.SMALL, width)
        return found


def baseline(size: float, line: float) -> float:
    """How far below the top of a line of text its baseline lies, so that the letters stand in its middle."""
    return (line + 0.714 * size) / 2


def text_strips(
    lines: list[Line], element: Element, *, size: float = grid.BODY, line: float = grid.LINE, x: float = 0.0,
    width: float = grid.WIDTH, gap: float = 0.0, bars: tuple[Bar, ...] = (),
) -> list[Strip]:  # fmt: skip
    """Lines under one another; of each paragraph among them neither the first nor the last is left alone on a page."""
    drop = baseline(size, line)
    strips: list[Strip] = []
    for group in _paragraphs(lines):
        together = [Strip(line, (Ink(text, x, drop, size, width, element),), bars) for text in group]
        hold_together(together)
        strips += together
    strips[0].gap = gap
    return strips


def _paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines of each paragraph, an empty line between them with the paragraph before it."""
    group: list[Line] = []
    for line in lines:
        if group and not group[-1].pieces and line.pieces:
            yield group
            group = []
        group.append(line)
    yield group


def hold_together(strips: list[Strip]) -> None:
    """Keep at least two lines of a text on each page it stands on; empty lines at its end do not count as such."""
    last = len(strips) - 1
    while last > 0 and not any(ink.line.pieces for ink in strips[last].inks):
        strips[last - 1].keep = True
        last -= 1
    if last > 0:
        strips[0].keep = strips[last - 1].keep = True


def heading(block: Heading, setting: Setting, parent: Element) -> Iterator[Strip]:
    """A heading, held on the page of what it heads; its aside stands at the end of its first line."""
    kind = grid.HEADINGS[block.level]
    drop = baseline(kind.size, kind.line)
    columns: list[list[Ink]] = []
    width = grid.WIDTH
    element = setting.structure.element(f"H{block.level}", parent)
    if block.aside:
        beside = setting.structure.element("P", parent)
        lines = setting.breaker.plain(block.aside, QUIET, grid.BODY, _ASIDE_WIDTH)
        x = grid.WIDTH - max(line.width for line in lines)
        columns.append([Ink(line, x, drop, grid.BODY, grid.WIDTH - x, beside, end=True) for line in lines])
        width = x - grid.GUTTER
    lines = setting.breaker.plain(block.text, STRONG, kind.size, width)
    columns.append([Ink(line, 0, drop, kind.size, width, element) for line in lines])
    strips = [
        Strip(kind.line, tuple(ink for ink in inks if ink is not None), keep=True) for inks in zip_longest(*columns)
    ]
    strips[0].gap = kind.above
    strips[0].anchors = (block.anchor,) if block.anchor else ()
    yield from strips
    if kind.below:
        yield Strip(kind.below, keep=True)


def paragraph(block: Paragraph, setting: Setting, parent: Element) -> Iterator[Strip]:
    """Running text."""
    element = setting.structure.element("P", parent)
    size, line = (grid.SMALL, grid.SMALL_LINE) if block.small else (grid.BODY, grid.LINE)
    look = QUIET if block.small else None
    lines = setting.breaker.lines(block.text, size, grid.WIDTH, look)
    yield from text_strips(lines, element, size=size, line=line, gap=grid.UNIT)


def quote(block: Quote, setting: Setting, parent: Element) -> Iterator[Strip]:
    """Exact words with a bar at the side they start from."""
    element = setting.structure.element("P", setting.structure.element("BlockQuote", parent))
    width = grid.WIDTH - grid.QUOTE_INDENT
    lines = setting.breaker.lines(block.text, grid.BODY, width)
    rtl = lines[0].rtl
    bar = Bar(grid.WIDTH - grid.QUOTE_BAR if rtl else 0.0, 0, grid.QUOTE_BAR, grid.LINE, GREY)
    x = 0.0 if rtl else grid.QUOTE_INDENT
    yield from text_strips(lines, element, x=x, width=width, gap=grid.UNIT, bars=(bar,))


def facts(block: Facts, setting: Setting, parent: Element) -> Iterator[Strip]:
    """Label and text side by side."""
    table = setting.structure.element("Table", parent)
    text_width = grid.WIDTH - grid.LABEL_WIDTH
    for index, (label, text) in enumerate(block.rows):
        row = setting.structure.element("TR", table)
        head = setting.structure.element("TH", row, attributes=ROW_HEAD)
        cell = setting.structure.element("TD", row)
        labels = setting.breaker.plain(label, QUIET, grid.BODY, grid.LABEL_WIDTH - grid.GUTTER)
        lines = setting.breaker.lines(text, grid.BODY, text_width)
        columns = [
            (0.0, grid.LABEL_WIDTH - grid.GUTTER, labels, head),
            (grid.LABEL_WIDTH, text_width, lines, cell),
        ]
        strips = side_by_side(columns)
        strips[0].gap = grid.UNIT if index else 2 * grid.UNIT
        hold_together(strips)
        if _held(index, len(block.rows)):
            strips[-1].keep = True
        yield from strips


def _held(index: int, count: int) -> bool:
    """Whether a row stays on the page of the next: few rows stay together, and of many some on both pages."""
    return index < count - 1 and (count <= _WHOLE_FACTS or index < _FEW_FACTS - 1 or index >= count - _FEW_FACTS)


def side_by_side(columns: list[tuple[float, float, list[Line], Element]]) -> list[Strip]:
    """Columns of body text, each given by its left edge, width, lines and element, line by line."""
    drop = baseline(grid.BODY, grid.LINE)
    strips = []
    for index in range(max(len(lines) for _, _, lines, _ in columns)):
        inks = [
            Ink(lines[index], x, drop, grid.BODY, width, element)
            for x, width, lines, element in columns
            if index < len(lines)
        ]
        strips.append(Strip(grid.LINE, tuple(inks)))
    return strips


def blanks(block: Blanks, setting: Setting, parent: Element) -> Iterator[Strip]:
    """Lines to write on, each with its label under it, all on one page."""
    drop = baseline(grid.SMALL, grid.SMALL_LINE)
    for index, label in enumerate(block.labels):
        bar = Bar(0, _WRITING_ROOM, grid.WIDTH, grid.HAIRLINE, GREY)
        yield Strip(_WRITING_ROOM + grid.UNIT / 2, bars=(bar,), keep=True)
        element = setting.structure.element("P", parent)
        lines = setting.breaker.plain(label, QUIET, grid.SMALL, grid.WIDTH)
        strips = [Strip(grid.SMALL_LINE, (Ink(line, 0, drop, grid.SMALL, grid.WIDTH, element),)) for line in lines]
        for strip in strips if index < len(block.labels) - 1 else strips[:-1]:
            strip.keep = True
        yield from strips


def between(block: Rule | Space) -> Strip:
    """A hairline across the text, or extra space, which goes with what follows and vanishes at the top of a page."""
    if isinstance(block, Space):
        return Strip(0.0, gap=block.lines * grid.LINE, keep=True)
    bar = Bar(0, grid.UNIT, grid.WIDTH, grid.HAIRLINE, grid.HAIRLINE_GREY)
    return Strip(2 * grid.UNIT, bars=(bar,), gap=grid.UNIT)
