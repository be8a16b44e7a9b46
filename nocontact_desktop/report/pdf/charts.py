"""Charts on the page: black, two greys, outlines and places, so that a copy of a copy still reads."""

from __future__ import annotations

from typing import Final

from nocontact_desktop.report.charts.shapes import Label, Line, Pointer, Rect, Tone
from nocontact_desktop.report.document import Chart
from nocontact_desktop.report.pdf import grid
from nocontact_desktop.report.pdf.blocks import QUIET, STRONG, Setting
from nocontact_desktop.report.pdf.book import BLACK, GREY, LOOKS, Look
from nocontact_desktop.report.pdf.flow import Ink, Sketch, Strip
from nocontact_desktop.report.pdf.plain_lines import Line as TextLine
from nocontact_desktop.report.pdf.structure import Element

_GREYS: Final[dict[Tone, float]] = {
    "mark": GREY,
    "open": BLACK,
    "ink": BLACK,
    "quiet": GREY,
    "hairline": 0.7,
}
_STROKE: Final = 0.6
_NO_END: Final = 1e6


def chart(block: Chart, setting: Setting, parent: Element) -> Strip:
    """A chart as one strip, as wide as the text, held on the page of what explains it."""
    element = setting.structure.element("Figure", parent, alternative=block.alternative)

    def measure(text: str, size: float) -> float:
        return _line(text, STRONG, size, setting).width

    drawn = block.drawing.draw(grid.WIDTH, grid.SMALL, measure)
    labels = [shape for shape in drawn.shapes if isinstance(shape, Label)]
    others = tuple(shape for shape in drawn.shapes if not isinstance(shape, Label))
    height = -(-drawn.height // grid.UNIT) * grid.UNIT
    inks = tuple(_ink(label, setting, element) for label in labels)
    return Strip(height, inks, sketches=(Sketch(others, element),), gap=grid.UNIT, keep=True)


def sketched(sketch: Sketch, left: float, top: float) -> str:
    """The operators that draw a sketch; ``left`` and ``top`` are where its strip begins on the page."""
    code = ["q 0 J"]
    grey = -1.0
    for shape in sketch.shapes:
        if _GREYS[shape.tone] != grey:
            grey = _GREYS[shape.tone]
            code.append(f"{grey:g} g {grey:g} G")
        code.append(_operators(shape, left, top))
    return "\n".join([*code, "Q"])


def _operators(shape: Rect | Line | Pointer, left: float, top: float) -> str:
    match shape:
        case Line():
            start = f"{left + shape.x1:.2f} {top - shape.y1:.2f} m"
            stroke = f"{shape.width * _STROKE:.2f} w {start} {left + shape.x2:.2f} {top - shape.y2:.2f} l S"
            return f"[2 1.5] 0 d {stroke} [] 0 d" if shape.dashed else stroke
        case Pointer():
            x, y, half, low = left + shape.x, top - shape.y, shape.size / 2, top - shape.y - shape.size
            return f"{x:.2f} {y:.2f} m {x - half:.2f} {low:.2f} l {x + half:.2f} {low:.2f} l f"
        case Rect():
            x, y, width, height = left + shape.x, top - shape.y - shape.height, shape.width, shape.height
            if shape.tone != "open":
                return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f"
            inset = min(_STROKE, width, height)
            box = f"{x + inset / 2:.2f} {y + inset / 2:.2f} {width - inset:.2f} {height - inset:.2f} re"
            return f"{inset:.2f} w {box} S"


def _ink(label: Label, setting: Setting, element: Element) -> Ink:
    look = STRONG if label.strong else LOOKS["plain"] if label.tone == "ink" else QUIET
    line = _line(label.text, look, label.size, setting)
    x = label.x - {"start": 0.0, "middle": line.width / 2, "end": line.width}[label.anchor]
    return Ink(line, x, label.y, label.size, line.width, element)


def _line(text: str, look: Look, size: float, setting: Setting) -> TextLine:
    (line,) = setting.breaker.plain(text, look, size, _NO_END)
    return line
