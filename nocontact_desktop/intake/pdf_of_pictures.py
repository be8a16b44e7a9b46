"""A PDF that holds pictures, one a page, and nothing else: no text, no dates, no names. In the child only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nocontact_desktop.intake.file_facts import Rendition

_HEAD = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
_CATALOG, _PAGES, _FIRST_PAGE, _OBJECTS_A_PAGE = 1, 2, 3, 3


class PagePicture(NamedTuple):
    """A page's picture in colours, and the page's width and height in points (1/72 inch)."""

    rendition: Rendition
    points: tuple[float, float]


def pdf_of(pages: Iterable[PagePicture]) -> Iterator[bytes]:
    """Yield the file, one piece a page and the end as the last. The same pages give the same bytes."""
    places: dict[int, int] = {}
    at, kids = 0, b""
    for place, page in enumerate(pages):
        number = _FIRST_PAGE + place * _OBJECTS_A_PAGE
        kids += b"%d 0 R " % number
        piece = _HEAD if place == 0 else b""
        for offset, body in enumerate(_page(page, number)):
            places[number + offset] = at + len(piece)
            piece += _object(number + offset, body)
        at += len(piece)
        yield piece
    yield _end(places, kids, at)


def _page(page: PagePicture, number: int) -> tuple[bytes, bytes, bytes]:
    """The page, what draws it, and its picture: the objects ``number`` and the two after it."""
    picture, (width, height) = page
    resources = b"<</XObject<</P %d 0 R>>>>" % (number + 2)
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode"
    return (
        b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources%b/Contents %d 0 R>>"
        % (_PAGES, width, height, resources, number + 1),
        _stream(b"q %.2f 0 0 %.2f 0 0 cm /P Do Q" % (width, height), b""),
        _stream(picture.data, entries % (picture.width, picture.height)),
    )


def _end(places: dict[int, int], kids: bytes, at: int) -> bytes:
    """What stands after the last page, at ``at``: the list of pages, the table of objects, and where that is."""
    catalog = _object(_CATALOG, b"<</Type/Catalog/Pages %d 0 R>>" % _PAGES)
    pages = _object(_PAGES, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(places) // _OBJECTS_A_PAGE, kids.strip()))
    places = {_CATALOG: at, _PAGES: at + len(catalog), **places}
    rows = b"".join(b"%010d 00000 n \n" % places[number] for number in sorted(places))
    size, table = len(places) + 1, at + len(catalog) + len(pages)
    end = b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, _CATALOG, table)
    return catalog + pages + b"xref\n0 %d\n0000000000 65535 f \n" % size + rows + end


def _object(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)


def _stream(data: bytes, entries: bytes) -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(data), data)
