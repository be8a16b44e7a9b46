"""The document as one HTML file: no scripts, nothing loaded, pictures inside, made for screen readers.

There are no pages here: a page number is the one in the PDF, as a link to its place in this file.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import zip_longest
from typing import BinaryIO

from nocontact_desktop.errors import Problem
from nocontact_desktop.report.charts.svg import measure, svg
from nocontact_desktop.report.document import (
    Blanks,
    Block,
    Chart,
    DayBreak,
    Document,
    Facts,
    Figure,
    FigureRow,
    Heading,
    Message,
    PageOf,
    Paragraph,
    Quote,
    Rule,
    Section,
    Space,
    Span,
    Table,
    Text,
    Transcript,
    page_numbers,
)
from nocontact_desktop.report.words import Words, words

Pictures = Callable[[str], bytes]

_TAGS = {"strong": "strong", "emphasis": "em", "code": "code", "quiet": "small"}

_STYLE = """
:root { color: #111; background: #fff; font: 1rem/1.5 "Noto Sans", system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 2.5rem 0 .75rem; }
h2 { font-size: 1.15rem; margin: 1.75rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
.aside { font-weight: 400; font-size: 1rem; color: #444; }
p { margin: .5rem 0; overflow-wrap: anywhere; }
small, .small, figcaption, caption { font-size: .875rem; color: #444; }
code { font-family: ui-monospace, "Noto Sans Mono", monospace; overflow-wrap: anywhere; }
blockquote { margin: .75rem 0; padding: .1rem 0 .1rem 1rem; border-left: 2px solid #444; }
dl { display: grid; grid-template-columns: minmax(8rem, 11rem) 1fr; gap: .35rem 1rem; }
dt { color: #444; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
caption { text-align: left; padding-bottom: .35rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; }
th, td { border-bottom: 1px solid #bbb; }
th { font-size: .875rem; }
.end { text-align: right; padding: .4rem 0 .4rem .75rem; }
.end + :not(.end) { padding-left: 1.25rem; }
figure { margin: 1.25rem 0; }
figure svg { display: block; width: 100%; height: auto; }
figure img { max-width: 100%; max-height: 90vh; height: auto; border: 1px solid #ccc; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1.25rem; }
ol.messages { list-style: none; padding: 0; }
ol.messages li { padding: .4rem 0; border-bottom: 1px solid #ddd; }
ol.messages .day { font-weight: 600; padding-top: 1.25rem; }
.system { color: #444; }
.stamp { border: 2px solid #111; padding: .25rem .75rem; font-weight: 600; }
.blank { border-top: 1px solid #444; margin-top: 3rem; font-size: .875rem; color: #444; }
hr { border: 0; border-top: 1px solid #999; }
nav ol { list-style: none; padding-left: 0; }
nav ol ol { padding-left: 1.25rem; }
main > section { border-top: 1px solid #999; margin-top: 2.5rem; }
main > section.part { border: 0; margin-top: 1.5rem; }
@media print { body { max-width: none; margin: 0; } nav { break-after: page; }
  main > section { break-before: page; border: 0; } main > section.part { break-before: auto; }
  figure, tr, li { break-inside: avoid; } h1, h2, h3, dt { break-after: avoid; } a { color: inherit; }
  figure img { max-height: 60vh; } }
""".strip()

_CHART_WIDTH = 736.0
_CHART_TEXT = 13.0
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def write_html(document: Document, pictures: Pictures, out: BinaryIO, pages: Mapping[str, int] | None = None) -> None:
    """Write the document as HTML.

    ``pictures`` hands out the JPEG or PNG bytes of a reference; ``pages`` the page of each anchor in the PDF.
    """
    out.writelines(html_pieces(document, pictures, pages))


def html_pieces(document: Document, pictures: Pictures, pages: Mapping[str, int] | None = None) -> Iterator[bytes]:
    """Hand out the file piece by piece, so that no more than one picture is held at a time."""
    writer = _Writer(words(document.language), pictures, pages or {})
    return (piece.encode() for piece in _whole(document, writer))


def _whole(document: Document, writer: _Writer) -> Iterator[str]:
    yield "<!DOCTYPE html>\n"
    yield f'<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(document.title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n"
    yield "<body>\n<header>\n"
    if document.stamp:
        yield f'<p class="stamp">{escape(document.stamp)}</p>\n'
    head = f"{document.running_title} · {document.check_code}"
    note = f'<p class="small">{escape(writer.say("html.pages"))}</p>\n' if writer.numbered else ""
    yield f'<p class="small">{escape(head)}</p>\n{note}</header>\n'
    yield f'<nav aria-label="{escape(writer.say("html.contents"))}">\n{_contents(document.sections)}</nav>\n<main>\n'
    for section, after in zip_longest(document.sections, document.sections[1:]):
        yield from writer.section(section, last_of_note=after is None or after.footnote != section.footnote)
    yield "</main>\n</body>\n</html>\n"


def _contents(sections: Sequence[Section]) -> str:
    """Return a list of the sections; those of the second level stand in a list of their own below the one before."""
    written, depth = "<ol>\n", 1
    for place, section in enumerate(sections):
        level = section.level if place else 1
        if place:
            written += {1: "<ol>\n", 0: "</li>\n", -1: "</li>\n</ol>\n</li>\n"}[level - depth]
        written += f'<li><a href="#{escape(section.anchor)}">{escape(section.name)}</a>'
        depth = level
    return written + "</li>\n</ol>\n" * depth


class _Writer:
    """Turns sections and blocks into HTML; every text goes through ``escape``."""

    def __init__(self, say: Words, pictures: Pictures, pages: Mapping[str, int]) -> None:
        self.say = say
        self._pictures = pictures
        self._pages = pages
        self._places: dict[str, str] = {}
        self._charts = 0

    @property
    def numbered(self) -> bool:
        """Whether the pages of the PDF are known."""
        return bool(self._pages)

    def section(self, section: Section, *, last_of_note: bool) -> Iterator[str]:
        """Write a section. A note that the next one has as well is left to that one."""
        told = f' aria-label="{escape(section.name)}"' if section.level == 1 else ' class="part"'
        yield f'<section id="{escape(section.anchor)}"{told}>\n'
        for block in section.blocks:
            yield from self._block(block)
        if section.footnote and last_of_note:
            yield f'<p class="small">{escape(section.footnote)}</p>\n'
        yield "</section>\n"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                aside = f' <span class="aside">{escape(block.aside)}</span>' if block.aside else ""
                tag = f"h{block.level}"
                yield f'<{tag}{_id(block.anchor)} dir="auto">{escape(block.text)}{aside}</{tag}>\n'
            case Paragraph():
                small = ' class="small"' if block.small else ""
                yield f'<p{small} dir="auto">{self._text(block.text)}</p>\n'
            case Quote():
                yield f'<blockquote><p dir="auto">{self._text(block.text)}</p></blockquote>\n'
            case Facts():
                rows = "".join(
                    f'<dt>{escape(label)}</dt><dd dir="auto">{self._text(text)}</dd>\n' for label, text in block.rows
                )
                yield f"<dl>\n{rows}</dl>\n"
            case Table():
                yield from self._table(block)
            case Figure():
                yield self._figure(block)
            case FigureRow():
                yield f'<div class="pair">\n{"".join(self._figure(one) for one in block.figures)}</div>\n'
            case Chart():
                yield self._chart(block)
            case Transcript():
                yield from self._transcript(block)
            case Blanks():
                yield "".join(f'<p class="blank">{escape(label)}</p>\n' for label in block.labels)
            case Rule() | Space():
                yield "<hr>\n" if isinstance(block, Rule) else ""

    def _table(self, table: Table) -> Iterator[str]:
        ends = ["end" if column.align == "end" else "" for column in table.columns]
        yield "<table>\n"
        if table.caption:
            yield f"<caption>{escape(table.caption)}</caption>\n"
        heads = "".join(
            f'<th scope="col"{_class(end)}>{escape(c.head)}</th>' for c, end in zip(table.columns, ends, strict=True)
        )
        yield f"<thead><tr>{heads}</tr></thead>\n<tbody>\n"
        for row in table.rows:
            cells = "".join(
                f'<td{_class(end)} dir="auto">{self._text(cell)}</td>'
                for cell, end in zip(row.cells, ends, strict=True)
            )
            yield f"<tr{_id(row.anchor)}>{cells}</tr>\n"
        yield "</tbody>\n</table>\n"

    def _figure(self, figure: Figure) -> str:
        """Write a picture the first time it comes; after that a link to it, so that no picture is in twice."""
        place = self._places.get(figure.picture)
        if place:
            shown = f'<p><a href="#{place}">{escape(self.say("html.shown_above"))}</a></p>'
        else:
            shown = self._picture(figure)
        caption = f'<figcaption dir="auto">{self._text(figure.caption)}</figcaption>'
        return f"<figure{_id(figure.anchor)}>\n{shown}\n{caption}\n</figure>\n"

    def _chart(self, chart: Chart) -> str:
        self._charts += 1
        drawn = chart.drawing.draw(_CHART_WIDTH, _CHART_TEXT, measure)
        return f"<figure>\n{svg(drawn, f'chart-{self._charts}', chart.title, chart.alternative)}</figure>\n"

    def _picture(self, figure: Figure) -> str:
        try:
            data = self._pictures(figure.picture)
        except Problem:  # it cannot be shown: the words that stand in its place say so
            return f"<p><strong>{escape(figure.instead)}</strong></p>"
        place = self._places[figure.picture] = f"picture-{len(self._places) + 1}"
        kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
        source = f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
        return f'<img id="{place}" src="{source}" alt="{escape(figure.alternative)}">'

    def _transcript(self, transcript: Transcript) -> Iterator[str]:
        yield f'<h3 dir="auto">{escape(transcript.title)}</h3>\n<ol class="messages">\n'
        for line in transcript.lines:
            yield self._day(line) if isinstance(line, DayBreak) else self._message(line)
        yield "</ol>\n"

    def _day(self, line: DayBreak) -> str:
        return f'<li class="day">{escape(line.text)}</li>\n'

    def _message(self, line: Message) -> str:
        marks = "".join(f" · {escape(mark)}" for mark in line.marks)
        head = f"{escape(line.number)} · {escape(line.time)} · <bdi>{escape(line.sender)}</bdi>{marks}"
        kind = ' class="system"' if line.system else ""
        body = f'<p dir="auto">{self._text(line.body)}</p>'
        return f"<li{_id(line.anchor)}{kind}><small>{head}</small>{body}</li>\n"

    def _text(self, text: Text) -> str:
        return "".join(self._page(part) if isinstance(part, PageOf) else _span(part) for part in text)

    def _page(self, part: PageOf) -> str:
        pages = [self._pages[anchor] for anchor in part.anchors if anchor in self._pages]
        shown = page_numbers(pages) or self.say("html.there")
        return f'<a href="#{escape(part.anchor)}">{escape(shown)}</a>'


def _span(span: Span) -> str:
    written = escape(span.text).replace("\n", "<br>\n")
    tag = _TAGS.get(span.style)
    if tag:
        written = f"<{tag}>{written}</{tag}>"
    return f'<a href="#{escape(span.link)}">{written}</a>' if span.link else written


def _id(anchor: str | None) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""
