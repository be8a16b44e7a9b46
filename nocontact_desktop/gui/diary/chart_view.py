"""Draws a chart of plain shapes in the window, in the colours of the theme."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.report.charts.hours import HoursDrawing
from nocontact_desktop.report.charts.shapes import Chart, Label, Line, Pointer, Rect, Shape, Tone
from nocontact_desktop.report.charts.weeks import WeeksDrawing

_SMALLEST = 280
_TEXT = 12.5


class ChartView(QWidget):
    """``show_chart(drawing, spoken)``; ``spoken`` is what the chart shows, in words."""

    def __init__(self, *, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._drawing: WeeksDrawing | HoursDrawing | None = None
        self._made: dict[tuple[int, float], Chart] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chart(self, drawing: WeeksDrawing | HoursDrawing, spoken: str) -> None:
        """Show another chart."""
        self._drawing = drawing
        self._made.clear()
        self.setAccessibleDescription(spoken)
        self.updateGeometry()
        self.update()

    def chart(self, width: int) -> Chart:
        """The chart as it is drawn at a width."""
        size = tokens().scale * _TEXT
        key = (width, size)
        if key not in self._made:
            self._made[key] = self._drawing.draw(width, size, measure) if self._drawing else Chart(width, 1, ())
        return self._made[key]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return math.ceil(self.chart(max(width, _SMALLEST)).height)

    def sizeHint(self) -> QSize:
        # As high as the narrowest one, which is the lowest: the layout takes it for the least height.
        return QSize(640, self.heightForWidth(_SMALLEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(_SMALLEST, 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for shape in self.chart(max(self.width(), _SMALLEST)).shapes:
            _paint(painter, shape)


def measure(text: str, size: float) -> float:
    """How wide a text is at a size, in logical pixels."""
    return QFontMetricsF(_font(size, strong=True)).horizontalAdvance(text)


def _paint(painter: QPainter, shape: Shape) -> None:
    if isinstance(shape, Rect):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, colour = QRectF(shape.x, shape.y, shape.width, shape.height), QColor(_colour(shape.tone))
        if shape.tone != "open":
            painter.fillRect(area, colour)
            return
        painter.setPen(QPen(colour, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
    elif isinstance(shape, Pointer):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_colour(shape.tone)))
        half, low = shape.size / 2, shape.y + shape.size
        painter.drawPolygon([QPointF(shape.x, shape.y), QPointF(shape.x - half, low), QPointF(shape.x + half, low)])
    elif isinstance(shape, Line):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        style = Qt.PenStyle.DashLine if shape.dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(_colour(shape.tone)), shape.width, style))
        painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
    else:
        _paint_label(painter, shape)


def _paint_label(painter: QPainter, label: Label) -> None:
    font = _font(label.size, strong=label.strong)
    painter.setFont(font)
    painter.setPen(QColor(_colour(label.tone)))
    width = QFontMetricsF(font).horizontalAdvance(label.text)
    x = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    painter.drawText(QPointF(x, label.y), label.text)


def _colour(tone: Tone) -> str:
    c = tokens().colours
    return {"mark": c.accent, "open": c.accent, "ink": c.text, "quiet": c.secondary, "hairline": c.divider}[tone]


def _font(size: float, *, strong: bool) -> QFont:
    font = QFont(QLabel().font())
    font.setPixelSize(round(size))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
