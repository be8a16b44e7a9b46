"""One message as a bubble: measured for a width, then drawn."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)

from nocontact_desktop.diary.conversations import MessageFile, MessageRow
from nocontact_desktop.gui.diary import message_words as words
from nocontact_desktop.gui.icons import paint_icon
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.tokens import LINE_HEIGHT

PictureOf = Callable[[MessageFile], QPixmap | None]
"""The small picture of a file; None while there is none."""

_INSIDE = 12
_PICTURE = 150


@dataclass(frozen=True)
class Bubble:
    """A message laid out. Places are relative to the top left of its row; ``height`` is the whole row's."""

    row: MessageRow
    height: int
    day: str
    box: QRect
    head: str
    text: QTextLayout | None
    text_top: int
    files: tuple[tuple[QRect, MessageFile], ...]
    foot: str
    foot_top: int


def font(size: int, *, bold: bool = False) -> QFont:
    """The window's type in a size."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def measured(row: MessageRow, previous: MessageRow | None, width: int) -> Bubble:
    """Lay out a message for a row of this width. ``previous`` is the message before it, None for the first."""
    t = tokens()
    small = QFontMetrics(font(t.small)).height()
    new_day = words.day(row) if words.day(row) and (previous is None or words.day(previous) != words.day(row)) else ""
    top = t.space(8) + (small + t.space(24) if new_day else 0)
    room = max(t.px(120), min(width - _mark_room() - t.space(24), t.px(560)))
    inner = room - 2 * _INSIDE
    head = "" if row.kind == "system" else words.sender(row)
    layout, text_height, text_width = _text(words.body(row), inner, centred=row.kind == "system")
    files, files_height, files_width = _files(row, inner)
    foot = words.moment(row)
    metrics = QFontMetrics(font(t.small))
    wide = max(text_width, files_width, metrics.horizontalAdvance(foot), _head_width(head)) + 2 * _INSIDE + 2
    wide = min(room, wide)
    left = _left(row, width, wide)
    y = top + _INSIDE - 2
    y += small + 4 if head else 0
    text_top = y
    y += text_height
    placed = []
    for rect, file in files:
        placed.append((rect.translated(left + _INSIDE, y), file))
    y += files_height
    foot_top = y + 2
    bottom = foot_top + small + _INSIDE - 4
    box = QRect(left, top, wide, bottom - top)
    return Bubble(row, bottom, new_day, box, head, layout, text_top, tuple(placed), foot, foot_top)


def paint(painter: QPainter, bubble: Bubble, width: int, picture_of: PictureOf, *, chosen: bool, current: bool) -> None:
    """Draw it with the painter's origin at the top left of its row."""
    t = tokens()
    if bubble.day:
        _line(painter, QRect(0, t.space(12), width, t.px(24)), words.said_day(bubble.day), centred=True)
    _paint_mark(painter, bubble, chosen=chosen)
    _paint_box(painter, bubble, chosen=chosen, current=current)
    left = bubble.box.left() + _INSIDE
    inner = bubble.box.width() - 2 * _INSIDE
    if bubble.head:
        place = QRect(left, bubble.box.top() + _INSIDE - 4, inner, t.px(20))
        _line(painter, place, bubble.head, bold=True, size=t.px(13.5))
    if bubble.text is not None:
        colour = t.colours.secondary if bubble.row.kind == "system" or "deleted" in bubble.row.flags else t.colours.text
        painter.setPen(QColor(colour))
        bubble.text.draw(painter, QPointF(left, bubble.text_top))
    for rect, file in bubble.files:
        _paint_file(painter, rect, file, picture_of(file) if is_picture(file) else None)
    height = QFontMetrics(font(t.small)).height()
    _line(painter, QRect(left, bubble.foot_top, inner, height), bubble.foot, centred=bubble.row.kind == "system")


def _mark_room() -> int:
    return tokens().px(18) + 16


def _left(row: MessageRow, width: int, wide: int) -> int:
    if row.kind == "system":
        return max(_mark_room(), (width - wide) // 2)
    return width - wide - 4 if row.mine else _mark_room()


def _text(text: str, width: int, *, centred: bool) -> tuple[QTextLayout | None, int, int]:
    if not text:
        return None, 0, 0
    t = tokens()
    made = font(t.small if centred else t.body)
    layout = QTextLayout(text.replace("\r\n", "\n").replace("\n", "\u2028"), made)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    step = QFontMetrics(made).height() * LINE_HEIGHT / 1.3
    top, widest = 0.0, 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        widest = max(widest, line.naturalTextWidth())
        top += step
    layout.endLayout()
    return layout, math.ceil(top), math.ceil(widest)


def _files(row: MessageRow, width: int) -> tuple[list[tuple[QRect, MessageFile]], int, int]:
    """The places of a message's files below each other, their height and the widest."""
    t = tokens()
    placed, top, widest = [], 0, 0
    for file in row.attachments:
        if not file.kept and not file.name:
            continue
        if is_picture(file):
            rect = QRect(0, top + 4, min(width, t.px(_PICTURE * 1.4)), t.px(_PICTURE))
        else:
            wanted = QFontMetrics(font(t.small)).horizontalAdvance(file.name or "") + t.px(30)
            rect = QRect(0, top + 4, min(width, wanted), t.px(28))
        placed.append((rect, file))
        top = rect.bottom() + 5
        widest = max(widest, rect.width())
    return placed, top, widest


def is_picture(file: MessageFile) -> bool:
    """Whether a small picture of it can be shown in place."""
    return file.kept and (file.media_type or "").startswith("image/")


def _head_width(head: str) -> int:
    return QFontMetrics(font(tokens().px(13.5), bold=True)).horizontalAdvance(head) + 2 if head else 0


def _paint_mark(painter: QPainter, bubble: Bubble, *, chosen: bool) -> None:
    t = tokens()
    side = t.px(18)
    place = QRectF(4, bubble.box.top() + 8, side, side)
    painter.setPen(QPen(QColor(t.colours.accent if chosen else t.colours.border), 1.5))
    painter.setBrush(QColor(t.colours.accent if chosen else t.colours.card))
    painter.drawRoundedRect(place, 5, 5)
    if chosen:
        paint_icon(painter, place.toRect().adjusted(3, 3, -3, -3), "check", t.colours.on_accent)


def _paint_box(painter: QPainter, bubble: Bubble, *, chosen: bool, current: bool) -> None:
    t = tokens()
    c = t.colours
    ground = c.accent_soft if bubble.row.mine else c.ground
    edge = c.accent if chosen or current else c.divider
    painter.setPen(QPen(QColor(edge), 2 if current else 1))
    painter.setBrush(QColor(c.card if bubble.row.kind == "system" else ground))
    painter.drawRoundedRect(QRectF(bubble.box).adjusted(1, 1, -1, -1), 12, 12)


def _paint_file(painter: QPainter, rect: QRect, file: MessageFile, pixmap: QPixmap | None) -> None:
    t = tokens()
    if not is_picture(file):
        side = t.px(18)
        paint_icon(
            painter, QRect(rect.left(), rect.center().y() - side // 2, side, side), "paperclip", t.colours.secondary
        )
        _line(painter, rect.adjusted(t.px(26), 0, 0, 0), file.name or "")
        return
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(rect), 8, 8)
    painter.save()
    painter.setClipPath(shape)
    if pixmap is None or pixmap.isNull():
        painter.fillRect(rect, QColor(t.colours.divider))
        side = t.px(24)
        place = QRect(0, 0, side, side)
        place.moveCenter(rect.center())
        paint_icon(painter, place, "image", t.colours.secondary)
    else:
        size = pixmap.size().scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(rect.topLeft(), size)
        target.moveCenter(rect.center())
        painter.drawPixmap(target, pixmap)
    painter.restore()


def _line(
    painter: QPainter, rect: QRect, text: str, *, bold: bool = False, size: int = 0, centred: bool = False
) -> None:
    t = tokens()
    made = font(size or t.small, bold=bold)
    painter.setFont(made)
    painter.setPen(QColor(t.colours.secondary))
    shown = QFontMetrics(made).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    flag = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeading
    painter.drawText(rect, flag | Qt.AlignmentFlag.AlignVCenter, shown)
