"""The messages of a conversation: only the rows in sight are fetched, measured and drawn."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from nocontact_desktop.diary.conversations import MessageFile, MessageRow
from nocontact_desktop.gui.diary.bubble import Bubble, measured, paint
from nocontact_desktop.gui.diary.message_windows import MessageWindows
from nocontact_desktop.gui.diary.message_words import spoken
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets.naming import announce

_STEPS = 16
"""Steps of the scroll bar in one row."""
_UNKNOWN = 72
"""How high a row is taken to be until it is here."""


class MessageList(QAbstractScrollArea):
    """``selection_changed()``; ``picture_wanted(file)`` for a picture in sight that was not fetched yet.

    Up and Down move, Space selects, Shift and a click select a range.
    """

    selection_changed = Signal()
    picture_wanted = Signal(object)

    def __init__(self, *, name: str, spoken_name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken_name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.windows = MessageWindows(self)
        self.windows.came.connect(lambda _start, _count: self._lay_out())
        self._top, self._offset = 0, 0
        self._current = 0
        self._anchor = 0
        self._chosen: dict[int, MessageRow] = {}
        self._bubbles: dict[str, Bubble] = {}
        self._pictures: dict[str, QPixmap | None] = {}
        self._in_sight: list[tuple[int, int, int]] = []
        self._setting_bar = False
        self._at_end = False
        self.verticalScrollBar().valueChanged.connect(self._on_bar)

    def show_messages(self, count: int, place: int | None = None) -> None:
        """Begin anew with ``count`` messages, at the end or at ``place``."""
        self.windows.reset(count)
        self._bubbles.clear()
        self._pictures.clear()
        self._chosen.clear()
        self.selection_changed.emit()
        self._current = max(0, count - 1) if place is None else place
        self._anchor = self._current
        self._start_at(self._current, at_end=place is None)

    def go_to(self, place: int) -> None:
        """Bring a message to the top and make it the current one."""
        self._current = self._anchor = max(0, min(place, self.windows.count - 1))
        self._start_at(self._current)

    def chosen(self) -> list[MessageRow]:
        """The messages selected, in their order."""
        return [self._chosen[place] for place in sorted(self._chosen)]

    def clear_chosen(self) -> None:
        """Select nothing."""
        self._chosen.clear()
        self.selection_changed.emit()
        self.viewport().update()

    def put_picture(self, file: MessageFile, pixmap: QPixmap) -> None:
        """Take in the small picture of a file."""
        self._pictures[file.sha256 or ""] = pixmap
        self.viewport().update()

    def rows_in_sight(self) -> list[int]:
        """The places of the rows that can be seen."""
        return [place for place, _top, _height in self._in_sight]

    def _start_at(self, place: int, *, at_end: bool = False) -> None:
        """Show a message at the top, or the last one at the foot, where it stays while heights become known."""
        self._top, self._offset, self._at_end = place, 0, at_end
        self._lay_out()

    def _lay_out(self) -> None:
        """Find out which rows can be seen, from the top row down; never beyond the last one."""
        count, height = self.windows.count, self.viewport().height()
        self._in_sight = []
        if count:
            self._top = max(0, min(self._top, count - 1))
            if self._at_end:
                self._top = count - 1
                self._offset = self._height(count - 1) + tokens().space(12) - height
            self._settle_offset()
            self._fill(height)
            self._pull_down(height)
            for place in (self._top - 1, self._in_sight[-1][0] + 1):
                self.windows.row(place)
        self._set_bar()
        self.viewport().update()

    def _settle_offset(self) -> None:
        while self._offset < 0 and self._top > 0:
            self._top -= 1
            self._offset += self._height(self._top)
        self._offset = max(0, self._offset)
        while self._offset >= self._height(self._top) and self._top < self.windows.count - 1:
            self._offset -= self._height(self._top)
            self._top += 1

    def _fill(self, height: int) -> None:
        top, place = -self._offset, self._top
        self._in_sight = []
        while top < height and place < self.windows.count:
            self._in_sight.append((place, top, self._height(place)))
            top += self._in_sight[-1][2]
            place += 1

    def _pull_down(self, height: int) -> None:
        """Where the messages end above the foot, move them down as far as there are any above."""
        last, top, tall = self._in_sight[-1]
        end = top + tall + tokens().space(12)
        if last < self.windows.count - 1 or end >= height:
            return
        missing = height - end
        while missing > 0 and (self._top > 0 or self._offset > 0):
            if self._offset == 0:
                self._top -= 1
                self._offset = self._height(self._top)
            step = min(missing, self._offset)
            self._offset -= step
            missing -= step
        self._fill(height)

    def _height(self, place: int) -> int:
        bubble = self._bubble(place)
        return bubble.height if bubble else tokens().px(_UNKNOWN)

    def _bubble(self, place: int) -> Bubble | None:
        row = self.windows.row(place)
        if row is None:
            return None
        found = self._bubbles.get(row.id)
        if found is None:
            previous = self.windows.row(place - 1) if place else None
            found = measured(row, previous, self.viewport().width())
            if place and previous is None:
                return found  # measured again when the one before it is here
            self._bubbles[row.id] = found
        return found

    def _set_bar(self) -> None:
        bar = self.verticalScrollBar()
        self._setting_bar = True
        bar.setRange(0, max(0, self.windows.count - 1) * _STEPS)
        bar.setPageStep(max(1, len(self._in_sight)) * _STEPS)
        bar.setSingleStep(_STEPS)
        part = self._offset * _STEPS // max(1, self._height(self._top)) if self.windows.count else 0
        bar.setValue(self._top * _STEPS + part)
        self._setting_bar = False

    def _on_bar(self, value: int) -> None:
        if self._setting_bar:
            return
        self._at_end = False
        self._top = value // _STEPS
        self._offset = value % _STEPS * self._height(self._top) // _STEPS
        self._lay_out()

    def _move_to(self, place: int, *, select_range: bool = False) -> None:
        place = max(0, min(place, self.windows.count - 1))
        self._current = place
        if select_range:
            self._choose_range()
        else:
            self._anchor = place
        self._bring_into_sight()
        row = self.windows.row(place)
        if row is not None:
            announce(self, self._spoken(place, row))

    def _bring_into_sight(self) -> None:
        self._at_end = self._current == self.windows.count - 1
        found = next((one for one in self._in_sight if one[0] == self._current), None)
        height = self.viewport().height()
        if found is None and self._current > self._top:
            self._top, self._offset = self._current, self._height(self._current) - height
        elif found is None or found[1] < 0:
            self._top, self._offset = self._current, 0
        elif found[1] + found[2] > height and found[1] > 0:
            self._offset += min(found[1], found[1] + found[2] - height)
        self._lay_out()

    def _toggle(self, place: int) -> None:
        row = self.windows.row(place)
        if row is None:
            return
        if place in self._chosen:
            del self._chosen[place]
        else:
            self._chosen[place] = row
        announce(self, self._spoken(place, row))
        self.selection_changed.emit()
        self.viewport().update()

    def _choose_range(self) -> None:
        for place in range(min(self._anchor, self._current), max(self._anchor, self._current) + 1):
            row = self.windows.row(place)
            if row is not None:
                self._chosen[place] = row
        self.selection_changed.emit()

    def _spoken(self, place: int, row: MessageRow) -> str:
        state = self.tr("selected") if place in self._chosen else ""
        said = ", ".join(part for part in (state, spoken(row)) if part)
        self.setAccessibleDescription(said)
        return said

    def _picture(self, file: MessageFile) -> QPixmap | None:
        key = file.sha256 or ""
        if key not in self._pictures:
            self._pictures[key] = None
            self.picture_wanted.emit(file)
        return self._pictures[key]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        for place, top, height in self._in_sight:
            bubble = self._bubble(place)
            if bubble is None or not QRect(0, top, self.width(), height).intersects(event.rect()):
                continue
            painter.save()
            painter.translate(0, top)
            current = place == self._current and self.hasFocus()
            paint(
                painter, bubble, self.viewport().width(), self._picture, chosen=place in self._chosen, current=current
            )
            painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        page = max(1, len(self._in_sight) - 1)
        moves = {
            keys.Key_Up: self._current - 1,
            keys.Key_Down: self._current + 1,
            keys.Key_PageUp: self._current - page,
            keys.Key_PageDown: self._current + page,
            keys.Key_Home: 0,
            keys.Key_End: self.windows.count - 1,
        }
        if event.key() in moves and self.windows.count:
            self._move_to(moves[keys(event.key())], select_range=shift)
        elif event.key() == keys.Key_Space and self.windows.count:
            self._toggle(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint())
        if place is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._current = place
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._choose_range()
            self.viewport().update()
        else:
            self._anchor = place
            self._toggle(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels = event.pixelDelta().y() or event.angleDelta().y() // 2
        self._at_end = False
        self._offset -= pixels
        self._lay_out()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._bubbles.clear()
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._bubbles.clear()
            self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _place_at(self, point: QPoint) -> int | None:
        return next((place for place, top, height in self._in_sight if top <= point.y() < top + height), None)
