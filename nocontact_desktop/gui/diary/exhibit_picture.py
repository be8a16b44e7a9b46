"""Pictures on the screen: one that is as large as there is room, and one to look at closely."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QWidget

from nocontact_desktop.gui.theme import tokens

_HIGHEST = 520
_STEPS = (0.05, 0.1, 0.17, 0.25, 0.33, 0.5, 0.67, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
_LINE = 48
_MARGIN = 24


class FittedPicture(QWidget):
    """A picture as large as there is room, never larger than it is."""

    def __init__(self, data: bytes, spoken: str) -> None:
        super().__init__()
        self.setObjectName("exhibitPicture")
        self.setAccessibleName(spoken)
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(data)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._fitted(width).height()

    def sizeHint(self) -> QSize:
        return self._fitted(self._pixmap.width() or 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._fitted(self.width())
        painter.drawPixmap(0, 0, size.width(), size.height(), self._pixmap)

    def _fitted(self, width: int) -> QSize:
        room = QSize(max(1, min(width, self._pixmap.width())), _HIGHEST)
        return self._pixmap.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)


class PictureView(QAbstractScrollArea):
    """A picture to zoom, turn and move about. Only the view of it changes.

    Keys: plus and minus zoom, 0 fits, 1 shows it pixel for pixel, R turns, the arrows move. ``zoomed(scale)`` after
    each change; 1.0 is one pixel of the picture on one of the screen. ``page_asked(-1 or 1)`` for Page Up and Down.
    """

    share_of_window = 0.58
    zoomed = Signal(float)
    page_asked = Signal(int)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pixmap = QPixmap()
        self._turned = 0
        self._scale: float | None = None
        self._held: QPoint | None = None

    @property
    def scale(self) -> float:
        """How large a pixel of the picture is on the screen."""
        return self._fitting() if self._scale is None else self._scale

    @property
    def has_picture(self) -> bool:
        """Whether there is something to see."""
        return not self._pixmap.isNull()

    @property
    def turned(self) -> int:
        """By how many degrees the view is turned to the right."""
        return self._turned

    def show_picture(self, data: bytes) -> None:
        """Show another picture, as much of it as fits, turned as the one before."""
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(data)
        self.fit()

    def clear(self) -> None:
        """Show nothing, the right way up."""
        self._pixmap = QPixmap()
        self._turned = 0
        self.fit()

    def fit(self) -> None:
        """As large as fits, and never larger than it is."""
        self._set_scale(None)

    def show_whole_pixels(self) -> None:
        """One pixel of the picture on one of the screen."""
        self._set_scale(1.0)

    def zoom(self, way: int) -> None:
        """One step larger (1) or smaller (-1)."""
        now = self.scale
        if way > 0:
            self._set_scale(next((step for step in _STEPS if step > now * 1.01), _STEPS[-1]))
        else:
            self._set_scale(next((step for step in reversed(_STEPS) if step < now / 1.01), _STEPS[0]))

    def turn(self, degrees: int) -> None:
        """Turn the view by a quarter to the right (90) or left (-90). The original stays as it is."""
        self._turned = (self._turned + degrees) % 360
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(tokens().px(400), min(tokens().px(_HIGHEST), max(tokens().px(260), self._room_above())))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(tokens().colours.ground))
        if self._pixmap.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self.scale < 2.0)
        painter.setTransform(self.placed())
        painter.drawPixmap(0, 0, self._pixmap)
        painter.resetTransform()
        self.paint_over(painter)

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the picture, in the viewport's pixels: nothing here."""

    def placed(self) -> QTransform:
        """The way from the picture's pixels to the viewport's."""
        size, room = self._shown(), self.viewport().size()
        left = -self.horizontalScrollBar().value() + max(0.0, (room.width() - size.width()) / 2)
        top = -self.verticalScrollBar().value() + max(0.0, (room.height() - size.height()) / 2)
        drawn = self.scale / self.devicePixelRatioF()
        way = QTransform().translate(left + size.width() / 2, top + size.height() / 2).rotate(self._turned)
        return way.scale(drawn, drawn).translate(-self._pixmap.width() / 2, -self._pixmap.height() / 2)

    def picture_rect(self) -> QRect:
        """The whole picture, in its own pixels."""
        return self._pixmap.rect()

    def bring_into_sight(self, shown: QRectF) -> None:
        """Scroll so that this part of the viewport is in sight."""
        for bar, first, last, room in (
            (self.horizontalScrollBar(), shown.left(), shown.right(), self.viewport().width()),
            (self.verticalScrollBar(), shown.top(), shown.bottom(), self.viewport().height()),
        ):
            bar.setValue(bar.value() + round(min(0.0, first - _MARGIN) + max(0.0, min(last + _MARGIN - room, first))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Plus: lambda: self.zoom(1),
            Qt.Key.Key_Equal: lambda: self.zoom(1),
            Qt.Key.Key_Minus: lambda: self.zoom(-1),
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_1: self.show_whole_pixels,
            Qt.Key.Key_R: lambda: self.turn(90),
            Qt.Key.Key_PageUp: lambda: self.page_asked.emit(-1),
            Qt.Key.Key_PageDown: lambda: self.page_asked.emit(1),
        }
        act = keys.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        elif self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()  # nothing to move here: the page scrolls

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        now = event.position().toPoint()
        moved = now - self._held
        self._held = now
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    def _room_above(self) -> int:
        """What a window leaves for it, so that its buttons stay in sight."""
        return round(self.window().height() * self.share_of_window)

    def _set_scale(self, scale: float | None) -> None:
        """Zoom, and keep what stands in the middle there."""
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        middles = [(bar.value() + bar.pageStep() / 2) / max(1, bar.maximum() + bar.pageStep()) for bar in bars]
        self._scale = scale
        self._arrange()
        for bar, middle in zip(bars, middles, strict=True):
            bar.setValue(round(middle * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))

    def _arrange(self) -> None:
        size, room = self._shown(), self.viewport().size()
        for bar, wanted, there in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setRange(0, max(0, round(wanted) - there))
            bar.setPageStep(there)
            bar.setSingleStep(_LINE)
        self.viewport().update()
        self.zoomed.emit(self.scale)

    def _shown(self) -> QSizeF:
        """How large the turned picture is on the screen."""
        return self._size() * (self.scale / self.devicePixelRatioF())

    def _fitting(self) -> float:
        # Measured without scroll bars: with them, fitting would take them away and bring them back.
        room = self.maximumViewportSize()
        size = self._size()
        if size.isEmpty():
            return 1.0
        ratio = self.devicePixelRatioF()
        return min(1.0, room.width() * ratio / size.width(), room.height() * ratio / size.height())

    def _size(self) -> QSizeF:
        return QTransform().rotate(self._turned).mapRect(self._pixmap.rect()).size().toSizeF()
