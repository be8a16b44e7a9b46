"""Counts per week: all together first, then one strip for each kind, on one scale and over the same weeks.

The strips stand under each other and are told apart by their words: no colour has to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nocontact_desktop.diary.when import MONTHS
from nocontact_desktop.report.charts.shapes import Chart, Label, Line, Measure, Rect, Shape, tick_step

_TALLEST = 7.0
"""The height of the tallest bar, in sizes of the text."""
_LEAST = 1.2
"""The least height of a strip, in sizes of the text: room for its one line."""
_TICKS = 4
_BAR = 0.74
"""How much of its week a bar takes."""
_DAYS_NAMED = 26
"""Up to so many weeks each is named by its Monday, beyond them by months."""


@dataclass(frozen=True)
class Strip:
    """The counts of one kind, a number a week, under their words."""

    words: str
    counts: tuple[int, ...]


def weeks_chart(
    starts: Sequence[date], strips: Sequence[Strip], *, across: str, width: float, size: float, measure: Measure
) -> Chart:
    """Draw strips of bars. ``starts`` are the Mondays, ``across`` says what stands under them.

    ``size`` is that of the text, in the units of ``width``.
    """
    most = max((count for strip in strips for count in strip.counts), default=0)
    step = tick_step(max(most, 1), _TICKS)
    top = -(-max(most, 1) // step) * step
    frame = _Frame(
        left=measure(f"{top:,}", size) + size * 0.6,
        right=width,
        weeks=max(1, len(starts)),
        unit=_TALLEST * size / top,
        size=size,
        measure=measure,
    )
    shapes: list[Shape] = []
    y = 0.0
    for strip in strips:
        y += size * 1.25
        shapes.append(Label(0, y, strip.words, size, tone="ink", strong=strip is strips[0]))
        numbered = frame.has_room_for_numbers(strip)
        y += size * (1.7 if numbered else 0.6)
        height = max(_LEAST * size, max(strip.counts, default=0) * frame.unit)
        shapes += frame.ticks(y, height, step, named=strip is strips[0])
        shapes += frame.bars(y + height, strip, numbered=numbered)
        y += height + size * 0.9
    shapes += frame.names(y, starts)
    y += size * 1.7
    shapes.append(Label(frame.left, y, across, size))
    return Chart(width, y + size * 0.5, tuple(shapes))


@dataclass(frozen=True)
class _Frame:
    """The room the bars stand in. ``unit`` is the height of one attempt."""

    left: float
    right: float
    weeks: int
    unit: float
    size: float
    measure: Measure

    @property
    def pitch(self) -> float:
        return (self.right - self.left) / self.weeks

    def centre(self, week: int) -> float:
        return self.left + (week + 0.5) * self.pitch

    def has_room_for_numbers(self, strip: Strip) -> bool:
        widest = max((self.measure(f"{count:,}", self.size * 0.9) for count in strip.counts if count), default=0)
        return widest <= self.pitch * 0.96

    def ticks(self, top: float, height: float, step: int, *, named: bool) -> Iterator[Shape]:
        """Guide lines and their numbers. The line at 0 is there in any case."""
        base = top + height
        value = 0
        while value * self.unit <= height + 0.01:
            y = base - value * self.unit
            yield Line(self.left, y, self.right, y, "quiet" if value == 0 else "hairline")
            if named or value == 0:
                yield Label(self.left - self.size * 0.4, y + self.size * 0.35, f"{value:,}", self.size, "end")
            value += step

    def bars(self, base: float, strip: Strip, *, numbered: bool) -> Iterator[Shape]:
        for week, count in enumerate(strip.counts):
            if not count:
                continue
            height = max(count * self.unit, 1.0)
            yield Rect(self.centre(week) - self.pitch * _BAR / 2, base - height, self.pitch * _BAR, height)
            if numbered:
                at = base - height - self.size * 0.3
                yield Label(self.centre(week), at, f"{count:,}", self.size * 0.9, "middle", "ink")

    def names(self, top: float, starts: Sequence[date]) -> Iterator[Shape]:
        """The names of weeks or months, as many as have room, each at the beginning of its bar's room."""
        free = 0.0
        for week, start in enumerate(starts):
            first = week == 0 or starts[week - 1].month != start.month
            if len(starts) > _DAYS_NAMED and not first:
                continue
            x = self.left + week * self.pitch
            words = _week_words(start, with_year=week == 0 or starts[week - 1].year != start.year)
            if len(starts) > _DAYS_NAMED:
                words = words.partition(" ")[2]
            if x < free or x + self.measure(words, self.size) > self.right:
                continue
            yield Line(x, top - self.size * 0.9, x, top - self.size * 0.5, "quiet")
            yield Label(x, top + self.size * 0.45, words, self.size)
            free = x + self.measure(words, self.size) + self.size * 0.8


def _week_words(start: date, *, with_year: bool) -> str:
    month = MONTHS[start.month - 1][:3]
    return f"{start.day} {month} {start.year}" if with_year else f"{start.day} {month}"
