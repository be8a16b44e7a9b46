"""A list of cards that stays quick with ten thousand rows: only the rows in sight are fetched and drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.tokens import Tone
from nocontact_desktop.gui.widgets.chips import chip_size, paint_chip

_Index = QModelIndex | QPersistentModelIndex
_WINDOW = 60


@dataclass(frozen=True)
class CardRow:
    """What one card shows: a small line with a chip at its right, a title, and a small line under it."""

    key: str
    title: str
    above: str = ""
    below: str = ""
    chip: str = ""
    tone: Tone = "neutral"


class CardModel(QAbstractListModel):
    """Rows by number. Those not fetched yet are asked for through ``rows_wanted(start, count)``."""

    rows_wanted = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = 0
        self._rows: dict[int, CardRow] = {}
        self._asked: set[int] = set()

    def reset(self, count: int) -> None:
        """Begin anew with ``count`` rows, none of them known."""
        self.beginResetModel()
        self._count = count
        self._rows.clear()
        self._asked.clear()
        self.endResetModel()

    def put(self, start: int, rows: Sequence[CardRow]) -> None:
        """Fill in rows from ``start`` on."""
        if not rows:
            return
        self._rows.update(enumerate(rows, start))
        self.dataChanged.emit(self.index(start), self.index(min(self._count, start + len(rows)) - 1))

    def row(self, at: int) -> CardRow | None:
        """A row, None while it has not come yet; asks for its window once."""
        found = self._rows.get(at)
        if found is None and 0 <= at < self._count and at // _WINDOW not in self._asked:
            self._asked.add(at // _WINDOW)
            start = at // _WINDOW * _WINDOW
            # Asked for a moment later: a model may not change while it is being drawn.
            QTimer.singleShot(0, self, lambda: self.rows_wanted.emit(start, min(_WINDOW, self._count - start)))
        return found

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        found = self.row(index.row())
        if found is None:
            return ""
        return ", ".join(part for part in (found.title, found.above, found.chip, found.below) if part)


class CardDelegate(QStyledItemDelegate):
    """Draws one card."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        t = tokens()
        inside = t.px(27) + t.px(30) + t.px(20) + 2 * t.space(14)
        return QSize(100, inside + t.space(12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        found = model.row(index.row()) if isinstance(model, CardModel) else None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect.adjusted(2, 2, -2, -(tokens().space(12) - 2))
        state = option.state
        self._paint_ground(painter, rect, chosen=bool(state & QStyle.StateFlag.State_Selected))
        if found is not None:
            self._paint_words(
                painter, rect.adjusted(tokens().space(18), tokens().space(14), -tokens().space(18), 0), found
            )
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, *, chosen: bool) -> None:
        t = tokens()
        width = 2 if chosen else 1
        painter.setPen(QPen(QColor(t.colours.accent if chosen else t.colours.divider), width))
        painter.setBrush(QColor(t.colours.card))
        inset = width / 2
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), t.card_radius, t.card_radius)

    def _paint_words(self, painter: QPainter, room: QRect, found: CardRow) -> None:
        t = tokens()
        top = QRect(room.left(), room.top(), room.width(), t.px(27))
        if found.chip:
            size = chip_size(found.chip, found.tone)
            width = min(size.width(), room.width())
            paint_chip(
                painter,
                QRect(top.right() - width + 1, top.top(), width, size.height()),
                found.chip,
                found.tone,
            )
            top.setWidth(room.width() - width - t.space(8))
        self._line(painter, top, found.above, t.small, t.colours.secondary)
        title = QRect(room.left(), top.bottom() + 1, room.width(), t.px(30))
        self._line(painter, title, found.title, t.body, t.colours.text, bold=True)
        self._line(
            painter,
            QRect(room.left(), title.bottom() + 1, room.width(), t.px(20)),
            found.below,
            t.small,
            t.colours.secondary,
        )

    def _line(self, painter: QPainter, rect: QRect, text: str, size: int, colour: str, *, bold: bool = False) -> None:
        font = QFont(painter.font())
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)


class CardList(QListView):
    """``CardList(name="diaryList", spoken="Entries")``.

    Connect ``rows_wanted(start, count)``, call ``set_count(n)``, answer with ``put(start, [CardRow…])``.
    ``chosen(key)`` when a card becomes the current one by click or arrow key; ``opened(key)`` on Enter or double click.
    """

    rows_wanted = Signal(int, int)
    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, name: str, spoken: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._model = CardModel(self)
        self._model.rows_wanted.connect(self.rows_wanted)
        self.setModel(self._model)
        self.setItemDelegate(CardDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(self._on_opened)

    def set_count(self, count: int) -> None:
        """Begin anew with ``count`` rows; those in sight are asked for."""
        self._model.reset(count)

    def put(self, start: int, rows: Sequence[CardRow]) -> None:
        """Fill in rows from ``start`` on."""
        self._model.put(start, rows)
        current = self.currentIndex().row()
        if start <= current < start + len(rows):
            self.chosen.emit(rows[current - start].key)

    def current_key(self) -> str | None:
        """The key of the current card."""
        found = self._model.row(self.currentIndex().row())
        return found.key if found else None

    def choose(self, at: int) -> None:
        """Make the card at this place the current one."""
        self.setCurrentIndex(self._model.index(at))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        found = self._model.row(current.row()) if current.isValid() else None
        if found:
            self.chosen.emit(found.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_opened()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def _on_opened(self) -> None:
        key = self.current_key()
        if key:
            self.opened.emit(key)
