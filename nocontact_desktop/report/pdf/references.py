"""What a document refers to, looked at before anything is set."""

from __future__ import annotations

from collections.abc import Iterator

from nocontact_desktop.report.document import (
    Block,
    Document,
    Facts,
    Figure,
    FigureRow,
    Heading,
    Message,
    PageOf,
    Paragraph,
    Quote,
    Table,
    Text,
    Transcript,
)

_SIGNS_ON_A_PAGE = 1000
_LEAST_DIGITS = 3


def digits_of_page_numbers(document: Document) -> int:
    """How many digits a page number of ``document`` has at most: no document has a page for each text.

    Raises ``ValueError`` when a page number or a link leads to no anchor.
    """
    anchors = {section.anchor for section in document.sections}
    wanted: set[str] = set()
    signs = rows = 0
    for section in document.sections:
        for block in section.blocks:
            anchors.update(_anchors(block))
            for text in _texts(block):
                rows += 1
                for part in text:
                    if isinstance(part, PageOf):
                        wanted.update(part.anchors)
                        continue
                    signs += len(part.text)
                    if part.link is not None:
                        wanted.add(part.link)
    if wanted - anchors:
        raise ValueError(f"{len(wanted - anchors)} references lead to no anchor of the document")
    pages = len(document.sections) + rows + signs // _SIGNS_ON_A_PAGE
    return max(_LEAST_DIGITS, len(str(pages)))


def _anchors(block: Block) -> Iterator[str]:
    found: list[str | None] = []
    match block:
        case Heading() | Figure():
            found = [block.anchor]
        case FigureRow():
            found = [figure.anchor for figure in block.figures]
        case Table():
            found = [row.anchor for row in block.rows]
        case Transcript():
            found = [line.anchor for line in block.lines if isinstance(line, Message)]
    return (anchor for anchor in found if anchor is not None)


def _texts(block: Block) -> Iterator[Text]:
    match block:
        case Paragraph() | Quote():
            yield block.text
        case Facts():
            yield from (text for _, text in block.rows)
        case Table():
            for row in block.rows:
                yield from row.cells
        case Figure():
            yield block.caption
        case FigureRow():
            yield from (figure.caption for figure in block.figures)
        case Transcript():
            yield from (line.body for line in block.lines if isinstance(line, Message))
