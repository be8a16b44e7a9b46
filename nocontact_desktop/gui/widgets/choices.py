"""Check boxes and radio buttons whose words wrap."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QWidget,
)

from nocontact_desktop.gui.icons import paint_icon
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets.layouts import column, one_tab_stop
from nocontact_desktop.gui.widgets.text import SecondaryText

_BETWEEN = 4
_WRAP = Qt.TextFlag.TextWordWrap.value
_RESTYLED = (QEvent.Type.StyleChange, QEvent.Type.FontChange)


class _Words:
    """Size and drawing shared by both kinds: a mark of 20, wrapping words right of it."""

    def __init__(self, button: QAbstractButton, text: str, name: str) -> None:
        self._button = button
        self.text = text
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)

    def height(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._left()), 100000)
        height = self._metrics().boundingRect(room, _WRAP, self.text).height()
        return max(tokens().px(32), height + tokens().space(10))

    def size(self) -> QSize:
        metrics = self._metrics()
        width = min(metrics.horizontalAdvance(self.text), metrics.averageCharWidth() * 70) + self._left() + 2
        return QSize(width, self.height(width))

    def least_size(self) -> QSize:
        width = self._left() + self._metrics().averageCharWidth() * 12
        return QSize(min(width, self.size().width()), tokens().px(32))

    def paint(self, painter: QPainter) -> QRect:
        """Draw the words; gives the place of the mark."""
        t = tokens()
        whole = self._button.rect()
        room = whole.adjusted(self._left(), 0, 0, 0)
        right_to_left = self._button.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.setPen(QColor(t.colours.text if self._button.isEnabled() else t.colours.secondary))
        painter.setFont(self._button.font())
        flags = _WRAP | Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignLeading.value
        painter.drawText(QStyle.visualRect(self._button.layoutDirection(), whole, room), flags, self.text)
        mark = QRect(0, (whole.height() - t.px(20)) // 2, t.px(20), t.px(20))
        if self._metrics().horizontalAdvance(self.text) > room.width():
            mark.moveTop(t.space(6))
        if right_to_left:
            mark.moveRight(whole.right())
        return mark

    def _left(self) -> int:
        return tokens().px(20) + tokens().space(12)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._button.font())


def _edge(button: QAbstractButton) -> QPen:
    c = tokens().colours
    return QPen(QColor(c.accent if button.isChecked() else c.border), 1.5)


class Checkbox(QCheckBox):
    """A check box with wrapping words: ``Checkbox("Children were there", name="childrenPresent")``; Qt's
    ``toggled(bool)``.
    """

    def __init__(self, text: str, parent: QWidget | None = None, *, name: str, checked: bool = False) -> None:
        super().__init__(parent)
        self._words = _Words(self, text, name)
        self.setChecked(checked)

    def words(self) -> str:
        """What it says."""
        return self._words.text

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._words.height(width)

    def sizeHint(self) -> QSize:
        return self._words.size()

    def minimumSizeHint(self) -> QSize:
        return self._words.least_size()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _RESTYLED:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._words.paint(painter)
        c = tokens().colours
        painter.setPen(_edge(self))
        painter.setBrush(QColor(c.accent if self.isChecked() else c.card))
        painter.drawRoundedRect(QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)
        if self.isChecked():
            paint_icon(painter, box.adjusted(3, 3, -3, -3), "check", c.on_accent)


class Radio(QRadioButton):
    """A radio button with wrapping words."""

    def __init__(self, text: str, parent: QWidget | None = None, *, name: str) -> None:
        super().__init__(parent)
        self._words = _Words(self, text, name)

    def words(self) -> str:
        """What it says."""
        return self._words.text

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._words.height(width)

    def sizeHint(self) -> QSize:
        return self._words.size()

    def minimumSizeHint(self) -> QSize:
        return self._words.least_size()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _RESTYLED:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._words.paint(painter)
        c = tokens().colours
        shape = QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(_edge(self))
        painter.setBrush(QColor(c.card))
        painter.drawEllipse(shape)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.accent))
            inset = box.width() * 0.27
            painter.drawEllipse(shape.adjusted(inset, inset, -inset, -inset))


class OptionHint(SecondaryText):
    """The small line under an option, close to its words."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__(words, name=name)
        self._indent()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._indent()

    def _indent(self) -> None:
        self.setContentsMargins(tokens().px(20) + tokens().space(12), 0, 0, tokens().space(4))


def _hint_of(button: QAbstractButton, words: str) -> OptionHint:
    button.setAccessibleDescription(words)
    return OptionHint(words, f"{button.objectName()}Hint")


class RadioList(QWidget):
    """One of several under each other: ``RadioList([("yes", "Yes"), ("no", "No")], name="pets", spoken="Pets")``.

    An option may have a third part, a hint shown under it. ``chosen(value)`` fires on the user's choice.
    """

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str] | tuple[str, str, str]],
        parent: QWidget | None = None,
        *,
        name: str,
        spoken: str,
        value: str | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._group = QButtonGroup(self)
        self._by_value: dict[str, Radio] = {}
        body = column(self, gap=0)
        for option, words, *hint in options:
            radio = Radio(words, self, name=f"{name}_{option}")
            self._group.addButton(radio)
            body.addSpacing(_BETWEEN if self._by_value else 0)
            self._by_value[option] = radio
            radio.clicked.connect(lambda _checked=False, option=option: self.chosen.emit(option))
            body.addWidget(radio)
            if hint:
                body.addWidget(_hint_of(radio, hint[0]))
        self.set_value(value)
        self._group.buttonToggled.connect(lambda _radio, _checked: self._lead_focus())

    def value(self) -> str | None:
        """The choice, or None."""
        return next((value for value, radio in self._by_value.items() if radio.isChecked()), None)

    def set_value(self, value: str | None) -> None:
        """Show a choice without emitting; None for no choice yet."""
        self._group.setExclusive(False)
        for option, radio in self._by_value.items():
            radio.setChecked(option == value)
        self._group.setExclusive(True)
        self._lead_focus()

    def _lead_focus(self) -> None:
        """``setFocus`` on the list goes to the choice, or to the first option."""
        chosen = next((radio for radio in self._by_value.values() if radio.isChecked()), None)
        for first in (chosen, *self._by_value.values()):
            if first is not None:
                self.setFocusProxy(first)
                break
        one_tab_stop(self._by_value.values(), chosen)


class CheckList(QWidget):
    """Several of several: ``CheckList([("police", "Police told")], name="told", spoken="Who knows")``.

    ``changed()``. An option may have a third part, a hint shown under it.
    """

    changed = Signal()

    def __init__(
        self,
        options: Sequence[tuple[str, str] | tuple[str, str, str]],
        parent: QWidget | None = None,
        *,
        name: str,
        spoken: str,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._by_value: dict[str, Checkbox] = {}
        body = column(self, gap=0)
        for option, words, *hint in options:
            box = Checkbox(words, self, name=f"{name}_{option}")
            box.clicked.connect(lambda _checked=False: self.changed.emit())
            body.addSpacing(_BETWEEN if self._by_value else 0)
            self._by_value[option] = box
            body.addWidget(box)
            if hint:
                body.addWidget(_hint_of(box, hint[0]))
        for first in list(self._by_value.values())[:1]:
            self.setFocusProxy(first)

    def values(self) -> tuple[str, ...]:
        """What is ticked, in the order of the options."""
        return tuple(value for value, box in self._by_value.items() if box.isChecked())

    def set_values(self, values: Sequence[str]) -> None:
        """Tick these and no others, without emitting."""
        for option, box in self._by_value.items():
            box.setChecked(option in values)
