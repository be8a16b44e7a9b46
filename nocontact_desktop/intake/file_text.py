"""The text that stands in a file, so that it can be found again. In the child only."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import BinaryIO
from xml.parsers import expat

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.mail_page import words_of_page
from nocontact_desktop.intake.source import Source
from nocontact_desktop.intake.text import text_chunks

MOST_SIGNS = 2_000_000
"""No more text than this is kept of one file, in characters."""
_MOST_BYTES = 32 * 1024 * 1024
_MOST_PAGES = 2_000
_MOST_SECONDS = 20.0
_PIECE = 256 * 1024
_OOXML = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_OFFICE_PARTS = re.compile(
    r"word/(?:document|footnotes|comments)\.xml|xl/sharedStrings\.xml|ppt/slides/slide\d+\.xml|content\.xml"
)
_TEXTS = frozenset({"application/json", "application/mbox", "application/xml"})


def text_in(stream: BinaryIO, media_type: str, name: str, size: int) -> str:
    """Return the text of a file where that is cheap to get, else nothing; at most ``MOST_SIGNS`` characters.

    Raises:
        Problem: the file is damaged, or built to be too large.
    """
    stream.seek(0)
    if media_type == "application/pdf":
        return _bounded(_of_pdf(stream))
    if media_type == "message/rfc822":
        from nocontact_desktop.intake.mail import text_of_mail

        return _bounded([text_of_mail(stream)])
    if media_type.startswith((_OOXML, _OPEN_DOCUMENT)):
        return _bounded(_of_office(Source(stream, name, size), only_runs=media_type.startswith(_OOXML)))
    if media_type in {"text/html", "image/svg+xml"}:
        return _bounded([words_of_page(_bounded(text_chunks(stream)))])
    if media_type.startswith("text/") or media_type in _TEXTS:
        return _bounded(text_chunks(stream))
    return ""


def _bounded(pieces: Iterable[str]) -> str:
    """Join pieces up to the limit, without what cannot be kept as text."""
    kept, room = [], MOST_SIGNS
    for piece in pieces:
        kept.append(piece[:room])
        room -= len(kept[-1])
        if room <= 0:
            break
    return "".join(kept).replace("\0", "").encode("utf-8", "ignore").decode("utf-8")


def _of_pdf(stream: BinaryIO) -> Iterator[str]:
    """The text of page after page, for as long as the time lasts."""
    import pypdfium2

    until = time.process_time() + _MOST_SECONDS
    try:
        document = pypdfium2.PdfDocument(stream)
    except pypdfium2.PdfiumError:
        return  # locked or damaged: that was found out and told before
    for number in range(min(len(document), _MOST_PAGES)):
        try:
            page = document[number]
            yield page.get_textpage().get_text_bounded() + "\n"
            page.close()
        except (pypdfium2.PdfiumError, ValueError):
            continue  # this page is damaged, the next may not be
        if time.process_time() > until:
            return


def _of_office(source: Source, *, only_runs: bool) -> Iterator[str]:
    """The text of the parts of a document that hold it."""
    for member in filter(_OFFICE_PARTS.fullmatch, source.members()):
        with source.open(member) as part:
            yield from _of_xml(part, only_runs=only_runs)


def _of_xml(stream: BinaryIO, *, only_runs: bool) -> Iterator[str]:
    """The text of an XML part: with ``only_runs`` that in elements called ``t``, else all of it."""
    found: list[str] = []
    open_runs = 0

    def start(tag: str, _attributes: object) -> None:
        nonlocal open_runs
        open_runs += _local(tag) == "t"

    def end(tag: str) -> None:
        nonlocal open_runs
        open_runs -= _local(tag) == "t"
        if _local(tag) in {"p", "h", "si"}:
            found.append("\n")

    def data(text: str) -> None:
        if open_runs or not only_runs:
            found.append(text)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, data
    parser.StartDoctypeDeclHandler = _refuse_entities
    for piece in islice(_pieces(stream), _MOST_BYTES // _PIECE):
        try:
            parser.Parse(piece)
        except expat.ExpatError as wrong:
            raise Problem("intake.document-damaged") from wrong
        yield "".join(found)
        found.clear()


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    read: Callable[[], bytes] = lambda: stream.read(_PIECE)  # noqa: E731
    return iter(read, b"")


def _refuse_entities(*_declared: object) -> None:
    """No office document declares a document type; those that do want to define entities."""
    raise Problem("intake.document-damaged")


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]
