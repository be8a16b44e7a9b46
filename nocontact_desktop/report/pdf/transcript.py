"""A conversation as a sober list: number, time, sender and text in columns, dates between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nocontact_desktop.report.document import DayBreak, Message, Transcript
from nocontact_desktop.report.pdf import grid
from nocontact_desktop.report.pdf.blocks import QUIET, STRONG, Setting, baseline
from nocontact_desktop.report.pdf.book import LABEL, LOOKS, Look
from nocontact_desktop.report.pdf.flow import Bar, Ink, Strip
from nocontact_desktop.report.pdf.plain_lines import Line
from nocontact_desktop.report.pdf.structure import Element

_NUMBER_WIDTH: Final = 34.0
_TIME: Final = 40.0
_TIME_WIDTH: Final = 64.0
_SENDER: Final = grid.LABEL_WIDTH
_SENDER_WIDTH: Final = 100.5
_BODY: Final = 225.0
_BODY_WIDTH: Final = grid.WIDTH - _BODY
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


def _message(entry: Message, setting: Setting, rows: Element, repeat: tuple[Strip, ...]) -> list[Strip]:
    item = setting.structure.element("LI", rows)
    label = setting.structure.element("Lbl", item)
    content = setting.structure.element("LBody", item)
    plain = setting.breaker.plain
    sender_look = QUIET if entry.system else LOOKS["plain"] if entry.mine else STRONG
    senders = plain(entry.sender, sender_look, grid.SMALL, _SENDER_WIDTH) if entry.sender else []
    for mark in entry.marks:
        senders += plain(mark, _QUIET_SLANTED, grid.SMALL, _SENDER_WIDTH)
    look = _QUIET_SLANTED if entry.system else None
    columns: list[tuple[float, float, float, list[Line], Element]] = [
        (0.0, _NUMBER_WIDTH, grid.SMALL, plain(entry.number, QUIET, grid.SMALL, _NUMBER_WIDTH), label),
        (_TIME, _TIME_WIDTH, grid.SMALL, plain(entry.time, QUIET, grid.SMALL, _TIME_WIDTH), content),
        (_SENDER, _SENDER_WIDTH, grid.SMALL, senders, content),
        (
            _BODY,
            _BODY_WIDTH,
            grid.BODY,
            setting.breaker.lines(entry.body, grid.BODY, _BODY_WIDTH, look),
            content,
        ),
    ]
    drop = baseline(grid.BODY, grid.LINE)
    strips = []
    for index in range(max(len(column[3]) for column in columns)):
        inks = [
            Ink(lines[index], x, drop, size, width, element)
            for x, width, size, lines, element in columns
            if index < len(lines)
        ]
        strips.append(Strip(grid.LINE, tuple(inks), repeat=repeat))
    strips[0].gap = grid.UNIT
    strips[0].keep = len(strips) > 1
    if len(strips) > 2:
        strips[-2].keep = True
    if entry.anchor:
        strips[0].anchors = (entry.anchor,)
    return strips
