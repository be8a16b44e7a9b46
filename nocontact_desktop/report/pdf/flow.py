"""Strips: the horizontal slices a document is made of, and how they are dealt out to pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from nocontact_desktop.report.charts.shapes import Line, Pointer, Rect
from nocontact_desktop.report.pdf import grid
from nocontact_desktop.report.pdf.plain_lines import Line as TextLine
from nocontact_desktop.report.pdf.structure import Element

_ROUNDING: Final = 0.01
# A chain that is longer than a page begins on this one when so much room is left.
_WORTH_STARTING: Final = 6 * grid.LINE
# Even under a caption as long as a page a picture is this high.
LEAST_PICTURE: Final = 20 * grid.UNIT


@dataclass(slots=True, eq=False)
class Ink:
    """A line of text on a strip: ``x`` from the text's left edge, its baseline ``drop`` below the strip's
    top.

    With ``width`` the line is set to the right of that width when it runs from the right or ``end`` is set.
    ``element`` is what it belongs to in the structure; none for what only repeats.
    """

    line: TextLine
    x: float
    drop: float
    size: float
    width: float
    element: Element | None
    end: bool = False


@dataclass(slots=True, eq=False)
class Bar:
    """A filled rectangle without meaning of its own: a hairline, or the bar beside a quotation."""

    x: float
    drop: float
    width: float
    height: float
    grey: float


@dataclass(slots=True, eq=False)
class Photo:
    """A picture by its reference, ``width`` wide and ``height`` high, its top ``drop`` below the strip's."""

    picture: str
    x: float
    drop: float
    width: float
    height: float
    element: Element


@dataclass(slots=True, eq=False)
class Sketch:
    """The areas and lines of a chart, their places from the text's left edge and the strip's top."""

    shapes: tuple[Rect | Line | Pointer, ...]
    element: Element


@dataclass(slots=True, eq=False)
class Strip:
    """A slice that is never cut.

    ``gap`` is the space above it, left out at the top of a page; ``keep`` holds it on the page of the next
    strip; ``anchors`` become known with its page; ``repeat`` stands on top of the new page when the page
    turns just before this strip. A strip with ``shrink`` can be as low as ``least``: ``shrink`` gives the
    strip for the height that is left.
    """

    height: float
    inks: tuple[Ink, ...] = ()
    bars: tuple[Bar, ...] = ()
    photos: tuple[Photo, ...] = ()
    sketches: tuple[Sketch, ...] = ()
    gap: float = 0.0
    keep: bool = False
    anchors: tuple[str, ...] = ()
    repeat: tuple[Strip, ...] = ()
    shrink: Callable[[float], Strip] | None = None
    least: float = 0.0


@dataclass(slots=True)
class Placed:
    """A strip with the distance of its top from the top of the text."""

    strip: Strip
    top: float


@dataclass(frozen=True)
class Spot:
    """Where an anchor lies: its page, from 1, and how far below the top of the text."""

    page: int
    top: float


@dataclass
class Page:
    """One page: its strips and its footnote."""

    footnote: list[TextLine]
    placed: list[Placed] = field(default_factory=list)


class Pagination:
    """Deals strips out to pages; layout is complete before anything is drawn."""

    def __init__(self, height: float, line_of_footnote: float) -> None:
        self.pages: list[Page] = []
        self.spots: dict[str, Spot] = {}
        self._height = height
        self._line_of_footnote = line_of_footnote
        self._room = 0.0
        self._used = 0.0
        self._footnote: list[TextLine] = []

    def start_section(self, footnote: list[TextLine], *, new_page: bool) -> None:
        """Begin a section; its footnote stands on every page it lies on."""
        self._footnote = footnote
        if new_page or not self.pages:
            self._start_page(())
            return
        page = self.pages[-1]
        both = page.footnote + [line for line in footnote if line not in page.footnote]
        room = self._room_above(both)
        if self._used > room:
            self._start_page(())
        else:
            page.footnote = both
            self._room = room

    def add(self, strips: Iterable[Strip]) -> None:
        """Place strips; those that hold on to the next one go together."""
        for chain in _chains(strips):
            self._add_chain(chain)

    def _room_above(self, footnote: list[TextLine]) -> float:
        """The height left for the text; the foot has room for one line of its own."""
        return self._height - max(0, len(footnote) - 1) * self._line_of_footnote

    def _start_page(self, repeat: tuple[Strip, ...]) -> None:
        self.pages.append(Page(self._footnote))
        self._room = self._room_above(self._footnote)
        self._used = 0.0
        for strip in repeat:
            self._place(strip)

    def _add_chain(self, chain: list[Strip]) -> None:
        first = chain[0]
        needed = sum(strip.gap + _least(strip) for strip in chain) - first.gap
        fits_here = self._used + (first.gap if self._used else 0.0) + needed <= self._room + _ROUNDING
        fits_a_page = needed + sum(strip.height for strip in first.repeat) <= self._room + _ROUNDING
        if self._used and not fits_here and (fits_a_page or self._room - self._used < _WORTH_STARTING):
            self._start_page(first.repeat)
        after = needed + first.gap
        for strip in chain:
            after -= strip.gap + _least(strip)
            gap = strip.gap if self._used else 0.0
            if strip.shrink is not None:
                self._place(strip.shrink(max(self._room - self._used - gap - after, LEAST_PICTURE)))
                continue
            if self._used and self._used + gap + strip.height > self._room + _ROUNDING:
                self._start_page(strip.repeat)
            self._place(strip)

    def _place(self, strip: Strip) -> None:
        page = self.pages[-1]
        top = self._used + (strip.gap if self._used else 0.0)
        page.placed.append(Placed(strip, top))
        self._used = top + strip.height
        for anchor in strip.anchors:
            self.spots.setdefault(anchor, Spot(len(self.pages), top))


def _least(strip: Strip) -> float:
    return strip.least if strip.shrink is not None else strip.height


def _chains(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Strips up to and including the first that does not hold on to the next."""
    chain: list[Strip] = []
    for strip in strips:
        chain.append(strip)
        if not strip.keep:
            yield chain
            chain = []
    if chain:
        yield chain
