"""Covering parts of pictures and pages with black, for good. In the child only.

A copy is made of pixels, and the boxes are filled before it is written: nothing of what was under them, of a text
layer, of metadata or of a small picture inside comes with it.
"""

from __future__ import annotations

import io
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from PIL import Image

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake import jobs
from nocontact_desktop.intake.documents import first_pages, picture_of_page
from nocontact_desktop.intake.file_facts import WHOLE, Box, CopyFacts
from nocontact_desktop.intake.file_text import MOST_SIGNS
from nocontact_desktop.intake.pdf_of_pictures import PagePicture, pdf_of
from nocontact_desktop.intake.pictures import MOST_PAGES, THUMBNAIL_PX, as_rendition, plain_picture
from nocontact_desktop.intake.uncovered_text import words_outside

PAGE_PX = 2400
"""The longest side of a page in the copy: more than 200 dots an inch on usual paper."""
LARGEST_COPY = 1024 * 1024 * 1024
_QUALITY = 92
_POINTS_A_PIXEL = 72 / 200
_Sized = tuple[Image.Image, tuple[float, float]]
"""A page's picture, and its size in points (1/72 inch)."""


def redacted(stream: BinaryIO, job: jobs.Redact) -> Generator[bytes, None, CopyFacts]:
    """Yield the copy piece by piece, a PDF page by page, and return what it is.

    Raises:
        Problem: it is no picture or PDF, or it is damaged, locked or too large.
    """
    if job.media_type == "application/pdf" or job.pages > 1:
        return (yield from _document(stream, job))
    return (yield from _picture(stream, job.boxes))


def _picture(stream: BinaryIO, boxes: Sequence[Box]) -> Generator[bytes, None, CopyFacts]:
    image, photo = plain_picture(stream)
    _cover(image, boxes, 0)
    out = io.BytesIO()
    if photo:
        image.save(out, "JPEG", quality=_QUALITY, subsampling="4:4:4")
    else:
        image.save(out, "PNG")
    data = out.getvalue()
    for start in range(0, len(data), jobs.PIECE):
        yield data[start : start + jobs.PIECE]
    return CopyFacts(
        media_type="image/jpeg" if photo else "image/png",
        kind="image",
        width=image.width,
        height=image.height,
        thumbnail=_small(image),
    )


def _document(stream: BinaryIO, job: jobs.Redact) -> Generator[bytes, None, CopyFacts]:
    if job.pages > MOST_PAGES:
        raise Problem("intake.too-many-pages")
    seen = _Seen()
    size = 0
    for piece in pdf_of(_pages(stream, job, seen)):
        size += len(piece)
        if size > LARGEST_COPY:
            raise Problem("intake.too-large")
        yield piece
    words = "\n".join(seen.words)[:MOST_SIGNS].replace("\0", "")
    return CopyFacts(media_type="application/pdf", kind="pdf", pages=job.pages, thumbnail=seen.small, words=words)


@dataclass
class _Seen:
    """What is noted on the way through a document: a small picture of its first page, the words that are left."""

    small: bytes = b""
    words: list[str] = field(default_factory=list)


def _pages(stream: BinaryIO, job: jobs.Redact, seen: _Seen) -> Iterator[PagePicture]:
    """Each page, covered."""
    drawn = _of_pdf(stream, job, seen) if job.media_type == "application/pdf" else _of_picture(stream, job)
    for number, (image, points) in enumerate(drawn):
        _cover(image, job.boxes, number)
        seen.small = seen.small or _small(image)
        yield PagePicture(as_rendition(image), points)


def _of_pdf(stream: BinaryIO, job: jobs.Redact, seen: _Seen) -> Iterator[_Sized]:
    for number, page in enumerate(first_pages(stream, job.pages)):
        seen.words.append(words_outside(page, [box for box in job.boxes if box.page == number]))
        yield picture_of_page(page, PAGE_PX), page.get_size()


def _of_picture(stream: BinaryIO, job: jobs.Redact) -> Iterator[_Sized]:
    for number in range(job.pages):
        image, _ = plain_picture(stream, number)
        yield image.convert("RGB"), (image.width * _POINTS_A_PIXEL, image.height * _POINTS_A_PIXEL)


def _cover(image: Image.Image, boxes: Sequence[Box], page: int) -> None:
    """Fill the boxes of a page. A pixel that is only partly in a box is covered whole."""
    image.info.clear()  # a comment would travel on
    for box in boxes:
        if box.page == page:
            left, right = box.left * image.width // WHOLE, -(-box.right * image.width // WHOLE)
            top, bottom = box.top * image.height // WHOLE, -(-box.bottom * image.height // WHOLE)
            image.paste("black", (left, top, min(right, image.width), min(bottom, image.height)))


def _small(image: Image.Image) -> bytes:
    small = image.copy()
    small.thumbnail((THUMBNAIL_PX, THUMBNAIL_PX), Image.Resampling.LANCZOS)
    return as_rendition(small).data
