"""Draws what the plan prints, lists and sheets, as a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal

from nocontact_desktop.preparation.paper import (
    Block,
    Paper,
    PaperBox,
    PaperFacts,
    PaperHeading,
    PaperLines,
    PaperTable,
    PaperText,
)
from nocontact_desktop.report.document import (
    Block as Drawn,
)
from nocontact_desktop.report.document import (
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Row,
    Rule,
    Section,
    Space,
    Span,
    Table,
    text,
)
from nocontact_desktop.report.pdf import write_pdf
from nocontact_desktop.vault.files import writing

_EMPTY = "\N{BALLOT BOX}"
_TICKED = "\N{BALLOT BOX WITH CHECK}"


def save_paper(paper: Paper, out: Path, paper_size: Literal["letter", "a4"], language: str = "en") -> int:
    """Write ``paper`` as a PDF to ``out`` and return how many pages it has. Raises Problem when the disk refuses."""
    with writing(out) as file:
        return draw_paper(paper, file, paper_size, language)


def draw_paper(paper: Paper, out: BinaryIO, paper_size: Literal["letter", "a4"], language: str = "en") -> int:
    """Draw ``paper`` into ``out`` and return how many pages it has."""

    def no_picture(reference: str) -> bytes:
        raise KeyError(reference)

    facts = write_pdf(
        document_of(paper, paper_size, language), no_picture, out, lambda _done, _total: None, lambda: False
    )
    return facts.pages


def document_of(paper: Paper, paper_size: Literal["letter", "a4"], language: str = "en") -> Document:
    """The paper as a document: its title, then its blocks in their order."""
    blocks = (Heading(1, paper.title), *(drawn for block in paper.blocks for drawn in _drawn(block)))
    return Document(
        title=paper.title,
        language=language,
        paper=paper_size,
        running_title=paper.title,
        check_code="",
        made_at=paper.made_at,
        sections=(Section(paper.title, "paper", blocks),),
    )


def _drawn(block: Block) -> Iterator[Drawn]:
    match block:
        case PaperHeading(words, level):
            yield Heading(2 if level == 1 else 3, words)
        case PaperText(words, small):
            yield Paragraph(text(words), small=small)
        case PaperBox(words, detail, ticked):
            box = _TICKED if ticked else _EMPTY
            if detail:  # one paragraph, so that a page never ends between the two
                yield Paragraph(text(Span(f"{box} {words}\n", "strong"), Span(detail, "quiet")))
            else:
                yield Paragraph(text(f"{box} {words}"))
        case PaperLines(count, room):
            for _ in range(count):
                yield Space(room)
                yield Rule()
        case PaperFacts(rows):
            yield Facts(tuple((label, text(said)) for label, said in rows))
        case PaperTable(heads, rows):
            share = 1 / len(heads)
            columns = tuple(Column(head, share) for head in heads)
            yield Table(columns, tuple(Row(tuple(text(cell) for cell in row)) for row in rows))
