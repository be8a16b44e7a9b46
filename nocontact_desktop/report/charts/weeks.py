"""Counts per week: all together first, then one strip for each kind, on one scale and over the same weeks.

The strips stand under each other and are told apart by their words: no colour has to be. A line goes through all
of them where something began, such as an order; a pointer under a strip says that something was done that day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from nocontact_desktop.diary.when import MONTHS
from nocontact_desktop.report.charts.shapes import Chart, Label, Line, Measure, Pointer, Rect, Shape, tick_step

_TALLEST = ((7.0, True), (6.0, True), (5.0, True), (5.0, False), (4.0, False), (3.0, False), (2.0, False))
"""The height of the tallest bar in sizes of the text, and whether bars may have their numbers: of these the first
with which the chart is not too high."""
_LEAST = 1.2
"""The least height of a strip, in sizes of the text: room for its one line."""
_TICKS = 4
_BAR = 0.74
"""How much of its week a bar takes."""
_WIDEST_WEEK = 8.0
"""The most room a week takes, in sizes of the text."""
_DAYS_NAMED = 26
"""Up to so many weeks each is named by its Monday, beyond them by months."""
_MONTHS_NAMED = 80
"""Up to so many weeks every month is named, beyond them the first and the seventh of a year."""
_POINTER = 0.6
"""The size of a pointer, in sizes of the text."""


@dataclass(frozen=True)
class Strip:
    """The counts of one kind, a number a week, under their words. The bars of an ``open`` one are outlined.

    ``pointed`` are the days that a pointer marks.
    """

    words: str
    counts: tuple[int, ...]
    open: bool = False
    pointed: tuple[date, ...] = ()


@dataclass(frozen=True)
class Moment:
    """A day on which something began, for a line through all strips."""

    day: date
    words: str


@dataclass(frozen=True)
class WeeksDrawing:
    """What a chart of weeks shows. ``starts`` are the Mondays, ``across`` says what stands under them.

    ``pointer_words`` say what a pointer means. ``most_high`` is in sizes of the text; 0: as high as it takes.
    """

    starts: tuple[date, ...]
    strips: tuple[Strip, ...]
    across: str
    moments: tuple[Moment, ...] = ()
    pointer_words: str = ""
    most_high: float = 0.0

    def draw(self, width: float, size: float, measure: Measure) -> Chart:
        """Draw it. ``size`` is that of the text, in the units of ``width``."""
        for tallest, numbers in _TALLEST:
            drawn = _drawn(self, _frame(self, width, size, measure, tallest, numbers=numbers))
            if not self.most_high or drawn.height <= self.most_high * size:
                break
        return drawn


def _frame(of: WeeksDrawing, width: float, size: float, measure: Measure, tallest: float, *, numbers: bool) -> _Frame:
    most = max((count for strip in of.strips for count in strip.counts), default=0)
    step = tick_step(max(most, 1), _TICKS if tallest >= _TALLEST[-2][0] else 2)
    top = -(-max(most, 1) // step) * step
    left = measure(f"{top:,}", size) + size * 0.6
    return _Frame(
        left=left,
        right=min(width, left + len(of.starts) * _WIDEST_WEEK * size),
        width=width,
        numbers=numbers,
        starts=of.starts,
        step=step,
        unit=tallest * size / top,
        size=size,
        measure=measure,
    )


def _drawn(of: WeeksDrawing, frame: _Frame) -> Chart:
    size = frame.size
    shapes: list[Shape] = []
    moments = [one for one in of.moments if frame.left <= frame.at(one.day) <= frame.right]
    called = _called(moments)
    y = 0.0
    for strip in of.strips:
        is_first = strip is of.strips[0]
        y += size * 1.25
        shapes.append(Label(0, y, strip.words, size, tone="ink", strong=is_first))
        starts = dict.fromkeys(moments, 0.0)
        if is_first and moments:
            labels, starts = frame.moment_labels(y + size * 0.2, called)
            shapes += labels
            y = max(starts.values()) - size * 0.4
        numbered = frame.has_room_for_numbers(strip)
        y += size * (1.7 if numbered else 1.1 if is_first else 0.6)
        height = max(_LEAST * size, max(strip.counts, default=0) * frame.unit)
        shapes += frame.ticks(y, height, named=is_first, numbered=numbered)
        bars = list(frame.bars(y + height, strip, numbered=numbered))
        for one in moments:
            shapes += frame.moment_line(one, starts[one] or y, y + height, bars)
        shapes += bars
        shapes += (Pointer(frame.at(day), y + height + size * 0.12, size * _POINTER) for day in strip.pointed)
        y += height + size * (1.2 if strip.pointed else 0.9)
    shapes += frame.names(y)
    y += size * 1.7
    shapes.append(Label(frame.left, y, of.across, size))
    if of.pointer_words and any(strip.pointed for strip in of.strips):
        y += size * 1.5
        shapes.append(Pointer(frame.left + size * _POINTER / 2, y - size * 0.62, size * _POINTER))
        shapes.append(Label(frame.left + size * 1.1, y, of.pointer_words, size))
    for one, short in called.items():
        if short != one.words:
            y += size * 1.5
            shapes.append(Label(frame.left, y, short, size, tone="ink"))
            shapes.append(Label(frame.left + size * 1.1, y, one.words, size))
    return Chart(frame.width, y + size * 0.5, tuple(shapes))


def _called(moments: Sequence[Moment]) -> dict[Moment, str]:
    """What stands at the line of each moment: its words, or of several a letter that a line below explains."""
    ordered = sorted(moments, key=lambda one: one.day)
    if len(ordered) < 2:
        return {one: one.words for one in ordered}
    return {one: chr(ord("a") + place % 26) for place, one in enumerate(ordered)}


@dataclass(frozen=True)
class _Frame:
    """The room the bars stand in. ``unit`` is the height of one attempt, ``step`` the number between two lines."""

    left: float
    right: float
    width: float
    numbers: bool
    starts: tuple[date, ...]
    step: int
    unit: float
    size: float
    measure: Measure

    @property
    def pitch(self) -> float:
        return (self.right - self.left) / max(1, len(self.starts))

    def centre(self, week: int) -> float:
        return self.left + (week + 0.5) * self.pitch

    def at(self, day: date) -> float:
        """Where the middle of a day lies."""
        return self.left + ((day - self.starts[0]).days + 0.5) / 7 * self.pitch if self.starts else self.left

    def has_room_for_numbers(self, strip: Strip) -> bool:
        if not self.numbers:
            return False
        widest = max((self.measure(f"{count:,}", self.size * 0.9) for count in strip.counts if count), default=0)
        return widest <= self.pitch * 0.96

    def ticks(self, top: float, height: float, *, named: bool, numbered: bool) -> Iterator[Shape]:
        """Guide lines and their numbers; where each bar has its number, only the line at 0."""
        base = top + height
        value = 0
        while value * self.unit <= (0 if numbered else height + 0.01):
            y = base - value * self.unit
            yield Line(self.left, y, self.right, y, "quiet" if value == 0 else "hairline")
            if named or value == 0:
                yield Label(self.left - self.size * 0.4, y + self.size * 0.35, f"{value:,}", self.size, "end")
            value += self.step

    def bars(self, base: float, strip: Strip, *, numbered: bool) -> Iterator[Rect | Label]:
        for week, count in enumerate(strip.counts):
            if not count:
                continue
            height = max(count * self.unit, 1.0)
            left, width = self.centre(week) - self.pitch * _BAR / 2, self.pitch * _BAR
            yield Rect(left, base - height, width, height, "open" if strip.open else "mark")
            if numbered:
                at = base - height - self.size * 0.3
                yield Label(self.centre(week), at, f"{count:,}", self.size * 0.9, "middle", "ink")

    def moment_labels(self, top: float, called: Mapping[Moment, str]) -> tuple[list[Shape], dict[Moment, float]]:
        """What moments are called, each on the first line where it has room, and where its line begins below."""
        ends: list[float] = []
        shapes: list[Shape] = []
        begins: dict[Moment, float] = {}
        for one, words in called.items():
            wide = self.measure(words, self.size)
            left = max(0.0, min(self.at(one.day) - min(self.size * 0.3, wide / 2), self.width - wide))
            row = next((row for row, end in enumerate(ends) if end < left), len(ends))
            ends[row:] = [left + wide + self.size * 0.3]
            y = top + (row + 1) * self.size * 1.3
            shapes.append(Label(left, y, words, self.size, tone="ink"))
            begins[one] = y + self.size * 0.35
        return shapes, begins

    def moment_line(self, one: Moment, top: float, base: float, bars: Sequence[Rect | Label]) -> Iterator[Line]:
        """The line of a moment in one strip, broken where a number stands in its way."""
        x = self.at(one.day)
        in_the_way = sorted(
            (max(top, bar.y - bar.size), bar.y + bar.size * 0.2)
            for bar in bars
            if isinstance(bar, Label) and abs(bar.x - x) <= self.measure(bar.text, bar.size) / 2 + 1
        )
        edges = [top, *(edge for pair in in_the_way for edge in pair), base]
        for start, end in list(pairwise(edges))[::2]:
            if end > start:
                yield Line(x, start, x, end, "ink", dashed=True)

    def names(self, top: float) -> Iterator[Shape]:
        """The names of weeks or months, as many as have room, each at the beginning of its bar's room."""
        free = 0.0
        starts = self.starts
        for week, start in enumerate(starts):
            first = week == 0 or starts[week - 1].month != start.month
            if len(starts) > _DAYS_NAMED and not first:
                continue
            if len(starts) > _MONTHS_NAMED and week and start.month not in {1, 7}:
                continue
            x = self.left + week * self.pitch
            words = _week_words(start, with_year=week == 0 or starts[week - 1].year != start.year)
            if len(starts) > _DAYS_NAMED:
                words = words.partition(" ")[2]
            if x < free or x + self.measure(words, self.size) > self.width:
                continue
            yield Line(x, top - self.size * 0.9, x, top - self.size * 0.5, "quiet")
            yield Label(x, top + self.size * 0.45, words, self.size)
            free = x + self.measure(words, self.size) + self.size * 0.8


def _week_words(start: date, *, with_year: bool) -> str:
    month = MONTHS[start.month - 1][:3]
    return f"{start.day} {month} {start.year}" if with_year else f"{start.day} {month}"
