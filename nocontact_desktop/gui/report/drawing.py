"""What the report page has done in the background. Nothing here knows of Qt."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from nocontact_desktop.report.bundle import write_bundle
from nocontact_desktop.report.exhibit_bytes import pieces, small, whole
from nocontact_desktop.report.making import (
    Pictures,
    Prepared,
    ReportMade,
    contents_of,
    draw_all,
    exhibit_files,
    made,
)
from nocontact_desktop.report.pdf import PdfFacts
from nocontact_desktop.vault.files import writing

if TYPE_CHECKING:
    from nocontact_desktop.gui.tasks import TaskRunner
    from nocontact_desktop.vault.notebook import Notebook

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]

PDFIUM = threading.Lock()
"""PDFium works for one thread at a time."""


@dataclass(frozen=True)
class Drawn:
    """A finished report, in memory only, until it is saved."""

    prepared: Prepared
    facts: PdfFacts
    pdf: bytes
    messages: tuple[tuple[PdfFacts, bytes], ...] = ()
    """The files of messages beside it."""

    @property
    def files(self) -> tuple[bytes, ...]:
        """Every file of it, the report first."""
        return (self.pdf, *(pdf for _facts, pdf in self.messages))

    @property
    def all_facts(self) -> tuple[PdfFacts, ...]:
        """The facts of every file."""
        return (self.facts, *(facts for facts, _pdf in self.messages))

    @property
    def made(self) -> ReportMade:
        """What it holds."""
        return made(self.prepared, self.all_facts)


class Pages(Protocol):
    """Pages that can be looked at: a report, or a paper beside it."""

    @property
    def facts(self) -> PdfFacts:
        """How many there are."""

    @property
    def pdf(self) -> bytes:
        """The file."""


@dataclass(frozen=True)
class PagePicture:
    """A page as rows of 32-bit pixels (blue, green, red, unused)."""

    width: int
    height: int
    pixels: bytes


def draw(notebook: Notebook, tasks: TaskRunner, prepared: Prepared, *, progress: Progress, cancelled: Stop) -> Drawn:
    """Draw a prepared report. Pictures are fetched by the notebook's own thread, one at a time."""
    out = [io.BytesIO() for _ in prepared.documents]
    with pictures_of(notebook, tasks, cancelled) as pictures:
        first, *others = draw_all(prepared, out, pictures, progress, cancelled)
    messages = ((facts, one.getvalue()) for facts, one in zip(others, out[1:], strict=True))
    return Drawn(prepared, first, out[0].getvalue(), tuple(messages))


def save_pdf(drawn: Drawn, path: Path) -> Path:
    """Write the report that was looked at, byte for byte, and its files of messages beside it; all or none."""
    with ExitStack() as open_files:
        for one, pdf in zip(drawn.prepared.paths(path), drawn.files, strict=True):
            file = open_files.enter_context(writing(one))
            file.write(pdf)
            file.flush()
    return path


def save_bundle(
    notebook: Notebook, tasks: TaskRunner, drawn: Drawn, folder: Path, *, progress: Progress, cancelled: Stop
) -> Path:
    """Write the bundle of the report that was looked at into the new folder ``folder``."""

    def original(name: str) -> Iterable[bytes]:
        return tasks.fetch(lambda: list(pieces(notebook, name)))

    with pictures_of(notebook, tasks, cancelled) as pictures:
        files = exhibit_files(original, drawn.prepared.material, pictures)
        pdfs = [partial(_whole, pdf) for pdf in drawn.files]
        contents = contents_of(drawn.prepared, drawn.all_facts, pdfs, pictures, files)
        write_bundle(contents, folder, notebook.signer.sign, progress, cancelled)
    return folder


def _whole(pdf: bytes) -> Iterable[bytes]:
    return [pdf]


def page_picture(pdf: bytes, number: int, width: int) -> PagePicture:
    """Page ``number`` (from 0) of ``pdf``, ``width`` pixels wide."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[number]
            return rendered(page, width / page.get_width())
        finally:
            document.close()


def rendered(page: Any, scale: float) -> PagePicture:
    """A page of an open file, ``scale`` pixels to the point."""
    bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
    return PagePicture(bitmap.width, bitmap.height, _packed(bitmap))


def _packed(bitmap: object) -> bytes:
    width, height, stride = (int(getattr(bitmap, name)) for name in ("width", "height", "stride"))
    data: bytes = bytes(getattr(bitmap, "buffer"))  # noqa: B009  (pypdfium2 has no types)
    if stride == width * 4:
        return data
    return b"".join(data[row * stride : row * stride + width * 4] for row in range(height))


def pictures_of(notebook: Notebook, tasks: TaskRunner, cancelled: Stop) -> Pictures:
    """Pictures for print, fetched by the notebook's own thread."""
    return Pictures(
        lambda name: tasks.fetch(whole, notebook, name),
        lambda name: tasks.fetch(small, notebook, name),
        cancelled,
    )
