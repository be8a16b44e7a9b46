"""What looking at pages has done in the background: one page, small pages, the parts, and where words stand.

Nothing here knows of Qt, and nothing is written anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from nocontact_desktop.gui.report.drawing import PDFIUM, PagePicture, Progress, Stop, page_picture, rendered
from nocontact_desktop.vault.progress import stop_if

Box = tuple[float, float, float, float]
"""Left, top, width and height as parts of the page's."""

POINT = 96 / 72
"""So many pixels of a screen are a point of paper at 100 %."""


@dataclass(frozen=True)
class Room:
    """How large a page is to be, in pixels: at most this wide and high, or ``scale`` times its size on paper."""

    width: float
    height: float | None = None
    scale: float | None = None


@dataclass(frozen=True)
class PageLook:
    """A page as it looks, and its words as they are read aloud."""

    picture: PagePicture
    words: str = field(repr=False)


@dataclass(frozen=True)
class Part:
    """A part of the report by its bookmark. ``page`` counts from 0, ``level`` from 0."""

    title: str = field(repr=False)
    page: int
    level: int


@dataclass(frozen=True)
class Hit:
    """A place where words stand that were looked for. ``page`` counts from 0; a box for each line."""

    page: int
    boxes: tuple[Box, ...]


def page_look(pdf: bytes, number: int, room: Room) -> PageLook:
    """Page ``number`` (from 0), as large as the room asks for."""
    with _open(pdf) as document:
        page = document[number]
        width, height = page.get_size()
        scale = room.scale * POINT if room.scale is not None else room.width / width
        if room.height is not None:
            scale = min(scale, room.height / height)
        return PageLook(rendered(page, scale), " ".join(page.get_textpage().get_text_bounded().split()))


def small_pages(pdf: bytes, start: int, count: int, width: int) -> list[PagePicture]:
    """Pages from ``start`` (from 0) on, each ``width`` pixels wide."""
    return [page_picture(pdf, number, width) for number in range(start, start + count)]


def parts_of(pdf: bytes) -> tuple[Part, ...]:
    """The bookmarks of a file, in its order."""
    with _open(pdf) as document:
        found = ((mark.get_title(), mark.get_dest(), mark.level) for mark in document.get_toc())
        return tuple(Part(title, to.get_index(), level) for title, to, level in found if to is not None)


def find_words(pdf: bytes, words: str, *, progress: Progress, cancelled: Stop) -> tuple[Hit, ...]:
    """Where ``words`` stand, in the order of the pages, whatever their case. Raises :class:`Cancelled`."""
    with _open(pdf) as document:
        pages = len(document)
    found: list[Hit] = []
    for number in range(pages):
        stop_if(cancelled)
        # Opened for each page: between two of them, pages can be drawn.
        with _open(pdf) as document:
            found += [Hit(number, boxes) for boxes in boxes_on(document[number], words)]
        progress(number + 1, pages)
    return tuple(found)


def boxes_on(page: Any, words: str) -> Iterator[tuple[Box, ...]]:
    """The boxes of each place on a page at which words stand; over several lines, one on each."""
    width, height = page.get_size()
    text = page.get_textpage()
    hits = text.search(" ".join(words.split()))
    while (hit := hits.get_next()) is not None:
        edges = (text.get_rect(number) for number in range(text.count_rects(*hit)))
        yield tuple(
            (left / width, 1 - top / height, (right - left) / width, (top - bottom) / height)
            for left, bottom, right, top in edges
        )


@contextmanager
def _open(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
