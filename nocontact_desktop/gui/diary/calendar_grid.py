"""A month as a grid of days: a quiet mark on each day with entries, and every day in words for screen readers."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from nocontact_desktop.diary.when import MONTHS, WEEKDAYS
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.diary.words import translate
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import named

_Index = QModelIndex | QPersistentModelIndex
_WEEKS = 6


class MonthModel(QAbstractTableModel):
    """Six weeks of seven days, Monday first; cells outside the month are empty."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._first = date(2000, 1, 1)
        self._counts: Mapping[int, int] = {}
        self._handovers: Mapping[int, int] = {}
        self.today = self._first

    def show_month(self, first: date, counts: Mapping[int, int], handovers: Mapping[int, int], today: date) -> None:
        """Show the month that begins on ``first``, with the number of entries and of hand-overs of its days."""
        self.beginResetModel()
        self._first, self._counts, self._handovers, self.today = first, dict(counts), dict(handovers), today
        self.endResetModel()

    def day(self, index: _Index) -> date | None:
        """The day of a cell."""
        number = index.row() * 7 + index.column() - self._first.weekday() + 1
        last = calendar.monthrange(self._first.year, self._first.month)[1]
        return self._first.replace(day=number) if index.isValid() and 1 <= number <= last else None

    def place(self, day: date) -> QModelIndex:
        """The cell of a day of this month."""
        at = day.day - 1 + self._first.weekday()
        return self.index(at // 7, at % 7)

    def last_week(self) -> int:
        """The row of the last day, counted from 0."""
        return (self._first.weekday() + calendar.monthrange(self._first.year, self._first.month)[1] - 1) // 7

    def count(self, day: date) -> int:
        """How many entries and hand-overs a day of this month has."""
        return self._counts.get(day.day, 0) + self._handovers.get(day.day, 0)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _WEEKS

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 7

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.day(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return WEEKDAYS[section][:2]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.AccessibleTextRole:
            return WEEKDAYS[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        day = self.day(index)
        if day is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(day)
        return None

    def spoken(self, day: date) -> str:
        """A day in words: "Monday 2 March 2026, 3 entries, 1 hand-over, today"."""
        words = [f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"]
        many, times = self._counts.get(day.day, 0), self._handovers.get(day.day, 0)
        entries = counted(many, translate("diary", "{n} entry"), translate("diary", "{n} entries"))
        words.append(entries if many else translate("diary", "no entry"))
        if times:
            words.append(counted(times, translate("diary", "{n} hand-over"), translate("diary", "{n} hand-overs")))
        if day == self.today:
            words.append(translate("diary", "today"))
        return ", ".join(words)


class DayDelegate(QStyledItemDelegate):
    """Draws one day: its number, and under it a dot with the number of entries where there is more than one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, MonthModel):
            return
        day = model.day(index)
        if day is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room: QRect = option.rect.adjusted(2, 2, -2, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, room, chosen=chosen, today=day == model.today)
        self._number(painter, room, day, bold=chosen or day == model.today)
        if model.count(day):
            self._mark(painter, room, model.count(day))
        painter.restore()

    def _ground(self, painter: QPainter, room: QRect, *, chosen: bool, today: bool) -> None:
        c = tokens().colours
        if not chosen and not today:
            return
        painter.setPen(QPen(QColor(c.accent if chosen else c.border), 2 if chosen else 1))
        painter.setBrush(QColor(c.accent_soft) if chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(room).adjusted(1, 1, -1, -1), tokens().radius, tokens().radius)

    def _number(self, painter: QPainter, room: QRect, day: date, *, bold: bool) -> None:
        painter.setFont(_font(tokens().body, bold=bold))
        painter.setPen(QColor(tokens().colours.text))
        upper = room.adjusted(0, round(room.height() * 0.1), 0, -round(room.height() * 0.38))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def _mark(self, painter: QPainter, room: QRect, count: int) -> None:
        t = tokens()
        side = t.px(7)
        y = room.top() + room.height() * 0.76
        words = f"{count}" if count > 1 else ""
        font = _font(t.px(12), bold=False)
        painter.setFont(font)
        wide = painter.fontMetrics().horizontalAdvance(words) + t.px(3) if words else 0
        left = room.center().x() - (side + wide) / 2 + 0.5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.colours.accent))
        painter.drawEllipse(QRectF(left, y - side / 2, side, side))
        if words:
            painter.setPen(QColor(t.colours.text))
            beside = QRectF(left + side + t.px(3), y - t.px(9), wide + 2, t.px(18))
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, words)


class MonthGrid(QTableView):
    """``show_month(first, counts, handovers, today, chosen)``; ``chosen(date)`` as another day becomes the current one.

    Arrow keys lead on into the months beside, Page Up and Page Down a month, with Ctrl a year: ``month_wanted(date)``
    with the day to go to. ``entered_day()`` on Enter.
    """

    chosen = Signal(object)
    month_wanted = Signal(object)
    entered_day = Signal()

    def __init__(self, *, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._month = MonthModel(self)
        self.setModel(self._month)
        self.setItemDelegate(DayDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        named(self.verticalHeader(), f"{name}Side", translate("diary", "Weeks")).hide()
        self.verticalHeader().setMinimumSectionSize(8)
        head = self.horizontalHeader()
        named(head, f"{name}Head", translate("diary", "Weekdays"))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(8)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()

    def show_month(
        self, first: date, counts: Mapping[int, int], handovers: Mapping[int, int], today: date, chosen: date
    ) -> None:
        """Show a month, with one of its days as the current one."""
        self._month.show_month(first, counts, handovers, today)
        for week in range(_WEEKS):
            self.setRowHidden(week, week > self._month.last_week())
        self.updateGeometry()
        self.setCurrentIndex(self._month.place(chosen))

    def current_day(self) -> date | None:
        """The day that is chosen."""
        return self._month.day(self.currentIndex())

    def spoken(self, day: date) -> str:
        """What a screen reader says of a day of this month."""
        return self._month.spoken(day)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        day = self._month.day(current)
        if day is not None:
            self.chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day = self.current_day()
        step = _STEPS.get(Qt.Key(event.key()))
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        if day is not None and step is not None:
            self._go(day_later(day, step))
        elif day is not None and months is not None:
            years = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._go(month_later(day, months * (12 if years else 1)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.entered_day.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._restyle()

    def minimumSizeHint(self) -> QSize:
        return QSize(tokens().px(7 * 34), self.sizeHint().height())

    def sizeHint(self) -> QSize:
        t = tokens()
        rows = self._month.last_week() + 1
        return QSize(t.px(7 * 56), self.horizontalHeader().height() + rows * _row_height() + 4)

    def _go(self, day: date) -> None:
        first = self._month.day(self.currentIndex())
        if first is not None and (day.year, day.month) == (first.year, first.month):
            self.setCurrentIndex(self._month.place(day))
        else:
            self.month_wanted.emit(day)

    def _restyle(self) -> None:
        t = tokens()
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Highlight, QColor(Qt.GlobalColor.transparent))  # the day draws it
        self.setPalette(colours)
        self.horizontalHeader().setFixedHeight(t.px(28))
        self.verticalHeader().setDefaultSectionSize(_row_height())
        self.updateGeometry()


_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


def _row_height() -> int:
    """Room for a number and the mark under it, with as much around them at every text size."""
    return tokens().px(26) + 16


def day_later(day: date, days: int) -> date:
    """A day some days later or earlier, within what dates can be."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def month_later(day: date, months: int) -> date:
    """The same day some months later or earlier, or the last one of a shorter month; within what dates can be."""
    at = min(max(day.year * 12 + day.month - 1 + months, 12), date.max.year * 12 + 11)
    year, month = divmod(at, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _font(size: int, *, bold: bool) -> QFont:
    font = QFont(QLabel().font())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
