"""Chips for state, rows of filter chips, and the choice of one of three."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QRadioButton, QSizePolicy, QWidget

from nocontact_desktop.gui.icons import paint_icon
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.tokens import Tone
from nocontact_desktop.gui.widgets.layouts import FlowRow, one_tab_stop, row
from nocontact_desktop.gui.widgets.text import PlainLabel


def chip_font(*, bold: bool) -> QFont:
    """The type of chips and segments."""
    font = QFont(QLabel().font())
    font.setPixelSize(tokens().px(13.5))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def paint_chip(painter: QPainter, rect: QRect, text: str, tone: Tone, icon_name: str = "") -> None:
    """Draw a chip into ``rect``; for delegates too."""
    t = tokens()
    ground, colour = t.colours.on_tone(tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = t.colours.divider if tone == "neutral" else ground
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QColor(ground))
    shape = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
    left = rect.left() + t.space(12)
    if icon_name:
        side = t.px(14)
        paint_icon(painter, QRect(left, rect.center().y() - side // 2 + 1, side, side), icon_name, colour)
        left += side + t.space(6)
    painter.setPen(QColor(colour))
    painter.setFont(chip_font(bold=tone != "neutral"))
    painter.drawText(QRect(left, rect.top(), rect.right() - left, rect.height()), Qt.AlignmentFlag.AlignVCenter, text)


def chip_size(text: str, tone: Tone, icon_name: str = "") -> QSize:
    """How much room a chip takes."""
    t = tokens()
    metrics = QFontMetrics(chip_font(bold=tone != "neutral"))
    icon_room = t.px(14) + t.space(6) if icon_name else 0
    return QSize(metrics.horizontalAdvance(text) + icon_room + 2 * t.space(12), t.px(27))


class Chip(PlainLabel):
    """A state in words: ``Chip("Saved", tone="accent", icon_name="check")``."""

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        tone: Tone = "neutral",
        icon_name: str = "",
        name: str = "chip",
    ) -> None:
        super().__init__(text, parent, name=name)
        self._tone: Tone = tone
        self._icon_name = icon_name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, text: str, tone: Tone = "neutral", icon_name: str = "") -> None:
        """Show another state."""
        self._tone = tone
        self._icon_name = icon_name
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self.text(), self._tone, self._icon_name)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_chip(QPainter(self), self.rect(), self.text(), self._tone, self._icon_name)


class _Pick(QRadioButton):
    """One of several; arrow keys move between them, as with every group of radio buttons."""

    def __init__(self, text: str, name: str, parent: QWidget) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.words = text
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str) -> None:
        """Show other words."""
        self.words = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class FilterChip(_Pick):
    """One filter of :class:`FilterChips`."""

    def sizeHint(self) -> QSize:
        return QSize(chip_size(self.words, "accent").width(), tokens().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        c = tokens().colours
        if self.isChecked():
            paint_chip(painter, self.rect(), "", "accent")
            colour = c.accent
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(c.border), 1))
            painter.setBrush(QColor(c.card) if self.underMouse() else Qt.BrushStyle.NoBrush)
            shape = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
            colour = c.secondary
        painter.setPen(QColor(colour))
        painter.setFont(chip_font(bold=self.isChecked()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.words)


class FilterChips(FlowRow):
    """One filter chosen of several: ``FilterChips([("all", "All"), ("incident", "Incidents")],
    name="kinds", spoken="Show")``.
    """

    chosen = Signal(str)

    def __init__(
        self, options: Sequence[tuple[str, str]], parent: QWidget | None = None, *, name: str, spoken: str
    ) -> None:
        super().__init__(gap=10, parent=parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._group = QButtonGroup(self)
        self._by_value: dict[str, FilterChip] = {}
        for value, words in options:
            chip = FilterChip(words, f"{name}_{value}", self)
            self._group.addButton(chip)
            self._by_value[value] = chip
            chip.clicked.connect(lambda _checked=False, value=value: self.chosen.emit(value))
            self.add(chip)
        if options:
            self._by_value[options[0][0]].setChecked(True)

    def value(self) -> str:
        """The filter chosen."""
        return next((value for value, chip in self._by_value.items() if chip.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose a filter without emitting."""
        self._by_value[value].setChecked(True)

    def set_words(self, value: str, words: str) -> None:
        """Change the words of one filter, e.g. its count."""
        self._by_value[value].set_words(words)


class Segment(_Pick):
    """One part of :class:`Segmented`."""

    def __init__(self, text: str, name: str, parent: QWidget) -> None:
        super().__init__(text, name, parent)
        self.place = "middle"

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(chip_font(bold=True))
        return QSize(metrics.horizontalAdvance(self.words) + 2 * tokens().space(11), tokens().px(35))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = tokens().colours
        if self.isChecked():
            painter.fillPath(self._shape(), QColor(c.accent_soft))
        painter.setPen(QColor(c.accent if self.isChecked() else c.secondary))
        painter.setFont(chip_font(bold=self.isChecked()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.words)

    def _shape(self) -> QPainterPath:
        radius = tokens().radius - 1
        rect = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(rect, radius, radius)
        if self.place != "first":
            path.addRect(rect.adjusted(0, 0, -radius, 0))
        if self.place != "last":
            path.addRect(rect.adjusted(radius, 0, 0, 0))
        path.setFillRule(Qt.FillRule.WindingFill)
        return path


class Segmented(QFrame):
    """One of two to four, side by side; nothing is chosen until the user chooses.

    ``Segmented([("block", "Block"), ("filter", "Filter and keep")], name="choice", spoken="Your choice for email")``.
    ``chosen(value)`` fires on the user's choice only.
    """

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
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
        self._by_value: dict[str, Segment] = {}
        line = row(self, gap=0, margins=(1, 1, 1, 1))
        for at, (option, words) in enumerate(options):
            segment = Segment(words, f"{name}_{option}", self)
            segment.setAccessibleName(f"{spoken}: {words}")
            segment.place = "first" if at == 0 else "last" if at == len(options) - 1 else "middle"
            self._group.addButton(segment)
            self._by_value[option] = segment
            segment.clicked.connect(lambda _checked=False, option=option: self.chosen.emit(option))
            line.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_value(value)

    def value(self) -> str | None:
        """The choice, or None."""
        return next((value for value, segment in self._by_value.items() if segment.isChecked()), None)

    def set_value(self, value: str | None) -> None:
        """Show a choice without emitting; None for no choice yet."""
        self._group.setExclusive(False)
        for option, segment in self._by_value.items():
            segment.setChecked(option == value)
        self._group.setExclusive(True)
        chosen = self._by_value.get(value) if value is not None else None
        one_tab_stop(self._by_value.values(), chosen)
        has_focus = any(segment.hasFocus() for segment in self._by_value.values())
        self.setFocusProxy(chosen or next(iter(self._by_value.values())))
        if has_focus:
            self.setFocus()
