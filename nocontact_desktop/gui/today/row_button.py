"""A line that can be pressed: words at the left, a smaller state at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from nocontact_desktop.gui.theme import tokens


class RowButton(QPushButton):
    """``RowButton("Stay safe", "looked at 3 March", name="chapter_stay-safe")``; Qt's ``clicked``."""

    def __init__(self, words: str, state: str, *, name: str) -> None:
        super().__init__()
        self._words = words
        self._state = state
        self.setObjectName(name)
        self.setAccessibleName(f"{words}, {state}")
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        t = tokens()
        words = QFontMetrics(self._font(t.body)).horizontalAdvance(self._words)
        state = QFontMetrics(self._font(t.small)).horizontalAdvance(self._state)
        return QSize(words + state + t.space(24), t.px(41))

    def minimumSizeHint(self) -> QSize:
        return QSize(tokens().px(120), tokens().px(41))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        t = tokens()
        state_font, words_font = self._font(t.small), self._font(t.body)
        state_width = min(QFontMetrics(state_font).horizontalAdvance(self._state) + 2, self.width() // 2)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(words_font)
        painter.setPen(QColor(t.colours.accent if self.underMouse() else t.colours.text))
        room = QRect(0, 0, self.width() - state_width - t.space(12), self.height())
        painter.drawText(room, middle, self._elided(words_font, self._words, room.width()))
        painter.setFont(state_font)
        painter.setPen(QColor(t.colours.secondary))
        place = QRect(self.width() - state_width, 0, state_width, self.height())
        painter.drawText(
            place, middle | Qt.AlignmentFlag.AlignRight, self._elided(state_font, self._state, state_width)
        )

    def _font(self, size: int) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(size)
        return font

    def _elided(self, font: QFont, text: str, width: int) -> str:
        return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
