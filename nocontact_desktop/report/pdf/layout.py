"""From the document to pages: every block into strips, every strip onto a page."""

from __future__ import annotations

from collections.abc import Iterator

from nocontact_desktop.report.document import (
    Blanks,
    Block,
    Chart,
    Document,
    Facts,
    Figure,
    FigureRow,
    Heading,
    Paragraph,
    Quote,
    Rule,
    Section,
    Space,
    Table,
    Transcript,
)
from nocontact_desktop.report.pdf import blocks, grid
from nocontact_desktop.report.pdf.blocks import QUIET, Setting
from nocontact_desktop.report.pdf.charts import chart
from nocontact_desktop.report.pdf.figures import figure, figure_row
from nocontact_desktop.report.pdf.flow import Pagination, Strip
from nocontact_desktop.report.pdf.pictures import Pictures
from nocontact_desktop.report.pdf.structure import Element
from nocontact_desktop.report.pdf.tables import table
from nocontact_desktop.report.pdf.transcript import transcript

_FOOTNOTE_WIDTH = grid.WIDTH - 90.0


def lay_out(document: Document, setting: Setting, pictures: Pictures) -> Pagination:
    """Place the whole document on pages. Raises :class:`errors.Cancelled`."""
    pagination = Pagination(grid.paper(document.paper).text_height, grid.RUNNING_LINE)
    for section in document.sections:
        footnote = setting.repeated(section.footnote, QUIET, _FOOTNOTE_WIDTH) if section.footnote else []
        pagination.start_section(footnote, new_page=section.new_page)
        pagination.add(_section(section, document, setting, pictures))
    if not pagination.pages:
        pagination.start_section([], new_page=True)
    return pagination


def _section(section: Section, document: Document, setting: Setting, pictures: Pictures) -> Iterator[Strip]:
    parent = setting.structure.element("Sect", setting.structure.root)
    yield Strip(0.0, keep=True, anchors=(section.anchor,))
    for block in section.blocks:
        setting.step()
        yield from _block(block, document, setting, pictures, parent)


def _block(block: Block, document: Document, setting: Setting, pictures: Pictures, parent: Element) -> Iterator[Strip]:
    match block:
        case Heading():
            yield from blocks.heading(block, setting, parent)
        case Paragraph():
            yield from blocks.paragraph(block, setting, parent)
        case Quote():
            yield from blocks.quote(block, setting, parent)
        case Facts():
            yield from blocks.facts(block, setting, parent)
        case Table():
            yield from table(block, setting, parent)
        case Figure():
            yield from figure(block, pictures, setting, parent)
        case FigureRow():
            yield from figure_row(block, pictures, setting, parent)
        case Chart():
            yield chart(block, setting, parent)
        case Transcript():
            yield from transcript(block, document.continued_word, setting, parent)
        case Blanks():
            yield from blocks.blanks(block, setting, parent)
        case Rule() | Space():
            yield blocks.between(block)
