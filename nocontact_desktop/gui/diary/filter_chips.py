"""What the list is filtered by: a chip for each part, that takes the part away."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from nocontact_desktop.diary.filters import EntryFilter, Part
from nocontact_desktop.gui.diary.filter_words import part_words
from nocontact_desktop.gui.icons import paint_icon
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import FlowRow, clear_layout_of
from nocontact_desktop.gui.widgets.chips import chip_font, chip_size, paint_chip
from nocontact_desktop.gui.widgets.naming import set_tip

_LONGEST = 220


class PartChip(QAbstractButton):
    """One part of a filter, with a cross. Enter, Space, Delete or a click takes it away."""

    def __init__(self, words: str, *, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Take away: {part}").format(part=words))
        set_tip(self, self.accessibleName())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        t = tokens()
        words = min(chip_size(self._words, "accent").width(), t.px(_LONGEST))
        return QSize(words + t.px(14) + t.space(6), t.px(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        side = t.px(14)
        room = self.width() - 2 * t.space(12) - side - t.space(6)
        words = QFontMetrics(chip_font(bold=True)).elidedText(self._words, Qt.TextElideMode.ElideRight, room + 1)
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            paint_chip(painter, self.rect(), words, "accent")
            left = self.width() - t.space(10) - side
        else:
            paint_chip(painter, self.rect(), words, "accent")
            left = t.space(10)
        paint_icon(painter, QRect(left, (self.height() - side) // 2, side, side), "x", t.colours.accent)


class PartChips(FlowRow):
    """The chips of a filter: ``show_filter(wanted, orders)``; ``removed(part)``. Hidden while there are none."""

    removed = Signal(str)

    def __init__(self, *, name: str) -> None:
        super().__init__(gap=8)
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Shown are only entries with"))
        self._shown: tuple[str, ...] = ()
        self.hide()

    def show_filter(self, wanted: EntryFilter, leave_out: tuple[Part, ...], orders: Mapping[str, str]) -> None:
        """A chip for each part, but for those that are shown in another way."""
        parts = [part for part in wanted.parts if part not in leave_out]
        words = tuple(part_words(wanted, part, orders) for part in parts)
        if words == self._shown:
            return
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._shown = words
        clear_layout_of(self)
        chips = []
        for part, said in zip(parts, words, strict=True):
            chip = PartChip(said, name=f"{self.objectName()}_{part}", parent=self)
            chip.clicked.connect(lambda _checked=False, part=part: self.removed.emit(part))
            self.add(chip)
            chips.append(chip)
        self.setVisible(bool(chips))
        if had_focus and chips:
            chips[0].setFocus()
