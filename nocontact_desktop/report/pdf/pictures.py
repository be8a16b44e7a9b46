"""Pictures: each is asked for once, written to the file at once, and only its size is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from nocontact_desktop.errors import Problem
from nocontact_desktop.report.pdf.pdf_file import PdfFile

_START: Final = b"\xff\xd8"
_SCAN: Final = 0xDA
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# EXIF and XMP, Photoshop and IPTC, comments: a rendition has none, and none may slip through.
_TELLING: Final = frozenset({0xE1, 0xED, 0xFE})
_COLOURS: Final = {1: b"/DeviceGray", 3: b"/DeviceRGB", 4: b"/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]"}


class Size(NamedTuple):
    """A picture's size in pixels."""

    width: int
    height: int


@dataclass(frozen=True)
class _Embedded:
    number: int
    size: Size


class Pictures:
    """The pictures of one document, by reference. ``read`` gives the JPEG bytes of one."""

    def __init__(self, pdf: PdfFile, read: Callable[[str], bytes]) -> None:
        self._pdf = pdf
        self._read = read
        self._embedded: dict[str, _Embedded] = {}
        self._broken: dict[str, Problem] = {}

    def size(self, picture: str) -> Size:
        """The size of a picture, which is written to the file when first asked for.

        Raises :class:`errors.Problem` when it cannot be shown; it is not asked for again then.
        """
        if picture in self._broken:
            raise self._broken[picture]
        found = self._embedded.get(picture)
        if found is None:
            try:
                data = self._read(picture)
            except Problem as problem:
                self._broken[picture] = problem
                raise
            found = self._embedded[picture] = self._embed(data)
        return found.size

    def name(self, picture: str) -> str:
        """The name under which pages draw a picture."""
        return f"P{self._embedded[picture].number}"

    def resource(self, picture: str) -> bytes:
        """The entry of a picture among a page's resources."""
        number = self._embedded[picture].number
        return b"/P%d %d 0 R" % (number, number)

    def _embed(self, data: bytes) -> _Embedded:
        kept = bytearray(_START)
        frame: tuple[int, int, int] | None = None
        for kind, segment in _segments(data):
            if kind in _FRAMES:
                frame = (int.from_bytes(segment[5:7], "big"), int.from_bytes(segment[7:9], "big"), segment[9])
            if kind not in _TELLING:
                kept += segment
        if frame is None or frame[2] not in _COLOURS or not frame[0] or not frame[1]:
            raise ValueError("a picture is not a JPEG that a PDF can hold")
        height, width, components = frame
        entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace%b/Filter/DCTDecode"
        number = self._pdf.stream(bytes(kept), entries % (width, height, _COLOURS[components]), packed=False)
        return _Embedded(number, Size(width, height))


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The marker segments of a JPEG, the scan with all that follows as the last (ITU T.81, annex B)."""
    if not data.startswith(_START):
        return
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        kind = data[place + 1]
        if kind == 0xFF:
            place += 1
            continue
        if kind == _SCAN:
            yield kind, data[place:]
            return
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        yield kind, data[place:end]
        place = end
