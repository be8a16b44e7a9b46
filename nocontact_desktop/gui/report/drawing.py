"""What the report page has done in the background. Nothing here knows of Qt."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nocontact_desktop.diary.exhibits import chunks, read
from nocontact_desktop.errors import Cancelled
from nocontact_desktop.intake.files import rendition
from nocontact_desktop.report.bundle import ExhibitFile, write_bundle
from nocontact_desktop.report.making import PRINT_PX, Prepared, ReportMade, contents_of, made
from nocontact_desktop.report.pdf import PdfFacts, write_pdf
from nocontact_desktop.vault.files import write_whole

if TYPE_CHECKING:
    from nocontact_desktop.gui.tasks import TaskRunner
    from nocontact_desktop.vault.notebook import Notebook

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]

_PDFIUM = threading.Lock()
"""PDFium works for one thread at a time."""


@dataclass(frozen=True)
class Drawn:
    """A finished report, in memory only, until it is saved."""

    prepared: Prepared
    facts: PdfFacts
    pdf: bytes

    @property
    def made(self) -> ReportMade:
        """What it holds."""
        return made(self.prepared, self.facts)


@dataclass(frozen=True)
class PagePicture:
    """A page as rows of 32-bit pixels (blue, green, red, unused)."""

    width: int
    height: int
    pixels: bytes


def draw(notebook: Notebook, tasks: TaskRunner, prepared: Prepared, *, progress: Progress, cancelled: Stop) -> Drawn:
    """Draw a prepared report. Pictures are fetched from the notebook's own thread, one at a time."""
    out = io.BytesIO()
    facts = write_pdf(prepared.document, _pictures(notebook, tasks, cancelled), out, progress, cancelled)
    return Drawn(prepared, facts, out.getvalue())


def save_pdf(drawn: Drawn, path: Path) -> Path:
    """Write the report that was looked at, byte for byte."""
    write_whole(path, drawn.pdf)
    return path


def save_bundle(
    notebook: Notebook, tasks: TaskRunner, drawn: Drawn, folder: Path, *, progress: Progress, cancelled: Stop
) -> Path:
    """Write the bundle of the report that was looked at into the new folder ``folder``."""
    pictures = _pictures(notebook, tasks, cancelled)

    def pieces(exhibit_id: str, *, original: bool) -> Callable[[], Iterable[bytes]]:
        if original:
            return lambda: tasks.fetch(lambda: list(chunks(notebook, exhibit_id)))
        return lambda: [pictures(exhibit_id)]

    files = tuple(
        ExhibitFile(one.id, one.file_name, one.original, pieces(one.id, original=one.original))
        for one in drawn.prepared.material.exhibits
        if one.file_name
    )
    contents = contents_of(drawn.prepared, drawn.facts, drawn.pdf, pictures, files)
    write_bundle(contents, folder, notebook.signer.sign, progress, cancelled)
    return folder


def page_picture(pdf: bytes, number: int, width: int) -> PagePicture:
    """Page ``number`` (from 0) of ``pdf``, ``width`` pixels wide."""
    import pypdfium2

    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[number]
            bitmap = page.render(scale=width / page.get_width(), rev_byteorder=False, prefer_bgrx=True)
            return PagePicture(bitmap.width, bitmap.height, _packed(bitmap))
        finally:
            document.close()


def _packed(bitmap: object) -> bytes:
    width, height, stride = (int(getattr(bitmap, name)) for name in ("width", "height", "stride"))
    data: bytes = bytes(getattr(bitmap, "buffer"))  # noqa: B009  (pypdfium2 has no types)
    if stride == width * 4:
        return data
    return b"".join(data[row * stride : row * stride + width * 4] for row in range(height))


def _pictures(notebook: Notebook, tasks: TaskRunner, cancelled: Stop) -> Callable[[str], bytes]:
    def picture(exhibit_id: str) -> bytes:
        if cancelled():
            raise Cancelled
        return rendition(tasks.fetch(read, notebook, exhibit_id), longest_px=PRINT_PX).data

    return picture
