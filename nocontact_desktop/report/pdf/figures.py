"""Pictures with their captions, kept together: in the column, filling the page, or two side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from nocontact_desktop.errors import Problem
from nocontact_desktop.report.document import Figure, FigureRow
from nocontact_desktop.report.pdf import grid
from nocontact_desktop.report.pdf.blocks import QUIET, STRONG, Setting, baseline, hold_together, text_strips
from nocontact_desktop.report.pdf.flow import LEAST_PICTURE, Ink, Photo, Strip
from nocontact_desktop.report.pdf.pictures import Pictures
from nocontact_desktop.report.pdf.structure import Element

# A pixel is never drawn larger than this, so that a small picture is not blown up.
_POINTS_PER_PIXEL: Final = 1.0
_COLUMN_HEIGHT: Final = 48 * grid.UNIT
# A picture that is to fill a page goes to a new one rather than be smaller than this.
_LEAST_HEIGHT: Final = 96 * grid.UNIT
_SHORT_CAPTION: Final = 12
# A column of two has at least this share, so that a narrow picture's caption still has lines to read.
_LEAST_SHARE: Final = 0.3


def figure(block: Figure, pictures: Pictures, setting: Setting, parent: Element) -> list[Strip]:
    """One picture and its caption; words in its place when it cannot be shown."""
    if not _can_be_shown(block, pictures):
        return _instead(block, setting, parent)
    inner, caption_element = _elements(block, setting, parent)
    width, height = _natural(block, pictures, grid.WIDTH)
    least = _LEAST_HEIGHT
    if not block.whole_page:
        width, height = _within(_COLUMN_HEIGHT, width, height)
        least = _least(height)
    strip = _flexible((Photo(block.picture, 0.0, 0.0, width, height, inner),), least)
    if block.anchor:
        strip.anchors = (block.anchor,)
    return [strip, *_caption(block, setting, caption_element, 0.0, grid.WIDTH)]


def figure_row(block: FigureRow, pictures: Pictures, setting: Setting, parent: Element) -> list[Strip]:
    """Two pictures side by side, of one height where they can be, their captions on common lines."""
    if not all(_can_be_shown(one, pictures) for one in block.figures):
        return [strip for one in block.figures for strip in figure(one, pictures, setting, parent)]
    sizes = [_natural(one, pictures, grid.WIDTH) for one in block.figures]
    widths = _column_widths([width / height for width, height in sizes])
    common = min(_COLUMN_HEIGHT, *(room * high / wide for room, (wide, high) in zip(widths, sizes, strict=True)))
    photos: list[Photo] = []
    captions: list[list[Strip]] = []
    x = 0.0
    for one, size, width in zip(block.figures, sizes, widths, strict=True):
        inner, caption_element = _elements(one, setting, parent)
        photos.append(Photo(one.picture, x, 0.0, *_within(common, *size), inner))
        captions.append(_caption(one, setting, caption_element, x, width))
        x += width + grid.PAIR_GAP
    first = _flexible(tuple(photos), _least(max(photo.height for photo in photos)))
    first.anchors = tuple(one.anchor for one in block.figures if one.anchor)
    return [first, *_merged(captions)]


def _can_be_shown(block: Figure, pictures: Pictures) -> bool:
    try:
        pictures.size(block.picture)
    except Problem:
        return False
    return True


def _instead(block: Figure, setting: Setting, parent: Element) -> list[Strip]:
    """Say that a picture cannot be shown, and its caption."""
    lines = setting.breaker.plain(block.instead, STRONG, grid.BODY, grid.WIDTH)
    strips = text_strips(lines, setting.structure.element("P", parent), gap=grid.UNIT)
    if block.anchor:
        strips[0].anchors = (block.anchor,)
    for strip in strips:
        strip.keep = True
    return [*strips, *_caption(block, setting, setting.structure.element("P", parent), 0.0, grid.WIDTH)]


def _column_widths(shapes: list[float]) -> list[float]:
    """The widths of two columns, in which pictures of these shapes (width by height) have one height."""
    whole = grid.WIDTH - grid.PAIR_GAP
    first = whole * min(max(shapes[0] / sum(shapes), _LEAST_SHARE), 1 - _LEAST_SHARE)
    return [first, whole - first]


def _within(most: float, width: float, height: float) -> tuple[float, float]:
    """A size made no higher than ``most``."""
    scale = min(1.0, most / height)
    return width * scale, height * scale


def _least(height: float) -> float:
    """How low a picture may become to stand where there is room: half its height, and never tiny."""
    return max(_on_grid(height / 2), LEAST_PICTURE)


def _elements(block: Figure, setting: Setting, parent: Element) -> tuple[Element, Element]:
    """A figure's picture and its caption, in a group of their own."""
    structure = setting.structure
    outer = structure.element("Div", parent)
    inner = structure.element("Figure", outer, alternative=block.alternative)
    return inner, structure.element("Caption", outer)


def _natural(block: Figure, pictures: Pictures, width: float) -> tuple[float, float]:
    """The size at which a picture fills ``width`` without being blown up."""
    size = pictures.size(block.picture)
    scale = min(width / size.width, _POINTS_PER_PIXEL)
    return size.width * scale, size.height * scale


def _flexible(photos: tuple[Photo, ...], least: float) -> Strip:
    """Pictures on one line that take what their page has left, but no less than ``least``."""
    height = max(photo.height for photo in photos)
    whole = _on_grid(height)

    def shrink(room: float) -> Strip:
        scale = min(1.0, max(room, grid.LINE) / height)
        taken = height * scale
        drawn = tuple(
            replace(one, width=one.width * scale, height=one.height * scale, drop=taken - one.height * scale)
            for one in photos
        )
        return replace(strip, height=max(taken, min(room, _on_grid(taken))), photos=drawn, shrink=None)

    strip = Strip(whole, gap=grid.UNIT, keep=True, shrink=shrink, least=min(least, whole))
    return strip


def _on_grid(height: float) -> float:
    return -(-height // grid.UNIT) * grid.UNIT


def _caption(block: Figure, setting: Setting, element: Element, x: float, width: float) -> list[Strip]:
    lines = setting.breaker.lines(block.caption, grid.SMALL, width, QUIET)
    drop = baseline(grid.SMALL, grid.SMALL_LINE)
    strips = [Strip(grid.SMALL_LINE, (Ink(line, x, drop, grid.SMALL, width, element),)) for line in lines]
    strips[0].gap = grid.UNIT
    _hold_caption(strips)
    return strips


def _hold_caption(strips: list[Strip]) -> None:
    """A caption of usual length stays whole; a very long one holds its first and last lines."""
    if len(strips) <= _SHORT_CAPTION:
        for strip in strips[:-1]:
            strip.keep = True
    else:
        hold_together(strips)


def _merged(captions: list[list[Strip]]) -> Iterator[Strip]:
    """The lines of two captions, side by side on the same strips."""
    for strips in zip_longest(*captions):
        found = [strip for strip in strips if strip is not None]
        yield replace(found[0], inks=tuple(ink for strip in found for ink in strip.inks))
