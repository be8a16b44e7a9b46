"""A link in the colour of the text whose words wrap, such as the name of a channel in its row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets.buttons import is_enter

_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeading.value | Qt.AlignmentFlag.AlignTop.value


class WrappedLink(QAbstractButton):
    """``WrappedLink("Phone calls and texts", name="open_phone")``; Qt's ``clicked``. ``strong``: like a heading."""

    def __init__(self, words: str, *, name: str, strong: bool = True) -> None:
        super().__init__()
        self._words = words
        self._strong = strong
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def words(self) -> str:
        """What it says."""
        return self._words

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._metrics().boundingRect(QRect(0, 0, max(1, width), 100000), _WRAP, self._words).height()

    def sizeHint(self) -> QSize:
        width = min(self._metrics().horizontalAdvance(self._words) + 2, tokens().px(420))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        longest = max(self._metrics().horizontalAdvance(word) for word in (self._words or " ").split(" "))
        return QSize(longest + 2, self._metrics().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does, on every system."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self._font()
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        colours = tokens().colours
        painter.setPen(QColor(colours.accent if self.underMouse() else colours.text))
        painter.drawText(self.rect(), _WRAP, self._words)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(tokens().px(16))
        font.setWeight(QFont.Weight.DemiBold if self._strong else QFont.Weight.Normal)
        return font

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._font())
