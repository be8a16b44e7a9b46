"""What a chart is made of. Nothing here knows what it is drawn with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Tone = Literal["mark", "open", "ink", "quiet", "hairline"]
"""A mark that counts something; one only outlined; words to read; words beside them; lines that guide the eye."""

Anchor = Literal["start", "middle", "end"]
Measure = Callable[[str, float], float]
"""How wide a text is at a size, in the chart's units."""


@dataclass(frozen=True)
class Rect:
    """A rectangle, from its left upper corner: filled, or with the tone ``open`` drawn along its inner edge."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone = "mark"


@dataclass(frozen=True)
class Line:
    """A straight line, ``width`` wide, drawn through or dashed."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: Tone = "hairline"
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True)
class Label:
    """A line of text; ``x`` is where ``anchor`` says, ``y`` its base line."""

    x: float
    y: float
    text: str
    size: float
    anchor: Anchor = "start"
    tone: Tone = "quiet"
    strong: bool = False


@dataclass(frozen=True)
class Pointer:
    """A small filled triangle that points up to (``x``, ``y``), ``size`` high and wide."""

    x: float
    y: float
    size: float
    tone: Tone = "ink"


Shape = Rect | Line | Label | Pointer


@dataclass(frozen=True)
class Chart:
    """A drawing: x grows to the right, y downwards, from 0 to ``width`` and ``height``."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def tick_step(most: int, ticks: int) -> int:
    """The distance of ticks on an axis from 0 to ``most``: 1, 2 or 5 times a power of ten, ``ticks`` at most."""
    power = 1
    while True:
        for factor in (1, 2, 5):
            if factor * power * ticks >= most:
                return factor * power
        power *= 10
