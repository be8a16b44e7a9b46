"""Making a report: gather, compose, draw, and bundle, each on its own, so that a window can run them apart.

``prepare`` and the pieces of exhibits need the open notebook; ``write_report`` and ``write_the_bundle``
need only what was prepared and a way to ask for those pieces.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.files import Pages, renditions
from nocontact_desktop.report.beside.do_not_file import do_not_file, save_do_not_file
from nocontact_desktop.report.bundle import Contents, ExhibitFile, MessagesFile, write_bundle
from nocontact_desktop.report.compose import document_of, documents_of_messages
from nocontact_desktop.report.compose.exhibits import PRINT_PX
from nocontact_desktop.report.document import Document
from nocontact_desktop.report.exhibit_bytes import pieces, small, whole
from nocontact_desktop.report.gather import gather
from nocontact_desktop.report.html import html_pieces
from nocontact_desktop.report.made_before import remember
from nocontact_desktop.report.material import Exhibit, Material
from nocontact_desktop.report.pdf import PdfFacts, write_pdf
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.vault.files import writing
from nocontact_desktop.vault.notebook import Notebook

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]

_PIECE = 1 << 20
_KEPT = 64 << 20
"""How many bytes of pictures are kept to be handed out again."""
# So far into a file readers look for what makes it a PDF.
_PDF_BEGINS = 1024


@dataclass(frozen=True)
class Prepared:
    """A report that is read and composed, and not yet drawn."""

    material: Material
    document: Document
    messages: tuple[tuple[str, Document], ...] = ()
    """Messages that stand in files of their own, each with the end of its file's name."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """The report, and after it the files of messages."""
        return (self.document, *(document for _name, document in self.messages))

    def paths(self, out: Path) -> list[Path]:
        """Where its files go when the report is ``out``: files of messages stand beside it."""
        return [out, *(out.with_name(f"{out.stem}-{name}{out.suffix}") for name, _document in self.messages)]


@dataclass(frozen=True)
class ReportMade:
    """What a finished report holds. ``unprintable`` are signs that no font draws, as they print.

    ``files`` are the ends of the names of the files that messages stand in.
    """

    pages: int
    check_code: str
    entries: int
    exhibits: int
    messages: int
    gaps: int
    unprintable: tuple[str, ...]
    files: tuple[str, ...] = ()


def make_report(
    notebook: Notebook,
    request: ReportRequest,
    out: Path,
    bundle: Path | None,
    progress: Progress,
    cancelled: Stop,
    page_for_writer: Path | None = None,
) -> ReportMade:
    """Write the report to ``out``, and a bundle into the new folder ``bundle``, from one thread.

    Messages that stand apart go into files beside ``out``.

    With ``page_for_writer`` the page that is not to be filed is written there too.

    A cancelled or failed report leaves nothing behind. ``progress`` hears of hundredths.

    Raises:
        Problem: nothing was chosen, the log is damaged, the disk refuses, or the bundle's folder exists.
        Cancelled: the user stopped it.
    """
    prepared = prepare(notebook, request, part_of(progress, 0, 10), cancelled)
    return write_report(notebook, prepared, out, bundle, part_of(progress, 10, 100), cancelled, page_for_writer)


def write_report(
    notebook: Notebook,
    prepared: Prepared,
    out: Path,
    bundle: Path | None,
    progress: Progress,
    cancelled: Stop,
    page_for_writer: Path | None = None,
    findings: Sequence[str] | None = None,
) -> ReportMade:
    """Write what is prepared, as :func:`make_report` does; the page for the writer says the open ``findings``."""
    drawn_at = 70 if bundle else 100
    original, thumbnail = partial(whole, notebook), partial(small, notebook)
    with ExitStack() as open_files:
        written = [open_files.enter_context(writing(path)) for path in prepared.paths(out)]
        pictures = open_files.enter_context(Pictures(original, thumbnail, cancelled))
        drawn = draw_all(prepared, written, pictures, part_of(progress, 0, drawn_at), cancelled)
        if bundle is not None:
            files = exhibit_files(partial(pieces, notebook), prepared.material, pictures)
            pdfs = [partial(_pieces, Path(file.name)) for file in written]
            contents = contents_of(prepared, drawn, pdfs, pictures, files)
            write_bundle(contents, bundle, notebook.signer.sign, part_of(progress, drawn_at, 100), cancelled)
        if page_for_writer is not None:
            save_do_not_file(do_not_file(prepared.material, findings), page_for_writer)
    remember(notebook, prepared.material)
    progress(100, 100)
    return made(prepared, drawn)


def draw_all(
    prepared: Prepared, out: Sequence[BinaryIO], pictures: Callable[[str], bytes], progress: Progress, cancelled: Stop
) -> list[PdfFacts]:
    """Draw the report and its files of messages, each into one of the files of ``out``."""
    facts = []
    share = 100 // len(out)
    for place, (document, file) in enumerate(zip(prepared.documents, out, strict=True)):
        part = part_of(progress, place * share, place * share + share)
        facts.append(write_pdf(document, pictures, file, part, cancelled))
        file.flush()
    return facts


def prepare(notebook: Notebook, request: ReportRequest, progress: Progress, cancelled: Stop) -> Prepared:
    """Read, check and compose the report. Raises as :func:`gather.gather` does."""
    material = gather(notebook, request, progress, cancelled)
    return Prepared(material, document_of(material), documents_of_messages(material))


class Pictures:
    """Hands out pictures for print: upright, made smaller, without what the file says about itself.

    A reference is an exhibit's id, or with the number of a page behind a slash that page of a document. Pictures are
    made by one child process, the pages of a document by another; both end with the ``with`` this stands in. They are
    asked for by the PDF, the HTML copy and the bundle: as many as there is room for are kept, the others made again.
    ``original`` and ``small`` fetch an exhibit's bytes and its small picture; a window has them fetched by the
    notebook's own thread.
    """

    def __init__(self, original: Callable[[str], bytes], small: Callable[[str], bytes | None], cancelled: Stop) -> None:
        self._original = original
        self._small = small
        self._cancelled = cancelled
        self._asked: tuple[str, bytes] = ("", b"")
        self._kept: dict[str, bytes] = {}
        self._room = _KEPT
        self._made = renditions(self._asked_for(), longest_px=PRINT_PX, cancelled=cancelled)
        self._document: tuple[str, Pages] | None = None

    def __enter__(self) -> Pictures:
        return self

    def __exit__(self, *_reason: object) -> None:
        self._end_document()
        if isinstance(self._made, Generator):
            self._made.close()

    def __call__(self, reference: str) -> bytes:
        """Return the JPEG bytes of a picture. Raises :class:`Problem` when it cannot be shown."""
        if reference in self._kept:
            return self._kept[reference]
        exhibit_id, _, page = reference.partition("/")
        found = self._page(exhibit_id, int(page)) if page else self._picture(exhibit_id)
        if len(found) <= self._room:
            self._room -= len(found)
            self._kept[reference] = found
        return found

    def _picture(self, exhibit_id: str) -> bytes:
        """Return a picture; the small one of what was read when it was added and cannot be at full size."""
        self._asked = exhibit_id, self._original(exhibit_id)
        _, found = next(self._made)
        self._asked = "", b""
        if not isinstance(found, Problem):
            return found.data
        small = self._small(exhibit_id)
        if small is None:
            raise found
        return small

    def _asked_for(self) -> Iterator[tuple[str, bytes]]:
        while True:
            yield self._asked

    def _page(self, exhibit_id: str, number: int) -> bytes:
        if self._document is None or self._document[0] != exhibit_id:
            self._end_document()
            data = self._original(exhibit_id)
            media_type = "application/pdf" if b"%PDF-" in data[:_PDF_BEGINS] else "image"
            self._document = exhibit_id, Pages(data, media_type, longest_px=PRINT_PX, cancelled=self._cancelled)
        return self._document[1].page(number).data

    def _end_document(self) -> None:
        if self._document is not None:
            self._document[1].end()
            self._document = None


def exhibit_files(
    original: Callable[[str], Iterable[bytes]], material: Material, pictures: Callable[[str], bytes]
) -> tuple[ExhibitFile, ...]:
    """Return the files that travel in a bundle: originals, covered copies, or plain ones where the profile asks."""

    def file_of(exhibit: Exhibit, name: str) -> ExhibitFile:
        if exhibit.covered is not None:
            covered = exhibit.covered
            return ExhibitFile("redaction", exhibit.id, name, original=True, pieces=lambda: original(covered.reference))
        if exhibit.original:
            return ExhibitFile("exhibit", exhibit.id, name, original=True, pieces=lambda: original(exhibit.id))
        copied = exhibit.picture or exhibit.id
        return ExhibitFile("exhibit", exhibit.id, name, original=False, pieces=lambda: [pictures(copied)])

    return tuple(file_of(one, one.file_name) for one in material.exhibits if one.file_name)


def contents_of(
    prepared: Prepared,
    facts: Sequence[PdfFacts],
    pdfs: Sequence[Callable[[], Iterable[bytes]]],
    pictures: Callable[[str], bytes],
    exhibits: tuple[ExhibitFile, ...],
) -> Contents:
    """Put together what goes into a bundle: the PDFs in pieces, and their HTML copies made on the way."""
    material = prepared.material
    copies = [
        partial(html_pieces, document, pictures, one.anchors)
        for document, one in zip(prepared.documents, facts, strict=True)
    ]
    names = [name for name, _document in prepared.messages]
    return Contents(
        request=material.request,
        log=material.log,
        records=material.records,
        exhibits=exhibits,
        pdf=pdfs[0],
        html=copies[0],
        made_at=material.made_at,
        check_code=material.check_code,
        messages=tuple(map(MessagesFile, names, pdfs[1:], copies[1:])),
    )


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.read(_PIECE), b"")


def made(prepared: Prepared, facts: Sequence[PdfFacts]) -> ReportMade:
    """Say what the finished report holds."""
    material = prepared.material
    return ReportMade(
        pages=sum(one.pages for one in facts),
        check_code=material.check_code,
        entries=len(material.entries),
        exhibits=len(material.exhibits),
        messages=sum(len(one.messages) for one in material.conversations),
        gaps=len(material.gaps),
        unprintable=tuple(sorted({sign for one in facts for sign in one.missing})),
        files=tuple(name for name, _document in prepared.messages),
    )


def part_of(progress: Progress, start: int, end: int) -> Progress:
    """Return a progress that fills the hundredths from ``start`` to ``end``."""
    return lambda done, total: progress(start + (end - start) * done // max(total, 1), 100)
