"""The structure tree: what each piece of a page is, in reading order (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from nocontact_desktop.report.pdf.pdf_file import PdfFile, text_string

COLUMN_HEAD: Final = b"<</O/Table/Scope/Column>>"
ROW_HEAD: Final = b"<</O/Table/Scope/Row>>"


@dataclass(slots=True, eq=False)
class Element:
    """One element: a standard structure type, its place in reading order, and where its marks are.

    ``marks`` are (page index, marked content id) pairs in reading order.
    """

    tag: str
    parent: Element | None
    order: int
    alternative: str = ""
    attributes: bytes = b""
    kids: list[Element] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)


class Structure:
    """The tree while it grows. Elements are made in reading order."""

    def __init__(self) -> None:
        self._count = 0
        self.root = self._make("Document", None, "", b"")

    def element(self, tag: str, parent: Element, alternative: str = "", attributes: bytes = b"") -> Element:
        """Append an element of the type ``tag`` to ``parent``."""
        made = self._make(tag, parent, alternative, attributes)
        parent.kids.append(made)
        return made

    def _make(self, tag: str, parent: Element | None, alternative: str, attributes: bytes) -> Element:
        self._count += 1
        return Element(tag, parent, self._count, alternative, attributes)

    def write(self, pdf: PdfFile, pages: Sequence[int]) -> int:
        """Write the tree; ``pages`` are the page objects. Return the object of the tree's root."""
        tree = pdf.reserve()
        elements = list(_walk(self.root))
        numbers = {element: pdf.reserve() for element in elements}
        marked: list[dict[int, int]] = [{} for _ in pages]
        for element in elements:
            parent = numbers[element.parent] if element.parent else tree
            pdf.add(_body(element, parent, numbers, pages), numbers[element])
            for page, mark in element.marks:
                marked[page][mark] = numbers[element]
        lists = [pdf.add(b"[%b]" % b" ".join(b"%d 0 R" % marks[i] for i in range(len(marks)))) for marks in marked]
        entries = b" ".join(b"%d %d 0 R" % (index, number) for index, number in enumerate(lists))
        parents = pdf.add(b"<</Nums[%b]>>" % entries)
        body = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
        return pdf.add(body % (numbers[self.root], parents, len(pages)), tree)


def _walk(root: Element) -> Iterator[Element]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += reversed(element.kids)


def _body(element: Element, parent: int, numbers: dict[Element, int], pages: Sequence[int]) -> bytes:
    kids = [b"%d 0 R" % numbers[kid] for kid in element.kids]
    page = b""
    if element.marks:
        first = element.marks[0][0]
        page = b"/Pg %d 0 R" % pages[first]
        for index, mark in element.marks:
            if index == first:
                kids.append(b"%d" % mark)
            else:
                kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[index], mark))
    body = b"<</S/%b/P %d 0 R%b/K[%b]" % (element.tag.encode("ascii"), parent, page, b" ".join(kids))
    if element.alternative:
        body += b"/Alt" + text_string(element.alternative)
    if element.attributes:
        body += b"/A" + element.attributes
    return body + b">>"
