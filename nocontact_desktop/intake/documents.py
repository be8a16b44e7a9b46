"""PDF: how many pages, a look at the first, and any page for the screen. In the child only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import pypdfium2
import pypdfium2.raw
from PIL import Image

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.file_facts import Rendition
from nocontact_desktop.intake.pictures import THUMBNAIL_PX, as_rendition

_LARGEST_SIDE = 14_400.0  # points; the largest page the format's own notes allow


def pages_of_pdf(stream: BinaryIO) -> int | None:
    """Return how many pages it has, None when it is locked with a password.

    Raises:
        Problem: the file is damaged.
    """
    try:
        with _opened(stream) as document:
            return len(document)
    except Problem as found:
        if found.code != "intake.pdf-locked":
            raise
        return None


def first_page(stream: BinaryIO) -> bytes | None:
    """Return a small JPEG of the first page; None when that is damaged, though the file as such is sound."""
    try:
        return page_of_pdf(stream, 0, THUMBNAIL_PX).data
    except Problem:
        return None


def page_of_pdf(stream: BinaryIO, number: int, longest_px: int) -> Rendition:
    """Return one page, counted from 0, as a plain JPEG whose longest side has ``longest_px`` pixels.

    Raises:
        Problem: the file is damaged or locked, or the page is.
    """
    with _opened(stream) as document:
        return _drawn(document, number, longest_px)


def first_pages(stream: BinaryIO, count: int) -> Iterator[pypdfium2.PdfPage]:
    """Yield the first ``count`` pages.

    Raises:
        Problem: the file is damaged or locked, or has fewer pages.
    """
    with _opened(stream) as document:
        for number in range(count):
            page = _page(document, number)
            yield page
            page.close()


@contextmanager
def _opened(stream: BinaryIO) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(stream)
    except pypdfium2.PdfiumError as found:
        locked = found.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise Problem("intake.pdf-locked" if locked else "intake.pdf-damaged") from found
    try:
        yield document
    finally:
        document.close()


def picture_of_page(page: pypdfium2.PdfPage, longest_px: int) -> Image.Image:
    """Return a page's picture, its longest side with ``longest_px`` pixels. Raises Problem when it is damaged."""
    width, height = page.get_size()
    if not 0 < max(width, height) <= _LARGEST_SIDE:
        raise Problem("intake.page-damaged")
    try:
        picture: Image.Image = page.render(scale=longest_px / max(width, height)).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, ValueError) as found:
        raise Problem("intake.page-damaged") from found
    return picture


def _drawn(document: pypdfium2.PdfDocument, number: int, longest_px: int) -> Rendition:
    return as_rendition(picture_of_page(_page(document, number), longest_px))


def _page(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    try:
        return document[number]
    except (pypdfium2.PdfiumError, ValueError, IndexError) as found:
        raise Problem("intake.page-damaged") from found
