"""A conversation as a sober list: number, time, sender and text in columns, dates between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from nocontact_desktop.report.document import DayBreak, Message, Transcript
from nocontact_desktop.report.pdf import grid
from nocontact_desktop.report.pdf.blocks import QUIET, STRONG, Setting, baseline, hold_together
from nocontact_desktop.report.pdf.book import LABEL, LOOKS, Look
from nocontact_desktop.report.pdf.flow import Bar, Ink, Strip
from nocontact_desktop.report.pdf.plain_lines import Line
from nocontact_desktop.report.pdf.structure import Element

_QUIET_SLANTED: Final = Look("NotoSans-Italic.ttf", grey=QUIET.grey)
_HEADING: Final = grid.HEADINGS[2]


def transcript(block: Transcript, continued: str, setting: Setting, parent: Element) -> Iterator[Strip]:
    """The title, then messages and dates; further pages begin with the title and ``continued``."""
    title = setting.structure.element("H2", parent)
    drop = baseline(_HEADING.size, _HEADING.line)
    lines = setting.breaker.plain(block.title, STRONG, _HEADING.size, grid.WIDTH)
    for index, line in enumerate(lines):
        ink = Ink(line, 0, drop, _HEADING.size, grid.WIDTH, title)
        yield Strip(_HEADING.line, (ink,), gap=0.0 if index else _HEADING.above, keep=True)
    yield Strip(_HEADING.below, keep=True)
    repeat = tuple(_continued(block.title, continued, setting))
    rows = setting.structure.element("L", parent)
    for entry in block.lines:
        setting.step()
        if isinstance(entry, DayBreak):
            yield from _day(entry, setting, rows, repeat)
        else:
            yield from _message(entry, setting, rows, repeat)


def _continued(title: str, word: str, setting: Setting) -> Iterator[Strip]:
    drop = baseline(grid.SMALL, grid.SMALL_LINE)
    for line in setting.breaker.plain(f"{title}, {word}", QUIET, grid.SMALL, grid.WIDTH):
        yield Strip(grid.SMALL_LINE, (Ink(line, 0, drop, grid.SMALL, grid.WIDTH, None),))
    yield Strip(grid.UNIT)


def _day(entry: DayBreak, setting: Setting, rows: Element, repeat: tuple[Strip, ...]) -> Iterator[Strip]:
    element = setting.structure.element("LBody", setting.structure.element("LI", rows))
    drop = baseline(grid.SMALL, grid.LINE)
    bar = Bar(0, grid.LINE, grid.WIDTH, grid.HAIRLINE, grid.HAIRLINE_GREY)
    for index, line in enumerate(setting.breaker.plain(entry.text, LABEL, grid.SMALL, grid.WIDTH)):
        ink = Ink(line, 0, drop, grid.SMALL, grid.WIDTH, element)
        yield Strip(grid.LINE, (ink,), (bar,), gap=0.0 if index else 2 * grid.UNIT, keep=True, repeat=repeat)


class _Column(NamedTuple):
    """A column of the list: where it stands, its type size, and what it is in the structure."""

    x: float
    width: float
    size: float
    tag: str


# Wide enough for "20 Jan 15:25:55 UTC+1" on one line: most messages are short, and then take one line as well.
_NUMBER: Final = _Column(0.0, 28.0, grid.SMALL, "Lbl")
_TIME: Final = _Column(32.0, 94.0, grid.SMALL, "Span")
_SENDER: Final = _Column(131.0, 89.0, grid.SMALL, "Span")
_BODY: Final = _Column(225.0, grid.WIDTH - 225.0, grid.BODY, "P")


def _message(entry: Message, setting: Setting, rows: Element, repeat: tuple[Strip, ...]) -> list[Strip]:
    item = setting.structure.element("LI", rows)
    content: Element | None = None
    columns = []
    for column, lines in _columns(entry, setting):
        if column is _NUMBER:
            element = setting.structure.element(column.tag, item)
        else:
            content = content or setting.structure.element("LBody", item)
            element = setting.structure.element(column.tag, content)
        columns.append((column, lines, element))
    drop = baseline(grid.BODY, grid.LINE)
    strips = []
    for index in range(max(len(lines) for _, lines, _ in columns)):
        inks = [
            Ink(lines[index], column.x, drop, column.size, column.width, element)
            for column, lines, element in columns
            if index < len(lines)
        ]
        strips.append(Strip(grid.LINE, tuple(inks), repeat=repeat))
    strips[0].gap = grid.UNIT
    hold_together(strips)
    if entry.anchor:
        strips[0].anchors = (entry.anchor,)
    return strips


def _columns(entry: Message, setting: Setting) -> Iterator[tuple[_Column, list[Line]]]:
    """The columns that hold something, in reading order; marks stand under the sender."""
    plain = setting.breaker.plain
    sender_look = QUIET if entry.system else LOOKS["plain"] if entry.mine else STRONG
    senders = list(setting.repeated(entry.sender, sender_look, _SENDER.width)) if entry.sender else []
    for mark in entry.marks:
        senders += setting.repeated(mark, _QUIET_SLANTED, _SENDER.width)
    yield _NUMBER, plain(entry.number, QUIET, _NUMBER.size, _NUMBER.width)
    if entry.time:
        yield _TIME, plain(entry.time, QUIET, _TIME.size, _TIME.width)
    if senders:
        yield _SENDER, senders
    if entry.body:
        look = _QUIET_SLANTED if entry.system else None
        yield _BODY, setting.breaker.lines(entry.body, _BODY.size, _BODY.width, look)
