"""PDF: how many pages, and a look at the first. In the child only."""

from __future__ import annotations

import io
from typing import BinaryIO

import pypdfium2
import pypdfium2.raw

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.pictures import THUMBNAIL_PX, rendition_of

_LARGEST_SIDE = 14_400.0  # points; the largest page the format's own notes allow


def look_at_pdf(stream: BinaryIO) -> tuple[int | None, bool, bytes | None]:
    """Return (pages, locked with a password, JPEG of the first page).

    Raises:
        Problem: the file is damaged.
    """
    try:
        document = pypdfium2.PdfDocument(stream)
    except pypdfium2.PdfiumError as found:
        if found.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            return None, True, None
        raise Problem("intake.pdf-damaged") from found
    try:
        pages = len(document)
        return pages, False, _first_page(document) if pages else None
    finally:
        document.close()


def _first_page(document: pypdfium2.PdfDocument) -> bytes | None:
    try:
        page = document[0]
        width, height = page.get_size()
        if not 0 < max(width, height) <= _LARGEST_SIDE:
            return None
        picture = page.render(scale=THUMBNAIL_PX / max(width, height)).to_pil()
    except (pypdfium2.PdfiumError, ValueError):
        return None  # the file as such is sound, its first page is not
    out = io.BytesIO()
    picture.convert("RGB").save(out, "PNG")
    out.seek(0)
    return rendition_of(out, THUMBNAIL_PX).data
