"""The ring around what has the focus: two pixels, in the accent, two pixels away, over everything else.

Fields show it always; buttons show it when the keyboard is used, as people expect.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from nocontact_desktop.gui.input_watch import InputWatch
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets.text import BodyText

_GAP = 2
_WIDTH = 2
_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox)
_MOVED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)


class FocusRing(QWidget):
    """One ring, put into whichever window holds the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clip = QRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.clip)
        painter.setPen(QPen(QColor(tokens().colours.accent), _WIDTH))
        inset = _WIDTH / 2
        radius = tokens().radius + _GAP
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)


class FocusRingKeeper(QObject):
    """Moves the ring to where the focus is."""

    def __init__(self, app: QApplication, watch: InputWatch) -> None:
        super().__init__(app)
        self._watch = watch
        self._target: QWidget | None = None
        self._followed: list[QWidget] = []
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._on_focus_changed)
        watch.way_changed.connect(self._place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVED:
            self._place()
        return False

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        # One turn later: a window is drawn first, and walking up from its field makes Python know many classes.
        QTimer.singleShot(0, self, lambda: self._follow(new))

    def _follow(self, target: QWidget | None) -> None:
        for widget in self._followed:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._followed = []
        self._target = step = target if target is None or shiboken6.isValid(target) else None
        while step is not None and not step.isWindow():
            step.installEventFilter(self)
            self._followed.append(step)
            step = step.parentWidget()
        self._place()

    def _place(self) -> None:
        target = self._target
        if target is None or not shiboken6.isValid(target) or not self._wanted(target):
            if self._ring is not None and shiboken6.isValid(self._ring):
                self._ring.hide()
            return
        window = target.window()
        ring = self._ring_in(window)
        place = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        around = place.adjusted(-_GAP - _WIDTH, -_GAP - _WIDTH, _GAP + _WIDTH, _GAP + _WIDTH)
        ring.setGeometry(around)
        ring.clip = self._seen_part(target, window).translated(-around.topLeft())
        ring.show()
        ring.raise_()
        ring.update()

    def _wanted(self, target: QWidget) -> bool:
        if isinstance(target, BodyText) or target.isWindow() or not target.isVisible():
            return False
        if target.focusPolicy() == Qt.FocusPolicy.NoFocus:  # a whole view, put there for the next Tab to start from
            return False
        return self._watch.by_keyboard or isinstance(target, _FIELDS)

    def _ring_in(self, window: QWidget) -> FocusRing:
        if self._ring is None or not shiboken6.isValid(self._ring):
            self._ring = FocusRing()
        if self._ring.parentWidget() is not window:
            self._ring.setParent(window)
        return self._ring

    def _seen_part(self, target: QWidget, window: QWidget) -> QRect:
        seen = window.rect()
        step = target.parentWidget()
        while step is not None and step is not window:
            if isinstance(step.parentWidget(), QScrollArea | QAbstractScrollArea):
                seen = seen.intersected(QRect(step.mapTo(window, QPoint(0, 0)), step.size()))
            step = step.parentWidget()
        return seen
