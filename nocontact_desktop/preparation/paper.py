"""What goes on paper: a title, and under it headings, texts, boxes to tick, and lines to write on.

Whatever has something to print makes a :class:`Paper`; ``report.papers`` draws it. The title is neutral, for a
sheet of paper lies about.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PaperHeading:
    """A heading within the paper; ``level`` 1 begins a part, 2 stands below one."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class PaperText:
    """A paragraph; ``small`` for what stands aside, such as sources and dates."""

    text: str
    small: bool = False


@dataclass(frozen=True)
class PaperBox:
    """A box to tick, with its words and, below, smaller ones. ``ticked`` prints it ticked."""

    text: str
    detail: str = ""
    ticked: bool = False


@dataclass(frozen=True)
class PaperLines:
    """Empty lines to write on; ``room`` is the space above each, in lines of text."""

    count: int
    room: float = 0.5


@dataclass(frozen=True)
class PaperFacts:
    """Labels with what they say, one a row."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PaperTable:
    """A table: the heads, and rows of as many cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = PaperHeading | PaperText | PaperBox | PaperLines | PaperFacts | PaperTable


@dataclass(frozen=True)
class Paper:
    """Something to print. ``made_at`` is ISO 8601 in UTC."""

    title: str
    made_at: str
    blocks: tuple[Block, ...]
