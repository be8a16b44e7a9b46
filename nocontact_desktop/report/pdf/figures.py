"""Pictures with their captions, kept together: in the column, filling the page, or two side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from nocontact_desktop.report.document import Figure, FigureRow
from nocontact_desktop.report.pdf import grid
from nocontact_desktop.report.pdf.blocks import QUIET, Setting, baseline, hold_together
from nocontact_desktop.report.pdf.flow import Ink, Photo, Strip
from nocontact_desktop.report.pdf.pictures import Pictures
from nocontact_desktop.report.pdf.structure import Element

# A pixel is never drawn larger than this, so that a small picture is not blown up.
_POINTS_PER_PIXEL: Final = 1.0
_COLUMN_HEIGHT: Final = 66 * grid.UNIT
# A picture that is to fill a page goes to a new one rather than be smaller than this.
_LEAST_HEIGHT: Final = 96 * grid.UNIT
_SHORT_CAPTION: Final = 12


def figure(block: Figure, pictures: Pictures, setting: Setting, parent: Element) -> list[Strip]:
    """One picture and its caption."""
    inner, caption_element = _elements(block, setting, parent)
    width, height = _natural(block, pictures, grid.WIDTH)
    if block.whole_page:
        strip = _flexible(block.picture, inner, width, height)
    else:
        scale = min(1.0, _COLUMN_HEIGHT / height)
        photo = Photo(block.picture, 0.0, 0.0, width * scale, height * scale, inner)
        strip = Strip(_on_grid(photo.height), photos=(photo,), gap=grid.UNIT, keep=True)
    if block.anchor:
        strip.anchors = (block.anchor,)
    return [strip, *_caption(block, setting, caption_element, 0.0, grid.WIDTH)]


def figure_row(block: FigureRow, pictures: Pictures, setting: Setting, parent: Element) -> list[Strip]:
    """Two pictures side by side, their captions on common lines."""
    width = (grid.WIDTH - grid.PAIR_GAP) / 2
    photos: list[Photo] = []
    captions: list[list[Strip]] = []
    for index, one in enumerate(block.figures):
        x = index * (width + grid.PAIR_GAP)
        inner, caption_element = _elements(one, setting, parent)
        drawn_width, height = _natural(one, pictures, width)
        scale = min(1.0, _COLUMN_HEIGHT / height)
        photos.append(Photo(one.picture, x, 0.0, drawn_width * scale, height * scale, inner))
        captions.append(_caption(one, setting, caption_element, x, width))
    height = _on_grid(max(photo.height for photo in photos))
    on_one_line = tuple(replace(photo, drop=height - photo.height) for photo in photos)
    anchors = tuple(one.anchor for one in block.figures if one.anchor)
    first = Strip(height, photos=on_one_line, gap=grid.UNIT, keep=True, anchors=anchors)
    return [first, *_merged(captions)]


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


def _flexible(picture: str, element: Element, width: float, height: float) -> Strip:
    """A picture that takes what its page has left, but no less than a readable height."""

    def shrink(room: float) -> Strip:
        scale = min(1.0, max(room, grid.LINE) / height)
        photo = Photo(picture, 0.0, 0.0, width * scale, height * scale, element)
        return replace(strip, height=max(photo.height, min(room, _on_grid(photo.height))), photos=(photo,), shrink=None)

    whole = _on_grid(height)
    strip = Strip(whole, gap=grid.UNIT, keep=True, shrink=shrink, least=min(_LEAST_HEIGHT, whole))
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
