"""What the views of papers beside the report have done in the background. Nothing here knows of Qt."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from nocontact_desktop.gui.report.drawing import Drawn, Progress, Stop, draw, pictures_of
from nocontact_desktop.report.beside.do_not_file import do_not_file, save_do_not_file
from nocontact_desktop.report.beside.hearing import InOrder, hearing_pack
from nocontact_desktop.report.beside.showing import Showing, ShowRequest, showing
from nocontact_desktop.report.document import Document
from nocontact_desktop.report.making import prepare
from nocontact_desktop.report.pdf import PdfFacts, write_pdf
from nocontact_desktop.report.privacy_check.checking import check, findings_of
from nocontact_desktop.report.privacy_check.sentences import sentence
from nocontact_desktop.report.request import Paper, Privacy, ReportRequest
from nocontact_desktop.report.words import words
from nocontact_desktop.vault.files import write_whole

if TYPE_CHECKING:
    from nocontact_desktop.gui.tasks import TaskRunner
    from nocontact_desktop.vault.notebook import Notebook

Compose = Callable[..., Document]
"""Reads a notebook and composes a paper, on the notebook's own thread; gets ``progress`` and ``cancelled``."""


@dataclass(frozen=True)
class PaperDrawn:
    """A finished paper, in memory only, until it is saved.

    ``findings`` say where it holds what the notebook knows to be private.
    """

    facts: PdfFacts
    pdf: bytes
    findings: tuple[str, ...] = ()


def draw_paper(
    notebook: Notebook, tasks: TaskRunner, compose: Compose, privacy: Privacy, *, progress: Progress, cancelled: Stop
) -> PaperDrawn:
    """Compose a paper, compare it with what is private for whom it is made, and draw it."""
    document = tasks.fetch(partial(compose, notebook, progress=progress, cancelled=cancelled))
    found = tasks.fetch(findings_of, notebook, document, privacy)
    say = words(document.language)
    open_ones = dict.fromkeys(sentence(one, say) for one in found if not one.kept)
    return replace(_drawn(notebook, tasks, document, progress, cancelled), findings=tuple(open_ones))


def draw_hearing(
    notebook: Notebook,
    tasks: TaskRunner,
    report: ReportRequest | None,
    paper: Paper,
    *,
    progress: Progress,
    cancelled: Stop,
) -> PaperDrawn:
    """Draw the report first, for the pages of its exhibits, and then the pack; without a report the pack alone."""
    in_order = None
    if report is not None:
        prepared = tasks.fetch(prepare, notebook, report, progress, cancelled)
        pages = {}
        if prepared.material.exhibits:
            pages = dict(draw(notebook, tasks, prepared, progress=progress, cancelled=cancelled).facts.anchors)
        in_order = InOrder.of(prepared.material, pages)
    document = tasks.fetch(partial(hearing_pack, notebook, in_order, paper))
    return _drawn(notebook, tasks, document, progress, cancelled)


def entries_to_show(notebook: Notebook, request: ShowRequest, *, progress: Progress, cancelled: Stop) -> Showing:
    """Read and prove what is to be shown on the screen. Runs on the notebook's own thread."""
    return showing(notebook, request, progress, cancelled)


def picture_to_show(notebook: Notebook, tasks: TaskRunner, reference: str) -> bytes:
    """One picture, made smaller and without what its file says about itself."""
    with pictures_of(notebook, tasks, lambda: False) as pictures:
        return pictures(reference)


def save_paper(drawn: PaperDrawn, path: Path) -> Path:
    """Write the paper that was looked at, byte for byte."""
    write_whole(path, drawn.pdf)
    return path


def _drawn(
    notebook: Notebook, tasks: TaskRunner, document: Document, progress: Progress, cancelled: Stop
) -> PaperDrawn:
    out = io.BytesIO()
    with pictures_of(notebook, tasks, cancelled) as pictures:
        facts = write_pdf(document, pictures, out, progress, cancelled)
    return PaperDrawn(facts, out.getvalue())


def save_page_for_writer(notebook: Notebook, tasks: TaskRunner, drawn: Drawn, path: Path) -> Path:
    """Write the page for the writer alone that goes with a report, with what the privacy check finds now."""
    say = words(drawn.prepared.material.request.language)
    found = tasks.fetch(check, notebook, drawn.prepared)
    save_do_not_file(do_not_file(drawn.prepared.material, [sentence(one, say) for one in found if not one.kept]), path)
    return path
