"""The HTML copy: one file, no scripts, nothing loaded, everything escaped."""

from __future__ import annotations

import base64
import io
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from made_up import STORY, material

from nocontact_desktop.report.compose import document_of
from nocontact_desktop.report.document import (
    Column,
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
    Row,
    Rule,
    Section,
    Space,
    Span,
    Table,
    Transcript,
    text,
)
from nocontact_desktop.report.html import html_pieces, write_html

PICTURE = b"\xff\xd8\xff picture"
BAD = "<script>alert(1)</script>&\"'"
VOID = {"meta", "img", "hr", "br", "link", "input"}


class Reader(HTMLParser):
    """Collects tags and text, and that every tag is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def page(document: Document, pages: dict[str, int] | None = None) -> Reader:
    out = io.BytesIO()
    write_html(document, lambda _reference: PICTURE, out, pages)
    reader = Reader()
    reader.feed(out.getvalue().decode())
    assert reader.open == []
    return reader


def everything() -> Document:
    figure = Figure("p", text(BAD), BAD, "figure")
    blocks = (
        Heading(1, BAD, "top", BAD),
        Paragraph(text(Span(BAD, "strong"), Span("see", link="top"), PageOf("top")), small=True),
        Quote(text(BAD)),
        Facts(((BAD, text(BAD)),)),
        Table((Column(BAD, 0.5), Column("n", 0.5, "end")), (Row((text(BAD), text("1")), "row"),), caption=BAD),
        figure,
        FigureRow((figure, figure)),
        Transcript(BAD, (DayBreak(BAD), Message("1", BAD, BAD, text(BAD), (BAD,), system=True, anchor="m-1"))),
        Rule(),
        Space(),
    )
    section = Section(BAD, "section", blocks, footnote=BAD)
    return Document(BAD, "en", "a4", BAD, BAD, "2026-03-02T21:04:00+00:00", (section,), stamp=BAD)


def test_every_text_is_escaped() -> None:
    reader = page(everything())
    assert "script" not in {tag for tag, _ in reader.tags}
    assert reader.text.count(BAD) >= 15


def test_nothing_is_loaded_and_nothing_runs() -> None:
    reader = page(document_of(material()))
    for tag, attributes in reader.tags:
        assert tag not in {"script", "link", "iframe", "object", "embed", "form", "base"}
        assert not any(name.startswith("on") for name in attributes)
        for name in ("src", "href"):
            value = attributes.get(name) or ""
            assert not value or value.startswith(("#", "data:image/jpeg;base64,"))
    policies = [a["content"] for tag, a in reader.tags if tag == "meta" and a.get("http-equiv")]
    assert policies == ["default-src 'none'; img-src data:; style-src 'unsafe-inline'"]


def test_every_link_leads_somewhere_and_no_place_has_two_names() -> None:
    reader = page(document_of(material()))
    places = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    assert len(places) == len(set(places))
    targets = {(a["href"] or "")[1:] for tag, a in reader.tags if tag == "a" and a.get("href")}
    assert targets <= set(places)


def test_lines_stay_lines_without_styles() -> None:
    reader = page(document_of(material()))
    assert STORY in reader.text
    assert sum(tag == "br" for tag, _ in reader.tags) >= STORY.count("\n")


def test_contents_name_every_section_once_in_lists_within_lists() -> None:
    document = document_of(material())
    written = b"".join(html_pieces(document, lambda _reference: PICTURE)).decode()
    nav = written.split("<nav")[1].split("</nav>")[0]
    assert [part.split('"')[0] for part in nav.split('href="#')[1:]] == [one.anchor for one in document.sections]
    assert nav.count("<ol>") == nav.count("</ol>") > 2
    assert nav.count("<li>") == nav.count("</li>") == len(document.sections)


def test_a_note_stands_once_below_the_sections_it_belongs_to() -> None:
    document = document_of(material())
    notes = [section.footnote for section in document.sections if section.footnote]
    runs = sum(
        before != after for before, after in pairwise(["", *(one.footnote for one in document.sections)]) if after
    )
    assert runs < len(notes)
    assert page(document).text.count(notes[0]) == runs


def test_pictures_are_inside_and_described() -> None:
    images = [attributes for tag, attributes in page(document_of(material())).tags if tag == "img"]
    assert len(images) == len({exhibit.picture for exhibit in material().exhibits if exhibit.picture})
    for image in images:
        assert image["alt"]
        assert base64.b64decode((image["src"] or "").split(",")[1]) == PICTURE


@pytest.mark.parametrize(("pages", "shown"), [({"entry-1": 7}, "p.\u00a07"), (None, "p.\u00a0here")])
def test_a_page_number_is_that_of_the_pdf(pages: dict[str, int] | None, shown: str) -> None:
    assert shown in page(document_of(material()), pages).text
