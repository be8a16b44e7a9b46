"""Counts by weekday and hour: a square for each hour of the week, its area in line with the number."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from nocontact_desktop.report.charts.shapes import Chart, Label, Line, Measure, Rect, Shape

_FULL = 0.86
"""How much of its cell's side the largest square takes."""
_LEAST_SIDE = 2.0
_TALLEST_CELL = 2.2
"""The most a row is high, in sizes of the text."""


@dataclass(frozen=True)
class HoursDrawing:
    """What a chart of the hours of a week shows: seven rows of 24 numbers, their names, and what the columns are."""

    grid: tuple[tuple[int, ...], ...]
    weekdays: tuple[str, ...]
    across: str

    def draw(self, width: float, size: float, measure: Measure) -> Chart:
        """Draw it. ``size`` is that of the text, in the units of ``width``."""
        return hours_chart(self.grid, self.weekdays, across=self.across, width=width, size=size, measure=measure)


def hours_chart(
    grid: Sequence[Sequence[int]],
    weekdays: Sequence[str],
    *,
    across: str,
    width: float,
    size: float,
    measure: Measure,
) -> Chart:
    """Draw seven rows of 24 hours. ``weekdays`` are the names of the rows, ``across`` says what the columns are."""
    left = max(measure(name, size) for name in weekdays) + size * 0.8
    across_step = (width - left) / 24
    cell = min(across_step, _TALLEST_CELL * size)
    most = max((count for row in grid for count in row), default=0)
    shapes: list[Shape] = []
    for day, row in enumerate(grid):
        top = day * cell
        shapes.append(Label(left - size * 0.6, top + cell / 2 + size * 0.35, weekdays[day], size, "end", "ink"))
        shapes.append(Line(left, top, width, top))
        for hour, count in enumerate(row):
            if count:
                side = max(_LEAST_SIDE, _FULL * cell * math.sqrt(count / most))
                x = left + (hour + 0.5) * across_step - side / 2
                shapes.append(Rect(x, top + (cell - side) / 2, side, side))
    bottom = len(grid) * cell
    shapes.append(Line(left, bottom, width, bottom, "quiet"))
    every = next(step for step in (1, 2, 3, 6, 12) if step == 12 or measure("00:00", size) * 1.3 <= across_step * step)
    for hour in range(25):
        x = left + hour * across_step
        if hour % 6 == 0:
            shapes.append(Line(x, 0, x, bottom))
        if hour % every == 0 and hour < 24:
            shapes.append(Line(x, bottom, x, bottom + size * 0.35, "quiet"))
            shapes.append(Label(x, bottom + size * 1.4, f"{hour:02d}:00", size))
    shapes.append(Label(left, bottom + size * 2.9, across, size))
    return Chart(width, bottom + size * 3.4, tuple(shapes))
