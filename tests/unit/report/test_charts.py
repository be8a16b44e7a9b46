"""Charts as shapes: bars in line with their numbers from an honest zero, all inside, no words on top of others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.report.charts.hours import HoursDrawing
from nocontact_desktop.report.charts.shapes import Chart, Label, Line, Pointer, Rect, tick_step
from nocontact_desktop.report.charts.weeks import Moment, Strip, WeeksDrawing

FIRST = date(2025, 9, 8)


def measure(text: str, size: float) -> float:
    return len(text) * size * 0.55


def weeks(*strips: tuple[int, ...], width: float = 800, size: float = 12) -> Chart:
    starts = [FIRST + timedelta(weeks=at) for at in range(len(strips[0]))]
    named = [Strip(f"Way {at}: {sum(counts)}", counts) for at, counts in enumerate(strips)]
    return WeeksDrawing(tuple(starts), tuple(named), "Weeks").draw(width, size, measure)


def left_and_right(label: Label) -> tuple[float, float]:
    wide = measure(label.text, label.size)
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return left, left + wide


counts = st.lists(st.lists(st.integers(0, 5000), min_size=12, max_size=52), min_size=1, max_size=4)


@given(counts, st.sampled_from([320.0, 800.0, 1500.0]), st.sampled_from([10.0, 12.5, 25.0]))
def test_bars_are_in_line_with_their_numbers(found: list[list[int]], width: float, size: float) -> None:
    length = min(len(one) for one in found)
    strips = [tuple(one[:length]) for one in found]
    chart = weeks(*strips, width=width, size=size)
    numbers = [number for strip in strips for number in strip if number]
    bars = [shape for shape in chart.shapes if isinstance(shape, Rect)]
    assert len(bars) == len(numbers)
    most = max(numbers, default=0)
    tallest = max((bar.height for bar in bars), default=0)
    for bar, number in zip(bars, numbers, strict=True):
        assert bar.height == pytest.approx(max(1.0, tallest * number / most))


@given(counts, st.sampled_from([320.0, 800.0]), st.sampled_from([10.0, 25.0]))
def test_everything_lies_inside_and_no_words_stand_on_others(found: list[list[int]], width: float, size: float) -> None:
    length = min(len(one) for one in found)
    chart = weeks(*(tuple(one[:length]) for one in found), width=width, size=size)
    on_a_line: dict[float, list[tuple[float, float]]] = {}
    for shape in chart.shapes:
        if isinstance(shape, Label):
            left, right = left_and_right(shape)
            assert left >= -0.01
            assert right <= chart.width + 0.01 or shape.text.startswith(("Way", "Weeks"))
            assert 0 <= shape.y <= chart.height
            on_a_line.setdefault(round(shape.y, 3), []).append((left, right))
        elif isinstance(shape, Rect):
            assert shape.x >= 0
            assert shape.x + shape.width <= chart.width + 0.01
            assert 0 <= shape.y <= shape.y + shape.height <= chart.height
    for words in on_a_line.values():
        for before, after in zip(sorted(words), sorted(words)[1:], strict=False):
            assert before[1] <= after[0] + 0.01


def test_an_empty_chart_still_shows_its_zero() -> None:
    chart = weeks((0,) * 12)
    assert [shape for shape in chart.shapes if isinstance(shape, Rect)] == []
    zeros = [shape for shape in chart.shapes if isinstance(shape, Label) and shape.text == "0"]
    base = [
        shape for shape in chart.shapes if isinstance(shape, Line) and shape.tone == "quiet" and shape.y1 == shape.y2
    ]
    assert len(zeros) == len(base) == 1


def test_the_axis_names_its_steps_and_the_weeks() -> None:
    chart = weeks((0, 44, 59, 3, *(0,) * 100))
    texts = [shape.text for shape in chart.shapes if isinstance(shape, Label)]
    assert [text for text in texts if text in {"0", "20", "40", "60"}] == ["0", "20", "40"]
    assert texts[-1] == "Weeks"
    assert "Sep 2025" in texts
    numbered = [shape.text for shape in weeks((0, 44, 59, 3, *(0,) * 8)).shapes if isinstance(shape, Label)]
    assert {"44", "59", "3", "8 Sep 2025"} <= set(numbered)
    assert "20" not in numbered  # where each bar has its number, no line is in their way


def test_a_year_is_named_by_its_months() -> None:
    texts = [shape.text for shape in weeks((1,) * 52).shapes if isinstance(shape, Label)]
    assert {"Sep 2025", "Nov", "Jan 2026"} <= set(texts)
    years = [shape.text for shape in weeks((1,) * 156).shapes if isinstance(shape, Label)]
    assert [text for text in years if text[:3] in {"Sep", "Jan", "Jul", "Oct"}] == [
        *("Sep 2025", "Jan 2026", "Jul", "Jan 2027", "Jul", "Jan 2028", "Jul"),
    ]


@pytest.mark.parametrize(
    ("most", "step"), [(1, 1), (4, 1), (5, 2), (8, 2), (9, 5), (20, 5), (21, 10), (59, 20), (4001, 2000)]
)
def test_steps_are_round_numbers(most: int, step: int) -> None:
    assert tick_step(most, 4) == step


@given(st.lists(st.lists(st.integers(0, 900), min_size=24, max_size=24), min_size=7, max_size=7))
def test_squares_have_an_area_in_line_with_their_numbers(grid: list[list[int]]) -> None:
    days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    chart = HoursDrawing(tuple(map(tuple, grid)), tuple(days), "Hours").draw(900, 12, measure)
    numbers = [number for row in grid for number in row if number]
    squares = [shape for shape in chart.shapes if isinstance(shape, Rect)]
    assert len(squares) == len(numbers)
    largest = max((one.width for one in squares), default=0.0)
    for square, number in zip(squares, numbers, strict=True):
        assert square.width == square.height
        assert square.width == pytest.approx(max(2.0, largest * (number / max(numbers)) ** 0.5))
        assert 0 <= square.x <= square.x + square.width <= chart.width
    for name in days:
        assert any(isinstance(shape, Label) and shape.text == name for shape in chart.shapes)


def with_moments(*days: date, weeks: int = 26) -> Chart:
    starts = tuple(FIRST + timedelta(weeks=at) for at in range(weeks))
    pointed = Strip("Way", (3,) * weeks, pointed=(FIRST + timedelta(days=40),))
    moments = tuple(Moment(day, f"an order of {day}") for day in days)
    drawing = WeeksDrawing(starts, (Strip("All", (3,) * weeks), pointed), "Weeks", moments, "blocked")
    return drawing.draw(495, 8.25, measure)


def test_a_pointer_stands_below_its_day_and_is_explained() -> None:
    chart = with_moments()
    below, legend = [shape for shape in chart.shapes if isinstance(shape, Pointer)]
    bars = [shape for shape in chart.shapes if isinstance(shape, Rect)]
    assert below.y >= bars[-1].y + bars[-1].height  # under the last strip, where it was said
    week = bars[-26:][5]  # the 40th day lies in the sixth week
    assert week.x - week.width < below.x < week.x + 2 * week.width
    assert legend.y > below.y
    assert any(isinstance(shape, Label) and shape.text == "blocked" for shape in chart.shapes)


def test_one_order_stands_in_words_at_its_line_and_several_by_letters_with_their_words_below() -> None:
    day = FIRST + timedelta(days=100)
    alone = [shape.text for shape in with_moments(day).shapes if isinstance(shape, Label)]
    assert f"an order of {day}" in alone
    assert "a" not in alone
    chart = with_moments(day, day + timedelta(days=1), FIRST + timedelta(days=180))
    labels = [shape for shape in chart.shapes if isinstance(shape, Label)]
    assert {"a", "b", "c"} <= {shape.text for shape in labels}
    assert labels[-1].text == f"an order of {FIRST + timedelta(days=180)}"


def test_the_line_of_an_order_is_broken_where_a_number_stands() -> None:
    day = FIRST + timedelta(days=73)  # in the middle of a week, where its number stands
    chart = with_moments(day, weeks=12)
    dashed = [shape for shape in chart.shapes if isinstance(shape, Line) and shape.dashed]
    numbers = [shape for shape in chart.shapes if isinstance(shape, Label) and shape.text == "3"]
    in_the_way = [one for one in numbers if abs(one.x - dashed[0].x1) < measure("3", one.size)]
    assert len(in_the_way) == 2
    for number in in_the_way:
        assert not any(line.y1 < number.y - 1 < line.y2 for line in dashed)


def test_a_chart_of_many_ways_stays_as_high_as_it_may_be() -> None:
    starts = tuple(FIRST + timedelta(weeks=at) for at in range(26))
    strips = tuple(Strip(f"Way {at}", (at + 1,) * 26) for at in range(13))
    drawing = WeeksDrawing(starts, strips, "Weeks", most_high=60)
    assert drawing.draw(495, 8.25, measure).height <= 60 * 8.25


def test_few_weeks_do_not_make_broad_bars() -> None:
    bars = [shape for shape in weeks((7,)).shapes if isinstance(shape, Rect)]
    assert bars[0].width < 100
