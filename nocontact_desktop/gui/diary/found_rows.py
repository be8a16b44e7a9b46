"""Rows of things that were found, under headings, with the hit marked in its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nocontact_desktop.diary.search import Hit, Snippet
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets.chips import chip_size, paint_chip

_Index = QModelIndex | QPersistentModelIndex
_BEFORE = 36
"""So many letters stand before a hit, that it is in sight."""
_LINES = 2


@dataclass(frozen=True)
class FoundRow:
    """A heading, or a hit with its title, a small line above it and a chip."""

    heading: str = ""
    hit: Hit | None = None
    title: str = ""
    above: str = ""
    chip: str = ""


class FoundModel(QAbstractListModel):
    """All rows; there are few hundred at most."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[FoundRow, ...] = ()

    def show_rows(self, rows: Sequence[FoundRow]) -> None:
        """Show these rows and no others."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, at: int) -> FoundRow | None:
        """One row."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def place_of(self, hit: Hit) -> int | None:
        """Where the same thing stands now."""
        return next(
            (at for at, row in enumerate(self._rows) if row.hit and (row.hit.kind, row.hit.id) == (hit.kind, hit.id)),
            None,
        )

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        found = self.row(index.row())
        if found is None or found.hit is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        found = self.row(index.row())
        if found is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if found.hit is None:
            return found.heading
        words = "" if found.hit.closed else " ".join("".join(found.hit.snippet).split())
        return ", ".join(part for part in (found.title, found.above, found.chip, words) if part)


class FoundDelegate(QStyledItemDelegate):
    """Draws a heading or a hit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        t = tokens()
        model = index.model()
        found = model.row(index.row()) if isinstance(model, FoundModel) else None
        if found is None or found.hit is None:
            return QSize(100, t.px(24) + t.space(16))
        wide = QFontMetrics(_font(t.small, bold=True)).horizontalAdvance(_shown(found.hit.snippet))
        lines = 0 if found.hit.closed else 1 if wide <= _room(option.rect).width() else _LINES
        return QSize(100, t.px(27) + t.px(28) + lines * _line_height() + 2 * t.space(12) + t.space(10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        found = model.row(index.row()) if isinstance(model, FoundModel) else None
        if found is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if found.hit is None:
            words = rect.adjusted(2, 0, -2, -tokens().space(6))
            _line(painter, words, found.heading, tokens().small, tokens().colours.text)
        else:
            card = rect.adjusted(2, 2, -2, -(tokens().space(10) - 2))
            _ground(painter, card, chosen=bool(option.state & QStyle.StateFlag.State_Selected))
            self._paint_hit(painter, _room(rect), found, found.hit)
        painter.restore()

    def _paint_hit(self, painter: QPainter, room: QRect, found: FoundRow, hit: Hit) -> None:
        t = tokens()
        top = QRect(room.left(), room.top(), room.width(), t.px(27))
        if found.chip:
            longest = round(room.width() * 0.5)
            words = _elided(found.chip, longest - 2 * t.space(12), t.px(13.5))
            size = chip_size(words, "neutral")
            chip = QRect(top.right() - size.width() + 1, top.top(), size.width(), size.height())
            paint_chip(painter, chip, words, "neutral")
            top.setWidth(room.width() - size.width() - t.space(8))
        _line(painter, top, found.above, t.small, t.colours.secondary, bold=False)
        title = QRect(room.left(), top.bottom() + 1, room.width(), t.px(28))
        _line(painter, title, found.title, t.body, t.colours.text)
        if not hit.closed:
            _paint_snippet(painter, QRect(room.left(), title.bottom() + 1, room.width(), 0), hit.snippet)


class FoundRows(QListView):
    """``show_rows(rows)``; ``chosen(Hit)`` as a row becomes the current one, ``opened(Hit)`` on Enter or a click."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, name: str, spoken: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._found = FoundModel(self)
        self.setModel(self._found)
        self.setItemDelegate(FoundDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(lambda _index: self._open())

    def show_rows(self, rows: Sequence[FoundRow]) -> None:
        """Show these rows; the current one stays where it is still there."""
        before = self._current_hit()
        self._found.show_rows(rows)
        place = None if before is None else self._found.place_of(before)
        if place is not None:
            self.setCurrentIndex(self._found.index(place))

    def row(self, at: int) -> FoundRow | None:
        """One of the rows."""
        return self._found.row(at)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        hit = self._current_hit()
        if hit is not None:
            self.chosen.emit(hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def _current_hit(self) -> Hit | None:
        found = self._found.row(self.currentIndex().row())
        return found.hit if found else None

    def _open(self) -> None:
        hit = self._current_hit()
        if hit is not None:
            self.opened.emit(hit)


def _font(size: int, *, bold: bool) -> QFont:
    font = QFont(QLabel().font())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def _line_height() -> int:
    return round(QFontMetrics(_font(tokens().small, bold=False)).height() * 1.15)


def _elided(text: str, room: int, size: int) -> str:
    return QFontMetrics(_font(size, bold=False)).elidedText(text, Qt.TextElideMode.ElideRight, room)


def _ground(painter: QPainter, rect: QRect, *, chosen: bool) -> None:
    t = tokens()
    width = 2 if chosen else 1
    painter.setPen(QPen(QColor(t.colours.accent if chosen else t.colours.divider), width))
    painter.setBrush(QColor(t.colours.card))
    inset = width / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), t.card_radius, t.card_radius)


def _line(painter: QPainter, rect: QRect, text: str, size: int, colour: str, *, bold: bool = True) -> None:
    font = _font(size, bold=bold)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)


def _paint_snippet(painter: QPainter, room: QRect, snippet: Snippet) -> None:
    """Draw at most two lines of text, the hit on a ground of its own, underlined and bold."""
    t = tokens()
    before, hit, after = _cut(snippet)
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.DemiBold)
    look.setFontUnderline(True)
    look.setBackground(QColor(t.colours.accent_soft))
    look.setForeground(QColor(t.colours.text))
    marked = QTextLayout.FormatRange()
    marked.start, marked.length, marked.format = _units(before), _units(hit), look
    layout = QTextLayout(before + hit + after, _font(t.small, bold=False))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([marked])
    layout.beginLayout()
    for place in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        line.setPosition(QPointF(0, place * _line_height()))
    layout.endLayout()
    painter.setPen(QColor(t.colours.secondary))
    layout.draw(painter, QPointF(room.topLeft()))


def _room(rect: QRect) -> QRect:
    """Where the words of a card stand."""
    t = tokens()
    return rect.adjusted(2 + t.space(16), 2 + t.space(12), -2 - t.space(16), 0)


def _cut(snippet: Snippet) -> tuple[str, str, str]:
    """The text on one line, cut off so that the hit is near its beginning."""
    before = snippet.before if len(snippet.before) <= _BEFORE else "…" + snippet.before[-_BEFORE:].lstrip()
    before, hit, after = (part.replace("\n", " ") for part in (before, snippet.hit, snippet.after))
    return before, hit, after


def _shown(snippet: Snippet) -> str:
    return "".join(_cut(snippet))


def _units(text: str) -> int:
    """The length of a text as Qt counts it (UTF-16)."""
    return len(text.encode("utf-16-le")) // 2
