"""The measures of the page, in points. Every height is a multiple of one unit, a third of a text line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

LINE: Final = 14.0
UNIT: Final = LINE / 3

BODY: Final = 9.5
SMALL: Final = 8.25
SMALL_LINE: Final = 2.5 * UNIT

WIDTH: Final = 495.0
LABEL_WIDTH: Final = 112.5
GUTTER: Final = 9.0
PAIR_GAP: Final = 22.5

HAIRLINE: Final = 0.5
# Around pictures, so that the edge of a white page is seen.
FRAME: Final = 0.25
HAIRLINE_GREY: Final = 0.53  # #888
QUOTE_BAR: Final = 1.5
QUOTE_INDENT: Final = 10.5

# From the top edge: the running head's last baseline, its hairline, and where the text begins.
HEAD_BASELINE: Final = 63.0
HEAD_RULE: Final = 71.5
TEXT_TOP: Final = 91.0
# From the bottom edge.
FOOT_BASELINE: Final = 34.5
FOOT_RULE: Final = 49.0
TEXT_BOTTOM: Final = 61.0
RUNNING_LINE: Final = 11.0


@dataclass(frozen=True)
class Paper:
    """A sheet: its size, and the place the text takes on it."""

    width: float
    height: float

    @property
    def left(self) -> float:
        """The left edge of the text; both papers share one text width, so lines break alike."""
        return (self.width - WIDTH) / 2

    @property
    def text_height(self) -> float:
        """The height of the text in whole units."""
        return (self.height - TEXT_TOP - TEXT_BOTTOM) // UNIT * UNIT


@dataclass(frozen=True)
class HeadingType:
    """How one level of headings is set: size, line height, space above and below."""

    size: float
    line: float
    above: float
    below: float


HEADINGS: Final = {
    1: HeadingType(19.5, 6 * UNIT, 6 * UNIT, 1 * UNIT),
    2: HeadingType(11.0, 3 * UNIT, 4 * UNIT, UNIT / 2),
    3: HeadingType(BODY, 3 * UNIT, 3 * UNIT, 0.0),
}


def paper(name: Literal["letter", "a4"]) -> Paper:
    """The sheet of that name."""
    return Paper(612.0, 792.0) if name == "letter" else Paper(595.28, 841.89)
