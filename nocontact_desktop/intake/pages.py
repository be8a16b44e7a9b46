"""One page of a PDF or of a picture with several, for the screen. In the child only."""

from __future__ import annotations

from typing import BinaryIO

from nocontact_desktop.intake import jobs
from nocontact_desktop.intake.documents import page_of_pdf
from nocontact_desktop.intake.file_facts import Rendition
from nocontact_desktop.intake.pictures import prepare, rendition_of


def page_of(stream: BinaryIO, job: jobs.DrawPage) -> Rendition:
    """Return the page as a plain JPEG.

    Raises:
        Problem: it is no picture or PDF, or it is damaged, locked or too large.
    """
    if job.media_type == "application/pdf":
        return page_of_pdf(stream, job.page, job.longest_px)
    prepare()
    return rendition_of(stream, job.longest_px, job.page)
