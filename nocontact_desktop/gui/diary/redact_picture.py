"""A picture to look at, on which boxes can be drawn with the mouse or by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen

from nocontact_desktop.gui.diary.exhibit_picture import PictureView
from nocontact_desktop.gui.diary.redact_drawing import Drawing
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.intake.file_facts import WHOLE, Box

_STEP, _FINE_STEP = 8, 1
_LEAST = 4
"""A box has at least so many pixels of the screen on each side; a shorter drag is a click."""
_HANDLE = 9
_FIRST = (150, 44)
_SHARE = 0.41
"""Of the window's height, so that the buttons for the boxes are in sight as well."""
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class RedactPicture(PictureView):
    """A :class:`PictureView` that lets boxes be drawn while ``drawing`` is set; ``page`` is the page it shows.

    A drag draws a box, moves the one it begins in, or changes its size from a corner. Keys: B adds a box, the arrows
    move it (finely with Ctrl), with Shift they change its size, N goes to the next, Delete takes it away, Escape lets
    go of it. ``drawn()`` after each change, ``chose()`` when another box is chosen.
    """

    drawn = Signal()
    chose = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)
        self.page = 0
        self._drawing: Drawing | None = None
        self._drag: Callable[[QPointF], None] | None = None
        self._drags = count()
        self._new: QRectF | None = None

    def set_drawing(self, drawing: Drawing | None) -> None:
        """Begin to draw, or stop it."""
        self._drawing, self._drag, self._new = drawing, None, None
        self.share_of_window = PictureView.share_of_window if drawing is None else _SHARE
        self.updateGeometry()
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor if drawing is None else Qt.CursorShape.CrossCursor)
        self.viewport().update()

    def add_box(self) -> None:
        """Draw a box in the middle of what is seen of the page, and take the keyboard to it."""
        if self._drawing is None or not self.has_picture:
            return
        seen = self._page_on_screen().intersected(QRectF(self.viewport().rect()))
        box = QRectF(0, 0, min(_FIRST[0], seen.width() / 2), min(_FIRST[1], seen.height() / 2))
        box.moveCenter(seen.center())
        self._drawing.add(self._box(box))
        self.setFocus()
        self._say_changed()

    def choose_next(self) -> None:
        """Choose the next box of the page."""
        if self._drawing is not None:
            self._drawing.choose_next(self.page)
            self._show_chosen()
            self.chose.emit()

    def remove_box(self) -> None:
        """Take the chosen box away."""
        if self._drawing is not None and self._drawing.chosen_on(self.page) is not None:
            self._drawing.remove()
            self._say_changed()

    def undo(self) -> None:
        """Take the last step back."""
        if self._drawing is not None and self._drawing.can_undo:
            self._drawing.undo()
            self._say_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._drawing is None or not self._on_key(self._drawing, event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._drawing is None or event.button() != Qt.MouseButton.LeftButton or not self.has_picture:
            super().mousePressEvent(event)
            return
        self._drag = self._begun_drag(self._drawing, event.position())
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing is None:
            super().mouseMoveEvent(event)
        elif self._drag is not None:
            self._drag(event.position())
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._drawing is None or self._drag is None:
            return
        new, self._new, self._drag = self._new, None, None
        if new is not None and min(new.width(), new.height()) >= _LEAST:
            self._drawing.add(self._box(new))
        self._say_changed()

    def paint_over(self, painter: QPainter) -> None:
        if self._drawing is None:
            return
        for place, box in self._drawing.on_page(self.page):
            shown = self._on_screen(box).toAlignedRect()
            painter.fillRect(shown, QColor("black"))
            painter.setPen(QPen(QColor(tokens().colours.border), 1))  # so that it is seen on a dark picture
            painter.drawRect(shown)
            if place == self._drawing.chosen:
                self._paint_chosen(painter, QRectF(shown))
        if self._new is not None:
            painter.fillRect(self._new, QColor("black"))
            self._paint_chosen(painter, self._new)

    def _on_key(self, drawing: Drawing, event: QKeyEvent) -> bool:
        """Do what a key stands for while boxes are drawn; False when it stands for nothing here."""
        key = Qt.Key(event.key())
        box = drawing.chosen_on(self.page)
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif key in _WAYS and box is not None:
            self._on_arrow(drawing, box, key, event.modifiers())
        elif key in {Qt.Key.Key_B, Qt.Key.Key_Insert}:
            self.add_box()
        elif key == Qt.Key.Key_N:
            self.choose_next()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and box is not None:
            self.remove_box()
        elif key == Qt.Key.Key_Escape and box is not None:
            drawing.choose(None)
            self.viewport().update()
            self.chose.emit()
        else:
            return False
        return True

    def _on_arrow(self, drawing: Drawing, box: Box, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        step = _FINE_STEP if held & Qt.KeyboardModifier.ControlModifier else _STEP
        across, down = (way * step for way in _WAYS[key])
        shown = self._on_screen(box)
        if held & Qt.KeyboardModifier.ShiftModifier:
            shown.setRight(max(shown.left() + _LEAST, shown.right() + across))
            shown.setBottom(max(shown.top() + _LEAST, shown.bottom() + down))
            drawing.change(self._box(shown), "size")
        else:
            drawing.change(self._box(self._kept_whole(shown.translated(across, down))), "place")
        self._show_chosen()
        self._say_changed()

    def _begun_drag(self, drawing: Drawing, start: QPointF) -> Callable[[QPointF], None]:
        """What a drag that begins here does at each of its points."""
        way = f"drag {next(self._drags)}"
        chosen = drawing.chosen_on(self.page)
        if chosen is not None:
            corners = _corners(self._on_screen(chosen))
            for at, corner in enumerate(corners):
                if (corner - start).manhattanLength() <= _HANDLE * 2:
                    opposite = corners[3 - at]
                    return lambda now: drawing.change(self._box(_between(opposite, now)), way)
        for place, box in reversed(drawing.on_page(self.page)):
            shown = self._on_screen(box)
            if shown.contains(start):
                drawing.choose(place)
                return lambda now: drawing.change(self._box(self._kept_whole(shown.translated(now - start))), way)
        drawing.choose(None)
        begun = _within(start, self._page_on_screen())

        def stretch(now: QPointF) -> None:
            self._new = _between(begun, _within(now, self._page_on_screen()))

        return stretch

    def _paint_chosen(self, painter: QPainter, shown: QRectF) -> None:
        """An outline and four corners, to be seen on black and on white."""
        colours = tokens().colours
        for colour, width in ((colours.card, 4), (colours.accent, 2)):
            painter.setPen(QPen(QColor(colour), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(shown)
        for corner in _corners(shown):
            square = QRectF(0, 0, _HANDLE, _HANDLE)
            square.moveCenter(corner)
            painter.fillRect(square, QColor(colours.accent))
            painter.setPen(QPen(QColor(colours.card), 1))
            painter.drawRect(square)

    def _show_chosen(self) -> None:
        """Bring the chosen box into sight."""
        box = None if self._drawing is None else self._drawing.chosen_on(self.page)
        if box is not None:
            self.bring_into_sight(self._on_screen(box))
        self.viewport().update()

    def _say_changed(self) -> None:
        self.viewport().update()
        self.drawn.emit()

    def _page_on_screen(self) -> QRectF:
        return self.placed().mapRect(QRectF(self.picture_rect()))

    def _kept_whole(self, shown: QRectF) -> QRectF:
        """A box of the same size that lies on the page."""
        room = self._page_on_screen()
        left = min(max(shown.left(), room.left()), max(room.left(), room.right() - shown.width()))
        top = min(max(shown.top(), room.top()), max(room.top(), room.bottom() - shown.height()))
        return QRectF(left, top, shown.width(), shown.height())

    def _on_screen(self, box: Box) -> QRectF:
        room = QRectF(self.picture_rect())
        across, down = room.width() / WHOLE, room.height() / WHOLE
        size = ((box.right - box.left) * across, (box.bottom - box.top) * down)
        return self.placed().mapRect(QRectF(box.left * across, box.top * down, *size))

    def _box(self, shown: QRectF) -> Box:
        """The part of the page that is shown there, cut off at its edges, and no smaller than can be seen."""
        back, _ = self.placed().inverted()
        room = QRectF(self.picture_rect())
        part = back.mapRect(shown)
        left, right = _share(part.left(), part.right(), room.width())
        top, bottom = _share(part.top(), part.bottom(), room.height())
        return Box(page=self.page, left=left, top=top, right=right, bottom=bottom)


def _share(first: float, last: float, whole: float) -> tuple[int, int]:
    """Two places on a side as millionths of it: within it, and apart."""
    start = min(max(0, round(first * WHOLE / whole)), WHOLE - 1)
    return start, min(max(start + 1, round(last * WHOLE / whole)), WHOLE)


def _corners(shown: QRectF) -> tuple[QPointF, QPointF, QPointF, QPointF]:
    """The corners; the one across from each stands as far from the other end."""
    return shown.topLeft(), shown.topRight(), shown.bottomLeft(), shown.bottomRight()


def _between(one: QPointF, other: QPointF) -> QRectF:
    return QRectF(one, other).normalized()


def _within(point: QPointF, room: QRectF) -> QPointF:
    return QPointF(
        min(max(point.x(), room.left()), room.right()),
        min(max(point.y(), room.top()), room.bottom()),
    )
