"""Tables: heads repeat on every page, and a row breaks inside only when it is taller than a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nocontact_desktop.report.document import Row, Table
from nocontact_desktop.report.pdf import grid
from nocontact_desktop.report.pdf.blocks import Setting, baseline
from nocontact_desktop.report.pdf.book import LABEL
from nocontact_desktop.report.pdf.flow import Bar, Ink, Strip
from nocontact_desktop.report.pdf.plain_lines import Line
from nocontact_desktop.report.pdf.structure import COLUMN_HEAD, Element


class _Place(NamedTuple):
    """Where a column stands."""

    x: float
    width: float
    end: bool


class _Frame(NamedTuple):
    """What stands around a row's text: the air above it, the head it brings to a new page, and what ends it."""

    air: float
    repeat: tuple[Strip, ...]
    end: Strip


def table(block: Table, setting: Setting, parent: Element) -> Iterator[Strip]:
    """A table with its caption above and its head on every page."""
    structure = setting.structure
    element = structure.element("Table", parent)
    places = _places(block)
    if block.caption:
        yield from _caption(block.caption, setting, element)
    heads = [
        setting.breaker.plain(column.head, LABEL, grid.SMALL, place.width)
        for column, place in zip(block.columns, places, strict=True)
    ]
    row = structure.element("TR", structure.element("THead", element))
    cells = [structure.element("TH", row, attributes=COLUMN_HEAD) for _ in places]
    yield from _head(places, heads, cells)
    repeat = tuple(_head(places, heads, [None] * len(places)))
    body = structure.element("TBody", element)
    air = grid.UNIT / 2 if block.close else grid.UNIT
    for index, entry in enumerate(block.rows):
        setting.step()
        end = Strip(air) if index == len(block.rows) - 1 else _ruled(air)
        yield from _row(entry, places, setting, body, _Frame(air, repeat, end))


def _places(block: Table) -> list[_Place]:
    whole = sum(column.share for column in block.columns)
    places = []
    x = 0.0
    for index, column in enumerate(block.columns):
        width = grid.WIDTH * column.share / whole
        gutter = grid.GUTTER if index < len(block.columns) - 1 else 0.0
        places.append(_Place(x, width - gutter, column.align == "end"))
        x += width
    return places


def _caption(text: str, setting: Setting, table_element: Element) -> Iterator[Strip]:
    element = setting.structure.element("Caption", table_element)
    drop = baseline(grid.SMALL, grid.SMALL_LINE)
    for index, line in enumerate(setting.breaker.plain(text, LABEL, grid.SMALL, grid.WIDTH)):
        ink = Ink(line, 0, drop, grid.SMALL, grid.WIDTH, element)
        yield Strip(grid.SMALL_LINE, (ink,), gap=0.0 if index else grid.UNIT, keep=True)


def _head(places: Sequence[_Place], heads: list[list[Line]], elements: Sequence[Element | None]) -> list[Strip]:
    """The head row, its cells standing on one last line above the hairline."""
    count = max(len(lines) for lines in heads)
    drop = baseline(grid.SMALL, grid.SMALL_LINE)
    strips = []
    for index in range(count):
        inks = [
            Ink(lines[index - count + len(lines)], place.x, drop, grid.SMALL, place.width, element, place.end)
            for place, lines, element in zip(places, heads, elements, strict=True)
            if index >= count - len(lines)
        ]
        strips.append(Strip(grid.SMALL_LINE, tuple(inks), keep=True))
    strips[0].gap = grid.UNIT
    strips.append(_ruled(grid.UNIT / 2, keep=True))
    return strips


def _row(
    entry: Row,
    places: Sequence[_Place],
    setting: Setting,
    body: Element,
    frame: _Frame,
) -> list[Strip]:
    row = setting.structure.element("TR", body)
    elements = [setting.structure.element("TD", row) for _ in places]
    cells = [
        setting.breaker.lines(text, grid.BODY, place.width) for text, place in zip(entry.cells, places, strict=True)
    ]
    drop = baseline(grid.BODY, grid.LINE)
    strips = [Strip(frame.air, anchors=(entry.anchor,) if entry.anchor else ())]
    for index in range(max(len(lines) for lines in cells)):
        inks = [
            Ink(lines[index], place.x, drop, grid.BODY, place.width, element, place.end)
            for place, lines, element in zip(places, cells, elements, strict=True)
            if index < len(lines)
        ]
        strips.append(Strip(grid.LINE, tuple(inks), repeat=(*frame.repeat, Strip(frame.air))))
    strips[0].repeat = frame.repeat
    strips.append(frame.end)
    for strip in strips[:-1]:
        strip.keep = True
    return strips


def _ruled(height: float, *, keep: bool = False) -> Strip:
    """A strip with a hairline at its lower edge."""
    bar = Bar(0, height - grid.HAIRLINE, grid.WIDTH, grid.HAIRLINE, grid.HAIRLINE_GREY)
    return Strip(height, bars=(bar,), keep=keep)
