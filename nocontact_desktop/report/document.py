"""The immutable document between composing a report and drawing it.

``report.compose`` builds it, ``report.pdf`` and ``report.html`` draw it. It holds text and structure
only: no measures, no fonts, no pages. Every text is plain text, never markup. A picture is named by
the reference under which the caller hands out its bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from nocontact_desktop.report.charts.hours import HoursDrawing
from nocontact_desktop.report.charts.weeks import WeeksDrawing

Style = Literal["plain", "strong", "emphasis", "quiet", "code"]
Align = Literal["start", "end"]


@dataclass(frozen=True)
class Span:
    """A stretch of text in one style. With ``link`` it leads to the anchor of that name."""

    text: str
    style: Style = "plain"
    link: str | None = None


@dataclass(frozen=True)
class PageOf:
    """Stands for the number of the page on which ``anchor`` lies; known once pages are laid out.

    With ``to`` it stands for the pages from ``anchor`` to that anchor: "5–7", or one number where they are the same.
    """

    anchor: str
    style: Style = "plain"
    to: str | None = None

    @property
    def anchors(self) -> tuple[str, ...]:
        """The anchors whose pages are named."""
        return (self.anchor,) if self.to is None else (self.anchor, self.to)


def page_numbers(pages: Iterable[int]) -> str:
    """Write the pages of a reference: "5", or "5–7"."""
    return "–".join(dict.fromkeys(str(page) for page in sorted(pages)))


Inline = Span | PageOf
Text = tuple[Inline, ...]


def text(*parts: str | Inline) -> Text:
    """Build a text from strings and inline parts, leaving out empty strings."""
    return tuple(Span(part) if isinstance(part, str) else part for part in parts if part != "")


@dataclass(frozen=True)
class Heading:
    """A heading of ``level`` 1 (a section's title) to 3; ``aside`` stands at the end of its line."""

    level: Literal[1, 2, 3]
    text: str
    anchor: str | None = None
    aside: str | None = None


@dataclass(frozen=True)
class Paragraph:
    """Running text. Line feeds inside it are kept. ``small`` is for notes and captions."""

    text: Text
    small: bool = False


@dataclass(frozen=True)
class Quote:
    """Words given exactly as they were said or written, set off by a rule at the left."""

    text: Text


@dataclass(frozen=True)
class Facts:
    """Label and text side by side, one row a fact, on the page's label and text columns."""

    rows: tuple[tuple[str, Text], ...]


@dataclass(frozen=True)
class Column:
    """A table column: its head, its share of the width, and how its cells are aligned."""

    head: str
    share: float
    align: Align = "start"


@dataclass(frozen=True)
class Row:
    """One table row, a text a column."""

    cells: tuple[Text, ...]
    anchor: str | None = None


@dataclass(frozen=True)
class Table:
    """A table; its head is repeated on every page it runs over, and rows break between pages.

    The rows of a ``close`` one stand nearer to one another.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str | None = None
    close: bool = False


@dataclass(frozen=True)
class Figure:
    """A picture with its caption, kept together on one page.

    ``picture`` is the reference of its bytes, ``alternative`` what it shows in words. ``whole_page``
    lets it fill what the page has; otherwise it stands at column size. ``instead`` is said in its place when it
    turns out that it cannot be shown.
    """

    picture: str
    caption: Text
    alternative: str
    anchor: str | None = None
    whole_page: bool = False
    instead: str = ""


@dataclass(frozen=True)
class FigureRow:
    """Two figures side by side."""

    figures: tuple[Figure, Figure]


@dataclass(frozen=True)
class Chart:
    """A chart, drawn at the width of the text. ``alternative`` says in words what it shows, under its ``title``."""

    title: str
    drawing: WeeksDrawing | HoursDrawing
    alternative: str


@dataclass(frozen=True)
class Message:
    """One line of a transcript: number, time with zone, whose number or account, and what it holds.

    ``marks`` are words such as "deleted" or "edited"; ``mine`` says that the writer of the report
    sent it; ``system`` that the service wrote it.
    """

    number: str
    time: str
    sender: str
    body: Text
    marks: tuple[str, ...] = ()
    mine: bool = False
    system: bool = False
    anchor: str | None = None


@dataclass(frozen=True)
class DayBreak:
    """The date that the following messages of a transcript share."""

    text: str


@dataclass(frozen=True)
class Transcript:
    """A conversation as a sober list. ``title`` is repeated as "continued" on every further page."""

    title: str
    lines: tuple[Message | DayBreak, ...]


@dataclass(frozen=True)
class Blanks:
    """Lines to write on by hand, kept together, each with what goes there under it."""

    labels: tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """A hairline across the text."""


@dataclass(frozen=True)
class Space:
    """Extra space of ``lines`` text lines."""

    lines: float = 1.0


Block = Heading | Paragraph | Quote | Facts | Table | Figure | FigureRow | Chart | Transcript | Blanks | Rule | Space


@dataclass(frozen=True)
class Section:
    """A part of the document: its name in the outline, its blocks, and where it starts.

    With ``footnote``, that sentence stands at the foot of its pages.
    """

    name: str
    anchor: str
    blocks: tuple[Block, ...]
    new_page: bool = True
    footnote: str = ""
    level: Literal[1, 2] = 1


@dataclass(frozen=True)
class Document:
    """A whole report.

    ``running_title`` and ``check_code`` stand at the head of every page, ``stamp`` (if any) too;
    ``made_at`` is the time of the checkpoint the report stands on, ISO 8601 in UTC.
    """

    title: str
    language: str
    paper: Literal["letter", "a4"]
    running_title: str
    check_code: str
    made_at: str
    sections: tuple[Section, ...]
    stamp: str = ""
    page_word: str = "{page} of {pages}"
    continued_word: str = "continued"
    subject: str = ""
    keywords: tuple[str, ...] = field(default=())
