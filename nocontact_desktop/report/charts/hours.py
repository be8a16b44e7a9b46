"""Counts by weekday and hour: a square for each hour of the week, its area in line with the number."""

from __future__ import annotations

import math
from collections.abc import Iterator
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
        left = max(measure(name, size) for name in self.weekdays) + size * 0.8
        step = (width - left) / 24
        cell = min(step, _TALLEST_CELL * size)
        bottom = len(self.grid) * cell
        shapes = [*self._rows(left, width, step, cell, size), *_hours(left, step, bottom, size, measure)]
        shapes.append(Line(left, bottom, width, bottom, "quiet"))
        shapes.append(Label(left, bottom + size * 2.9, self.across, size))
        return Chart(width, bottom + size * 3.4, tuple(shapes))

    def _rows(self, left: float, width: float, step: float, cell: float, size: float) -> Iterator[Shape]:
        most = max((count for row in self.grid for count in row), default=0)
        for day, row in enumerate(self.grid):
            top = day * cell
            yield Label(left - size * 0.6, top + cell / 2 + size * 0.35, self.weekdays[day], size, "end", "ink")
            yield Line(left, top, width, top)
            for hour, count in enumerate(row):
                if count:
                    side = max(_LEAST_SIDE, _FULL * cell * math.sqrt(count / most))
                    x = left + (hour + 0.5) * step - side / 2
                    yield Rect(x, top + (cell - side) / 2, side, side)


def _hours(left: float, step: float, bottom: float, size: float, measure: Measure) -> Iterator[Shape]:
    """The lines between quarters of a day, and as many hours by name as have room."""
    every = next(hours for hours in (1, 2, 3, 6, 12) if hours == 12 or measure("00:00", size) * 1.3 <= step * hours)
    for hour in range(25):
        x = left + hour * step
        if hour % 6 == 0:
            yield Line(x, 0, x, bottom)
        if hour % every == 0 and hour < 24:
            yield Line(x, bottom, x, bottom + size * 0.35, "quiet")
            yield Label(x, bottom + size * 1.4, f"{hour:02d}:00", size)
