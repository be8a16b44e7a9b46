"""A chart as SVG for a page: shapes and words only, in greys, with its name and description."""

from __future__ import annotations

from html import escape
from typing import Final

from nocontact_desktop.report.charts.shapes import Chart, Label, Line, Pointer, Rect, Shape, Tone

_COLOURS: Final[dict[Tone, str]] = {
    "mark": "#444",
    "open": "#111",
    "ink": "#111",
    "quiet": "#444",
    "hairline": "#bbb",
}
_WIDEST_LETTER: Final = 0.62  # of the size; a browser's font may be wider than ours


def measure(text: str, size: float) -> float:
    """How wide a text is at most, in a browser's font."""
    return len(text) * size * _WIDEST_LETTER


def svg(chart: Chart, name: str, title: str, description: str) -> str:
    """Return the drawing. ``name`` is used for ids and is not used twice on a page."""
    shapes = "\n".join(_shape(one) for one in chart.shapes)
    return (
        f'<svg viewBox="0 0 {chart.width:.0f} {chart.height:.0f}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc">\n'
        f'<title id="{name}-title">{escape(title)}</title>\n<desc id="{name}-desc">{escape(description)}</desc>\n'
        f"{shapes}\n</svg>\n"
    )


def _shape(one: Shape) -> str:
    colour = _COLOURS[one.tone]
    match one:
        case Rect():
            return _rect(one, colour)
        case Line():
            place = f'x1="{one.x1:.1f}" y1="{one.y1:.1f}" x2="{one.x2:.1f}" y2="{one.y2:.1f}"'
            dashes = ' stroke-dasharray="3 2"' if one.dashed else ""
            return f'<line {place} stroke="{colour}" stroke-width="{one.width:g}"{dashes}/>'
        case Pointer():
            half = one.size / 2
            points = f"{one.x:.1f},{one.y:.1f} {one.x - half:.1f},{one.y + one.size:.1f}"
            return f'<polygon points="{points} {one.x + half:.1f},{one.y + one.size:.1f}" fill="{colour}"/>'
        case Label():
            weight = ' font-weight="600"' if one.strong else ""
            anchor = "" if one.anchor == "start" else f' text-anchor="{one.anchor}"'
            place = f'x="{one.x:.1f}" y="{one.y:.1f}" font-size="{one.size:g}"'
            return f'<text {place} fill="{colour}"{anchor}{weight}>{escape(one.text)}</text>'


def _rect(one: Rect, colour: str) -> str:
    if one.tone != "open":
        place = f'x="{one.x:.1f}" y="{one.y:.1f}" width="{one.width:.1f}" height="{one.height:.1f}"'
        return f'<rect {place} fill="{colour}"/>'
    inner = (max(one.width - 1, 0.1), max(one.height - 1, 0.1))
    place = f'x="{one.x + 0.5:.1f}" y="{one.y + 0.5:.1f}" width="{inner[0]:.1f}" height="{inner[1]:.1f}"'
    return f'<rect {place} fill="none" stroke="{colour}"/>'
